"""Over all reports: local actors -> entities, through the alias ledger."""

import contextlib
import gc
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from tellings.model import Attribution, Mention, Report, Ruling
from tellings.names.capitals import capitals, unknown_key
from tellings.names.compare import alike, skeleton, skeletons
from tellings.names.entities import make_entities
from tellings.names.gathering import CLASSES, Local, gather
from tellings.names.judged import constrain, said_of, settle, with_reasons
from tellings.names.labels import find_labels, phrase
from tellings.names.ledger import Ledger, Node, body_edges, spelling_edges
from tellings.names.records import NameFindings, Resolution, Settings
from tellings.names.referents import vote
from tellings.names.vocabulary import is_adjective, nation_key, place_key, vocabulary
from tellings.names.within import name_key

Key = tuple[str, ...]
_DEFAULT = Settings()
_OPEN_KINDS = frozenset({"person", "organisation", "other", "place"})


def resolve(
    findings: Mapping[str, NameFindings],
    reports: Mapping[str, Report],
    attributions: Mapping[str, Sequence[Attribution]],
    settings: Settings = _DEFAULT,
    judged: Sequence[Ruling] = (),
) -> Resolution:
    """All mentions with entities, the entities with aliases and evidence, the labels.

    `findings`, `reports` and `attributions` are keyed by report id; the answer does not depend on
    their order. Attributions give labels their voice. `judged` are the aliases that people
    confirmed or ruled out.
    """
    with _no_collections():
        return _resolve(findings, reports, attributions, settings, judged)


@contextlib.contextmanager
def _no_collections() -> Iterator[None]:
    """Pause the cycle collector: the records built here are many, long-lived and acyclic."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _resolve(
    findings: Mapping[str, NameFindings],
    reports: Mapping[str, Report],
    attributions: Mapping[str, Sequence[Attribution]],
    settings: Settings,
    judged: Sequence[Ruling],
) -> Resolution:
    locals_ = gather(findings, reports)
    _nations(locals_, reports)
    said = said_of(judged, locals_, reports)
    ledger = _ledger(locals_, findings, settings)
    constrain(ledger, said)
    home = ledger.resolve()
    _assign(locals_, home)
    _surnames(locals_, settings)
    _described(locals_, reports)
    _shortened(locals_, reports)
    chosen, supported = vote(locals_, reports, settings)
    _belonging(locals_, reports)
    _shortened(locals_, reports)
    for local in locals_:
        if not local.key:
            local.key = ("local", local.report, str(local.number))
    settle(said, locals_, chosen, home, reports)
    why = {e.b[1]: (e.kind, e.a[1]) for e in reversed(ledger.taken)}
    why |= {e.a[1]: (e.kind, e.b[1]) for e in reversed(ledger.taken) if e.a[1] not in why}
    entities, ids = make_entities(locals_, chosen, findings, reports, why)
    entities = with_reasons(entities, said, ids, chosen)
    kinds = {e.id: e.kind for e in entities}
    mentions: list[Mention] = []
    for local in locals_:
        for m in local.mentions:
            key = chosen.get((m.report, m.start, m.end))
            kind = local.kind if m.kind in _OPEN_KINDS else m.kind
            if key is not None:
                kind = kinds[ids[key]]
            mentions.append(_placed(m, ids[key or local.key], kind))
    mentions.sort(key=lambda m: (m.report, m.start, m.end))
    labels = find_labels(mentions, reports, attributions, supported)
    return Resolution(tuple(mentions), tuple(entities), tuple(labels))


def _placed(m: Mention, entity: str, kind: str) -> Mention:
    """A mention with its entity and kind; built outright, since `replace` takes twice as long."""
    return Mention(
        m.report, m.start, m.end, kind, m.form, entity, m.actor, m.name, m.quoted, m.core, m.of
    )


def _nations(locals_: list[Local], reports: Mapping[str, Report]) -> None:
    """Bring a country's names, its government and the city that stands for it to one wording.

    A country is known as one by the lexicon or by the pile's own "X government"; a city in a
    place's slot ("in Tarvik") stays a place.
    """
    stands_for = capitals(locals_, reports)
    known = set(vocabulary().nations.values())
    for local in locals_:
        if local.kind == "government" and local.nodes:
            key = local.nodes[0][1]
            if any(m.form == "nominal" for m in local.mentions):
                known.add(key)
            local.nodes = [("government", stands_for.get(key, key))]
    for local in locals_:
        if local.kind == "other" and len(local.wordings) == 1 and unknown_key(local) in stands_for:
            local.kind = "government"
            local.nodes = [("government", stands_for[unknown_key(local)])]
    for local in locals_:
        if local.kind == "place" and local.wordings:
            keys = {place_key(w) for w in local.wordings} & known
            if keys and not any(w in vocabulary().capitals for w in local.wordings):
                local.nodes = [("government", min(keys))]


def _ledger(
    locals_: list[Local], findings: Mapping[str, NameFindings], settings: Settings
) -> Ledger:
    """The ledger of all wordings: what reports assert, then what spelling and initials suggest."""
    ledger = Ledger()
    asserted: dict[tuple[str, str], str] = {}
    for report in sorted(findings):
        for link in findings[report].links:
            asserted[report, name_key((link.b,))] = link.kind
    for local in locals_:
        for node in local.nodes:
            ledger.count(node, len(local.wordings.get(node[1], local.mentions)))
        if len(local.nodes) > 1:
            anchor = max(local.nodes, key=lambda n: (len(n[1]), n))
            for node in local.nodes:
                kind = asserted.get((local.report, node[1]), "same")
                ledger.tie(anchor, node, kind)
    spelling_edges(ledger, settings.spelling)
    body_edges(ledger)
    return ledger


def _assign(locals_: list[Local], home: dict[Node, Node]) -> None:
    for local in locals_:
        if local.nodes:
            anchor = max(local.nodes, key=lambda n: (len(n[1].split()), len(n[1]), n))
            local.key = home[anchor]


def _surnames(locals_: list[Local], settings: Settings) -> None:
    """Give reports that have only a surname to the person who bears it in the others."""
    bearers: dict[str, Counter[tuple[str, Key]]] = defaultdict(Counter)
    for local in locals_:
        if local.kind == "person" and local.key:
            short = {key.split()[-1] for key in local.wordings if " " in key}
            short |= {key for key in local.wordings if " " not in key}
            for key in short:
                bearers[skeleton(key)][key, local.key] += 1
    for local in locals_:
        if local.key or local.kind != "person" or not local.wordings:
            continue
        short_name = min(local.wordings)
        local.key = _bearer(short_name, bearers[skeleton(short_name)], settings) or (
            "person",
            short_name,
        )


def _bearer(short: str, options: Mapping[tuple[str, Key], int], settings: Settings) -> Key | None:
    """The person who bears the short name in most reports, exact spellings before likely ones."""
    for least in (1.0, 0.8):
        counts: Counter[Key] = Counter()
        for (name, key), n in options.items():
            if alike(name, short) >= least:
                counts[key] += n
        if counts:
            best, n = min(counts.items(), key=lambda o: (-o[1], o[0]))
            return best if n >= settings.surname_share * sum(counts.values()) else None
    return None


def _described(locals_: list[Local], reports: Mapping[str, Report]) -> None:
    """Give "the envoy to Dorsk" alone to the one person whom other reports call that."""
    known: dict[str, Counter[Key]] = defaultdict(Counter)
    for local in locals_:
        if local.kind == "person" and local.key:
            for m in local.mentions:
                if m.form == "nominal":
                    known[phrase(m, reports[m.report].text, whole=True)][local.key] += 1
    for local in locals_:
        if local.key or local.kind != "person":
            continue
        for m in local.mentions:
            words = phrase(m, reports[m.report].text, whole=True)
            if len(words.split()) > 1 and m.form == "nominal" and known.get(words):
                options = known[words]
                best, n = min(options.items(), key=lambda o: (-o[1], o[0]))
                if n >= 0.8 * sum(options.values()):
                    local.key = best
                    break


def _belonging(locals_: list[Local], reports: Mapping[str, Report]) -> None:
    """Members and documents go by whom they belong to; other nominals by their wording."""
    by_number = {(x.report, x.number): x for x in locals_}
    for local in locals_:
        if local.key:
            continue
        base = by_number.get((local.report, local.of)) if local.of is not None else None
        if base is not None and base.key and base.key[0] != "local":
            what = local.kind if local.kind != "members" or base.kind != "place" else "people"
            local.key = (what, *base.key)
        elif local.kind == "place" and _site(local, reports):
            local.key = _site(local, reports)
        elif local.kind in CLASSES and local.kind not in {"person"} and local.wordings:
            local.key = (CLASSES[local.kind], min(local.wordings))
        elif local.kind in {"organisation", "government"}:
            local.key = _of_nation(local, reports)


def _shortened(locals_: list[Local], reports: Mapping[str, Report]) -> None:
    """Give "the interior ministry" to the one body of the pile whose name ends so."""
    ends: dict[str, set[Key]] = defaultdict(set)
    for local in locals_:
        if local.kind != "organisation" or not local.key or local.key[0] == "local":
            continue
        full = list(local.wordings) or [" ".join(local.key[1:])]
        for parts in (k.split() for k in full):
            for n in range(1, len(parts)):
                ends[" ".join(parts[n:])].add(local.key)
    for local in locals_:
        if local.key or local.kind != "organisation" or local.wordings:
            continue
        for m in local.mentions:
            words = phrase(m, reports[m.report].text) if m.form == "nominal" else ""
            fitting: Set[Key] = ends.get(words, frozenset())
            enough = " " in words or vocabulary().group_nouns.get(words) == "civil"
            if len(fitting) == 1 and enough:
                local.key = min(fitting)
                break


def _site(local: Local, reports: Mapping[str, Report]) -> Key:
    """ "The Orvik mine" by the name and the class of its noun, however the name is spelled."""
    for m in local.mentions:
        if m.form != "nominal" or m.core is None:
            continue
        words = reports[m.report].text[m.core[0] : m.core[1]].split()
        kind = vocabulary().sites.get(words[-1].lower())
        if kind:
            return ("site", " ".join(min(skeletons(w)) for w in words[:-1]), kind)
    return ()


def _of_nation(local: Local, reports: Mapping[str, Report]) -> Key:
    """ "The Norvan army" is one body in all reports; "the army" alone is its report's own."""
    for m in local.mentions:
        if m.form != "nominal" or m.core is None:
            continue
        words = reports[m.report].text[m.core[0] : m.core[1]].split()
        nation = [nation_key(w) for w in words[:-1] if w[:1].isupper() and is_adjective(w)]
        if not nation and m.core[0] > m.start:  # "Norva's rescue service"
            owner = reports[m.report].text[m.start : m.core[0]].replace("’", "'").split()
            nation = [place_key(w) for w in owner if w[:1].isupper() and w.endswith("'s")]
        if nation:
            rest = [w.lower() for w in words if not (w[:1].isupper() and is_adjective(w))]
            return ("body of", nation[0], " ".join(rest))
    return ()
