"""What people said, worked into an analysis: which judgements are in force, and what they change.

Judgements on where articles begin come first, since they make the reports that all others are
about; those on dates and outlets change the reports; the rest are handed to the joins.
"""

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.errors import NotFound
from tellings.judging import lines, reported, standing
from tellings.judging.finding import Finder
from tellings.model import Judgement, Report, Ruling, Verdict
from tellings.pipeline.composition import Settings, analysis_fingerprint
from tellings.pipeline.splicing import respliced
from tellings.pipeline.uniting import united
from tellings.store import Database, as_read, judgements, same_words
from tellings.store.located import located

_ABOUT_REPORTS = ("date", "outlet")
_ACTOR = re.compile(r"e[0-9a-f]{16}")


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
    cut_anew = respliced(read, cut, settings.reading)
    judged = united(cut_anew, same_words.kept(store.connection))
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
        named = judgements.about(f.judgement)[1]
        if f.kind == "alias" and ids and not _ACTOR.fullmatch(named[-1]):
            ids = (ids[0], named[-1])  # a wording stays what it was called by
        if not ids:
            state = standing.NOT_FOUND if state == standing.IN_FORCE else state
            ids = named
        against = said.weighed.against.get(ident, ())
        rows.append(judgements.Standing(ident, state, ids, f.places, against))
    judgements.write_standing(store.connection, rows)


def ready(store: Database, settings: Settings) -> bool:
    """Whether the story has been analysed, so that only what people said is to be worked in."""
    facts = store.facts()
    if facts.get("code") != analysis_fingerprint(settings):
        return False
    new = (
        "SELECT EXISTS (SELECT 1 FROM reports WHERE id NOT IN (SELECT report FROM shown_findings))"
    )
    return not store.connection.execute(new).fetchone()[0]


def conflicts(store: Database, settings: Settings) -> tuple[tuple[str, ...], ...]:
    """The ids of judgements that contradict one another, those of one subject together."""
    against = hear(store, settings).weighed.against
    return tuple(sorted({tuple(sorted((i, *others))) for i, others in against.items()}))


def apply(store: Database, settings: Settings) -> None:
    """Show the reports as people judged them, and one article once, before any analysis."""
    judged = store.connection.execute("SELECT EXISTS (SELECT 1 FROM judgements)").fetchone()[0]
    if judged or same_words.met_again(store.connection):
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


def keep(
    store: Database, judgement: Judgement, replaces: Iterable[str], settings: Settings
) -> Judgement:
    """Keep a judgement, which replaces those named and the same reader's on the same subject.

    Returns it as it is kept: with what it replaces, and its id. Raises NotFound for one named that
    does not stand.
    """
    standing_now = judgements.standing(store.connection)
    for known in standing_now:
        if dataclasses.replace(known, id=judgement.id, replaces=()) == judgement:
            return known
    named = [_named(i, [j.id for j in standing_now]) for i in replaces]
    gone = (*named, *superseded(store, judgement, settings))
    made = lines.make(
        judgement.about, judgement.verdict, judgement.words, judgement.value, judgement.who,
        judgement.when, judgement.why, gone,
    )  # fmt: skip
    with store.transaction() as connection:
        judgements.forget(connection, [made.id])
        judgements.keep(connection, [made])
    return made


def take_back(
    store: Database, ident: str, who: str | None, when: str | None, why: str | None, forget: bool
) -> Judgement:
    """Take a judgement out of those that stand, into the history or out of all memory.

    Raises NotFound where none, or more than one, begins with `ident`.
    """
    known = {j.id: j for j in judgements.standing(store.connection)}
    if forget:
        past = [t.judgement for t in judgements.taken_back(store.connection)]
        known = {**{j.id: j for j in past}, **known}
    gone = known[_named(ident, known)]
    with store.transaction() as connection:
        judgements.drop(connection, [gone.id])
        if forget:
            judgements.forget(connection, [gone.id])
        else:
            judgements.remember(connection, [judgements.TakenBack(gone, who, when, why)])
    return gone


def entries(store: Database) -> list[lines.Entry]:
    """All judgements, those taken back too, as they are handed to another reader."""
    standing_now: list[lines.Entry] = [(j, None) for j in judgements.standing(store.connection)]
    past = judgements.taken_back(store.connection)
    return standing_now + [
        (t.judgement, {"who": t.who, "when": t.when, "why": t.why}) for t in past
    ]


def bring_in(store: Database, brought: Iterable[lines.Entry]) -> tuple[int, int, int]:
    """Add another reader's judgements: how many were new, known, and taken back by that.

    What either reader took back stays taken back; so the order of bringing in does not matter.
    """
    brought = list(brought)
    with store.transaction() as connection:
        past = [
            judgements.TakenBack(judgement, taken["who"], taken["when"], taken["why"])
            for judgement, taken in brought
            if taken is not None
        ]
        judgements.remember(connection, past)
        gone = judgements.drop(connection, [t.judgement.id for t in past])
        never = {t.judgement.id for t in judgements.taken_back(connection)}
        fresh = [j for j, taken in brought if taken is None and j.id not in never]
        new = judgements.keep(connection, fresh)
    return new, len(brought) - len(past) - new, gone


def _named(ident: str, known: Iterable[str]) -> str:
    found = [i for i in sorted(known) if i.startswith(ident)]
    if len(found) != 1 or not ident:
        how_many = "no" if not found else "more than one"
        raise NotFound(
            f"{how_many} judgement begins with {ident!r}; see: tellings judgements STORY"
        )
    return found[0]
