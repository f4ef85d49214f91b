"""The life of a passage: every printing in the order of time, and what each changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.errors import NotFound
from tellings.model import Evidence, Place
from tellings.store import Database, reader
from tellings.views.collation import collate
from tellings.views.quoted import Quoted, Quoter
from tellings.views.spellings import spellings

KINDS = ("stock", "statement", "copied", "boilerplate")
MOST = 400
"""Printings of one passage whose words are looked at; a licence line may have thousands."""


@dataclass(frozen=True, slots=True)
class Use:
    """One printing without its words; `published` is the first day it can have been, or None."""

    report: str
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage in the list; `uses` come by date, undated last.

    `first` and `last` are the earliest and latest day of publication known.
    """

    passage: str
    kind: str
    reports: int
    outlets: int
    first: str | None
    last: str | None
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Reworded:
    """Words of one printing against another: `before` is what stood there, `after` what stands.

    `kind` is kept, substituted, dropped (`after` is empty) or added (`before` is empty).
    """

    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Printing:
    """One printing with its words, `number` from 1.

    `against` is the number of the printing it is compared with: the one before it in the same
    outlet, else the one before it; None for the first. `words` are empty where nothing changed.
    """

    number: int
    quoted: Quoted
    against: int | None
    words: tuple[Reworded, ...]

    @property
    def changed(self) -> bool:
        """Whether its words are others than those it is compared with."""
        return bool(self.words)

    @property
    def dropped(self) -> tuple[str, ...]:
        """Words that were there before and are not any more, run by run."""
        return tuple(w.before.strip() for w in self.words if w.kind in ("dropped", "substituted"))

    @property
    def added(self) -> tuple[str, ...]:
        """Words that were not there before, run by run."""
        return tuple(w.after.strip() for w in self.words if w.kind in ("added", "substituted"))


@dataclass(frozen=True, slots=True)
class Life:
    """A passage with its printings; `more` counts those beyond the first `MOST`."""

    row: PassageRow
    evidence: tuple[Evidence, ...]
    printings: tuple[Printing, ...]
    more: int


def passage_rows(store: Database) -> dict[str, tuple[PassageRow, ...]]:
    """All passages by kind, those printed in most reports first; no text is read."""
    shown = spellings(store.connection)
    query = """SELECT p.id, p.kind, r.id, r.outlet, coalesce(r.published_from, r.published_to),
        coalesce(r.published_to, r.published_from)
        FROM passages p JOIN passage_places q ON q.passage = p.id JOIN reports r ON r.id = q.report
        ORDER BY p.id, r.published_from IS NULL AND r.published_to IS NULL,
        coalesce(r.published_from, r.published_to), r.outlet, r.id, q.start"""
    places: dict[tuple[str, str], list[tuple[Use, str | None]]] = defaultdict(list)
    for ident, kind, report, outlet, first, last in store.connection.execute(query):
        places[ident, kind].append((Use(report, shown.get(outlet or ""), first), last))
    rows: dict[str, list[PassageRow]] = {kind: [] for kind in KINDS}
    for (ident, kind), uses in places.items():
        rows.setdefault(kind, []).append(_row(ident, kind, uses))
    return {
        kind: tuple(sorted(found, key=lambda r: (-r.reports, r.first or "9999", r.passage)))
        for kind, found in rows.items()
    }


def _row(ident: str, kind: str, places: Sequence[tuple[Use, str | None]]) -> PassageRow:
    uses = tuple(use for use, _ in places)
    days = [use.published for use in uses if use.published]
    return PassageRow(
        ident,
        kind,
        len({use.report for use in uses}),
        len({use.outlet or use.report for use in uses}),
        min(days, default=None),
        max((last for _, last in places if last), default=None),
        uses,
    )


def resolve_passage(store: Database, ident: str) -> str:
    """The full id for an id or a unique beginning of one. Raises NotFound."""
    query = "SELECT id FROM passages WHERE substr(id, 1, length(?1)) = ?1 LIMIT 2"
    found = store.connection.execute(query, (ident,)).fetchall()
    if len(found) == 1:
        return str(found[0][0])
    if found:
        raise NotFound(f"more than one passage begins with {ident!r}")
    raise NotFound(f"no passage has the id {ident!r}; see: tellings stock --all-kinds")


def life(store: Database, ident: str, most: int | None = MOST) -> Life:
    """The life of one passage, `most` printings of it (all if None). Raises NotFound."""
    return next(lives(store, [resolve_passage(store, ident)], most))


def lives(store: Database, passages: Iterable[str], most: int | None = MOST) -> Iterator[Life]:
    """The lives of these passages (full ids), in their order; names are looked up once for all."""
    shown = spellings(store.connection)
    quoter = Quoter(store.connection, shown)
    for ident in passages:
        yield _life(store, quoter, shown, ident, most)


def _life(
    store: Database, quoter: Quoter, shown: Mapping[str, str], ident: str, most: int | None
) -> Life:
    passage = next(reader.passages(store.connection, ident))
    query = """SELECT q.report, q.start, q."end", r.outlet,
        coalesce(r.published_from, r.published_to), coalesce(r.published_to, r.published_from)
        FROM passage_places q JOIN reports r ON r.id = q.report WHERE q.passage = ?
        ORDER BY r.published_from IS NULL AND r.published_to IS NULL,
        coalesce(r.published_from, r.published_to), r.outlet, r.id, q.start"""
    rows = store.connection.execute(query, (ident,)).fetchall()
    uses = [(Use(row[0], shown.get(row[3] or ""), row[4]), row[5]) for row in rows]
    printed = [quoter(Place(*row[:3])) for row in rows[:most]]
    return Life(
        _row(ident, passage.kind, uses),
        passage.evidence,
        tuple(_printings(printed)),
        len(rows) - len(printed),
    )


def _printings(printed: Sequence[Quoted]) -> Iterator[Printing]:
    latest: dict[str, int] = {}
    for number, quoted in enumerate(printed, 1):
        against = latest.get(quoted.outlet or quoted.key, number - 1) or None
        words = () if against is None else reworded(printed[against - 1].words, quoted.words)
        yield Printing(number, quoted, against, words)
        latest[quoted.outlet or quoted.key] = number


def reworded(before: str, after: str) -> tuple[Reworded, ...]:
    """What became of the words; nothing where all of them were kept.

    The kept words and what stands `after` make up the later wording to the character.
    """
    if before.split() == after.split():
        return ()
    edits = collate(before, after)
    if all(edit.kind == "kept" for edit in edits):
        return ()
    return tuple(Reworded(e.kind, before[slice(*e.a)], after[slice(*e.b)]) for e in edits)
