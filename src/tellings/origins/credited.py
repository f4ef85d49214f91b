"""The second route: one witness names the other's outlet or agency as where it has this from."""

from collections import defaultdict
from collections.abc import Sequence

from tellings.model import Evidence, Span
from tellings.origins.authority import Carrier, order, same_outlet
from tellings.origins.link import CREDITED, Joined, joined, words
from tellings.origins.thresholds import Settings


def by_credit(carriers: Sequence[Carrier], settings: Settings) -> list[Joined]:
    """Merges of a witness with the one that it, or its report, credits.

    The one meant is the latest not after it that rests on the same authority. A credit in the
    sentence is certain, and so is a credit line where the authorities are the same named one; a
    credit line alone only suggests it.
    """
    by_outlet: dict[str, list[Carrier]] = defaultdict(list)
    for c in order(carriers):
        by_outlet[c.outlet].append(c)
    found = []
    for c in carriers:
        for name, span in c.via:
            meant = _meant(c, name, by_outlet, settings, strict=False)
            if meant is not None:
                found.append(
                    joined(c, meant, CREDITED, True, _named(c, span), words("credited", meant))
                )
        for name, span in c.credits:
            meant = _meant(c, name, by_outlet, settings, strict=True)
            if meant is not None:
                sure = c.key == meant.key and (c.named or c.role == "anonymous")
                evidence = Evidence("credit-line", c.witness.report, *span)
                found.append(joined(c, meant, CREDITED, sure, evidence, words("credited", meant)))
    return found


def _named(c: Carrier, span: Span | None) -> Evidence:
    if span is None:
        return words("names-outlet", c)
    return Evidence("names-outlet", c.witness.report, span[0], span[1])


def _meant(
    c: Carrier,
    name: str,
    by_outlet: dict[str, list[Carrier]],
    settings: Settings,
    strict: bool,
) -> Carrier | None:
    """The witness of the credited outlet that was most likely meant."""
    best: tuple[int, int, Carrier] | None = None
    for outlet in sorted(by_outlet):
        if outlet == c.outlet or not same_outlet(outlet, name):
            continue
        for other in by_outlet[outlet]:
            fit = _fit(c, other, settings, strict)
            if fit is not None and (best is None or fit >= best[:2]):
                best = (*fit, other)
    return best[2] if best else None


def _fit(c: Carrier, other: Carrier, settings: Settings, strict: bool) -> tuple[int, int] | None:
    """(same authority, how late), None where the other cannot be meant."""
    if c.day is not None and other.day is not None:
        late = (c.last_day or c.day) - other.day
        if late < 0 or late > settings.credit:
            return None
    if c.role == "outlet":
        return (0, other.day or 0) if not strict or other.own_voice else None
    same = c.key == other.key or (c.role == other.role == "anonymous")
    if not same:
        return None
    return 1, other.day or 0
