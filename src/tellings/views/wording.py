"""What changed in the wording from one printing to the next, word by word."""

import difflib
import re
from dataclasses import dataclass

_PIECE = re.compile(r"\S+\s*|^\s+")


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words: `kept`, `dropped` (only before) or `added` (only after)."""

    kind: str
    words: str


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Both texts as runs of words; kept and added runs in order are `after` to the character.

    Longest matching blocks of words (Ratcliff and Obershelp, Dr. Dobb's Journal, July 1988).
    """
    a, b = _PIECE.findall(before), _PIECE.findall(after)
    matcher = difflib.SequenceMatcher(
        None, [piece.strip() for piece in a], [piece.strip() for piece in b], autojunk=False
    )
    found = []
    for action, i, j, k, m in matcher.get_opcodes():
        if action != "equal" and i < j:
            found.append(Change("dropped", "".join(a[i:j])))
        if k < m:
            found.append(Change("kept" if action == "equal" else "added", "".join(b[k:m])))
    return tuple(found)
