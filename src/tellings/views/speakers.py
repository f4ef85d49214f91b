"""Speakers and documents by id: how much rests on each, on how many occasions, by which ways.

A source is the innermost link of a chain, told apart by its name and its role. Its id is a hash of
the two, so that the same source has the same address in every story.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.errors import NotFound
from tellings.model import Attribution, Link, Place
from tellings.store import Database, reader
from tellings.views.headings import headings
from tellings.views.quoted import Quoted, Quoter
from tellings.views.spellings import spellings


@dataclass(frozen=True, slots=True)
class Speaker:
    """One source in the list.

    `attributions` are how often something is attributed to it, in `reports` by `outlets`;
    `unnamed` how many of them are to or by way of somebody without a name. `low` and `high` bound
    the occasions on which it spoke: reports whose words of it are certainly (high) or perhaps (low)
    the same count as one. `first` is the earliest publication day; `forms` are its name as printed.
    """

    id: str
    name: str
    role: str
    attributions: int
    unnamed: int
    reports: int
    outlets: tuple[str, ...]
    low: int
    high: int
    first: str | None
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One thing attributed to a source: by which chain, how (the stance), and in what words.

    `quoted` is the content, None where the report gives none; `cue` the words that say how.
    """

    quoted: Quoted | None
    cue: str
    stance: str
    chain: tuple[Link, ...]
    anonymous: bool
    report: str
    claim: str | None


@dataclass(frozen=True, slots=True)
class Way:
    """One chain from the publishing outlet inwards: its names with their roles, how often."""

    names: tuple[tuple[str, str], ...]
    times: int


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """One source in full: what it says, by date; the ways its words came, most used first."""

    row: Speaker
    said: tuple[Said, ...]
    ways: tuple[Way, ...]


Key = tuple[str, str]
Pairs = dict[tuple[Key, bool], list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class SpeakerIndex:
    """All sources, those that most reports rest on first; `spoken` are the ids of attributions.

    They are given by the id of their source.
    """

    rows: tuple[Speaker, ...]
    spoken: Mapping[str, tuple[str, ...]]


def speakers(store: Database) -> tuple[Speaker, ...]:
    """All sources, those that most reports rest on first."""
    return speaker_index(store).rows


def speaker_index(store: Database) -> SpeakerIndex:
    """All sources and what belongs to each; made once for a state of the story."""
    connection = store.connection
    shown = spellings(connection)
    days = {
        ident: (shown.get(outlet or "", "unknown"), first)
        for ident, outlet, first in connection.execute(
            "SELECT id, outlet, published_from FROM reports"
        )
    }
    rows: dict[Key, list[tuple[str, str, bool]]] = defaultdict(list)
    names: dict[Key, Counter[str]] = defaultdict(Counter)
    spoken: dict[str, Key] = {}
    query = """SELECT id, report, chain, anonymous FROM attributions
        WHERE kind != 'credit' AND json_array_length(chain) > 0 ORDER BY id"""
    read: dict[str, tuple[Key, str, bool]] = {}  # the same chain leads to many things said
    for ident, report, written, anonymous in connection.execute(query):
        if written not in read:
            chain = json.loads(written)
            hidden = any(link["role"] == "anonymous" for link in chain)
            last = chain[-1]
            read[written] = (_key(last["name"], last["role"]), last["name"], hidden)
        key, name, hidden = read[written]
        rows[key].append((ident, report, hidden or bool(anonymous)))
        names[key][name] += 1
        spoken[ident] = key
    joined = _joined(store, spoken)
    found = []
    for key, each in rows.items():
        reports = {report for _, report, _ in each}
        called = min(names[key], key=lambda form: (form.isupper(), -names[key][form], form))
        known = sorted(day for r in reports if (day := days[r][1]))
        low, high = (_groups(reports, joined[key, sure]) for sure in (False, True))
        found.append(
            Speaker(
                source_id(key),
                " ".join(called.split()),
                key[1],
                len(each),
                sum(hidden for _, _, hidden in each),
                len(reports),
                tuple(sorted({days[r][0] for r in reports})),
                low,
                high,
                known[0] if known else None,
                tuple(sorted(names[key])),
            )
        )
    found.sort(key=lambda s: (-s.reports, -s.attributions, s.name, s.role))
    told = {source_id(key): tuple(ident for ident, *_ in each) for key, each in rows.items()}
    return SpeakerIndex(tuple(found), told)


def source_id(key: Key) -> str:
    """The id of a source."""
    return "s" + hashlib.sha256("\0".join(key).encode()).hexdigest()[:12]


def speaker(
    store: Database,
    wanted: str,
    index: SpeakerIndex | None = None,
    start: int = 0,
    count: int | None = None,
) -> SpeakerPage:
    """One source by its id, a unique beginning of it, or its name. Raises NotFound.

    `index` is what `speaker_index(store)` gave, for a caller that keeps it. Of what it says there
    are `count` contents (all if None) from `start` on.
    """
    known = speaker_index(store) if index is None else index
    row = resolve_speaker(known.rows, wanted)
    quoter = Quoter(store.connection)
    found = list(attributed(store, known, [row]))
    shown = _in_time(store, found)[start : None if count is None else start + count]
    claims = _claims(store, [a.id for a in shown])
    said = [_said(quoter, a, claims.get(a.id)) for a in shown]
    ways = Counter(tuple((link.name, link.role) for link in a.chain) for a in found)
    kept = [Way(names, times) for names, times in ways.items()]
    return SpeakerPage(
        row, tuple(said), tuple(sorted(kept, key=lambda w: (-w.times, len(w.names), w.names)))
    )


def resolve_speaker(rows: Iterable[Speaker], wanted: str) -> Speaker:
    """The source that `wanted` names: id, unique beginning of an id, or name. Raises NotFound."""
    listed = list(rows)
    name = " ".join(wanted.casefold().split())
    for found in (
        [row for row in listed if wanted and row.id.startswith(wanted)],
        [row for row in listed if " ".join(row.name.casefold().split()) == name],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFound(f"more than one source is called {wanted!r}; use its id")
    raise NotFound(f"no source is called {wanted!r}; see: tellings sources")


def _key(name: str, role: str) -> Key:
    return " ".join(name.casefold().split()), role


def attributed(
    store: Database, index: SpeakerIndex, rows: Iterable[Speaker]
) -> Iterable[Attribution]:
    """Everything but credits whose chain ends in one of these sources."""
    wanted = [ident for row in rows for ident in index.spoken[row.id]]
    return reader.attributions_by_id(store.connection, wanted)


def source_of(said: Attribution) -> str:
    """The id of the source of something said."""
    return source_id(_key(said.chain[-1].name, said.chain[-1].role))


def _in_time(store: Database, found: Sequence[Attribution]) -> list[Attribution]:
    """By date of what is said (undated last, then without words), outlet and place; no text."""
    called = {h.id: h for h in headings(store, {a.report for a in found})}

    def key(said: Attribution) -> tuple[bool, bool, str, str, str, int, str]:
        h = called[said.report]
        start = said.content[0][0] if said.content else 0
        undated = h.published is None
        return (not said.content, undated, h.published or "", h.outlet or "", h.key, start, said.id)

    return sorted(found, key=key)


def _said(quoter: Quoter, said: Attribution, claim: str | None) -> Said:
    quoted = None
    if said.content:
        quoted = quoter(Place(said.report, said.content[0][0], said.content[-1][1]))
    cue = " ".join(quoter(Place(said.report, start, end)).words for start, end in said.cue)
    return Said(quoted, cue, said.stance, said.chain, said.anonymous, said.report, claim)


def _claims(store: Database, attributions: Iterable[str]) -> dict[str, str]:
    """Attribution -> the claim that most reports tell, of those it is a witness of."""
    query = """SELECT w.attribution, w.claim FROM witnesses w JOIN origins o ON o.claim = w.claim
        WHERE w.attribution IN (SELECT value FROM json_each(?))
        ORDER BY o.reports, w.claim DESC"""
    return dict(store.connection.execute(query, (json.dumps(sorted(attributions)),)))


def _joined(store: Database, spoken: dict[str, Key]) -> Pairs:
    """(source, certain only) -> pairs of its reports that some claim's merge joins."""
    voiced: dict[tuple[str, str], set[Key]] = defaultdict(set)
    query = "SELECT claim, report, attribution FROM witnesses WHERE attribution IS NOT NULL"
    for claim, report, attribution in store.connection.execute(query):
        if attribution in spoken:
            voiced[claim, report].add(spoken[attribution])
    pairs: Pairs = defaultdict(list)
    query = "SELECT DISTINCT claim, a, b, certain FROM merges WHERE a != b"
    for claim, a, b, certain in store.connection.execute(query):
        for key in voiced.get((claim, a), set()) & voiced.get((claim, b), set()):
            pairs[key, False].append((a, b))
            if certain:
                pairs[key, True].append((a, b))
    return pairs


def _groups(reports: set[str], pairs: Iterable[tuple[str, str]]) -> int:
    """How many groups remain when each pair is one."""
    tied = list(pairs)
    if not tied:
        return len(reports)
    top = {report: report for report in reports}

    def find(report: str) -> str:
        while top[report] != report:
            top[report] = top[top[report]]
            report = top[report]
        return report

    for a, b in tied:
        top[find(a)] = find(b)
    return len({find(report) for report in reports})
