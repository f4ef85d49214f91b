"""The fourth route: the same outlet, or two of one owner, in its own voice or on one source."""

from collections import defaultdict
from collections.abc import Sequence, Set

from tellings.origins.authority import Carrier, apart, order
from tellings.origins.link import PUBLISHER, Joined, joined, words
from tellings.origins.thresholds import Settings


def by_publisher(
    carriers: Sequence[Carrier],
    known: Sequence[Joined],
    tree: Set[tuple[str, str]],
    settings: Settings,
) -> list[Joined]:
    """Merges of witnesses of one publisher that name no source, or the same unnamed one.

    Certain in its own voice, unless one of the two was taken from another publisher (`known`:
    the merges so far, `tree`: which report borrows from which) or gives other numbers. An unnamed
    source is the same for certain only within days.
    """
    taken = _taken(carriers, known, tree)
    groups: dict[tuple[str, str], list[Carrier]] = defaultdict(list)
    for c in order(carriers):
        if c.own_voice:
            groups[c.owner, "own"].append(c)
        elif c.role == "anonymous" and not c.via:
            groups[c.owner, c.key].append(c)
    found = []
    for key in sorted(groups):
        members = sorted(groups[key], key=lambda c: c.number in taken)  # stable: own ones first
        for i, c in enumerate(members[1:], 1):
            agreeing = [e for e in members[:i] if not e.disagrees(c)]
            first = next(iter(agreeing), members[0])
            own = c.own_voice and not {first.number, c.number} & taken
            sure = bool(agreeing) and (own or (not c.own_voice and _close(first, c, settings)))
            note = f"published by {first.publisher}, naming no source"
            if not c.own_voice:
                note = f"the same unnamed source of {first.publisher}"
            evidence = words("own-voice", first, note), words("own-voice", c, note)
            found.append(joined(first, c, PUBLISHER, sure, *evidence))
    return found


def _taken(
    carriers: Sequence[Carrier], known: Sequence[Joined], tree: Set[tuple[str, str]]
) -> set[int]:
    """Witnesses whose words another publisher had before, or whose report credits another."""
    by_number = {c.number: c for c in carriers}
    place = {c.number: i for i, c in enumerate(order(carriers))}
    taken = {c.number for c in carriers if c.credits}
    for j in known:
        a, b = by_number[j.a], by_number[j.b]
        if not j.certain or a.owner == b.owner:
            continue
        forth = (a.witness.report, b.witness.report) in tree
        back = (b.witness.report, a.witness.report) in tree
        if forth != back:
            taken.add(b.number if forth else a.number)
        else:
            taken.add(max(j.a, j.b, key=lambda n: place[n]))
    return taken


def _close(a: Carrier, b: Carrier, settings: Settings) -> bool:
    if a.witness.report == b.witness.report:
        return True
    days = apart(a, b)
    return days is not None and days <= settings.occasion
