"""The whole tool run over the marked-up reports: figures of each part and of the agreement.

    python -m evaluation.attribution_gold.run dev          figures of one part, as JSON
    python -m evaluation.attribution_gold.run dev --errors what is missed and wrong in it

The parts `test` and `late` (written after the rules were) are for figures only: who works on the
tool does not read what is wrong in them.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from evaluation.attribution_gold.markup import Report, Said, half
from evaluation.attribution_gold.score import Answer, Got, matched, same, same_chain, score
from evaluation.attribution_gold.second import second
from evaluation.corpora import Run, tell

PARTS = ("dev", "test", "late")
RULED = ("anonymous", "stance", "parent")


def measure(corpora: Path, work: Path) -> dict[str, Any]:
    """Figures of all parts and of the two annotations; `corpora` is not needed."""
    del corpora
    found = {name: score(half(name), answered(half(name), work / name)) for name in PARTS}
    return {**found, "agreement": agreement()}


def answered(reports: list[Report], work: Path) -> list[Answer]:
    """Run the tool over some reports, as rows of JSON Lines; what it found, in their order."""
    work.mkdir(parents=True, exist_ok=True)
    rows = work / "reports.jsonl"
    with rows.open("w", encoding="utf-8") as out:
        for report in reports:
            head = {n: report.header[n] for n in ("outlet", "published", "title")}
            print(json.dumps({"id": report.id, **head, "text": report.text}), file=out)
    return read_export(reports, tell([rows], work))


def read_export(reports: list[Report], export: Path) -> list[Answer]:
    """What an export holds on some reports, in their order; offsets in the input texts."""
    key, shift = {}, {}
    credits: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for row in _rows(export / "reports.jsonl"):
        key[row["id"]], at = row["key"], row["starts_at"]
        shift[row["id"]] = at
        credits[row["key"]] += [
            (c["start"] + at, c["end"] + at, c["name"], c["kind"]) for c in row["credits"]
        ]
    said: dict[str, list[Got]] = defaultdict(list)
    for row in _rows(export / "attributions.jsonl"):
        if row["kind"] == "credit":
            continue
        at = shift[row["report"]]
        source, cue, content = (
            [(s + at, e + at) for s, e in row[n]] for n in ("source", "cue", "content")
        )
        links = tuple((n["role"], n["name"], n.get("group")) for n in row["chain"])
        got = Got(row["id"], source, cue, content, links, *(row[n] for n in RULED))
        said[key[row["report"]]].append(got)
    return [Answer(tuple(said[r.id]), tuple(credits[r.id])) for r in reports]


def agreement() -> dict[str, Any]:
    """The second annotation scored as if it were an export."""
    twice = [(r, s) for name in ("dev", "test") for r in half(name) if (s := second(r))]
    found = score([r for r, _ in twice], [as_answer(s) for _, s in twice])
    return {name: v for name, v in found.items() if name not in ("credits", "crossing")}


def as_answer(report: Report) -> Answer:
    """An annotation in the place of an export; what may be argued counts as said to be so."""
    return Answer(tuple(_as_got(s) for s in report.said), report.credits)


def _as_got(said: Said) -> Got:
    links = tuple((*step.readings[0], step.group) for step in said.chain)
    unnamed = said.anonymous is not False
    parent = str(said.parent) if said.parent else None
    parts = said.source, said.cue, said.content
    return Got(str(said.number), *parts, links, unnamed, said.stance, parent)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def errors(reports: list[Report], answers: list[Answer]) -> None:
    """Print what is missed and wrong, report by report."""
    for report, answer in zip(reports, answers, strict=True):
        print(f"== {report.id}")
        pairs = matched(report.said, answer.said)
        met = {said.number for said, _ in pairs}
        taken = {got.id for _, got in pairs}
        for said in report.said:
            if said.number not in met and not said.optional:
                print("  missed ", _quote(report, said), _chain(said))
        for said, got in pairs:
            wrong = []
            if not same_chain(said.chain, got.chain):
                wrong.append("chain" if same(said.chain[-1], got.chain[-1]) else "who")
            if said.anonymous is not None and said.anonymous != got.anonymous:
                wrong.append("anonymity")
            if {said.stance, got.stance} & {"denied", "hedged"} and said.stance != got.stance:
                wrong.append(f"stance {said.stance} as {got.stance}")
            parent = next((s.number for s, g in pairs if g.id == got.parent), None)
            if said.parent != parent:
                wrong.append(f"parent {said.parent} as {parent}")
            if wrong:
                chain = [f"{role} {name!r} @ {group}" for role, name, group in got.chain]
                print("  wrong  ", ", ".join(wrong), _quote(report, said), _chain(said), chain)
        for got in answer.said:
            if got.id not in taken:
                print("  extra  ", _quote(report, got), [n[:2] for n in got.chain])
        if sorted(report.credits) != sorted(answer.credits):
            print("  credits", report.credits, answer.credits)


def _quote(report: Report, said: Said | Got) -> str:
    parts = (said.source, said.cue, said.content)
    return " | ".join(" + ".join(report.text[s:e] for s, e in p)[:70] for p in parts)


def _chain(said: Said) -> list[str]:
    return [f"{role} {name!r}" for role, name in (s.readings[0] for s in said.chain)]


RUN = Run("attribution-own", (), measure)


def main() -> None:
    """Print the figures of one part, or its errors."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("half", choices=(*PARTS, "agreement"))
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    if arguments.half == "agreement":
        print(json.dumps(agreement()))
        return
    with tempfile.TemporaryDirectory() as work:
        reports = half(arguments.half)
        answers = answered(reports, Path(work))
    if arguments.errors and arguments.half == "dev":
        errors(reports, answers)
    print(json.dumps(score(reports, answers)))


if __name__ == "__main__":
    main()
