"""Whether two spellings can be one name: consonant skeletons, word by word."""

import functools
import re
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from tellings.names.vocabulary import vocabulary
from tellings.text.folding import fold_text

_DIGRAPHS = (
    ("shch", "S"),
    ("cs", "J"),
    ("tch", "J"), ("tsch", "J"), ("dzh", "J"), ("dj", "J"), ("zh", "J"), ("sch", "S"), ("sh", "S"),
    ("ch", "J"), ("kh", "K"), ("gh", "K"), ("ph", "F"), ("th", "T"), ("dh", "D"), ("ck", "K"),
    ("qu", "K"), ("ts", "S"), ("tz", "S"), ("x", "KS"),
)  # fmt: skip
_SOFT = re.compile(r"c(?=[eiy])")
_SOFT_G = re.compile(r"g(?=[eiy])")
_LETTERS = str.maketrans({"q": "K", "c": "K", "k": "K", "g": "G", "j": "J", "b": "B", "p": "P",
                          "d": "D", "t": "T", "f": "F", "v": "V", "w": "V", "l": "L", "m": "M",
                          "n": "N", "r": "R", "s": "S", "z": "Z"})  # fmt: skip
_LEGAL = frozenset(
    [
        "inc",
        "llc",
        "ltd",
        "limited",
        "plc",
        "co",
        "corp",
        "corporation",
        "company",
        "gmbh",
        "ag",
        "sa",
        "spa",
        "srl",
        "oao",
        "ooo",
        "zao",
        "pao",
        "jsc",
        "bv",
        "nv",
        "oy",
        "ab",
        "as",
        "pte",
        "pty",
        "kg",
        "kk",
        "group",
        "holding",
        "holdings",
        "the",
        "of",
        "for",
        "and",
        "de",
        "la",
    ]
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two names are (0..1) and the reasons in words."""

    score: float
    reasons: tuple[str, ...]


@functools.lru_cache(maxsize=131072)
def skeleton(word: str) -> str:
    """The consonants of a word in classes that transliterations confuse, first vowel as "A".

    After the idea of Soundex (Russell 1918) and Metaphone (Philips 1990), with the classes that
    Arabic, Persian and Slavic names need: q/gh/kh/k, j/zh/dj/soft g, u/oo/ou, a final h.
    """
    folded = "".join(c for c in fold_text(word) if c.isalnum())
    for ending in ("off", "of", "ow"):
        if folded.endswith(ending) and len(folded) > 4:
            folded = folded[: -len(ending)] + "ov"
    if folded[:1] == "x":
        folded = "s" + folded[1:]
    if folded.startswith("ye"):
        folded = folded[1:]  # Yevgeny, Evgeny
    elif folded[:1] == "y" and folded[1:2] in {"a", "i", "o", "u"}:
        folded = "j" + folded[1:]  # Yusuf, Jusuf
    for letters, code in _DIGRAPHS:
        folded = folded.replace(letters, code)
    folded = _SOFT_G.sub("J", _SOFT.sub("S", folded)).translate(_LETTERS)
    kept = [c for c in folded if c.isupper() or c.isdigit()]
    out = "".join(c for i, c in enumerate(kept) if i == 0 or c != kept[i - 1])
    out = out.replace("G", "K")
    if folded[:1] in {"a", "e", "i", "o", "u", "y"}:
        return "A" + out
    return ("H" + out) if folded[:1] == "h" else out


def vowels(folded: str) -> str:
    """A folded word with the vowel pairs of transliteration as one letter (ee, oo, ou, aa)."""
    for pair, one in (("ee", "i"), ("oo", "u"), ("ou", "u"), ("aa", "a"), ("ii", "i"), ("uu", "u")):
        folded = folded.replace(pair, one)
    return folded


_ARTICLES = frozenset({"al", "el", "an", "ar", "as", "ash", "ad", "az", "d", "de", "da", "do"})


@functools.lru_cache(maxsize=131072)
def core_words(key: str) -> tuple[str, ...]:
    """The words of a folded name that spellings share: Arabic articles and "de" are left out."""
    words = key.split()
    kept = tuple(w for i, w in enumerate(words) if w not in _ARTICLES or (not i and w == "as"))
    return kept if len(kept) > 1 or len(words) < 2 else tuple(words)


@functools.lru_cache(maxsize=131072)
def skeletons(word: str) -> frozenset[str]:
    """The skeleton of a word and those of spellings that skeletons keep apart.

    A final c may be read as ts, and g and h stand for one letter in Slavic names.
    """
    folded = fold_text(word)
    found = {skeleton(folded)}
    if len(folded) > 3:
        if folded.endswith("c"):
            found = {skeleton(folded[:-1] + "ts"), *found}
        if "g" in folded and "gh" not in folded:
            found.add(skeleton(folded.replace("g", "h")))
    return frozenset(found)


@functools.lru_cache(maxsize=131072)
def alike(a: str, b: str) -> float:
    """Likeness of two words, 0..1: 1 for the same folded letters, high for one skeleton."""
    x, y = fold_text(a), fold_text(b)
    x, y = re.sub(r"[^\w]", "", x), re.sub(r"[^\w]", "", y)
    if not x or not y:
        return 0.0
    if x == y:
        return 1.0
    if len(x) == 1 or len(y) == 1:
        return 0.75 if x[0] == y[0] else 0.0
    if vowels(x) == vowels(y):
        return 0.95
    edit = DamerauLevenshtein.normalized_similarity(x, y)
    same = skeleton(a) == skeleton(b) and len(skeleton(a)) > 1
    if same and x[0] == y[0] and (edit >= 0.7 or len(skeleton(a)) > 2):
        return max(0.88, edit)
    if same and len(skeleton(a)) > 2:
        return 0.82 if edit >= 0.4 else 0.7
    return edit if edit < 0.8 else max(edit, 0.5 * edit + 0.5 * JaroWinkler.similarity(x, y))


def parts(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others, folded, without titles and legal forms."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", name)
    folded = fold_text(spaced).replace("'s", "").replace("'", "")
    folded = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", folded)  # "a.b.c." is one word
    words = [_NUMBERS.get(w, w) for w in re.findall(r"\w+", folded)]
    v = vocabulary()
    while len(words) > 1 and (words[0] in v.honorifics or words[0] in v.roles):
        words = words[1:]
    kept = [w for w in words if w not in _LEGAL and w not in v.honorifics]
    return tuple(kept or words)


_NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "first": "1", "second": "2", "third": "3",
    "1st": "1", "2nd": "2", "3rd": "3", "4th": "4", "fourth": "4", "intl": "international",
    "natl": "national", "dept": "department", "govt": "government", "assn": "association",
}  # fmt: skip


def compare(a: str, b: str, kind: str = "person") -> Comparison:
    """How alike two names are.

    Words are paired greedily by likeness in order of strength (the order of words may differ, as
    in registers); what stays unpaired counts against the pair. For a person, the words of the
    shorter name must all find a partner, and the family name weighs most.
    """
    x, y = parts(a), parts(b)
    if not x or not y:
        return Comparison(0.0, ("no words",))
    if "".join(x) == "".join(y):
        return Comparison(1.0, ("same letters",))
    pairs = _pair(x, y)
    short = min(len(x), len(y))
    weight = sum(_weight(x[i]) + _weight(y[j]) for i, j, _ in pairs)
    total = sum(map(_weight, x)) + sum(map(_weight, y))
    mean = sum(s * (_weight(x[i]) + _weight(y[j])) for i, j, s in pairs) / weight if weight else 0.0
    cover = len(pairs) / short
    reasons = tuple(f"{x[i]} ~ {y[j]} {s:.2f}" for i, j, s in pairs)
    missing = 1 - weight / total
    worst = min((s for _, _, s in pairs), default=0.0)
    score = mean * cover * (1 - 0.35 * missing)
    if any(p.isdigit() or q.isdigit() for p, q in _left_over(x, y, pairs)):
        score *= 0.7  # numbers tell things of one name apart
    if kind == "person":
        if worst < 0.7:
            score *= 0.8
        crossed = len(x) == len(y) == 2 and {(i, j) for i, j, _ in pairs} == {(0, 1), (1, 0)}
        if crossed and "," not in a + b and not a.isupper() and not b.isupper():
            score *= 0.85  # "Hans Friedrich" is not "Friedrich Hans"
    return Comparison(round(score, 4), reasons)


def _left_over(
    x: tuple[str, ...], y: tuple[str, ...], pairs: list[tuple[int, int, float]]
) -> list[tuple[str, str]]:
    """The words of either side that found no partner, as pairs with an empty string."""
    mine, theirs = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    return [(w, "") for i, w in enumerate(x) if i not in mine] + [
        ("", w) for j, w in enumerate(y) if j not in theirs
    ]


def _weight(word: str) -> float:
    return 0.4 if word in vocabulary().particles or len(word) < 3 else min(len(word), 8) / 4


def _pair(x: tuple[str, ...], y: tuple[str, ...]) -> list[tuple[int, int, float]]:
    options = sorted(
        ((alike(p, q), -abs(i - j), i, j) for i, p in enumerate(x) for j, q in enumerate(y)),
        key=lambda o: (-o[0], -o[1], o[2], o[3]),
    )
    used_x: set[int] = set()
    used_y: set[int] = set()
    found = []
    for score, _, i, j in options:
        if score >= 0.6 and i not in used_x and j not in used_y:
            found.append((i, j, score))
            used_x.add(i)
            used_y.add(j)
    return sorted(found)


_CONFUSED = frozenset("qgkcjyzsouaei")  # first letters that transliterations exchange


def same_spelling(a: str, b: str, likeness: float) -> bool:
    """Whether two folded names agree word by word up to transliteration.

    `likeness` is the least `alike` of two words that differ.
    """
    x, y = a.split(), b.split()
    if len(x) != len(y):
        return _same_joined("".join(x), "".join(y), likeness)
    return all(p == q or _same_word(p, q, likeness) for p, q in zip(x, y, strict=True))


def _same_joined(p: str, q: str, likeness: float) -> bool:
    if min(len(p), len(q)) < 5 or p[0] != q[0]:
        return False
    alike_enough = alike(p, q) >= max(likeness, 0.85) and len(skeleton(p)) > 3
    return p == q or (skeleton(p) == skeleton(q) and alike_enough)


def _same_word(p: str, q: str, likeness: float) -> bool:
    if len(p) < 4 or len(q) < 4 or skeleton(p) != skeleton(q) or len(skeleton(p)) < 2:
        return False
    if p[0] != q[0] and not {p[0], q[0]} <= _CONFUSED:
        return False
    return alike(p, q) >= max(likeness, 0.7)
