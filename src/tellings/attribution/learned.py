"""The tagger's findings and the rules' drafts, brought together as one list of drafts.

The tagger knows better where a source, a cue and a content begin and end, and which plain cues
there are. The rules know what it was never shown, since the corpus it learned from marks a word but
once: what is said within what is said, who passes on whose words, the outlet spoken to, stance,
whose words a quotation without a cue is.
"""

from collections.abc import Iterable, Sequence

from tellings.attribution.cues import readings
from tellings.attribution.draft import Draft
from tellings.attribution.finding import Finding, meet
from tellings.attribution.site import site, stance
from tellings.attribution.words import Range, Words
from tellings.text.lemmas import lemma
from tellings.text.lexicons import words as lexicon

_RELAYING = frozenset({"quoted", "quoting", "quoted by", "cited"})
_FRAMES = frozenset({"according", "confirmed"})  # the rules know on whom these lean
_PLAIN = frozenset({"right"})  # subject, verb, clause: where the tagger sees none, there is none
_NEGATIONS = frozenset({"not", "never", "neither", "nor", "cannot"})
_NOBODY = frozenset(
    {"no", "none", "nobody", "neither", "few", "any", "anyone", "anybody", "every", "everyone",
     "everybody", "most", "many", "some", "several", "people", "others", "which", "who", "that"}
)  # fmt: skip
_DEFINITE = frozenset({"the", "his", "her", "their", "its", "our", "my"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_SURE, _SURER, _SUREST = 40, 72, 160  # of 64 to a unit of log-odds
_LOOSE = frozenset(",;:.")


def merged(words: Words, drafts: Sequence[Draft], found: Sequence[Finding]) -> list[Draft]:
    """The findings with what the rules know of the same cues, then the rules' own that stay."""
    proposed = [f for f in found if f.proposed]
    cues = [r for f in proposed for r in f.cue]
    inside = _tokens(r for f in proposed for r in f.content)
    seen = {id(f.draft) for f in proposed if f.draft is not None}
    kept = [d for d in drafts if id(d) in seen or _stays(d, cues, inside)]
    apart = [d for d in kept if d.rule in _RELAYING]
    settled: set[int] = set()
    for one in proposed:
        if one.draft is None:
            if _believed(words, one) and not any(_within(one, draft) for draft in apart):
                kept.append(Draft(*_places(words, one), _stance(words, one.cue), "learned"))
        elif id(one.draft) not in settled and one.draft.rule not in _RELAYING | _FRAMES:
            settled.add(id(one.draft))
            _correct(words, one.draft, one)
    return sorted((d for d in kept if d.cue or d.source), key=lambda d: d.at)


def _correct(words: Words, draft: Draft, one: Finding) -> None:
    """Gives a draft the places of a finding; what else the rules know of it stays."""
    kept = draft.content
    source, draft.cue, draft.content = _places(words, one)
    if draft.rule == "impersonal":  # "it" and "word" are nobody, "friends" of "said by friends" not
        source = [r for r in source if r[0] >= draft.cue[0][1]]
    if source and not any(meet(a, b) for a in source for b in draft.source):
        draft.speaker = None  # it was the head of another phrase
    draft.source = source or draft.source
    if all(last - first < 2 for first, last in draft.content):  # a lone "that"
        draft.content = [r for r in kept if r[0] < r[1]] or draft.content


def _stays(draft: Draft, cues: Sequence[Range], inside: set[int]) -> bool:
    """Whether a draft stays though the tagger has not found its cue.

    One inside a content or around another cue is nested, and no draft with a cue that is plain is
    believed elsewhere; a quotation without a cue stays where it is nobody's yet.
    """
    if not draft.cue:
        return inside.isdisjoint(_tokens(draft.content))
    if inside.issuperset(_tokens(draft.cue)) or draft.outer is not None:
        return True
    around = any(a <= c[0] and c[1] <= b for a, b in draft.content for c in cues)
    return around or draft.rule not in _PLAIN


def _believed(words: Words, one: Finding) -> bool:
    """Whether a finding that no rule supports is believed.

    The tagger must be the surer of it where the content is neither a clause nor quoted ("has asked
    for restraint"), and surer still where there is no source, or one that is nobody in particular
    ("no one", "few voters", "analysts"). What somebody is told to do ("let them see") is none.
    """
    if one.source and "let" in words.low[max(0, one.source[0][0] - 1) : one.source[0][0] + 1]:
        return False
    if not one.source or _vague(words, one.source[0]):
        return one.sure >= _SUREST
    return one.sure >= (_SURE if _clausal(words, one.content) else _SURER)


def _clausal(words: Words, content: Sequence[Range]) -> bool:
    """Whether a content holds a finite verb, an infinitive or quoted words."""
    return any(
        words.quote[k] >= 0 or words.forms[k] in ("fin", "past", "inf")
        for first, last in content
        for k in range(first, last)
    )


def _vague(words: Words, source: Range) -> bool:
    """Whether a source is a relative, names or speaks of nobody, or is a bare common noun."""
    first, last = source
    if words.low[first] in _NOBODY:
        return True
    if not any(words.tags[k] in _NAMING for k in range(first, last)):
        return True  # "a" of "a charge that …": whoever makes it is not said
    bare = words.tags[first] in ("NOUN", "ADJ")
    return bare and not any(
        words.tags[k] == "PROPN" or words.low[k] in _DEFINITE for k in range(first, last)
    )


def _within(one: Finding, draft: Draft) -> bool:
    """Whether a finding is made of what relays somebody's words: "the paper was quoted"."""
    held = [*draft.source, *draft.cue, *([draft.press] if draft.press else [])]
    made = any(meet(a, b) for a in (*one.cue, *one.source) for b in held)
    return made or any(meet(a, b) for a in one.content for b in draft.source)


def _places(words: Words, one: Finding) -> tuple[list[Range], list[Range], list[Range]]:
    """Source, cue and content without a dateline before them and loose marks at their edges."""
    source = [_trimmed(words, (max(a, _lead(words, a)), b)) for a, b in one.source]
    cue = [_trimmed(words, r) for r in one.cue]
    content = [_trimmed(words, r) for r in one.content]
    return (
        [r for r in source if r[0] < r[1]],
        [r for r in cue if r[0] < r[1]] or list(one.cue),
        [r for r in content if r[0] < r[1]],
    )


def _lead(words: Words, i: int) -> int:
    """The first token after a dateline at the head of the sentence of token `i`."""
    return words.leads[words.sentence[i]]


def _trimmed(words: Words, at: Range) -> Range:
    """A range without commas and stops at its edges, save those inside quotation marks."""
    first, last = at
    while first < last and words.low[first] in _LOOSE and words.quote[first] < 0:
        first += 1
    while first < last and words.low[last - 1] in _LOOSE and words.quote[last - 1] < 0:
        last -= 1
    return first, last


def _stance(words: Words, cue: Sequence[Range]) -> str:
    """The stance of a cue no rule has found: denied if it holds a negation ("would neither confirm
    nor deny"), else that of its first verb that is known."""
    inside = [(i, first) for first, last in cue for i in range(first, last)]
    if any(words.low[i] in _NEGATIONS or words.low[i].endswith("n't") for i, _ in inside):
        return "denied"
    for i, first in inside:
        if words.tags[i] in ("VERB", "NOUN", "ADJ") and (found := readings(words, i)):
            return stance(words, site(words, i, found, first))
        if words.tags[i] == "VERB" and lemma(words.low[i], "VERB") in lexicon(
            "en", "rejecting_verbs"
        ):
            return "denied"
    return "asserted"


def _tokens(ranges: Iterable[Range]) -> set[int]:
    return {k for first, last in ranges for k in range(first, last)}
