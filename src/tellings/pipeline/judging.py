"""What people said, worked into an analysis: which judgements are in force, and what they change.

Judgements on where articles begin come first, since they make the reports that all others are
about; those on dates and outlets change the reports; the rest are handed to the joins.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.judging import reported, standing
from tellings.judging.finding import Finder
from tellings.model import Judgement, Report, Ruling, Verdict
from tellings.pipeline.composition import Settings
from tellings.pipeline.splicing import respliced
from tellings.store import Database, as_read, judgements
from tellings.store.located import located

_ABOUT_REPORTS = ("date", "outlet")


@dataclass(frozen=True, slots=True)
class Said:
    """What people said, found in the reports of now.

    `current` are the reports as they are shown, `read` as the files gave them, `judged` as they
    are to be shown. `found` are all judgements with their words, `weighed` their states.
    """

    judgements: tuple[Judgement, ...]
    current: as_read.Layer
    read: as_read.Layer
    judged: as_read.Layer
    found: tuple[standing.Found, ...]
    weighed: standing.Weighed
    rulings: Mapping[str, tuple[Ruling, ...]]

    @property
    def reports(self) -> Mapping[str, Report]:
        """The reports to be analysed."""
        return self.judged.reports

    @property
    def mark(self) -> tuple[str, ...]:
        """Changes whenever an analysis may come out otherwise for what people said."""
        return tuple(j.id for j in self.judgements if j.verdict != Verdict.NOTED)

    def of(self, kind: str) -> Sequence[Ruling]:
        """The rulings of one kind."""
        return self.rulings.get(kind, ())


def hear(store: Database, settings: Settings) -> Said:
    """All that people said of this story, and the reports that come of it."""
    said = judgements.standing(store.connection)
    current = as_read.shown(store.connection)
    read = as_read.as_read(store.connection, current)
    cuts = [j for j in said if j.about["kind"] == "splice"]
    found = standing.find(cuts, Finder(read.reports.values())) if cuts else []
    cut = standing.rulings(standing.weigh(found).in_force).get("splice", ())
    judged = respliced(read, cut, settings.reading)
    others = [j for j in said if j.about["kind"] != "splice"]
    if others:
        found += standing.find(others, Finder(judged.reports.values()))
    weighed = standing.weigh(found)
    rulings = standing.rulings(weighed.in_force)
    return Said(
        tuple(said),
        current,
        read,
        _reported(judged, rulings),
        tuple(sorted(found, key=lambda f: f.judgement.id)),
        weighed,
        rulings,
    )


def _reported(layer: as_read.Layer, rulings: Mapping[str, tuple[Ruling, ...]]) -> as_read.Layer:
    """The reports with their dates and outlets as people pinned them."""
    by_report: dict[str, list[Ruling]] = {}
    for kind in _ABOUT_REPORTS:
        for ruling in rulings.get(kind, ()):
            by_report.setdefault(ruling.left[0].report, []).append(ruling)
    if not by_report:
        return layer
    changed = {i: reported.as_judged(layer.reports[i], some) for i, some in by_report.items()}
    return as_read.Layer({**layer.reports, **changed}, layer.places)


def show_reports(store: Database, said: Said) -> None:
    """Make the reports that are shown those that people's words come to (in a transaction)."""
    layers = (said.current, said.read, said.judged)
    if any(one.reports != said.read.reports or one.places != said.read.places for one in layers):
        as_read.show(store.connection, *layers)


def show_standing(store: Database, said: Said) -> None:
    """Write where each judgement stands among the records shown (in a transaction)."""
    finder = Finder(said.judged.reports.values())
    rows = []
    for f in said.found:
        ident, state = f.judgement.id, said.weighed.states[f.judgement.id]
        if f.kind == "splice":  # found in the reports as they were read; shown in those of now
            f = standing.find([f.judgement], finder)[0] if f.there else f
        ids = located(store.connection, f.kind, f.left, f.right) if f.there else ()
        if not ids:
            state = standing.NOT_FOUND if state == standing.IN_FORCE else state
            ids = judgements.about(f.judgement)[1]
        against = said.weighed.against.get(ident, ())
        rows.append(judgements.Standing(ident, state, ids, f.places, against))
    judgements.write_standing(store.connection, rows)


def apply(store: Database, settings: Settings) -> None:
    """Show the reports as people judged them, before anything is analysed anew."""
    if store.connection.execute("SELECT EXISTS (SELECT 1 FROM judgements)").fetchone()[0]:
        said = hear(store, settings)
        with store.transaction():
            show_reports(store, said)


def superseded(store: Database, judgement: Judgement, settings: Settings) -> tuple[str, ...]:
    """The judgements that a new one stands in place of: the same reader's on the same subject.

    A note replaces nothing and is replaced by nothing.
    """
    if judgement.verdict == Verdict.NOTED:
        return ()
    known = [
        j
        for j in judgements.standing(store.connection)
        if j.about["kind"] == judgement.about["kind"]
        and (j.who, j.verdict == Verdict.NOTED) == (judgement.who, False)
        and j.id != judgement.id
    ]
    if not known:
        return ()
    said = hear(store, settings)
    layer = said.read if judgement.about["kind"] == "splice" else said.judged
    mine, *others = (
        standing.find([j], Finder(layer.reports.values()))[0] for j in (judgement, *known)
    )
    gone = {i for j in said.judgements for i in j.replaces}
    same = (f.judgement.id for f in others if standing.same(mine, f))
    return tuple(sorted(i for i in same if i not in gone))
