"""Resolution inside one report: what nominals and pronouns stand for."""

import math

from tellings.names.actor import Actor
from tellings.names.candidate import Candidate
from tellings.names.records import Settings
from tellings.names.vocabulary import place_key, vocabulary
from tellings.names.within import NO_GROUPS, Cast, name_key
from tellings.names.words import Words


def resolve_rest(
    words: Words, cast: Cast, candidates: list[Candidate], settings: Settings
) -> list[Candidate]:
    """Give nominals and pronouns their actors, in reading order; returns what was resolved.

    `candidates` are all candidates by start. Pronouns that nothing fits are left out.
    """
    kept: list[Candidate] = []
    ordered = sorted(candidates, key=lambda c: (c.start, -c.end))
    for c in ordered:
        if c.form == "name":
            pass
        elif c.form == "nominal":
            if c.actor < 0:
                _nominal(cast, c)
        else:
            actor = _pronoun(words, cast, c, settings)
            if actor is None:
                continue
            c.kind = actor.kind
            actor.take(c)
        cast.actors[c.actor].last = c
        kept.append(c)
    return kept


def _nominal(cast: Cast, c: Candidate) -> None:
    _late_owner(cast, c)
    if c.same_as is not None and c.same_as.actor >= 0:
        actor: Actor = cast.actors[c.same_as.actor]
    else:
        actor = _NOMINAL.get(c.kind, _group)(cast, c)
    actor.take(c)


def _owner(c: Candidate) -> int:
    """The number of the actor a nominal belongs to, -1 if it names none."""
    for other in (c.of, c.owner):
        if other is not None:
            return other.actor
    return -1


def _late_owner(cast: Cast, c: Candidate) -> None:
    """Resolve the nominal inside this one first ("members of the cult")."""
    for other in (c.of, c.owner):
        if other is not None and other.actor < 0 and other.form == "nominal":
            _nominal(cast, other)


def _members(cast: Cast, c: Candidate) -> Actor:
    owner = _owner(c)
    place = owner >= 0 and cast.actors[owner].kind == "place"
    if owner < 0 and c.definite and not c.nation and c.head in vocabulary().loaded_nouns:
        meant = likely_group(cast, c)
        if meant is not None:  # "the freedom fighters": the body as much as its people
            return meant
    key = f"{owner}" + (f" {c.head}" if place else "")
    if owner < 0:
        key = f"{c.nation} {c.head}" if c.nation else c.head
    actor = cast.keyed("members", key)
    if owner >= 0:
        actor.base = cast.actors[owner]
    return actor


def _document(cast: Cast, c: Candidate) -> Actor:
    owner = _owner(c)
    if owner >= 0:
        actor = cast.keyed("document", f"{owner} {c.head}")
        actor.base = cast.actors[owner]
        return actor
    known = [a for a in cast.actors if a.kind == "document" and a.last is not None]
    same = [a for a in known if c.head in a.heads] or known
    if same and c.definite:
        return max(same, key=lambda a: a.last.start if a.last else -1)
    return cast.new("document")


def _government(cast: Cast, c: Candidate) -> Actor:
    nation = c.nation
    if c.of is not None and c.of.form == "name":
        nation = c.of.nation or place_key(c.of.text)
    if not nation and c.owner is not None and c.owner.kind in {"place", "government"}:
        nation = place_key(c.owner.text)
    if c.owner is not None and c.owner.kind == "person":
        nation = f"person {c.owner.actor}"  # "the Brandvold government"
    if nation:
        return cast.keyed("government", "of " + nation)
    known = [a for a in cast.actors if a.kind == "government" and a.last is not None]
    if known and c.definite:
        return max(known, key=lambda a: a.last.start if a.last else -1)
    return cast.keyed("government", "bare " + " ".join(c.modifiers) + c.head)


def _person(cast: Cast, c: Candidate) -> Actor:
    bare = c.of is None and c.owner is None and not c.nation
    if c.definite:
        found = _by_role(cast, c, bare)
        if found is not None:
            return found
    return cast.new("person")


def _by_role(cast: Cast, c: Candidate, bare: bool) -> Actor | None:
    v = vocabulary()
    wanted = v.role_class(c.head)
    options = []
    for a in cast.actors:
        if a.kind != "person" or a.last is None:
            continue
        if c.gender and a.gender and c.gender != a.gender:
            continue
        if c.nation and a.nation and c.nation != a.nation:
            continue
        same = c.head in a.roles
        close = same or any(v.role_class(r) == wanted for r in a.roles)
        if not close or (not bare and not same):
            continue
        if not bare and not ((c.nation and c.nation == a.nation) or a.last.form == "name"):
            continue
        options.append((same, a.last.start, a.number, a))
    return max(options, key=lambda o: o[:3])[3] if options else None


def _group(cast: Cast, c: Candidate) -> Actor:
    v = vocabulary()
    if c.sort == "figure":
        meant = likely_group(cast, c, cast.bodies())
        return meant or cast.keyed("organisation", " ".join((*c.modifiers, c.head)))
    worded = _by_words(cast, c)
    if worded is not None:
        return worded
    charged = any(m in v.loaded_modifiers for m in c.modifiers) and c.sort == "state"
    if (c.sort in NO_GROUPS and not charged) or c.nation:
        return _state_body(cast, c)
    if c.owner is not None and c.owner.actor >= 0:
        own = cast.actors[c.owner.actor]
        if c.head in _SELF and own.kind in {"organisation", "other"} and _touching(c):
            return own  # "the Dockfront movement" is Dockfront
        return cast.keyed("organisation", f"{own.number} {c.head}")
    if not c.notes or c.notes[0] in _ARTICLES:
        judged = any(w.lower() in v.loaded_nouns or w.lower() in v.figures for w in c.words)
        found = likely_group(cast, c)
        if found is None and judged:
            found = likely_group(cast, c, cast.bodies())
        if found is not None:
            return found
    return cast.keyed("organisation", " ".join((*c.modifiers, c.head)))


def _by_words(cast: Cast, c: Candidate) -> Actor | None:
    """The named body that has a nominal's describing words in its name.

    "The miners' collective" is the Union of Orvik Miners; "the bank" the one bank of the report.
    """
    if c.nation or c.owner is not None or c.of is not None or c.sort == "state":
        return None
    if c.notes[:1] not in (["the"], ["this"], ["that"], ["'s"]):
        return None
    wanted = {_stem(m) for m in c.modifiers if len(m) > 3}
    if not c.modifiers and c.head not in vocabulary().group_nouns and c.sort == "group":
        wanted = {_stem(c.head)}  # "the artel" is the Artel of Orvik
    found = []
    for a in cast.bodies():
        named = {_stem(w.lower()) for m in a.mentions if m.form == "name" for w in m.words}
        if a.sort and a.sort != c.sort and c.head not in named:
            continue  # the harbour board is not the Harbour Front
        shared = len(wanted & named)
        if shared:
            last = a.last.start if a.last is not None else -1
            found.append((shared + (_stem(c.head) in named), last, a.number))
    return cast.actors[max(found)[2]] if found else None


def _stem(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s").removesuffix("'")


_SELF = frozenset({"movement", "group", "organisation", "organization", "party", "militia",
                   "network", "league", "alliance", "faction"})  # fmt: skip
_ARTICLES = frozenset({"the", "this", "that", "these", "those"})


def _touching(c: Candidate) -> bool:
    """Whether the owner's name stands right before the core, without a possessive ending."""
    return c.owner is not None and c.core is not None and c.core[0] - c.owner.end == 1


def _state_body(cast: Cast, c: Candidate) -> Actor:
    key = " ".join((c.nation, *(m for m in c.modifiers if not m[:1].isupper()), c.head))
    if c.nation or c.owner is not None or c.of is not None:
        owner = _owner(c)
        return cast.keyed("organisation", key if owner < 0 else f"{owner} {c.head}")
    known = [
        a for a in cast.actors
        if a.kind in {"organisation", "other"} and a.last is not None and c.head in a.heads
    ]  # fmt: skip
    by_article = bool(c.notes) and c.notes[0] in _ARTICLES
    if known and by_article:
        return max(known, key=lambda a: a.last.start if a.last else -1)
    if by_article and not c.modifiers:
        fitting = [a for a in cast.actors if a.sort == c.sort and a.kind == "organisation"
                   and a.last is not None]  # fmt: skip
        if fitting and c.sort != "state":
            return max(fitting, key=lambda a: a.last.start if a.last else -1)
    return cast.keyed("organisation", " ".join((*c.modifiers, c.head)))


def likely_group(cast: Cast, c: Candidate, among: list[Actor] | None = None) -> Actor | None:
    """The body that "the group" most likely means: often named, recently named, not beside it."""
    best: tuple[float, int] | None = None
    for a in cast.groups() if among is None else among:
        score = 1.5 * math.log1p(a.total) + (0.8 if a.sort == "group" else 0.0)
        if a.last is not None:
            score += 1.2 / (1 + c.sentence - a.last.sentence)
        beside = a.by_sentence.get(c.sentence, ())
        if any(m.form == "name" and not _inside(m, c) for m in beside):
            score -= 1.5
        if c.head in a.heads:
            score += 1.5
        best = max(best or (score, -a.number), (score, -a.number))
    return cast.actors[-best[1]] if best is not None else None


def _inside(m: Candidate, c: Candidate) -> bool:
    return c.start <= m.start and m.end <= c.end


def _pronoun(words: Words, cast: Cast, c: Candidate, settings: Settings) -> Actor | None:
    if c.gender == "who":
        before = [
            a for a in cast.actors if a.last is not None and a.last.last in {c.first, c.first - 1}
        ]
        return max(before, key=lambda a: a.last.start if a.last else -1, default=None)
    if c.gender in {"m", "f"}:
        return _he_or_she(cast, c, settings)
    if c.head == "it" and c.last < len(words) and words.lower[c.last] in _IMPERSONAL:
        return None
    kinds = {"organisation", "government"} if c.gender == "n" else {"members", "organisation"}
    options = [
        a for a in cast.actors
        if a.kind in kinds and a.last is not None and c.sentence - a.last.sentence <= 1
    ]  # fmt: skip
    if not options:
        return None
    return max(options, key=lambda a: _nearness(a, c))


_IMPERSONAL = frozenset({"is", "was", "'s", "’s", "seems", "seemed", "appears", "appeared", "will",
                         "would", "may", "might", "has", "had", "can", "could", "remains",
                         })  # fmt: skip


def _he_or_she(cast: Cast, c: Candidate, settings: Settings) -> Actor | None:
    options = [
        a for a in cast.actors
        if a.kind == "person" and a.last is not None
        and c.sentence - a.last.sentence <= settings.pronoun_reach
        and (not a.gender or a.gender == c.gender)
    ]  # fmt: skip
    if not options:
        return None
    return max(options, key=lambda a: (*_nearness(a, c), bool(a.gender)))


def _nearness(a: Actor, c: Candidate) -> tuple[float, int]:
    """How well a pronoun fits an actor: near, a subject or speaker, early in its sentence."""
    last = a.last
    assert last is not None
    gap = c.sentence - last.sentence
    score = -1.0 * gap
    recent = a.before(last.sentence, c.start)
    if any(m.subject or "speaker" in m.notes for m in recent):
        score += 0.8
    if last.form == "pronoun" and last.head == c.head:
        score += 0.4
    if any(m.quoted for m in recent) and not c.quoted:
        score -= 0.7
    if c.quoted and any("speaker" in m.notes for m in recent):
        score -= 1.5
    position = min((m.start for m in recent), default=last.start)
    return (score, -position)


def _site(cast: Cast, c: Candidate) -> Actor:
    """ "The Orvik mine" and "the Orvik pit" are one place, named by its name and class."""
    named = c.owner.text if c.owner is not None else ""
    return cast.keyed("place", f"site {name_key((named,))} {vocabulary().sites[c.head]}")


def _vessel(cast: Cast, c: Candidate) -> Actor:
    """ "The ferry": the vessel so introduced, else the last named one, else its own."""
    known = [a for a in cast.actors if a.sort == "vessel" and a.last is not None and a.named]
    same = [a for a in known if c.head in a.roles or c.head in a.heads]
    if not same and not c.modifiers:
        same = [a for a in known if not a.roles] or (known if c.head in _ANY_VESSEL else [])
    if same:
        return max(same, key=lambda a: a.last.start if a.last else -1)
    return cast.keyed("other", " ".join((*c.modifiers, c.head)))


_ANY_VESSEL = frozenset({"ship", "vessel", "boat"})


_NOMINAL = {
    "members": _members,
    "document": _document,
    "government": _government,
    "person": _person,
    "organisation": _group,
    "place": _site,
    "other": _vessel,
}
