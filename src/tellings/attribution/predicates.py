"""That-clauses that a whole predicate governs: "made the case that", "was adamant that".

Whatever its words, a predicate between somebody who can speak and a that-clause reports: a verb
with phrases after it ("deposed under oath that"), a verb with a noun that has a content ("sent
word that"), "be" with an adjective, a verb with "it" ("has it that"), a verb with the infinitive of
a cue ("thought it wise to add that"); and a noun of saying with "is that".
"""

from tellings.attribution.adjuncts import past_adjuncts
from tellings.attribution.clauses import clause_end, has_finite_verb, lacks_object, trimmed
from tellings.attribution.cues import readings
from tellings.attribution.draft import Draft
from tellings.attribution.phrases import base_end, phrase_end
from tellings.attribution.roles import can_speak, head_noun
from tellings.attribution.site import verb_group
from tellings.attribution.subjects import subject
from tellings.attribution.words import Range, Words, is_time
from tellings.text.lemmas import lemma
from tellings.text.lexicons import table
from tellings.text.lexicons import words as lexicon

_REACH = 30  # words between a verb and its that-clause
_FINITE = ("fin", "past", "part")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NOBODY = frozenset({"you", "there"})
_LIGHT = frozenset(
    {"make", "leave", "send", "pass", "carry", "bring", "express", "hold", "voice", "take", "put"}
)
_UNCHANGED = frozenset({"let", "put", "set", "read", "cast"})  # past and base form are one
_LINKING = frozenset({"be", "seem", "feel", "sound", "remain", "stay", "grow", "become", "appear"})
_BE = frozenset({"was", "were", "is", "are", "'s", "'re", "am", "be", "been", "being"})
_DEGREE = frozenset({"so", "such", "too", "enough"})
_ARRIVING = frozenset({"come", "arrive", "emerge", "go", "reach", "issue", "spread", "flow"})
_PASSED = frozenset(
    {"from", "of", "by", "to", "with", "at", "in", "on", "over", "under", "for",
     "through", "via", "during", "before", "after", "behind", "among", "between",
     "across", "around", "without", "within", "outside", "inside", "amid"}
)  # fmt: skip


def predicate_cues(words: Words, drafts: list[Draft]) -> list[Draft]:
    """One draft for each such that-clause that none of `drafts` has, in reading order."""
    opened = {r[0] for d in drafts for r in d.content}
    cues = {k for d in drafts for r in d.cue for k in range(*r)}
    found = []
    for that in range(2, len(words) - 2):
        if words.low[that] != "that" or that in opened or not _opens_content(words, that):
            continue
        draft = _at(words, that, cues)
        if draft is not None:
            found.append(draft)
            cues.update(k for r in draft.cue for k in range(*r))
    return found


def _opens_content(words: Words, that: int) -> bool:
    """Whether a clause with its own subject follows, as after no relative pronoun."""
    end = words.bounds(that)[1]
    if words.tags[that] == "DET":
        return False
    first = that + 1
    while first < end - 1 and words.tags[first] == "ADV":
        first += 1
    if words.tags[first] in ("AUX", "VERB", "PUNCT") or words.low[that - 1] in _PASSED:
        return False
    clause = has_finite_verb(words, that + 1, end) or (
        words.tags[that] == "SCONJ" and _past_tagged_participle(words, that + 2, end)
    )
    return words.low[that - 1] != "so" and clause


def _past_tagged_participle(words: Words, first: int, end: int) -> bool:
    """Whether a past form taken for a participle has a subject: "the carts needed dry air"."""
    return any(
        words.tags[k] == "VERB" and words.forms[k] == "part" and words.tags[k - 1] in _NOMINAL
        for k in range(first, end)
    )


def _at(words: Words, that: int, cues: set[int]) -> Draft | None:
    verb = _governor(words, that)
    if verb is None or verb in cues:
        return None
    start, end = words.bounds(that)
    group = verb_group(words, verb, start)
    if any(words.low[k] in ("if", "whether") for k in range(group, verb)):
        return None
    inside = words.quote[that]
    if inside >= 0:
        end = min(end, words.range_of(words.quotes[inside])[1] - words.quotes[inside].closed)
    content = trimmed(words, (that, clause_end(words, that, end)))
    found = _arrived(words, verb, that, start) or _noun_is(words, group, verb, that, start)
    if found is None:
        who = subject(words, group, _floor(words, verb, start))
        if who is None or not can_speak(words, who[1]) or words.low[who[1][0]] in _NOBODY:
            return None
        own = words.quote[verb] >= 0 and words.low[who[1][0]] in ("i", "we")
        if own or words.quote[verb] != words.quote[that]:
            return None
        found = _governed(words, who, group, verb, that)
    if found is None or content[0] >= content[1]:
        return None
    found.content = [content]
    return found


def _floor(words: Words, i: int, start: int) -> int:
    inside = words.quote[i]
    return max(start, words.range_of(words.quotes[inside])[0] + 1) if inside >= 0 else start


def _governor(words: Words, that: int) -> int | None:
    """The verb left of "that" with nothing but its objects and adjuncts in between."""
    start = max(words.bounds(that)[0], that - _REACH)
    for k in range(that - 1, start, -1):
        low, tag = words.low[k], words.tags[k]
        if low in (";", ":", "who", "which", "that") or words.quote[k] != words.quote[that]:
            return None
        if tag == "AUX" and low in _BE and not _participle_after(words, k, that):
            return k
        if tag == "VERB" and words.forms[k] in _FINITE and not _qualifying(words, k):
            return k
        if low in _UNCHANGED and words.tags[k - 1] in ("NOUN", "PROPN", "PRON", "PUNCT"):
            return k  # "the clerk let slip that"
        if tag == "VERB" and words.forms[k] == "inf" and words.low[k + 1] == "it":
            return k if words.tags[k - 1] in ("AUX", "ADV") else None
    return None


def _participle_after(words: Words, be: int, that: int) -> bool:
    following = next((k for k in range(be + 1, that) if words.tags[k] not in ("ADV", "AUX")), that)
    return words.tags[following] == "VERB" and words.forms[following] in ("part", "past")


def _qualifying(words: Words, k: int) -> bool:
    """Whether a participle stands before its noun ("a leaked letter") or after it ("filed by")."""
    before = words.tags[k - 1]
    if before in ("DET", "ADJ", "ADP", "NUM") or words.low[k - 1].endswith("'s"):
        return True
    return words.forms[k] == "part" and words.low[k + 1] == "by" and before in ("NOUN", "PROPN")


def _arrived(words: Words, verb: int, that: int, start: int) -> Draft | None:
    """ "From X came word that", "word came from X that", "word reached Y from X that"."""
    if lemma(words.low[verb], "VERB") not in _ARRIVING:
        return None
    nouns = table("en", "clause_nouns")
    noun = next((k for k in range(that - 1, verb, -1) if words.low[k] in nouns), None)
    if noun is not None and words.low[start] in ("from", "by", "via"):
        source, last = _phrase(words, start + 1, verb), that
    else:
        noun = next((k for k in range(verb - 1, start - 1, -1) if words.low[k] in nouns), None)
        by = next((k for k in range(verb + 1, that) if words.low[k] in ("from", "by")), None)
        if noun is None or by is None:
            return None
        source, last = _phrase(words, by + 1, that), verb + 1
    if source is None:
        return None
    first = min(noun, verb)
    stance = _stance(nouns[words.low[noun]])
    cue = [(first, max(noun, verb) + 1)] if last == that else [(first, verb + 1)]
    return Draft([source], cue, [], stance, "predicate", speaker=_head(words, source))


def _noun_is(words: Words, group: int, verb: int, that: int, start: int) -> Draft | None:
    """ "X's line is that", "the gist of the letter was that"."""
    if words.low[verb] not in _BE or any(words.tags[k] != "ADV" for k in range(verb + 1, that)):
        return None
    who = subject(words, group, _floor(words, verb, start))
    if who is None:
        return None
    first, last = who[1]
    nouns = lexicon("en", "telling_nouns") | set(table("en", "clause_nouns")) | _GISTS
    noun = head_noun(words, who[1])
    owner = None
    if words.low[noun] in nouns:
        by = next((k for k in range(noun + 1, last) if words.low[k] in ("of", "from", "by")), None)
        if by is not None:
            owner = _phrase(words, by + 1, last)
        elif noun > first:
            owner = _possessor(words, first, noun)
    if owner is None or not can_speak(words, owner):
        return None
    entry = table("en", "clause_nouns").get(words.low[noun], ())
    return Draft([owner], [(noun, that)], [], _stance(entry), "predicate", speaker=owner)


_GISTS = frozenset(
    {"gist", "thrust", "burden", "upshot", "essence", "substance", "text", "headline", "drift",
     "summary", "letter", "post", "memo", "response", "stance", "take", "counter", "feeling"}
)  # fmt: skip


def _possessor(words: Words, first: int, noun: int) -> Range | None:
    j = noun
    while j > first and words.tags[j - 1] in ("ADJ", "ADV"):
        j -= 1
    low = words.low[j - 1]
    if low in ("his", "her", "their", "its"):
        return j - 1, j
    return (first, j) if low == "'s" or low.endswith(("'s", "s'")) else None


def _governed(
    words: Words, who: tuple[Range, Range], group: int, verb: int, that: int
) -> Draft | None:
    """What the predicate from `verb` to `that` is, None where it does not report."""
    it = words.low[who[1][0]] == "it"
    if it and (words.low[verb] in _BE or lemma(words.low[verb], "VERB") in _LINKING):
        return None  # "it was beyond doubt that": nobody's
    if words.tags[verb] == "VERB" and words.low[verb - 1] in _BE:
        return None  # passive: "the ferry was sunk by a charge that the rebels had laid"
    made = _adjective(words, verb, that) or _with_it(words, verb, that)
    made = made or _infinitive(words, verb, that) or _with_noun(words, verb, that)
    made = made or _with_phrases(words, verb, that)
    if made is None:
        return None
    last, stance = made
    if any(words.low[k] in ("not", "n't", "never") for k in range(group, verb + 1)):
        stance = "denied"
    draft = Draft([who[0]], [(group, last)], [], stance, "predicate", speaker=who[1])
    _from_or_to(words, draft, last, that)
    return draft


def _adjective(words: Words, verb: int, that: int) -> tuple[int, str] | None:
    """ "was adamant that", "remained equally sure on Friday that"."""
    linking = words.low[verb] in _BE or lemma(words.low[verb], "VERB") in _LINKING
    if not linking:
        return None
    k = verb + 1
    while k < that and words.tags[k] == "ADV":
        k += 1
    if _DEGREE.intersection(words.low[verb + 1 : that]):
        return None
    if words.tags[k] == "ADJ":
        return (k + 1, "asserted") if _only_phrases(words, k + 1, that) else None
    doubt = words.tags[k] == "ADP" and _with_noun(words, verb, that)
    return doubt or None


def _with_it(words: Words, verb: int, that: int) -> tuple[int, str] | None:
    """ "has it that", "let it be known that", "put it bluntly that"."""
    if words.low[verb + 1] != "it" or that - verb > 8:
        return None
    between = range(verb + 2, that)
    plain = all(
        words.tags[k] in ("ADJ", "ADV", "AUX", "VERB", "ADP", "NOUN", "DET") for k in between
    )
    return (that, "asserted") if plain else None


def _infinitive(words: Words, verb: int, that: int) -> tuple[int, str] | None:
    """ "thought it wise to add that", "was at pains to stress that"."""
    to = next((k for k in range(that - 2, verb, -1) if words.low[k] == "to"), None)
    if to is None or words.tags[to + 1] not in ("VERB", "ADV"):
        return None
    said = next((k for k in range(to + 1, that) if words.tags[k] == "VERB"), None)
    forms = readings(words, said) if said is not None else []
    if said is None or not any(f.verb.frames & frozenset("ct") for f, _ in forms):
        return None
    matrix = readings(words, verb)
    if any(f.verb.stance in ("intended", "denied", "asked") for f, _ in matrix):
        return None
    undone = lemma(words.low[verb], "VERB") in _NOT_DONE
    if words.low[verb] in _BE:  # "was at pains to say", but "was to say", "was unwilling to say"
        undone = to == verb + 1 or words.low[to - 1] in _UNREADY
    if undone or not _only_phrases(words, forms[0][1], that) or said - verb > 8:
        return None
    return forms[0][1], forms[0][0].verb.stance


_NOT_DONE = frozenset(
    {"fail", "refuse", "decline", "forget", "neglect", "omit", "hesitate", "want", "hope", "plan",
     "intend", "need", "like", "try", "seek", "prepare", "be", "have", "ask", "urge", "tell",
     "order", "allow", "expect"}
)  # fmt: skip
_UNREADY = frozenset(
    {"unwilling", "reluctant", "unable", "afraid", "expected", "due", "asked", "able", "likely",
     "unlikely", "set", "about", "ready", "free", "supposed", "willing", "loath"}
)  # fmt: skip


def _with_noun(words: Words, verb: int, that: int) -> tuple[int, str] | None:
    """ "made the case that", "leaves no room for doubt that", "passed word to Y that"."""
    nouns = table("en", "clause_nouns")
    for k in range(that - 1, verb, -1):
        if words.low[k] not in nouns or words.tags[k] not in ("NOUN", "PROPN", "VERB", "ADJ"):
            continue
        if not _only_phrases(words, k + 1, that) or not _object(words, verb + 1, k):
            continue
        plain = lemma(words.low[verb], "VERB") not in _LIGHT and words.low[verb] not in _BE
        if k == that - 1 and plain and lacks_object(words, that):
            continue
        stance = _stance(nouns[words.low[k]])
        if {"any", "scorn", "lie"}.intersection(words.low[verb:k]):
            stance = "denied"
        return k + 1, stance
    return None


def _object(words: Words, first: int, noun: int) -> bool:
    """Whether the words up to the noun are one object with what stands around it."""
    apart = any(words.low[k] in (",", "—", "–", "(") for k in range(first, noun))
    clause = any(words.tags[k] == "AUX" for k in range(first, noun))
    nominal = [k for k in range(first, noun) if words.tags[k] in ("NOUN", "PROPN", "PRON")]
    if nominal and any(words.low[k] in _ASIDE for k in range(nominal[0] + 1, noun)):
        return False  # "owed it under the verdict that the court gave"
    return not apart and not clause and noun - first <= 8


_ASIDE = frozenset({"under", "by", "with", "from", "at", "despite", "after", "before", "during"})


def _with_phrases(words: Words, verb: int, that: int) -> tuple[int, str] | None:
    """ "deposed under oath that", "shared with the Lantern that", "muttered, quietly, that"."""
    if words.tags[verb] != "VERB" or lemma(words.low[verb], "VERB") in lexicon("en", "that_verbs"):
        return None
    if verb > 0 and words.low[verb - 1] in _BE:
        return None
    last = that - 1
    if words.tags[last] == "NOUN" and not is_time(words, last) and lacks_object(words, that):
        return None
    k = verb + 1
    if words.low[verb] in _UNCHANGED and k < that and words.forms[k] == "inf":
        k += 1
    if k < that and words.tags[k] in ("ADP", "ADV", "PART") and _only_phrases(words, k + 1, that):
        k += words.low[k] not in _PASSED or words.tags[k + 1] == "ADP"
    if not _only_phrases(words, k, that):
        return None
    return min(k, that), "asserted"


def _only_phrases(words: Words, first: int, that: int) -> bool:
    """Whether nothing but times, adverbs, prepositional phrases and insertions stands there."""
    k = first
    while k < that:
        low = words.low[k]
        if low == ",":
            return words.low[that - 1] == "," or k == that - 1
        if words.tags[k] == "ADV" or is_time(words, k):
            k += 1
            continue
        after = past_adjuncts(words, k, that + 1)
        if after > k:
            k = after
            continue
        if low not in _PASSED and words.tags[k] not in ("ADP", "SCONJ"):
            return False
        stop = phrase_end(words, k + 1, that)
        gerund = words.tags[k + 1] == "VERB"
        if stop == k + 1 and not is_time(words, k + 1):
            return gerund and all(words.low[m] != "," for m in range(k, that))
        k = max(stop, k + 1)
    return True


def _from_or_to(words: Words, draft: Draft, last: int, that: int) -> None:
    """Makes "from X" the source, whose words the subject passes on; "to Y" the press."""
    for k in range(last, that - 1):
        if words.low[k] not in ("from", "to", "with"):
            continue
        found = _phrase(words, k + 1, that)
        if found is None:
            continue
        if words.low[k] == "from":
            if can_speak(words, _head(words, found)):
                draft.press, draft.rule = draft.source[0], "quoted"
                draft.source, draft.speaker = [found], _head(words, found)
            return
        if words.capital(found[1] - 1):
            draft.press = _head(words, found)
        return


def _phrase(words: Words, at: int, end: int) -> Range | None:
    stop = phrase_end(words, at, end)
    return (at, stop) if stop > at else None


def _head(words: Words, source: Range) -> Range:
    stop = base_end(words, *source)
    return (source[0], stop) if stop > source[0] else source


def _stance(entry: tuple[str, ...]) -> str:
    return entry[0] if entry and entry[0] else "asserted"
