"""Nominals that are actors: "the envoy", "the exiled group", "members of the league"."""

import itertools
from collections.abc import Iterator

from tellings.names.candidate import Candidate
from tellings.names.figures import collective_end, complement, is_figure, is_scare
from tellings.names.phrases import DEFINITE, MARKS, Left, determiner_at, is_head, left, right
from tellings.names.vocabulary import vocabulary
from tellings.names.words import Words

_DOCUMENTS = frozenset({"report", "study", "survey", "dossier", "paper", "document", "memo",
                        "memorandum", "audit", "briefing", "book", "letter", "cable",
                        "review", "inquiry", "enquiry", "assessment", "findings", "monograph",
                        "treatise", "pamphlet", "leaflet", "thesis", "bulletin",
                        "factsheet"})  # fmt: skip
_SORTS = {"loose": "group", "kin": "group", "trade": "company"}
_JOINERS = frozenset({"members", "fighters", "followers", "gunmen", "supporters", "adherents",
                      "disciples", "militants", "cadres", "commanders", "sympathisers",
                      "sympathizers", "backers", "devotees", "acolytes", "admirers"})  # fmt: skip
_NO_BODIES = frozenset({"public", "press", "family", "media", "jury", "population", "community",
                        "household", "audience", "class", "generation", "faith", "nation",
                        "country", "people", "staff", "team", "house", "society", "elite", "past",
                        "president", "minister", "leader", "man", "woman", "religion", "cause",
                        "idea", "policy", "plan", "deal", "line", "century"})  # fmt: skip


def nominals(words: Words, names: list[Candidate]) -> list[Candidate]:
    """The nominal candidates of a report by head; `names` are its proper names."""
    if words.prose.language[:2] != "en":
        return []
    at = {i: c for c in names for i in range(c.first, c.last)}
    starts = {c.first: c for c in names}
    v = vocabulary()
    known = v.roles.keys() | v.group_nouns.keys() | v.members | v.loaded_nouns.keys() | _DOCUMENTS
    known |= v.figures.keys() | v.sites.keys()
    followed = _followed(words, at) | {w for c in names for w in (c.head,) if w}
    followed |= frozenset(w for c in names for w in _own_nouns(c))
    found: list[Candidate] = []
    for i, lower in enumerate(words.lower):
        if i in at:
            continue
        if (
            lower in known
            or lower in followed
            or is_scare(words, i)
            or _people_of(words, i, starts)
        ):
            made = _phrase(words, i, at, starts, followed)
            if made is not None:
                found.append(made)
    _nest(found)
    return [c for c in found if "inside" not in c.notes]


def _people_of(words: Words, i: int, starts: dict[int, Candidate]) -> bool:
    """Whether token i is a plural of doers before "of" and a body's name ("the weavers of ...")."""
    if words.tags[i] != "NOUN" or not words.lower[i].endswith(("ers", "men", "women", "ists")):
        return False
    if i + 2 >= len(words) or words.lower[i + 1] != "of" or words.lower[i] in _NO_DOERS:
        return False
    body = starts.get(i + 2 + (words.lower[i + 2] in DEFINITE))
    return body is not None and body.kind == "organisation"


_NO_DOERS = frozenset({"orders", "papers", "powers", "numbers", "letters", "matters", "offers",
                       "quarters", "headquarters", "posters", "banners", "chambers", "ledgers",
                       "computers", "lists", "trailers", "containers", "registers",
                       "specimen", "corners", "covers", "markers", "stickers"})  # fmt: skip


def _own_nouns(c: Candidate) -> Iterator[str]:
    """The noun that a body's name is built on, whether known or not ("Artel" in "Artel of Orvik").

    Names of media are built on any noun ("The Lantern").
    """
    first = [w.lower() for w in c.words]
    body = c.kind == "organisation" or (c.kind == "other" and "of" in first[1:])
    if not body or c.sort in {"media", "place", "event", "document"} or len(first) < 2:
        return
    end = first.index("of") if "of" in first[1:] else len(first)
    noun = first[end - 1]
    if len(noun) > 3 and not noun.endswith("s") and not c.text.isupper():
        yield noun
        yield " ".join(first[max(0, end - 2) : end])


def _followed(words: Words, at: dict[int, Candidate]) -> frozenset[str]:
    """Nouns that this report gives members ("followers of the brood"), so that they mean bodies."""
    found = set()
    for i in range(len(words) - 3):
        if words.lower[i] in _JOINERS and words.lower[i + 1] == "of":
            k = i + 2
            while k < len(words) and (words.lower[k] in DEFINITE or words.text[k] in MARKS):
                k += 1
            while k + 1 < len(words) and words.adjacent(k) and words.nounish(k + 1):
                k += 1
            if k < len(words) and k not in at and words.tags[k] == "NOUN":
                found.add(words.lower[k])
    return frozenset(found - _NO_BODIES)


def _phrase(
    words: Words,
    i: int,
    at: dict[int, Candidate],
    starts: dict[int, Candidate],
    followed: frozenset[str],
) -> Candidate | None:
    """The noun phrase whose head is token i, or None if it is no actor here."""
    if not is_head(words, i, starts):
        return None
    lower = words.lower[i]
    kind, sort = ("members", "members") if _people_of(words, i, starts) else _kind(lower)
    if kind == "place":
        return _site(words, i, at)
    before = left(words, i, at)
    own = sort == "figure" and lower in followed and lower not in vocabulary().figures
    weak = lower in _NO_BODIES and " ".join(words.lower[i - 1 : i + 1]) not in followed
    if own and before.determiner in DEFINITE and not weak:
        sort = "loose"  # "the artel", where a body of the report has the noun in its name
    if kind == "person" and before.determiner in DEFINITE:
        if _firm(words, i):
            kind, sort = "organisation", "company"
        elif lower in vocabulary().figures and is_figure(words, i, before):
            kind, sort = "organisation", "figure"
    last, of = right(words, i, kind, starts)
    stop = i + 1
    if kind == "organisation" and of is None:
        figure = sort == "figure"
        last = stop = (
            complement(words, i) if figure else collective_end(words, i, before.determiner)
        )
    if not _is_actor(words, i, before, (kind, sort), (last, of), followed):
        return None
    begin = before.first
    whole = kind in {"person", "members", "document"} or not before.nation
    if before.determiner and whole and kind != "members":
        begin = determiner_at(words, before.first)
    if before.owner is not None:
        begin = min(begin, before.owner.first)
    core = range(before.first, i)
    made = Candidate(
        start=words.tokens[begin].start, end=words.end(last - 1), first=begin, last=last,
        sentence=words.sentence[i], form="nominal", kind=kind, head=lower,
        sort=_SORTS.get(sort, sort), nation=before.nation, of=of, owner=before.owner,
        definite=before.determiner in DEFINITE or before.determiner == "'s"
        or before.owner is not None,
        modifiers=(
            *((before.possessor,) if before.possessor and kind == "organisation" else ()),
            *(words.lower[k] for k in core if words.text[k] not in MARKS),
        ),
        words=tuple(words.text[k] for k in range(before.first, last) if words.text[k][0].isalnum()),
        core=(words.tokens[before.first].start, words.end(stop - 1)),
    )  # fmt: skip
    made.notes = [before.determiner] if before.determiner else []
    if kind == "person":
        made.role = lower
        made.gender = vocabulary().roles[lower][1].strip("-")
    return made


def _firm(words: Words, i: int) -> bool:
    """Whether "the contractor" is a firm: a noun for both, with nothing but words before it."""
    beside = i + 1 < len(words) and (words.capital[i + 1] or words.lower[i + 1] in {"on", "at"})
    return vocabulary().group_nouns.get(words.lower[i]) == "company" and not beside


def _is_actor(
    words: Words,
    i: int,
    before: Left,
    kind_of: tuple[str, str],
    after: tuple[int, Candidate | None],
    followed: frozenset[str],
) -> bool:
    """Whether a phrase of this shape names an actor: bare nouns mostly do not."""
    (kind, sort), (last, of) = kind_of, after
    alone = not before.determiner and not before.nation and before.owner is None
    if kind == "document":
        return of is not None or before.determiner in {"the", "this", "that"}
    if sort == "vessel":
        return before.determiner in DEFINITE
    if sort == "figure":
        return is_scare(words, i) or is_figure(words, i, before)
    if sort in {"loose", "kin", "trade"} and not _loose_body(
        words, i, before.first, (sort, last), followed
    ):
        return False
    if kind == "members":
        charged = words.lower[i] in vocabulary().loaded_nouns
        return not alone or of is not None or last > i + 1 or charged
    if kind == "person" and alone:
        return last > i + 1 and _after_name(words, before.first)
    return not alone or (kind == "organisation" and _bare_of(words, i, before.first))


def _after_name(words: Words, first: int) -> bool:
    """Whether a phrase without article stands between commas after a name: "Arven, head of ..."."""
    k = first - 1
    return k > 0 and words.text[k] == "," and words.capital[k - 1] and not words.initial[k - 1]


def _loose_body(
    words: Words, i: int, first: int, form: tuple[str, int], followed: frozenset[str]
) -> bool:
    """Whether a noun that often means no body ("lot", "ring") means one here."""
    v, (sort, last) = vocabulary(), form
    if words.lower[i] in followed or (first and words.text[first - 1] in MARKS):
        return True
    core = [words.lower[k] for k in range(first, i)]
    if last > i + 1 and sort == "kin":
        return True
    if sort in {"kin", "trade"} and core:
        return words.lower[first - 1] in DEFINITE | {"of"} if first else False
    return any(w in v.loaded_modifiers or w in v.loaded_nouns for w in core)


def _bare_of(words: Words, i: int, first: int) -> bool:
    """Whether a charged noun without article names a body: after "of" or a quotation mark."""
    k = first - 1
    if k < 0:
        return False
    quoted = words.text[k] in MARKS
    while k >= 0 and words.text[k] in MARKS:
        k -= 1
    v = vocabulary()
    charged = words.lower[i] in v.loaded_nouns or any(
        words.lower[j] in v.loaded_modifiers for j in range(first, i)
    )
    return charged and k >= 0 and (quoted or words.lower[k] in {"of", "by", "so-called"})


def _kind(lower: str) -> tuple[str, str]:
    """Kind of actor and sort of body of a head noun."""
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
    if lower in v.sites:
        return ("other", "vessel") if v.sites[lower] == "vessel" else ("place", "site")
    if lower not in v.loaded_nouns and (lower in v.figures or not lower.endswith("s")):
        return "organisation", "figure"
    return ("members" if lower.endswith("s") else "organisation"), "group"


def _site(words: Words, i: int, at: dict[int, Candidate]) -> Candidate | None:
    """ "The Orvik mine": a place of its own, whatever else is called Orvik."""
    k = i - 1
    plain = k > 1 and k not in at and words.adjacent(k) and not words.capital[k]
    if plain and (words.nounish(k) or words.lower[k].endswith("ed")):
        k -= 1  # "the Orvik copper mine", "the Orvik bonded store"
    named = at.get(k)
    if named is None or not words.adjacent(k) or words.possessive[k] or words.possessive[i - 1]:
        return None
    begin = named.first - 1
    if begin < 0 or words.lower[begin] not in DEFINITE or named.kind == "person":
        return None
    if named.kind == "other":
        named.kind = "place"
    return Candidate(
        start=words.tokens[begin].start, end=words.end(i), first=begin, last=i + 1,
        sentence=words.sentence[i], form="nominal", kind="place", head=words.lower[i],
        sort="site", definite=True, owner=named, words=(*named.words, *words.text[k + 1 : i + 1]),
        core=(named.start, words.end(i)), notes=[words.lower[begin]],
    )  # fmt: skip


def _nest(found: list[Candidate]) -> None:
    """Tie "members of the cult" to "the cult" inside it."""
    for outer, inner in itertools.pairwise(found):
        if outer.core is not None and inner.start >= outer.core[0] and inner.end <= outer.core[1]:
            inner.notes.append("inside")
        elif outer.of is None and outer.start <= inner.start < outer.end:
            longer = inner.end > outer.end
            if longer and (inner.start == outer.start or outer.kind != "members"):
                continue
            outer.of = inner
            if longer:  # "organisers of the band of robbers"
                outer.end, outer.last = inner.end, inner.last
