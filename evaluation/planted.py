"""Every fact planted in the sample: was it found?"""

import itertools
from collections.abc import Callable

from evaluation.projection import Pile, Record, meet, shared


def planted(pile: Pile) -> dict[str, bool]:
    """Planted fact -> whether the export shows it (a look-alike: whether it is left in peace)."""
    return {p["id"]: _CHECKS[p["kind"]](pile, p) for p in pile.truth["planted"]}


def _reports(fact: Record) -> list[str]:
    return [w["report"] for w in fact["where"]]


def _copy(pile: Pile, fact: Record) -> bool:
    """Each neighbouring pair is a borrowing, in the right direction or undetermined."""
    steps = [(pile.article_of(b["from"] or ""), pile.article_of(b["to"]), b["direction"])
             for b in pile.records["borrowings"]]  # fmt: skip
    told = _reports(fact)
    if fact["id"] == "lost-source":
        lost = {to for source, to, _ in steps if source is None}
        return all(r in lost for r in told) or _tied(steps, told[0], told[1], either=True)
    return all(_tied(steps, a, b) for a, b in itertools.pairwise(told))


def _tied(
    steps: list[tuple[str | None, str | None, str]], a: str, b: str, either: bool = False
) -> bool:
    return any(
        (source, to) == (a, b) or ((source, to) == (b, a) and (either or way == "undetermined"))
        for source, to, way in steps
    )


def _passage(kind: str) -> Callable[[Pile, Record], bool]:
    def check(pile: Pile, fact: Record) -> bool:
        told = set(_reports(fact))
        for family in pile.records["passages"]:
            places = [pile.spot(p["report"], p["start"], p["end"]) for p in family["places"]]
            if family["kind"] == kind and len(told & {pile.article(s) for s in places}) >= 3:
                return True
        return False

    return check


def _stale(pile: Pile, fact: Record) -> bool:
    """Some later "recent" is shown as an older state."""
    del fact
    want = [
        (pile.articles[s["report"]]["key"], s["sentence"][0], s["sentence"][1])
        for s in pile.truth["stale"]
    ]
    for found in pile.records["disagreements"]:
        if found["relation"] != "stale":
            continue
        spots = [
            pile.spot(w["report"], w["start"], w["end"])
            for side in found["sides"]
            for w in side["witnesses"]
        ]
        if any(shared(w, s) for w in want for s in spots):
            return True
    return False


def _chain(pile: Pile, fact: Record) -> bool:
    """An attribution there whose chain has three links behind the outlet, the last unnamed."""
    want = pile.true_spot(fact["where"][0])
    return any(
        len(a["chain"]) >= 4 and a["chain"][-1]["role"] == "anonymous"
        for a in pile.records["attributions"]
        if any(meet(want, s) for s in pile.spots(a["report"], a["content"] + a["cue"]))
    )


def _translation(pile: Pile, fact: Record) -> bool:
    told = fact["where"][0]["report"]
    return any(
        credit["kind"] == "translated-from"
        for report in pile.records["reports"]
        if pile.article_of(report["id"]) == told
        for credit in report["credits"]
    )


def _names(pile: Pile, fact: Record) -> bool:
    """The names there are one actor across the reports named."""
    if fact["id"] == "definition":
        want = pile.true_spot(fact["where"][0])
        inside = [m for m in pile.truth["mentions"]
                  if m["form"] == "name" and shared(want, pile.true_spot(m))]  # fmt: skip
        entity = max((m["entity"] for m in inside), key=[m["entity"] for m in inside].count)
        mentions = [m for m in inside if m["entity"] == entity]
    else:
        people = {
            e["id"] for e in pile.truth["entities"] if any("Dhurani" in n for n in e["names"])
        }
        mentions = [m for m in pile.truth["mentions"]
                    if m["entity"] in people and m["form"] == "name"]  # fmt: skip
    entities = {_entity(pile, m) for m in mentions}
    return len(entities) == 1 and None not in entities


def _entity(pile: Pile, mention: Record) -> str | None:
    want = pile.true_spot(mention)
    for m in pile.records["mentions"]:
        if m["form"] == "name" and meet(want, pile.spot(m["report"], m["start"], m["end"])):
            return str(m["entity"])
    return None


def _labels(pile: Pile, fact: Record) -> bool:
    """Every hostile label is found, in the right voice."""
    del fact
    return all(
        any(
            got["voice"] == true["voice"]
            and meet(pile.true_spot(true), pile.spot(got["report"], got["start"], got["end"]))
            for got in pile.records["labels"]
        )
        for true in pile.truth["labels"]
        if true["charge"] != "neutral"
    )


def _date(pile: Pile, fact: Record) -> bool:
    """No day is given to the undated; the contradicted header is not believed and is warned of."""
    for report in pile.records["reports"]:
        if pile.article_of(report["id"]) not in _reports(fact):
            continue
        published = report["published"] or {}
        exact = published.get("from") is not None and published.get("from") == published.get("to")
        if fact["id"] == "header-contradicts":
            header = pile.articles[_reports(fact)[0]]["header"]
            if (exact and published["from"] == header) or not report["warnings"]:
                return False
        elif exact:
            return False
    return True


def _splice(pile: Pile, fact: Record) -> bool:
    del fact
    starts = {(r["key"], r["starts_at"]) for r in pile.records["reports"]}
    return all(
        any(key == j["key"] and abs(at - j["at"]) <= 80 for key, at in starts)
        for j in pile.truth["joins"]
    )


def _split(pile: Pile, record: Record) -> bool:
    """Whether some exported conflict of that facet has witnesses of two of the sides apart."""
    by = {w["id"]: pile.true_spot(w) for w in pile.truth["witnesses"]}
    true = [[by[w] for w in side["witnesses"]] for side in record["sides"]]
    for found in pile.records["disagreements"]:
        if found["relation"] != "conflict" or found["facet"] != record["facet"]:
            continue
        touched = [
            {
                number
                for number, side in enumerate(true)
                for w in shown["witnesses"]
                if any(meet(t, pile.spot(w["report"], w["start"], w["end"])) for t in side)
            }
            for shown in found["sides"]
        ]
        if any(x != y and x and y for i, x in enumerate(touched) for y in touched[i + 1 :]):
            return True
    return False


def _conflict(pile: Pile, fact: Record) -> bool:
    """A conflict is shown between the sides planted there."""
    return any(
        _split(pile, d)
        for d in pile.truth["disagreements"]
        if d["relation"] == "conflict" and _about(d, fact)
    )


def _look_alike(pile: Pile, fact: Record) -> bool:
    """Nothing planted there as a look-alike is shown as a conflict."""
    return not any(_split(pile, d) for d in pile.truth["look_alikes"] if _about(d, fact))


def _about(record: Record, fact: Record) -> bool:
    """Whether a disagreement of the truth is the one that a planted fact names."""
    told = {w["witness"] for w in fact["where"] if "witness" in w}
    return all(set(side["witnesses"]) <= told for side in record["sides"][1:])


_CHECKS: dict[str, Callable[[Pile, Record], bool]] = {
    "copy": _copy,
    "stock": _passage("stock"),
    "stale": _stale,
    "statement": _passage("statement"),
    "chain": _chain,
    "translation": _translation,
    "names": _names,
    "labels": _labels,
    "date": _date,
    "splice": _splice,
    "conflict": _conflict,
    "look-alike": _look_alike,
}
