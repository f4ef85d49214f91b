"""Nominals that are actors: "the envoy", "the exiled group", "members of the league"."""

from tellings.names.candidate import Candidate
from tellings.names.vocabulary import CALENDAR, is_adjective, nation_key, vocabulary
from tellings.names.words import Words

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our",
                       "your", "such"})  # fmt: skip
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any", "no", "every", "each"})
_ORDERS = frozenset({"recent", "new", "old", "own", "latest", "first", "second", "last", "third",
                     "other", "same", "former", "two", "three", "free"})  # fmt: skip
_MARKS = frozenset("\"'“”‘’«»")
_AFTER_ROLE = frozenset({"of", "to", "for", "in", "at", "on", "near", "from", "with", "close"})
_ADMINISTRATIONS = frozenset({"administration", "government", "regime", "cabinet"})
_DOCUMENTS = frozenset({"report", "study", "survey", "dossier", "paper", "document", "memo",
                        "memorandum", "audit", "inquiry", "review", "briefing", "book",
                        "investigation", "letter", "cable"})  # fmt: skip


def nominals(words: Words, names: list[Candidate]) -> list[Candidate]:
    """The nominal candidates of a report by start; `names` are its proper names."""
    if words.prose.language[:2] != "en":
        return []
    at = {i: c for c in names for i in range(c.first, c.last)}
    starts = {c.first: c for c in names}
    found: list[Candidate] = []
    v = vocabulary()
    followed = _followed(words, at)
    for i, lower in enumerate(words.lower):
        if i in at:
            continue
        if lower in followed or (
            lower in v.roles
            or lower in v.group_nouns
            or lower in v.members
            or (lower in v.loaded_nouns or lower in _DOCUMENTS)
        ):
            made = _phrase(words, i, at, starts)
            if made is not None:
                found.append(made)
    _nest(found)
    return found


def _followed(words: Words, at: dict[int, Candidate]) -> frozenset[str]:
    """Nouns that this report gives members ("followers of the brood"), so that they mean bodies."""
    found = set()
    for i in range(len(words) - 3):
        if words.lower[i] in _JOINERS and words.lower[i + 1] == "of":
            k = i + 2
            while k < len(words) and (words.lower[k] in _DEFINITE or words.text[k] in _MARKS):
                k += 1
            while k + 1 < len(words) and words.adjacent(k) and words.nounish(k + 1):
                k += 1
            if k < len(words) and k not in at and words.tags[k] == "NOUN":
                found.add(words.lower[k])
    return frozenset(found - _NO_BODIES)


_JOINERS = frozenset({"members", "fighters", "followers", "gunmen", "supporters", "adherents",
                      "disciples", "militants", "cadres", "commanders", "sympathisers",
                      "sympathizers", "backers", "devotees", "acolytes", "admirers"})  # fmt: skip
_NO_BODIES = frozenset({"public", "press", "family", "media", "jury", "population", "community",
                        "household", "audience", "class", "generation", "faith", "nation",
                        "country", "people", "staff", "team", "house", "society", "elite", "past",
                        "president", "minister", "leader", "man", "woman", "religion", "cause",
                        "idea", "policy", "plan", "deal", "line", "century"})  # fmt: skip


def _phrase(
    words: Words, i: int, at: dict[int, Candidate], starts: dict[int, Candidate]
) -> Candidate | None:
    """The noun phrase whose head is token i, or None if it is no actor here."""
    lower = words.lower[i]
    if not _is_head(words, i, starts):
        return None
    first, determiner, nation, owner = _left(words, i, at)
    kind, sort = _kind(lower, determiner, nation != "")
    plural = kind == "members"
    modifiers = tuple(words.lower[k] for k in range(first, i) if words.text[k] not in _MARKS)
    body = sort in {"state", "civil", "group", "company"} and kind in {"organisation", "government"}
    if not determiner and not nation and owner is None and not plural:
        if not _bare_of(words, i, first, body or kind == "organisation"):
            return None
    begin = first
    keep = kind in {"person", "members", "document"} or not nation
    if determiner and keep and not plural:
        begin = _determiner_at(words, first)
    if owner is not None:
        begin = min(begin, owner.first)
    last, of = _right(words, i, kind, at, starts)
    if kind == "document" and of is None and determiner not in {"the", "this", "that"}:
        return None
    alone = of is None and owner is None and not nation and not determiner
    if kind == "members" and alone and last == i + 1:
        return None
    made = Candidate(
        start=words.tokens[begin].start, end=words.end(last - 1), first=begin, last=last,
        sentence=words.sentence[i], form="nominal", kind=kind, head=lower, sort=sort,
        nation=nation, definite=determiner in _DEFINITE or owner is not None or determiner == "'s", modifiers=modifiers,
        of=of, owner=owner,
        words=tuple(words.text[k] for k in range(first, last) if words.text[k][0].isalnum()),
    )  # fmt: skip
    made.role = lower if kind == "person" else ""
    made.notes = [determiner] if determiner else []
    if kind == "person":
        made.gender = vocabulary().roles[lower][1].strip("-") if lower in vocabulary().roles else ""
    made.core = (words.tokens[first].start, words.end(i))
    return made


def _is_head(words: Words, i: int, starts: dict[int, Candidate]) -> bool:
    """Whether token i ends its noun phrase's core: no noun goes on after it."""
    if words.tags[i] not in {"NOUN", "PROPN", "ADJ", "X"}:
        return False
    if i + 1 >= len(words) or not words.adjacent(i) or words.possessive[i]:
        return True
    v, following = vocabulary(), words.lower[i + 1]
    if i + 1 in starts:
        return False  # a title before a name belongs to the name
    if following in v.speech or following in v.not_names or following in v.particles:
        return True
    if words.capital[i + 1] and words.lower[i] in v.roles:
        return False
    return words.tags[i + 1] not in {"NOUN", "PROPN"} or not words.text[i + 1][0].isalpha()


def _left(words: Words, i: int, at: dict[int, Candidate]) -> tuple[int, str, str, Candidate | None]:
    """First token of the core, the determiner, the nation of an adjective, the possessor."""
    first, nation = i, ""
    v = vocabulary()
    lower_head = words.lower[i]
    k = i - 1
    while k >= 0 and i - k <= 5 and words.sentence[k] == words.sentence[i]:
        lower, text = words.lower[k], words.text[k]
        if words.possessive[k] or text in {"'", "’"}:
            named = at.get(k if words.possessive[k] else k - 1)
            return first, "" if named else "'s", nation, named
        if text in _MARKS:
            k -= 1
            continue
        if lower in _DEFINITE or lower in _INDEFINITE:
            return first, lower, nation, None
        if lower in CALENDAR or (words.tags[k] == "NUM" and words.lower[k - 1] in CALENDAR):
            pass
        elif words.capital[k] and (k in at or not words.initial[k] or is_adjective(text)):
            named = at.get(k)
            if named is None and is_adjective(text):
                nation = nation or nation_key(text)
            elif named is not None and named.last == k + 1 == i and lower_head in _ADMINISTRATIONS:
                return first, "", nation, named
            elif named is None or named.kind == "person":
                break
            elif named.kind in {"organisation", "other"} and named.last == k + 1:
                return first, "", nation, named
            elif named.last <= i:
                nation = nation or (
                    nation_key(text) if named.kind in {"place", "government"} else ""
                )
        elif lower in _ORDERS:
            pass
        elif lower in v.not_names or words.tags[k] not in {"NOUN", "ADJ", "NUM", "PROPN", "ADV"}:
            if not (
                words.tags[k] == "VERB"
                and lower.endswith(("ed", "ing"))
                and k > 0
                and words.lower[k - 1] in _DEFINITE | _INDEFINITE
            ):
                break
        if (
            words.tags[k] in {"NUM", "ADV"}
            and lower not in _ORDERS
            and not (words.lower[k - 1] in CALENDAR and k)
        ):
            break
        first = k
        k -= 1
    return first, "", nation, None


def _determiner_at(words: Words, first: int) -> int:
    """The token of the determiner, or where the possessor's own phrase begins."""
    k = first - 1
    while words.text[k] in _MARKS:
        k -= 1
    if words.possessive[k] or words.text[k] in {"'", "’"}:
        low = max(0, k - 4)
        for j in range(k - 1, low - 1, -1):
            if words.sentence[j] != words.sentence[k]:
                break
            if words.lower[j] in _DEFINITE:
                return j
    return k


def _bare_of(words: Words, i: int, first: int, body: bool) -> bool:
    """Whether a noun without article still names an actor: after "of" or a quotation mark."""
    k = first - 1
    if k < 0:
        return False
    quoted = words.text[k] in _MARKS
    while k >= 0 and words.text[k] in _MARKS:
        k -= 1
    v = vocabulary()
    loaded = words.lower[i] in v.loaded_nouns or any(
        words.lower[j] in v.loaded_modifiers for j in range(first, i)
    )
    return loaded and body and k >= 0 and (quoted or words.lower[k] in {"of", "by", "so-called"})


def _kind(lower: str, determiner: str, nation: bool) -> tuple[str, str]:
    v = vocabulary()
    if lower in _DOCUMENTS:
        return "document", "document"
    if lower in v.members and lower not in v.group_nouns:
        return "members", "members"
    if lower in {"government", "administration", "regime", "authorities", "cabinet"}:
        return "government", "state"
    if lower in v.roles:
        return "person", ""
    if lower in v.group_nouns:
        return "organisation", v.group_nouns[lower]
    return ("members" if lower.endswith("s") else "organisation"), "group"


def _right(
    words: Words, i: int, kind: str, at: dict[int, Candidate], starts: dict[int, Candidate]
) -> tuple[int, Candidate | None]:
    """End of the phrase with what belongs to it after the head, and the name after "of"."""
    if words.possessive[i] or i + 1 >= len(words) or not words.adjacent(i):
        return i + 1, None
    preposition = words.lower[i + 1]
    wanted = {"person": _AFTER_ROLE, "members": frozenset({"of", "from", "in", "at"}),
              "document": frozenset({"by", "of", "from"}),
              "government": frozenset({"of", "in"})}.get(kind, frozenset())  # fmt: skip
    if preposition not in wanted:
        return i + 1, None
    begin = i + 2
    if preposition == "close":
        if i + 2 >= len(words) or words.lower[i + 2] != "to":
            return i + 1, None
        begin = i + 3
    last, of = _object(words, begin, starts)
    if last == begin or (
        kind in {"members", "document", "government"} and of is None and preposition != "of"
    ):
        return i + 1, None
    if kind == "person":
        while last + 1 < len(words) and words.lower[last] in {"of", "in", "at"} and of is None:
            further, of = _object(words, last + 1, starts)
            if further == last + 1:
                break
            last = further
    return last, of


def _object(words: Words, k: int, starts: dict[int, Candidate]) -> tuple[int, Candidate | None]:
    """End of the noun phrase that begins at token k (k if there is none) and its name."""
    begin = k
    while k < len(words) and (words.lower[k] in _DEFINITE | _INDEFINITE or words.text[k] in _MARKS):
        k += 1
    if k in starts:
        named = starts[k]
        return named.last, named
    core = k
    while k < len(words) and k - core < 5 and words.nounish(k) and words.text[k][0].isalpha():
        if words.sentence[k] != words.sentence[begin] or words.lower[k] in vocabulary().speech:
            break
        if k in starts and k > core:
            break
        k += 1
        if words.possessive[k - 1]:
            break
    return (k, None) if k > core else (begin, None)


def _nest(found: list[Candidate]) -> None:
    """Tie "members of the cult" to "the cult" inside it."""
    for outer, inner in zip(found, found[1:], strict=False):
        if outer.of is None and inner.start >= outer.start and inner.end <= outer.end:
            outer.of = inner
