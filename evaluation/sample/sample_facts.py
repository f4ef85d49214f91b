"""What each report of the sample says, read off its marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sample_articles import Desk
from sample_markup import Mark
from sample_pages import Page, Placed, Region, header_date
from sample_values import at, counts, time

Row = dict[str, Any]
PIECE = re.compile(r"([sqc])(\S+)\.(\d+)")
PRONOUNS = {"he", "she", "it", "they"}


@dataclass(slots=True)
class Facts:
    """Everything the marks say, as rows of the truth record."""

    story: dict[str, Any]
    desk: Desk
    reports: list[Row] = field(default_factory=list)
    witnesses: list[Row] = field(default_factory=list)
    attributions: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    labels: list[Row] = field(default_factory=list)
    times: list[Row] = field(default_factory=list)
    counts: list[Row] = field(default_factory=list)
    joins: list[Row] = field(default_factory=list)
    stale: list[Row] = field(default_factory=list)
    quotes: list[Row] = field(default_factory=list)
    planted: list[Row] = field(default_factory=list)
    instances: list[Row] = field(default_factory=list)


def read_off(story: dict[str, Any], desk: Desk, pages: list[Page]) -> Facts:
    """All facts of all pages; offsets count code points of the page's text."""
    facts = Facts(story, desk)
    for page in pages:
        for placed in page.articles:
            report(facts, page, placed)
            for region in placed.regions:
                if region.block.kind == "body":
                    paragraph(facts, page, placed, region)
            attributions(facts, page, placed)
        facts.joins += [{"key": page.key, "at": p.start} for p in page.articles[1:]]
    order = {p.article.id: n for n, p in enumerate(p for page in pages for p in page.articles)}
    for rows in (
        facts.witnesses,
        facts.attributions,
        facts.mentions,
        facts.labels,
        facts.times,
        facts.counts,
    ):
        rows.sort(key=lambda r: (order[r["report"]], r.get("start", 0)))
    for number, witness in enumerate(facts.witnesses, 1):
        witness["id"] = f"w{number:03d}"
    tie(facts)
    return facts


def within(page: Page, region: Region) -> list[Mark]:
    """The marks inside a region, outer ones first."""
    return [m for m in page.text.marks if region.start <= m.start and m.end <= region.end]


def outlet(facts: Facts, placed: Placed) -> Row:
    """The outlet's row of the story."""
    found: Row = facts.story["outlets"][placed.article.head["outlet"]]
    return found


def report(facts: Facts, page: Page, placed: Placed) -> None:
    """The report's own row: dates, regions, credits."""
    head, here = placed.article.head, outlet(facts, placed)
    title = next(
        (r.block.text.text for r in placed.regions if r.block.kind == "title"), head.get("jtitle")
    )
    credits_ = [
        {**at(placed, m), "outlet": m.args[0], "kind": m.args[1]}
        for r in placed.regions
        for m in within(page, r)
        if m.kind == "cr"
    ]
    facts.reports.append(
        {
            "id": placed.article.id,
            "key": page.key,
            "format": page.format,
            "segment": placed.segment,
            "start": placed.start,
            "end": placed.end,
            "outlet": head["outlet"],
            "outlet_name": here["name"],
            "country": here["country"],
            "owner": here.get("owner", head["outlet"]),
            "published": head["published"],
            "shown": head["shown"],
            "header": header_date(placed.article),
            "title": title,
            "language": head.get("language", "en"),
            "body": spans(placed, "body"),
            "furniture": spans(placed, "furniture"),
            "furniture_kinds": [
                r.block.name for r in placed.regions if r.block.kind == "furniture"
            ],
            "neutral": spans(placed, "title", "byline"),
            "credits": [{k: v for k, v in c.items() if k != "report"} for c in credits_],
        }
    )


def spans(placed: Placed, *kinds: str) -> list[list[int]]:
    """Where the blocks of these kinds stand."""
    return [[r.start, r.end] for r in placed.regions if r.block.kind in kinds]


def paragraph(facts: Facts, page: Page, placed: Placed, region: Region) -> None:
    """Everything marked in one paragraph."""
    marks = within(page, region)
    taken = region.block.paragraph
    assert taken is not None
    facts.instances.append(
        {
            **at(placed, Mark(region.start, region.end, "", (), "")),
            "root": taken.root,
            "how": taken.how,
            "parent": taken.parent,
            "key": page.key,
            "owner": facts.reports[-1]["owner"],
        }
    )
    for mark in marks:
        if mark.kind == "w":
            witness(facts, placed, mark, marks, region)
        elif mark.kind == "t":
            facts.times.append(time(placed, mark, taken.how != "new"))
        elif mark.kind == "st":
            facts.quotes.append({**at(placed, mark), "root": mark.args[0]})
        elif mark.kind == "stale" and not any(m.kind == "t" and inside(m, mark) for m in marks):
            sentence = sentence_around(page.text.text, mark, region)
            facts.stale.append({**at(placed, mark), "document": "night", "sentence": sentence})
        elif mark.kind == "k":
            facts.planted.append({**at(placed, mark), "id": mark.args[0]})
    facts.counts += counts(placed, marks)
    actors(facts, page, placed, region, marks)


def inside(inner: Mark, outer: Mark) -> bool:
    """Whether one mark lies in another."""
    return outer.start <= inner.start and inner.end <= outer.end


def sentence_around(text: str, mark: Mark, region: Region) -> list[int]:
    """The sentence that holds a mark: from full stop to full stop."""
    start = text.rfind(". ", region.start, mark.start)
    end = text.find(". ", mark.end, region.end)
    return [start + 2 if start >= 0 else region.start, end + 1 if end >= 0 else region.end]


# witnesses and attributions ----------------------------------------------------------------------
def witness(facts: Facts, placed: Placed, mark: Mark, marks: list[Mark], region: Region) -> None:
    """One place of a claim, with its value, true origin and route."""
    name, occasion = mark.args[:2]
    options = dict(a.split("=", 1) for a in mark.args[2:])
    claim, number = name.split(".")
    variant = facts.story["claims"][claim]["variants"][int(number)]
    wanted = options.get("only", "time,number,where,who,positive").split(",")
    values = {
        k: value(variant[k])
        for k in ("time", "number", "where", "who")
        if k in variant and k in wanted
    }
    holders = [m for m in marks if PIECE.fullmatch(m.kind) and m.kind[0] == "c" and inside(mark, m)]
    held = min(holders, key=lambda m: m.end - m.start, default=None)
    data = facts.desk.attributions[held.kind[1:]] if held else None
    taken = region.block.paragraph
    assert taken is not None
    credit = options.get("cred")
    route = (
        "credited" if credit else "copied" if taken.how == "lost" or taken.parent else "taken-down"
    )
    head = placed.article.head
    edit = "stock" if taken.how == "stock" else head.get("edit") if route == "copied" else None
    steps = chain(facts, placed, data["steps"] if data else "", taken.how == "copy")
    facts.witnesses.append(
        {
            **at(placed, mark),
            "id": "",
            "text": mark.words,
            "claim": claim,
            "event": claim,
            "variant": name,
            "twist": variant.get("twist", ""),
            "act": facts.story["claims"][claim]["act"],
            "value": next((v for v in values.values()), variant.get("positive", True)),
            "values": {"positive": variant.get("positive", True), **values},
            "occasion": occasion,
            "route": route,
            "parent": credit or (taken.parent if route == "copied" else None),
            "edit": ("translated" if head.get("edit") == "translated" else "rephrased")
            if credit
            else edit,
            "credited": bool(credit) or (route == "copied" and head.get("credited") == "yes"),
            "chain": steps,
            "anonymous": bool(data and data["anonymous"]),
            "named": bool(data) and not (data and data["anonymous"]),
            "attribution": f"{placed.article.id}/{held.kind[1:]}" if held else None,
            "outlet": head["outlet"],
            "owner": facts.reports[-1]["owner"],
            "published": head["published"],
            "how": taken.how,
            "root": taken.root,
        }
    )


def value(raw: Any) -> Any:
    """A value of the story file: `none` and `inf` stand for null."""
    return [None if v in ("none", "inf") else v for v in raw] if isinstance(raw, list) else raw


def chain(facts: Facts, placed: Placed, steps: str, copied: bool) -> list[Row]:
    """From the publishing outlet by way of its credit line and the words inwards."""
    here = placed.article.head["outlet"]
    out = [("agency" if outlet(facts, placed).get("agency") else "outlet", here)]
    line = placed.article.head.get("line", "") if copied else ""
    for step in [s for s in (*line.split(","), *steps.split(",")) if s]:
        role, who = step.split(":")
        if who != out[-1][1]:
            out.append(("anonymous", f"{who}.source") if role == "anon" else (role, who))
    return [{"role": role, "entity": who} for role, who in out]


def attributions(facts: Facts, page: Page, placed: Placed) -> None:
    """All quotations of a report: the pieces that carry one number are one attribution."""
    groups: dict[str, dict[str, list[list[int]]]] = {}
    copied: dict[str, bool] = {}
    for region in placed.regions:
        for mark in within(page, region) if region.block.paragraph else []:
            if found := PIECE.fullmatch(mark.kind):
                name = f"{found[2]}.{found[3]}"
                pieces = groups.setdefault(name, {"s": [], "q": [], "c": []})
                pieces[found[1]].append(trimmed(page.text.text, mark))
                assert region.block.paragraph is not None
                copied[name] = region.block.paragraph.how == "copy"
    for name, pieces in groups.items():
        data = facts.desk.attributions[name]
        owner = name.rsplit(".", 1)[0]
        first = min(s[0] for spans in pieces.values() for s in spans)
        facts.attributions.append(
            {
                "id": f"{placed.article.id}/{name}",
                "report": placed.article.id,
                "start": first,
                "source": pieces["s"],
                "cue": pieces["q"],
                "content": pieces["c"],
                "kind": data["kind"],
                "anonymous": bool(data["anonymous"]),
                "parent": f"{placed.article.id}/{owner}.{data['parent']}"
                if data["parent"]
                else None,
                "chain": chain(facts, placed, data["steps"], copied[name]),
            }
        )


def trimmed(text: str, mark: Mark) -> list[int]:
    """A span without spaces and commas at its ends."""
    start, end = mark.start, mark.end
    while end > start and text[end - 1] in " ,":
        end -= 1
    while start < end and text[start] in " ,":
        start += 1
    return [start, end]


# names and labels --------------------------------------------------------------------------------
def actors(facts: Facts, page: Page, placed: Placed, region: Region, marks: list[Mark]) -> None:
    """Names and fixed nominals by exact words, labels with their voice, speaking nominals."""
    text, taken = page.text.text, set[int]()
    for words, entity, form, charge in wordings(facts.story["entities"]):
        pattern = re.compile(
            rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE if form == "nominal" else 0
        )
        for hit in pattern.finditer(text, region.start, region.end):
            if taken & set(range(*hit.span())):
                continue
            taken |= set(range(*hit.span()))
            place = {"report": placed.article.id, "start": hit.start(), "end": hit.end()}
            kind = facts.story["entities"][entity]["kind"]
            facts.mentions.append({**place, "entity": entity, "form": form, "kind": kind})
            if charge:
                voice = voice_of(text, region, hit.start(), hit.end(), marks)
                facts.labels.append({**place, "entity": entity, "charge": charge, "voice": voice})
    for mark in marks:
        found = PIECE.fullmatch(mark.kind)
        if found and found[1] == "s" and not taken & set(range(mark.start, mark.end)):
            data = facts.desk.attributions[f"{found[2]}.{found[3]}"]
            last = data["steps"].rsplit(",", 1)[-1].partition(":")[2]
            known = facts.story["entities"].get(last, {"kind": "document"})["kind"] != "document"
            if known and not data["anonymous"]:
                form = "pronoun" if mark.words.lower() in PRONOUNS else "nominal"
                kind = facts.story["entities"][last]["kind"]
                facts.mentions.append(
                    {**at(placed, mark), "entity": last, "form": form, "kind": kind}
                )


def wordings(entities: dict[str, Row]) -> list[tuple[str, str, str, str]]:
    """(pattern, entity, form, charge), longer wordings first."""
    out = []
    for ident, entity in entities.items():
        out += [(re.escape(n), ident, "name", "") for n in entity["names"]]
        out += [(n, ident, "nominal", "") for n in entity.get("nominals", [])]
        for charge, labels in entity.get("labels", {}).items():
            out += [(re.escape(n), ident, "nominal", charge) for n in labels]
    return sorted(out, key=lambda w: (-len(w[0]), w))


def voice_of(text: str, region: Region, start: int, end: int, marks: list[Mark]) -> str:
    """`quoted` inside quotation marks, `attributed` in reported speech, else the outlet's own."""
    if text.count("“", region.start, start) > text.count("”", region.start, start):
        return "quoted"
    reported = any(
        PIECE.fullmatch(m.kind) and m.kind[0] == "c" and m.start <= start and end <= m.end
        for m in marks
    )
    return "attributed" if reported else "outlet"


def tie(facts: Facts) -> None:
    """Planted witnesses and whole reports join the planted marks."""
    marked = facts.planted
    facts.planted = []
    for ident, row in facts.story["planted"].items():
        where: list[Row] = [
            {k: v for k, v in m.items() if k != "id"}
            for m in marked
            if m["id"] in row.get("marks", [])
        ]
        where += [
            {"report": w["report"], "start": w["start"], "end": w["end"], "witness": w["id"]}
            for w in facts.witnesses
            if w["variant"] in row.get("variants", [])
        ]
        where += [{"report": r} for r in row.get("reports", [])]
        facts.planted.append(
            {"id": ident, "kind": row["kind"], "what": row["what"], "where": where}
        )
