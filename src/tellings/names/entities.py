"""Groups of local actors -> Entity records with names and aliases."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from tellings.model import Alias, Entity, Evidence, Mention, Report, stable_id
from tellings.names.gathering import POWERS, Local, bare
from tellings.names.records import NameFindings
from tellings.names.within import name_key

Key = tuple[str, ...]
_EVIDENCE = 3  # places kept per alias


def make_entities(
    locals_: list[Local],
    override: Mapping[tuple[str, int, int], Key],
    findings: Mapping[str, NameFindings],
    reports: Mapping[str, Report],
    why: Mapping[str, tuple[str, str]],
) -> tuple[list[Entity], dict[Key, str]]:
    """The entities by id, and the id of each key.

    Ids depend on names and kinds, not on order; actors that share both are told apart by their
    first place. `why` gives, for a folded wording, the kind of ledger edge that tied it and the
    wording it was tied to.
    """
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
        power = _power(mentions, reports) if kind == "government" else ""
        name = power or _name(mentions, reports)
        made.append((key, name, kind, mentions))
    same = Counter((name, kind) for _, name, kind, _ in made)
    ids: dict[Key, str] = {}
    entities = []
    for key, name, kind, mentions in made:
        first = mentions[0]
        apart = (first.report, first.start, first.end) if same[name, kind] > 1 else ()
        ids[key] = stable_id("e", kind, name, *apart)
        entities.append(Entity(ids[key], name, kind, _aliases(name, mentions, ties, why, reports)))
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


def _power(mentions: list[Mention], reports: Mapping[str, Report]) -> str:
    """The most frequent "Norvan government" of a government also known by its capital, or ""."""
    texts: Counter[str] = Counter()
    for m in mentions:
        if m.form == "nominal" and m.core is not None:
            words = reports[m.report].text[m.core[0] : m.core[1]].split()
            if len(words) > 1 and words[0][:1].isupper() and words[-1].lower() in POWERS:
                texts[" ".join(words)] += 1
    return min(texts, key=lambda t: (-texts[t], t)) if texts else ""


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
    why: Mapping[str, tuple[str, str]],
    reports: Mapping[str, Report],
) -> tuple[Alias, ...]:
    """Every wording but the name itself, each with a few places as evidence, assertions first."""
    own = name_key((name,))
    plain: dict[str, list[Evidence]] = defaultdict(list)
    asserted: dict[str, list[Evidence]] = defaultdict(list)
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    for m in mentions:
        if m.form == "pronoun":
            continue
        text = " ".join(bare(reports[m.report].text[m.start : m.end]).split())
        key = name_key((text,))
        if key == own:
            continue
        shown[key][text] += 1
        if len(asserted[key]) < _EVIDENCE:
            found = ties.get((m.report, key), ())
            asserted[key] += [e for e in found if e not in asserted[key]]
        if len(plain[key]) < _EVIDENCE:
            kind, other = why.get(key, (m.form, "")) if m.form == "name" else (m.form, "")
            note = f"{other} = {key}" if other else ""
            plain[key].append(Evidence(kind, m.report, m.start, m.end, note))
    made = []
    for key in shown:
        text = min(shown[key], key=lambda t: (-shown[key][t], t))
        made.append(Alias(text, tuple((asserted[key] + plain[key])[:_EVIDENCE])))
    return tuple(sorted(made, key=lambda a: a.text))
