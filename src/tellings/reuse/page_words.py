"""Words that a page puts among its article: links, captions, calls to the reader, notes on writers.

Where a page's text was taken without its layout, such words stand between the sentences, or inside
one, and come back in reports that have nothing to do with each other. They are known by what they
say (lexicons) or by how they stand there: run together with the word before, shown twice within a
few lines, or no sentence at all.
"""

import functools
import operator
import re
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from tellings.kernels.seeds import run_keys
from tellings.model import Evidence, Place, Report
from tellings.reuse.index import BEGINS, QUOTED, WordIndex
from tellings.reuse.places import word_range
from tellings.text.folding import fold_text
from tellings.text.lexicons import rows, words

_LONGEST = 150  # words; what is longer is judged by its reports alone
_LOOKED_AT = 12  # places of a passage that are looked at
_NEAR = 60  # characters before and behind in which a page's mark speaks for the passage
_FAR = 240  # characters before, for a passage that begins within a sentence
_ROOM = 70  # words of a passage that one mark speaks for
_SHORT = 40  # words in which "we" and "you" are the page and its reader
_NOTICE = 100  # words of a notice to the reader, at most
_EDGE = 60  # words from the beginning or end of a report within which its notes stand
_TWICE = 150  # words within which a page shows a caption again
_RUN = 5  # words in a row that are the same words again
_FEWEST = 8  # words of a passage from which their kinds say something
_BARE = 0.2  # share of small words below which words are names, titles and headings,
_CAPITAL = 0.4  # and share of words with a capital (or figures) from which they are
_NAMES = 0.45  # share of words with a capital from which words are names and offices,
_FORMULA = 30  # if they are not more than so many
_LINE = 260  # characters; longer lines are prose

_MET = re.compile(
    r"(?<![\w@#/.])(?P<left>(?:Mc|Mac|De|La|Le|Van|O['’])?[A-Z][a-z]{2,})(?P<right>[A-Z0-9][\w’']*)"
    r"|(?<![\w@#/.-])(?P<word>[A-Z][a-z]{2,}) (?P=word)(?= [a-z0-9])"
)
_MAY_MEET = re.compile(r"[a-z]{3}[A-Z0-9]")
_OF_PICTURES = ("/", "aption", "hoto", "mage", "lide", "ideos")  # no credit without one of these
_AGENCY = r"Reuters|REUTERS|AP|AFP|EPA|Getty(?: Images)?|Associated Press|Bloomberg|dpa"
_PICTURE = re.compile(
    rf"\b(?:{_AGENCY})/\s?[A-Z]|[\w.]/\s?(?:{_AGENCY})\b|\b(?:AP|Getty) (?:Photo|Images)\b"
    r"|\b(?:[Ii]mage|[Pp]hoto|[Ss]lide) \d{1,3} of \d{1,3}\b|\b(?i:hide|toggle|media) [Cc]aption\b"
    r"|\b(?i:replay more videos)\b"
)
_CALL = re.compile(
    r"(?:(?:note|more|update|related|tip)\s?:\s*)?(?:please\s+)?(?P<verb>add|catch|click|check out|"
    r"donate|download|email|find|follow|get|join|listen|read|register|see|send|sign up|share|"
    r"subscribe|support|tell|try|tune in|visit|vote|watch)\b[^.!?]*"
    r"\b(?:our|us|your|you|here|now|app|channel|podcast|live|latest|updates|twitter|facebook|"
    r"free|more)\b"
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\bhttps?://\S+|\bwww\.\w+")
_YOU, _WE = re.compile(r"\b(?:you|your)\b"), re.compile(r"\b(?:we|our|here)\b")
_PERSON = re.compile(
    r"\W{0,3}[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,4}(?:,[^.]{1,60},)?\s"
    r"(?:is|was|has been|serves as|works as|teaches|writes)\s"
)

Sign = Callable[[Report, WordIndex, Place], str]


def page_words(
    places: Sequence[Place],
    reports: Mapping[str, Report],
    indexes: Mapping[str, WordIndex],
    verbatim: bool = True,
) -> Evidence | None:
    """Evidence that a passage is words of its pages, None if nothing says so.

    Kinds: `licence-words`, `shown-twice`, `run-together`, `picture-credit`, `call-to-reader`,
    `about-writer`, `heading`, `no-sentence`. At least half of the places (of the first and last
    few) must show a sign. Pages repeat themselves word for word: of passages that are not
    `verbatim`, only galleries and captions are looked for.
    """
    looked = _some(places)
    shown = [e for p in looked if (e := _sign(reports[p.report], indexes[p.report], p, verbatim))]
    return shown[0] if 2 * len(shown) >= len(looked) else None


def names_alone(
    places: Sequence[Place], reports: Mapping[str, Report], indexes: Mapping[str, WordIndex]
) -> bool:
    """Whether a passage is hardly more than names and offices: two writers spell them alike."""
    looked = _some(places)
    shares = [_spelt(reports[p.report], p) for p in looked]
    return all(
        share
        and (share[1] >= _NAMES or (share[0] < _BARE and share[1] >= _CAPITAL))
        and _count(indexes[p.report], p) <= _FORMULA
        for p, share in zip(looked, shares, strict=True)
    )


def _some(places: Sequence[Place]) -> Sequence[Place]:
    half = _LOOKED_AT // 2
    return places if len(places) <= _LOOKED_AT else [*places[:half], *places[-half:]]


def _sign(report: Report, index: WordIndex, place: Place, verbatim: bool) -> Evidence | None:
    """The first sign that a place shows, as evidence."""
    signs = _SIGNS if verbatim and _count(index, place) <= _LONGEST else _PICTURES
    for kind, sign in signs:
        if note := sign(report, index, place):
            return Evidence(kind, place.report, place.start, place.end, note)
    return None


def _count(index: WordIndex, place: Place) -> int:
    first, last = word_range(index, place.start, place.end)
    return last - first


def licence_words(text: str) -> list[str]:
    """The phrases of licence lines and notices that stand in a text, folded."""
    return [found.group() for found in _licence_pattern().finditer(fold_text(text))]


@functools.cache
def _licence_pattern() -> re.Pattern[str]:
    phrases = sorted(words("en", "licence_lines"), key=lambda p: (-len(p), p))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")


def _notice(report: Report, index: WordIndex, place: Place) -> str:
    """A passage most of which is lines that a lexicon of furniture knows."""
    del index
    text = report.text[place.start : place.end]
    known, size, phrase = 0, 0, ""
    for line in filter(
        None, (fold_text(part).strip(" \t*_#>|•·–—-[]()") for part in text.split("\n"))
    ):
        size += len(line)
        found = len(line) <= _LINE and _furniture_line(line)
        if found:
            known, phrase = known + len(line), phrase or found
    return f"“{phrase}”" if 2 * known > size else ""


def _furniture_line(line: str) -> str:
    start = _furniture("start").match(line)
    inside = start or _furniture("in").search(line)
    return inside.group() if inside else ""


@functools.cache
def _furniture(where: str) -> re.Pattern[str]:
    phrases = sorted(
        (fold_text(p) for p, _, w in rows("en", "furniture") if w == where),
        key=lambda p: (-len(p), p),
    )
    return re.compile(
        "(?:"
        + "|".join(re.escape(p) + (r"(?!\w)" if p[-1].isalnum() else "") for p in phrases)
        + ")"
    )


def _shown_twice(report: Report, index: WordIndex, place: Place) -> str:
    """Words most of which the report shows again at once: captions, titles of videos."""
    del report
    first, last = word_range(index, place.start, place.end)
    if last - first < _FEWEST:
        return ""
    begin, end = max(0, first - _TWICE), min(len(index), last + _TWICE)
    around = index.hashes[begin:end].tobytes()
    size = index.hashes.itemsize
    quarters = range(first - begin, last - begin - _RUN + 1, max(1, (last - first) // 4))
    if all(around.count(around[size * at : size * (at + _RUN)]) < 2 for at in quarters):
        return ""  # far quicker than looking at all words
    keys = run_keys(index.hashes[begin:end], np.array([end - begin], np.int64), _RUN)
    order = np.argsort(keys, kind="stable")
    again = np.zeros(len(keys), np.bool_)
    same = (np.diff(keys[order]) == 0) & (keys[order][1:] >= 0)
    again[order[1:][same]] = again[order[:-1][same]] = True
    words_again = again.copy()
    for step in range(1, _RUN):
        words_again[step:] |= again[:-step]
    share = float(words_again[first - begin : last - begin].mean())
    return f"{100 * share:.0f} % shown twice" if share >= 0.5 else ""


def _run_together(report: Report, index: WordIndex, place: Place) -> str:
    """Where two elements of a page met, a word of the report goes on as another without a space."""
    first, _ = word_range(index, place.start, place.end)
    inside = first < len(index) and not index.flags[first] & BEGINS
    begin = max(0, place.start - (_FAR if inside else _NEAR))
    text = report.text
    near = text[begin : place.end + _NEAR].split()
    if not (any(map(_MAY_MEET.search, near)) or any(map(operator.eq, near, near[1:]))):
        return ""  # quicker than `_MET`
    pairs = [m.group() for m in _MET.finditer(text, begin, place.end + _NEAR)]
    if not pairs or _count(index, place) > _ROOM * len(pairs):
        return ""
    met = _met(text)
    return next((pair for pair in pairs if pair in met), "")


@functools.lru_cache(maxsize=256)
def _met(text: str) -> frozenset[str]:
    """What is run together in a text, or said twice: a name, and the link that begins with it.

    The first of the two stands alone in the text too; names that are written so ("FoxMail", where
    "Fox Mail" is known as well) are none, nor is a text that has but one such word.
    """
    found = {m.group(): m for m in _MET.finditer(text)}
    alone = set(re.findall(r"[\w’']+", text)) if found else set()
    met = frozenset(
        pair
        for pair, m in found.items()
        if m["word"] or (m["left"] in alone and f"{m['left']} {m['right']}" not in text)
    )
    return met if len(met) > 1 else frozenset()


def _picture_credit(report: Report, index: WordIndex, place: Place) -> str:
    """Words with the credit of a picture, or with (or between) the numbers of a gallery."""
    text = report.text
    window = text[place.start : place.end + _NEAR // 2]
    if not any(part in window for part in _OF_PICTURES):
        return ""
    found = [m.group() for m in _PICTURE.finditer(text, place.start, place.end + _NEAR // 2)]
    if not found:
        return ""
    before = _PICTURE.search(text, max(0, place.start - 2 * _NEAR), place.start)
    return found[0] if before or _count(index, place) <= _ROOM * len(found) else ""


def _call_to_reader(report: Report, index: WordIndex, place: Place) -> str:
    """Sentences that tell the reader what to do for the page or with it, or speak of both."""
    first, last = word_range(index, place.start, place.end)
    if last - first > _NOTICE or (index.flags[first:last] & QUOTED).any():
        return ""
    text = report.text[place.start : place.end]
    if last - first <= _EDGE and (found := _ADDRESS.search(text)):
        return found.group()
    sentences = re.split(r"(?<=[.!?])\s+|\n+", fold_text(text))
    for sentence in sentences[0 if index.flags[first] & BEGINS else 1 :]:
        if found := _CALL.match(sentence.lstrip(" \t*_#>|•·–—-[](")):
            return f"“{found['verb']}”"
    folded = fold_text(text)
    outlet = fold_text(report.outlet or "").split(" - ")[0]
    found = _YOU.search(folded)
    short = last - first <= _SHORT
    if found and ((short and _WE.search(folded)) or (outlet and outlet in folded)):
        return f"“{found.group()}”"
    return ""


def _about_writer(report: Report, index: WordIndex, place: Place) -> str:
    """A note on who somebody is: at the beginning or end of a report, or of a line."""
    first, last = word_range(index, place.start, place.end)
    text = report.text[place.start : place.end]
    line = report.text.rfind("\n", 0, place.start) + 1
    alone = not report.text[line : place.start].strip(" •–—-*")
    if first > _EDGE and len(index) - last > _EDGE and not alone:
        return ""
    if not _PERSON.match(text):
        return ""
    found = re.findall(r"\w+", fold_text(text))[: _EDGE // 2]
    return next((f"“{word}”" for word in found if word in _roles()), "")


@functools.cache
def _roles() -> frozenset[str]:
    return words("en", "press_roles") | words("en", "roles")


def _heading(report: Report, index: WordIndex, place: Place) -> str:
    """Whole lines that end without a stop: headings, links, titles of other articles."""
    text, line = report.text, report.text[place.start : place.end]
    begin = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    rest = text[begin : place.start] + text[place.end : end if end >= 0 else len(text)]
    if _count(index, place) > _FORMULA or re.search(r"\w|[.!?…:;,”\"’')]", rest):
        return ""
    stopped = (re.search(r"[.!?…:;,”\"’')]\W*$", part) for part in line.split("\n") if part.strip())
    return "" if any(stopped) else f"{line.count(chr(10)) + 1} lines without a stop"


def _no_sentence(report: Report, index: WordIndex, place: Place) -> str:
    """Hardly a small word, many capitals: names, offices, titles of works, headings."""
    share = _spelt(report, place)
    if not share or _count(index, place) < _FEWEST:
        return ""
    bare = share[0] < _BARE and share[1] >= _CAPITAL
    return f"{100 * share[0]:.0f} % small words, {100 * share[1]:.0f} % capitals" if bare else ""


def _spelt(report: Report, place: Place) -> tuple[float, float] | None:
    """Shares of small words, and of words with a capital (or figures); None if they say nothing.

    They do not where the language has other small words, or the text is all in capitals.
    """
    found = re.findall(r"[^\W_]+", report.text[place.start : place.end])
    loud = sum(len(word) > 1 and word.isupper() for word in found)
    if report.language not in (None, "en") or not found or 2 * loud > len(found):
        return None
    small = sum(word.lower() in _small_words() for word in found)
    capital = sum(not word[0].islower() for word in found)
    return small / len(found), capital / len(found)


@functools.cache
def _small_words() -> frozenset[str]:
    return words("en", "function_words")


_SIGNS: tuple[tuple[str, Sign], ...] = (
    ("licence-words", _notice),
    ("run-together", _run_together),
    ("shown-twice", _shown_twice),
    ("picture-credit", _picture_credit),
    ("call-to-reader", _call_to_reader),
    ("about-writer", _about_writer),
    ("heading", _heading),
    ("no-sentence", _no_sentence),
)
_PICTURES = tuple(row for row in _SIGNS if row[0] == "picture-credit")
