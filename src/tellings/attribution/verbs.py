"""Attributions by a verb of saying, thinking or wanting: "X said that", "...", said X."""

from tellings.attribution.adjuncts import past_adjuncts
from tellings.attribution.after import content_after, recipient
from tellings.attribution.before import content_before
from tellings.attribution.clauses import clause_end, has_finite_verb, trimmed
from tellings.attribution.cues import GENERAL, any_verb, readings
from tellings.attribution.draft import Draft
from tellings.attribution.phrases import base_end, phrase_end
from tellings.attribution.roles import can_speak, head_noun
from tellings.attribution.site import Site, site, stance
from tellings.attribution.subjects import subject
from tellings.attribution.unnamed import withholds
from tellings.attribution.words import Range, Words, is_time
from tellings.text.lexicons import table
from tellings.text.lexicons import words as lexicon

_SELF = frozenset({"i", "we", "you"})
_OBJECTS = frozenset({"it", "him", "her", "them", "me", "us"})
_JOINTS = frozenset({",", "and", "—", "–", "-", "statement", "letter", "interview"})
_CONJUNCTIONS = frozenset(
    {"after", "although", "as", "because", "before", "if", "since", "though", "until", "when",
     "while"}
)  # fmt: skip


def verb_cues(words: Words) -> list[Draft]:
    """All attributions made by a cue verb, in reading order."""
    found: list[Draft] = []
    floor = 0
    for i in range(len(words)):
        if words.tags[i] != "VERB" and not _after_quotation(words, i):
            continue
        read = readings(words, i) or any_verb(words, i)
        if not read:
            continue
        at = site(words, i, read, floor)
        draft = _at_verb(words, at, _last(words, found, at))
        if draft is None:
            continue
        found.append(draft)
        if draft.rule == "left" and words.quote[i] < 0:
            floor = max(r[1] for r in (*draft.source, *draft.cue))
    return found


def _after_quotation(words: Words, i: int) -> bool:
    """Whether a word taken for a noun is the verb of "...," the authors write, ..."."""
    if words.tags[i] != "NOUN" or i < 3 or i + 1 >= len(words) or words.low[i + 1] not in ",.":
        return False
    near = range(max(0, i - 5), i - 1)
    return any(words.closes(k) and words.said_last(k) == "," for k in near)


def _last(words: Words, found: list[Draft], at: Site) -> Draft | None:
    """The attribution before in the same sentence, made by the same voice."""
    here = []
    for draft in reversed(found):
        if draft.at < at.start:
            break
        if words.quote[draft.at] == words.quote[at.verb]:
            here.append(draft)
    for draft in here:  # who is spoken of in another's words does not go on
        if not any(a <= draft.at < b for d in here if d is not draft for a, b in d.content):
            return draft
    return None


def _at_verb(words: Words, at: Site, previous: Draft | None) -> Draft | None:
    if at.passive or (words.forms[at.verb] == "inf" and "to" in words.low[at.group : at.verb]):
        return None
    if at.shape == "ing" and not at.helped:
        return _participle(words, at, previous)
    if at.shape == "part" and not at.helped:
        return None
    doubtful = at.shape == "past" and words.forms[at.verb] == "part" and not at.helped
    if doubtful and not at.may("ctqw") and not _first_verb(words, at):
        return None
    return _inverted(words, at) or _plain(words, at, previous, doubtful)


def _plain(words: Words, at: Site, previous: Draft | None, doubtful: bool) -> Draft | None:
    """Subject before the verb; content after both, or before them ("..., X said")."""
    who = subject(words, at.group, max(at.start, _quote_floor(words, at.verb)))
    who = who or _shared_subject(words, at, previous)
    if who is None:
        return None
    source, head = who
    if words.low[head[0]] in _SELF and (words.quote[at.verb] >= 0 or words.low[head[0]] == "you"):
        return None
    if source != head and source[1] == source[0] + 1 and _restrictive(words, at, source[0]):
        return None
    if at.cue is GENERAL and (doubtful or not can_speak(words, head)):
        return None
    draft = Draft([source], [(at.group, at.after)], [], stance(words, at), "", speaker=head)
    if _parenthetical_as(words, at, source[0]):
        return draft if _as_clause(words, draft, at) else None
    if at.may("qc"):
        after = at.after
        if at.may("r"):
            after, draft.press = recipient(words, after, at.end)
        if content_before(words, draft, at, source[0], after):
            return draft
    if not content_after(words, draft, at, _limit(words, at, source)):
        return None
    relative = words.low[source[0]] in ("who", "that", "which") and source != head
    if draft.rule == "colon" and relative and words.low[source[0] - 1] != ",":
        return None  # "for readers who have asked: ..."
    if relative and withholds(words, (draft.cue[0][0], draft.content[-1][1])):
        return None  # "who asked not to be named"
    if words.quote[at.verb] >= 0 and not _said_inside(words, draft, at):
        return None
    return None if doubtful and not _proves_finite(words, draft, at) else draft


def _said_inside(words: Words, draft: Draft, at: Site) -> bool:
    """Whether a quotation tells what another said; its own thoughts are its own."""
    if not at.may("q") or draft.stance == "intended":
        return False
    first = draft.content[0][0]
    head = draft.speaker or draft.source[0]
    named = at.may("o") and words.tags[head[0]] != "PRON" and can_speak(words, head)
    return (
        (named and words.tags[first] in ("DET", "NOUN", "NUM", "ADJ", "PRON"))
        or words.low[first] == "that"
        or draft.rule == "colon"
        or has_finite_verb(words, *draft.content[0])
    )


def _first_verb(words: Words, at: Site) -> bool:
    """Whether a form like "called" follows a name directly, with no finite verb before it."""
    before = at.group - 1
    named = before >= at.start and words.tags[before] in ("PROPN", "PRON")
    set_in = before > at.start and words.low[before] == "," and words.tags[at.start] == "PROPN"
    return (named or set_in) and not has_finite_verb(words, at.start, at.group)


def _limit(words: Words, at: Site, source: Range) -> int:
    """Where the clause of the cue ends at the latest.

    A relative clause ("Quill, who denied it, left") or a subordinate one ("while Quill denied
    it, ...") ends at the next comma.
    """
    before = source[0] - 1
    relative = words.low[source[0]] in ("who", "which")
    subordinate = before >= at.start and words.low[before] in _CONJUNCTIONS
    if not (relative and before >= at.start and words.low[before] == ",") and not subordinate:
        return at.end
    inside = words.quote[at.verb]
    return next(
        (k for k in range(at.after, at.end) if words.low[k] == "," and words.quote[k] == inside),
        at.end,
    )


def _restrictive(words: Words, at: Site, pronoun: int) -> bool:
    """Whether a wish stands in "those who wished for rain", which tells whom is meant."""
    wish = at.cue.stance == "intended" or not at.may("ctq")
    return wish and words.low[pronoun] in ("who", "that") and words.low[pronoun - 1] != ","


def _parenthetical_as(words: Words, at: Site, source: int) -> bool:
    """Whether cue and source stand in an inserted "as X said"."""
    conjunction = source - 1
    if conjunction < at.start or words.low[conjunction] != "as" or not at.may("qct"):
        return False
    if at.cue.lemma in ("know", "call", "call it"):
        return False  # "the deeds were forged, as the clerk well knew"
    apart = conjunction == at.start or words.tags[conjunction - 1] in ("CCONJ", "PUNCT")
    follow = past_adjuncts(words, at.after, at.end)
    return apart and (follow >= at.end or words.low[follow] in ",.;:)—–")


def _as_clause(words: Words, draft: Draft, at: Site) -> bool:
    """ "as X said": the content is the main clause, after the next comma or before "as"."""
    conjunction = draft.source[0][0] - 1
    comma = next(
        (k for k in range(at.after, at.end) if words.low[k] == "," and words.quote[k] < 0), None
    )
    leads = all(words.tags[k] in ("CCONJ", "ADV", "PUNCT") for k in range(at.start, conjunction))
    if leads and comma is not None:
        content = trimmed(words, (comma + 1, clause_end(words, comma + 1, at.end)))
    else:
        content = trimmed(words, (max(at.start, at.floor), conjunction))
    draft.content, draft.rule = [content], "as"
    return content[0] < content[1]


def _proves_finite(words: Words, draft: Draft, at: Site) -> bool:
    """Whether what follows a form like "told" shows that it is no participle after a noun."""
    first = draft.content[0][0]
    clear = draft.rule == "colon" or words.low[first] in ("that", "how") or words.is_mark(first)
    leads = draft.source[0][0] == at.start and words.low[at.after] not in ("by", "in", "on", "at")
    return clear or leads or _first_verb(words, at) or words.low[at.verb - 1] == ","


def _quote_floor(words: Words, i: int) -> int:
    """Where the words of the quotation that holds token `i` begin, 0 outside quotations."""
    inside = words.quote[i]
    return words.range_of(words.quotes[inside])[0] + 1 if inside >= 0 else 0


def _shared_subject(words: Words, at: Site, previous: Draft | None) -> tuple[Range, Range] | None:
    """ "X said this and added that": the subject of the verb before."""
    if at.group <= at.start:
        return None
    if words.low[at.group - 1] not in ("and", "but", ","):
        return None
    if previous is None or not previous.source:
        return _main_subject(words, at) if at.may("q") else None
    source = previous.source[0]
    return source, previous.speaker or source


def _participle(words: Words, at: Site, previous: Draft | None) -> Draft | None:
    """ "..., adding that ...": the speaker is that of the sentence so far."""
    i = at.verb
    if i <= at.start or not (words.low[i - 1] in _JOINTS or words.tags[i - 1] == "ADV"):
        return None
    who = (previous.source[0], previous.speaker) if previous and previous.source else None
    who = who or _main_subject(words, at)
    if who is None and words.low[i - 1] == ",":
        who = subject(words, i - 1, max(at.start, _quote_floor(words, i)))
    if who is None:
        return None
    draft = Draft([who[0]], [(i, at.after)], [], at.cue.stance, "participle", speaker=who[1])
    if not content_after(words, draft, at, _inserted_end(words, at)):
        return None
    return None if withholds(words, (i, draft.content[0][1])) else draft


def _inserted_end(words: Words, at: Site) -> int:
    """Where a participle set between commas ends: "Quill, insisting on talks, said ..."."""
    if words.low[at.verb - 1] != ",":
        return at.end
    k = next((k for k in range(at.after, at.end) if words.low[k] == ","), at.end)
    finite = k + 1 < at.end and words.tags[k + 1] == "VERB"
    return k if finite and words.forms[k + 1] in ("fin", "past", "part") else at.end


def _main_subject(words: Words, at: Site) -> tuple[Range, Range] | None:
    """The subject of the first finite verb of the sentence ("Quill left, saying that ...")."""
    first = max(at.start, _quote_floor(words, at.verb))
    for k in range(first + 1, at.verb):
        if words.tags[k] in ("VERB", "AUX") and words.forms[k] in ("fin", "past"):
            return subject(words, k, first)
    return None


def _set_in(words: Words, at: Site) -> bool:
    """Whether cue and source stand between commas: "The shot, say residents, came from afar"."""
    stop = phrase_end(words, at.after, at.end, appositive=False)
    if stop == at.after or stop + 1 >= at.end or words.low[stop] != ",":
        return False
    goes_on = words.tags[stop + 1] in ("VERB", "AUX") and words.forms[stop + 1] in ("fin", "past")
    return words.low[at.verb - 1] == "," and goes_on


def _inverted(words: Words, at: Site) -> Draft | None:
    """ "...," said X."""
    i = at.verb
    if at.group != i or i <= 0 or not at.may("qc") or at.may("r"):
        return None
    if not (words.low[i - 1] in (",", "—", "–") or words.closes(i - 1)):
        return None
    if at.after < at.end and (is_time(words, at.after) or words.low[at.after] in _OBJECTS):
        return None
    if not words.closes(i - 1):
        who = subject(words, i, at.start)
        if who is not None and who[1][0] == at.start and not _set_in(words, at):
            return None  # "An official, speaking softly, said the papers were lost"
    stop = phrase_end(words, at.after, at.end)
    if stop == at.after or words.quote[at.after] != words.quote[i]:
        return None
    if stop < at.end and words.low[stop] in ("who", "whose"):
        stop = next((k for k in range(stop, at.end) if words.low[k] in ",.;"), at.end)
    if stop < at.end and words.tags[stop] in ("VERB", "AUX") and words.forms[stop] != "ger":
        return None
    bare = not words.closes(i - 1) and stop < at.end
    if bare and (words.tags[stop] in ("CCONJ", "SCONJ", "VERB") or words.low[stop] == "that"):
        return None
    head = at.after, max(at.after + 1, phrase_end(words, at.after, at.end, appositive=False))
    noun = words.low[head_noun(words, (at.after, base_end(words, at.after, at.end)))]
    if noun in table("en", "clause_nouns") and noun not in lexicon("en", "document_nouns"):
        return None  # "reads the answer that Quill sent"
    draft = Draft([(at.after, stop)], [(i, at.after)], [], stance(words, at), speaker=head)
    return draft if content_before(words, draft, at, i, stop) else None
