"""Lines and sentences that are nothing but a credit ("Taken from X.", "X via Y").

A closed vocabulary decides, not a list of phrases: around the name stand only words that such lines
are made of (`credit_lines.txt`), and among them one that says that something was taken over.
"""

import functools
import re
from typing import NamedTuple

from tellings.reading.naming import UPPER, links, name_like, outlet_like, person_like
from tellings.text.lexicons import table, words

LONGEST = 200  # characters; a credit is a short sentence
_WORD = re.compile(r"[^\W_]+(?:[-’'.&][^\W_]+)*&?|[:–—]|\s-\s")
_LEAD = re.compile(r"[\s\W]*")
_TAIL_DATE = re.compile(
    r"[,\s]*(?:\b(?:on|in|of)\s+)?\(?(?:[A-Z][a-z]{2,8}day,?\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s"
    rf"[{UPPER}][^\W\d_]{{2,8}}|[{UPPER}][^\W\d_]{{2,8}}\s\d{{1,2}},?)?\s?(?:\d{{4}})?\)?[\s.)\]]*$"
)
_LANGUAGES = frozenset(
    (
        *("arabic", "persian", "farsi", "kurdish", "turkish", "hebrew", "french", "german"),
        *("russian", "spanish", "urdu", "pashto", "dari", "english", "chinese", "italian"),
        *("ukrainian", "portuguese", "polish", "czech", "norwegian", "swedish", "danish"),
    )
)
_KINDS = (("translated", "translated-from"), ("published", "republished-from"))
_NAMELESS = re.compile(r"(?:(?:news\s+)?agenc(?:y|ies)|wires?|wire services?|newswires?)", re.I)


_AGENCY_COPY = re.compile(
    r"(?i)(?:with\s+|from\s+|by\s+)?(?:(?:additional|further|some)\s+)?"
    r"((?:news\s+)?(?:agency|agencies|wires?)[’']?"
    r"(?:\s+(?:reports?|copy|material|dispatches|services?|inputs?|reporting))?)"
)


_PICTURE = re.compile(r"(?i)\W*(?:photo\w*|picture|image|video|map|graphic|illustration)s?\b")


class CreditLine(NamedTuple):
    """The kind of a credit line, the name as written and where in the line it starts.

    `persons` says that such lines name persons too, so that a name may be one.
    """

    kind: str
    name: str
    at: int
    persons: bool = False


def credit_line(line: str) -> CreditLine | None:
    """What a line or sentence credits, None if it is no credit and nothing else."""
    if len(line) > LONGEST or len(line) < 4 or "|" in line or _PICTURE.match(line):
        return None
    said = _up_to_name(line, _LANGUAGES)
    translator = len(said) > 2 and said[-2][0] == "by" and said[-3][0].lower() in _LANGUAGES
    if not said or translator:  # "from the Arabic by Ada Roe"
        said = _up_to_name(line, frozenset())
    if not said:
        return _unnamed(line, [(m.group().strip(), m.start()) for m in _WORD.finditer(line)])
    if len(said) == 1:
        return _named_first(line) if _NAMED_FIRST.search(line) else None
    at = said[-1][1]
    before = [w.lower() for w, _ in said[:-1] if w.lower() not in _LANGUAGES]
    borrowed = _borrows(before) or _wire(before, line[at:])
    if not (borrowed or any(_known().get(w) == "thing" for w in before)):
        return None
    start = said[-2][1] if said[-2][0] == "The" else at
    name, rest = _name_at(line[start:])
    if not (borrowed or _used(before, rest)):
        return None
    if not _harmless(rest):
        return None
    after = [w.lower() for w in re.findall(r"\w+", rest)]
    return _checked(_kind([*before, *after]), name, start, before)


def _up_to_name(line: str, small: frozenset[str]) -> list[tuple[str, int]]:
    """The words up to and with the first that is none of credit lines; empty if all are.

    Words in `small` count as such words: "from the French original in Le Port".
    """
    said: list[tuple[str, int]] = []
    for match in _WORD.finditer(line):
        said.append((match.group().strip(), match.start()))
        if _foreign(said[-1][0], len(said) - 1) and said[-1][0].lower() not in small:
            return said
    return []


def _foreign(word: str, place: int) -> bool:
    """Whether a word is no word of credit lines, or is one but has a capital inside the line."""
    lower = word.lower()
    if not word[0].isalnum():
        return False
    if lower not in _known():
        return True
    return place > 0 and word[0].isupper() and lower not in ("the", "a", "an")


@functools.cache
def _known() -> dict[str, str]:
    return {word: row[0] for word, row in table("en", "credit_lines").items()}


def _borrows(before: list[str]) -> bool:
    """Whether the words before the name say that something came from whom they lead to."""
    known = _known()
    while before and before[-1] in ("the", "a", "an"):
        before = before[:-1]
    plain = [w for w in before if w[0].isalnum()]
    if not plain:
        return False
    classes = [known[w] for w in plain]
    if not before[-1][0].isalnum():
        taken = any(c in ("label", "translated", "published", "drawn") for c in classes)
        return taken or ("thing" in classes and len(plain) <= 2 and before[-1] == ":")
    if plain[-1] in ("via", "courtesy"):
        return True
    if known[plain[-1]] != "link" or _by_person(plain):
        return False
    if any(c in ("translated", "published", "drawn") for c in classes):
        thanked = plain[-1] != "to" or "thanks" in plain
        return thanked and (_own(plain) or not _told(plain) or classes[0] == "translated")
    return plain[-1] in ("from", "by") and bool(_GIVEN & set(plain)) and not _told(plain)


_GIVEN = frozenset(
    (
        *("with", "reporting", "material", "materials", "copy", "input", "inputs", "files"),
        *("contribution", "contributions", "additional", "further", "extra"),
    )
)
_FINITE = frozenset(
    (
        *("was", "were", "is", "are", "has", "have", "had", "came", "come", "comes", "ran"),
        *("runs", "appeared", "appears", "uses", "includes", "contains", "draws", "relies"),
        *("carried", "used", "reported", "contributed"),
    )
)


def _told(plain: list[str]) -> bool:
    """Whether the words are a sentence about something: a subject and a finite verb."""
    verb = next((n for n, w in enumerate(plain) if w in _FINITE), 0)
    return any(
        _known()[w] in ("thing", "label") or w in ("it", "all", "some", "most")
        for w in plain[:verb]
    )


def _own(plain: list[str]) -> bool:
    """Whether the sentence is about the report in which it stands."""
    return bool({"this", "these", "our"} & set(plain))


def _wire(before: list[str], rest: str) -> bool:
    """ "From the Harven wire.": a line of a preposition and the name of a service."""
    bare = rest.strip(" .)]")
    return before in (["from"], ["from", "the"]) and (
        bare.lower().endswith((" wire", " wires", " agency", " service")) or outlet_like(bare)
    )


def _by_person(plain: list[str]) -> bool:
    """ "Translated by", "edited by", "compiled by": a person follows, not a source."""
    return plain[-1] == "by" and plain[-2:-1] in (
        ["translated"],
        ["edited"],
        ["adapted"],
        ["compiled"],
        ["rendered"],
        ["translation"],
    )


def _kind(before: list[str]) -> str:
    classes = {_known().get(w) for w in before}
    return next((kind for name, kind in _KINDS if name in classes), "agency")


def _checked(kind: str, name: str, at: int, before: list[str]) -> CreditLine | None:
    """The credit if what is named can be a publisher."""
    bare = re.sub(r"^[Tt]he\s+", "", name)
    if not publishes(bare):
        return None
    shown = re.sub(r"[’']s?\s+[a-z]\w*$|\s+(?:wire|service|copy|reports?)$", "", bare)
    if not shown or not name_like(shown):
        return None
    if shown.split()[0].lower() in _LANGUAGES and kind == "translated-from":
        of = re.match(r"\S+ (?:of|in) (?:the )?(?=[^\W\d_])", shown)
        source = shown[of.end() :] if of else shown.split()[0]
        return CreditLine(kind, source, at + name.index(source))
    plain = [w for w in before if w[0].isalnum()]
    persons = bool({"credit", "credits", "posted", "produced", "filed"} & set(plain)) or (
        kind == "agency" and "by" in plain[-2:]
    )
    return CreditLine(kind, shown, at + len(name) - len(bare), persons)


def _name_at(text: str) -> tuple[str, str]:
    """The longest name that `text` begins with, and what follows it."""
    stop = re.search(r"\w\w\.\s", text)
    text, more = (text[: stop.end()], text[stop.end() :]) if stop else (text, "")
    dated = _TAIL_DATE.search(text)
    text = text[: dated.start()] if dated else text
    ends = [m.end() for m in re.finditer(r"\S+", text)][:9]
    for end in reversed(ends):
        name = text[:end].rstrip(" .)],;:|")
        last = name.split()[-1] if name else ""
        if name and "," not in name and last not in links() and name_like(name):
            return name, text[end:] + more
    return "", text


def _harmless(rest: str) -> bool:
    """Whether only words of credit lines and further names follow the name."""
    left = [m.group() for m in _WORD.finditer(rest)]
    return "|" not in rest and all(
        w.lower() in _known() or w[0].isupper() or not w[0].isalnum() for w in left
    )


_NAMED_FIRST = re.compile(r"\s(?:via|courtesy of|by arrangement with|this|our|these)\s")


def _named_first(line: str) -> CreditLine | None:
    """ "X contributed to this report", "X reports were used in this story", "X via Y"."""
    said = [(m.group().strip(), m.start()) for m in _WORD.finditer(line)]
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    via = re.search(r"\s(?:via|courtesy of|by arrangement with)\s+(?:the\s+)?", line)
    if via and name_like(line[start : via.start()].strip(" ,–—-(")):
        name = line[via.end() :].strip(" .)]")
        return CreditLine("agency", name, via.end()) if name_like(name) else None
    tail = next(
        (n for n in range(1, len(said)) if not _foreign(said[n][0], n) and _closed(said[n:])), None
    )
    if tail is None:
        return None
    name = line[start : said[tail][1]].strip(" ,–—-")
    after = [w.lower() for w, _ in said[tail:]]
    classes = [_known()[w] for w in after if w[0].isalnum()]
    whole = "drawn" in classes and "thing" in classes and _own(after)
    if not whole or not name_like(name):
        return None
    return CreditLine("agency", re.sub(r"^[Tt]he\s+", "", name), start, True)


def _used(before: list[str], rest: str) -> bool:
    """ "Material from X was used in this report": the borrowing is told after the name."""
    after = [w.lower() for w in re.findall(r"\w+", rest)]
    classes = {_known().get(w) for w in after}
    thing = any(_known().get(w) == "thing" for w in before)
    return thing and before[-1] in ("from", "by", "the") and "drawn" in classes and _own(after)


def may_be_person(name: str) -> bool:
    """Whether a name has the shape of a person's: where persons are usual, that is reason enough.

    Two to four plain words, none of which outlets or services are called by; or a person of an
    outlet ("Harven Daily's Ola Brandt").
    """
    if person_like(name) or re.search(r"[’']s?\s", name):
        return True
    parts = name.split()
    agency = parts[-1].lower() in ("wire", "agency", "service", "agencies") or outlet_like(name)
    plain = all(p[:1].isupper() and not p.isupper() for p in parts)
    return 2 <= len(parts) <= 4 and plain and not agency


def publishes(name: str) -> bool:
    """Whether a name can be that of a publisher: no country, month, day or store of pictures."""
    if re.search(
        r"\b(?:Images|Photos?|Pictures|Getty|Shutterstock|Staff|Pixabay|FILE|File)\b", name
    ):
        return False
    return name.lower() not in _not_publishers()


@functools.cache
def _not_publishers() -> frozenset[str]:
    """Names that stand after the same words but publish nothing: countries, months, weekdays."""
    days = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
    known = words("en", "countries") | words("en", "wide_places") | words("en", "months")
    weekdays = {f"{d}day{s}" for d in days for s in ("", "s")}
    return frozenset({w.lower() for w in known} | weekdays)


def _closed(said: list[tuple[str, int]]) -> bool:
    return len(said) >= 2 and all(w.lower() in _known() or not w[0].isalnum() for w, _ in said)


def _unnamed(line: str, said: list[tuple[str, int]]) -> CreditLine | None:
    """ "Source: agencies", "With material from agencies": the name is a common noun."""
    reports = _AGENCY_COPY.fullmatch(line.strip(" ().[]-–—"))
    if reports:
        return CreditLine("agency", reports[1], line.index(reports[1]))
    if not said or not _NAMELESS.fullmatch(said[-1][0]):
        return None
    before = [w.lower() for w, _ in said[:-1]]
    if len(before) > 8 or (before and not (_borrows(before) or before[-1] in ("and", "with", "/"))):
        return None
    return CreditLine("agency", said[-1][0], said[-1][1])
