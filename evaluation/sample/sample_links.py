"""What follows from the facts: passages, copying, origins of claims, disagreements."""

from __future__ import annotations

import difflib
import itertools
import re
from collections import defaultdict
from typing import Any

Row = dict[str, Any]
Span = tuple[int, int, int, int]
WORD = re.compile(r"\w+")
GAP = 12  # words left out or put in that do not yet part a passage
SHORTEST = 8  # words of the shortest passage


def joined(ids: list[str], links: list[tuple[str, str]]) -> list[list[str]]:
    """Groups of ids that the links connect, in order."""
    group = {i: i for i in ids}
    for a, b in links:
        if a in group and b in group:
            new, old = sorted((group[a], group[b]))
            group = {i: new if g == old else g for i, g in group.items()}
    out: dict[str, list[str]] = defaultdict(list)
    for i in ids:
        out[group[i]].append(i)
    return list(out.values())


# passages ----------------------------------------------------------------------------------------
def passages(
    texts: dict[str, str], keys: dict[str, str], instances: list[Row], quotes: list[Row]
) -> tuple[list[Row], list[Row]]:
    """(families, pairs) of places with the same words, and why they are the same."""
    found: dict[tuple[str, str, str], list[Span]] = defaultdict(list)
    for a, b in couples(instances):
        stock = a["how"] == b["how"] == "stock"
        for piece in common(texts[a["key"]], texts[b["key"]], a, b):
            found[a["report"], b["report"], "stock" if stock else "copied"].append(piece)
    for a, b in couples(quotes):
        known = [
            p for k in ("copied", "stock") for p in found.get((a["report"], b["report"], k), [])
        ]
        if not any(s <= a["start"] and a["end"] <= e for s, e, _, _ in known):
            found[a["report"], b["report"], "statement"].append(
                (a["start"], a["end"], b["start"], b["end"])
            )
    ends = ("a_start", "a_end", "b_start", "b_end")
    pairs = [
        {"a": a_id, "b": b_id, **dict(zip(ends, span, strict=True)), "kind": kind}
        for (a_id, b_id, kind), spans in sorted(found.items())
        for span in runs(sorted(spans))
    ]
    pairs += chance(texts, keys, pairs, instances)
    return families([p for p in pairs if p["kind"] != "chance"]), pairs


def couples(rows: list[Row]) -> list[tuple[Row, Row]]:
    """Pairs of rows with one root in two reports, the earlier report first."""
    roots: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        roots[row["root"]].append(row)
    both = [pair for group in roots.values() for pair in itertools.combinations(group, 2)]
    return [
        (a, b) if a["report"] < b["report"] else (b, a)
        for a, b in both
        if a["report"] != b["report"]
    ]


def common(text_a: str, text_b: str, a: Row, b: Row) -> list[Span]:
    """Runs of shared words of two printings of one paragraph; small gaps do not part a run."""
    mine = list(WORD.finditer(text_a, a["start"], a["end"]))
    theirs = list(WORD.finditer(text_b, b["start"], b["end"]))
    match = difflib.SequenceMatcher(
        None, [m[0] for m in mine], [m[0] for m in theirs], autojunk=False
    )
    out: list[list[int]] = []  # first and last word here, first and last word there, words shared
    for i, j, n in match.get_matching_blocks():
        if n and out and i - out[-1][1] <= GAP and j - out[-1][3] <= GAP:
            out[-1] = [out[-1][0], i + n, out[-1][2], j + n, out[-1][4] + n]
        elif n:
            out.append([i, i + n, j, j + n, n])
    spans = []
    for i, k, j, m, n in out:
        if n >= SHORTEST:
            first = (mine[i].start(), stretched(text_a, mine[k - 1].end(), a["end"]))
            spans.append(
                (*first, theirs[j].start(), stretched(text_b, theirs[m - 1].end(), b["end"]))
            )
    return spans


def stretched(text: str, end: int, limit: int) -> int:
    """An end moved over the closing punctuation that follows it."""
    while end < limit and text[end] in ".,”!?;:":
        end += 1
    return end


def runs(spans: list[Span]) -> list[Span]:
    """Neighbouring passages with the same neighbours become one."""
    out: list[Span] = []
    for s in spans:
        if out and 0 <= s[0] - out[-1][1] <= 3 and 0 <= s[2] - out[-1][3] <= 3:
            out[-1] = (out[-1][0], s[1], out[-1][2], s[3])
        else:
            out.append(s)
    return out


def families(pairs: list[Row]) -> list[Row]:
    """Places joined by pairs of one kind."""
    names: dict[str, tuple[str, str, int, int]] = {}
    links: list[tuple[str, str]] = []
    for p in pairs:
        ends = []
        for side in "ab":
            place = (p["kind"], p[side], p[f"{side}_start"], p[f"{side}_end"])
            ends.append("{}|{}|{:07d}|{:07d}".format(*place))
            names[ends[-1]] = place
        links.append((ends[0], ends[1]))
    groups = joined(sorted(names), links)
    return [
        {
            "kind": names[g[0]][0],
            "places": [
                {"report": r, "start": s, "end": e} for _, r, s, e in map(names.__getitem__, g)
            ],
        }
        for g in groups
    ]


def chance(
    texts: dict[str, str], keys: dict[str, str], pairs: list[Row], instances: list[Row]
) -> list[Row]:
    """Ten and more words in two bodies that nobody copied; the sample should have none."""
    grams: dict[tuple[str, ...], list[tuple[str, int, int]]] = defaultdict(list)
    for place in instances:
        words = list(
            WORD.finditer(texts[keys[place["report"]]].lower(), place["start"], place["end"])
        )
        for i in range(len(words) - 9):
            gram = tuple(w[0] for w in words[i : i + 10])
            grams[gram].append((place["report"], words[i].start(), words[i + 9].end()))
    known: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for p in pairs:
        known[p["a"], p["b"]].append((p["a_start"], p["a_end"]))
    out = []
    for places in grams.values():
        for (a, s, e), (b, t, f) in itertools.combinations(sorted(places), 2):
            if a != b and not any(x < e and s < y for x, y in known[a, b]):
                out.append(
                    {
                        "a": a,
                        "a_start": s,
                        "a_end": e,
                        "b": b,
                        "b_start": t,
                        "b_end": f,
                        "kind": "chance",
                    }
                )
    return out


def edges(
    reports: list[Row], instances: list[Row], witnesses: list[Row], heads: dict[str, dict[str, str]]
) -> list[Row]:
    """Steps of copying, `from` null for a lost source, and of resting on a credited report."""
    body = {r["id"]: sum(e - s for s, e in r["body"]) for r in reports}
    shares: dict[tuple[str | None, str], int] = defaultdict(int)
    for i in instances:
        if i["how"] in ("copy", "lost"):
            shares[i["parent"], i["report"]] += i["end"] - i["start"]
    out = []
    for (parent, ident), size in shares.items():
        head = heads[ident]
        out.append(
            {
                "from": parent,
                "to": ident,
                "edit": head["edit"],
                "credited": head.get("credited") == "yes",
                "textual": True,
                "share": round(size / body[ident], 2),
            }
        )
    for w in witnesses:
        step = {
            "from": w["parent"],
            "to": w["report"],
            "edit": w["edit"],
            "credited": True,
            "textual": False,
        }
        if w["route"] == "credited" and step not in out:
            out.append(step)
    return sorted(out, key=lambda e: (e["to"], str(e["from"])))


# claims and origins ------------------------------------------------------------------------------
def claims(story: dict[str, Any], witnesses: list[Row]) -> list[Row]:
    """Each claim with its witnesses, their links and the number of its origins."""
    out = []
    for ident, event in story["claims"].items():
        mine = [w for w in witnesses if w["event"] == ident]
        links = dependence(mine)
        variants: dict[str, list[str]] = defaultdict(list)
        for w in mine:
            variants[w["variant"]].append(w["id"])
        base = event["variants"][0]
        out.append(
            {
                "id": ident,
                "act": event["act"],
                "gloss": event["gloss"],
                "values": {"positive": True, **{k: v for k, v in base.items() if k != "twist"}},
                "slots": event["slots"],
                "witnesses": [w["id"] for w in mine],
                "links": links,
                "origins": origins(mine, links),
                "variants": [
                    {
                        "id": v,
                        "witnesses": ids,
                        "origins": origins([w for w in mine if w["id"] in ids], links),
                    }
                    for v, ids in sorted(variants.items())
                ],
            }
        )
    return out


def origins(witnesses: list[Row], links: list[Row]) -> Row:
    """The true number of origins, and the range that the words alone allow."""
    ids = [w["id"] for w in witnesses]
    sure = [(x["a"], x["b"]) for x in links if x["known"] == "certain"]
    true = len({w["occasion"] for w in witnesses})
    low, high = len(joined(ids, [(x["a"], x["b"]) for x in links])), len(joined(ids, sure))
    if not low <= true <= high:
        raise ValueError(f"{low} to {high} origins cannot be {true}: {ids}")
    return {"true": true, "knowable_low": low, "knowable_high": high}


def dependence(witnesses: list[Row]) -> list[Row]:
    """Pairs of witnesses that share an origin, surely or possibly.

    What an outlet says in its own voice may rest on any earlier witness of the same value; it is
    tied to one of them.
    """
    out = []
    for a, b in itertools.combinations(witnesses, 2):
        if found := link(a, b):
            out.append({"a": a["id"], "b": b["id"], "route": found[0], "known": found[1]})
    for group in joined([w["id"] for w in witnesses], [(x["a"], x["b"]) for x in out]):
        members = [w for w in witnesses if w["id"] in group]
        earlier = [
            w
            for w in witnesses
            if w["id"] < members[0]["id"] and w["variant"] == members[0]["variant"]
        ]
        if earlier and all(len(w["chain"]) == 1 for w in members):
            a, b = min(earlier, key=lambda w: w["owner"] != members[0]["owner"]), members[0]
            route = "same-publisher" if a["owner"] == b["owner"] else "copied"
            out.append({"a": a["id"], "b": b["id"], "route": route, "known": "suggested"})
    return out


def link(a: Row, b: Row) -> tuple[str, str] | None:
    """(route, known) by which b may rest on the origin of the earlier a, or None."""
    same = a["occasion"] == b["occasion"]
    if same and b["route"] == "credited" and a["report"] == b["parent"]:
        return "credited", "certain"
    if same and a["root"] == b["root"] and a["how"] + b["how"] != "newnew":
        return "copied", "certain"
    if same and a["named"] and b["named"]:
        return "same-authority", "certain"
    if same and a["owner"] == b["owner"]:
        return "same-publisher", "certain"
    if same:
        return "same-authority", "suggested"
    if a["anonymous"] and b["anonymous"]:
        return "same-authority", "suggested"
    if len(a["chain"]) > 1 and a["chain"][-1] == b["chain"][-1]:
        return "same-authority", "suggested"
    return None


# disagreements -----------------------------------------------------------------------------------
FACETS = {
    "coarser": "time",
    "part_of": "number",
    "lower_bound": "number",
    "superseded": "number",
    "rounded": "number",
    "vague": "number",
}


def contradictions(story: dict[str, Any], witnesses: list[Row]) -> tuple[list[Row], list[Row]]:
    """(disagreements, look-alikes); a superseded number stands in both, there as stale."""
    by: dict[str, list[Row]] = defaultdict(list)
    for w in witnesses:
        by[w["variant"]].append(w)
    real: dict[tuple[str, str, str], Row] = {}
    alike: list[Row] = []
    for variant, odd in sorted(by.items()):
        family, _, reason = odd[0]["twist"].partition(":")
        if not family:
            continue
        claim = odd[0]["event"]
        facet = FACETS.get(reason, reason)
        plain = side([w for w in witnesses if w["event"] == claim and not w["twist"]], facet)
        row = {
            "claim": claim,
            "variant": variant,
            "facet": facet,
            "reason": reason,
            "sides": [plain, side(odd, facet)],
        }
        if family == "conflict" or reason == "superseded":
            relation = "stale" if reason == "superseded" else "conflict"
            known = real.setdefault(
                (claim, facet, relation), {**row, "sides": [plain], "relation": relation}
            )
            known["sides"] = [*known["sides"], row["sides"][1]]
        if family == "look":
            alike.append(row)
    for pair in story["neighbours"]:
        sides = [
            side([w for w in witnesses if w["event"] == c and not w["twist"]], pair["facet"])
            for c in pair["claims"]
        ]
        first, second = pair["claims"]
        alike.append(
            {
                "claim": first,
                "other": second,
                "facet": pair["facet"],
                "reason": pair["reason"],
                "sides": sides,
            }
        )
    return list(real.values()), alike


def side(witnesses: list[Row], facet: str) -> Row:
    """One side of a disagreement: the value and those who tell it."""
    key = {"whether": "positive"}.get(facet, facet)
    told = [w for w in witnesses if key in w["values"]]
    return {"value": told[0]["values"][key] if told else None, "witnesses": [w["id"] for w in told]}
