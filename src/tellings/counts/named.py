"""Numbers that belong to a name: "Shaft Four", "Boeing 737", "Article 5 of the charter"."""

from tellings.counts.cues import is_cue
from tellings.counts.quantity import Quantity
from tellings.model import Span
from tellings.text.prose import Prose, Sentence

_DETERMINERS = frozenset(["the", "a", "an", "this", "that", "its", "his", "her", "their", "our"])
_PLACING = frozenset(["in", "at", "near", "around", "outside", "across", "from", "on", "by"])
_SMALL = frozenset(["of", "the", "and", "in", "on", "at", "for", "to", "a", "an", "by", "with"])


def is_in_name(
    prose: Prose, quantity: Quantity, sentence: Sentence, of: Span | None, bound: str
) -> bool:
    """Whether the number is part of the name that stands before it.

    Words that are numbered ("Room", "Unit") make one with the number; so does a capital letter on a
    spelled number within a sentence, and a name before digits unless it is only where something
    was counted ("in Selwick 400 soldiers").
    """
    at = quantity.first
    if at == sentence.first or bound != "=" or quantity.low != quantity.high:
        return False
    tokens = prose.tokens
    word, before = tokens[at].text, tokens[at - 1].text
    if _numbered(prose, quantity, sentence, of):
        return True
    if quantity.spelled:
        return word[0].isupper() and before[0].isalpha() and not _headline(prose, sentence)
    if not before[0].isupper() or not before[-1].isalnum() or before == "I":
        return False
    if prose.tags[at - 1] not in ("PROPN", "NOUN"):
        return False
    if of is None:
        return at - 1 > sentence.first or prose.tags[at - 1] == "PROPN"
    if at - 1 == sentence.first or "," in prose.text[quantity.start : quantity.end]:
        return False
    if not _plural(prose.text[of[0] : of[1]]):
        return prose.tags[at - 1] == "PROPN" or quantity.low > 1  # "the Boeing 737 fleet"
    return prose.tags[at - 1] == "PROPN" and not _counted_there(prose, at, sentence)


def _numbered(prose: Prose, quantity: Quantity, sentence: Sentence, of: Span | None) -> bool:
    """ "page 12", "Room 101", "Art. 5": also before a noun if the word has a capital letter."""
    tokens, at = prose.tokens, quantity.first
    led = at - 1
    if tokens[led].text == "." and led > sentence.first:
        led -= 1
    word = tokens[led].text
    if not is_cue(word.lower().rstrip("."), "numbered"):
        return False
    if of is None or led < at - 1:
        return True
    numbered = not quantity.spelled or tokens[at].text[0].isupper()
    named = word[0].isupper() and len(word) > 2 and numbered
    return named or (not quantity.spelled and _of_next(prose, quantity, sentence))


def _of_next(prose: Prose, quantity: Quantity, sentence: Sentence) -> bool:
    """ "page 12 of the report"."""
    at = quantity.last
    return at < sentence.last and prose.tokens[at].text.lower() == "of"


def _plural(counted: str) -> bool:
    noun = counted.split(" of ")[0].lower().rpartition(" ")[2]
    return (noun.endswith("s") and not noun.endswith("ss")) or is_cue(noun, "people")


def _counted_there(prose: Prose, at: int, sentence: Sentence) -> bool:
    """Whether the name before the digits only says where so many things were."""
    tokens = prose.tokens
    first = at - 1
    while first > sentence.first and tokens[first - 1].text[0].isupper():
        first -= 1
    led = tokens[first - 1].text.lower() if first > sentence.first else ""
    verb = first - 1 - (led in _DETERMINERS)
    if verb >= sentence.first and prose.tags[verb] == "VERB":
        return True  # "gave the Wardens 39 prisoners"
    placed = led in _PLACING or tokens[first].text.lower() in _PLACING
    return placed and led not in _DETERMINERS


def _headline(prose: Prose, sentence: Sentence) -> bool:
    """Whether all longer words of the sentence have capital letters."""
    words = [t.text for t in prose.tokens[sentence.first : sentence.last] if t.text[0].isalpha()]
    long = [w for w in words if w.lower() not in _SMALL]
    return len(long) > 3 and all(w[0].isupper() for w in long)
