"""Groups of local actors -> Entity records with names and aliases."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from tellings.model import Alias, Entity, Evidence, Mention, Report, stable_id
from tellings.names.gathering import Local, bare
from tellings.names.records import NameFindings
from tellings.names.within import name_key

Key = tuple[str, ...]
_EVIDENCE = 3  # places kept per alias


def make_entities(
    locals_: list[Local],
    override: Mapping[tuple[str, int, int], Key],
    findings: Mapping[str, NameFindings],
    reports: Mapping[str, Report],
) -> tuple[list[Entity], dict[Key, str]]:
    """The entities by id, and the id of each key; ids depend on names and kinds, not on order."""
    groups: dict[Key, list[tuple[Mention, str]]] = defaultdict(list)
    for local in locals_:
        for m in local.mentions:
            key = override.get((m.report, m.start, m.end), local.key)
            groups[key].append((m, local.kind))
    ties = _asserted(findings)
    made: list[tuple[Key, str, str, list[Mention]]] = []
    for key in sorted(groups):
        mentions = sorted((m for m, _ in groups[key]), key=lambda m: (m.report, m.start, m.end))
        kinds = Counter(k for _, k in groups[key])
        kind = min(kinds, key=lambda k: (-kinds[k], k))
        made.append((key, _name(mentions, reports), kind, mentions))
    same = Counter((name, kind) for _, name, kind, _ in made)
    ids: dict[Key, str] = {}
    entities = []
    for key, name, kind, mentions in made:
        first = mentions[0]
        apart = (first.report, first.start, first.end) if same[name, kind] > 1 else ()
        ids[key] = stable_id("e", kind, name, *apart)
        entities.append(Entity(ids[key], name, kind, _aliases(name, mentions, ties, reports)))
    return sorted(entities, key=lambda e: e.id), ids


def _asserted(findings: Mapping[str, NameFindings]) -> dict[tuple[str, str], list[Evidence]]:
    """(report, folded wording) -> the links that introduce the wording there."""
    found: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for report in sorted(findings):
        for link in findings[report].links:
            note = f"{link.a} = {link.b}"
            found[report, name_key((link.b,))].append(
                Evidence(link.kind, report, link.start, link.end, note)
            )
    return found


def _name(mentions: list[Mention], reports: Mapping[str, Report]) -> str:
    """The most complete of the frequent names; the longest nominal where there is no name."""
    texts: Counter[str] = Counter()
    for m in mentions:
        if m.form == "name":
            texts[" ".join(bare(reports[m.report].text[m.start : m.end]).split())] += 1
    if not texts:
        first = next((m for m in mentions if m.form == "nominal"), mentions[0])
        return " ".join((first.name or reports[first.report].text[first.start : first.end]).split())
    if mentions[0].kind == "person":
        full = {t: n for t, n in texts.items() if " " in t and not t.isupper()}
        if full:
            frequent = [t for t, n in full.items() if n >= max(full.values()) / 6]
            return min(frequent, key=lambda t: (-len(t.split()), -full[t], -len(t), t))
    enough = max(1, max(texts.values()) // 10)
    frequent = [t for t, n in texts.items() if n >= enough]
    return min(frequent, key=lambda t: (t.isupper(), -len(t.split()), -texts[t], t))


def _aliases(
    name: str,
    mentions: list[Mention],
    ties: Mapping[tuple[str, str], list[Evidence]],
    reports: Mapping[str, Report],
) -> tuple[Alias, ...]:
    """Every wording but the name itself, by first letter, each with a few places as evidence."""
    own = name_key((name,))
    wordings: dict[str, list[Evidence]] = defaultdict(list)
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    for m in mentions:
        if m.form == "pronoun":
            continue
        span = (m.start, m.end) if m.core is None or m.form == "name" else (m.start, m.end)
        text = " ".join(bare(reports[m.report].text[span[0] : span[1]]).split())
        key = name_key((text,))
        if key == own:
            continue
        shown[key][text] += 1
        kept = wordings[key]
        strong = ties.get((m.report, key), [])
        for evidence in strong or [Evidence(m.form, m.report, m.start, m.end, "")]:
            if evidence not in kept:
                kept.append(evidence)
    made = []
    for key, evidence in wordings.items():
        text = min(shown[key], key=lambda t: (-shown[key][t], t))
        ordered = sorted(evidence, key=lambda e: (e.kind in {"name", "nominal"}, e.report or "",
                                                  e.start or 0))  # fmt: skip
        made.append(Alias(text, tuple(ordered[:_EVIDENCE])))
    return tuple(sorted(made, key=lambda a: a.text))
