"""A report's article as paragraphs, sentences, tokens and quotations: what every stage reads.

Only the body is segmented, so nothing a stage finds can lie in furniture or run across it.
"""

import bisect
import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import Span
from tellings.text.quotes import Quote, quotations
from tellings.text.sentences import paragraphs, sentences
from tellings.text.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, its paragraph's number, and its tokens [first, last) in `Prose.tokens`."""

    start: int
    end: int
    paragraph: int
    first: int
    last: int


class Prose:
    """The body of one report, segmented once and shared by the stages.

    `text` is the whole stored text; `body` the spans that are article (the whole text if empty).
    All offsets count code points of `text`.
    """

    def __init__(self, text: str, body: Sequence[Span] = (), language: str | None = "en") -> None:
        self.text = text
        self.language = language or "en"
        self.paragraphs: list[Span] = paragraphs(text, body or [(0, len(text))])
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        for number, paragraph in enumerate(self.paragraphs):
            for start, end in sentences(text, paragraph):
                first = len(self.tokens)
                self.tokens += tokenize(text, start, end)
                self.sentences.append(Sentence(start, end, number, first, len(self.tokens)))
        self._sentence_starts = [s.start for s in self.sentences]
        self._token_starts = [t.start for t in self.tokens]

    @functools.cached_property
    def quotes(self) -> list[Quote]:
        """Quotations by start, outer before inner."""
        return quotations(self.text, self.paragraphs)

    @functools.cached_property
    def _tagged(self) -> tuple[list[str], list[str]]:
        from tellings.text.tagger import tagged  # the model loads only when tags are asked for

        found = tagged([t.text for t in self.tokens], [s.last for s in self.sentences])
        return list(found.tags), list(found.forms)

    @property
    def tags(self) -> list[str]:
        """Universal part of speech of each token (NOUN, PROPN, VERB, AUX, ...)."""
        return self._tagged[0]

    @property
    def forms(self) -> list[str]:
        """Verb form of each token: fin, past, part, ger, inf, or ''."""
        return self._tagged[1]

    def sentence_at(self, offset: int) -> int | None:
        """Index of the sentence that covers `offset`, None between sentences."""
        i = bisect.bisect_right(self._sentence_starts, offset) - 1
        return i if i >= 0 and offset < self.sentences[i].end else None

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """[first, last) indices of the tokens that begin inside [start, end)."""
        return (
            bisect.bisect_left(self._token_starts, start),
            bisect.bisect_left(self._token_starts, end),
        )

    def quote_at(self, offset: int) -> Quote | None:
        """The innermost quotation whose marks or words cover `offset`."""
        for i in range(bisect.bisect_right(self._quote_starts, offset) - 1, -1, -1):
            if self._quotes_reach[i] <= offset:
                return None  # no quotation up to here is still open
            if offset < self.quotes[i].end:
                return self.quotes[i]
        return None

    @functools.cached_property
    def _quote_starts(self) -> list[int]:
        return [q.start for q in self.quotes]

    @functools.cached_property
    def _quotes_reach(self) -> list[int]:
        """How far any quotation up to each one reaches."""
        return list(itertools.accumulate((q.end for q in self.quotes), max))
