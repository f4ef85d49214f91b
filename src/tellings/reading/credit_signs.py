"""Short signs at either end of a report: a desk's byline, a slug, a translator's note.

"By a Kolwire correspondent", "BY KOLWIRE STAFF", "KW, own correspondent", "KW/rs/tk",
"(Le Port – translation: E. Roe)". The sign is the whole line.
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
_INITIALS = re.compile(r"[^\W\d_]{2,3}")


def sign(line: str, mine: Callable[[str], bool], agency: Callable[[str], bool]) -> Credit | None:
    """The credit that a line is as a sign, with its offsets in the line.

    `mine` tells the outlet's own names, which credit nobody; `agency` names known as agencies.
    """
    line = line.rstrip()
    if not 4 <= len(line) <= 90:
        return None
    return _desk(line, mine, agency) or _translator(line) or _slug(line, mine, agency)


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
