"""One actor: who calls it what and in whose voice, and what ties each wording to it."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tellings.errors import NotFound
from tellings.model import Evidence, Place
from tellings.model.plain import decoder
from tellings.store import Database
from tellings.views.dossiers import Reason, reasons
from tellings.views.quoted import Quoted, Quoter, in_time

_EVIDENCE = decoder(tuple[Evidence, ...])
_AROUND = 80  # characters to each side of a label


@dataclass(frozen=True, slots=True)
class Called:
    """One wording as one outlet uses it: `voice` is None for a name or a mere description.

    `form`: name, nominal (a description: "the movement"), label (a word of choice).
    """

    words: str
    form: str
    voice: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Caller:
    """What one outlet (None: not known) calls the actor, most frequent first."""

    outlet: str | None
    reports: int
    called: tuple[Called, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One wording that was found to mean this actor, with the words that tie it to it."""

    words: str
    times: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Used:
    """One label where it stands: [`start`, `end`) of the words of `quoted`."""

    quoted: Quoted
    start: int
    end: int
    voice: str


@dataclass(frozen=True, slots=True)
class ActorPage:
    """One actor in full.

    `callers` come by reports, the unknown outlet last; `spellings` by how often they occur;
    `labels` by date. `claims` are ids of the claims that name it, those of most reports first.
    """

    entity: str
    name: str
    kind: str
    reports: int
    callers: tuple[Caller, ...]
    spellings: tuple[Spelling, ...]
    labels: tuple[Used, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Use:
    """One place where it is named, described or labelled."""

    place: Place
    form: str
    voice: str | None


def actor(store: Database, ident: str) -> ActorPage:
    """One actor by its id, a unique beginning of it, or its exact name. Raises NotFound."""
    full = resolve_actor(store, ident)
    name, kind = store.connection.execute(
        "SELECT name, kind FROM entities WHERE id = ?", (full,)
    ).fetchone()
    quoter = Quoter(store.connection)
    labels = _labels(store, full)
    labelled = {place for place, _ in labels}
    mentions = _mentions(store, full)
    plain = [_Use(place, form, None) for place, form in mentions if place not in labelled]
    uses = [*plain, *(_Use(place, "label", voice) for place, voice in labels)]
    reports = {place.report for place, _ in mentions} | {place.report for place in labelled}
    return ActorPage(
        full,
        name,
        kind,
        len(reports),
        _callers(quoter, uses),
        _spellings(store, quoter, full, Counter(_words(quoter, place) for place, _ in mentions)),
        tuple(sorted((_used(quoter, *label) for label in labels), key=lambda u: in_time(u.quoted))),
        _claims(store, full),
    )


def resolve_actor(store: Database, ident: str) -> str:
    """The full id of an actor for an id, a unique beginning of one, or a name. Raises NotFound."""
    for query in (
        "SELECT id FROM entities WHERE substr(id, 1, length(?1)) = ?1 LIMIT 2",
        "SELECT id FROM entities WHERE name = ?1 LIMIT 2",
    ):
        found = store.connection.execute(query, (ident,)).fetchall() if ident else []
        if len(found) == 1:
            return str(found[0][0])
        if found:
            raise NotFound(f"more than one actor is called {ident!r}; use its id")
    raise NotFound(f"no actor is called {ident!r}; see: tellings names")


def _mentions(store: Database, entity: str) -> list[tuple[Place, str]]:
    query = """SELECT report, start, "end", form FROM mentions
        WHERE entity = ? AND form != 'pronoun' ORDER BY report, start, "end" """
    return [(Place(r, s, e), form) for r, s, e, form in store.connection.execute(query, (entity,))]


def _labels(store: Database, entity: str) -> list[tuple[Place, str]]:
    query = """SELECT report, start, "end", voice FROM labels
        WHERE entity = ? ORDER BY report, start, "end" """
    return [(Place(r, s, e), v) for r, s, e, v in store.connection.execute(query, (entity,))]


def _words(quoter: Quoter, place: Place) -> str:
    """The words at a place, blanks as one."""
    return " ".join(quoter.report(place.report)[3][place.start : place.end].split())


def _callers(quoter: Quoter, uses: Iterable[_Use]) -> tuple[Caller, ...]:
    counted: dict[str | None, Counter[tuple[str, str, str | None]]] = defaultdict(Counter)
    reports: dict[str | None, set[str]] = defaultdict(set)
    for use in uses:
        outlet = quoter.report(use.place.report)[1]
        counted[outlet][_words(quoter, use.place), use.form, use.voice] += 1
        reports[outlet].add(use.place.report)
    found = []
    for outlet, used in counted.items():
        called = [Called(*key, times) for key, times in used.items()]
        called.sort(key=lambda c: (-c.times, c.words, c.form, c.voice or ""))
        found.append(Caller(outlet, len(reports[outlet]), tuple(called)))
    found.sort(key=lambda c: (c.outlet is None, -c.reports, c.outlet or ""))
    return tuple(found)


def _spellings(
    store: Database, quoter: Quoter, entity: str, times: Mapping[str, int]
) -> tuple[Spelling, ...]:
    """Its aliases; the evidence of the same kind, note and words stands once."""
    found = []
    query = "SELECT text, evidence FROM aliases WHERE entity = ? ORDER BY text"
    for text, evidence in store.connection.execute(query, (entity,)):
        given = reasons(quoter, _EVIDENCE(json.loads(evidence)))
        once = {(r.kind, r.note.casefold(), r.words and r.words.words): r for r in given}
        found.append(Spelling(text, times.get(text, 0), tuple(once.values())))
    return tuple(sorted(found, key=lambda s: (-s.times, s.words)))


def _used(quoter: Quoter, place: Place, voice: str) -> Used:
    """A label with a little of the text around it, cut between words and within its line."""
    text = quoter.report(place.report)[3]
    start = max(place.start - _AROUND, text.rfind("\n", 0, place.start) + 1, 0)
    line = text.find("\n", place.end)
    end = min(place.end + _AROUND, line if line >= 0 else len(text))
    while start > 0 and start < place.start and not text[start - 1].isspace():
        start += 1
    while end < len(text) and end > place.end and not text[end].isspace():
        end -= 1
    quoted = quoter(Place(place.report, start, end))
    return Used(quoted, place.start - start, place.end - start, voice)


def _claims(store: Database, entity: str) -> tuple[str, ...]:
    query = """SELECT w.claim, count(DISTINCT w.report) FROM mentions m
        JOIN witnesses w ON w.report = m.report AND w.start <= m.start AND m."end" <= w."end"
        WHERE m.entity = ? GROUP BY 1 ORDER BY 2 DESC, 1"""
    return tuple(claim for claim, _ in store.connection.execute(query, (entity,)))
