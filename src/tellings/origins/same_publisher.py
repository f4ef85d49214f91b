"""The fourth route: the same outlet, or two of one owner, in its own voice or on one source."""

from collections import defaultdict
from collections.abc import Sequence

from tellings.model import Evidence
from tellings.origins.authority import Carrier, order
from tellings.origins.link import PUBLISHER, Joined, joined, words


def by_publisher(carriers: Sequence[Carrier]) -> list[Joined]:
    """Merges of witnesses of one publisher that name no source, or the same unnamed one."""
    groups: dict[tuple[str, str], list[Carrier]] = defaultdict(list)
    for c in order(carriers):
        if c.own_voice:
            groups[c.owner, "own"].append(c)
        elif c.role == "anonymous" and not c.via:
            groups[c.owner, c.key].append(c)
    found = []
    for key in sorted(groups):
        first, *others = groups[key]
        for c in others:
            note = f"published by {first.name}" if c.own_voice else "the same unnamed source"
            evidence: tuple[Evidence, ...] = (
                words("own-voice", first, note),
                words("own-voice", c, note),
            )
            found.append(joined(first, c, PUBLISHER, True, *evidence))
    return found
