"""Make the built-in sample from its marked-up sources: the reports and truth.json.

    python evaluation/sample/make_sample.py            write src/tellings/sample
    python evaluation/sample/make_sample.py --check    write nothing; fail if a file would change
    python evaluation/sample/make_sample.py --lint     numbers and time words that carry no mark

Sources: story.toml (who exists, what can be claimed, which events put it on record), planted.toml,
outlets.toml (site furniture) and reports/*.txt.  A report's source is a header, `--`, and
paragraphs with marks `{kind arguments|words}`:

    s1 q1 c1          source, cue, content of attribution 1; its data stand in the header (`att 1:`)
    w claim.n event   a witness of value n of a claim, put on record by that event; cred=r17
    t 2008-03-14@p    a time: @p reckoned from the report's date, @v from an earlier time; ~MOD
    n =214 and of     a count (=, ~, >=, vague:low-) and what is counted; id=x, part=x
    st name           quoted words that others took down too
    cr outlet kind    a credit
    stale             words whose date was dropped in a later printing
    k id              something planted

`^` lines are title (`^ #`), date and byline.  `@copy r01 1-3`, `@stock name` and `@lost name 1-2`
take paragraphs from elsewhere, marks included; lines `- old => new` below them are the edits.
The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import sample_links as links
from sample_articles import load
from sample_facts import Facts, read_off
from sample_markup import Mark
from sample_pages import Page, lay_out, row

HERE = Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "src" / "tellings" / "sample"
ROWS = "feeds.jsonl"
UNMARKED = re.compile(
    r"\b(\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|dozens?|scores|hundreds?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|last|ago|weeks?|months?|years?|hours?|minutes?"
    r"|january|february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)


def build() -> tuple[dict[str, bytes], dict[str, Any], list[Page], Facts]:
    """All files of the sample by path below the target, the truth, and what they were made of."""
    story: dict[str, Any] = tomllib.loads((HERE / "story.toml").read_text(encoding="utf-8"))
    story["planted"] = tomllib.loads((HERE / "planted.toml").read_text(encoding="utf-8"))
    furniture = tomllib.loads((HERE / "outlets.toml").read_text(encoding="utf-8"))
    desk = load(HERE / "reports", story["stock"])
    pages = lay_out(desk.articles, story["outlets"], furniture)
    facts = read_off(story, desk, pages)
    record = truth(story, pages, facts)
    files = {f"reports/{p.key}": p.data for p in pages if p.format != "jsonl"}
    rows = [p for p in pages if p.format == "jsonl"]
    names = story["outlets"]
    lines = [row(p, str(names[p.articles[0].article.head["outlet"]]["name"])) for p in rows]
    files[f"reports/{ROWS}"] = "".join(lines).encode()
    files["truth.json"] = (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
    return dict(sorted(files.items())), record, pages, facts


def truth(story: dict[str, Any], pages: list[Page], facts: Facts) -> dict[str, Any]:
    """The whole truth record; spans are code points of `texts[key]`, `report` names the article."""
    texts = {p.key: p.text.text for p in pages}
    heads = {p.article.id: p.article.head for page in pages for p in page.articles}
    keys = {r["id"]: r["key"] for r in facts.reports}
    families, pairs = links.passages(texts, keys, facts.instances, facts.quotes)
    steps = links.edges(facts.reports, facts.instances, facts.witnesses, heads)
    claims = links.claims(story, facts.witnesses)
    disagreements, look_alikes = links.contradictions(story, facts.witnesses)
    inner = ("how", "root")
    return {
        "world": story["world"],
        "texts": texts,
        "reports": facts.reports,
        "witnesses": [{k: v for k, v in w.items() if k not in inner} for w in facts.witnesses],
        "attributions": [{k: v for k, v in a.items() if k != "start"} for a in facts.attributions],
        "mentions": facts.mentions,
        "labels": facts.labels,
        "times": facts.times,
        "counts": facts.counts,
        "joins": facts.joins,
        "stale": facts.stale,
        "claims": claims,
        "occasions": occasions(story, facts),
        "entities": entities(story, facts),
        "disagreements": disagreements,
        "look_alikes": look_alikes,
        "passages": families,
        "pairs": pairs,
        "edges": steps,
        "stock": sorted(story["stock"]),
        "planted": facts.planted,
    }


def occasions(story: dict[str, Any], facts: Facts) -> list[dict[str, Any]]:
    """Each event that put something on record, and what it asserted."""
    told: dict[str, set[str]] = {}
    for w in facts.witnesses:
        told.setdefault(w["occasion"], set()).add(w["variant"])
    empty = {"speaker": None, "document": None, "outlet": None, "anonymous": False, "words": None}
    return [
        {"id": ident, **empty, **event, "asserts": sorted(told.get(ident, ()))}
        for ident, event in story["occasions"].items()
    ]


def entities(story: dict[str, Any], facts: Facts) -> list[dict[str, Any]]:
    """Actors, outlets and the sources without a name, as one list."""
    rows = [
        {
            "id": i,
            "kind": e["kind"],
            "name": e["name"],
            "names": e["names"],
            "labels": e.get("labels", {}),
        }
        for i, e in story["entities"].items()
    ]
    for ident, o in story["outlets"].items():
        names = [o["name"], *o.get("aliases", [])]
        rows.append(
            {"id": ident, "kind": "organisation", "name": o["name"], "names": names, "labels": {}}
        )
    steps = [s for a in facts.attributions for s in a["chain"] if s["role"] == "anonymous"]
    rows += [
        {"id": ident, "kind": "person", "name": None, "names": [], "labels": {}}
        for ident in sorted({s["entity"] for s in steps})
    ]
    return sorted(rows, key=lambda r: str(r["id"]))


# checks ------------------------------------------------------------------------------------------
def faults(files: dict[str, bytes], record: dict[str, Any], pages: list[Page]) -> list[str]:
    """What is wrong: marks off their words, chance overlaps, changed or left-over files."""
    found = []
    for page in pages:
        text = page.text.text
        found += [
            f"{page.key}: {m}"
            for m in page.text.marks
            if text[m.start : m.end] != m.words or not m.words
        ]
        if page.format == "txt" and page.data.decode() != text:
            found.append(f"{page.key}: the file is not its text")
    rows = {
        json.loads(r)["id"]: json.loads(r)["text"]
        for r in files[f"reports/{ROWS}"].decode().splitlines()
    }
    found += [f"{k}: the row is not its text" for k, t in rows.items() if record["texts"][k] != t]
    found += [f"shared by chance: {p}" for p in record["pairs"] if p["kind"] == "chance"]
    found += [f"planted nowhere: {p['id']}" for p in record["planted"] if not p["where"]]
    for path, data in files.items():
        if not (TARGET / path).exists() or (TARGET / path).read_bytes() != data:
            found.append(f"{path} is not what the sources give")
    there = {str(p.relative_to(TARGET)) for p in (TARGET / "reports").glob("*")}
    return found + [f"{p} is left over" for p in sorted(there - set(files))]


def unmarked(pages: list[Page]) -> list[str]:
    """Numbers and time words in bodies that no time or count mark covers: meant, or forgotten?"""
    out = []
    for page in pages:
        marks: list[Mark] = [m for m in page.text.marks if m.kind in "tn"]
        for placed in page.articles:
            for region in (r for r in placed.regions if r.block.kind == "body"):
                for hit in UNMARKED.finditer(page.text.text, region.start, region.end):
                    if not any(m.start < hit.end() and hit.start() < m.end for m in marks):
                        around = page.text.text[max(0, hit.start() - 40) : hit.end() + 30]
                        out.append(f"{placed.article.id} [{hit[0]}] …{around!r}…")
    return out


def main(arguments: list[str]) -> int:
    """Write, check or lint; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--lint", action="store_true")
    chosen = parser.parse_args(arguments)
    files, record, pages, _ = build()
    if chosen.lint:
        print("\n".join(unmarked(pages)))
        return 0
    if not chosen.check:
        for path, data in files.items():
            (TARGET / path).parent.mkdir(parents=True, exist_ok=True)
            (TARGET / path).write_bytes(data)
    wrong = faults(files, record, pages)
    print(
        "\n".join(wrong)
        if wrong
        else f"{len(files)} files, {len(record['reports'])} reports: all spans hit"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
