"""Texts that make a careless engine quadratic, each at two sizes: time must grow with the text.

    python -m evaluation.pathological              sizes for a few minutes
    python -m evaluation.pathological --scale 0.1  a tenth of them

- `footer`: so many short reports, all with one footer;
- `one-report`: one report of so many bytes beside its own copy with some words changed;
- `one-word`: two reports that are one word, so many times over;
- `few-words`: two reports of so many words, drawn from a handful;
- `one-text`: so many copies of one short report.

A line a case: what there was and what was found, CPU seconds at half the size and at the whole,
and the exponent of growth. The last line is one JSON object.
"""

import argparse
import functools
import json
import math
import random
import resource
import time
from collections.abc import Callable, Iterator

from tellings import reuse
from tellings.model import Report
from tellings.pipeline import collecting

FOOTER = (
    "The Norwick Gazette is published every weekday by the Harbour Press of Norwick. "
    "Write to our readers' desk with corrections, complaints and photographs of large fish."
)
SIZES = {
    "footer": 100_000, "one-report": 50_000_000, "one-word": 1_000_000, "few-words": 1_000_000,
    "one-text": 20_000,
}  # fmt: skip


def main() -> None:
    """Run every case, or those named, at half the size and the whole."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", nargs="*", default=sorted(SIZES))
    parser.add_argument("--scale", type=float, default=1.0)
    arguments = parser.parse_args()
    work(CASES["footer"](30))  # compiles the kernels
    figures = {}
    for case in arguments.cases:
        size = int(SIZES[case] * arguments.scale)
        half, whole = (work(CASES[case](n)) for n in (size // 2, size))
        growth = math.log2(max(whole["cpu"], 0.01) / max(half["cpu"], 0.01))
        figures[case] = {**whole, "half": half["cpu"], "growth": round(growth, 2)}
        print(case, json.dumps(figures[case]), flush=True)
    print(json.dumps(figures))


def work(reports: Iterator[Report]) -> dict[str, float]:
    """The reuse stage over the reports: what it found and what it cost."""
    with collecting.paused():
        known = {r.id: r for r in reports}
        began = time.process_time()
        settings = reuse.Settings()
        made = ((name, reuse.index_report(known[name])) for name in sorted(known))
        shelf = reuse.shelved(made, settings.memory)
        pairs = reuse.candidates(shelf, settings)
        found = [x for _, rows in reuse.align_pairs(pairs, shelf, settings) for x in rows]
        passages, marked = reuse.find_passages(known.values(), found, settings, shelf)
        steps = reuse.find_borrowings(known.values(), passages, marked, settings, shelf)
    return {
        "reports": len(known), "characters": sum(len(r.text) for r in known.values()),
        "pairs": len(pairs), "alignments": len(found), "passages": len(passages),
        "borrowings": len(steps), "cpu": round(time.process_time() - began, 2),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


def report(number: int, text: str) -> Report:
    """A report by number, of one of seven outlets."""
    name = f"r{number:06d}"
    return Report(name, name, name, 0, 0, text, "", outlet=f"Outlet {number % 7}")


@functools.cache
def vocabulary() -> tuple[str, ...]:
    """20,000 invented words."""
    dice, letters = random.Random(0), "abdefgiklmnoprstuv"
    words = (
        "".join(dice.choice(letters) for _ in range(dice.randint(2, 9))) for _ in range(20_000)
    )
    return tuple(words)


def invented(dice: random.Random, count: int) -> list[str]:
    """`count` words of the vocabulary, with a full stop now and then."""
    words = dice.choices(vocabulary(), k=count)
    return [word + "." if i % 17 == 16 else word for i, word in enumerate(words)]


def footers(count: int) -> Iterator[Report]:
    """Short reports of their own words, all with one footer."""
    dice = random.Random(1)
    for number in range(count):
        yield report(number, " ".join(invented(dice, 120)) + ".\n\n" + FOOTER)


def long_report(size: int) -> Iterator[Report]:
    """One report of about `size` characters, and its copy with one word in twenty changed."""
    dice = random.Random(2)
    words = invented(dice, size // 7)
    changed = [dice.choice(words) if dice.random() < 0.05 else w for w in words]
    yield report(0, " ".join(words))
    yield report(1, " ".join(changed))
    yield report(2, " ".join(invented(dice, 200)))


def one_word(count: int) -> Iterator[Report]:
    """Two reports that say one word over and over."""
    for number in range(2):
        yield report(number, "harbour " * (count + number))


def few_words(count: int) -> Iterator[Report]:
    """Two reports of four words in any order."""
    dice = random.Random(3)
    for number in range(2):
        yield report(number, " ".join(dice.choices(("tide", "quay", "rope", "so"), k=count)))


def one_text(count: int) -> Iterator[Report]:
    """The same short report many times."""
    text = " ".join(invented(random.Random(4), 60)) + "."
    for number in range(count):
        yield report(number, text)


CASES: dict[str, Callable[[int], Iterator[Report]]] = {
    "footer": footers, "one-report": long_report, "one-word": one_word, "few-words": few_words,
    "one-text": one_text,
}  # fmt: skip

if __name__ == "__main__":
    main()
