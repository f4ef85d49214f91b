"""What the joins read: all reports, what was found in each alone, and what pairs share."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings import reuse
from tellings.model import Alignment, Attribution, Passage, Report, stable_id
from tellings.pipeline import single
from tellings.pipeline.single import Alone

Chains = dict[str, tuple[Attribution, ...]]
"""Report ids -> attributions with their chains settled."""


class Findings(Mapping[str, Alone]):
    """Report ids -> what was found in each alone, unpacked when first asked for.

    `load` gives what `single.pack` packed.
    """

    def __init__(self, names: Sequence[str], load: Callable[[str], bytes]) -> None:
        self._names = sorted(names)
        self._load = load
        self._held: dict[str, Alone] = {}

    def __getitem__(self, name: str) -> Alone:
        if name not in self._held:
            self._held[name] = single.to_join(self._load(name))
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@dataclass(frozen=True)
class Pile:
    """All reports with what was found in each alone; `marks` are the findings' fingerprints."""

    reports: Mapping[str, Report]
    alone: Mapping[str, Alone]
    words: Mapping[str, reuse.WordIndex]
    marks: Mapping[str, str]

    @functools.cached_property
    def mark(self) -> str:
        """A hash over all that joins read of the reports, the settings and the code.

        A report's mark stands for these; its key, which names it where no outlet does, does not
        enter that.
        """
        return stable_id("", *((k, self.marks[k], self.reports[k].key) for k in sorted(self.marks)))


@dataclass(frozen=True, slots=True)
class Shared:
    """What reports share: passage families, and the alignments with the id of their family."""

    passages: tuple[Passage, ...]
    alignments: tuple[Alignment, ...]
