"""How each corpus is fed to the tool and scored: docs in, export out, the scorer's last line."""

import gzip
import json
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tellings.story import Story

SEEDS = (1, 2, 3, 4, 5)
WORLDS = Path(__file__).parent.resolve() / "worlds"


@dataclass(frozen=True)
class Run:
    """One measurement. `needs` are the files it takes, below the corpora folder."""

    name: str
    needs: tuple[str, ...]
    measure: Callable[[Path, Path], dict[str, Any]]

    def missing(self, corpora: Path) -> str | None:
        """The first needed file that is not there."""
        return next((n for n in self.needs if not (corpora / n).exists()), None)

    def figures(self, corpora: Path, work: Path) -> dict[str, Any]:
        """Measure in a work folder of its own (emptied first)."""
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        return self.measure(corpora, work)


def tell(inputs: Sequence[Path], work: Path) -> Path:
    """Run the whole tool over some inputs; returns the export folder."""
    story = Story(work / "story.db")
    story.add(*inputs)
    story.analyze()
    story.export(work / "export")
    return work / "export"


def unpacked(packed: Path, work: Path) -> Path:
    """A gzip file unpacked into the work folder."""
    target = work / packed.name.removesuffix(".gz")
    with gzip.open(packed, "rb") as source, target.open("wb") as plain:
        shutil.copyfileobj(source, plain)
    return target


def scored(corpora: Path, scorer: str, *arguments: Path | str) -> dict[str, Any]:
    """The figures that a scorer prints as its last line."""
    command = [sys.executable, str(corpora / "tools" / scorer), *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def documents(name: str, scorer: str, docs: str, gold: str) -> Run:
    """A corpus that is one file of documents and one of gold."""

    def measure(corpora: Path, work: Path) -> dict[str, Any]:
        export = tell([unpacked(corpora / "data" / docs, work)], work)
        return scored(corpora, scorer, corpora / "data" / gold, export)

    return Run(name, (f"data/{docs}", f"data/{gold}", f"tools/{scorer}"), measure)


def pages(name: str, archive: str, gold: str) -> Run:
    """An archive of web pages."""

    def measure(corpora: Path, work: Path) -> dict[str, Any]:
        shutil.unpack_archive(corpora / "data" / archive, work / "pages", filter="data")
        story = Story(work / "story.db")
        story.add(work / "pages")
        story.export(work / "export")
        return scored(corpora, "score_pages.py", corpora / "data" / gold, work / "export")

    return Run(name, (f"data/{archive}", f"data/{gold}", "tools/score_pages.py"), measure)


def stories(name: str, world: Path, seeds: Sequence[int] = SEEDS) -> Run:
    """Means over several forged stories, each with a seed of its own.

    `world` is below the corpora folder, or a world of the project's own below this one.
    """

    def measure(corpora: Path, work: Path) -> dict[str, Any]:
        every = []
        for seed in seeds:
            pile = work / f"seed-{seed}"
            forge = [sys.executable, str(corpora / "tools/forge_story.py"), str(pile)]
            forge += ["--worlds", str(corpora / world), "--seed", str(seed), "--reports", "40"]
            subprocess.run(forge, check=True, capture_output=True)
            export = tell([pile / "reports.jsonl", pile / "files"], pile)
            every.append(scored(corpora, "score_story.py", pile / "truth.json", export))
        return mean(every)

    needs = ("tools/forge_story.py", "tools/score_story.py", str(world))
    return Run(name, needs, measure)


def mean(records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The mean of every figure, nested records alike; None where no record has one."""
    values: dict[str, list[Any]] = defaultdict(list)
    for record in records:
        for key, value in record.items():
            values[key].append(value)
    found: dict[str, Any] = {}
    for key, kept in values.items():
        if any(isinstance(v, dict) for v in kept):
            found[key] = mean([v for v in kept if isinstance(v, dict)])
            continue
        numbers = [v for v in kept if isinstance(v, int | float)]
        found[key] = round(sum(numbers) / len(numbers), 4) if numbers else None
    return found


def _reuse(corpora: Path, work: Path) -> dict[str, Any]:
    pile = corpora / "data/reuse/pile"
    export = tell([unpacked(pile / "docs.jsonl.gz", work)], work)
    return scored(corpora, "score_reuse.py", pile, export)


RUNS = (
    stories("stories", Path("data/worlds/development.toml")),
    stories("stories-brezovik", WORLDS / "brezovik.toml", seeds=(1, 2, 3)),
    stories("stories-sahlat", WORLDS / "sahlat.toml", seeds=(1, 2, 3)),
    Run("reuse", ("data/reuse/pile/docs.jsonl.gz", "tools/score_reuse.py"), _reuse),
    documents(
        "attribution",
        "score_attribution.py",
        "attribution/polnear_dev.docs.jsonl.gz",
        "attribution/polnear_dev.gold.jsonl.gz",
    ),
    documents(
        "times", "score_times.py", "times/wikiwars.docs.jsonl.gz", "times/wikiwars.gold.jsonl.gz"
    ),
    documents(
        "times-news",
        "score_times.py",
        "times/meantime.docs.jsonl.gz",
        "times/meantime.gold.jsonl.gz",
    ),
    documents(
        "counts",
        "score_counts.py",
        "counts/newsquant_dev.docs.jsonl.gz",
        "counts/newsquant_dev.gold.jsonl.gz",
    ),
    documents(
        "names",
        "score_names.py",
        "names/newswcl50r_dev.docs.jsonl.gz",
        "names/newswcl50r_dev.mentions.jsonl.gz",
    ),
    documents(
        "claims", "score_claims.py", "claims/nanco.docs.jsonl.gz", "claims/nanco.gold.jsonl.gz"
    ),
    pages("pages", "pages/aeb.tar.gz", "pages/aeb.gold.jsonl.gz"),
    pages("pages-mixed", "pages/wcxb_dev250.tar.gz", "pages/wcxb_dev250.gold.jsonl.gz"),
)
