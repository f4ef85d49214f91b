"""HTML pages -> drafts: the headline and the article's blocks, one a line; the rest stays out."""

import re
from collections.abc import Sequence
from typing import Any

from tellings.errors import InputError
from tellings.model import Evidence, Furniture
from tellings.reading.addresses import saved_from
from tellings.reading.blocks import Block, visible_blocks
from tellings.reading.dates import find_dates
from tellings.reading.draft import Draft
from tellings.reading.ending import Piece
from tellings.reading.furniture import masthead
from tellings.reading.limits import Settings
from tellings.reading.lines import byline_name, date_line
from tellings.reading.page_facts import PageFacts, page_facts
from tellings.reading.page_text import extract
from tellings.reading.plain import datelines
from tellings.reading.publication import Shown, publication

_DATA = re.compile(r"data:[\w/+.-]{0,60};base64,[A-Za-z0-9+/=\s]{200,}")
_TAGS = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^<>]*>", re.I | re.S)
_OPEN = re.compile(r"<(/?)([A-Za-z][\w:-]*)")
_VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr", "p", "li", "td", "tr", "th", "option", "dd", "dt"),
    )
)
_STUB = re.compile(
    r"subscribe to (?:continue|read)|already a subscriber|log in to (?:continue|read)|"
    r"sign in to (?:continue|read)|"
    r"this (?:article|content) is (?:only )?(?:for|available to) (?:subscribers|members)",
    re.I,
)
_ERROR = re.compile(
    r"\b(?:404|403|410|500|502|503)\b|not found|page (?:you|not)|access denied|forbidden|"
    r"just a moment",
    re.I,
)
_WALL = re.compile(
    r"\b(?:we value your privacy|cookies?|our \d+ partners|accept all|reject all|consent|"
    r"enable javascript)\b",
    re.I,
)
# a tag with thousands of attributes: parsers need quadratic time for it; possessive, so linear here
_CROWDED = re.compile(
    r"""<[A-Za-z][\w:-]*+(?:\s*+[^\s"'<>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>]*+))?+){2000}"""
)
DOUBTED = 0.8  # agreement of two readings of a page below which its bounds are uncertain
HEAD = 40  # blocks at the top of a page among which a day of looking is looked for
TEASERS, TEASER = 12, 3  # linked lines that make a list of articles; blanks in such a line
SHORT = 250  # characters; an article below this is looked at twice


def read_page(
    html: str, key: str, path: str, settings: Settings, address: str | None = None
) -> Draft:
    """The draft of a page; `address` is what it came in says that it was taken from.

    Raises InputError: `too-large`, `too-complex`, `no-article`.
    """
    html = _scanned(html, settings)
    tree = _parsed(html)
    blocks = visible_blocks(tree)
    facts = page_facts(tree, blocks, address or saved_from(html))
    found = extract(html, tree, blocks, facts.title, facts.byline, facts.article_body)
    draft = _laid_out(facts, found.pieces, key, path)
    _refuse_empty(draft, facts)
    _refuse_list(draft, facts, blocks)
    shown = [*facts.dates, *datelines(draft)]
    draft.published, warnings = publication(shown, draft.text, draft.body, _mastheads(blocks))
    draft.warnings += [*facts.warnings, *warnings]
    if _STUB.search(draft.text) and sum(e - s for s, e in draft.body) < 1500:
        draft.warnings.append(
            "the page shows only the beginning of the article (subscription wall)"
        )
    draft.evidence.append(Evidence("extraction", note=f"readings agree by {found.confidence:.2f}"))
    if found.confidence < DOUBTED:
        draft.warnings.append(
            f"where the article begins and ends is uncertain: two readings of the page share only "
            f"{found.confidence:.0%} of their text"
        )
    day = draft.published.evidence[0].note if draft.published else None
    draft.identity = (0, draft.outlet, draft.title, day)
    return draft


def _scanned(html: str, settings: Settings) -> str:
    """The page without embedded images, if nothing in it would stall a parser."""
    html = _DATA.sub("data:,", html) if "base64," in html else html
    if len(html) > settings.max_page:
        raise InputError("too-large", f"a page of {len(html):,} characters; save its text only")
    if len(html) > settings.max_text and len(_TAGS.sub("", html)) > 2 * settings.max_text:
        raise InputError("too-large", "the page holds more text than an article has; split it")
    if _CROWDED.search(html):
        raise InputError(
            "too-complex", "a tag of the page has thousands of attributes; save its text only"
        )
    if html.count("<!--") > 2000 and html.count("-->") < html.count("<!--") / 2:
        html = html[: html.find("<!--")]
    depth = deepest = 0
    for match in _OPEN.finditer(html):
        if match[2].lower() not in _VOID:
            depth = max(0, depth - 1) if match[1] else depth + 1
            deepest = max(deepest, depth)
    if deepest > settings.max_depth * 4 or (deepest > settings.max_depth and _balanced(html)):
        raise InputError(
            "too-complex", f"elements of the page are nested {deepest} deep; save its text only"
        )
    return html


def _balanced(html: str) -> bool:
    """Whether most tags are closed, so that a count of open ones is a depth."""
    return html.count("</") > 0.3 * html.count("<")


def _parsed(html: str) -> Any:
    from trafilatura import load_html  # loads a large library; only when there is a page

    tree = load_html(html)
    if tree is None:
        raise InputError("no-article", "the page has no text")
    return tree


def _laid_out(facts: PageFacts, pieces: Sequence[Piece], key: str, path: str) -> Draft:
    """Title and pieces one a line, with the roles of the lines."""
    title = facts.title
    told = [p for p in pieces if any(map(str.isalnum, p.text))]
    if told and title and _plain(told[0].text) == _plain(title):
        told = told[1:]
    shown = not facts.credit or any(facts.credit in piece.text for piece in told)
    credit = [] if shown else [Piece(facts.credit, "")]
    placed = [Piece(title, ""), *credit, *told] if title else told
    lines = [piece.text for piece in placed]
    draft = Draft(key, path, "\n".join(lines))
    draft.title, draft.outlet, draft.byline, draft.url = (
        title,
        facts.outlet,
        facts.byline,
        facts.url,
    )
    draft.declared_language = facts.language
    at = 0
    for number, line in enumerate(lines):
        span = (at, at + len(line))
        at = span[1] + 1
        if title and number == 0:
            draft.title_at = span
        elif number <= 3 and (line == facts.credit or _is_byline(draft, line)):
            draft.byline_at = draft.byline_at or span
        elif placed[number].kind:
            draft.furniture.append(Furniture(*span, placed[number].kind))
        elif draft.body and draft.body[-1][1] + 1 == span[0]:
            draft.body[-1] = (draft.body[-1][0], span[1])
        else:
            draft.body.append(span)
    draft.evidence += [Evidence("outlet", note=facts.outlet_from)] if facts.outlet_from else []
    draft.evidence += [Evidence("byline", note=facts.byline_from)] if facts.byline_from else []
    return draft


def _is_byline(draft: Draft, line: str) -> bool:
    """A line at the top that repeats byline, outlet or date."""
    if len(line) > 140:
        return False
    who = byline_name(line)
    if who and draft.byline is None:
        draft.byline = who
    return (
        bool(who)
        or _plain(line) in {_plain(draft.byline or "-"), _plain(draft.outlet or "-")}
        or bool(date_line(line))
    )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _refuse_empty(draft: Draft, facts: PageFacts) -> None:
    """Raises InputError for pages that hold no article: errors, consent walls, empty ones."""
    body = " ".join(draft.text[s:e] for s, e in draft.body)
    if not re.search(r"\w{2}", body):
        raise InputError(
            "no-article", "no article was found on the page; save its text as .txt if there is one"
        )
    if len(body) < SHORT and _ERROR.search(f"{facts.title or ''} {body}"):
        raise InputError("no-article", "it is an error page, not an article")
    walls = sum(len(s) for s in re.split(r"(?<=[.!?])\s", body) if _WALL.search(s))
    if len(body) < 1500 and walls > 0.4 * len(body):
        raise InputError(
            "no-article", "only a consent or cookie wall was saved; save the page once it is open"
        )


def _refuse_list(draft: Draft, facts: PageFacts, blocks: Sequence[Block]) -> None:
    """Raises InputError for front pages and lists: many teasers, less prose, no writer, no date."""
    if facts.byline or facts.dates or facts.article_body:
        return
    teasers = {b.text for b in blocks if b.share > 0.9 and b.text.count(" ") >= TEASER}
    lines = "\n".join(draft.text[s:e] for s, e in draft.body).split("\n")
    size = sum(len(line) for line in lines if line not in teasers)
    if len(teasers) >= TEASERS and size < min(SHORT, sum(map(len, teasers)) / 2):
        raise InputError("no-article", "it is a list of articles; save the articles themselves")


def _mastheads(blocks: Sequence[Block]) -> list[Shown]:
    """Days of looking in the page's head line: "Welcome - Monday, 3 May 2011"."""
    found = []
    for block in blocks[:HEAD]:
        text = block.text
        if len(text) <= 160 and any(map(str.isdigit, text)) and masthead(text):
            dated = find_dates(text, 1)[0]
            found.append(Shown("masthead", dated, None, text[dated.start : dated.end]))
    return found
