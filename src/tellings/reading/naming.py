"""What a name in a header is the name of: an outlet, a person, a place or a section of the site.

No list of outlets can be complete, so a name is an outlet by where it stands and by not being
anything else; words that outlets are called by only settle what the position leaves open.
"""

import functools
import re
from collections.abc import Sequence

from tellings.text.lexicons import words

# capital letters of the Latin, Greek and Cyrillic scripts, for character classes
UPPER = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x530)) if c.isupper())
READ = 60  # lines in which a name is looked for as a place
_SPLIT = re.compile(r"\s*[|·•]\s*|\s+[-–—/]{1,2}\s+")
_INITIALS = re.compile(r"(?:[A-Z]\.\s?){1,3}$")
_ADDRESS = re.compile(r"(?:www\.)?[\w-]+\.(?:com|org|net|info|news|[a-z]{2})")
_FIRST = frozenset(
    (
        *("daily", "weekly", "evening", "morning", "radio", "voice", "television", "tv"),
        *("channel", "agence", "agencia", "agência", "agenzia", "nachrichten"),
    )
)


@functools.cache
def links() -> frozenset[str]:
    """Small words inside names, lower case, and the marks that join two names."""
    return words("any", "name_links") | {"|", "-", "–", "/"}


@functools.lru_cache(maxsize=4096)
def name_like(line: str) -> bool:
    """Up to seven words, all with capitals but for small ones, and no full stop at the end.

    Words of scripts without capitals count as capital, but then four are the most.
    """
    bare = line.strip(" -–—|*()[]")
    parts = bare.split()
    if not 1 <= len(parts) <= 7 or len(bare) > 60 or bare.endswith((".", "!", "?", ":", ",")):
        return False
    capital = [_capital(p) for p in parts]
    if not any(capital) or not (capital[0] or parts[0] in links()):
        return False
    known = links()
    small = (p for c, p in zip(capital, parts, strict=True) if not c)
    if not all(p in known or (p.isdigit() and len(p) < 4) for p in small):
        return False
    return any(c.isupper() for c in bare) or len(parts) <= 4


def _capital(word: str) -> bool:
    """Whether a word begins like a name: a capital, a letter without case, or "al-Fajr"."""
    first = word.lstrip("“”\"'«»‘’(")[:1]
    if first.isupper() or (first.isalpha() and first.lower() == first.upper()):
        return True
    head, mark, tail = word.partition("-" if "-" in word else "’" if "’" in word else "'")
    return bool(mark) and len(head) <= 3 and tail[:1].isupper()


def outlet_like(line: str) -> bool:
    """A name made of words that outlets are called by, or an address of a site."""
    if not name_like(line) and not _ADDRESS.fullmatch(line):
        return False
    parts = re.findall(r"[^\W\d_]+", line.lower())
    if words("any", "outlet_words").intersection(parts):
        return True
    known = words("en", "outlet_words")
    opens = parts[:1] if parts[:1] != ["the"] else parts[1:2]
    named_first = bool(opens) and opens[0] in _FIRST and len(parts) <= 4
    return bool(parts) and (
        parts[-1] in known or named_first or ("of" in parts and opens[0] in known)
    )


def person_like(name: str) -> bool:
    """Two to four words of which the first is a given name or an initial, no outlet's words."""
    parts = name.split()
    if not 2 <= len(parts) <= 4 or any(c.isdigit() for c in name) or outlet_like(name):
        return False
    first = re.split(r"[-’']", parts[0])[0].lower()
    return first in words("en", "given_names") or bool(_INITIALS.match(parts[0] + " "))


def shape_of_outlet(name: str) -> int:
    """How much the shape of a name speaks for an outlet beside another name of the same line.

    Two or three plain words may be a person; one word, capitals or small words speak against that.
    """
    parts = name.split()
    if outlet_like(name):
        return 4
    small = any(p in links() for p in parts) or parts[0].lower() in ("the", "la", "le", "el", "al")
    return 2 * (len(parts) == 1) + name.isupper() + small - 2 * person_like(name)


def parts_of(line: str) -> list[str]:
    """The parts of a header line between bars, dots, slashes and dashes."""
    return [p for p in (part.strip(" ,;،-–—|()[]") for part in _SPLIT.split(line)) if p]


def place_like(name: str, lines: Sequence[str]) -> bool:
    """Whether the article opens with the name as its dateline or says that things are "in" it."""
    folded = name.casefold()
    if lines and lines[0].casefold().startswith(folded):
        return bool(re.match(r"[\s,]*(?:[-–—:|/(.,])", lines[0][len(name) :]))
    inside = re.compile(
        r"(?<!reports)(?<!printed)(?<!published)(?<!appeared)(?<!wrote)(?<!writing)(?<!ran)"
        rf"\s(?:in|near|outside|at)\s{re.escape(name)}(?!\w)(?!\s+[A-Z])"
    )
    return any(inside.search(line) for line in lines[:READ])


def common_words(name: str, lines: Sequence[str]) -> bool:
    """Whether the article uses all words of a name in small letters: then it is a heading."""
    wanted = [w.lower() for w in re.findall(r"[^\W\d_]+", name) if w not in links()]
    text = "\n".join(lines[:READ])
    return bool(wanted) and all(re.search(rf"(?<!\w){w}(?!\w)", text) for w in wanted)
