"""Short signs at either end of a report: a desk's byline, a slug, a translator's note.

"By a Kolwire correspondent", "BY KOLWIRE STAFF", "KW, own correspondent", "KW/rs/tk", "/KNB/",
"End/KNB", "KNB reports.", "By KNB", "(Le Port – translation: E. Roe)". The sign is the whole line.
"""

import re
from collections.abc import Callable

from tellings.model import Credit
from tellings.reading.naming import UPPER, name_like, outlet_like

_NAME = rf"(?P<name>[{UPPER}][\w.’'&-]*(?:\s+(?:[{UPPER}&][\w.’'&-]*|of|de|du|del|al|the)){{0,5}})"
_DESK = re.compile(
    rf"\W*(?:(?i:by|from|reporting by)\s+)?(?:(?i:a|an|our|the)\s+)?{_NAME}[’']?s?\s+"
    r"(?i:(?P<staff>staff|newsroom|news\s?desk|desk|bureau|editorial team|wire staff)"
    r"|(?:staff |special |own )?(?:correspondents?|reporters?|writers?))"
    rf"(?:\s+[{UPPER}][^\n,.;:]{{2,40}}|\s+(?i:in|and)\s+[^\n,.;:]{{2,40}})?[.)\]]*"
)
_OWN = re.compile(
    rf"\W*{_NAME}\s*[,/–—-]\s*(?i:(?:our |own |special |staff )+correspondents?)[.)\]]*"
)
_TRANSLATED = re.compile(
    rf"[(\[]?\s*{_NAME}\s*[–—,;/|-]+\s*(?i:translation|translated|transl\.|trans\.)\b[^\n()]*[)\]]?\.?"
)
_SLUG = re.compile(r"(?P<name>[^\W\d_][\w.-]{2,19})(?P<rest>(?:/[^\W\d_][\w.-]{1,19}){1,4})")
_LETTERS = rf"(?P<name>[{UPPER}][{UPPER}\d-]{{1,5}}|[{UPPER}][^\W\d_]{{3,14}})"
_BARE = re.compile(
    rf"(?:\(?(?i:ends?|fin|stop)\)?\s*[/.,–—-]*\s*)?(?P<mark>[/\\|*©-]{{0,2}}\s*|(?:©|\(c\))\s*)"
    rf"{_LETTERS}(?P<says>\s+reports?|\s+said)?\s*[/|.]{{0,2}}"
)
_BY = re.compile(
    rf"(?i:by|from|with|source|via)\s+(?P<name>[{UPPER}][{UPPER}-]{{1,5}}|[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+){{0,4}})"
    r"(?:\s+in\s+[^\n,.;:]{2,30})?\.?"
)
_DESKED = re.compile(rf"(?P<initials>(?:[{UPPER}]\.\s?){{1,3}})\s*[/,]\s*{_LETTERS}")
_NO_SIGN = frozenset(
    {"END", "ENDS", "MORE", "FIN", "STOP", "NOTE", "ALSO", "NEWS", "LIVE", "VIDEO", "PHOTO", "AD",
     "ADS", "TAGS", "TAG", "FAQ", "TOP", "MENU", "HOME", "SHARE", "PRINT", "EMAIL", "UPDATE", "PDF",
     "RSS", "USA", "US", "UK", "EU", "UN", "TV", "AND", "THE", "NATO", "WHO", "PS", "NB", "OK",
     "NO", "YES", "SOS", "COVID", "WATCH", "READ", "SEE", "TBC", "FILE", "MAP", "LOGIN", "EN", "AR",
     "FR", "DE", "ES", "RU"}
)  # fmt: skip
_INITIALS = re.compile(r"[^\W\d_]{2,3}")


def sign(line: str, mine: Callable[[str], bool], agency: Callable[[str], bool]) -> Credit | None:
    """The credit that a line is as a sign, with its offsets in the line.

    `mine` tells the outlet's own names, which credit nobody; `agency` names known as agencies.
    """
    line = line.rstrip()
    if not 4 <= len(line) <= 90:
        return None
    found = _desk(line, mine, agency) or _translator(line) or _initialled(line, mine)
    return found or _slug(line, mine, agency) or _by(line, mine, agency)


def bare_sign(line: str, agency: Callable[[str], bool]) -> Credit | None:
    """The sign that a report's last line is: "KNB", "/KNB/", "End/KNB", "KNB reports.", "© KNB".

    A name that is no known agency must be letters, as agencies sign.
    """
    line = line.strip()
    match = _BARE.fullmatch(line.strip("()[] ")) if 2 <= len(line) <= 40 else None
    if match is None or match["name"] in _NO_SIGN:
        return None
    name = match["name"]
    letters = name.isupper() and 2 <= len(name) <= 5
    marked = bool(match["mark"].strip() or match["says"] or line[0] in "([/")
    if not (agency(name) or (letters and (marked or 3 <= len(name) <= 4))):
        return None
    at = line.index(name, match.start("name"))
    return Credit(at, at + len(name), name, "agency")


def _by(line: str, mine: Callable[[str], bool], agency: Callable[[str], bool]) -> Credit | None:
    """ "By KNB", "From Kolwire in Harven": letters or a known agency in a writer's place."""
    match = _BY.fullmatch(line.strip())
    if match is None:
        return None
    name = match["name"]
    letters = name.isupper() and len(name) < 6 and name not in _NO_SIGN
    if mine(name) or not (letters or agency(name)):
        return None
    at = line.index(name, match.start("name"))
    return Credit(at, at + len(name), name, "agency")


def _initialled(line: str, mine: Callable[[str], bool]) -> Credit | None:
    """ "A.R./KNB": a writer's initials before the agency."""
    match = _DESKED.fullmatch(line.strip("()[] "))
    if match is None or mine(match["name"]) or match["name"] in _NO_SIGN:
        return None
    return Credit(0, len(line), match["name"], "agency")


def _desk(line: str, mine: Callable[[str], bool], agency: Callable[[str], bool]) -> Credit | None:
    """ "By a Kolwire correspondent"; without "staff" the name must be one of the press, since a
    correspondent is also called by place."""
    match = _OWN.fullmatch(line) or _DESK.fullmatch(line)
    if match is None:
        return None
    name = re.sub(r"^(?:by|from)\s+(?:(?:a|an|our|the)\s+)?", "", match["name"], flags=re.I)
    sure = match.re is _OWN or bool(match.groupdict().get("staff"))
    if not name or mine(name) or not (sure or agency(name) or outlet_like(name)):
        return None
    return Credit(0, len(line), name, "agency")


def _translator(line: str) -> Credit | None:
    match = _TRANSLATED.fullmatch(line)
    if match is None or not name_like(match["name"]):
        return None
    return Credit(0, len(line), match["name"], "translated-from")


def _slug(line: str, mine: Callable[[str], bool], agency: Callable[[str], bool]) -> Credit | None:
    """ "KW/rs/tk": an agency's sign and initials, or two houses of which one is the outlet."""
    match = _SLUG.fullmatch(line.strip("()[] ."))
    if match is None:
        return None
    name, rest = match["name"], match["rest"].strip("/").split("/")
    signed = all(_INITIALS.fullmatch(part) for part in rest)
    shared = any(mine(part) for part in rest)
    if mine(name) or not (shared or (signed and (agency(name) or len(name) > 3))):
        return None
    return Credit(0, len(line), name, "agency")
