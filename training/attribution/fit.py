"""Fitting both networks together, with averaged weights."""

import copy
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from training.attribution.corpus import CUE_LABELS, LABELS, Window
from training.attribution.network import Encoder, Field, Head, Shape, reversed_places


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn."""

    epochs: int = 10
    tokens: int = 2000
    """Tokens of a batch."""
    rate: float = 3e-3
    warm: int = 100
    """Steps until the full rate; it then falls to nothing linearly."""
    averaging: float = 0.998
    """Of each step's weights, how much of the running average stays."""
    decay: float = 0.01
    """Of the words' own vectors, added to the loss by half its square."""


class Tagger(nn.Module):
    """Encoder, head and the two random fields."""

    def __init__(self, vectors: Tensor, shape: Shape) -> None:
        super().__init__()
        self.encoder = Encoder(vectors, len(LABELS), shape)
        self.head = Head(2 * shape.encoder, len(CUE_LABELS), shape)
        self.labels = Field(len(LABELS))
        self.cue_labels = Field(len(CUE_LABELS))

    def losses(self, batch: "Batch") -> tuple[Tensor, Tensor]:
        """Losses of the encoder's labels and of the head's, summed over the batch."""
        states, scores = self.encoder(batch.tokens, batch.turned)
        first = self.labels.loss(scores, batch.labels, batch.mask)
        if not len(batch.owner):
            return first, first * 0
        scores = self.head(states[:, batch.owner], batch.cues, batch.turned[:, batch.owner])
        return first, self.cue_labels.loss(scores, batch.cue_labels, batch.mask[:, batch.owner])


@dataclass(slots=True)
class Batch:
    """Windows of like length, time first; `owner` is the window of each instance."""

    tokens: Tensor
    labels: Tensor
    mask: Tensor
    turned: Tensor
    owner: Tensor
    cues: Tensor
    cue_labels: Tensor


def made(windows: Sequence[Window]) -> Batch:
    """Some windows as one batch."""
    lengths = torch.tensor([len(w.labels) for w in windows])
    time = int(lengths.max())
    tokens = np.zeros((time, len(windows), windows[0].features.shape[1]), dtype=np.int64)
    labels = np.zeros((time, len(windows)), dtype=np.int64)
    owner: list[int] = []
    for n, window in enumerate(windows):
        tokens[: len(window.labels), n] = window.features
        labels[: len(window.labels), n] = window.labels
        owner += [n] * len(window.instances)
    instances = [i for w in windows for i in w.instances]
    cues = np.zeros((time, len(instances), 4), dtype=np.int64)
    cue_labels = np.zeros((time, len(instances)), dtype=np.int64)
    for n, instance in enumerate(instances):
        cues[: len(instance.labels), n] = instance.features
        cue_labels[: len(instance.labels), n] = instance.labels
    return Batch(
        torch.from_numpy(tokens),
        torch.from_numpy(labels),
        torch.arange(time).unsqueeze(1) < lengths,
        reversed_places(lengths, time),
        torch.tensor(owner, dtype=torch.long),
        torch.from_numpy(cues),
        torch.from_numpy(cue_labels),
    )


def batches(windows: Sequence[Window], tokens: int, draw: random.Random) -> Iterator[Batch]:
    """All windows once in batches of like lengths, in a random order."""
    order = sorted(windows, key=lambda w: len(w.labels) + 8 * draw.random())
    groups: list[list[Window]] = [[]]
    for window in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(window.labels) > tokens:
            groups.append([])
        groups[-1].append(window)
    draw.shuffle(groups)
    return map(made, groups)


def fit(
    windows: Sequence[Window], vectors: Tensor, shape: Shape, plan: Plan, seed: int
) -> tuple[Tagger, float]:
    """The averaged tagger, and the CPU seconds it took."""
    torch.manual_seed(seed)
    draw = random.Random(seed)
    tagger = Tagger(vectors, shape)
    averaged = copy.deepcopy(tagger)
    optimizer = torch.optim.Adam(tagger.parameters(), lr=plan.rate, betas=(0.9, 0.99))
    steps = plan.epochs * sum(1 for _ in batches(windows, plan.tokens, random.Random(seed)))
    began, done = time.process_time(), 0
    for epoch in range(plan.epochs):
        told = [0.0, 0.0]
        tagger.train()
        for batch in batches(windows, plan.tokens, draw):
            for group in optimizer.param_groups:
                falling = max(0.0, 1 - done / steps)
                group["lr"] = plan.rate * min((done + 1) / plan.warm, falling)
            first, second = tagger.losses(batch)
            size = batch.mask.sum() / 25  # about a sentence
            moved = tagger.encoder.moved.weight
            loss = (first + second) / size + plan.decay * moved.square().sum() / 2
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 5.0)
            optimizer.step()
            done += 1
            _average(averaged, tagger, min(plan.averaging, done / (done + 10)))
            told[0] += float(first.detach())
            told[1] += float(second.detach())
        seconds = time.process_time() - began
        print(f"epoch {epoch + 1}: {told[0]:.0f} {told[1]:.0f}  {seconds:.0f} s", flush=True)
    return averaged.eval(), time.process_time() - began


@torch.no_grad()
def _average(averaged: Tagger, tagger: Tagger, kept: float) -> None:
    for mean, now in zip(averaged.parameters(), tagger.parameters(), strict=True):
        mean.lerp_(now, 1 - kept)
