"""What people said of findings: each judgement in words, and whether it applies."""

from collections.abc import Iterable
from dataclasses import dataclass

from tellings.judging.kinds import KINDS
from tellings.model import Judgement, Place
from tellings.store import Database, judgements
from tellings.store.judgements import Standing, TakenBack

WAITING = "waiting"
"""The state of a judgement that has not been worked in yet."""
_SHORT = 80  # characters of each side in the line for a reader


@dataclass(frozen=True, slots=True)
class JudgedWords:
    """Words that a judgement is about; `report` is None where they are not found now.

    `side` tells the two sides of a relation apart; `quote` are the words as they stood.
    """

    side: int
    report: str | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """One judgement.

    `ids` are the records it is about as they are called now (as recorded, where they are not
    found); `subject` is one line for a reader. `state`: in force, contested, replaced, not found,
    waiting; `against` are the judgements it is contested with.
    """

    id: str
    kind: str
    ids: tuple[str, ...]
    verdict: str
    value: object
    who: str | None
    when: str | None
    why: str | None
    state: str
    subject: str
    words: tuple[JudgedWords, ...]
    against: tuple[str, ...]
    replaces: tuple[str, ...]

    def is_about(self, what: str) -> bool:
        """Whether it is of this kind, about the record with this id, or has it itself."""
        return what in (self.kind, *self.ids, self.id)


@dataclass(frozen=True, slots=True)
class TakenBackRow:
    """One judgement of the past: what it said, and who took it back, when and why."""

    id: str
    kind: str
    verdict: str
    value: object
    who: str | None
    when: str | None
    why: str | None
    subject: str
    by: str | None
    taken_back: str | None
    reason: str | None


def judgements_of(store: Database, about: str | None = None) -> list[JudgementRow]:
    """The judgements that stand, newest first; of one kind, or about one record, if named."""
    where = judgements.where(store.connection)
    found = judgements.standing(store.connection)
    rows = (_row(j, where.get(j.id)) for j in found)
    kept = (r for r in rows if about is None or r.is_about(about))
    return sorted(sorted(kept, key=lambda r: r.id), key=lambda r: r.when or "", reverse=True)


def taken_back(store: Database) -> list[TakenBackRow]:
    """The judgements that were taken back, last first."""
    rows = [_past(t) for t in judgements.taken_back(store.connection)]
    return sorted(rows, key=lambda r: r.taken_back or "", reverse=True)


def subject_of(judgement: Judgement) -> str:
    """One line for a reader: what a judgement is about."""
    kind = str(judgement.about["kind"])
    quotes: dict[int, str] = {}
    for words in judgement.words:
        quotes.setdefault(words.side, _shortened(words.quote))
    joint = {"borrowing": " → ", "splice": " ¶ "}.get(kind, " / ")
    return f"{kind}: " + joint.join(f"“{quotes[side]}”" for side in sorted(quotes))


def kinds() -> tuple[str, ...]:
    """What can be judged."""
    return tuple(KINDS)


def _row(judgement: Judgement, stands: Standing | None) -> JudgementRow:
    kind, ids = judgements.about(judgement)
    places: Iterable[Place | None] = stands.places if stands else (None,) * len(judgement.words)
    words = tuple(
        JudgedWords(w.side, p.report, p.start, p.end, w.quote)
        if p is not None
        else JudgedWords(w.side, None, w.start, w.end, w.quote)
        for w, p in zip(judgement.words, places, strict=True)
    )
    return JudgementRow(
        judgement.id,
        kind,
        stands.ids if stands else ids,
        judgement.verdict,
        judgement.value,
        judgement.who,
        judgement.when,
        judgement.why,
        stands.state if stands else WAITING,
        subject_of(judgement),
        words,
        stands.against if stands else (),
        judgement.replaces,
    )


def _past(taken: TakenBack) -> TakenBackRow:
    judgement = taken.judgement
    return TakenBackRow(
        judgement.id,
        judgements.about(judgement)[0],
        judgement.verdict,
        judgement.value,
        judgement.who,
        judgement.when,
        judgement.why,
        subject_of(judgement),
        taken.who,
        taken.when,
        taken.why,
    )


def _shortened(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _SHORT else words[:_SHORT].rsplit(" ", 1)[0] + " […]"
