"""What people said about the origins of a claim: merges that hold, and reports that stay apart."""

import dataclasses
from collections.abc import Sequence

from tellings.model import Place, Ruling
from tellings.origins.authority import Carrier
from tellings.origins.link import JUDGED, Joined, joined


def by_person(
    carriers: Sequence[Carrier], found: Sequence[Joined], judged: Sequence[Ruling]
) -> tuple[list[Joined], list[tuple[int, int]]]:
    """The merges of one claim that people confirmed, and the pairs of witnesses they hold apart.

    A ruling concerns the claim if a witness of each of its two reports stands on its words. A
    confirmed merge keeps the route by which it was `found`, and its words.
    """
    said: list[Joined] = []
    apart: list[tuple[int, int]] = []
    for ruling in judged:
        a, b = _witness(carriers, ruling.left), _witness(carriers, ruling.right)
        if a is None or b is None or a.witness.report == b.witness.report:
            continue
        pairs = [
            (x.number, y.number)
            for x in carriers if x.witness.report == a.witness.report
            for y in carriers if y.witness.report == b.witness.report
        ]  # fmt: skip
        if not ruling.holds:
            apart += pairs
            continue
        either = {frozenset(pair) for pair in pairs}
        known = next((j for j in found if frozenset((j.a, j.b)) in either), None)
        if known is None:
            known = joined(a, b, JUDGED, True)
        route = ruling.value or known.route
        evidence = (*ruling.evidence, *known.evidence)
        said.append(dataclasses.replace(known, route=route, certain=True, evidence=evidence))
    return said, apart


def _witness(carriers: Sequence[Carrier], places: Sequence[Place]) -> Carrier | None:
    """The first witness that stands on one of the places."""
    for place in places:
        for c in carriers:
            w = c.witness
            if w.report == place.report and w.start < place.end and place.start < w.end:
                return c
    return None
