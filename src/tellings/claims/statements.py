"""One report's statements: its units and clauses with acts, participants, times, counts, mood."""

import bisect
import functools
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

from tellings.claims.acts import Acts, Trigger, acts_of, inflections, relations
from tellings.claims.clauses import Unit, divide, units
from tellings.claims.denying import act_places, polarity_of
from tellings.claims.polarity import mood
from tellings.claims.roles import Seen, participants
from tellings.claims.states import states_of
from tellings.claims.stems import content_stems, stem
from tellings.claims.thresholds import Settings
from tellings.model import Attribution, Count, Mention, Report, Statement, TimeExpression
from tellings.text.lexicons import words as lexicon_words
from tellings.text.prose import Prose
from tellings.text.tokens import Token, tokenize

Spanned = TypeVar("Spanned", TimeExpression, Count)

_CLOSING = re.compile(  # how reports name their own makers
    r"\bcontribut(?:ed|ing)(?: \w+)? to this (?:report|story|article)"
    r"|\A\W*(?:Additional reporting|Reporting|Editing|Contributing)\b.{0,10}?(?::| by\b)"
)
_INFINITIVE = "planned"  # "asked him to leave": what follows has not happened yet
_UNASSERTED = {"asked": "open", "hedged": "open", "intended": "planned"}


@dataclass(frozen=True, slots=True)
class _Findings:
    """What the other stages found in the report, by place."""

    mentions: Sequence[Mention]
    times: Sequence[TimeExpression]
    counts: Sequence[Count]
    mention_starts: Sequence[int]
    time_starts: Sequence[int]
    count_starts: Sequence[int]


def find_statements(
    report: Report,
    prose: Prose,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    counts: Sequence[Count],
    settings: Settings | None = None,
) -> list[Statement]:
    """The checkable statements of one report, by place, each on exact words of its text.

    A clause is kept when it names an act and at least one actor, place, time or number. The title
    is read too where it stands in the text.
    """
    settings = settings or Settings()
    findings = _by_place(mentions, times, counts)
    found: list[Statement] = []
    for unit in units(prose, attributions):
        if any(unit.start <= c.start < unit.end for c in report.credits):
            continue  # a credit line says where the report is from, not what happened
        if _CLOSING.search(report.text[unit.start : unit.end]):
            continue
        first, last = prose.token_range(unit.start, unit.end)
        tokens = prose.tokens[first : min(last, first + settings.longest)]
        tags = prose.tags[first : first + len(tokens)] if prose.language == "en" else []
        found += _of_unit(report, unit, tokens, tags, findings, settings)
    found += _of_title(report, findings, settings)
    return _each_once(found)


def _each_once(found: Sequence[Statement]) -> list[Statement]:
    """Statements by place; of two on the same words the one with an attribution stays."""
    kept: dict[tuple[int, int], Statement] = {}
    for s in sorted(found, key=lambda s: (s.start, s.end, s.headline, s.attribution or "~")):
        kept.setdefault((s.start, s.end), s)
    return list(kept.values())


def _by_place(
    mentions: Sequence[Mention], times: Sequence[TimeExpression], counts: Sequence[Count]
) -> _Findings:
    ms = sorted(mentions, key=lambda m: (m.start, m.end))
    ts = sorted(times, key=lambda t: (t.start, t.end))
    cs = sorted(counts, key=lambda c: (c.start, c.end))
    return _Findings(
        ms, ts, cs, [m.start for m in ms], [t.start for t in ts], [c.start for c in cs]
    )


def _of_title(report: Report, findings: _Findings, settings: Settings) -> list[Statement]:
    """The statement of the title, where the title stands in the text outside the body."""
    if report.title_at is None:
        return []
    start, end = report.title_at
    if any(s < end and start < e for s, e in report.body):
        return []
    tokens = tokenize(report.text, start, end)
    unit = Unit(start, end, None)
    return _of_unit(report, unit, tokens, [], findings, settings, headline=True)


def _of_unit(
    report: Report,
    unit: Unit,
    tokens: Sequence[Token],
    tags: Sequence[str],
    findings: _Findings,
    settings: Settings,
    headline: bool = False,
) -> list[Statement]:
    if len(tokens) < settings.shortest:
        return []
    words = [t.text.lower().replace("’", "'") for t in tokens]
    lexicon = acts_of(report.language or "en")
    seen = _seen(findings, tokens)
    naming = {
        i for s in seen if s.mention.form != "pronoun" for i in range(s.first, s.last)
    }  # "the armed group" names somebody, it tells of no arming
    triggers = [t for t in lexicon.triggers(words) if not naming.issuperset(range(t.first, t.last))]
    triggers = [t for t in triggers if not _other_part(words, tags, t, lexicon)]
    acting: list[frozenset[str]] = [frozenset()] * len(words)
    for trigger in triggers:
        if trigger.form != "noun":
            acting[trigger.first] |= frozenset(trigger.acts)
    states: list[frozenset[str]] = [frozenset()] * len(words)
    for trigger in triggers:
        states[trigger.first] |= frozenset(trigger.acts)
    named = [False] * len(words)
    for s in seen:
        named[s.first] = named[s.first] or s.mention.form != "pronoun"
    spans = divide(words, acting, named, states, _counted(findings, tokens))
    found = []
    for first, last in spans:
        inside = [
            Trigger(t.first - first, t.last - first, t.acts, t.form, t.participle)
            for t in triggers
            if first <= t.first and t.last <= last
        ]
        made = _statement(
            report,
            unit,
            tokens[first:last],
            words[first:last],
            tags[first:last],
            inside,
            findings,
            lexicon,
            whole=len(spans) == 1 and unit.whole,
            headline=headline,
        )
        if made is not None:
            found.append(made)
    return found


def _counted(findings: _Findings, tokens: Sequence[Token]) -> list[bool]:
    """Whether a number begins at each token."""
    found = [False] * len(tokens)
    starts = [t.start for t in tokens]
    for c in _within(findings.counts, findings.count_starts, tokens[0].start, tokens[-1].end):
        found[max(0, bisect.bisect_right(starts, c.start) - 1)] = True
    return found


def _statement(
    report: Report,
    unit: Unit,
    tokens: Sequence[Token],
    words: Sequence[str],
    tags: Sequence[str],
    triggers: Sequence[Trigger],
    findings: _Findings,
    lexicon: Acts,
    whole: bool,
    headline: bool,
) -> Statement | None:
    start, end = _edges(tokens)
    if start >= end:
        return None
    times = _within(findings.times, findings.time_starts, start, end)
    counts = _within(findings.counts, findings.count_starts, start, end)
    seen = _seen(findings, tokens)
    if not (seen or times or counts) and not (unit.attribution and triggers):
        return None  # in somebody's mouth an act alone can be checked ("it was never done")
    telling = bool(counts or times or unit.attribution)
    acts = _acts(words, tags, triggers, seen, lexicon, telling)
    if not acts:
        return None
    polarity = polarity_of(words, triggers, acts, unit.attribution)
    if not (polarity.denied or seen or times or counts):
        return None
    attribution = unit.attribution
    mood_ = "open" if unit.question else mood(words, act_places(words, triggers))
    if words[0] == "to":
        mood_ = _INFINITIVE
    if attribution is not None and mood_ == "actual":
        mood_ = _UNASSERTED.get(attribution.stance, mood_)
    named = [False] * len(tokens)
    for s in seen:
        spot = s.mention.kind == "place"  # "market" of "the Velm fish market" is a word of its own
        for i in range(s.first, min(s.last, len(tokens))):
            named[i] = not (spot and tokens[i].text.islower())
    content = [
        t.text
        for t, n in zip(tokens, named, strict=True)
        if not n and not _inside(t, times, counts)
    ]
    return Statement(
        report.id,
        start,
        end,
        polarity.acts,
        polarity.denied,
        mood_,
        participants(words, triggers, seen),
        tuple(times),
        tuple(counts),
        attribution.id if attribution else None,
        content_stems(content),
        headline,
        whole,
        attribution.chain[-1].name if attribution and len(attribution.chain) > 1 else None,
        polarity.denies,
        states_of(words, tokens, triggers, counts),
    )


_NO_ACT = frozenset({"ADJ", "ADV", "ADP", "PROPN", "SCONJ"})


def _other_part(words: Sequence[str], tags: Sequence[str], trigger: Trigger, lexicon: Acts) -> bool:
    """Whether a verb's base form is another part of speech here ("a close friend")."""
    if not tags or trigger.form != "verb" or tags[trigger.first] not in _NO_ACT:
        return False
    return (
        tags[trigger.first] == "PROPN"
        or lexicon.bases[words[trigger.first]] == words[trigger.first]
    )


_UNDOING = frozenset({"repeal", "end", "cancel", "stop"})


def _undone(trigger: Trigger, others: Sequence[Trigger]) -> tuple[str, ...]:
    """The acts of a trigger; those of a noun turn into their opposites where a verb undoes it.

    "The ban was lifted" tells of no ban: it tells of what is opposed to one.
    """
    if trigger.form == "verb" or _UNDOING.intersection(trigger.acts):
        return trigger.acts
    undoing = any(
        t.form != "noun" and _UNDOING.intersection(t.acts) and t is not trigger for t in others
    )
    if not undoing:
        return trigger.acts
    opposed = relations("opposed")
    return tuple(o for act in trigger.acts for o in (sorted(opposed.get(act, ())) or [act]))


@functools.cache
def _light_forms() -> frozenset[str]:
    """Every form of the verbs that name no act."""
    return frozenset(f for verb in lexicon_words("en", "light_verbs") for f in inflections(verb))


_HEADS = frozenset(
    [
        "with",
        "and",
        "but",
        "that",
        "when",
        "while",
        "whereas",
        "although",
        "though",
        "because",
        "until",
    ]
)
_TAILS = _HEADS | frozenset(
    ["or", "nor", "who", "which", "whose", "as", "if", "the", "a", "an", "of", "after", "before"]
)


def _dangles(token: Token, words: Set[str]) -> bool:
    """Whether a token at the edge of a clause ties it to what it was cut from."""
    return not token.text[0].isalnum() or token.text.lower() in words


def _edges(tokens: Sequence[Token]) -> tuple[int, int]:
    """From the first to the last word of a clause, without marks and divider words at its ends."""
    first, last = 0, len(tokens)
    while first < last and _dangles(tokens[first], _HEADS):
        first += 1
    while first < last and _dangles(tokens[last - 1], _TAILS):
        last -= 1
    return (tokens[first].start, tokens[last - 1].end) if first < last else (0, 0)


def _within(items: Sequence[Spanned], starts: Sequence[int], start: int, end: int) -> list[Spanned]:
    low, high = bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)
    return [item for item in items[low:high] if item.end <= end]


def _inside(token: Token, times: Sequence[TimeExpression], counts: Sequence[Count]) -> bool:
    return any(t.start <= token.start < t.end for t in times) or any(
        c.start <= token.start < c.end for c in counts
    )


def _seen(findings: _Findings, tokens: Sequence[Token]) -> list[Seen]:
    """The mentions that stand among the tokens of a clause (unresolved pronouns left out)."""
    start, end = tokens[0].start, tokens[-1].end
    starts = [t.start for t in tokens]
    low = bisect.bisect_left(findings.mention_starts, start)
    high = bisect.bisect_left(findings.mention_starts, end)
    found = []
    for mention in findings.mentions[low:high]:
        if mention.end > end or (mention.form == "pronoun" and mention.actor is None):
            continue
        first = max(0, bisect.bisect_right(starts, mention.start) - 1)
        last = max(first + 1, bisect.bisect_left(starts, mention.end))
        found.append(Seen(mention, first, last))
    return found + _unnamedact_places(findings, tokens, found)


_LOCATIVE = frozenset(["in", "at", "near", "outside", "inside", "from", "off"])


def _unnamedact_places(
    findings: _Findings, tokens: Sequence[Token], seen: Sequence[Seen]
) -> list[Seen]:
    """Places that nobody listed as a mention: a capital after a preposition ("in Hale county")."""
    taken = {i for s in seen for i in range(s.first, s.last)}
    found = []
    for at in range(1, len(tokens)):
        token = tokens[at]
        if at in taken or not _proper(token.text) or tokens[at - 1].text not in _LOCATIVE:
            continue
        if _within(findings.times, findings.time_starts, token.start, token.end + 1) or any(
            t.start <= token.start < t.end for t in findings.times
        ):
            continue
        last = at + 1
        while last < len(tokens) and last not in taken and _proper(tokens[last].text):
            last += 1
        if last < len(tokens) and tokens[last].text in lexicon_words("en", "wide_places"):
            last += 1
        place = Mention("", token.start, tokens[last - 1].end, "place", "name")
        found.append(Seen(place, at, last))
    return found


def _proper(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower()


def _acts(
    words: Sequence[str],
    tags: Sequence[str],
    triggers: Sequence[Trigger],
    seen: Sequence[Seen],
    lexicon: Acts,
    telling: bool,
) -> tuple[str, ...]:
    """Acts of a clause, verbs and phrases before nouns, then verbs that the lexicon lacks."""
    in_names = {i for s in seen if s.mention.form == "name" for i in range(s.first, s.last)}
    ordered = [t for t in triggers if t.form != "noun"] + [t for t in triggers if t.form == "noun"]
    found = dict.fromkeys(act for t in ordered for act in _undone(t, triggers))
    small = lexicon_words("en", "function_words")
    light = _light_forms()
    covered = in_names | {i for t in triggers for i in range(t.first, t.last)}
    for at, tag in enumerate(tags):
        word = words[at]
        if (
            tag == "VERB"
            and at not in covered
            and word not in small
            and word not in light
            and word.isalpha()
        ):
            found["=" + stem(lexicon.bases.get(word, word))] = None
    if found or not telling:
        return tuple(found)
    return _faint(words, tags, covered)


def _faint(words: Sequence[str], tags: Sequence[str], covered: Set[int]) -> tuple[str, ...]:
    """Where nothing better names the act: the first verb of any kind."""
    for at, tag in enumerate(tags):
        if tag in ("VERB", "AUX") and at not in covered and words[at].isalpha():
            return ("=" + stem(words[at]),)
    return ()
