"""Content that stands before its cue: "..., X said", "...", said X, and what is left after it."""

import functools

from tellings.attribution.adjuncts import past_adjuncts
from tellings.attribution.clauses import clause_end, has_finite_verb, trimmed
from tellings.attribution.draft import Draft
from tellings.attribution.occasions import occasion_press
from tellings.attribution.phrases import phrase_end
from tellings.attribution.site import Site
from tellings.attribution.words import Range, Words
from tellings.text.lexicons import rows

_CLOSERS = frozenset(".!?,;:)—–")
_BREAKS = frozenset({",", "—", "–", "-"})
_OF = frozenset({"of", "about"})
_OCCASIONS = frozenset({"when", "while", "as", "after", "before", "once"})
_MIDDLE = frozenset(",?!—–-…")


def content_before(words: Words, draft: Draft, at: Site, first: int, after: int) -> bool:
    """Sets the content that ends before token `first`, where cue and source begin.

    `after` is the token after cue and source (and whoever was told). Says whether there is any.
    """
    mark = first - 1
    if mark < 0 or (first <= at.start and not _cut_off(words, mark, first)):
        return False
    outside = words.low[mark] == "," and mark > 0 and words.closes(mark - 1)
    closing = outside or words.closes(mark)
    if not closing and not at.may("c"):
        return False
    if not closing and words.low[mark] not in (",", "—", "–", "?", "!"):
        return False
    follow = _past_topic(words, past_adjuncts(words, after, at.end), at.end)
    if not closing and follow < at.end and words.low[follow] == ":":
        return False  # "Asked about it, he snapped: ..."
    going_on = closing and (outside or words.said_last(mark) in _MIDDLE)
    if not going_on and not _ends_cue(words, follow, at.end):
        return False
    begin = _beginning(words, at, mark)
    content = trimmed(words, (begin, first))
    if content[0] >= content[1]:
        return False
    rest = _resumed(words, at, content, follow)
    if rest is None and _fronted(words, content):
        rest = trimmed(words, (follow + 1, clause_end(words, min(follow + 1, at.end - 1), at.end)))
        if words.low[min(follow, at.end - 1)] != "," or rest[0] >= rest[1]:
            return False
        content = rest
        rest = None
    if not (closing or rest or _said(words, content)):
        return False
    draft.content = [content, rest] if rest else [content]
    draft.rule = "left"
    draft.press = draft.press or occasion_press(words, draft, after, follow)
    return True


def _cut_off(words: Words, mark: int, first: int) -> bool:
    """Whether the sentence before is a quotation that this one only names the speaker of.

    A question or exclamation mark inside the quotation looks like the end of the sentence.
    """
    sentences = words.prose.sentences
    together = (
        sentences[words.sentence[mark]].paragraph == sentences[words.sentence[first]].paragraph
    )
    return together and words.closes(mark) and words.said_last(mark) in _MIDDLE


def _past_topic(words: Words, at: int, end: int) -> int:
    """Past "of the plan" in "he said of the plan"."""
    if at < end and words.low[at] in _OF:
        return phrase_end(words, at + 1, end, appositive=False)
    return at


def _ends_cue(words: Words, follow: int, end: int) -> bool:
    """Whether the sentence may be over, or goes on with an adjunct, after cue and source."""
    if follow >= end or words.low[follow] in _CLOSERS:
        return True
    if words.low[follow] in _OCCASIONS:
        return True
    return words.low[follow] != "that" and words.tags[follow] in ("SCONJ", "VERB", "ADP", "CCONJ")


def _beginning(words: Words, at: Site, mark: int) -> int:
    """Where the content before `mark` begins: at its quotation or at the sentence."""
    first = max(at.start, at.floor)
    inside = words.quote[at.verb]
    if inside >= 0:
        return max(first, words.range_of(words.quotes[inside])[0] + 1)
    for k in (mark, mark - 1):
        if k > 0 and words.closes(k):
            opened = words.range_of(words.quotes[words.quote[k]])[0]
            if opened < first or opened >= at.floor:
                return opened if _starts_clause(words, opened, first) else min(first, opened)
    return first


def _starts_clause(words: Words, opened: int, first: int) -> bool:
    """Whether the quotation is the whole of what is said, not the end of a longer clause."""
    return opened <= first or words.low[opened - 1] in ",:;.—–-"


def _said(words: Words, content: Range) -> bool:
    """Whether a clause stands there, rather than an introductory phrase or subordinate clause."""
    if words.quote[content[1] - 1] >= 0:
        return True
    if content[1] - content[0] == 1 and words.low[content[0]] in _ANSWERS:
        return True
    if words.low[content[0]] == "no" and words.tags[content[0] + 1] in ("NOUN", "ADJ"):
        return True  # "No trains before ten, the company says"
    if not has_finite_verb(words, *content) and not _past_in_doubt(words, *content):
        return False
    subordinate = words.tags[content[0]] == "SCONJ"
    return not subordinate or any(words.low[k] == "," for k in range(*content))


_ANSWERS = frozenset({"never", "no", "yes", "nonsense", "always", "nothing", "nobody", "perhaps"})


def _past_in_doubt(words: Words, at: int, end: int) -> bool:
    """Whether a subject and a past form stand there that the tagger took for something else.

    "The dam collapsed on Saturday" reads as a participle, "The ferry sank" as a noun.
    """
    if words.tags[at] not in _SUBJECTS:
        return False
    return any(
        (words.tags[j] == "VERB" and words.forms[j] == "part")
        or (words.tags[j] == "NOUN" and words.low[j] in _irregular_pasts())
        for j in range(at + 1, end)
    )


_SUBJECTS = {"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"}


@functools.cache
def _irregular_pasts() -> frozenset[str]:
    pasts = [row[1].split() for row in rows("en", "irregular_verbs") if len(row) > 2]
    return frozenset(form for forms in pasts for form in forms)


def _fronted(words: Words, content: Range) -> bool:
    """Whether only an adverbial with a verb stands there: "What is more, he said, ..."."""
    short = content[1] - content[0] <= 6 and words.quote[content[1] - 1] < 0
    return short and words.low[content[0]] == "what" and words.low[content[1] - 1] != "?"


def _resumed(words: Words, at: Site, content: Range, follow: int) -> Range | None:
    """What follows in a sentence cut in two by its cue: "A, X said, B"."""
    begin = follow + 1
    if begin >= at.end or words.low[follow] not in _BREAKS | {":", ";"}:
        return None
    if words.opens(begin):
        return words.range_of(words.quotes[words.quote[begin]])
    if words.low[follow] not in _BREAKS or words.quote[content[1] - 1] >= 0:
        return None
    verb = words.tags[begin] in ("AUX", "VERB") and words.forms[begin] not in ("ger", "part")
    whole = has_finite_verb(words, *content) and words.tags[content[0]] != "SCONJ"
    if words.low[begin] != "that" and not verb and (whole or words.tags[begin] == "CCONJ"):
        return None
    if words.tags[begin] == "VERB" and words.forms[begin] == "ger":
        return None
    rest = trimmed(words, (begin, clause_end(words, begin, at.end)))
    return rest if rest[0] < rest[1] else None
