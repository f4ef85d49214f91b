"""A report's body as arrays of folded words: all that the alignment of two reports reads.

A word is a run of letters, digits and their marks; case, diacritics, apostrophes and variants of
letters are folded away. Where a script has no spaces (Han, kana, Thai, Lao, Khmer, Burmese) each
pair of neighbouring characters counts as a word.
"""

import functools
import hashlib
import re
import struct
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.model import Report, Span
from tellings.reuse.thresholds import Settings
from tellings.text.folding import fold, fold_text, line_breaks
from tellings.text.quotes import quotations
from tellings.text.sentences import paragraphs

BEGINS = 1  # first word of a sentence, quotation or paragraph
FINISHES = 2  # last word of one
QUOTED = 4  # inside quotation marks
TAIL = 8  # times the number of closing stops that follow at once (0 to 3)

_MAGIC = b"TWI2"
_FIELDS = (("hashes", "<i4"), ("shapes", "<u8"), ("starts", "<i4"), ("ends", "<i4"))
_BYTES = (("weights", "<u1"), ("flags", "<u1"))


@dataclass(frozen=True, slots=True, eq=False)
class WordIndex:
    """The words of one report's body, in order.

    `hashes` of the folded words; `shapes`, a bit per letter pair, tell damaged words from others;
    `starts` and `ends` are code points of the report's text; `weights` are quarter words;
    `flags` hold BEGINS, FINISHES, QUOTED and TAIL.
    """

    hashes: NDArray[np.int32]
    shapes: NDArray[np.uint64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    weights: NDArray[np.uint8]
    flags: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.hashes)

    def to_bytes(self) -> bytes:
        """The index as bytes, the same on every machine."""
        parts = [_MAGIC, struct.pack("<I", len(self))]
        parts += [getattr(self, n).astype(t).tobytes() for n, t in (*_FIELDS, *_BYTES)]
        return b"".join(parts)

    @classmethod
    def from_bytes(cls, data: bytes) -> "WordIndex":
        """The index that `to_bytes` wrote. Raises ValueError when the bytes are not one."""
        if data[:4] != _MAGIC or len(data) < 8:
            raise ValueError("not a word index of this version")
        (count,) = struct.unpack_from("<I", data, 4)
        at, arrays = 8, {}
        for name, kind in (*_FIELDS, *_BYTES):
            dtype = np.dtype(kind)
            if at + count * dtype.itemsize > len(data):
                raise ValueError("a word index that is cut short")
            arrays[name] = np.frombuffer(data, dtype, count, at).astype(
                dtype.newbyteorder("="), copy=False
            )
            at += count * dtype.itemsize
        return cls(**arrays)


def index_report(report: Report, settings: Settings | None = None) -> WordIndex:
    """The words of `report`'s body (of its whole text where no body is marked)."""
    del settings  # nothing in the index depends on a threshold, so it outlives them
    text = report.text
    body = report.body or ((0, len(text)),)
    quoted = _quoted_spans(text, body)
    rows: list[tuple[int, int, int]] = []
    starts: list[int] = []
    ends: list[int] = []
    flags: list[int] = []
    for span in body:
        previous = -1
        for start, end, row in _words(text, *span):
            if previous < 0:
                flags.append(BEGINS)
            else:
                flags.append(_between(text, previous, start, flags))
            rows.append(row)
            starts.append(start)
            ends.append(end)
            previous = end
        if previous >= 0:
            flags[-1] |= FINISHES | TAIL * _stops(text, previous, span[1])
    marked = np.array(flags, np.uint8)
    begin = np.array(starts, np.int32)
    for first, last in np.searchsorted(begin, np.array(quoted, np.int32).reshape(-1, 2)):
        marked[first:last] |= QUOTED
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    return WordIndex(
        np.array(columns[0], np.int32),
        np.array(columns[1], np.uint64),
        begin,
        np.array(ends, np.int32),
        np.array(columns[2], np.uint8),
        marked,
    )


def indexes_of(
    names: Sequence[str], reports: Mapping[str, Report], ready: Mapping[str, WordIndex] | None
) -> Mapping[str, WordIndex]:
    """Word indexes of the reports named: `ready` itself if it has them all, else also made anew."""
    if ready is not None and all(name in ready for name in names):
        return ready
    known = ready or {}
    return {n: known[n] if n in known else index_report(reports[n]) for n in names}


_QUOTE_MARK = re.compile('["“”„«»「」『』]')
_STOP = re.compile(r"[.!?…。！？؟۔।]{1,3}")
_BREAK = re.compile('[.!?…。！？؟۔।:;\n"“”„«»「」『』]')


def _quoted_spans(text: str, body: tuple[Span, ...]) -> list[Span]:
    if not _QUOTE_MARK.search(text):
        return []
    spans = paragraphs(text, body)
    kept = [s for s in spans if _QUOTE_MARK.search(text, *s)]
    return [q.inner for q in quotations(text, kept) if q.depth == 0 and text[q.start] not in "'‘"]


def _between(text: str, end: int, start: int, flags: list[int]) -> int:
    """Flags of a word at `start` after one that ended at `end` (whose flags are completed)."""
    if start == end + 1 and text[end] == " ":
        return 0
    if not _BREAK.search(text, end, start):
        return 0
    flags[-1] |= FINISHES | TAIL * _stops(text, end, start)
    return BEGINS


def _stops(text: str, end: int, limit: int) -> int:
    match = _STOP.match(text, end, limit)
    return match.end() - match.start() if match else 0


_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f"
)
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")


@functools.cache
def _word_pattern() -> re.Pattern[str]:
    """Letters and digits with their combining marks; apostrophes and soft hyphens inside."""
    marks = "".join(
        chr(c) for c in range(0x300, 0x10000) if unicodedata.category(chr(c)) in {"Mn", "Mc", "Me"}
    )
    inside = rf"\w{marks}\u00ad\u200d"
    return re.compile(rf"\w[{inside}]*(?:['’ʼ][{inside}]+)*")


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[int, int, int]]]:
    """(start, end, what is known of it) of each word in text[start:end]."""
    unspaced = _HAS_UNSPACED.search(text, start, end) is not None
    broken = dict(line_breaks(text, start, end))
    for first, last in _word_spans(text, start, end, broken):
        word = text[first:last]
        if unspaced and _HAS_UNSPACED.search(word):
            yield from _character_pairs(word, first)
        elif (row := _word_row(word)) is not None:
            yield first, last, row


def _word_spans(text: str, start: int, end: int, broken: Mapping[int, int]) -> Iterator[Span]:
    """Where words stand in text[start:end]; one that a line end breaks in two is one."""
    held: Span | None = None
    for match in _word_pattern().finditer(text, start, end):
        if not broken:
            yield match.span()
            continue
        if held and (broken.get(held[1]) or broken.get(held[1] - 1)) == match.start():
            held = held[0], match.end()
            continue
        if held:
            yield held
        held = match.span()
    if held:
        yield held


def _character_pairs(word: str, at: int) -> Iterator[tuple[int, int, tuple[int, int, int]]]:
    """Overlapping pairs of folded characters of the parts of `word` that have no spaces."""
    for part in _UNSPACED_RUN.finditer(word):
        piece, shift = part.group(), at + part.start()
        if not _HAS_UNSPACED.match(piece):
            if (row := _word_row(piece)) is not None:
                yield shift, shift + len(piece), row
            continue
        folded, last = fold(piece), -1
        for i in range(max(1, len(folded.text) - 1)):
            pair = folded.text[i : i + 2]
            start, end = folded.source(i, i + len(pair)) if pair else (last, last)
            if start > last:  # one character may fold to two, which then have one place
                yield shift + start, shift + end, (*_hashed(pair), 2)
                last = start


@functools.lru_cache(maxsize=1 << 18)
def _word_row(word: str) -> tuple[int, int, int] | None:
    """Hash, shape and weight (quarter words) of a word; None if nothing is left after folding."""
    folded = fold_text(word).replace("'", "").replace(" ", "")
    if not folded:
        return None
    length = 4 if folded.isdigit() else len(folded)
    return (*_hashed(folded), min(5, max(2, length)))


def _hashed(folded: str) -> tuple[int, int]:
    """A 32-bit hash and a 64-bit set of letter pairs of a folded word."""
    digest = hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    shape = 0
    padded = f" {folded} "
    for i in range(len(padded) - 1):
        shape |= 1 << (ord(padded[i]) * 31 + ord(padded[i + 1]) * 17) % 61
    return int.from_bytes(digest, "little", signed=True), shape
