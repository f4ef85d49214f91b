"""Runs the two networks over windows in batches, and decodes what they say.

A score depends on its window alone: sequences are left-aligned with their lengths given, so that
padding is never read, and scores are rounded to whole numbers before anything is decided.
"""

import functools
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tellings.attribution.neural.features import Integers
from tellings.kernels.viterbi import best_labels, best_through

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODELS = Path(__file__).parent.parent / "models"
_TOKENS = 512  # of a batch, padding included; what stays in the cache is fastest


@dataclass(frozen=True, slots=True)
class Network:
    """One network with the scores of its labels' order; `labels` in the order of its scores."""

    session: "InferenceSession"
    labels: tuple[str, ...]
    begin: Integers
    steps: Integers

    def decode(self, scores: Integers) -> NDArray[np.int8]:
        """The best label of each word of one sequence, (words, labels) scores given."""
        path, _ = best_labels(scores, self.begin, self.steps)
        return path


@functools.cache
def network(name: str) -> Network:
    """A network of the package by its file's name, loaded once a process."""
    import onnxruntime  # heavy: only when there is something to tag

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        os.fspath(MODELS / f"{name}.onnx"), options, providers=["CPUExecutionProvider"]
    )
    field = json.loads(session.get_modelmeta().custom_metadata_map["tellings"])
    begin, steps = (np.array(field[k], dtype=np.int32) for k in ("begin", "steps"))
    return Network(session, tuple(field["labels"]), begin, steps)


@dataclass(frozen=True, slots=True)
class Read:
    """What the encoder made of one window: the words' states and labels."""

    states: NDArray[np.float32]
    labels: NDArray[np.int8]
    through: NDArray[np.int64]


def encode(windows: Sequence[Integers], tokens: int = _TOKENS) -> list[Read]:
    """States and labels of each window; `windows` are rows of token columns."""
    encoder = network("encoder_en")
    found: list[Read | None] = [None] * len(windows)
    for chosen in _batches([len(w) for w in windows], tokens):
        inputs = _stacked([windows[n] for n in chosen])
        lengths = np.array([len(windows[n]) for n in chosen], dtype=np.int32)
        states, scores = _run(encoder, ["states", "scores"], tokens=inputs, lengths=lengths)
        for at, n in enumerate(chosen):
            length = len(windows[n])
            own = np.ascontiguousarray(scores[:length, at])
            through = best_through(own, encoder.begin, encoder.steps)
            found[n] = Read(states[:length, at], encoder.decode(own), through)
    return [read for read in found if read is not None]


def read_cues(
    instances: Sequence[tuple[Read, Integers]], tokens: int = _TOKENS
) -> list[NDArray[np.int8]]:
    """Labels of the words around each cue, given its window as read and the cue's columns."""
    head = network("head_en")
    found: list[NDArray[np.int8]] = [np.zeros(0, np.int8)] * len(instances)
    for chosen in _batches([len(columns) for _, columns in instances], tokens):
        states = _stacked([instances[n][0].states for n in chosen])
        cues = _stacked([instances[n][1] for n in chosen])
        lengths = np.array([len(instances[n][1]) for n in chosen], dtype=np.int32)
        (scores,) = _run(head, ["scores"], states=states, cues=cues, lengths=lengths)
        for at, n in enumerate(chosen):
            found[n] = head.decode(np.ascontiguousarray(scores[: len(instances[n][1]), at]))
    return found


def _run(network: Network, names: list[str], **inputs: Any) -> list[Any]:
    found: list[Any] = network.session.run(names, inputs)
    return found


def _batches(lengths: Sequence[int], tokens: int) -> Iterator[list[int]]:
    """Numbers of sequences in groups of like lengths, at most so many tokens with padding."""
    group: list[int] = []
    for n in sorted(range(len(lengths)), key=lambda n: lengths[n]):
        if group and (len(group) + 1) * lengths[n] > tokens:
            yield group
            group = []
        group.append(n)
    if group:
        yield group


def _stacked(sequences: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """(time, batch, width), left-aligned, zero behind each sequence's end."""
    time = max(map(len, sequences))
    shape = (time, len(sequences), sequences[0].shape[1])
    found = np.zeros(shape, dtype=sequences[0].dtype)
    for at, sequence in enumerate(sequences):
        found[: len(sequence), at] = sequence
    return found
