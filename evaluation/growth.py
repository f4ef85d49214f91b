"""Articles made into a pile of any size: each repeated and perturbed, no two of them alike.

    python -m evaluation.growth ARTICLES.jsonl[.gz] OUT.jsonl --reports 24000

The first round is the articles as they are. Every further round takes each article again with its
sentences in another order and a share of its words replaced by words of the pile, each round with
dice of its own. So a round adds as much text as there was, ties each article to its other forms as
a retold story would be, and adds no identical text.
"""

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

REPLACED = 0.35  # share of the words that a further round replaces
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_WORD = re.compile(r"[^\W\d_]{2,}")

Row = dict[str, Any]


def main() -> None:
    """Write the pile."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--reports", type=int, required=True)
    parser.add_argument("--replaced", type=float, default=REPLACED)
    arguments = parser.parse_args()
    rows = read_rows(arguments.articles)
    with arguments.out.open("w", encoding="utf-8") as out:
        for row in grown(rows, arguments.reports, arguments.replaced):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def read_rows(path: Path) -> list[Row]:
    """The articles of a JSON Lines file, packed or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def grown(rows: Sequence[Row], reports: int, replaced: float = REPLACED) -> Iterator[Row]:
    """`reports` rows: the first `rows` as they are, then round after round of perturbed ones.

    Raises ValueError if there is nothing to grow from.
    """
    if not rows:
        raise ValueError("no articles to grow a pile from")
    vocabulary = [w for row in rows[:500] for w in _WORD.findall(row["text"])]
    for number in range(reports):
        turn, at = divmod(number, len(rows))
        row = dict(rows[at])
        if turn:
            row["id"] = f"{row.get('id', at)}-{turn}"
            dice = random.Random(f"{turn}/{at}")
            row["text"] = perturbed(row["text"], vocabulary, replaced, dice)
        yield row


def perturbed(text: str, vocabulary: Sequence[str], replaced: float, dice: random.Random) -> str:
    """The sentences of `text` in another order, with a share of the words replaced."""
    sentences = _SENTENCE.split(text)
    dice.shuffle(sentences)

    def word(match: re.Match[str]) -> str:
        return dice.choice(vocabulary) if dice.random() < replaced else match.group()

    return _WORD.sub(word, " ".join(sentences))


if __name__ == "__main__":
    main()
