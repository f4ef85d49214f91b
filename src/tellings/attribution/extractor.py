"""Other extractors: what they must look like, and the check that all they return goes through.

An extractor is anything with an `extract` method: a pipeline of another library, a local model, or
a language model behind an endpoint that the user names (`endpoint.py`). It replaces the built-in
tagger; the rules that follow it (nesting, chains, anonymity, credits) stay as they are. Nothing it
returns is believed: every piece must stand in the text, character for character, or the whole
proposal is rejected.
"""

import bisect
import importlib
import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from tellings.attribution.draft import Draft
from tellings.attribution.finding import Finding, same_cue
from tellings.attribution.words import Range, Words
from tellings.errors import UsageError
from tellings.model import Span
from tellings.text.prose import Prose

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words an extractor has copied from the text; `start` is their offset, None if not known."""

    words: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One attribution as an extractor returns it, each role in the pieces it has in the text."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """A proposal whose every piece stands in the text: its places in code points."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A proposal that was not believed; `reason` is `not-verbatim`, `empty` or `outside`."""

    proposal: Proposal
    reason: str


@runtime_checkable
class Extractor(Protocol):
    """Finds who says what in a text."""

    def extract(self, text: str) -> Iterable[Proposal]:
        """Attributions in the order of the text. Offsets, where given, count its code points."""
        ...


def load(name: str) -> Extractor:
    """The extractor that `module:function` makes when called without arguments.

    Raises UsageError if there is none by that name or it makes something else.
    """
    module, _, factory = name.partition(":")
    try:
        made = getattr(importlib.import_module(module), factory)()
    except (ImportError, AttributeError, ValueError) as error:
        raise UsageError(f"no extractor {name!r} (module:function): {error}") from error
    if not isinstance(made, Extractor):
        raise UsageError(f"what {name!r} makes has no extract(text)")
    return made


def verify(
    text: str, within: Sequence[Span], proposals: Iterable[Proposal]
) -> tuple[list[Verified], list[Rejected]]:
    """The proposals that stand in the text inside the spans `within`, and the others.

    A piece without an offset is looked for: the first piece of the content is where its words next
    stand after the proposal before (or else where they first stand), every other piece where its
    words stand nearest to that. Matches begin and end at the edges of words.
    """
    good: list[Verified] = []
    bad: list[Rejected] = []
    after = 0
    for proposal in proposals:
        found = _placed(text, proposal, after)
        if isinstance(found, str):
            bad.append(Rejected(proposal, found))
        elif not all(_inside(s, within) for s in (*found.source, *found.cue, *found.content)):
            bad.append(Rejected(proposal, "outside"))
        else:
            good.append(found)
            after = found.content[0][0] + 1
    return good, bad


def proposed(words: Words, drafts: Sequence[Draft], extractor: Extractor) -> list[Finding]:
    """What the extractor finds in the article of a report, verified, by place.

    It is given the report's text with blanks for all that is no article, so that offsets count the
    same code points and nothing can be found outside.
    """
    prose = words.prose
    text = _article(prose)
    good, bad = verify(text, prose.paragraphs, extractor.extract(text))
    if bad:
        _LOG.warning("%d proposals rejected, the first as %s", len(bad), bad[0].reason)
    found = []
    for one in good:
        source, cue, content = (_in_tokens(prose, s) for s in (one.source, one.cue, one.content))
        if content and (cue or source):
            draft = next((d for d in drafts if same_cue(d, cue)), None)
            found.append(Finding(source, cue, content, draft))
    return sorted(found, key=lambda f: (f.cue or f.source)[0])


def _article(prose: Prose) -> str:
    """The text, with everything outside the article's paragraphs as blanks."""
    kept: list[str] = []
    at = 0
    for start, end in prose.paragraphs:
        kept += [re.sub(r"[^\n]", " ", prose.text[at:start]), prose.text[start:end]]
        at = end
    kept.append(re.sub(r"[^\n]", " ", prose.text[at:]))
    return "".join(kept)


def _in_tokens(prose: Prose, spans: Iterable[Span]) -> tuple[Range, ...]:
    """The tokens that the spans touch, as half-open ranges in reading order."""
    starts, ends = [t.start for t in prose.tokens], [t.end for t in prose.tokens]
    pairs = (
        (bisect.bisect_right(ends, start), bisect.bisect_left(starts, end))
        for start, end in sorted(spans)
    )
    return tuple((first, last) for first, last in pairs if first < last)


def _placed(text: str, proposal: Proposal, after: int) -> Verified | str:
    """The proposal's places, or the reason why it has none."""
    source, cue, content = (
        [piece for piece in pieces if piece.words.strip()]
        for pieces in (proposal.source, proposal.cue, proposal.content)
    )
    if not content:
        return "empty"
    first = _place(text, content[0], after, ahead=True)
    if first is None:
        return "not-verbatim"
    roles: list[tuple[Span, ...]] = []
    for pieces, known in ((source, ()), (cue, ()), (content[1:], (first,))):
        places = [_place(text, piece, first[0]) for piece in pieces]
        kept = [place for place in places if place is not None]
        if len(kept) < len(places):
            return "not-verbatim"
        roles.append(tuple(sorted({*known, *kept})))
    return Verified(*roles)


def _place(text: str, piece: Piece, near: int, ahead: bool = False) -> Span | None:
    """Where a piece stands: at its offset, or else nearest to (`ahead`: next after) `near`."""
    words = piece.words.strip()
    if piece.start is not None:
        start = piece.start + len(piece.words) - len(piece.words.lstrip())
        there = start >= 0 and text.startswith(words, start)
        return (start, start + len(words)) if there and _whole(text, start, words) else None
    places = _occurrences(text, words)
    if not places:
        return None
    if ahead:
        start = next((p for p in places if p >= near), places[0])
    else:
        start = min(places, key=lambda p: (abs(p - near), p))
    return start, start + len(words)


def _occurrences(text: str, words: str) -> list[int]:
    found = []
    at = text.find(words)
    while at >= 0:
        if _whole(text, at, words):
            found.append(at)
        at = text.find(words, at + 1)
    return found


def _whole(text: str, start: int, words: str) -> bool:
    """Whether the match neither begins nor ends inside a word."""
    end = start + len(words)
    opens = not (words[0].isalnum() and start and text[start - 1].isalnum())
    return opens and not (words[-1].isalnum() and end < len(text) and text[end].isalnum())


def _inside(span: Span, within: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in within)
