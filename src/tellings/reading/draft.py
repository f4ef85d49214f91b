"""A report in the making, and how it becomes a record."""

import dataclasses
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tellings.errors import InputError
from tellings.model import Credit, Evidence, Furniture, Published, Report, Span, stable_id
from tellings.reading.credits import find_credits, lent_by, same_publisher
from tellings.reading.limits import Settings
from tellings.text.language import detect_language

LONGEST_WORD = 5000  # characters between blanks; texts in scripts without blanks stay below


@dataclass(slots=True)
class Draft:
    """What the readers of single formats hand over; offsets count code points of `text`.

    `identity` are the parts beside the text that tell two reports apart; `declared_language` is
    what the input says, used where the words do not tell.
    """

    key: str
    path: str
    text: str
    segment: int = 0
    starts_at: int = 0
    title: str | None = None
    title_at: Span | None = None
    outlet: str | None = None
    byline: str | None = None
    byline_at: Span | None = None
    language: str | None = None
    declared_language: str | None = None
    body: list[Span] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    published: Published | None = None
    url: str | None = None
    warnings: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    extra: Mapping[str, object] = field(default_factory=dict)
    identity: tuple[object, ...] = ()


def finish(draft: Draft, settings: Settings) -> Report:
    """The record of a draft: checks the text, finds credits and language, computes the ids.

    Raises InputError when the text is empty, too long, or cannot be written as UTF-8.
    """
    text = draft.text
    if len(text) > settings.max_text:
        raise InputError(
            "too-large",
            f"{len(text):,} characters in one report; split the file or raise the limit",
        )
    try:
        sha = hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError:
        raise InputError(
            "bad-unicode", "half of a surrogate pair stands alone in the text; export it again"
        ) from None
    if not any(character.isalnum() for character in text):
        raise InputError("empty", "there are no words in it")
    _warn_of_data(draft)
    identity = tuple("" if part is None else part for part in draft.identity)
    id_ = stable_id("r", sha, *identity)
    lent = _lent(draft)
    body = tuple(merge(draft.body))
    credits = [*find_credits(text, body, draft.outlet, draft.byline_at), *lent]
    language = draft.language or detect_language(
        _sample(text, body), settings.min_language_letters, draft.declared_language
    )
    return Report(
        id=id_,
        key=draft.key,
        path=draft.path,
        segment=draft.segment,
        starts_at=draft.starts_at,
        text=text,
        sha256=sha,
        title=draft.title,
        outlet=draft.outlet,
        byline=draft.byline,
        language=language,
        body=body,
        furniture=tuple(sorted(draft.furniture, key=lambda f: (f.start, f.end, f.kind))),
        published=_placed(draft.published, id_),
        credits=tuple(sorted(_unframed(credits, draft.furniture), key=lambda c: (c.start, c.name))),
        warnings=tuple(dict.fromkeys(draft.warnings)),
        url=draft.url,
        title_at=draft.title_at,
        byline_at=draft.byline_at,
        evidence=tuple(_located(e, id_) for e in draft.evidence),
        extra=draft.extra,
    )


def _lent(draft: Draft) -> list[Credit]:
    """Lines that give the copyright to another outlet: credits, and no furniture of this one."""
    found = []
    for mark in list(draft.furniture) if draft.outlet else []:
        named = lent_by(draft.text[mark.start : mark.end]) if mark.kind == "footer" else None
        if named and not same_publisher(named[0], draft.outlet):
            draft.furniture.remove(mark)
            draft.body.append((mark.start, mark.end))
            found.append(Credit(mark.start, mark.end, named[0], "agency"))
    return found


def endless_words(text: str) -> list[str]:
    """The runs of ASCII letters, digits and marks that are too long to be words."""
    return re.findall(rf"[!-~]{{{LONGEST_WORD},}}", text)


def _warn_of_data(draft: Draft) -> None:
    """A warning for data among the text. Raises InputError (`not-text`) if most of it is data."""
    found = endless_words(draft.text)
    if not found:
        return
    inside = sum(sum(map(str.isalnum, word)) for word in found)
    if 2 * inside > sum(map(str.isalnum, draft.text)):
        raise InputError(
            "not-text", "it holds words of thousands of letters; this is data, not text"
        )
    draft.warnings.append(f"{len(found)} words of it have thousands of letters; is it data?")


def merge(spans: list[Span]) -> list[Span]:
    """Spans in order, empty ones dropped."""
    return sorted({(start, end) for start, end in spans if start < end})


def _sample(text: str, body: tuple[Span, ...]) -> str:
    """Enough of the article to tell its language: a piece of its start and of its middle."""
    if not body:
        return text[:600]
    start, end = body[0][0], body[-1][1]
    middle = (start + end) // 2
    if end - start <= 600:
        return text[start:end]
    return text[start : start + 300] + " " + text[middle : middle + 200]


def _located(evidence: Evidence, report: str) -> Evidence:
    """Evidence that points at words gets the report's id."""
    return evidence if evidence.start is None else dataclasses.replace(evidence, report=report)


def _placed(published: Published | None, report: str) -> Published | None:
    if published is None:
        return None
    return dataclasses.replace(
        published, evidence=tuple(_located(e, report) for e in published.evidence)
    )


def _unframed(credits: list[Credit], furniture: list[Furniture]) -> list[Credit]:
    """Credits that do not stand in furniture."""
    return [c for c in credits if not any(f.start <= c.start and c.end <= f.end for f in furniture)]
