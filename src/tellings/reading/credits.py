"""Credits: lines and phrases that name the publisher a report was taken from.

Datelines such as "HARVEN (AP) -", tails such as "- Reuters", credit sentences ("Source: X", "First
published by X", "With reporting by X"), translations. Who is quoted inside sentences is the
business of attribution.
"""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tellings.model import Credit, Span
from tellings.reading.credit_lines import (
    LONGEST,
    credit_line,
    may_be_person,
    publishes,
)
from tellings.reading.credit_signs import bare_sign, sign
from tellings.reading.datelines import dateline_names
from tellings.reading.furniture import is_section
from tellings.reading.naming import UPPER, name_like, outlet_like, person_like
from tellings.text.lexicons import rows

LOOKED_AT = 60  # lines at the end where tails stand
OPENING, CLOSING = 2, 4  # lines at either end whose single sentences may be credits

_CITY_AGENCY = re.compile(
    rf"\s*[{UPPER}][{UPPER} .’'-]{{2,40}}(?:,[^\n()]{{1,40}})?,?\s+"
    rf"(?P<name>[{UPPER}]{{2,5}})\s*[-–—]\s"
)
_TAIL = re.compile(
    r"(?:^|[\s.!?”\"')])(?:[-–—]{1,2}\s?|[(\[/])"
    rf"(?P<name>[{UPPER}][\w .&’'/-]{{1,40}}?)[)\]]?\s*$"
)
_ALONE = re.compile(rf"[-–—(\[]{{0,2}}\s*(?P<name>[{UPPER}][\w .&’'/,-]{{1,60}}?)[)\].]?\s*$")
_SHARED = re.compile(r"\s*(?:,|/|&|\band\b|\bwith\b)\s*")
_MADE_LIKE_ONE = re.compile(
    r"\b(?:News Agency|Press Agency|News Service|Press Service|Press Association|Newswire|"
    r"Wire Service|Newswires|Press Trust|Press International)$"
    rf"|^(?:[{UPPER}][^\W_]{{2,}}|[{UPPER}]{{3,}})(?:press|PRESS|wire|WIRE|inform|INFORM)$"
)


def find_credits(
    text: str, body: Sequence[Span], outlet: str | None, byline_at: Span | None = None
) -> list[Credit]:
    """The credits in the body of `text`, in order; the outlet's own name is no credit.

    `byline_at` is where a byline stands; agencies named in it ("Ola Brandt and agencies") count.
    """
    spans = list(_lines(text, body))
    found = [c for line in spans[:3] for c in _dateline(text, *line)]
    for number, (start, end) in enumerate(spans):
        edge = number < OPENING or number >= len(spans) - CLOSING
        for first, last in _candidates(text, start, end, edge):
            found += _whole(text, first, last)
    for start, end in spans[-LOOKED_AT:]:
        found += _tail(text, start, end)
    for start, end in {*spans[:2], *spans[-2:], *([byline_at] if byline_at else [])}:
        found += _alone(text, start, end)
        found += _signed(text, start, end, outlet)
    for start, end in spans[-1:]:
        bare = bare_sign(text[start:end], is_agency)
        found += (
            [] if bare is None else [replace(bare, start=bare.start + start, end=bare.end + start)]
        )
    if byline_at:
        found += _whole(text, *byline_at) or _in_byline(text, byline_at)
    kept: list[Credit] = []
    for credit in sorted(set(found), key=lambda c: (c.start, -c.end, c.kind, c.name)):
        if not same_publisher(credit.name, outlet) and all(
            c.end <= credit.start or _beside(c, credit) for c in kept
        ):
            kept.append(credit)
    return kept


def _beside(a: Credit, b: Credit) -> bool:
    """Whether two credits are two names of one line."""
    return (a.start, a.end) == (b.start, b.end) and a.name != b.name


def lent_by(line: str) -> tuple[str, int] | None:
    """Whom a line such as "Copyright Harven Wire." names, with the place; None with a year.

    Under a report of another outlet that is a credit; with a year it is that site's own footer.
    """
    match = _LENT.fullmatch(line.strip()) if len(line) < 90 else None
    if not match or not name_like(match["name"]) or any(c.isdigit() for c in line):
        return None
    return match["name"], line.index(match["name"])


_LENT = re.compile(
    r"(?:©|\(c\)|(?i:copyright)(?:\s*©)?)\s*(?i:by\s+|the\s+){0,2}(?P<name>[^.,;:|]+)\.?"
)


def same_publisher(name: str, outlet: str | None) -> bool:
    """Whether a credited name is the outlet's own: equal, its short form, or its first words."""
    if not outlet:
        return False
    mine, theirs = (_words(n) for n in (name, outlet))
    shortened = " " not in name and name.isupper() and _abbreviates(name.lower(), theirs)
    return bool(mine) and (mine == theirs[: len(mine)] or shortened)


def _abbreviates(letters: str, words: list[str]) -> bool:
    """Whether letters begin every word in turn, with more of a word's letters in order between.

    "hpb" abbreviates "harven pressebyrå".
    """
    ends = {0}  # letters used up by the words so far, in every way that they allow
    for word in words:
        ends = {end for at in ends for end in _taken(letters, at, word)}
    return len(letters) in ends


def _taken(letters: str, start: int, word: str) -> Iterator[int]:
    """Each place up to which `letters` from `start` stand in order in `word`, its first letter
    first."""
    if not letters.startswith(word[0], start):
        return
    at = 0
    for end in range(start + 1, len(letters) + 1):
        yield end
        at = word.find(letters[end : end + 1], at + 1)
        if at < 0:
            return


@functools.cache
def agencies() -> frozenset[str]:
    """Known agencies with their short names, folded to lower case."""
    return frozenset(column.lower() for row in rows("en", "agencies") for column in row if column)


def is_agency(name: str) -> bool:
    """Whether a name is a known agency or is made like one ("... News Agency")."""
    bare = re.sub(r"^the ", "", name.strip(" .()[]"), flags=re.I)
    return bare.lower() in agencies() or bool(_MADE_LIKE_ONE.search(bare))


def _words(name: str) -> list[str]:
    return [w for w in re.findall(r"\w+", name.casefold()) if w != "the"]


def _lines(text: str, body: Sequence[Span]) -> Iterator[Span]:
    """The lines of the body that hold anything."""
    for start, end in body:
        for match in _LINE.finditer(text, start, end):
            yield match.span()


_LINE = re.compile(r"\S[^\n]*")


def _candidates(text: str, start: int, end: int, edge: bool) -> Iterator[Span]:
    """A short line whole; at the edges of the article also its first and last two sentences."""
    short = end - start <= LONGEST
    if not (short or edge):
        return
    if short:
        yield start, end
    if edge:
        cuts = [start, *(m.end() for m in _STOP.finditer(text, start, end) if m.end() < end), end]
        pieces = list(itertools.pairwise(cuts))
        if len(pieces) > 1:
            for first, last in sorted({pieces[0], *pieces[-2:]}):
                if last - first <= LONGEST:
                    yield first, last


_STOP = re.compile(r"(?<!\b[A-Z])[.!?](?:[\"”')\]]|\s)+|\n\s*")


def _dateline(text: str, start: int, end: int) -> list[Credit]:
    """The agencies in the dateline that opens a line."""
    match = _CITY_AGENCY.match(text, start, min(end, start + 120))
    if match and is_agency(match["name"]):
        whole, first = match["name"], match.start("name")
    else:
        found = dateline_names(text, start, end, is_agency, lambda n: _signs(text, end, n))
        if found is None or not publishes(found[0]):
            return []
        whole, first = found
    parts = _split(whole)
    pieces = parts if any(is_agency(n) for n, _ in parts) else [(whole, 0)]
    return [Credit(first + at, first + at + len(n), n, "agency") for n, at in pieces]


def _signs(text: str, at: int, name: str) -> bool:
    """Whether a name stands as a sign of its own after `at`: "(KNB)", "/KNB/", "- KNB"."""
    name = re.escape(name)
    alone = rf"[(\[/]\s?{name}\s?[)\]/]|^\s*[-–—]{{0,2}}\s?{name}\s*$"
    return re.compile(alone, re.M).search(text, at) is not None


def _split(names: str) -> list[tuple[str, int]]:
    """ "Reuters/AFP" as its names with their places."""
    found, at = [], 0
    for match in [*_SHARED.finditer(names), None]:
        end = match.start() if match else len(names)
        if names[at:end].strip():
            found.append((names[at:end], at))
        at = match.end() if match else end
    return found or [(names, 0)]


def _whole(text: str, start: int, end: int) -> list[Credit]:
    """The credits that a whole line or sentence is."""
    sentence = text[start:end].rstrip()
    found = credit_line(sentence)
    if found is None:
        return []
    names = [re.sub(r"\s+in\s.*", "", n) if found.persons else n for n, _ in _several(found.name)]
    if any(found.persons and not is_agency(n) and may_be_person(n) for n in names):
        names = [n for n in names if is_agency(n) or (outlet_like(n) and not may_be_person(n))]
    names = [n for n in names if publishes(n)]
    return [Credit(start, start + len(sentence), n, found.kind) for n in names]


def _several(names: str) -> list[tuple[str, int]]:
    """ "Reuters and the Harven Daily" as two names; "Star and Times" stays one."""
    parts = _split(names)
    if len(parts) == 1 or not all(
        is_agency(n) or " " in n or n.isupper() or n.lower() == "agencies" for n, _ in parts
    ):
        slashed = "/" in names or "," in names or any(is_agency(n) for n, _ in parts)
        parts = parts if slashed else [(names, 0)]
    return [(re.sub(r"^[Tt]he\s+", "", n).strip(" .)"), at) for n, at in parts]


def _alone(text: str, start: int, end: int) -> list[Credit]:
    """A name that is a line in brackets or after a dash: "(Harven Wire).", "— Harven Wire"."""
    names = names_alone(text[start:end].rstrip())
    places = [(start + at, n) for n, at in names]
    return [Credit(at, at + len(n), n, "agency") for at, n in places]


def _signed(text: str, start: int, end: int, outlet: str | None) -> list[Credit]:
    """A desk's byline, a slug or a translator's note that is the whole line."""
    own = set(_words(outlet or ""))
    found = sign(text[start:end], lambda name: own >= set(_words(name)), is_agency)
    if found is None:
        return []
    return [Credit(start + found.start, start + found.end, found.name, found.kind)]


def names_alone(line: str) -> list[tuple[str, int]]:
    """The publishers, with their places, in a line that is names in brackets or after a dash."""
    match = _BRACKETED.fullmatch(line) if len(line) <= 70 else None
    if not match or not (match["open"] or match["dash"]):
        return []
    found, at = [], match.start("name")
    for name, _ in _several(match["name"]):
        at = line.index(name, at)
        fine = name_like(name) and len(name) > 2 and publishes(name) and not is_section(name)
        if fine and (is_agency(name) or outlet_like(name) or not person_like(name)):
            found.append((name, at))
        at += len(name)
    return found


_BRACKETED = re.compile(
    r"(?:(?P<open>[(\[])|(?P<dash>[-–—]{1,2}\s?))\s*(?:[Ww]ith\s+)?(?:[Tt]he\s+)?(?P<name>\w[^()\[\]\n.:;!?]{1,55}\w)"
    r"\s*[)\]]?\.?"
)


def _in_byline(text: str, at: Span) -> list[Credit]:
    """Agencies beside the writer: "By Ola Brandt and agencies", "By Harven Wire and KNB"."""
    line = text[at[0] : at[1]]
    opening = re.match(r"(?i)\W*(?:by|from|reporting by)\s+", line)
    base = at[0] + (opening.end() if opening else 0)
    parts = _split(text[base : at[1]].rstrip(" ."))
    found = []
    for name, offset in parts:
        name = name.rstrip(" .")
        outlets = len(parts) > 1 and (outlet_like(name) or (name.isupper() and len(name) < 6))
        if is_agency(name) or name.lower() in _UNNAMED or (outlets and not line.isupper()):
            start = base + offset
            found.append(Credit(start, start + len(name), name, "agency"))
    return found


_UNNAMED = frozenset(
    f"{a}{b}" for a in ("", "the ", "news ") for b in ("agencies", "wires", "wire services")
)


def _tail(text: str, start: int, end: int) -> list[Credit]:
    """An agency alone on a line, or in brackets or after a dash at the end of one."""
    line = text[max(start, end - 70) : end]
    whole = end - start <= 70
    match = (_ALONE.match(line) if whole else None) or _TAIL.search(line)
    if match and not is_agency(_split(match["name"])[0][0]):
        match = _TAIL.search(line)
    if not match:
        return []
    names, base = match["name"], max(start, end - 70) + match.start("name")
    pieces = [(n, at) for n, at in _split(names) if is_agency(n)]
    return [Credit(base + at, base + at + len(n), n, "agency") for n, at in pieces]
