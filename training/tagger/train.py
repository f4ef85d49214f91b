"""Trains the English part-of-speech model from UD English EWT and measures it.

    python -m training.tagger.train --ewt PATH.tar.gz --out FILE [--also SUFFIX ...]

The archive holds the treebank's train and dev files in CoNLL-U. Nothing is drawn at random but from
the fixed seeds below: the same archive gives the same bytes. Takes about a minute on one core.
"""

import argparse
import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.kernels.perceptron import context_rows, greedy_tags, word_keys
from tellings.kernels.perceptron_training import train_epoch
from tellings.text.tagger import LABELS, encode, lemma
from training.tagger.treebank import Sentence, own_sentences, read_member, treebank_sentences
from training.tagger.variants import headline, news_variants, recased

BITS = 19  # table of 2**19 rows: 0.1 points better than 2**18, still under 2.5 MB compressed
EPOCHS = 10
MARGIN = 40  # with DROP the best of a small grid on the dev part (0..80, 0..96)
DROP = 56
STEPS = 2.0  # steps of a quantised weight to one update
SEEDS = (1, 2, 3)  # the average of three runs is 0.1 points better than one


class Encoded(NamedTuple):
    """Sentences as the kernels want them."""

    gold: NDArray[np.int64]
    ends: NDArray[np.int64]
    keys: NDArray[np.int64]
    rows: NDArray[np.int32]


def encoded(sentences: Sequence[Sentence]) -> Encoded:
    """Sentences as arrays."""
    words = [word for sentence in sentences for word in sentence.words]
    gold = np.array([label for s in sentences for label in s.labels], dtype=np.int64)
    ends = np.cumsum([len(s.words) for s in sentences]).astype(np.int64)
    keys = word_keys(*encode(words))
    return Encoded(gold, ends, keys, context_rows(keys, ends, (1 << BITS) - 1))


def training_sentences(conllu: str) -> list[Sentence]:
    """Sentences in our tokens, in the treebank's where these differ, and as news writes them."""
    own = list(own_sentences(conllu))
    split = [
        theirs
        for theirs, ours in zip(treebank_sentences(conllu), own, strict=True)
        if theirs.words != ours.words
    ]
    return own + split + list(news_variants(own, SEEDS[0]))


def averaged_weights(data: Encoded, seed: int) -> NDArray[np.float64]:
    """One averaged perceptron."""
    weights = np.zeros((1 << BITS, len(LABELS)), dtype=np.int32)
    totals = np.zeros(weights.shape, dtype=np.int64)
    state = np.array([1, seed], dtype=np.int64)
    starts = np.concatenate([np.zeros(1, dtype=np.int64), data.ends[:-1]])
    order = np.random.Generator(np.random.PCG64(seed))
    for epoch in range(EPOCHS):
        wrong = train_epoch(
            data.keys, data.rows, starts, data.ends, order.permutation(data.ends.size),
            data.gold, weights, totals, state, MARGIN, DROP,
        )  # fmt: skip
        print(f"seed {seed} epoch {epoch + 1}: {wrong} of {data.gold.size} wrong", file=sys.stderr)
    averaged: NDArray[np.float64] = weights - totals / state[0]
    return averaged


def quantised(weights: NDArray[np.float64]) -> NDArray[np.int8]:
    """Weights as small integers within -127 to 127; the smallest, noise for the most part, go."""
    steps = np.clip(np.rint(weights * STEPS), -127, 127).astype(np.int8)
    steps[np.abs(steps) < 2] = 0
    return steps


def write_model(path: Path, weights: NDArray[np.int8]) -> None:
    """An npz file whose bytes depend on the weights and the labels only."""
    arrays = {"labels": np.array([f"{t}:{f}" for t, f in LABELS]), "weights": weights}
    with zipfile.ZipFile(path, "w") as archive:
        for name, array in sorted(arrays.items()):
            content = io.BytesIO()
            np.lib.format.write_array(content, array, version=(1, 0), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, content.getvalue(), zipfile.ZIP_DEFLATED, compresslevel=9)


def accuracy(data: Encoded, weights: NDArray[np.int8]) -> tuple[float, float]:
    """Shares of right parts of speech and of right labels (with the verb form), in percent."""
    tags = sorted({tag for tag, _ in LABELS})
    number = np.array([tags.index(tag) for tag, _ in LABELS])
    found = greedy_tags(data.keys, data.rows, data.ends, weights)
    kept = data.gold >= 0
    same_tag = number[found[kept]] == number[data.gold[kept]]
    return 100 * float(same_tag.mean()), 100 * float((found[kept] == data.gold[kept]).mean())


def lemma_accuracy(conllu: str, tags: tuple[str, ...]) -> float:
    """Percent of treebank words with one of the parts of speech whose lemma is the treebank's."""
    right = [
        lemma(word, LABELS[label][0]) == base.lower()
        for sentence in treebank_sentences(conllu)
        for word, label, base in zip(*sentence, strict=True)
        if label >= 0 and LABELS[label][0] in tags
    ]
    return 100 * sum(right) / len(right)


def form_figures(data: Encoded, weights: NDArray[np.int8], form: str) -> tuple[float, float]:
    """Precision and recall, in percent, of full verbs in one form."""
    found = greedy_tags(data.keys, data.rows, data.ends, weights)
    label = LABELS.index(("VERB", form))
    both = int(np.sum((found == label) & (data.gold == label)))
    return 100 * both / int(np.sum(found == label)), 100 * both / int(np.sum(data.gold == label))


def test_sets(name: str, conllu: str) -> dict[str, Encoded]:
    """A treebank part in our tokens, in its own, and rewritten as headlines and capitals."""
    own = list(own_sentences(conllu))
    return {
        f"{name}, our tokens": encoded(own),
        f"{name}, treebank words": encoded(list(treebank_sentences(conllu))),
        f"{name}, as headlines": encoded([headline(s) for s in own if len(s.words) > 3]),
        f"{name}, in capitals": encoded([recased(s, str.upper) for s in own]),
    }


def report(name: str, conllu: str, weights: NDArray[np.int8]) -> None:
    """Prints the figures of one treebank part, TAB between columns."""
    for title, part in test_sets(name, conllu).items():
        tag, label = accuracy(part, weights)
        print(f"{title}\twords {part.gold.size}\tUPOS {tag:.2f}\twith verb form {label:.2f}")
    own = encoded(list(own_sentences(conllu)))
    for form in ("past", "part", "fin", "inf", "ger"):
        precision, recall = form_figures(own, weights, form)
        print(f"{name}, VERB {form}\tprecision {precision:.1f}\trecall {recall:.1f}")
    for tags in (("VERB", "AUX"), ("NOUN",)):
        print(f"{name}, lemma of {' and '.join(tags)}\t{lemma_accuracy(conllu, tags):.2f}")


def main() -> None:
    """Reads the arguments, trains, writes the file, prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--ewt", type=Path, required=True, help="tar archive with the treebank")
    parser.add_argument("--out", type=Path, required=True, help="model file to write (.npz)")
    parser.add_argument(
        "--also", nargs="*", default=[], help="ends of more file names to measure on (never train)"
    )
    chosen = parser.parse_args()
    data = encoded(training_sentences(read_member(chosen.ewt, "en_ewt-ud-train.conllu")))
    runs = [averaged_weights(data, seed) for seed in SEEDS]
    weights = quantised(np.sum(runs, axis=0) / len(runs))
    write_model(chosen.out, weights)
    for suffix in ["ewt-ud-dev.conllu", *chosen.also]:
        report(suffix, read_member(chosen.ewt, suffix), weights)
    print(f"file\t{chosen.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
