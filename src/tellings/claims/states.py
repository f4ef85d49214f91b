"""What state a number counts people in: dead, hurt, missing, saved, aboard."""

import bisect
from collections.abc import Sequence

from tellings.claims.acts import Trigger
from tellings.claims.once import outcomes
from tellings.model import Count
from tellings.text.tokens import Token

_NEAR = 6  # words between a number and a state named before it
_PARTITIVE = 3  # words of "the dead" in "31 of the dead"
_PRESENT = "carry"  # the state of all who were there
_SAME = {"kill": "die"}


def states_of(
    words: Sequence[str],
    tokens: Sequence[Token],
    triggers: Sequence[Trigger],
    counts: Sequence[Count],
) -> tuple[str, ...]:
    """The state that each number of a clause counts people in, "" for none."""
    starts = [t.start for t in tokens]
    spans = [
        (max(0, bisect.bisect_right(starts, c.start) - 1), bisect.bisect_left(starts, c.end))
        for c in counts
    ]
    return tuple(state_of(words, triggers, span, spans) for span in spans)


def state_of(
    words: Sequence[str],
    triggers: Sequence[Trigger],
    number: tuple[int, int],
    numbers: Sequence[tuple[int, int]],
) -> str:
    """The act whose outcome the number at tokens [first, last) tells, "" for none.

    The state stands around the number ("the loss of 40 lives"), or behind it with no other number
    between ("40 of them died"), or shortly before it ("killed 40"). "31 of the dead" is a part of
    the dead and tells nothing of how many died.
    """
    first, last = number
    naming = [(t, state) for t in triggers if (state := _state(t))]
    if _whole(words, first, numbers):
        near = [s for t, s in naming if last <= t.first < last + _PARTITIVE and s == _PRESENT]
        return near[0] if near else ""  # "11 of the 58 people died": nothing is said of all 58
    around = [s for t, s in naming if t.first < first and last <= t.last]
    if around:
        return around[0]
    behind = last
    if words[last : last + 2] and words[last] == "of" and words[last + 1 : last + 2] != ["them"]:
        behind = last + _PARTITIVE
        if any(last < t.first < behind for t, _ in naming):
            return ""
    others = [o[0] for o in numbers if o[0] >= last and not _whole(words, o[0], numbers)]
    following = min(others, default=len(words))
    named = [(t, state) for t, state in naming if behind <= t.first < following]
    if len(named) > 1 and named[0][0].form == "noun" and named[0][0].first == last:
        del named[0]  # "48 passengers were saved" tells of the saved
    if named:
        return named[0][1]
    previous = max((o[1] for o in numbers if o[1] <= first), default=0)
    for t, state in reversed(naming):
        if previous <= t.first and t.last <= first <= t.last + _NEAR:
            return state
    return ""


def _whole(words: Sequence[str], first: int, numbers: Sequence[tuple[int, int]]) -> bool:
    """Whether the number at `first` is what another is a part of ("11 of the 58")."""
    before = words[max(0, first - _PARTITIVE) : first]
    return "of" in before and any(0 <= first - o[1] <= _PARTITIVE for o in numbers)


def _state(trigger: Trigger) -> str:
    """The first state among the acts of a trigger."""
    named = (_SAME.get(a, a) for a in trigger.acts)
    return next((a for a in named if a in outcomes()), "")
