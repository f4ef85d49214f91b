"""One article saved twice, as a page and as text, say, is one report in two places.

Two files are the same article if their bodies have the same letters and digits and nothing that is
known of them speaks against it: outlets, days and titles agree or are unknown. Agency copy in two
papers stays two reports, and so does what one paper printed on two days.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from tellings.model import Report
from tellings.store.as_read import ANOTHER_FORM, Layer, Stand
from tellings.store.same_words import words_of


def united(layer: Layer, known: Mapping[str, str]) -> Layer:
    """The layer with every article once, under the report of which most is known.

    `known` are words by report id as `words_of` gives them; they are worked out where missing.
    Places of the others go to the one that stays, as places of another form of it. Rows of one
    file are never united: whoever made the table holds them for different articles.
    """
    saying: dict[str, list[Report]] = defaultdict(list)
    for ident in sorted(layer.reports):
        report = layer.reports[ident]
        words = known.get(ident)
        saying[words_of(report) if words is None else words].append(report)
    reports, places = dict(layer.reports), dict(layer.places)
    for words, alike in saying.items():
        for same in _same(alike) if words and len(alike) > 1 else ():
            if not _of_different_files(same, layer):
                continue
            stays, *others = sorted(same, key=_worth)
            forms: list[Stand] = []
            for report in others:
                forms += [(*stand[:4], ANOTHER_FORM) for stand in places.pop(report.id)]
                del reports[report.id]
            places[stays.id] = tuple(sorted((*places[stays.id], *forms)))
    return Layer(reports, places) if len(reports) < len(layer.reports) else layer


def _same(alike: Sequence[Report]) -> Iterable[Sequence[Report]]:
    """The reports of one wording that may be one article, two or more at a time."""
    for by_outlet in _agreeing(alike, lambda r: r.outlet.casefold() if r.outlet else None):
        for by_title in _agreeing(by_outlet, lambda r: r.title.casefold() if r.title else None):
            for same in (by_title,) if _on_one_day(by_title) else _agreeing(by_title, _days):
                if len(same) > 1:
                    yield same


def _agreeing(
    reports: Sequence[Report], value: Callable[[Report], Hashable | None]
) -> list[list[Report]]:
    """The reports by a value; those without one belong to the only value there is, if it is one."""
    groups: dict[Hashable, list[Report]] = defaultdict(list)
    for report in reports:
        groups[value(report)].append(report)
    unknown = groups.pop(None, [])
    if len(groups) <= 1:
        return [[*unknown, *(r for group in groups.values() for r in group)]]
    return list(groups.values())


def _days(report: Report) -> Hashable | None:
    return (report.published.from_, report.published.to) if report.published else None


def _on_one_day(reports: Iterable[Report]) -> bool:
    """Whether there is a day on which all of them may have been published."""
    dated = [r.published for r in reports if r.published]
    first = max((p.from_ for p in dated if p.from_), default="")
    return all(p.to is None or p.to >= first for p in dated)


def _of_different_files(reports: Iterable[Report], layer: Layer) -> bool:
    files = [file for r in reports for file in {stand[3] for stand in layer.places[r.id]}]
    return len(files) == len(set(files))


def _worth(report: Report) -> tuple[int, int, str]:
    """Sorts the report of which most is known first."""
    fields = (report.published, report.outlet, report.title, report.byline, report.url)
    return (-sum(field is not None for field in fields), len(report.warnings), report.id)
