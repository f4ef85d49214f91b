"""One plain sentence for a disagreement, built from the witnesses' own words and their outlets."""

from collections.abc import Mapping, Sequence

from tellings.claims.facts import Amount, Facts, days
from tellings.model import Report

_LONG = 160  # characters of a clause that an explanation quotes

_OPENING = {
    "time": "The day differs",
    "number": "The number differs",
    "where": "The place differs",
    "who": "The actor differs",
    "whether": "It is both asserted and denied",
}


def words_of(facet: str, members: Sequence[Facts], reports: Mapping[str, Report]) -> str:
    """The value of one side, in the words of its first witness."""
    f = members[0]
    text = reports[f.statement.report].text
    spans: list[tuple[int, int]] = []
    if facet == "time":
        told = [t for t in f.statement.times if days(t.from_, t.to) == f.when]
        spans = [(t.start, t.end) for t in told if t.from_ and t.to]
    elif facet == "number":
        spans = [(c.start, c.of[1] if c.of else c.end) for c in f.statement.counts]
        spans = [s for s in spans if s[0] < s[1] <= f.statement.end + 40]
    else:
        role = "agent" if facet == "who" else "at"
        spans = [(p.start, p.end) for p in f.statement.participants if p.role == role]
    if facet == "whether":
        return "denied" if f.statement.denied else "asserted"
    start, end = spans[0] if spans else (f.statement.start, f.statement.end)
    return text[start:end]


def conflict_text(
    facet: str, sides: Sequence[Sequence[Facts]], reports: Mapping[str, Report]
) -> str:
    """ "The number differs: “30 people” (Name, Name); “45 people” (Name)." """
    return f"{_OPENING[facet]}: {'; '.join(_side(facet, s, reports) for s in sides)}."


def stale_text(old: Sequence[Facts], new: Sequence[Facts], reports: Mapping[str, Report]) -> str:
    """Why the first number is an earlier state of the second."""
    parts = f"{_side('number', old, reports)}; later {_side('number', new, reports)}"
    return f"A smaller number was given first: {parts}."


def variant_text(
    pair: tuple[Amount, Amount],
    one: Sequence[Facts],
    other: Sequence[Facts],
    reports: Mapping[str, Report],
) -> str:
    """Why two numbers can both hold."""
    a, b = pair
    bounds = {a.bound, b.bound}
    if a.part != b.part:
        why = "One number is part of the other"
    elif "vague" in bounds:
        why = "One number is vague and contains the other"
    elif bounds & {">", ">=", "<", "<="}:
        why = "One number is a bound that the other keeps"
    else:
        why = "One number is a round figure of the other"
    return f"{why}: {_side('number', one, reports)}; {_side('number', other, reports)}."


def _side(facet: str, members: Sequence[Facts], reports: Mapping[str, Report]) -> str:
    forms = {reports[f.statement.report].outlet or "unnamed outlet" for f in members}
    # one outlet in headline type and in ordinary type is named once, in ordinary type
    outlets = sorted({f.casefold(): f for f in sorted(forms)}.values())
    named = ", ".join(outlets[:3]) + (f" and {len(outlets) - 3} more" if len(outlets) > 3 else "")
    said = words_of(facet, members, reports)
    if facet == "whether":
        s = members[0].statement
        said = _short(reports[s.report].text[s.start : s.end])
    return f"“{said}” ({named})"


def _short(words: str) -> str:
    """The words, cut at a word's end where they are long."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONG else flat[:_LONG].rsplit(" ", 1)[0] + " …"
