"""Two wordings of one passage laid along each other, word by word.

Words are compared as a reader would: case, quotation marks, digit systems and letter variants are
folded (`text.folding`). The alignment is anchored on words that stand once in both (patience
diff: B. Cohen 2007), their longest common order found by A. Fredman, "On computing the length of
longest increasing subsequences", Discrete Mathematics 11 (1975); between anchors the longest
matching blocks are taken (Ratcliff and Obershelp, Dr. Dobb's Journal, July 1988). So long texts
take about n log n, and a stretch without anchors too long to compare is one substitution.
"""

import difflib
import functools
import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.model import Span
from tellings.text.folding import fold_text
from tellings.text.tokens import Token, tokenize

MOST = 400_000
"""Pairs of words between two anchors that are compared with each other."""
ISLAND = 3
"""Letters of a kept run so short that it says nothing between two changes."""
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x9FFF),  # Han
    (0x20000, 0x3FFFF),
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One run of words: `kept`, `substituted`, `dropped` (only in a) or `added` (only in b).

    `a` and `b` are spans of the two texts, empty where the other text has the words alone. The
    spans of all edits of a passage follow one another without a gap.
    """

    kind: str
    a: Span
    b: Span


def collate(a: str, b: str, in_a: Span | None = None, in_b: Span | None = None) -> tuple[Edit, ...]:
    """How the words of a[in_a] become those of b[in_b] (the whole texts where None)."""
    (a_start, a_end), (b_start, b_end) = in_a or (0, len(a)), in_b or (0, len(b))
    left, right = _words(a, a_start, a_end), _words(b, b_start, b_end)
    keys_a, keys_b = [_key(t.text) for t in left], [_key(t.text) for t in right]
    changed = _slid(list(_runs(_match(keys_a, keys_b), len(left), len(right))), keys_a, keys_b)
    runs = _joined(_islands(changed, left))
    # a word's blanks belong to it, so that the spans leave nothing out
    a_cuts = [a_start, *(t.start for t in left[1:]), a_end] if left else [a_start]
    b_cuts = [b_start, *(t.start for t in right[1:]), b_end] if right else [b_start]
    return tuple(
        Edit(kind, (a_cuts[i], a_cuts[j]), (b_cuts[k], b_cuts[m])) for kind, i, j, k, m in runs
    )


Run = tuple[str, int, int, int, int]
"""Kind, and the words from i to j of a and from k to m of b."""


def _words(text: str, start: int, end: int) -> list[Token]:
    return [piece for token in tokenize(text, start, end) for piece in _pieces(token)]


def _pieces(token: Token) -> Iterator[Token]:
    """The token; single characters of one in a script that is written without spaces."""
    if token.text.isascii() or not any(map(_unspaced, token.text)):
        yield token
        return
    for number, character in enumerate(token.text):
        at = token.start + number
        yield Token(character, at, at + 1)


def _unspaced(character: str) -> bool:
    code = ord(character)
    return any(low <= code <= high for low, high in _UNSPACED)


@functools.lru_cache(maxsize=100_000)
def _key(word: str) -> str:
    return fold_text(word) or word


def _match(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal words, ascending in both."""
    found: list[tuple[int, int]] = []
    waiting = [(0, len(a), 0, len(b))]
    while waiting:
        i, j, k, m = waiting.pop()
        while i < j and k < m and a[i] == b[k]:
            found.append((i, k))
            i, k = i + 1, k + 1
        while i < j and k < m and a[j - 1] == b[m - 1]:
            found.append((j - 1, m - 1))
            j, m = j - 1, m - 1
        if i == j or k == m:
            continue
        anchors = _anchors(a, b, i, j, k, m)
        if anchors:
            found += anchors
            edges = [(i - 1, k - 1), *anchors, (j, m)]
            waiting += [(x + 1, y, u + 1, v) for (x, u), (y, v) in itertools.pairwise(edges)]
        elif (j - i) * (m - k) <= MOST:
            found += _blocks(a, b, i, j, k, m)
    return sorted(found)


def _anchors(
    a: Sequence[str], b: Sequence[str], i: int, j: int, k: int, m: int
) -> list[tuple[int, int]]:
    """Words that stand once in a[i:j] and once in b[k:m], as many as keep their order."""
    often_a, often_b = Counter(a[i:j]), Counter(b[k:m])
    place = {b[y]: y for y in range(k, m) if often_b[b[y]] == 1}
    once = [(x, place[a[x]]) for x in range(i, j) if often_a[a[x]] == 1 and a[x] in place]
    return [once[n] for n in ascending([y for _, y in once])]


def ascending(values: Sequence[int]) -> list[int]:
    """Indices of a longest strictly ascending subsequence (of equal ones, that with least ends)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, value in enumerate(values):
        at = bisect_left(ends, value)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [value]
        last[at : at + 1] = [number]
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(number)
        number = before[number]
    return found[::-1]


def _blocks(
    a: Sequence[str], b: Sequence[str], i: int, j: int, k: int, m: int
) -> Iterator[tuple[int, int]]:
    matcher = difflib.SequenceMatcher(None, a[i:j], b[k:m], autojunk=False)
    for block in matcher.get_matching_blocks():
        yield from ((i + block.a + n, k + block.b + n) for n in range(block.size))


def _runs(pairs: Sequence[tuple[int, int]], n: int, m: int) -> Iterator[Run]:
    """Kept runs, and what lies between them."""
    i = k = number = 0
    while number < len(pairs):
        x, y = pairs[number]
        if x > i or y > k:
            yield "changed", i, x, k, y
        first = number
        while number < len(pairs) and pairs[number] == (x + number - first, y + number - first):
            number += 1
        i, k = x + number - first, y + number - first
        yield "kept", x, i, y, k
    if i < n or k < m:
        yield "changed", i, n, k, m


def _slid(runs: list[Run], a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Words only one has that begin with a stop and end before one: the stop before them is kept.

    "met. They will meet again." against "met." drops the second sentence, not ". They … again".
    """
    for at in range(1, len(runs) - 1):
        kind, i, j, k, m = runs[at]
        words, start, end = (a, i, j) if k == m else (b, k, m)
        alone = kind == "changed" and (i == j or k == m) and not _letters(words[start])
        if alone and end < len(words) and words[start] == words[end]:
            _, i0, _, k0, _ = runs[at - 1]
            _, _, j1, _, m1 = runs[at + 1]
            runs[at - 1 : at + 2] = [
                ("kept", i0, i + 1, k0, k + 1),
                (kind, i + 1, j + 1, k + 1, m + 1),
                ("kept", j + 1, j1, m + 1, m1),
            ]
    return runs


def _islands(every: Sequence[Run], words: Sequence[Token]) -> list[Run]:
    """Kept runs of a letter or two between changes on both sides become changes too."""
    found: list[Run] = []
    for at, (kind, i, j, k, m) in enumerate(every):
        inside = 0 < at < len(every) - 1
        if kind == "kept" and inside and sum(_letters(t.text) for t in words[i:j]) <= ISLAND:
            (_, i0, j0, k0, m0), (_, i1, j1, k1, m1) = every[at - 1], every[at + 1]
            if min(j0 - i0, m0 - k0) + min(j1 - i1, m1 - k1) > j - i:
                kind = "changed"
        found.append((kind, i, j, k, m))
    return found


def _letters(word: str) -> int:
    return sum(map(str.isalnum, word))


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Neighbouring changes as one, called by what they are."""
    found: list[Run] = []
    for kind, i, j, k, m in runs:
        if found and kind == "changed" and found[-1][0] == "changed":
            _, i, _, k, _ = found.pop()
        found.append((kind, i, j, k, m))
    return [(_called(run), *run[1:]) for run in found]


def _called(run: Run) -> str:
    kind, i, j, k, m = run
    if kind == "kept":
        return kind
    return "substituted" if i < j and k < m else "dropped" if i < j else "added"
