"""What a document says of itself: declared title and author, running heads -> draft."""

import re
from collections.abc import Mapping

from tellings.model import Evidence, Furniture
from tellings.reading.draft import Draft
from tellings.reading.furniture import is_section
from tellings.reading.naming import name_like, outlet_like, parts_of, person_like

_PAGE = re.compile(r"(?i)\b(?:page|p\.)?\s*\d+(?:\s*(?:of|/)\s*\d+)?\b")
_LOGIN = re.compile(r"[a-z0-9._-]+|(?i:user|admin|administrator|owner|unknown|anonymous|default)")


def add_facts(draft: Draft, facts: Mapping[str, str], what: str = "PDF") -> None:
    """Fills title, outlet and byline of the first article from `Title`, `Author` and `Head`.

    What the first page shows is never overruled; `Head` are the running heads, one a line. Dates
    are not taken: a document declares when it was made, and heads show when it was printed. `what`
    names the document in the evidence.
    """
    title, site = _divided(facts.get("Title", ""))
    _titled(draft, facts.get("Title", "") if facts.get("Title", "") in draft.text else title)
    author = facts.get("Author", "")
    house = author if outlet_like(author) else ""
    if author and not house and draft.byline is None and not _LOGIN.fullmatch(author):
        draft.byline = author
    heads = [p for line in facts.get("Head", "").split("\n") for p in parts_of(_PAGE.sub("", line))]
    shown = [p for p in heads if p != draft.title and len(p.split()) <= 5 and _is_house(p)]
    for name, place in ((site, "Title"), (house, "Author"), *((p, "running head") for p in shown)):
        if name and draft.outlet is None:
            draft.outlet = name
            draft.evidence.append(Evidence("outlet", note=f"{what} {place}: {name}"))


def _divided(title: str) -> tuple[str, str]:
    """A declared title as headline and name of the site ("Headline | Harven Daily")."""
    parts = parts_of(title)
    if len(parts) == 2 and parts[0].count(" ") >= 2 and len(parts[1].split()) <= 4:
        at_bar = bool(re.search(r"\s[|·•]\s", title))
        if outlet_like(parts[1]) or (at_bar and _is_house(parts[1])):
            return parts[0], parts[1]
    return title, ""


def _is_house(name: str) -> bool:
    return name_like(name) and not person_like(name) and not is_section(name) and len(name) > 2


def _titled(draft: Draft, title: str) -> None:
    """The title that a document declares, where its first page shows it or shows none."""
    at = draft.text.find(title, 0, 1500) if len(title) > 3 and title != draft.title else -1
    if at >= 0 and "\n" not in title:
        if draft.title_at and draft.title_at[1] <= at:
            draft.furniture.append(Furniture(*draft.title_at, "navigation"))
        draft.title, draft.title_at = title, (at, at + len(title))
        draft.body = [
            (s, e) for s, e in draft.body if e <= at or s >= at + len(title)
        ] or draft.body
    elif draft.title is None and len(title) > 12 and " " in title:
        draft.title = title
