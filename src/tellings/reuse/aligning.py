"""The shared passages of two reports, from their word indexes alone."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.engines.base import Engine
from tellings.kernels.chaining import align_many
from tellings.kernels.seeds import run_keys
from tellings.model import Alignment
from tellings.reuse.index import TAIL, WordIndex
from tellings.reuse.thresholds import Settings

Pair = tuple[str, str]

_CHUNK = 4000  # pairs handed to a worker at once, at most
_WORDS = 1 << 20  # words of theirs, about, so that jobs on their way to workers stay small


def align_pair(
    a: WordIndex, b: WordIndex, settings: Settings | None = None, names: tuple[str, str] = ("", "")
) -> tuple[Alignment, ...]:
    """The shared passages of two reports, in the order of the first; ids are `names`.

    A function of the two indexes and the settings alone, so its answer may be kept by pair.
    """
    job = _Job((a, b), names, ((0, 1),), settings or Settings())
    return _align_chunk(job)[0]


def align_pairs(
    pairs: Iterable[Pair],
    indexes: Mapping[str, WordIndex],
    settings: Settings | None = None,
    engine: Engine | None = None,
) -> Iterator[tuple[Pair, tuple[Alignment, ...]]]:
    """(pair, its alignments) for each pair, in the order given, on the engine's workers."""
    chosen = settings or Settings()
    under_way: deque[Sequence[Pair]] = deque()

    def jobs() -> Iterator[_Job]:
        for chunk in _chunks(pairs, indexes):
            under_way.append(chunk)
            yield _job(chunk, indexes, chosen)

    answers = engine.map(_align_chunk, jobs()) if engine else map(_align_chunk, jobs())
    for answer in answers:
        yield from zip(under_way.popleft(), answer, strict=True)


def _chunks(pairs: Iterable[Pair], indexes: Mapping[str, WordIndex]) -> Iterator[list[Pair]]:
    """The pairs, in their order, a job's worth at a time."""
    chunk: list[Pair] = []
    needed: set[str] = set()
    words = 0
    for pair in pairs:
        chunk.append(pair)
        for name in pair:
            if name not in needed:
                needed.add(name)
                words += len(indexes[name])
        if len(chunk) >= _CHUNK or words >= _WORDS:
            yield chunk
            chunk, needed, words = [], set(), 0
    if chunk:
        yield chunk


class _Job(NamedTuple):
    """Pairs (as numbers of names) with the indexes they need."""

    indexes: Sequence[WordIndex]
    names: Sequence[str]
    pairs: Sequence[tuple[int, int]]
    settings: Settings


def _job(pairs: Sequence[Pair], indexes: Mapping[str, WordIndex], settings: Settings) -> _Job:
    names = sorted({name for pair in pairs for name in pair})
    number = {name: i for i, name in enumerate(names)}
    numbered = [(number[a], number[b]) for a, b in pairs]
    return _Job([indexes[n] for n in names], names, numbered, settings)


def _align_chunk(job: _Job) -> list[tuple[Alignment, ...]]:
    """The alignments of each pair of a job."""
    if not job.pairs:
        return []
    s = job.settings
    bounds = np.cumsum(np.array([len(i) for i in job.indexes], np.int64))
    hashes = np.concatenate([i.hashes for i in job.indexes])
    parameters = np.array(
        [s.seed_repeats, s.chain_gap, s.chain_drift, s.band, s.drop, s.passage_score,
         s.sentence_score, s.quoted_score, s.passage_similarity, s.seed_words,
         s.close_similarity, s.doubt, s.kin_score], np.float64,
    )  # fmt: skip
    rows = align_many(
        np.array(job.pairs, np.int64),
        bounds,
        hashes,
        np.concatenate([i.shapes for i in job.indexes]),
        np.concatenate([i.weights for i in job.indexes]),
        np.concatenate([i.flags for i in job.indexes]),
        run_keys(hashes, bounds, s.seed_words),
        parameters,
    )
    found: list[list[Alignment]] = [[] for _ in job.pairs]
    for row in rows:
        pair = int(row[0])
        found[pair].append(_alignment(job, job.pairs[pair], row))
    return [tuple(sorted(f, key=_by_place)) for f in found]


def _by_place(alignment: Alignment) -> tuple[int, int, int, int]:
    return alignment.a_start, alignment.a_end, alignment.b_start, alignment.b_end


def _alignment(job: _Job, pair: tuple[int, int], row: NDArray[np.float64]) -> Alignment:
    a, b = job.indexes[pair[0]], job.indexes[pair[1]]
    i, i1, j, j1 = (int(v) for v in row[1:5])
    tail_a, tail_b = int(a.flags[i1 - 1]) // TAIL, int(b.flags[j1 - 1]) // TAIL
    if not (tail_a and tail_b):
        tail_a = tail_b = 0  # a full stop belongs to the passage only where both have one
    similarity = round(min(1.0, float(2 * row[6] / row[7])), 4) if row[7] else 0.0
    return Alignment(
        job.names[pair[0]], int(a.starts[i]), int(a.ends[i1 - 1]) + tail_a,
        job.names[pair[1]], int(b.starts[j]), int(b.ends[j1 - 1]) + tail_b, similarity,
    )  # fmt: skip
