"""Trains the attribution tagger and writes what the package runs.

    python -m training.attribution.train --polnear FOLDER --news FILE --out FOLDER
        --stories FOLDER ...

The folder of `--polnear` holds `polnear_train.docs.jsonl.gz` and `.gold.jsonl.gz`. `--news` is a
gzipped JSON Lines file of unlabelled articles (field `text`), from which word vectors are made
first. `--stories` are forged stories (`evaluation/worlds/README.md`; the card of the models says
which), from which the tagger learns how agencies write, and that their asides are no attributions.
Written are `words_en.txt`, `encoder_en.onnx` and `head_en.onnx`. Needs `requirements.txt` beside
this file.

One thread and fixed seeds: the same inputs on the same machine give the same files. What the rules
find is among the features, so the tagger is trained again when the rules have changed much.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import torch

from tellings.attribution.neural import features
from training.attribution.corpus import lines, read_pile, read_windows
from training.attribution.export import export
from training.attribution.fit import Plan, Tagger, fit
from training.attribution.network import Shape
from training.attribution.vectors import SIZE, tokens_of, vectors, vocabulary

SEED = 7
SCALE = 0.3  # standard deviation of the vectors as the encoder gets them
AT_LEAST, AT_MOST = 8, 26_000  # how often a word must be seen, and how many words are kept
LEAN = 0.5  # found on held-out training articles


def prepared_vectors(news: Path, docs: Path, out: Path) -> torch.Tensor:
    """Makes the vocabulary, writes it, and gives a row for the unknown word and for each word."""
    texts = tokens_of(record["text"] for file in (news, docs) for record in lines(file))
    words = vocabulary(texts, AT_LEAST, AT_MOST)
    out.mkdir(parents=True, exist_ok=True)
    (out / "words_en.txt").write_text("\n".join(words), encoding="utf-8")
    rows = vectors(texts, words, SEED) * np.float32(SCALE)
    return torch.from_numpy(np.concatenate([np.zeros((1, SIZE), np.float32), rows]))


def trained(
    news: Path, polnear: Path, stories: list[Path], out: Path, plan: Plan, seed: int
) -> Tagger:
    """All steps up to the fitted tagger."""
    docs, gold = (polnear / f"polnear_train.{kind}.jsonl.gz" for kind in ("docs", "gold"))
    rows = prepared_vectors(news, docs, out)
    features.VOCABULARY = out / "words_en.txt"
    windows = read_windows(docs, gold)
    for n, story in enumerate(sorted(stories), 1):
        windows += read_pile(story / "truth.json", n * 100_000)
    print(f"{len(windows)} windows, {sum(len(w.labels) for w in windows)} tokens", flush=True)
    tagger, seconds = fit(windows, rows, Shape(), plan, seed)
    print(f"fitted in {seconds:.0f} s of one core")
    return tagger


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--stories", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    plan = Plan(epochs=arguments.epochs)
    tagger = trained(
        arguments.news, arguments.polnear, arguments.stories, arguments.out, plan, SEED
    )
    export(tagger, arguments.out, LEAN)
    for path in sorted(arguments.out.glob("*_en.*")):
        print(f"{path.name}: {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
