"""Runs of capitalised words -> candidates: titles split off, adjectives told apart, kinds given."""

from collections import Counter

from tellings.names.candidate import Candidate
from tellings.names.phrases import adjective_key
from tellings.names.spans import Run, name_runs
from tellings.names.vocabulary import is_adjective, nation_key, place_key, vocabulary
from tellings.names.words import Words

_LOCATIVE = frozenset({"in", "at", "near", "from", "to", "outside", "inside", "around", "into",
                       "toward", "towards", "across", "throughout", "via", "through"})  # fmt: skip
_KIND_OF_SORT = {
    "group": "organisation", "state": "organisation", "civil": "organisation",
    "media": "organisation", "company": "organisation", "place": "place", "event": "other",
    "document": "document", "vessel": "other",
}  # fmt: skip
_FIRST_HEADS = frozenset({"camp", "mount", "lake", "port", "fort", "cape", "cabo", "wadi", "tel",
                          "gulf", "strait", "bay", "isle", "republic", "river", "city",
                          "university", "bank", "radio", "hotel"})  # fmt: skip


def proper_names(words: Words) -> list[Candidate]:
    """The named candidates of a report by start; kinds are settled over all of its mentions."""
    found: list[Candidate] = []
    nations: set[str] = set()
    for run in name_runs(words):
        made = _candidates(words, run)
        if not made:
            nations |= {
                nation_key(words.text[i]) for i in range(*run) if is_adjective(words.text[i])
            }
        nations |= {c.nation for c in made if c.nation}
        found += made
    _settle_kinds(found, nations)
    return found


def _candidates(words: Words, run: Run) -> list[Candidate]:
    first, last = run
    while last > first and not words.text[last - 1][0].isalnum():
        last -= 1
    if last <= first:
        return []
    cut = _title_end(words, first, last)
    if cut == last:
        return []  # a title alone is a nominal
    title = range(first, cut)
    while cut < last and not words.text[cut][0].isalpha():
        cut += 1
    if cut == last:
        return []
    if cut == first and _sign_before(words, first, last):
        cut = first + 1  # a press sign or short title: "AG Brandvold", "VWS Tarvik"
    if _is_modifier(words, cut, last):
        return []
    made = _make(words, cut, last)
    _address(words, made, list(title))
    return [made]


def _title_end(words: Words, first: int, last: int) -> int:
    """Where the name begins after a title or form of address; `first` if there is no title."""
    v = vocabulary()
    cut = first
    for i in range(first, last):
        lower = words.lower[i]
        if lower in v.honorifics:
            cut = i + 1
        elif lower in v.roles and not (i > first and words.text[i - 1] == "of"):
            if i + 1 < last and words.lower[i + 1] in _AFTER_ROLE:
                continue
            cut = i + 1
    rest = [words.lower[i] for i in range(cut, last)]
    if cut == first or not rest:
        return cut
    if rest[0] in {"of", "for"}:
        return last if _all_title(words, first, last) else first
    if rest[-1] in v.heads or rest[0] in {"and", "'", "’"}:
        return first
    if words.possessive[cut - 1]:
        return first
    before = [words.lower[i] for i in range(first, cut)]
    personal = any(
        w in v.given or (w not in v.role_modifiers and w not in v.roles and w not in v.honorifics)
        for w in before[:-1]
    )
    return cut if not personal or _title_like(words, first, cut) else first


def _sign_before(words: Words, first: int, last: int) -> bool:
    """Whether a word in capitals only stands before a name that the report has without it."""
    sign = words.text[first]
    if last - first < 2 or not (sign.isupper() and sign.isalpha() and 1 < len(sign) < 6):
        return False
    if any(words.text[i].isupper() or words.lower[i] in vocabulary().heads
           for i in range(first + 1, last)):  # fmt: skip
        return False
    name = words.text[first + 1]
    before = [words.text[i - 1] if i else "" for i, t in enumerate(words.text) if t == name]
    return any(b != sign for b in before)


_AFTER_ROLE = frozenset({"of", "for", "general", "assembly", "electric", "motors"})


def _all_title(words: Words, first: int, last: int) -> bool:
    v = vocabulary()
    return any(words.lower[i] in v.roles for i in range(first, last)) and (
        words.lower[first] in v.roles or words.lower[first] in v.role_modifiers
    )


def _title_like(words: Words, first: int, cut: int) -> bool:
    """Whether the words before a role can stand in a title: adjectives, bodies, acronyms."""
    v = vocabulary()
    for i in range(first, cut - 1):
        lower, text = words.lower[i], words.text[i]
        if lower in v.role_modifiers or lower in v.roles or lower in v.heads or lower in v.nations:
            continue
        if text.isupper() or is_adjective(text) or lower in {"of", "for", "and", "the", "."}:
            continue
        if lower in v.given:
            return False
    return True


def _is_modifier(words: Words, first: int, last: int) -> bool:
    """Whether the run is an adjective before a noun ("Norvan officials"), no actor of its own."""
    if last - first > 2 or words.possessive[last - 1]:
        return False
    lower = " ".join(words.lower[first:last])
    v = vocabulary()
    known = lower in v.adjectives and lower not in {"us", "u.s.", "uk", "u.k.", "usa"}
    if not (known or (last - first == 1 and is_adjective(words.text[first]))):
        return False
    if not words.adjacent(last - 1):
        return False
    following, tag = words.lower[last], words.tags[last]
    if words.capital[last]:
        return False
    if following in v.heads or following in v.group_nouns or following in v.roles:
        return True
    if following in v.members or following in v.role_modifiers:
        return True
    if following in v.speech or following in v.not_names:
        return False
    return tag in {"NOUN", "ADJ"} and (known or words.tags[first] == "ADJ")


def _make(words: Words, first: int, last: int) -> Candidate:
    end = words.end(last - 1)
    kept = tuple(words.text[i] for i in range(first, last) if words.text[i][0].isalnum())
    made = Candidate(
        start=words.tokens[first].start, end=end, first=first, last=last,
        sentence=words.sentence[first], form="name", kind="", words=kept,
    )  # fmt: skip
    if first and words.sentence[first - 1] == made.sentence:
        before = words.lower[first - 1]
        made.definite = before == "the"
        if made.definite and first > 1:
            before = words.lower[first - 2]
        made.preposition = before if before in _LOCATIVE else ""
        made.agent = not made.definite and (
            before in {"by", "with"} or _paired(words, first, last, before)
        )
    if words.tags[first] == "PROPN":
        made.notes.append("PROPN")
    if words.initial[first] and made.text.isupper() and len(made.text) > 4:
        following = words.text[last] if last < len(words) else ""
        if following in _AFTER_DATELINE:
            made.notes.append("dateline")
    made.subject = _is_subject(words, last, words.possessive[last - 1])
    made.head, made.sort = _head(words, first, last)
    return made


_AFTER_DATELINE = frozenset({",", "(", "—", "–", "-", "/", "|"})


def _paired(words: Words, first: int, last: int, before: str) -> bool:
    """Whether the name is one of two sides: "between X and the Y government", "X and Y agreed"."""
    if before == "and":
        return words.lower[first - 2] in _POWERS
    if last + 3 >= len(words) or words.lower[last] != "and":
        return False
    partner = last + 1 + (words.lower[last + 1] == "the")
    return words.capital[partner] and words.lower[partner + 1] in _POWERS


_POWERS = frozenset({"government", "army", "administration", "regime", "forces", "authorities"})


def _is_subject(words: Words, last: int, possessive: bool) -> bool:
    """Whether a verb that only people and bodies do follows."""
    i, speech = last, vocabulary().speech
    if possessive or i >= len(words):
        return False
    if words.lower[i] in {
        "has",
        "have",
        "had",
        "also",
        "is",
        "was",
        "will",
        "would",
        "never",
        "long",
    }:
        skip = 1
        while i + skip < len(words) and words.lower[i + skip] in {
            "also",
            "not",
            "been",
            "long",
            "often",
        }:
            skip += 1
        if i + skip < len(words) and words.lower[i + skip] in speech:
            return True
    return words.lower[i] in speech


def _head(words: Words, first: int, last: int) -> tuple[str, str]:
    """The head noun of a body's or place's name and its sort; empty strings for other names."""
    heads = vocabulary().heads
    stop = next(
        (i for i in range(first, last) if words.lower[i] in {"of", "for", "against", "to"}), last
    )
    final = words.lower[stop - 1] if stop > first else ""
    if final in heads and (stop - first > 1 or stop < last):
        return final, heads[final]
    if last - first > 1 and words.lower[first] in _FIRST_HEADS:
        return words.lower[first], heads.get(words.lower[first], "place")
    for i in range(stop - 1, first, -1):
        if (
            words.lower[i] in heads
            and heads[words.lower[i]] in {"civil", "group", "media"}
            and stop == last
        ):
            return words.lower[i], heads[words.lower[i]]
    return "", ""


def _address(words: Words, made: Candidate, title: list[int]) -> None:
    """Give the candidate the role and gender that its title and the words before it show."""
    v = vocabulary()
    before = made.first - 1 - len(title)
    at = list(title)
    anchor = title[0] if title else made.first
    while before >= 0 and words.sentence[before] == made.sentence and len(at) - len(title) < 6:
        i = anchor - 1
        if i < 0 or not words.adjacent(i) or words.text[i] in {",", '"', "”", "'", "’"}:
            break
        lower = words.lower[i]
        starts = i == made.first - 1 or i == anchor - 1
        vessel = not at and i == made.first - 1 and v.sites.get(lower) == "vessel"
        plain = vessel or lower in v.roles or lower in v.role_modifiers or lower in v.heads
        if not at and lower not in v.roles and not vessel:
            break
        if not (starts and (plain or words.capital[i])) or lower in v.not_names:
            break
        at.insert(0, i)
        anchor, before = i, i - 1
    for i in at:
        lower = words.lower[i]
        if lower in v.honorifics:
            made.gender = v.honorifics[lower].strip("-") or made.gender
            made.notes.append("addressed")
            made.start = (
                min(made.start, words.tokens[i].start) if i >= made.first - 2 else made.start
            )
        if v.sites.get(lower) == "vessel" and i == made.first - 1:
            made.role, made.sort, made.head = lower, "vessel", lower
        if lower in v.roles:
            made.role = lower
            made.gender = v.roles[lower][1].strip("-") or made.gender
            if not made.sort:
                made.notes.append("titled")
        elif is_adjective(words.text[i]) and words.capital[i]:
            made.nation = adjective_key(words, i)
    made.title = " ".join(words.text[i] for i in at)
    if not made.gender and len(made.words) > 1:
        made.gender = v.given.get(made.words[0].lower(), "")


def _settle_kinds(found: list[Candidate], nations: set[str]) -> None:
    """Give every candidate a kind, from all mentions of the same words and surname."""
    _vessels(found)
    persons, places = _votes(found)
    speaking = {c.text.lower() for c in found if c.subject}
    for c in found:
        c.kind = _kind(c, persons, places, speaking)
        if (
            c.kind in {"other", "place"}
            and len(c.text) > 3
            and len(c.words) == 1
            and place_key(c.text) in nations
        ):
            c.kind = "place" if c.preposition or not (c.subject or c.agent) else "government"
        if c.kind in {"place", "government"}:
            c.nation = place_key(c.text)


def _vessels(found: list[Candidate]) -> None:
    """What is once called "the ferry X" is a vessel wherever it is X."""
    known = {c.text for c in found if c.sort == "vessel"}
    for c in found:
        if c.text in known and not c.sort:
            c.sort = "vessel"
            c.notes = [n for n in c.notes if n not in {"titled", "addressed"}]


def _votes(found: list[Candidate]) -> tuple[Counter[str], Counter[str]]:
    v = vocabulary()
    persons: Counter[str] = Counter()
    places: Counter[str] = Counter()
    singles = {c.words[0].lower() for c in found if len(c.words) == 1 and not c.definite}
    for c in found:
        key, last = c.text.lower(), c.words[-1].lower()
        if c.sort or c.text.isupper():
            continue
        if "addressed" in c.notes or "titled" in c.notes:
            persons[key] += 3
            persons[last] += 3
        elif len(c.words) > 1 and c.words[0].lower() in v.given:
            persons[key] += 2
            persons[last] += 2
        elif not c.definite and 1 < len(c.words) < 4:
            alone = last in singles and last not in v.heads and "PROPN" in c.notes
            persons[key] += c.subject + 2 * alone
            persons[last] += c.subject + 2 * alone
        if c.preposition in {"in", "at", "near", "outside", "inside", "around"} and not c.definite:
            places[key] += 1
    return persons, places


_NO_POWERS = frozenset({"camp", "prison", "base", "airport", "street", "road", "hotel", "river",
                        "mountain", "mount", "lake", "bridge", "square", "hospital", "jail",
                        })  # fmt: skip


def _kind(c: Candidate, persons: Counter[str], places: Counter[str], speaking: set[str]) -> str:
    v = vocabulary()
    key, last = c.text.lower(), c.words[-1].lower()
    if "addressed" in c.notes or "titled" in c.notes:
        return "person"
    if c.sort == "place" and c.head not in _NO_POWERS:
        spoken = c.subject or (c.agent and key in speaking)
        return "government" if spoken and not c.preposition else "place"
    if "dateline" in c.notes and not c.sort:
        return "place"
    if c.sort:
        return "government" if c.head == "government" else _KIND_OF_SORT[c.sort]
    if key in v.nations and key not in v.adjectives:
        return "government" if c.subject or c.agent else "place"
    if key in v.adjectives and key in {"us", "u.s.", "uk", "u.k.", "usa", "u.s.a."}:
        return "government" if c.subject else "place"
    if key in v.adjectives or key.removesuffix("s") in v.adjectives:
        return "members"
    if key in v.capitals:
        return "government" if (c.subject or c.agent) and persons[key] < 3 else "place"
    if len(c.words) == 1 and c.text.isupper() and len(c.text) > 1:
        return "place" if persons[key] or (places[key] and not c.definite) else "organisation"
    if c.words[0].lower() in v.given and len(c.words) > 1:
        return "person"
    if persons[key] >= 3 or ((persons[last] >= 2 and len(c.words) < 4) and not places[key]):
        return "person"
    if places[key]:
        return "government" if (c.subject or c.agent) and not persons[key] else "place"
    if c.definite:
        return "organisation"
    if 1 < len(c.words) < 5 and persons[last]:
        return "person"
    if c.preposition in {"in", "at", "near", "outside"}:
        return "place"
    return "person" if 1 < len(c.words) < 4 and persons[key] else "other"
