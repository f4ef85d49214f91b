"""Numbers that count nothing: codes, ranks, addresses, scores, ages, years, list marks."""

import functools

from tellings.counts.cues import is_cue
from tellings.counts.named import is_in_name
from tellings.counts.quantity import Quantity
from tellings.model import Span
from tellings.text.lexicons import words
from tellings.text.prose import Prose, Sentence
from tellings.text.tokens import Token

_POINTING = frozenset(["the", "these", "those", "both", "all"])  # "the two withdrew"
_OF_ONE = frozenset(["the", "its", "his", "her", "their", "our", "these", "those", "my", "several"])
_AGES = frozenset(["old", "olds", "age", "aged"])


def is_no_count(
    prose: Prose, quantity: Quantity, sentence: Sentence, of: Span | None, bound: str
) -> bool:
    """Whether the number is a name, code, rank, age, score or year and counts nothing."""
    if quantity.kind:
        return False
    tokens, text = prose.tokens, prose.text
    before = tokens[quantity.first - 1] if quantity.first > sentence.first else None
    after = tokens[quantity.last] if quantity.last < sentence.last else None
    if _glued(text, quantity):
        return True
    if not quantity.spelled and _beside_digits(before, after, of):
        return True
    if is_in_name(prose, quantity, sentence, of, bound):
        return True
    if _age(prose, quantity, sentence):
        return True
    if quantity.vague and quantity.high < 20:
        return not _of_people(prose, quantity, sentence, of)
    if of is None:
        return _bare_refused(prose, quantity, sentence, bound)
    if quantity.spelled and _way_off(prose, quantity, sentence):
        return True
    if _address(prose, quantity, sentence) or (quantity.low != quantity.high and after is None):
        return True
    return quantity.spelled and quantity.low == 1 and _pronoun_one(prose, quantity, sentence)


def _way_off(prose: Prose, quantity: Quantity, sentence: Sentence) -> bool:
    """ "Two floors up", "three doors down": how far off something is."""
    near = [t.text.lower() for t in prose.tokens[quantity.last : quantity.last + 2]]
    return (
        quantity.last + 1 < sentence.last
        and near[0] in _STEPS
        and near[1] in ("up", "down", "away", "off", "above", "below", "along", "over", "back")
    )


_STEPS = frozenset(
    ["floor", "floors", "storey", "storeys", "stories", "flight", "flights", "door", "doors",
     "street", "streets", "block", "blocks", "house", "houses", "row", "rows", "step", "steps",
     "desk", "desks", "stop", "stops", "village", "villages", "valley", "valleys"]
)  # fmt: skip


def _beside_digits(before: Token | None, after: Token | None, of: Span | None) -> bool:
    """Whether other digits stand beside it, as in a telephone or account number."""
    beside = [t.text for t in (before, after) if t is not None and t.text.isdecimal()]
    return any(of is None or digits.startswith("0") for digits in beside)


def _glued(text: str, quantity: Quantity) -> bool:
    """Whether the digits are part of a longer code: "F-16", "a/12", "3x", "@5"."""
    before = text[quantity.start - 1 : quantity.start]
    after = text[quantity.end : quantity.end + 1]
    if before and (before.isalnum() or before in "/_@#\\.:'’"):
        return True
    if before in ("-", "–") and text[quantity.start - 2 : quantity.start - 1].isalnum():
        return True
    return bool(after) and (after in "/_@\\°′″" or (after.isalnum() and not quantity.spelled))


def _age(prose: Prose, quantity: Quantity, sentence: Sentence) -> bool:
    """ "aged 34", "34 years old", "Orla Venn, 34,"."""
    tokens = prose.tokens
    near = [t.text.lower() for t in tokens[quantity.last : min(sentence.last, quantity.last + 2)]]
    if any(w in _AGES or w.startswith("year-old") for w in near):
        return near[0] in _AGES or near[0].startswith("year")
    at = quantity.first
    if at > sentence.first and tokens[at - 1].text.lower() in ("aged", "age"):
        return True
    if (
        at - 2 >= sentence.first
        and tokens[at - 2].text.lower() == "age"
        and tokens[at - 1].text == "of"
    ):
        return True
    if tokens[at - 1].text not in (",", "(") or at - 2 < sentence.first or quantity.low > 120:
        return False
    closed = quantity.last >= sentence.last or tokens[quantity.last].text in (",", ")", ".", ";")
    return closed and prose.tags[at - 2] == "PROPN" and quantity.low == int(quantity.low)


def _address(prose: Prose, quantity: Quantity, sentence: Sentence) -> bool:
    tokens = prose.tokens
    for i in range(quantity.last, min(sentence.last, quantity.last + 4)):
        if not tokens[i].text[:1].isupper():
            return False
        if is_cue(tokens[i].text.lower(), "street"):
            return True
    return False


def _of_people(prose: Prose, quantity: Quantity, sentence: Sentence, of: Span | None) -> bool:
    """Whether "several" or "a few" counts people; of things it is only a manner of speaking."""
    if (
        of is None
        or prose.tokens[quantity.last - 1].text.lower()
        == "few"
        == prose.text[quantity.start : quantity.end].lower()
    ):
        return False
    at, stop = quantity.last, min(sentence.last, quantity.last + 5)
    return any(is_cue(t.text.lower(), "people") for t in prose.tokens[at:stop] if t.end <= of[1])


def _pronoun_one(prose: Prose, quantity: Quantity, sentence: Sentence) -> bool:
    """ "one another", "one day", "the one thing", "no one": not a count of one."""
    tokens = prose.tokens
    before = tokens[quantity.first - 1].text.lower() if quantity.first > sentence.first else ""
    after = tokens[quantity.last].text.lower() if quantity.last < sentence.last else ""
    if after == "of":
        following = (
            tokens[quantity.last + 1].text.lower() if quantity.last + 1 < sentence.last else ""
        )
        return following not in _OF_ONE or _speaks(prose, quantity, sentence)
    if before in ("with", "in", "at") and prose.tags[quantity.last] == "NOUN":
        return True  # "with one voice", "in one leap"
    if after.endswith("s") and after.isalpha() and not after.endswith(_SINGULAR_S):
        return True  # "one hears": one is never followed by a plural
    return before in ("no", "any", "every", "some", "each", "this", "that", "the") or after in (
        "another", "day", "'s", "’s", "or", "and", "thing", "point", "time", "hand", "moment",
        "stage", "side", "end", "way", "evening", "night", "morning", "afternoon", "can", "must",
        "should", "such",
    )  # fmt: skip


def _speaks(prose: Prose, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether "one of the envoys" is only who tells something: its verb is one of saying."""
    depth = 0
    for i in range(quantity.last + 2, min(sentence.last, quantity.last + 20)):
        word = prose.tokens[i].text.lower()
        if word in (",", "(", ")"):
            depth += 1  # an apposition may stand between commas
        elif depth % 2 == 0 and prose.tags[i] in ("VERB", "AUX"):
            return word in _saying()
    return False


@functools.cache
def _saying() -> frozenset[str]:
    """Past and present forms that open somebody's words."""
    return frozenset(words("en", "speech_subjects"))


_SINGULAR_S = ("ss", "us", "is", "series", "species", "'s", "’s", "previous", "gas", "lens")


def _bare_refused(prose: Prose, quantity: Quantity, sentence: Sentence, bound: str) -> bool:
    """A number without a noun counts only where it cannot be a rank, a score or a year."""
    tokens = prose.tokens
    if quantity.low != quantity.high:
        spanned = prose.text[quantity.start :].lower().startswith("between")
        return not quantity.vague and not spanned
    if bound != "=":
        return _looks_like_year(quantity, prose) and quantity.low % 100 != 0
    if quantity.spelled:
        at = quantity.first
        led = tokens[at - 1].text.lower() if at > sentence.first else ""
        ranked = led in _POINTING or (at > sentence.first and prose.tags[at - 1] == "ADJ")
        return ranked or (quantity.low < 2 and quantity.low != 0.5)
    before = tokens[quantity.first - 1] if quantity.first > sentence.first else None
    if before is None:
        last = min(quantity.last, sentence.last - 1)
        counted = prose.tags[last] in ("AUX", "VERB") or tokens[last].text == "of"
        return not counted
    if before.text in ("(", "[", ":", "#", "-", "–", "&"):
        return True
    return _looks_like_year(quantity, prose)


def _looks_like_year(quantity: Quantity, prose: Prose) -> bool:
    written = prose.text[quantity.start : quantity.end]
    return written.isdecimal() and 1400 <= quantity.low <= 2100
