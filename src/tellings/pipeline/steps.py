"""Joins made anew only when something they read has changed; else what they gave is kept.

What a join read is named by hashes: of the reports with their findings, the settings and the code,
of people's rulings, and of what the joins before it gave. A join that reads something new but
gives the same as before ends the chain: those after it have nothing new to read.
"""

import hashlib
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import msgspec

from tellings.model import Ruling, stable_id

R = TypeVar("R")
_ENCODER = msgspec.json.Encoder()


class Given(Generic[R]):
    """What a join gave: `content` is a hash over it, `new` whether it is other than what is shown.

    `value` is unpacked when it is first asked for.
    """

    def __init__(self, content: str, new: bool, load: Callable[[], R]) -> None:
        self.content = content
        self.new = new
        self._load: Callable[[], R] | None = load
        self._value: R

    @property
    def value(self) -> R:
        """The records themselves."""
        if self._load is not None:
            self._value, self._load = self._load(), None
        return self._value


@dataclass(slots=True)
class Steps:
    """The joins of one analysis.

    `kept` are (mark, content) of what is kept by step, `load` gives what was packed; `shown` says
    whether the tables still show it. `made` are the rows to keep: (step, mark, content, payload).
    """

    kept: Mapping[str, tuple[str, str]]
    load: Callable[[str], bytes]
    shown: bool
    made: list[tuple[str, str, str, bytes]] = field(default_factory=list)

    def take(
        self, step: str, reads: tuple[str, ...], kind: type[R], make: Callable[[], R]
    ) -> Given[R]:
        """What a step gives that reads what these hashes stand for: kept, or made now."""
        mark = stable_id("", step, *reads)
        before, content = self.kept.get(step, ("", ""))
        if before == mark:
            return Given(content, not self.shown, lambda: self._kept(step, kind))
        value = make()
        payload = _ENCODER.encode(value)
        now = hashlib.blake2b(payload, digest_size=16).hexdigest()
        self.made.append((step, mark, now, zlib.compress(payload, 1)))
        return Given(now, now != content or not self.shown, lambda: value)

    def last(self, step: str, kind: type[R]) -> R | None:
        """What a step gave the last time, whatever it read then; None if nothing is kept."""
        return self._kept(step, kind) if step in self.kept else None

    def _kept(self, step: str, kind: type[R]) -> R:
        return msgspec.json.decode(zlib.decompress(self.load(step)), type=kind)


def mark_of(*records: object) -> str:
    """A hash over records, by all of their fields."""
    return hashlib.blake2b(_ENCODER.encode(records), digest_size=16).hexdigest()


def rulings_of(judged: Mapping[str, tuple[Ruling, ...]], *kinds: str) -> tuple[Ruling, ...]:
    """The rulings of these kinds, kind after kind."""
    return tuple(ruling for kind in kinds for ruling in judged.get(kind, ()))
