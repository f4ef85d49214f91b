"""The sample scored against its truth, stage by stage. Needs nothing outside the project."""

import itertools
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from evaluation.corpora import Run, tell
from evaluation.planted import planted
from evaluation.projection import Pile, Record, Spot, meet, pairs, shared
from tellings.sample import SAMPLE, TRUTH


def measure(corpora: Path, work: Path) -> Record:
    """All figures of the sample; `corpora` is not needed."""
    del corpora
    return score(tell([SAMPLE], work))


def score(export: Path) -> Record:
    """All figures of an export of the sample; shares are 0..1."""
    pile = Pile(json.loads(TRUTH.read_text("utf-8")), export)
    found = planted(pile)
    return {
        "planted": ratio(sum(found.values()), len(found)),
        "planted_missed": sorted(k for k, v in found.items() if not v),
        "dates": dates(pile),
        "attribution": attribution(pile),
        "names": names(pile),
        "labels": labels(pile),
        "times": times(pile),
        "counts": counts(pile),
        "copies": copies(pile),
        "claims": claims(pile),
        "origins": origins(pile),
    }


def ratio(part: float, whole: float) -> float | None:
    """A share rounded to four places, None of nothing."""
    return round(part / whole, 4) if whole else None


def prf(right: int, got: int, wanted: int) -> Record:
    """Precision, recall and F1."""
    p, r = ratio(right, got), ratio(right, wanted)
    return {"p": p, "r": r, "f": ratio(2 * right, got + wanted)}


def dates(pile: Pile) -> Record:
    """Days shown and found; days invented where none is shown; wrong headers believed."""
    tally: Counter[tuple[str, bool]] = Counter()
    for report in pile.records["reports"]:
        article = pile.articles[str(pile.article_of(report["id"]))]
        published = report["published"] or {}
        day = published.get("from") if published.get("from") == published.get("to") else None
        hit = day is not None and (article["shown"] == "missing" or day == article["header"])
        tally[article["shown"], hit] += 1
    return {
        "right": ratio(tally["right", True], tally["right", True] + tally["right", False]),
        "invented": tally["missing", True],
        "believed": tally["wrong", True],
    }


def attribution(pile: Pile) -> Record:
    """Relations whose source, cue and content each touch the truth's; chains and anonymity."""
    right = chains = anonymous = 0
    used: set[str] = set()
    wanted = pile.truth["attributions"]
    spans = {t["id"]: {n: _true(pile, t, n) for n in ("source", "cue", "content")} for t in wanted}
    others = [e for e in pile.records["attributions"] if e["kind"] not in ("credit", "headline")]
    found = 0
    for e in others:
        got = {n: pile.spots(e["report"], e[n]) for n in ("source", "cue", "content")}
        spots = got["content"] or got["cue"] or got["source"]
        if not spots or not pile.in_body(spots[0]):
            continue
        found += 1
        options = [
            (
                sum(shared(a, b) for a in got["content"] for b in spans[t["id"]]["content"]),
                t["id"],
                t,
            )
            for t in wanted
            if t["id"] not in used
            and all(
                any(shared(a, b) for a in got[n] for b in spans[t["id"]][n])
                for n in ("source", "cue", "content")
            )
        ]
        if options:
            true = max(options, key=lambda o: o[:2])[2]
            used.add(true["id"])
            right += 1
            chains += _same_chain(pile, true["chain"], e["chain"])
            anonymous += true["anonymous"] == e["anonymous"]
    return {
        **prf(right, found, len(wanted)),
        "chain": ratio(chains, right),
        "anonymity": ratio(anonymous, right),
    }


def _true(pile: Pile, record: Record, part: str) -> list[Spot]:
    key = pile.articles[record["report"]]["key"]
    return [(key, start, end) for start, end in record[part]]


def _same_chain(pile: Pile, true: list[Record], got: list[Record]) -> bool:
    """The same steps: as many, each one of the true actor's names or, unnamed, the same role."""
    if len(true) != len(got):
        return False
    known = {e["id"]: [n.casefold() for n in e["names"]] for e in pile.truth["entities"]}
    for t, g in zip(true, got, strict=True):
        called = known.get(t["entity"], [])
        name = g["name"].casefold()
        outlet = {t["role"], g["role"]} <= {"outlet", "agency"}
        if not any(n in name or name in n for n in called) and not (
            t["role"] == g["role"] == "anonymous" or (outlet and t["role"] == g["role"])
        ):
            return False
    return True


def names(pile: Pile) -> Record:
    """B-cubed (Bagga and Baldwin 1998) over the truth's names and nominals."""
    wanted = [m for m in pile.truth["mentions"] if m["form"] != "pronoun"]
    got = [(s, m) for m in pile.records["mentions"] if (s := _spot(pile, m))]
    matched = pairs([pile.true_spot(m) for m in wanted], [s for s, _ in got])
    both: Counter[tuple[str, str]] = Counter()
    links = [(wanted[i]["entity"], got[j][1]["entity"] or f"none {j}") for i, j in matched]
    both.update(links)
    ours, theirs = Counter(m["entity"] for m in wanted), Counter(e for _, e in links)
    p = sum(both[t, e] / theirs[e] for t, e in links) / max(1, len(links))
    r = sum(both[t, e] / ours[t] for t, e in links) / max(1, len(wanted))
    return {"p": round(p, 4), "r": round(r, 4), "f": ratio(2 * p * r, p + r)}


def _spot(pile: Pile, record: Record) -> Spot | None:
    return pile.spot(record["report"], record["start"], record["end"])


def labels(pile: Pile) -> Record:
    """Words of choice found, and the share of them with the right voice."""
    wanted = [x for x in pile.truth["labels"] if x["charge"] != "neutral"]
    got = [(s, x) for x in pile.records["labels"] if (s := _spot(pile, x))]
    matched = pairs([pile.true_spot(x) for x in wanted], [s for s, _ in got])
    voices = sum(wanted[i]["voice"] == got[j][1]["voice"] for i, j in matched)
    return {"found": ratio(len(matched), len(wanted)), "voice": ratio(voices, len(matched))}


def times(pile: Pile) -> Record:
    """Calendar spans right; `invented`: a span given where a reader could not know it."""
    wanted = pile.truth["times"]
    got = [(s, t) for t in pile.records["times"] if (s := _spot(pile, t)) and pile.in_body(s)]
    matched = pairs([pile.true_spot(t) for t in wanted], [s for s, _ in got])
    right = invented = unknown = 0
    for i, j in matched:
        same = all(wanted[i][end] == got[j][1][end] for end in ("from", "to"))
        if wanted[i]["knowable"]:
            right += same
        else:
            unknown += 1
            invented += not same and bool(got[j][1]["from"])
    known = sum(t["knowable"] for t in wanted)
    return {**prf(right, len(got) - unknown, known), "invented": invented}


def counts(pile: Pile) -> Record:
    """Value and bound right."""
    wanted = pile.truth["counts"]
    got = [(s, c) for c in pile.records["counts"] if (s := _spot(pile, c)) and pile.in_body(s)]
    matched = pairs([pile.true_spot(c) for c in wanted], [s for s, _ in got])
    right = sum(all(wanted[i][k] == got[j][1][k] for k in ("value", "bound")) for i, j in matched)
    return prf(right, len(got), len(wanted))


def copies(pile: Pile) -> Record:
    """Copying steps found, decided, and right; pairs of copied places found with their kind."""
    steps = {(e["from"], e["to"]) for e in pile.truth["edges"] if e["from"] and e["textual"]}
    found: dict[tuple[str, str], bool | None] = {}
    for b in pile.records["borrowings"]:
        step = (pile.article_of(b["from"] or ""), pile.article_of(b["to"]))
        for way in (step, step[::-1]):
            if way in steps:
                found[way] = (way == step) if b["direction"] == "decided" else None  # type: ignore[index]
    decided = [v for v in found.values() if v is not None]
    return {
        "steps": ratio(len(found), len(steps)),
        "decided": ratio(len(decided), len(found)),
        "right": ratio(sum(decided), len(decided)),
        "kinds": _kinds(pile),
    }


def _kinds(pile: Pile) -> float | None:
    """Share of the truth's shared passages that a passage of the same kind covers in two places."""
    right = 0
    for true in pile.truth["passages"]:
        want = [pile.true_spot(p) for p in true["places"]]
        right += any(
            family["kind"] == true["kind"]
            and sum(any(meet(w, _spot(pile, p)) for p in family["places"]) for w in want) >= 2
            for family in pile.records["passages"]
        )
    return ratio(right, len(pile.truth["passages"]))


def witnesses(pile: Pile) -> dict[str, set[str]]:
    """Exported claim -> ids of the truth's witnesses in it."""
    true = pile.truth["witnesses"]
    spots = [pile.true_spot(w) for w in true]
    groups: dict[str, set[str]] = {}
    for claim in pile.records["claims"]:
        got = [s for w in claim["witnesses"] if (s := _spot(pile, w))]
        groups[claim["id"]] = {
            true[i]["id"] for i, s in enumerate(spots) for g in got if meet(s, g)
        }
    return groups


def claims(pile: Pile) -> Record:
    """Pairs of witnesses of one claim that stand together; wrong are pairs of two claims."""
    event = {w["id"]: w["event"] for w in pile.truth["witnesses"]}
    variant = {w["id"]: w["variant"] for w in pile.truth["witnesses"]}
    ours = {
        frozenset(p)
        for p in itertools.combinations(sorted(event), 2)
        if variant[p[0]] == variant[p[1]]
    }
    got = {
        frozenset(p)
        for group in witnesses(pile).values()
        for p in itertools.combinations(sorted(group), 2)
    }
    right = len(got & ours)
    wrong = sum(len({event[w] for w in pair}) > 1 for pair in got)
    return prf(right, right + wrong, len(ours))


def origins(pile: Pile) -> Record:
    """The true number of origins inside low to high, for claims with two or more witnesses."""
    groups = witnesses(pile)
    counted = {o["claim"]: o for o in pile.records["origins"]}
    occasion = {w["id"]: w["occasion"] for w in pile.truth["witnesses"]}
    variants: dict[str, set[str]] = defaultdict(set)
    by = {w["id"]: w for w in pile.truth["witnesses"]}
    for w in by.values():
        variants[w["variant"]].add(w["id"])
    inside = matched = wanted = width = 0
    for claim in pile.truth["claims"]:
        mine = set(claim["witnesses"])
        if len(mine) < 2:
            continue
        wanted += 1
        best = max(groups, key=lambda g: (len(groups[g] & mine), -len(groups[g] - mine), g))
        if not groups[best] & mine:
            continue
        matched += 1
        touched = set().union(*(variants[by[w]["variant"]] for w in groups[best] & mine)) & mine
        true = len({occasion[w] for w in touched})
        low, high = counted[best]["low"], counted[best]["high"]
        inside += low <= true <= high
        width += high - low
    return {
        "matched": ratio(matched, wanted),
        "inside": ratio(inside, matched),
        "width": ratio(width, matched),
    }


RUN = Run("sample", (), measure)


def main(export: Any) -> None:
    """Print the figures of an export of the sample."""
    print(json.dumps(score(Path(export)), indent=1))


if __name__ == "__main__":
    import sys

    main(sys.argv[1])
