"""The words of one report as the rules read them: folded forms, tags, and which quotation holds them."""

import bisect
import functools
from collections.abc import Sequence

from tellings.model import Mention, Span
from tellings.text.lexicons import words as lexicon
from tellings.text.prose import Prose
from tellings.text.quotes import Quote

Range = tuple[int, int]
"""Half-open range of token indices."""

MARKS = frozenset('"“”„«»‹›「」『』‟')
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


class Words:
    """Token columns of one report, all indexed alike.

    `low` are lower-cased words with straight apostrophes; `tags` and `forms` as in `Prose`;
    `quote` the index in `quotes` of the outermost quotation around a word, -1 outside;
    `sentence` the index of its sentence.
    """

    def __init__(self, prose: Prose, mentions: Sequence[Mention] = ()) -> None:
        self.prose = prose
        self.text = prose.text
        self.tokens = prose.tokens
        self.low = [t.text.lower().translate(_APOSTROPHES) for t in prose.tokens]
        self.tags, self.forms = prose.tags, prose.forms
        self.quotes: list[Quote] = [q for q in prose.quotes if q.depth == 0]
        self.quote = self._covering_quotes()
        self.sentence = [n for n, s in enumerate(prose.sentences) for _ in range(s.last - s.first)]
        self.mentions = mentions
        self._mention_starts = [m.start for m in mentions]

    def __len__(self) -> int:
        return len(self.tokens)

    def _covering_quotes(self) -> list[int]:
        column = [-1] * len(self.tokens)
        for number, quote in enumerate(self.quotes):
            first, last = self.prose.token_range(quote.start, quote.end)
            for i in range(first, last):
                column[i] = number
        return column

    def bounds(self, i: int) -> Range:
        """The tokens of the sentence that token `i` is in."""
        sentence = self.prose.sentences[self.sentence[i]]
        return sentence.first, sentence.last

    def span(self, words: Range) -> Span:
        """The code points of a non-empty token range."""
        return self.tokens[words[0]].start, self.tokens[words[1] - 1].end

    def range_of(self, quote: Quote) -> Range:
        """The tokens of a quotation, marks included."""
        return self.prose.token_range(quote.start, quote.end)

    def words_of(self, words: Range) -> str:
        """The text of a token range as it stands."""
        start, end = self.span(words)
        return self.text[start:end]

    def is_mark(self, i: int) -> bool:
        """Whether token `i` is a quotation mark."""
        return self.tokens[i].text in MARKS

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter."""
        return self.tokens[i].text[:1].isupper()

    def mention_over(self, words: Range) -> list[Mention]:
        """The mentions that lie wholly inside a token range, in order."""
        start, end = self.span(words)
        at = bisect.bisect_left(self._mention_starts, start)
        found = []
        while at < len(self.mentions) and self.mentions[at].start < end:
            if self.mentions[at].end <= end:
                found.append(self.mentions[at])
            at += 1
        return found


@functools.cache
def time_words() -> frozenset[str]:
    """Words that begin or make up a plain time adjunct ("on Tuesday", "last week")."""
    return lexicon("en", "adjunct_times")


def is_time(words: Words, i: int) -> bool:
    """Whether token `i` can be part of a time adjunct."""
    low = words.low[i]
    return low in time_words() or low[:1].isdigit()
