"""The outlet that a source spoke to: "in an interview with X", "reached by X", "confided to X"."""

from tellings.attribution.draft import Draft
from tellings.attribution.phrases import base_end
from tellings.attribution.roles import is_press_again, press_noun, press_role
from tellings.attribution.words import Range, Words

_OCCASIONS = frozenset(
    {"interview", "interviews", "conversation", "call", "remarks", "comments", "speaking", "spoke",
     "talking", "statement", "briefing", "message", "letter", "email", "e-mail", "questions",
     "exclusively", "talked", "answers"}
)  # fmt: skip
_BY_PRESS = frozenset(
    {"quoted", "cited", "reached", "contacted", "interviewed", "approached", "questioned",
     "carried", "published",
     "printed", "broadcast", "aired", "distributed", "relayed", "sent", "recorded", "transmitted"}
)  # fmt: skip
_APPEARING = frozenset(
    {"writing", "speaking", "quoted", "broadcast", "aired", "published", "printed", "appearing",
     "interviewed", "said", "carried"}
)  # fmt: skip
_PIECES = frozenset({"op-ed", "column", "essay", "article", "commentary", "editorial", "piece"})
_PLACES = frozenset(
    {"air", "waves",
     "columns", "pages", "page", "airwaves", "studio", "studios", "microphones", "cameras",
     "website", "offices", "newsroom", "newsrooms", "edition", "programme", "broadcast", "podcast",
     "supplement"}
)  # fmt: skip
_MEALS = frozenset(
    {"tea", "coffee", "lunch", "dinner", "breakfast", "supper", "drinks", "beer", "phone",
     "telephone", "meeting", "chat", "correspondence", "exchange", "session"}
)  # fmt: skip
_OPENS = frozenset({"that", ":", "whether"})
_SAYS_TO = 3  # words between the cue and "to" in "confided on Friday to the Lantern"


def occasion_press(words: Words, draft: Draft, at: int, opened: int) -> Range | None:
    """The name of whoever the source spoke to, beside the cue or before the source.

    [`at`, `opened`) is what stands between the cue and what is said. Sets `draft.sure` where
    the words say that it published or asked.
    """
    start, end = words.bounds(draft.at)
    source = draft.source[0] if draft.source else draft.cue[0]
    inner = (k + 1 for k in range(source[0] - 1, start, -1) if words.low[k] in _OPENS)
    places = [(next(inner, start), source[0]), (source[1], draft.cue[0][0]), (at, opened)]
    led = _on_air(words, start, source[0])
    if led is not None:
        draft.sure = True
        return led
    places += [  # "two officials quoted by the Lantern"
        (k, source[1])
        for k in range(source[0] + 1, source[1] - 2)
        if words.low[k] in _BY_PRESS and words.low[k + 1] == "by"
    ]
    if draft.content and draft.content[-1][1] <= at:
        places.append((at, end))
    for first, last in places:
        found = _name_after(words, draft, first, last)
        if found is not None:
            return found
    return _spoken_to(words, at, opened)


def _on_air(words: Words, start: int, source: int) -> Range | None:
    """The outlet of "On Coast Radio, Quill said", which has to be called like one."""
    if source - start < 3 or words.low[start] not in ("on", "in") or words.low[source - 1] != ",":
        return None
    found = _name(words, start + 1, source - 1)
    if found is None or found[1] != source - 1:
        return None
    name = words.words_of(found).removeprefix("the ")
    return found if press_role(name) is not None or press_noun(words.low[found[0] + 1]) else None


def _name_after(words: Words, draft: Draft, first: int, last: int) -> Range | None:
    for i in range(first, last - 2):
        low, after = words.low[i], words.low[i + 1]
        by_press = low in _BY_PRESS and after == "by"
        at_table = low in _MEALS and after == "with" and words.tags[i - 1] == "ADP"
        by_press = by_press or (low in _PLACES and after == "of")
        by_press = by_press or (low in _APPEARING and after in ("in", "on", "for"))
        of_pieces = low in _PIECES and after in ("for", "in", "on")
        told = low in _OCCASIONS and after in ("with", "to", "from", "for")
        if by_press or at_table or of_pieces or told:
            found = _name(words, i + 2, last)
            if low in _APPEARING and found is not None and not _published(words, low, found):
                continue
            if found is not None:
                draft.sure = by_press or of_pieces
                return found
    return None


def _published(words: Words, how: str, at: Range) -> bool:
    """Whether a name after "speaking on" is that of an outlet; after "writing in" it always is."""
    name = words.words_of(at).removeprefix("the ").removeprefix("The ")
    shown = press_role(name) is not None or any(press_noun(words.low[k]) for k in range(*at))
    return shown or how in ("writing", "quoted", "broadcast", "aired")


def _spoken_to(words: Words, at: int, opened: int) -> Range | None:
    """ "confided to the Lantern", "said on Friday to Coast Radio"."""
    for i in range(at, min(opened - 1, at + _SAYS_TO)):
        if words.low[i] == "to":
            return _name(words, i + 1, opened)
    return None


def _name(words: Words, at: int, last: int) -> Range | None:
    stop = base_end(words, at, last)
    if stop == at:
        return None
    named = words.capital(stop - 1) or (
        press_noun(words.low[stop - 1]) and any(words.capital(k) for k in range(at, stop))
    )
    return (at, stop) if named or is_press_again(words, (at, stop)) else None
