"""Datelines: place, date and agency before the first sentence, in whatever order and marks.

"HARVEN, March 4 (KNB) –", "HARVEN - KNB:", "Harven, 4 March / KNB /", "HARVEN. March 4. /KNB/.",
"KNB – HARVEN, March 4:", "[KNB] Harven –". The head of a line is cut into fields, each a run of
capitalised words, a date, or a name in brackets or between strokes; it is a dateline if such fields
end in a mark that closes one. Within it, a name in brackets or strokes is an agency, and so are
bare capital letters in the place of one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tellings.reading.naming import UPPER

_LONGEST = 120  # characters that a dateline may have
_MONTHS = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|"
    r"July|August|September|October|November|December)"
)
_WORD = (
    rf"(?:(?:St|Mt|Ft|{_MONTHS})\.|[{UPPER}][\w’'&]*(?:[-.][\w’'&]+)*"
    r"|\d{1,4}(?:st|nd|rd|th)?(?:[/.-]\d{1,4}){0,2}|of|and|de|el|al|la|du|von|the"
    r"|province|region|state|district|county|governorate|oblast|island|(?:north|south|east|west)ern)"
)
_FIELD = re.compile(rf"{_WORD}(?: {_WORD}){{0,6}}(?!\w)")
_ENCLOSED = re.compile(
    rf"[(\[](?P<in>(?:[{UPPER}]|[a-z]{{3}}[)\]])[^()\[\]\n]{{0,40}})[)\]]?"
    rf"|/{{1,2}} ?(?P<stroke>[{UPPER}][\w .&’'-]{{1,30}}?) ?/{{1,2}}"
)
_MARK = re.compile(r"\s*(?P<mark>[-–—]{1,3}|/{1,2}|\|{1,2}|:|,|\.)?\s*")
_DATE = re.compile(
    rf"(?i)\b{_MONTHS}\b\.?|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:19|20)\d\d\b"
    r"|^\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?$"
)
_LETTERS = re.compile(rf"[{UPPER}]{{2,6}}")
_PROSE = re.compile(rf"[\"“”„«‘'(\[]?\s?(?:[{UPPER}\d]|al-|el-)")
_NO_AGENCY = frozenset(
    (
        *("UN", "EU", "US", "UK", "USA", "UAE", "DC", "NATO", "WHO", "IMF", "FBI", "CIA", "NASA"),
        *("FIFA", "UEFA", "OPEC", "UNESCO", "UNICEF", "OSCE", "ICC", "IAEA", "CEO", "PM", "MP"),
        *("MPS", "IDF", "IS", "ISIS", "NGO", "AM", "PM", "GMT", "UTC", "LIVE", "VIDEO", "PHOTO"),
        *("PHOTOS", "UPDATE", "URGENT", "BREAKING", "NEWS", "FILE", "ALERT", "FLASH", "WATCH"),
        *("OPINION", "COVID", "DVD", "TV", "ID", "IT", "AI", "HQ", "NSW", "ACT", "BC", "NY", "LA"),
    )
)


@dataclass(frozen=True, slots=True)
class _Field:
    """A piece of the head: its words, where they start, the marks around, whether enclosed."""

    words: str
    start: int
    before: str
    after: str
    enclosed: bool


def dateline_names(
    text: str,
    start: int,
    end: int,
    known: Callable[[str], bool],
    again: Callable[[str], bool],
) -> tuple[str, int] | None:
    """The agency or agencies in the dateline that opens `text[start:end]`, with their offset.

    `known` tells agencies by name; `again` tells letters that stand elsewhere as a sign. None where
    no dateline opens the line or nobody is named in it.
    """
    while start < end and text[start].isspace():
        start += 1
    fields, stop = _fields(text, start, min(end, start + _LONGEST))
    if not fields or (stop < end and not _PROSE.match(text, stop)):
        return None
    placed = any(_place(f) or _DATE.search(f.words) for f in fields if not f.enclosed)
    for number, field in enumerate(fields):
        if _agency(fields, number, known, again, placed):
            return field.words, field.start
    return None


def _fields(text: str, start: int, limit: int) -> tuple[list[_Field], int]:
    """The fields up to the last mark that closes a dateline, and where the prose begins."""
    found: list[_Field] = []
    kept, stop, at, before = 0, start, start, ""
    while at < limit:
        bracket = _ENCLOSED.match(text, at, limit)
        plain = None if bracket else _FIELD.match(text, at, limit)
        match = bracket or plain
        if match is None:
            break
        mark = _MARK.match(text, match.end(), limit)
        sign = (mark["mark"] or "") if mark else ""
        after_gap = mark.end() if mark else match.end()
        opens = after_gap < limit and text[after_gap] in "(["
        if plain and not sign and not opens:
            break
        if plain and sign == "/" and _ENCLOSED.match(text, mark.start("mark"), limit):  # type: ignore[union-attr]
            after_gap = mark.start("mark")  # type: ignore[union-attr]
            sign = ""
        words, first = match.group(), match.start()
        if bracket:
            group = "in" if bracket["in"] else "stroke"
            words, first = bracket[group].strip(), bracket.start(group)
        found.append(_Field(words, first, before, sign, bracket is not None))
        before, at = sign, after_gap
        if _closes(found[-1], text, match.end(), at):
            kept, stop = len(found), at
    return found[:kept], stop


def _closes(field: _Field, text: str, end: int, at: int) -> bool:
    """Whether the prose may begin after this field and its mark."""
    if field.after in (":", "|", "||", "/", "//") or field.enclosed:
        return field.after != ","
    if field.after and field.after[0] in "-–—":
        return text[end : end + 1].isspace() or len(field.after) > 1 or field.after in "–—"
    if field.after != "." or at >= len(text):
        return False
    return text[end : end + 1] == "." and bool(_DATE.search(field.words) or len(field.words) > 3)


def _place(field: _Field) -> bool:
    """Whether the field is set in capitals, as places at the head of a report are."""
    return field.words.isupper() and len(field.words) > 3


def _agency(
    fields: list[_Field],
    number: int,
    known: Callable[[str], bool],
    again: Callable[[str], bool],
    placed: bool,
) -> bool:
    """Whether field `number` names an agency."""
    field = fields[number]
    name = field.words
    if _DATE.search(name) or name in _NO_AGENCY or name[:1].isdigit():
        return False
    last = number == len(fields) - 1
    set_off = bool(field.after) and field.after[0] in "-–—:|"
    letters = bool(_LETTERS.fullmatch(name)) and name not in _NO_AGENCY
    sure = all(known(part) for part in re.split(r"\s*[/,&]\s*", name)) or again(name)
    if field.enclosed:
        if name.islower():
            return sure
        dated = any(_DATE.search(f.words) for f in fields[:number])
        return sure or set_off or (dated and letters) or (placed and letters)
    if sure and (set_off or placed or field.after == "."):
        return len(fields) > 1 or field.after == ":"
    if not letters or not placed or len(name) > 4:
        return False
    if number == 0:
        return (
            bool(field.after)
            and field.after[0] in "-–—:/|"
            and any(_DATE.search(f.words) for f in fields[1:])
        )
    dated = any(_DATE.search(f.words) for f in fields[:number])
    if field.before == ",":
        return last and dated and set_off
    return last and set_off and field.before != "."
