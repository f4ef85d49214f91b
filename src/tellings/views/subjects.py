"""What a reader points at when judging: records named by ids, as words that can be found again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tellings.errors import NotFound, UsageError
from tellings.judging.dates import written
from tellings.judging.kinds import kind_of
from tellings.model import Place, Report, Words
from tellings.store import Database, as_read, reader
from tellings.text.folding import fold_text
from tellings.views.claims import resolve as resolve_claim
from tellings.views.reports import resolve as resolve_report

_WITNESS = re.compile(r"(?P<report>.+):(?P<start>\d+)-(?P<end>\d+)")
_HEAD = 120  # characters that stand for a whole report
_EDGE = 80  # characters on each side of a splice
_SHARED = 200  # characters of shared words that stand for a borrowing
_ENOUGH = 12  # witnesses that a claim is known by
_MENTIONS = 3  # mentions that a name is known by


@dataclass(frozen=True, slots=True)
class Subject:
    """What is judged: `ids` in full, `words` by side, `now` the value that stands there."""

    kind: str
    ids: tuple[str, ...]
    words: tuple[Words, ...]
    now: object = None


def subject(store: Database, kind: str, ids: Sequence[str], verdict: str) -> Subject:
    """The records named by ids (beginnings of ids and keys of reports are enough).

    Raises UsageError where the ids are not those that the kind takes, NotFound where there is no
    such record.
    """
    takes = kind_of(kind).takes
    try:
        return _SUBJECTS[kind](store, list(ids), verdict)
    except (ValueError, IndexError):
        raise UsageError(f"a judgement on {_a(kind)} takes {takes}") from None


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _date(store: Database, ids: list[str], _verdict: str) -> Subject:
    (name,) = ids
    found = _report(store, name)
    return Subject("date", (found.id,), (_head(found),), written(found.published))


def _outlet(store: Database, ids: list[str], _verdict: str) -> Subject:
    (name,) = ids
    found = _report(store, name)
    return Subject("outlet", (found.id,), (_head(found),), found.outlet)


def _borrowing(store: Database, ids: list[str], _verdict: str) -> Subject:
    one, other = (_report(store, name) for name in ids)
    if one.id == other.id:
        raise UsageError("a report does not copy itself; name two reports")
    a, b = sorted((one, other), key=lambda r: r.id)
    shared = [x for x in reader.alignments(store.connection, a.id) if x.b == b.id]
    if shared:
        x = max(shared, key=lambda x: (x.a_end - x.a_start, -x.a_start))
        spans = {a.id: (x.a_start, x.a_end), b.id: (x.b_start, x.b_end)}
    else:
        spans = {r.id: _head_span(r) for r in (a, b)}
    words = []
    for side, r in enumerate((one, other)):
        start, end = spans[r.id]
        words.append(_words(r, start, min(end, start + _SHARED), side))
    return Subject("borrowing", (one.id, other.id), tuple(words))


def _passage(store: Database, ids: list[str], _verdict: str) -> Subject:
    (name,) = ids
    full = _resolve(store, "passages", name)
    kind = store.connection.execute("SELECT kind FROM passages WHERE id = ?", (full,)).fetchone()[0]
    rows = store.connection.execute(
        """SELECT report, start, "end" FROM passage_places WHERE passage = ? ORDER BY 1, 2, 3""",
        (full,),
    )
    return Subject("passage", (full,), _all(store, [Place(*row) for row in rows], 0), kind)


def _claim(store: Database, ids: list[str], _verdict: str) -> Subject:
    one, other = (resolve_claim(store, name) for name in ids)
    if one == other:
        raise UsageError("that is one claim already; name two")
    left = _all(store, _places(store, one)[:_ENOUGH], 0)
    return Subject("claim", (one, other), left + _all(store, _places(store, other), 1))


def _witness(store: Database, ids: list[str], verdict: str) -> Subject:
    claim = resolve_claim(store, ids[0])
    mine = _places(store, claim)
    told = [p for name in ids[1:] for p in _named(store, name, mine, verdict)]
    if not told:
        raise IndexError
    rest = [p for p in mine if p not in told]
    if not rest:
        raise UsageError("that is all of the claim; leave it at least one other witness")
    names = (f"{p.report}:{p.start}-{p.end}" for p in told)
    words = _all(store, rest[:_ENOUGH], 0) + _all(store, told, 1)
    return Subject("witness", (claim, *names), words)


def _named(store: Database, name: str, mine: Sequence[Place], verdict: str) -> list[Place]:
    """The witnesses that `REPORT:START-END`, or a report alone, names."""
    spans = _WITNESS.fullmatch(name)
    report = resolve_report(store, spans["report"] if spans else name)
    found = [p for p in mine if p.report == report]
    if spans is None:
        if not found:
            raise NotFound(f"{name} does not tell this claim; name a witness as REPORT:START-END")
        return found
    place = Place(report, int(spans["start"]), int(spans["end"]))
    if place in found:
        return [place]
    told = store.connection.execute(
        'SELECT 1 FROM witnesses WHERE report = ? AND start = ? AND "end" = ?',
        (place.report, place.start, place.end),
    ).fetchone()
    if verdict == "overturned" or not told:
        what = "this claim" if told else "any claim"
        raise NotFound(f"{name} is no witness of {what}; see: tellings claims STORY CLAIM --json")
    return [place]


def _merge(store: Database, ids: list[str], _verdict: str) -> Subject:
    claim, *names = ids
    first, second = names
    full = resolve_claim(store, claim)
    one, other = resolve_report(store, first), resolve_report(store, second)
    if one == other:
        raise UsageError("a report shares its origin with itself; name two reports")
    mine = _places(store, full)
    sides = [[p for p in mine if p.report == report] for report in (one, other)]
    for name, places in zip(names, sides, strict=True):
        if not places:
            raise NotFound(f"{name} does not tell claim {full[:8]}")
    return Subject("merge", (full, one, other), _all(store, sides[0], 0) + _all(store, sides[1], 1))


def _alias(store: Database, ids: list[str], verdict: str) -> Subject:
    actor, wording = ids
    full = _resolve(store, "entities", actor)
    name = store.connection.execute("SELECT name FROM entities WHERE id = ?", (full,)).fetchone()[0]
    other = store.connection.execute(
        "SELECT id, name FROM entities WHERE id != ?2 AND substr(id, 1, length(?1)) = ?1 LIMIT 2",
        (wording, full),
    ).fetchall()
    mine = _mentions(store, full, name) or _mentions(store, full, None)
    if len(other) == 1 and len(wording) > 3:
        theirs = _mentions(store, *other[0]) or _mentions(store, other[0][0], None)
        return Subject("alias", (full, other[0][0]), _all(store, mine, 0) + _all(store, theirs, 1))
    if fold_text(wording) == fold_text(name):
        raise UsageError(f"{wording!r} is the actor's own name; name another wording")
    theirs = _mentions(store, full, wording)
    if not theirs and verdict != "overturned":
        theirs = _mentions(store, None, wording)
    if not theirs:
        known = store.connection.execute(
            "SELECT text FROM aliases WHERE entity = ? ORDER BY text LIMIT 6", (full,)
        ).fetchall()
        also = f"; it is called: {', '.join(text for (text,) in known)}" if known else ""
        raise NotFound(f"nothing in the reports calls {name} {wording!r}{also}")
    return Subject("alias", (full, wording), _all(store, mine, 0) + _all(store, theirs, 1))


def _splice(store: Database, ids: list[str], verdict: str) -> Subject:
    name, *rest = ids
    found = _report(store, name)
    offset = 0
    if rest:
        (number,) = rest
        offset = int(number)
    if not 0 <= offset < len(found.text):
        raise UsageError(f"the offset must be between 0 and {len(found.text) - 1}")
    offset += len(found.text[offset:]) - len(found.text[offset:].lstrip())
    inside = bool(found.text[:offset].strip())
    if inside and verdict == "overturned":
        raise UsageError(
            "no article begins there; name a report alone to join it to the one before"
        )
    ident = (found.id, str(offset)) if inside else (found.id,)
    home, at = _as_read(store, found, offset)
    before = _before(store, home, at)
    if before is None:
        raise UsageError(f"{name} is the first in its file; there is nothing before it")
    return Subject("splice", ident, (before, _words(home, at, min(len(home.text), at + _EDGE), 1)))


def _as_read(store: Database, found: Report, offset: int) -> tuple[Report, int]:
    """The report as the files gave it in which a place of a report that is shown stands."""
    made = store.connection.execute(
        "SELECT 1 FROM as_read WHERE report = ? AND row IS NULL", (found.id,)
    ).fetchone()
    if not made:
        return found, offset
    layer = as_read.as_read(store.connection, as_read.shown(store.connection))
    at = found.starts_at + offset
    for ident in sorted(layer.reports):
        for path, key, _, _, starts_at in layer.places[ident]:
            if (path, key) == (found.path, found.key):
                home = layer.reports[ident]
                if starts_at <= at < starts_at + len(home.text):
                    return home, at - starts_at
    return found, offset


def _before(store: Database, home: Report, at: int) -> Words | None:
    """The last words before a place: of the report, or of the one before it in the file."""
    if home.text[:at].strip():
        end = len(home.text[:at].rstrip())
        return _words(home, max(0, end - _EDGE), end, 0)
    layer = as_read.as_read(store.connection, as_read.shown(store.connection))
    stands = {(p, k, i, at) for p, k, _, i, at in layer.places[home.id]}
    for ident in sorted(layer.reports):
        other = layer.reports[ident]
        ends = {(p, k, i, at + len(other.text)) for p, k, _, i, at in layer.places[ident]}
        if ident != home.id and ends & stands:
            end = len(other.text.rstrip())
            return _words(other, max(0, end - _EDGE), end, 0)
    return None


def _report(store: Database, name: str) -> Report:
    return next(iter(reader.reports(store.connection, resolve_report(store, name))))


def _resolve(store: Database, table: str, name: str) -> str:
    """The full id of the one record of a table whose id begins so."""
    found = store.connection.execute(
        f"SELECT id FROM {table} WHERE substr(id, 1, length(?1)) = ?1 LIMIT 2", (name,)
    ).fetchall()
    if len(found) != 1:
        how_many = "more than one" if found else "no"
        raise NotFound(f"{how_many} id among the {table} begins with {name!r}")
    return str(found[0][0])


def _places(store: Database, claim: str) -> list[Place]:
    """The witnesses of a claim, its clearest wording first."""
    found = next(iter(reader.claims(store.connection, claim)))
    places = sorted({Place(w.report, w.start, w.end) for w in found.witnesses})
    return sorted(places, key=lambda p: p != found.wording)


def _mentions(store: Database, entity: str | None, wording: str | None) -> list[Place]:
    """A few mentions of an actor (of any, if None) by a wording, names first, each of a report."""
    query = """SELECT m.report, m.start, m."end", substr(t.text, m.start + 1, m."end" - m.start)
        FROM mentions m JOIN reports r ON r.id = m.report JOIN texts t USING (sha256)
        WHERE m.entity NOT NULL AND m.form != 'pronoun' AND (?1 IS NULL OR m.entity = ?1)
        ORDER BY m.form != 'name', m.report, m.start"""
    wanted = None if wording is None else _plain(wording)
    found: dict[str, Place] = {}
    first = None
    for report, start, end, words in store.connection.execute(query, (entity,)):
        plain = _plain(words)
        wanted = plain if wanted is None else wanted
        if plain == wanted:
            first = first or plain
            found.setdefault(report, Place(report, start, end))
            if len(found) == _MENTIONS:
                break
    return list(found.values())


def _plain(words: str) -> str:
    return " ".join(fold_text(words).split())


def _all(store: Database, places: Sequence[Place], side: int) -> tuple[Words, ...]:
    texts = {p.report: _report(store, p.report) for p in places}
    return tuple(_words(texts[p.report], p.start, p.end, side) for p in places)


def _words(report: Report, start: int, end: int, side: int) -> Words:
    return Words(report.id, start, end, side, report.sha256, report.key, report.text[start:end])


def _head(report: Report) -> Words:
    """The words that stand for a whole report: its title, else how it begins."""
    return _words(report, *_head_span(report), 0)


def _head_span(report: Report) -> tuple[int, int]:
    if report.title_at is not None:
        return report.title_at
    start = report.body[0][0] if report.body else 0
    start += len(report.text[start:]) - len(report.text[start:].lstrip())
    line = report.text[start : start + _HEAD].split("\n", 1)[0]
    return start, start + len(line.rstrip())


_SUBJECTS: dict[str, Callable[[Database, list[str], str], Subject]] = {
    "alias": _alias,
    "borrowing": _borrowing,
    "passage": _passage,
    "witness": _witness,
    "claim": _claim,
    "merge": _merge,
    "date": _date,
    "outlet": _outlet,
    "splice": _splice,
}
