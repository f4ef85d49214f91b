"""Reports made anew where a person says that an article begins, or that none does."""

import dataclasses
import itertools
from collections import defaultdict
from collections.abc import Sequence, Set

from tellings.errors import InputError
from tellings.model import Report, Ruling, Span
from tellings.reading import Settings, recut
from tellings.store.as_read import Layer, Stand

File = tuple[str, str, str]
"""Path, key and input of the reports that one file gave."""


def respliced(read: Layer, rulings: Sequence[Ruling], settings: Settings) -> Layer:
    """The reports with all rulings on where articles begin applied.

    A ruling's right side is where the article in question begins. Reports whose beginning and end
    stay are the same records; their numbers within the file are counted anew.
    """
    said: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for ruling in rulings:
        place = ruling.right[0]
        text = read.reports[place.report].text
        start = 0 if not text[: place.start].strip() else place.start
        said[place.report].append((start, ruling.holds))
    if not said:
        return read
    files: dict[File, list[tuple[int, str]]] = defaultdict(list)
    for ident, stands in read.places.items():
        for path, key, _, source, starts_at in stands:
            files[path, key, source].append((starts_at, ident))
    reports = dict(read.reports)
    places = {ident: set(stands) for ident, stands in read.places.items()}
    for file in sorted(files):
        segments = sorted(files[file])
        if said.keys() & {ident for _, ident in segments} and _one_text(segments, read):
            _recut(file, segments, said, read, reports, places, settings)
    kept = {ident: tuple(sorted(stands)) for ident, stands in places.items() if stands}
    return Layer({ident: r for ident, r in reports.items() if ident in kept}, kept)


def _one_text(segments: Sequence[tuple[int, str]], read: Layer) -> bool:
    """Whether the reports follow one another in the file without a gap."""
    ends = [at + len(read.reports[ident].text) for at, ident in segments]
    starts = [at for at, _ in segments]
    return starts[0] == 0 and all(a == b for a, b in zip(ends[:-1], starts[1:], strict=True))


def _stretches(text: str, starts: Set[int]) -> list[Span]:
    """[start, end) of each article; what holds no words goes to the one before it."""
    found: list[int] = []
    end = len(text)
    for start in sorted(starts - {0}, reverse=True):
        if any(map(str.isalnum, text[start:end])) and any(map(str.isalnum, text[:start])):
            found.append(start)
            end = start
    return list(itertools.pairwise((0, *reversed(found), len(text))))


def _recut(
    file: File,
    segments: Sequence[tuple[int, str]],
    said: dict[str, list[tuple[int, bool]]],
    read: Layer,
    reports: dict[str, Report],
    places: dict[str, set[Stand]],
    settings: Settings,
) -> None:
    """Put the reports of one file in place of those that were read from it."""
    path, key, source = file
    text = "".join(read.reports[ident].text for _, ident in segments)
    starts = {at for at, _ in segments}
    for at, ident in segments:
        for offset, holds in said.get(ident, ()):
            (starts.add if holds else starts.discard)(at + offset)
    known = {(at, at + len(read.reports[ident].text)): ident for at, ident in segments}
    found: list[tuple[Report, int]] = []
    for number, stretch in enumerate(_stretches(text, starts)):
        if stretch in known:
            found.append((reports[known[stretch]], stretch[0]))
            continue
        at, around = max(s for s in segments if s[0] <= stretch[0])
        whole = dataclasses.replace(read.reports[around], key=key, path=path, starts_at=at)
        try:
            found.append((recut(text, stretch, number, whole, settings), stretch[0]))
        except InputError:  # too long for one report: the file stays as it was read
            return
    for at, ident in segments:
        places[ident] = {s for s in places[ident] if (s[0], s[1], s[3], s[4]) != (*file, at)}
    for number, (report, at) in enumerate(found):
        reports.setdefault(report.id, report)
        places.setdefault(report.id, set()).add((path, key, number, source, at))
