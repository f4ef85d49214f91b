"""Which count is a part of which: "16 of the 40 members", "40 members, 16 of them women"."""

from collections.abc import Sequence
from dataclasses import replace

from tellings.model import Count
from tellings.text.prose import Prose, Sentence

_INCLUDING = ("including", "among them", "of whom", "of which", "among whom", "of them")
_REST = ("the other", "the remaining", "the rest", "another")


def link_parts(prose: Prose, sentence: Sentence, counts: Sequence[Count]) -> list[Count]:
    """The counts of one sentence with `part_of` set where the words say so."""
    linked = list(counts)
    text = prose.text
    for i, count in enumerate(linked):
        following = linked[i + 1] if i + 1 < len(linked) else None
        if following is not None and _of_joins(text[count.end : following.start]):
            if _larger(following, count):
                linked[i] = replace(count, part_of=following.id, of=following.of)
                continue
        whole = _whole_before(text, sentence, linked[:i], count)
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


_LINKS = frozenset(["the", "its", "their", "his", "her", "those", "these", "all", "some", "about", "a", "total", "around"])


def _larger(whole: Count, part: Count) -> bool:
    most = whole.high if whole.high is not None else whole.low
    least = part.low if part.low is not None else part.high
    return most is not None and least is not None and (most > least or whole.high is None)


def _whole_before(
    text: str, sentence: Sentence, before: Sequence[Count], count: Count
) -> Count | None:
    """The count before that `count` is a part of, if the words between say so."""
    whole = next((c for c in reversed(before) if _larger(c, count) and c.part_of is None), None)
    if whole is None:
        return None
    between = " ".join(text[whole.end : count.start].lower().split())
    after = text[count.end : count.end + 12].lower().split()
    opening = text[max(sentence.start, whole.start - 8) : whole.start].lower()
    if after[:2] in (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"]):
        return whole
    if any(between.endswith(w) or f"{w} " in between for w in _INCLUDING):
        return whole
    if any(between.endswith(w) for w in _REST) and before[-1].part_of == whole.id:
        return whole
    if opening.strip().endswith(("of the", "of")) and "," in between and len(between) < 80:
        return whole
    return None
