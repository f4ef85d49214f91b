"""Which count is a part of which: "16 of the 40 members", "40 members, 16 of them women"."""

from collections.abc import Sequence
from dataclasses import replace

from tellings.model import Count
from tellings.text.prose import Prose, Sentence

_BACK, _REACH = 8, 300
"""How many counts and how many characters back the whole of a part may stand."""
_INCLUDING = (
    "including",
    "included",
    "includes",
    "among them",
    "of whom",
    "of which",
    "among whom",
    "of them",
)
_REST = ("the other", "the remaining", "the rest", "another")


def link_parts(
    prose: Prose, sentence: Sentence, counts: Sequence[Count], before: Sequence[Count] = ()
) -> list[Count]:
    """The counts of one sentence with `part_of` set where the words say so.

    `before` are the counts of the sentence before: "Four of them" is a part of one of those.
    """
    linked = list(counts)
    text = prose.text
    for i, count in enumerate(linked):
        following = linked[i + 1] if i + 1 < len(linked) else None
        joined = following is not None and _of_joins(text[count.end : following.start])
        if following is not None and joined and _larger(following, count):
            linked[i] = replace(count, part_of=following.id, of=following.of)
            continue
        whole = _whole_before(text, sentence, linked[max(0, i - _BACK) : i], count)
        if whole is None and i == 0 and (_of_them(text, count) or _led(text, sentence, count)):
            fits = (c for c in reversed(before) if _larger(c, count) and c.part_of is None)
            whole = next(fits, None)
        if whole is None:
            whole = _told_again(text, linked[:i], before, count)
        if whole is not None:
            linked[i] = replace(count, part_of=whole.id, of=count.of or whole.of)
    return linked


def _of_joins(between: str) -> bool:
    """Whether the words between two counts are "of the", "out of", "of some"."""
    words = between.lower().split()
    if not words or len(words) > 4:
        return False
    if words[0] == "out":
        words = words[1:]
    return words[:1] == ["of"] and all(w in _LINKS for w in words[1:])


_LINKS = frozenset(
    ["the", "its", "their", "his", "her", "those", "these", "all", "some", "about", "a", "total"]
)


def _larger(whole: Count, part: Count) -> bool:
    """Whether a part of that size fits into the whole."""
    most = whole.high if whole.low is None else whole.low
    if whole.bound in ("~", "vague"):
        most = whole.high
    least = part.low if part.low is not None else part.high
    return most is not None and least is not None and most > least


def _whole_before(
    text: str, sentence: Sentence, before: Sequence[Count], count: Count
) -> Count | None:
    """The count before that `count` is a part of, if the words between say so."""
    whole = next((c for c in reversed(before) if _larger(c, count) and c.part_of is None), None)
    if whole is None or count.start - whole.end > _REACH:
        return None
    last = before[-1]
    between = _words(text[whole.end : count.start])
    if _of_them(text, count):
        return whole
    if last is whole and between.endswith(_INCLUDING):
        return whole
    if last.part_of == whole.id:
        listed = _words(text[max(last.end, last.of[1] if last.of else 0) : count.start])
        return whole if listed in _LISTED or between.endswith(_REST) else None
    opening = text[max(sentence.start, whole.start - 8) : whole.start].lower()
    if last is whole and opening.strip().endswith(("of the", "of")) and "," in between:
        return whole if len(between) < 80 else None
    return None


def _of_them(text: str, count: Count) -> bool:
    after = _words(text[count.end : count.end + 12]).split(" ")
    return after[0] == "of" and after[1:2] in (["them"], ["whom"], ["these"], ["those"])


def _led(text: str, sentence: Sentence, count: Count) -> bool:
    """ "Of them, 12 ..." at the beginning of a sentence."""
    return _words(text[sentence.start : count.start]).rstrip(",") in _THEM


_THEM = frozenset(
    ["of them", "of these", "of those", "among them", "among these", "of that number"]
)


def _told_again(
    text: str, linked: Sequence[Count], before: Sequence[Count], count: Count
) -> Count | None:
    """The count that "31 of the dead" is a part of: one of the same noun, or of who so suffered."""
    words = _words(text[count.end : count.end + 30]).split(" ")
    if words[0] != "of" or words[1:2] not in (["the"], ["those"], ["these"]) or len(words) < 3:
        return None
    noun = words[2].strip(".,;:!?")
    signs = _SUFFERED.get(noun, (noun,))
    for whole in reversed([*before, *linked]):
        told = _words(text[whole.start : whole.end + _CLAUSE])
        near = {w.strip(".,;:!?") for w in told.split(" ")}
        named = noun in _words(text[slice(*whole.of)]).split(" ") if whole.of else False
        if _larger(whole, count) and whole.part_of is None and (named or near & set(signs)):
            return whole
    return None


_CLAUSE = 40
"""How far after a count its clause is looked through for what happened to those counted."""
_SUFFERED = {
    "dead": ("dead", "died", "killed", "perished", "drowned"),
    "victims": ("dead", "died", "killed", "perished", "drowned", "victims"),
    "wounded": ("wounded", "injured", "hurt"),
    "injured": ("wounded", "injured", "hurt"),
    "detained": ("detained", "arrested", "held", "jailed"),
    "detainees": ("detained", "arrested", "held", "jailed", "detainees"),
    "missing": ("missing",),
    "homeless": ("homeless",),
}


def _words(text: str) -> str:
    return " ".join(text.lower().split())


_LISTED = frozenset([",", "and", ", and", "or"])
