"""The second route: one witness names the other's outlet or agency as where it has this from."""

from collections import defaultdict
from collections.abc import Sequence

from tellings.model import Evidence, Span
from tellings.origins.authority import Carrier, apart, order, same_outlet
from tellings.origins.link import CREDITED, Joined, joined, words
from tellings.origins.thresholds import Settings

Fit = tuple[bool, bool, int]


def by_credit(carriers: Sequence[Carrier], settings: Settings) -> list[Joined]:
    """Merges of a witness with the one that it, or its report, credits.

    The one meant is the latest not after it that rests on the same authority. A credit in the
    sentence is certain where the words agree, and so is a credit line where the authorities are
    the same; a credit line alone, or one of several that could be meant, only suggests it.
    """
    by_outlet: dict[str, list[Carrier]] = defaultdict(list)
    for c in order(carriers):
        by_outlet[c.outlet].append(c)
    found = []
    absent = []
    for c in carriers:
        for name, span in c.via:
            meant, alone = _meant(c, name, by_outlet, settings, strict=False)
            if meant is not None:
                sure = not c.disagrees(meant) and (c.role != "outlet" or alone)
                note = f"names {meant.publisher} as where this comes from"
                where = _named(c, span, note)
                found.append(joined(c, meant, CREDITED, sure, where, _credited(meant)))
            else:
                absent.append((name, span, c))
        for name, span in c.credits:
            meant, _ = _meant(c, name, by_outlet, settings, strict=True)
            if meant is not None:
                same = c.key == meant.key and (c.named or c.role == "anonymous")
                sure = same and not c.disagrees(meant)
                note = f"the report credits {meant.publisher}"
                line = Evidence("credit-line", c.witness.report, *span, note)
                found.append(joined(c, meant, CREDITED, sure, line, _credited(meant)))
    return found + _alike(absent, settings)


def _alike(absent: Sequence[tuple[str, Span | None, Carrier]], settings: Settings) -> list[Joined]:
    """Merges of witnesses that credit one outlet whose own report is not among them (`absent`).

    Certain where both rest on nobody else and were printed within days of each other.
    """
    groups: dict[str, list[tuple[Carrier, Span | None]]] = defaultdict(list)
    place = {c.number: i for i, c in enumerate(order([c for _, _, c in absent]))}
    for name, span, c in sorted(absent, key=lambda x: place[x[2].number]):
        groups[name].append((c, span))
    found = []
    for name in sorted(groups):
        members = groups[name]
        for i, (c, span) in enumerate(members):
            for other, at in reversed(members[:i]):
                days = apart(other, c)
                far = days is not None and days > settings.credit
                if far or other.disagrees(c) or not _compatible(other, c):
                    continue
                close = days is not None and days <= settings.occasion
                sure = close and c.role == other.role == "outlet"
                note = f"both name {_written(c, name)} as where this comes from"
                evidence = _named(other, at, note), _named(c, span, note)
                found.append(joined(other, c, CREDITED, sure, *evidence))
                break
    return found


def _written(c: Carrier, name: str) -> str:
    return next(w for (folded, _), w in zip(c.via, c.via_names, strict=True) if folded == name)


def _compatible(a: Carrier, b: Carrier) -> bool:
    if a.witness.report == b.witness.report:
        return a.key == b.key
    return a.key == b.key or "outlet" in (a.role, b.role)


def _credited(meant: Carrier) -> Evidence:
    return words("credited", meant, "the report that was meant")


def _named(c: Carrier, span: Span | None, note: str) -> Evidence:
    if span is None:
        return words("names-outlet", c, note)
    return Evidence("names-outlet", c.witness.report, span[0], span[1], note)


def _meant(
    c: Carrier,
    name: str,
    by_outlet: dict[str, list[Carrier]],
    settings: Settings,
    strict: bool,
) -> tuple[Carrier | None, bool]:
    """The witness of the credited outlet that was most likely meant, and whether all that could
    be meant rest on one authority."""
    best: tuple[Fit, Carrier] | None = None
    keys = set()
    for outlet in sorted(by_outlet):
        if outlet == c.outlet or not same_outlet(outlet, name):
            continue
        for other in by_outlet[outlet]:
            fit = _fit(c, other, settings, strict)
            if fit is not None:
                keys.add(other.key)
                if best is None or fit >= best[0]:
                    best = fit, other
    return (best[1] if best else None), len(keys) == 1


def _fit(c: Carrier, other: Carrier, settings: Settings, strict: bool) -> Fit | None:
    """(numbers agree, same authority, how late), None where the other cannot be meant."""
    if c.day is not None and other.day is not None:
        late = (c.last_day or c.day) - other.day
        if late < 0 or late > settings.credit:
            return None
    agree = not c.disagrees(other)
    if c.role == "outlet":
        return (agree, False, other.day or 0) if not strict or other.own_voice else None
    same = c.key == other.key or (c.role == other.role == "anonymous")
    return (agree, True, other.day or 0) if same else None
