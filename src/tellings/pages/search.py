"""Who says this? A whole sentence is compared, single words are looked up."""

from collections.abc import Sequence
from dataclasses import replace
from shlex import quote

from tellings import views
from tellings.model import Span
from tellings.pages.desk import Desk
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query
from tellings.views.facets import claim_index

EACH = 40
LEAST = 60
"""Percent of a sentence's weight that a match must hold, unless the address says otherwise."""
SENTENCE = 5
"""Words from which a question is taken for a sentence, unless the address says which it is."""


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page for the question `q`; `as` is `sentence` or `words`, `least` a percentage."""
    asked = " ".join(query.one("q").split())
    how = query.one("as")
    if how not in ("sentence", "words"):
        how = "sentence" if len(asked.split()) >= SENTENCE else "words"
    least = query.number("least", LEAST, 100)
    start = query.number("start", 0, 10**7) // EACH * EACH
    if not asked:
        return _empty(desk)
    return _checked(desk, asked, least) if how == "sentence" else _held(desk, asked, start)


def _empty(desk: Desk) -> Page:
    rows = desk.once(claim_index).rows
    example = rows[0].wording if rows else None
    return Page(
        "search",
        "Search",
        {"asked": "", "how": "sentence", "example": example, "answer": None, "found": None},
        lambda: {"answer": {"question": ""}},
        "answer",
        (),
        Recipe("tellings check STORY SENTENCE", "story.check(sentence)"),
    )


def _checked(desk: Desk, asked: str, least: int) -> Page:
    every = views.check(desk.store, asked, least / 100, desk.once(claim_index).rows)
    answer = replace(every, matches=every.matches[: 2 * EACH])
    more = len(every.matches) > len(answer.matches)
    desk.meet(m.quoted.report for m in answer.matches)
    desk.meet(row.wording.report for row in answer.claims)
    option = "" if least == LEAST else f" --least {least / 100:g}"
    argument = "" if least == LEAST else f", least={least / 100:g}"
    shown = {
        "asked": asked,
        "how": "sentence",
        "answer": answer,
        "found": None,
        "lower": desk.at.to("search", q=asked, as_="sentence", least=int(answer.nearest * 10) * 10),
        "words": desk.at.to("search", q=asked, as_="words"),
        "cut": cut,
    }
    return Page(
        "search",
        f"“{asked}”",
        shown,
        lambda: {"answer": answer},
        "answer",
        answer.matches,
        Recipe(
            f"tellings check STORY {quote(asked)}{option}{f' --limit {2 * EACH}' if more else ''}",
            f"story.check({asked!r}{argument}){f'.matches[:{2 * EACH}]' if more else ''}",
        ),
    )


def _held(desk: Desk, asked: str, start: int) -> Page:
    found = views.find(desk.store, asked, start, EACH, desk.once(views.sentence_ranks))
    desk.meet(each.quoted.report for each in found.sentences)

    def to(first: int) -> str | None:
        return desk.at.to("search", q=asked, as_="words", start=first or None)

    option = cut_to = ""
    if len(found.sentences) < found.total:
        option = (f" --start {start}" if start else "") + f" --limit {EACH}"
        cut_to = f"[{start or ''}:{start + EACH}]"
    shown = {
        "asked": asked,
        "how": "words",
        "answer": None,
        "found": found,
        "start": start,
        "before": to(max(start - EACH, 0)) if start else None,
        "after": to(start + EACH) if start + EACH < found.total else None,
        "sentence": desk.at.to("search", q=asked, as_="sentence"),
        "cut": cut,
    }
    return Page(
        "search",
        f"“{asked}”",
        shown,
        lambda: {
            "words": found.words,
            "total": found.total,
            "reports": found.reports,
            "start": start,
            "sentences": found.sentences,
        },
        "sentences",
        found.sentences,
        Recipe(
            f"tellings check STORY --words {quote(asked)}{option}", f"story.find({asked!r}){cut_to}"
        ),
    )


def cut(quoted: views.Quoted, marked: Sequence[Span]) -> list[tuple[str, bool]]:
    """The words of a sentence in pieces, and whether each is marked."""
    pieces, at = [], 0
    for start, end in sorted(marked):
        pieces += [(quoted.words[at : start - quoted.start], False)]
        pieces += [(quoted.words[start - quoted.start : end - quoted.start], True)]
        at = end - quoted.start
    return [(words, mark) for words, mark in [*pieces, (quoted.words[at:], False)] if words]
