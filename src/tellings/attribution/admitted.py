"""Which drafts are attributions at all, and which of their sources are nobody."""

from tellings.attribution.draft import Draft
from tellings.attribution.unnamed import withholds
from tellings.attribution.words import Words
from tellings.text.lemmas import lemma

_EMERGING = frozenset({"emerge", "transpire", "appear", "seem", "follow", "happen"})
_BE = frozenset({"is", "was", "has", "had", "being"})
_ANYBODY = frozenset({"hears", "sees", "knows", "thinks", "wonders", "feels", "hopes", "believes"})
_PERSONS = frozenset({"him", "her", "them", "me", "us", "you"})
_NOBODY = frozenset({"no", "nobody", "no-one", "none", "nothing"})


def says_something(words: Words, draft: Draft) -> bool:
    """Keeps the pieces of content that hold words; whether any is left and somebody says it."""
    if draft.source and words.low[draft.source[0][0]] in _NOBODY:
        return False  # "no one could say how it would end"
    generic = draft.source and words.low[slice(*draft.source[0])] == ["one"] and draft.cue
    if generic and words.low[draft.cue[0][1] - 1] in _ANYBODY:
        return False  # "one hears that it ended well"
    if _wishes_no_name(words, draft):
        return False
    if all(words.low[k] in _PERSONS for first, last in draft.content for k in range(first, last)):
        return False  # "the judge has sent for him"
    draft.content = [
        r for r in draft.content if any(words.tokens[k].text[0].isalnum() for k in range(*r))
    ]
    return bool(draft.content)


def _wishes_no_name(words: Words, draft: Draft) -> bool:
    """Whether all that is said is that a name is withheld: "he asked not to be named"."""
    if not draft.cue or not draft.content or draft.at >= draft.content[0][0]:
        return False
    first, last = draft.content[0]
    short = draft.stance != "asserted" or words.low[draft.cue[0][0]] == "speaking"
    return short and words.quote[first] < 0 and withholds(words, (draft.at, last))


def empty_subject(words: Words, draft: Draft) -> bool:
    """Whether "it" is no source but an empty subject: "it was announced", "it emerged that"."""
    if not draft.source or words.low[slice(*draft.source[0])] != ["it"] or not draft.cue:
        return False
    if lemma(words.low[draft.cue[0][1] - 1], "VERB") in _EMERGING:
        return True
    cue = words.low[slice(*draft.cue[0])]
    passive = words.forms[draft.cue[0][1] - 1] in ("part", "past")
    return len(cue) > 1 and cue[0] in _BE and passive and not {"having", "has"} >= {cue[0]}
