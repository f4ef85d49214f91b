"""Verbs of saying that the tagger takes for nouns or adjectives: "the report notes that"."""

from tellings.attribution.clauses import has_finite_verb
from tellings.attribution.cues import readings, verb_forms
from tellings.attribution.phrases import base_end, phrase_end
from tellings.attribution.roles import (
    INDEFINITE,
    body_noun,
    can_speak,
    person_noun,
    singular,
    source_nouns,
)
from tellings.attribution.words import Range, Words
from tellings.text.lexicons import words as lexicon

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X", "NUM"})
_OPENS = frozenset({"DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM", "X"})
_ENDS = frozenset(".,;!?")


def present_verbs(words: Words) -> None:
    """Makes such words, present or past, finite verbs in `words.tags` and `words.forms`.

    They are the verb of their clause: a phrase for a speaker or document stands before them, no
    other finite verb does, and a that-clause, an object or the end of the sentence follows.
    """
    _names_again(words)
    for i in range(1, len(words) - 1):
        if words.low[i] in _PASTS and words.tags[i] in ("NOUN", "ADJ", "SCONJ", "ADP", "ADV"):
            words.tags[i], words.forms[i] = "VERB", "past"
        if _governs(words, i):
            past = words.low[i].endswith("ed")
            words.tags[i], words.forms[i] = "VERB", "past" if past else "fin"
            continue
        tag = words.tags[i]
        shape = "s" if tag == "NOUN" and words.low[i].endswith("s") else "past"
        if tag == "NOUN" and not words.low[i].endswith(("s", "ed")) and _many(words, i):
            shape = "base"
        if _after_pronoun(words, i):
            words.tags[i], words.forms[i] = "VERB", "past"  # "he shot back", "it never answered"
            continue
        if tag in ("NOUN", "ADJ") and _may_say(words, i, shape) and _is_verb(words, i, shape):
            words.tags[i], words.forms[i] = "VERB", "past" if shape == "past" else "fin"
            if words.tags[i - 1] == "ADJ" and words.capital(i - 1):
                words.tags[i - 1] = "PROPN"


_PASTS = frozenset({"wrote", "spoke", "swore", "told", "said", "heard", "understood", "foresaw"})


def _names_again(words: Words) -> None:
    """Makes a word that opens a sentence a name where the report has it as one elsewhere."""
    names = {
        words.tokens[k].text
        for k in range(1, len(words))
        if words.tags[k] == "PROPN" and words.capital(k) and words.sentence[k - 1] ==
        words.sentence[k]
    }  # fmt: skip
    common = {t.text for t in words.tokens if t.text[0].islower()}
    for number in range(len(words.prose.sentences)):
        k = words.leads[number]
        if k + 1 >= len(words) or words.tags[k] not in ("ADV", "ADJ", "VERB", "NOUN", "ADP"):
            continue
        word = words.tokens[k].text
        if word in names and word.lower() not in common and not words.capital(k + 1):
            words.tags[k], words.forms[k] = "PROPN", ""


_BREAKS = frozenset(
    {"that", ",", ";", ":", ".", "and", "but", "while", "although", "though", "—", "–"}
)
_OBJECTS = frozenset({"DET", "PRON", "NUM", "PROPN", "SCONJ"})
_BASES = frozenset({"NOUN", "ADJ", "VERB", "ADP", "X", "ADV"})
_LONGEST_SUBJECT = 9
_MANY_PEOPLE = frozenset({"police", "people", "men", "women", "both", "many", "others", "several"})


def _governs(words: Words, i: int) -> bool:
    """Whether a form of a cue verb agrees with a speaker right before it and has an object.

    "Tarn police confirm "an incident"", "the dispatcher tells the Lantern that": read as nouns the
    words would be a phrase without a verb.
    """
    if words.tags[i] not in _BASES or words.forms[i] in ("fin", "past", "ger"):
        return False
    read = readings(words, i)
    shapes = {form.shape for form, _ in read}
    after = words.tags[i + 1]
    opens = after in _OBJECTS or words.low[i + 1] in ("otherwise", "so", "not", "both", "all")
    opens = opens or (after == "NOUN" and "base" in shapes and "s" not in shapes)
    opens = opens or words.forms[i + 1] == "ger" or (bool(read) and read[0][1] > i + 1)
    if shapes.isdisjoint(("s", "base")) or not (
        opens or words.opens(i + 1) or words.capital(i + 1)
    ):
        return False
    start, _ = words.bounds(i)
    first = i = _before_insertion(words, i, start)
    if i > start and (i - 1 == start or words.low[i - 2] in _BREAKS):
        _plural_righted(words, i - 1, i)
    while first > start and i - first < _LONGEST_SUBJECT and words.low[first - 1] not in _BREAKS:
        finite = words.forms[first - 1] in ("fin", "past")
        if finite and words.tags[first - 1] in ("VERB", "AUX") and first - 1 > start:
            break
        if words.is_mark(first - 1) and words.quote[first - 1] != words.quote[i]:
            break
        first -= 1
    if first == i:
        return False
    _plural_righted(words, first, i)
    if not _subject(words, (first, i)):
        return False
    head = words.low[base_end(words, first, i) - 1]
    some = words.low[first] in INDEFINITE and words.low[first] not in ("one", "another")
    many = some or head in _MANY_PEOPLE or head.endswith("men")
    many = many or (head.endswith("s") and not head.endswith("ss"))
    proper = words.capital(i - 1) and words.tags[i - 1] == "PROPN"
    return ("base" if many and not proper else "s") in shapes


def _before_insertion(words: Words, i: int, start: int) -> int:
    """Before ", however," or ", citing a clerk,": the comma that ends the subject; else `i`."""
    if i - 3 < start or words.low[i - 1] != ",":
        return i
    comma = next((k for k in range(i - 3, max(start, i - 12), -1) if words.low[k] == ","), None)
    if comma is None:
        return i
    inserted = words.tags[comma + 1] in ("ADV", "ADP") or words.forms[comma + 1] == "ger"
    return comma if inserted else i


def _plural_righted(words: Words, first: int, i: int) -> None:
    """Makes "Witnesses" at the head of a sentence a noun, whatever the tagger took it for."""
    body = words.low[i - 1]
    if words.tags[i - 1] == "ADJ" and (body_noun(body) or person_noun(body)):
        words.tags[i - 1] = "NOUN"
    if i - first == 1 and words.tags[first] in ("AUX", "VERB", "ADJ", "ADV", "PROPN"):
        noun = singular(words.low[first])
        if noun != words.low[first] and person_noun(noun):
            words.tags[first], words.forms[first] = "NOUN", ""


_SUBJECTS = frozenset({"he", "she", "they", "we", "i"})


_LEADS_ON = frozenset({"to", "on", "in", "last", "from", "at", "by", "with", "as"})


def _after_pronoun(words: Words, i: int) -> bool:
    """Whether a past form has a pronoun as its subject and no auxiliary."""
    j = i - 1 - (words.tags[i - 1] == "ADV")
    j -= j > 0 and words.is_mark(j)
    if j < 0 or words.low[j] not in (*_SUBJECTS, "it") or words.tags[j] != "PRON":
        return False
    if words.tags[i] == "NOUN":
        return words.low[j] != "it" and j == i - 1 and not _verb_near(words, i)
    past = words.low[i].endswith("ed") and words.tags[i] in ("VERB", "ADJ")
    subject = j == 0 or words.tags[j - 1] not in ("VERB", "ADP", "AUX")
    return past and words.forms[i] in ("part", "") and subject


def _many(words: Words, i: int) -> bool:
    """Whether the word before is a plural, which agrees with the plain form of a verb."""
    low = words.low[i - 1]
    return low in _MANY_PEOPLE or (low.endswith("s") and not low.endswith(("ss", "'s")))


def _verb_near(words: Words, i: int) -> bool:
    """Whether a verb follows all the same: "she herself said", "they both left"."""
    return words.tags[i + 1] in ("VERB", "AUX", "NOUN")


def _may_say(words: Words, i: int, shape: str) -> bool:
    if shape == "s" and words.low[i + 1] == "that":
        word = singular(words.low[i])
        person = word in source_nouns() or word in lexicon("en", "document_nouns")
        if words.low[i].endswith("s") and (not person or _alone(words, i)):
            return True  # any verb: "the ledger itemises that"
    return any(
        form.shape == shape and not form.verb.tail and not form.verb.frames.isdisjoint("ctq")
        for form in verb_forms().get(words.low[i], ())
    )


def _alone(words: Words, i: int) -> bool:
    """Whether no finite verb but that of the clause after "that" stands in the sentence."""
    start, end = words.bounds(i)
    stop = next((k for k in range(i + 2, end) if words.low[k] in (",", "and", ";")), end)
    finite = [
        k
        for k in range(start, stop)
        if words.tags[k] in ("VERB", "AUX")
        and words.forms[k] in ("fin", "past")
        and words.tags[k - 1] != "AUX"
    ]
    return len(finite) == 1 and finite[0] > i + 2


def _is_verb(words: Words, i: int, shape: str) -> bool:
    start, end = words.bounds(i)
    before, after = i - 1, words.low[i + 1] if i + 1 < end else "."
    named = words.tags[before] in _NOMINAL or words.capital(before)
    if before < start or not (named or words.low[before] in ",)"):
        return False
    comma = next((k for k in range(before, start, -1) if words.low[k] in ",—–"), start - 1)
    while comma > start and comma + 1 < before and words.is_mark(comma + 1):
        comma += 1
    reported = after in _LEADS_ON and "that" in words.low[i + 2 : i + 20]
    if reported or after in ("that", ":"):
        return _subject(words, (start, i)) or (comma > start and _subject(words, (comma + 1, i)))
    if shape == "past" or after not in _ENDS or comma <= start or comma == before:
        return False
    goes_on = after == "," and i + 2 < end and words.low[i + 2] in verb_forms()
    verb = after == "," and i + 2 < end and words.tags[i + 2] in ("AUX", "VERB")
    clause = goes_on or verb or has_finite_verb(words, start, comma)
    return clause and _subject(words, (comma + 1, i))


def _subject(words: Words, at: Range) -> bool:
    """Whether the range is a phrase for somebody or something that says things, and no clause."""
    first, last = at
    if first < last and words.low[first] in INDEFINITE:
        return last == first + 1 or words.tags[first + 1] == "ADP"  # "some in the party"
    last = next((k for k in range(first + 1, last) if words.low[k] in ("who", "whose")), last)
    named = last - first <= 5 and words.capital(last - 1) and words.tags[last - 1] == "ADJ"
    if named and words.tags[first] in ("DET", "PROPN", "ADJ"):
        return True  # "the Lantern reports that"
    if first >= last or words.tags[first] not in _OPENS or has_finite_verb(words, first, last):
        return False
    head = phrase_end(words, first, last, appositive=False)
    whole = head == last or (head < last and words.low[head] in (",", "(", "—", "–"))
    whole = whole or (words.tags[head] == "VERB" and words.forms[head] == "part")
    return whole and can_speak(words, (first, base_end(words, first, last)))
