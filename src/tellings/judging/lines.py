"""Judgements as JSON Lines, so that two readers can work apart and put their work together."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tellings.errors import UsageError
from tellings.judging.kinds import check, kind_of
from tellings.model import Judgement, Verdict, Words, from_plain, stable_id, to_plain

Entry = tuple[Judgement, Mapping[str, str | None] | None]
"""A judgement, and who took it back, when and why (None where it stands)."""
_WHEN = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?")


@dataclass(frozen=True, slots=True)
class _Taken:
    who: str | None = None
    when: str | None = None
    why: str | None = None


def make(
    about: Mapping[str, object],
    verdict: str,
    words: tuple[Words, ...],
    value: object = None,
    who: str | None = None,
    when: str | None = None,
    why: str | None = None,
    replaces: Iterable[str] = (),
) -> Judgement:
    """A judgement with its id, a hash of all that was said. Raises UsageError for a bad `when`
    and for text that cannot be written as UTF-8.
    """
    if when is not None and not _WHEN.fullmatch(when):
        raise UsageError(f"{when!r} is no time; write it as 2026-03-01T09:30:00Z")
    plain = {"kind": str(about["kind"]), "ids": list(_strings(about["ids"]))}
    named = tuple(sorted(set(replaces)))
    for text in (who, why, value, *plain["ids"]):
        if isinstance(text, str) and any("\ud800" <= c <= "\udfff" for c in text):
            raise UsageError("it holds half of a surrogate pair, which cannot be written")
    places = [[w.sha256, w.start, w.end, w.side] for w in words]
    said = [plain, str(verdict), value, who or None, when, why or None, list(named), places]
    ident = stable_id("j", json.dumps(said, sort_keys=True, ensure_ascii=False))
    return Judgement(
        ident, plain, str(verdict), words, value, who or None, when, why or None, named
    )


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """One line each, by id."""
    for judgement, taken in sorted(entries, key=lambda e: e[0].id):
        plain = to_plain(judgement)
        if taken is not None:
            plain["taken_back"] = dict(taken)
        yield json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n"


def read(lines: Iterable[str]) -> Iterator[Entry]:
    """The judgements of a file. Raises UsageError naming the line that is none."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _entry(json.loads(line))
        except UsageError as error:
            raise UsageError(f"line {number}: {error}") from None
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise UsageError(f"line {number} is no judgement ({error})") from None


def _entry(data: dict[str, Any]) -> Entry:
    made = from_plain(Judgement, {"id": "", **data})
    kind = kind_of(str(made.about["kind"]))
    for w in made.words:
        shaped = isinstance(w.start, int) and isinstance(w.end, int) and 0 <= w.start < w.end
        if not (shaped and w.side in (0, 1) and all(isinstance(x, str) for x in _texts(w))):
            raise UsageError("its words are not as they should be")
    if {w.side for w in made.words} != set(range(kind.sides)):
        raise UsageError(f"it must name words for each side of {kind.takes}")
    now = made.value if made.verdict == Verdict.CONFIRMED else None
    check(kind.name, made.verdict, made.value, now, made.why)
    taken = data.get("taken_back")
    by = _Taken() if taken is None else from_plain(_Taken, taken)
    for said in (made.who, made.when, made.why, by.who, by.when, by.why):
        if said is not None and not isinstance(said, str):
            raise UsageError("who, when and why must be text")
    again = make(
        made.about, made.verdict, made.words, made.value, made.who, made.when, made.why,
        _strings(made.replaces),
    )  # fmt: skip
    if data.get("id", again.id) != again.id:
        raise UsageError("it was changed since it was written: its id does not fit what it says")
    return again, None if taken is None else {k: taken.get(k) for k in ("who", "when", "why")}


def _texts(words: Words) -> tuple[str, ...]:
    return words.report, words.sha256, words.key, words.quote


def _strings(values: object) -> tuple[str, ...]:
    if not isinstance(values, list | tuple) or not all(isinstance(v, str) for v in values):
        raise UsageError("ids must be a list of text")
    return tuple(values)
