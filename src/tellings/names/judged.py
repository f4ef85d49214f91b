"""What people said about names: two wordings that mean one actor, or that do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.model import Alias, Entity, Evidence, Mention, Place, Report, Ruling
from tellings.names.gathering import CLASSES, Local, bare
from tellings.names.ledger import Ledger, Node
from tellings.names.within import name_key

Key = tuple[str, ...]
Chosen = dict[tuple[str, int, int], Key]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a ruling: a mention, its actor within the report, and its folded wording."""

    mention: Mention
    local: Local
    wording: str

    @property
    def node(self) -> Node | None:
        """The wording's place in the ledger, if it has one."""
        kind = CLASSES.get(self.local.kind)
        return (kind, self.wording) if kind and (kind, self.wording) in self.local.nodes else None

    def key(self, chosen: Chosen) -> Key:
        """What the mention's actor is grouped by."""
        m = self.mention
        return chosen.get((m.report, m.start, m.end), self.local.key)


@dataclass(frozen=True, slots=True)
class Said:
    """A ruling on two mentions that stand in the reports."""

    holds: bool
    name: Side
    other: Side
    evidence: tuple[Evidence, ...]


def said_of(
    judged: Sequence[Ruling], locals_: Sequence[Local], reports: Mapping[str, Report]
) -> list[Said]:
    """The rulings whose words are mentions here: those that hold before those that do not."""
    if not judged:
        return []
    at = {(m.report, m.start, m.end): (m, x) for x in locals_ for m in x.mentions}

    def side(places: Sequence[Place]) -> Side | None:
        for p in places:
            found = at.get((p.report, p.start, p.end))
            if found is not None:
                return Side(*found, wording_of(found[0], reports))
        return None

    found = []
    for ruling in sorted(judged, key=lambda r: not r.holds):
        name, other = side(ruling.left), side(ruling.right)
        if name is not None and other is not None and name.wording != other.wording:
            found.append(Said(ruling.holds, name, other, ruling.evidence))
    return found


def wording_of(m: Mention, reports: Mapping[str, Report]) -> str:
    """A mention's wording, folded, without a form of address."""
    return name_key((bare(reports[m.report].text[m.start : m.end]),))


def constrain(ledger: Ledger, said: Sequence[Said]) -> None:
    """Cannot-links between the wordings that the ledger knows.

    Must-links wait for `settle`: two actors made one must not keep others from either.
    """
    for s in said:
        a, b = s.name.node, s.other.node
        if a is not None and b is not None and not s.holds:
            ledger.part(a, b)


def settle(
    said: Sequence[Said],
    locals_: Sequence[Local],
    chosen: Chosen,
    home: Mapping[Node, Node],
    reports: Mapping[str, Report],
) -> None:
    """Make the groups what was said, also where they do not rest on the ledger.

    Changes `key` of the local actors and `chosen`, the keys of single mentions. `home` is where
    the ledger has put each wording.
    """
    for s in said:
        one, other = s.name.key(chosen), s.other.key(chosen)
        if s.holds:
            for local in locals_:
                local.key = one if local.key == other else local.key
            for place, key in chosen.items():
                chosen[place] = one if key == other else key
            continue
        node = s.other.node
        apart = home.get(node) if node is not None else None
        target = apart if apart is not None and apart != one else ("judged", s.other.wording)
        for local in locals_:
            for m in local.mentions:
                place = (m.report, m.start, m.end)
                if m.form == "pronoun" or chosen.get(place, local.key) != one:
                    continue
                if wording_of(m, reports) == s.other.wording:
                    chosen[place] = target


def with_reasons(
    entities: Sequence[Entity], said: Sequence[Said], ids: Mapping[Key, str], chosen: Chosen
) -> list[Entity]:
    """The entities, confirmed aliases with by whom and why as their first reason."""
    reasons: dict[tuple[str, str], tuple[Evidence, ...]] = {}
    for s in said:
        if s.holds:
            for side in (s.name, s.other):
                place = ids[side.key(chosen)], side.wording
                reasons[place] = reasons.get(place, ()) + s.evidence
    if not reasons:
        return list(entities)
    return [
        Entity(
            e.id, e.name, e.kind, tuple(_with(a, reasons.get(_named(e, a), ())) for a in e.aliases)
        )
        for e in entities
    ]


def _named(entity: Entity, alias: Alias) -> tuple[str, str]:
    return entity.id, name_key((alias.text,))


def _with(alias: Alias, reasons: tuple[Evidence, ...]) -> Alias:
    return Alias(alias.text, (*reasons, *alias.evidence)) if reasons else alias
