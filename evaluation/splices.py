"""Files pasted together from several articles, forged from a list of articles, and their score.

    python -m evaluation.splices ARTICLES.jsonl.gz [--seed 7] [--files 300]

ARTICLES are JSON Lines with `text` and, where known, `title`, `outlet` and `published`. Half of the
files hold one article as it is, half two or three joined in one of the ways that clippings, lists
of search results and scrapers leave behind (`WAYS`). The texts are never kept.

A joint counts as found if a report begins on its line or on the line before or after it; a file
counts as clean if it holds one article and stays one report.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluation.corpora import Run
from tellings.reading.lines import split_lines
from tellings.reading.plain import read_plain

SEED, FILES = 7, 300
LEAST, MOST = 600, 8000  # characters of an article that is taken
NEAR = 1  # lines between a joint and the place where a report begins

Article = dict[str, Any]


def headed(article: Article, rng: random.Random) -> str:
    """Headline, outlet and day in lines of their own, then the text."""
    day = f"{rng.randint(1, 28)} {rng.choice(_MONTHS)} {rng.randint(1998, 2023)}"
    top = [article.get("title") or "", f"{article.get('outlet') or 'Harven Daily'}, {day}"]
    return "\n".join([line for line in top if line] + ["", article["text"]])


def titled(article: Article, _: random.Random) -> str:
    """The headline, an empty line, the text."""
    return f"{article.get('title') or ''}\n\n{article['text']}".strip()


def bylined(article: Article, rng: random.Random) -> str:
    """Headline and byline above the text."""
    name = (
        f"{rng.choice(('Mara', 'Sami', 'Ola', 'Edda'))} {rng.choice(('Brandt', 'Dolat', 'Rook'))}"
    )
    return f"{article.get('title') or ''}\nBy {name}\n\n{article['text']}".strip()


def datelined(article: Article, rng: random.Random) -> str:
    """The text alone under a dateline."""
    place = rng.choice(("HARVEN", "PORT ANSEL", "TARN", "Brenn"))
    agency = rng.choice((" (Nordwire)", "", ", May 3 (VWS)"))
    return f"{place}{agency} - {article['text']}"


def bare(article: Article, _: random.Random) -> str:
    """The text and nothing else."""
    return str(article["text"])


def clipped(article: Article, _: random.Random) -> str:
    """The text from the middle of its first sentence on, as a careless selection leaves it."""
    words = article["text"].split(" ")
    start = next((n for n, w in enumerate(words[3:40], 3) if w[:1].islower()), 0)
    return " ".join(words[start:])


_MONTHS = ("January", "March", "May", "July", "September", "November")
WAYS: dict[str, tuple[Callable[[Article, random.Random], str], tuple[str, ...]]] = {
    "headed": (headed, ("\n\n", "\n\n\n", "\n")),
    "titled": (titled, ("\n\n\n", "\n\n* * *\n\n", "\n\n----------\n\n")),
    "bylined": (bylined, ("\n\n", "\n\n\n")),
    "datelined": (datelined, ("\n\n", "\n")),
    "ruled": (bare, ("\n\n----------\n\n", "\n\n***\n\n", "\n\n###\n\n")),
    "bare": (bare, ("\n\n\n\n", "\n\n")),
    "clipped": (clipped, ("\n\n", "\n")),
}


def forge(
    articles: Sequence[Article], files: int, seed: int
) -> Iterator[tuple[str, str, list[int]]]:
    """(way, text, offsets at which a further article begins) of each file; "one" has no offsets."""
    rng = random.Random(seed)
    usable = [a for a in articles if LEAST <= len(a["text"]) <= MOST]
    for number in range(files):
        if number % 2 == 0:
            alone = rng.choice((headed, titled, bylined, datelined, bare))
            yield "one", alone(rng.choice(usable), rng), []
            continue
        way = sorted(WAYS)[(number // 2) % len(WAYS)]
        shape, joints = WAYS[way]
        text, cuts = shape(rng.choice(usable), rng), list[int]()
        for _ in range(rng.choice((1, 1, 2))):
            text = text.rstrip("\n") + rng.choice(joints)
            cuts.append(len(text))
            text += shape(rng.choice(usable), rng)
        yield way, text, cuts


def score(articles: Sequence[Article], files: int = FILES, seed: int = SEED) -> dict[str, Any]:
    """Shares in percent: joints found, by way too; joints that are none; clean files split."""
    found, wanted = Counter[str](), Counter[str]()
    false = split = clean = 0
    for way, text, cuts in forge(articles, files, seed):
        begins = [draft.starts_at for draft in read_plain(text, "a.txt", "a.txt")[1:]]
        if way == "one":
            clean += 1
            split += bool(begins)
            continue
        starts = [line.start for line in split_lines(text)]
        lines = [_line_of(starts, at) for at in begins]
        joints = [_line_of(starts, at) for at in cuts]
        wanted[way] += len(joints)
        found[way] += sum(any(abs(at - j) <= NEAR for at in lines) for j in joints)
        false += sum(all(abs(at - j) > NEAR for j in joints) for at in lines)
    return {
        "recall": _percent(found.total(), wanted.total()),
        "precision": _percent(found.total(), found.total() + false),
        "clean_split": _percent(split, clean),
        "ways": {way: _percent(found[way], wanted[way]) for way in sorted(WAYS)},
    }


def _line_of(starts: Sequence[int], at: int) -> int:
    return sum(start <= at for start in starts)


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 2) if whole else None


def read_articles(path: Path) -> list[Article]:
    """The articles of a JSON Lines file, packed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _measure(corpora: Path, work: Path) -> dict[str, Any]:
    del work
    return score(read_articles(corpora / "data/reuse/articles.jsonl.gz"))


RUN = Run("splices", ("data/reuse/articles.jsonl.gz",), _measure)


def main() -> None:
    """Forge, read, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--files", type=int, default=FILES)
    arguments = parser.parse_args()
    print(json.dumps(score(read_articles(arguments.articles), arguments.files, arguments.seed)))


if __name__ == "__main__":
    main()
