"""Which count is a part of which: "16 of the 40 members", "40 members, 16 of them women"."""

from collections.abc import Sequence
from dataclasses import replace

from tellings.model import Count
from tellings.text.prose import Prose, Sentence

_BACK, _REACH = 8, 300
"""How many counts and how many characters back the whole of a part may stand."""
_INCLUDING = ("including", "among them", "of whom", "of which", "among whom", "of them")
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
        if whole is None and i == 0 and _of_them(text, count):
            fits = (c for c in reversed(before) if _larger(c, count) and c.part_of is None)
            whole = next(fits, None)
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


def _words(text: str) -> str:
    return " ".join(text.lower().split())


_LISTED = frozenset([",", "and", ", and", "or"])
