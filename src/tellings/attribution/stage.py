"""The order of the rules: cues, quotations, headline, then nesting and chains."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.attribution.according import prepositional_cues
from tellings.attribution.asides import cut_asides
from tellings.attribution.chains import credited, finish
from tellings.attribution.confirming import confirming_cues
from tellings.attribution.draft import Draft
from tellings.attribution.endpoint import ChatExtractor, Endpoint
from tellings.attribution.extractor import load, proposed
from tellings.attribution.headline import headline_cues, label_cues
from tellings.attribution.impersonal import impersonal_cues
from tellings.attribution.learned import merged
from tellings.attribution.neural.tagging import tagged
from tellings.attribution.nominal import nominal_cues
from tellings.attribution.passives import passive_cues
from tellings.attribution.predicates import predicate_cues
from tellings.attribution.present import present_verbs
from tellings.attribution.quotation import carried_quotes, colon_quotes, own_words
from tellings.attribution.quotative import quotative_cues
from tellings.attribution.quoted import cited_sources, quoting_cues
from tellings.attribution.rejected import rejections
from tellings.attribution.relayed import apart, fronted_citations, learned_from, relay_cues, voices
from tellings.attribution.remarks import announced, replies, trailing
from tellings.attribution.tolls import toll_cues
from tellings.attribution.untagged import LANGUAGES, untagged_cues
from tellings.attribution.verbs import verb_cues
from tellings.attribution.words import Words
from tellings.model import Attribution, Mention, Report, Span
from tellings.text.prose import Prose


@dataclass(frozen=True, slots=True)
class Settings:
    """How attributions are found."""

    shortest_quote: int = 4
    """Quoted words and marks below which a quotation without a cue is not taken for speech."""

    outlets: tuple[str, ...] = ()
    """Names of news outlets besides those that look like one."""

    tagger: bool = True
    """Whether the learned tagger finds cues, sources and contents of English reports."""

    extractor: str = ""
    """Another extractor in the tagger's place, as `module:function` that makes one."""

    endpoint: Endpoint | None = None
    """A language model on a server in the tagger's place; without it nothing is ever sent."""


def attribute(
    report: Report, prose: Prose, mentions: Sequence[Mention], settings: Settings | None = None
) -> list[Attribution]:
    """Who says what in one report, by offset of the cue.

    `prose` is that of the report's body, `mentions` those found in it, by start (may be empty).
    """
    settings = settings or Settings()
    words = Words(prose, mentions)
    drafts = rule_drafts(words, prose.language, settings)
    if prose.language.startswith("en"):
        drafts = _found(words, drafts, settings)
    cut_asides(words, drafts)
    outlets = frozenset(
        " ".join(w for w in o.lower().split() if w != "the") for o in settings.outlets
    )
    found = finish(report, words, drafts, outlets)
    return sorted([*_headline(report, prose), *found, *credited(report)], key=_place)


def _found(words: Words, drafts: list[Draft], settings: Settings) -> list[Draft]:
    """The rules' drafts with what the tagger, or what the user has put in its place, finds."""
    if settings.endpoint is not None or settings.extractor:
        server = settings.endpoint
        other = load(settings.extractor) if server is None else ChatExtractor(server)
        drafts = merged(words, drafts, proposed(words, drafts, other))
    elif settings.tagger:
        drafts = merged(words, drafts, tagged(words, drafts))
    else:
        return drafts
    own_words(words, drafts)
    carried_quotes(words, drafts, settings.shortest_quote)
    return drafts


def rule_drafts(words: Words, language: str, settings: Settings) -> list[Draft]:
    """What all rules for this language find, each word in at most one cue."""
    if language in LANGUAGES:
        drafts = untagged_cues(words, language)
        carried_quotes(words, drafts, settings.shortest_quote)
        return drafts
    if not language.startswith("en"):
        return []
    present_verbs(words)
    drafts = _merge(
        quoting_cues(words),
        relay_cues(words),
        voices(words),
        prepositional_cues(words),
        verb_cues(words),
        passive_cues(words),
        impersonal_cues(words),
    )
    drafts = _merge(drafts, rejections(words, drafts, nominal_cues(words)))
    drafts = _merge(drafts, predicate_cues(words, drafts))
    drafts = _merge(drafts, replies(words, drafts))
    drafts = _merge(drafts, quotative_cues(words, drafts, settings.shortest_quote))
    drafts = _merge(
        drafts,
        trailing(words, drafts),
        announced(words, drafts),
        toll_cues(words),
        confirming_cues(words),
    )
    apart(drafts)
    learned_from(words, drafts)
    drafts = _merge(fronted_citations(words, drafts), drafts)
    drafts = _merge(drafts, label_cues(words, drafts))
    drafts = _merge(drafts, colon_quotes(words, drafts, settings.shortest_quote))
    drafts = cited_sources(words, drafts)
    carried_quotes(words, drafts, settings.shortest_quote)
    return drafts


def _headline(report: Report, prose: Prose) -> list[Attribution]:
    """Attributions in a title that stands in the text outside the body."""
    if report.title_at is None or not prose.language.startswith("en"):
        return []
    title = Words(Prose(report.text, [report.title_at], prose.language))
    if not title.tokens:
        return []
    drafts = _merge(quoting_cues(title), headline_cues(title), verb_cues(title))
    found = finish(report, title, drafts, frozenset())
    return [replace(a, kind="headline") for a in found]


def _place(found: Attribution) -> tuple[Span, ...]:
    return (*(found.cue or found.source or found.content)[:1], *found.content[:1])


def _merge(*families: list[Draft]) -> list[Draft]:
    """All drafts, each word in at most one cue; earlier families win."""
    taken: set[int] = set()
    kept: list[Draft] = []
    for family in families:
        for draft in family:
            cue = {k for first, last in draft.cue for k in range(first, last)}
            if cue & taken:
                continue
            taken |= cue
            kept.append(draft)
    return kept
