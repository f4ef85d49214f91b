"""The two networks in torch: an encoder that finds cues, and a head that reads one cue's words.

Both are bidirectional LSTMs under a linear-chain conditional random field (G. Lample et al.,
"Neural Architectures for Named Entity Recognition", NAACL 2016). The head reads what the encoder
made of the window together with which words are the cue, so that contents of different cues may
overlap. Either direction is an LSTM of its own over left-aligned sequences: padding never enters a
result.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from tellings.attribution.neural.features import (
    COLUMNS,
    CUE_COLUMNS,
    CUE_RULES,
    DISTANCES,
    EDGES,
    FLAGS,
    QUOTES,
    RULES,
    SENTENCES,
    SHAPES,
    SUFFIXES,
)
from tellings.text.tagger import LABELS as PARTS

_SIZES = (SUFFIXES, SHAPES, len(PARTS), QUOTES, RULES, EDGES)
TOKEN_SIZES = dict(zip(COLUMNS[1:], _SIZES, strict=True))
TOKEN_WIDTHS = {"suffix": 16, "shape": 8, "label": 16, "quote": 6, "rule": 8, "edge": 4}
CUE_SIZES = dict(zip(CUE_COLUMNS, (FLAGS, DISTANCES, CUE_RULES, SENTENCES), strict=True))
CUE_WIDTHS = {"flag": 8, "distance": 16, "rule": 12, "sentence": 4}

MOVED = 6000  # most frequent words, whose vectors are fitted further


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes and dropout of the networks."""

    encoder: int = 128
    head: int = 96
    inputs: float = 0.3
    between: float = 0.4
    words: float = 0.08
    """Share of words replaced by the unknown word while training."""
    rules: float = 0.1
    """Share of sequences that see nothing of the rules' findings while training."""


class Directions(nn.Module):
    """One bidirectional LSTM layer over (time, batch, width), left-aligned."""

    def __init__(self, width: int, size: int) -> None:
        super().__init__()
        self.forth = nn.LSTM(width, size)
        self.back = nn.LSTM(width, size)

    def forward(self, x: Tensor, turned: Tensor) -> Tensor:
        """`turned` (time, batch) holds each sequence's places in reverse, padding in place."""
        index = turned.unsqueeze(-1)
        forth, _ = self.forth(x)
        back, _ = self.back(x.gather(0, index.expand_as(x)))
        return torch.cat([forth, back.gather(0, index.expand_as(back))], -1)


class Encoder(nn.Module):
    """Token columns -> states of every token, and scores of every label."""

    def __init__(self, vectors: Tensor, labels: int, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.register_buffer("vectors", vectors)
        self.moved = nn.Embedding(MOVED, vectors.shape[1])
        nn.init.zeros_(self.moved.weight)
        self.columns = nn.ModuleDict(
            {name: nn.Embedding(TOKEN_SIZES[name], width) for name, width in TOKEN_WIDTHS.items()}
        )
        width = vectors.shape[1] + sum(TOKEN_WIDTHS.values())
        self.first = Directions(width, shape.encoder)
        self.second = Directions(2 * shape.encoder, shape.encoder)
        self.scores = nn.Linear(2 * shape.encoder, labels)
        self.inputs, self.between = nn.Dropout(shape.inputs), nn.Dropout(shape.between)

    def forward(self, tokens: Tensor, turned: Tensor) -> tuple[Tensor, Tensor]:
        """(time, batch, columns) integers -> states (time, batch, width), scores of labels."""
        word = tokens[..., 0]
        if self.training:
            word = word.masked_fill(torch.rand(word.shape) < self.shape.words, 0)
            tokens = _without(tokens, COLUMNS.index("rule"), self.shape.rules)
        vector = nn.functional.embedding(word, self.vectors)
        vector = vector + self.moved(word.where(word < MOVED, 0))
        others = [e(tokens[..., n]) for n, e in enumerate(self.columns.values(), 1)]
        x = self.inputs(torch.cat([vector, *others], -1))
        x = self.between(self.first(x, turned))
        x = self.between(self.second(x, turned))
        return x, self.scores(x)


class Head(nn.Module):
    """States and the columns of one cue -> scores of the labels of its source and content."""

    def __init__(self, width: int, labels: int, shape: Shape) -> None:
        super().__init__()
        self.columns = nn.ModuleDict(
            {name: nn.Embedding(CUE_SIZES[name], size) for name, size in CUE_WIDTHS.items()}
        )
        self.layer = Directions(width + sum(CUE_WIDTHS.values()), shape.head)
        self.scores = nn.Linear(2 * shape.head, labels)
        self.shape = shape
        self.between = nn.Dropout(shape.between)

    def forward(self, states: Tensor, cue: Tensor, turned: Tensor) -> Tensor:
        """(time, batch, width) states and (time, batch, columns) integers -> scores."""
        if self.training:
            cue = _without(cue, CUE_COLUMNS.index("rule"), self.shape.rules)
        columns = [e(cue[..., n]) for n, e in enumerate(self.columns.values())]
        x = self.layer(torch.cat([states, *columns], -1), turned)
        return self.scores(self.between(x))


class Field(nn.Module):
    """A linear-chain conditional random field: how well labels follow one another."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.begin = nn.Parameter(torch.zeros(labels))
        self.steps = nn.Parameter(torch.zeros(labels, labels))

    def loss(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Sum of negative log-likelihoods; (time, batch, labels), (time, batch), (time, batch)."""
        right = self.begin[gold[0]] + scores[0].gather(1, gold[0].unsqueeze(1)).squeeze(1)
        emitted = scores[1:].gather(2, gold[1:].unsqueeze(2)).squeeze(2)
        moved = self.steps[gold[:-1], gold[1:]]
        right = right + ((emitted + moved) * mask[1:]).sum(0)
        alpha = self.begin + scores[0]
        for t in range(1, len(scores)):
            ahead = torch.logsumexp(alpha.unsqueeze(2) + self.steps, 1) + scores[t]
            alpha = torch.where(mask[t].unsqueeze(1), ahead, alpha)
        return (torch.logsumexp(alpha, 1) - right).sum()


def _without(columns: Tensor, number: int, share: float) -> Tensor:
    """The columns with one of them zero in a random share of the sequences."""
    columns = columns.clone()
    columns[:, torch.rand(columns.shape[1]) < share, number] = 0
    return columns


def reversed_places(lengths: Tensor, time: int) -> Tensor:
    """(time, batch) places of each sequence in reverse; padding stays where it is."""
    places = torch.arange(time).unsqueeze(1)
    turned = lengths.unsqueeze(0) - 1 - places
    return torch.where(turned >= 0, turned, places)
