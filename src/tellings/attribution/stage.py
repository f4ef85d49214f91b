"""The order of the rules: cues, quotations, headline, then nesting and chains."""

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.attribution.according import prepositional_cues
from tellings.attribution.chains import finish
from tellings.attribution.draft import Draft
from tellings.attribution.impersonal import impersonal_cues
from tellings.attribution.quotation import carried_quotes
from tellings.attribution.quoted import quoting_cues
from tellings.attribution.verbs import verb_cues
from tellings.attribution.words import Words
from tellings.model import Attribution, Mention, Report
from tellings.text.prose import Prose


@dataclass(frozen=True, slots=True)
class Settings:
    """How attributions are found."""

    shortest_quote: int = 4
    """Quoted words and marks below which a quotation without a cue is not taken for speech."""

    outlets: tuple[str, ...] = ()
    """Names of news outlets besides those that look like one."""


def attribute(
    report: Report, prose: Prose, mentions: Sequence[Mention], settings: Settings | None = None
) -> list[Attribution]:
    """Who says what in one report, by offset of the cue.

    `prose` is that of the report's body, `mentions` those found in it, by start (may be empty).
    """
    settings = settings or Settings()
    words = Words(prose, mentions)
    drafts = _merge(
        quoting_cues(words),
        prepositional_cues(words),
        verb_cues(words),
        impersonal_cues(words),
    )
    carried_quotes(words, drafts, settings.shortest_quote)
    outlets = frozenset(
        " ".join(w for w in o.lower().split() if w != "the") for o in settings.outlets
    )
    return finish(report, words, drafts, outlets)


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
