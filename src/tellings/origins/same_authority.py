"""The third route: the same named speaker on the same occasion, or the same document."""

from collections.abc import Sequence

from tellings.origins.authority import Carrier, apart, head_noun, order, same_source
from tellings.origins.link import AUTHORITY, Joined, joined, source_words
from tellings.origins.occasion import Occasions, two_occasions
from tellings.origins.thresholds import Settings


def by_authority(
    carriers: Sequence[Carrier], occasions: Occasions, settings: Settings
) -> list[Joined]:
    """Merges of witnesses that rest on one authority.

    The same document is one origin for ever. The same named speaker on one occasion is certain;
    at other times only possible, and with other numbers not even that. Two unnamed sources may be
    one.
    """
    by_source: list[list[Carrier]] = []
    for c in order([c for c in carriers if c.named]):
        home = next((group for group in by_source if same_source(group[0], c)), None)
        if home is None:
            by_source.append([c])
        else:
            home.append(c)
    found: list[Joined] = []
    for group in by_source:
        found += _one_speaker(group, occasions, settings)
    return found + _unnamed(order([c for c in carriers if c.role == "anonymous"]))


def _one_speaker(
    members: Sequence[Carrier], occasions: Occasions, settings: Settings
) -> list[Joined]:
    """Members in order of time, undated ones last: each joins what is proved to be its occasion."""
    found: list[Joined] = []
    groups: list[list[Carrier]] = []
    for i, c in enumerate(members):
        mine, rest = [c], []
        for group in groups:
            proofs = ((e, occasions.same(e, c)) for e in group)
            first = next(((e, proof) for e, proof in proofs if proof), None)
            if first is None:
                rest.append(group)
            else:
                found.append(joined(first[0], c, AUTHORITY, True, *first[1]))
                mine = group + mine
        only = _only(rest, c) if len(mine) == 1 else None
        if only is not None:
            note = "the same source with the same figure, one undated; no other occasion is known"
            found.append(_tied(only, c, True, note))
            mine, rest = [*rest[0], c], []
        groups = [*rest, mine]
        near = {e.number for e in mine}
        others = (e for e in reversed(members[:i]) if e.number not in near)
        last = next((e for e in others if _possible(e, c, settings)), None)
        if last is not None:
            found.append(_tied(last, c, False, _doubt(last, c)))
    return found


def _only(groups: Sequence[Sequence[Carrier]], c: Carrier) -> Carrier | None:
    """A witness with the same number or date, if it belongs to the only occasion there is and an
    undated report is one of the two."""
    if len(groups) != 1:
        return None
    for e in groups[0]:
        undated = e.day is None or c.day is None
        figure = (e.values and e.values == c.values) or (e.dates and e.dates == c.dates)
        if undated and figure and not two_occasions(e, c):
            return e
    return None


def _possible(a: Carrier, b: Carrier, settings: Settings) -> bool:
    """Whether the same source may have said both on one occasion, though nothing proves it."""
    if a.said is not None and b.said is not None and a.said != b.said:
        return False
    if not a.disagrees(b):
        return True
    days = apart(a, b)
    return days is not None and days <= settings.occasion and a.witness.report != b.witness.report


def _doubt(a: Carrier, b: Carrier) -> str:
    if a.denied != b.denied:
        return "the same source, asserting once and denying once"
    if a.disagrees(b):
        return "the same source in the same days, with other figures"
    return "the same source, perhaps another occasion"


def _tied(a: Carrier, b: Carrier, certain: bool, note: str, kind: str = "same-source") -> Joined:
    evidence = source_words(kind, a, note), source_words(kind, b, note)
    return joined(a, b, AUTHORITY, certain, *evidence)


def _unnamed(members: Sequence[Carrier]) -> list[Joined]:
    found = []
    for i, c in enumerate(members):
        possible = (e for e in reversed(members[:i]) if not e.disagrees(c) and _alike(e, c))
        last = next(possible, None)
        if last is not None:
            found.append(_tied(last, c, False, "unnamed sources may be one", "unnamed"))
    return found


def _alike(a: Carrier, b: Carrier) -> bool:
    """Whether one person may be described so twice: not "a nurse at the clinic" and "an aide in
    the ministry", where both kind and place are other ones."""
    if not a.place or not b.place or set(a.place.split()) & set(b.place.split()):
        return True
    kinds = (head_noun(c.key.removeprefix("anonymous:")) for c in (a, b))
    return next(kinds) == next(kinds)
