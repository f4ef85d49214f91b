"""A cue verb in its sentence: what the rules for content before and after it start from."""

from dataclasses import dataclass

from tellings.attribution.cues import CueVerb, Form
from tellings.attribution.words import Words

_BE = frozenset(
    {"was", "were", "is", "are", "been", "being", "be", "am", "'s", "'re", "get", "got"}
)
_NEGATIONS = frozenset({"not", "never", "n't", "cannot", "no"})
_MODALS = frozenset({"will", "would", "should", "must", "may", "might", "could", "can"})
_ADVERBIAL = frozenset({"not", "never", "also", "to", "n't", "once", "then", "both", "now"})


_SETTLING = frozenset({"confirm", "verify", "corroborate", "know", "tell", "disclose", "reveal"})
_TELLING = frozenset({"say", "discuss", "comment", "specify", "explain", "name", "elaborate"})


@dataclass(frozen=True, slots=True)
class Site:
    """One cue verb at token `verb`.

    `group` is the first token of its auxiliaries and adverbs, `after` follows its last word;
    [`start`, `end`) is the sentence; nothing before `floor` may be content, since an earlier cue
    has it. `frames` are what any reading of the form may govern; `shape` is the form's.
    """

    verb: int
    group: int
    after: int
    start: int
    end: int
    floor: int
    cue: CueVerb
    shape: str
    frames: frozenset[str]
    helped: bool
    passive: bool

    def may(self, letters: str) -> bool:
        """Whether the verb governs any of the frames named by these letters."""
        return not self.frames.isdisjoint(letters)


def site(words: Words, i: int, found: list[tuple[Form, int]], floor: int) -> Site:
    """The site of the cue verb at token `i`, whose readings are `found`."""
    start, end = words.bounds(i)
    group = verb_group(words, i, start)
    helpers = [k for k in range(group, i) if words.tags[k] == "AUX" or _goes_on(words, k)]
    form, after = found[0]
    return Site(
        i,
        group,
        after,
        start,
        end,
        floor,
        form.verb,
        form.shape,
        frozenset().union(*(f.verb.frames for f, _ in found)),
        bool(helpers),
        bool(helpers) and words.low[helpers[-1]] in _BE and form.shape in ("past", "part"),
    )


def verb_group(words: Words, verb: int, start: int) -> int:
    """The first token of the auxiliaries and adverbs that belong to the verb at `verb`."""
    j = verb
    while j > start and (
        words.tags[j - 1] in ("AUX", "ADV")
        or words.low[j - 1] in _ADVERBIAL
        or (j == verb and words.low[j].endswith("ing") and _goes_on(words, j - 1))
    ):
        j -= 1
    if j - 4 >= start and words.low[j - 1] == "time" and words.low[j - 4] == "for":
        return verb_group(words, j - 4, start)  # "had for the first time admitted"
    return j


def _goes_on(words: Words, k: int) -> bool:
    """Whether "keeps" or "went on" stands there, with which a form in -ing is finite."""
    return words.tags[k] == "VERB" and words.low[k] in _GOING_ON


_GOING_ON = frozenset({"keep", "keeps", "kept", "continues", "continued", "began", "begins"})


def stance(words: Words, at: Site) -> str:
    """What the verb does to its content; a negation makes it denied, a modal hedged.

    Who does not confirm or rule out, or does not deny, leaves it open: hedged.
    """
    helpers = words.low[at.group : at.verb]
    if any(w in _NEGATIONS or w.endswith("n't") for w in helpers):
        modal = any(w in _MODALS or w.endswith("n't") for w in helpers)
        silent = modal and at.cue.lemma in _TELLING
        open_ = at.cue.lemma in _SETTLING or at.cue.stance in ("denied", "hedged")
        return "hedged" if open_ or silent else "denied"
    modal = any(w in _MODALS for w in helpers)
    only = "only" in helpers or "only" in words.low[at.after : at.after + 1]
    return "hedged" if modal and not only and at.cue.stance == "asserted" else at.cue.stance
