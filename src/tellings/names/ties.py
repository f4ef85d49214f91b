"""A report's own assertions that two of its wordings mean one actor."""

import re
from collections.abc import Iterator

from tellings.model import NameLink
from tellings.names.candidate import Candidate
from tellings.names.words import Words

_ALSO = re.compile(
    r"""[\s,()\"”’]*(?:and\s+)?(?:which\s+is\s+|who\s+is\s+|is\s+)?
    (?:(?:also|better|formerly|previously|commonly|widely|otherwise|sometimes|locally|now)\s+)*
    (?:
      (?:known|referred\s+to|written|spelled|spelt|abbreviated|rendered)\s+
        (?:simply\s+|to\s+\w+(?:\s+\w+){0,2}\s+|in\s+\w+(?:\s+\w+)?\s+|there\s+|abroad\s+|here\s+|locally\s+)?
        (?:as|by\s+(?:its|the|their)\s+(?:acronym|initials|name))
      | in\s+(?:(?:our|its|their|his|her|the)\s+)?(?:(?:own|local|native|original)\s+)?
        (?:language|tongue|arabic|persian|farsi|spanish|french|russian|german|turkish|chinese)[,:]?
      | (?:also|elsewhere)\s+(?:written|spelled|spelt|rendered|transliterated)(?:\s+as)?
      | (?<=[,(]\s)(?:called|nicknamed|dubbed|named) | (?<=also\s)(?:called|spelled|spelt|written)
      | a\.k\.a\.? | aka | alias | short\s+for | or\s+simply | or
    )\s+(?:simply\s+)?(?:the\s+)?[\"“'‘]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_AND = re.compile(r"^[\"”'’]?,?\s*(?:,|and|or)\s+(?:as\s+)?(?:the\s+)?[\"“'‘]?$")
_BRACKET = re.compile(r"^[\"”'’]?\s?\((?:the\s+)?[\"“'‘]?$")
_COMMA = re.compile(r"^[\"”'’]?,\s(?:who\s(?:is|was)\s)?$")
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "de", "del", "la", "a", "et", "y"})


def ties(words: Words, candidates: list[Candidate], report: str) -> list[NameLink]:
    """The links the report's wording makes, in order; sets `same_as` on the later candidate.

    `candidates` are names and nominals by start. Definitions ("X (Y)", "X, also known as A and
    B"), acronyms (initials of a name nearby or anywhere), appositions ("Aske, the envoy of ...",
    "the envoy, Aske").
    """
    links: list[NameLink] = []
    text = words.prose.text
    defined: Candidate | None = None
    for a, b in _neighbours(candidates):
        between = text[a.end : b.start]
        if a.form == "nominal" and b.form == "nominal":
            continue
        kind = _relation(text, a, b, between, defined)
        if kind is None:
            continue
        anchor = defined if kind == "also" and defined is not None else a
        if not _fits(anchor, b, kind):
            continue
        while anchor.same_as is not None:
            anchor = anchor.same_as
        if anchor is b or (kind == "apposition" and "nominal" in (a.form, b.form) and a.same_as):
            continue
        if kind == "apposition":
            _describe(a, b)
        else:
            b.same_as = anchor
        if kind in {"definition", "also"}:
            defined = anchor
        word = "definition" if kind == "also" else kind
        links.append(_link(report, word, anchor, b))
    links += _initials(candidates, report)
    return links


def _describe(a: Candidate, b: Candidate) -> None:
    """Tie the nominal of an apposition to the name, which takes its role and kind from it."""
    nominal, named = (a, b) if a.form == "nominal" else (b, a)
    nominal.same_as = named
    if nominal.kind == "person" and named.kind == "other":
        named.kind = "person"
    named.role = named.role or nominal.role
    named.gender = named.gender or nominal.gender
    named.nation = named.nation or nominal.nation if named.kind == "person" else named.nation


def _neighbours(candidates: list[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs of candidates of one sentence with few characters between them."""
    for i, a in enumerate(candidates):
        for b in candidates[i + 1 : i + 5]:
            if b.sentence != a.sentence or b.start - a.end > 45:
                break
            if b.start >= a.end:
                yield a, b


def _relation(
    text: str, a: Candidate, b: Candidate, between: str, defined: Candidate | None
) -> str | None:
    if "name" not in (a.form, b.form):
        return None
    if _BRACKET.match(between):
        closes = text[b.end : b.end + 3].lstrip("\"”'’")[:1]
        if a.form == "name" and b.form == "name" and closes in {")", ",", ";"}:
            return "acronym" if is_acronym(b.text, a.words) else "definition"
        return "label" if closes == ")" else None
    if _ALSO.match(between) and b.form == "name" and len(between.split()) < 10:
        plain_or = re.fullmatch(r",?\s*or\s+(?:the\s+)?[\"“]?", between) is not None
        if plain_or and not is_acronym(b.text, a.words):
            return None
        return "definition"
    if defined is not None and a.same_as is defined and _AND.match(between) and b.form == "name":
        return "also"
    if _COMMA.match(between) and a.form != b.form:
        return "apposition"
    return None


def _fits(a: Candidate, b: Candidate, kind: str) -> bool:
    """Whether the two can be one actor at all."""
    if kind in {"definition", "also", "acronym"}:
        if a.form != "name" or b.form != "name":
            return False
        return kind == "acronym" or a.kind == b.kind or "other" in (a.kind, b.kind)
    nominal, named = (a, b) if a.form == "nominal" else (b, a)
    if kind == "label":
        return False
    if nominal.kind == "person":
        if named.kind == "other" or (named.kind == "person"):
            bare = nominal is b and not nominal.notes
            return bare or nominal.definite or nominal.notes[:1] in (["a"], ["an"])
        return False
    if nominal.kind == "organisation":
        return named.kind == "organisation" and bool(nominal.notes or nominal.owner)
    return False


def is_acronym(short: str, words: tuple[str, ...]) -> bool:
    """Whether `short` is made of the initials of `words` (small words may be left out)."""
    letters = "".join(c for c in short if c.isalpha())
    if not (2 <= len(letters) <= 8) or len(short.split()) > 1 or sum(map(str.isupper, letters)) < 2:
        return False
    parts = [p for w in words for p in re.split(r"[-‐]", w) if p]
    full = "".join(p[0] for p in parts).upper()
    main = "".join(p[0] for p in parts if p.lower() not in _SMALL).upper()
    return len(parts) > 1 and letters.upper() in (full, main)


def _initials(candidates: list[Candidate], report: str) -> list[NameLink]:
    """Acronyms that stand apart from the name they shorten."""
    bodies: dict[str, Candidate] = {}
    for c in candidates:
        if (
            c.form == "name"
            and len(c.words) > 1
            and c.kind in {"organisation", "other", "document"}
        ):
            for small in (True, False):
                key = "".join(
                    p[0]
                    for w in c.words
                    for p in re.split(r"[-‐]", w)
                    if p and (small or p.lower() not in _SMALL)
                ).upper()
                bodies.setdefault(key, c)
    links = []
    for c in candidates:
        if c.form != "name" or c.same_as is not None or len(c.words) != 1:
            continue
        key = c.text.replace(".", "")
        full = bodies.get(key)
        if key.isupper() and full is not None and full is not c and is_acronym(key, full.words):
            c.same_as = full
            links.append(_link(report, "acronym", full, c, 0.8))
    return links


def _link(report: str, kind: str, a: Candidate, b: Candidate, strength: float = 1.0) -> NameLink:
    first, last = min(a.start, b.start), max(a.end, b.end)
    if last - first > 300:  # far apart: the shorter wording is the evidence
        first, last = b.start, b.end
    return NameLink(report, kind, a.text, b.text, first, last, True, strength)
