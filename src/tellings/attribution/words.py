"""The words of one report as the rules read them: lower case, tags, and the quotations around."""

import bisect
import functools
import re
from collections.abc import Sequence

from tellings.model import Mention, Span
from tellings.text.lexicons import rows
from tellings.text.lexicons import words as lexicon
from tellings.text.prose import Prose
from tellings.text.quotes import Quote

Range = tuple[int, int]
"""Half-open range of token indices."""

_REACH = 250
MARKS = frozenset('"“”„«»‹›「」『』‟')
_AFTER_PLACE = frozenset(
    {"–", "—", "-", "--", "/", "//", "|", "||", "•", "·", "~", ">", ">>", "::"}
)
_ARTICLED = re.compile(r"(?:[ae][lnrstdz]|ul)-[A-ZÀ-Þ]|[dl]['’][A-ZÀ-Þ]")
_IRISH = re.compile(r"[A-Z]['’][A-ZÀ-Þ]")
_LEADING = frozenset({"over", "under", "through", "inside", "outside", "across", "behind", "past"})
_AFTER_LEADING = ("NOUN", "DET", "ADJ", "PROPN", "PRON")
_DOUBTFUL = frozenset({"ADJ", "VERB", "ADP", "ADV", "INTJ"})
_SINGLES = frozenset("'’‘`")
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
        self.low = [t.text.lower() for t in prose.tokens]
        if any(mark in prose.text for mark in "’‘ʼ"):
            self.low = [w if w.isascii() else w.translate(_APOSTROPHES) for w in self.low]
        self._capital = [t.text[0].isupper() or _articled(t.text) for t in prose.tokens]
        self.tags, self.forms = _names_righted(prose)
        self.quotes: list[Quote] = [q for q in prose.quotes if q.depth == 0]
        self.quote = self._covering_quotes()
        self._possessives_righted()
        self.sentence = [n for n, s in enumerate(prose.sentences) for _ in range(s.last - s.first)]
        self.leads = [self._after_dateline(s.first, s.last) for s in prose.sentences]
        self.mentions = mentions
        self._mention_starts = [m.start for m in mentions]

    def __len__(self) -> int:
        return len(self.tokens)

    def _possessives_righted(self) -> None:
        """Makes the lone apostrophe of "the miners' union" part of its phrase."""
        for i in range(1, len(self.tokens) - 1):
            mark = self.tokens[i]
            if mark.text in "'’" and self.quote[i] < 0 and self.low[i - 1].endswith("s"):
                joined = self.tokens[i - 1].end == mark.start
                if joined and self.tags[i + 1] in ("NOUN", "ADJ", "PROPN", "NUM"):
                    self.tags[i] = "PART"

    def _covering_quotes(self) -> list[int]:
        column = [-1] * len(self.tokens)
        for number, quote in enumerate(self.quotes):
            first, last = self.prose.token_range(quote.start, quote.end)
            for i in range(first, last):
                column[i] = number
        return column

    def bounds(self, i: int) -> Range:
        """The tokens of the sentence that token `i` is in, without a dateline.

        At most `_REACH` either way, so that a text without full stops costs no more than another.
        """
        number = self.sentence[i]
        first, last = self.leads[number], self.prose.sentences[number].last
        first = first if first <= i else self.prose.sentences[number].first
        return max(first, i - _REACH), min(last, i + _REACH)

    def _after_dateline(self, first: int, last: int) -> int:
        """The first token after a dateline ("SEABRIDGE (Agency) –", "Seabridge, May 3 —")."""
        for i in range(first + 1, min(first + 14, last - 1)):
            token = self.tokens[i]
            if token.text == ":" and self._shouted(first, i):
                return i + 1
            if token.text in _AFTER_PLACE and self.tokens[i + 1].text in _AFTER_PLACE:
                continue
            if token.text in _AFTER_PLACE:
                doubled = self.tokens[i - 1].text in _AFTER_PLACE
                spaced = doubled or token.start > self.tokens[i - 1].end
                plain = all(
                    self.capital(k) or not self.tokens[k].text[0].isalpha() for k in range(first, i)
                )
                return i + 1 if spaced and plain and self.capital(first) else first
            if self.is_mark(i):
                break
        shouted = self.tokens[first].text.isupper() and len(self.tokens[first].text) > 3
        if shouted and first + 2 < last and self.low[first + 1] == ",":
            return first + 2 if self.capital(first + 2) or self.is_mark(first + 2) else first
        return first

    def _shouted(self, first: int, last: int) -> bool:
        """Whether a few words in capitals stand there, as datelines are set."""
        short = all(t.text.isupper() and t.text.isalpha() for t in self.tokens[first:last])
        return short and last - first <= 3

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

    def closes(self, i: int) -> bool:
        """Whether token `i` is (the end of) the mark that closes a quotation."""
        number = self.quote[i]
        if number < 0:
            return False
        quote = self.quotes[number]
        return quote.closed and self.tokens[i].end == quote.end

    def opens(self, i: int) -> bool:
        """Whether token `i` is (the beginning of) the mark that opens a quotation."""
        number = self.quote[i]
        return number >= 0 and self.tokens[i].start == self.quotes[number].start

    def inner_quote(self, i: int) -> Range | None:
        """The tokens of the quotation within another that opens at token `i`, None if none does."""
        number = self.quote[i]
        if number < 0:
            return None
        start = self.tokens[i].start
        for quote in self.prose.quotes:
            if quote.depth > 0 and quote.closed and quote.start == start:
                return self.range_of(quote)
        return None

    def is_mark(self, i: int) -> bool:
        """Whether token `i` is part of a quotation mark, opening, closing or stray."""
        if self.tokens[i].text in MARKS:
            return True
        number = self.quote[i]
        if number < 0 or self.tokens[i].text not in _SINGLES:
            return False
        start, end = self.quotes[number].inner
        return self.tokens[i].start < start or self.tokens[i].start >= end

    def said_last(self, i: int) -> str:
        """The last word or mark inside the quotation that token `i` closes."""
        end = self.quotes[self.quote[i]].inner[1]
        return self.text[max(0, end - 1) : end]

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter."""
        return self._capital[i]

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


def _names_righted(prose: Prose) -> tuple[list[str], list[str]]:
    """Tags and forms with capitalised words inside sentences as names rather than verbs.

    Left alone are sentences written mostly in capitals, where a capital says nothing.
    """
    tags, forms = list(prose.tags), list(prose.forms)
    doubtful = _doubtful_words()
    for sentence in prose.sentences:
        tokens = prose.tokens[sentence.first : sentence.last]
        leads = len(tokens) > 1 and tokens[0].text.lower() in _LEADING
        if leads and tags[sentence.first + 1] in _AFTER_LEADING:
            tags[sentence.first] = "ADP"  # "Over tea with the Lantern, ..."
        letters = [t.text for t in tokens if t.text[0].isalpha()]
        if 2 * sum(w[0].isupper() for w in letters) > len(letters) + 2:
            continue
        for i in range(sentence.first + 1, sentence.last):
            word, before = prose.tokens[i].text, prose.tokens[i - 1].text
            if word[0].islower():
                if word not in doubtful:
                    continue
                righted = _common_righted(prose, tags, i, sentence.last)
                if righted:
                    tags[i], forms[i] = righted, ""
                continue
            inside = before[-1:].isalnum() or before in ",&"
            if not word[0].isupper() or not inside:
                continue
            if tags[i] != "PROPN" and _IRISH.match(word):
                tags[i], forms[i] = "PROPN", ""
            amid = tags[i] == "ADJ" and tags[i - 1] == "PROPN" == tags[min(i + 1, len(tags) - 1)]
            alone = tags[i] == "ADJ" and not _qualifies(tags, i + 1, sentence.last)
            hyphened = "-" in word and tags[i] == "NOUN"
            if tags[i] in ("VERB", "AUX") or amid or alone or hyphened:
                tags[i], forms[i] = "PROPN", ""
    return tags, forms


def _common_righted(prose: Prose, tags: list[str], i: int, end: int) -> str | None:
    """The right tag of a word in lower case: noun for "the chief executive", name for particles."""
    word, tag = prose.tokens[i].text, tags[i]
    if tag in _DOUBTFUL and word in _speaking_nouns():
        named = i + 1 < end and prose.tokens[i + 1].text[0].isupper()
        led = tag == "ADJ" and tags[i - 1] in ("DET", "NOUN", "ADJ", "PROPN")
        return "NOUN" if named or led else None
    if tag == "PRON" and word == "mine" and i + 1 < end and tags[i + 1] == "NOUN":
        return "NOUN"  # "the mine manager", "mine workers"
    if tag not in ("PROPN", "ADP", "CCONJ", "DET", "NOUN") and word in lexicon(
        "en", "name_particles"
    ):
        inside = prose.tokens[i - 1].text[0].isupper() and i + 1 < end
        return "PROPN" if inside and prose.tokens[i + 1].text[0].isupper() else None
    return None


@functools.cache
def _doubtful_words() -> frozenset[str]:
    """Words in lower case whose tag `_common_righted` may put right."""
    return _speaking_nouns() | lexicon("en", "name_particles") | {"mine"}


_ALSO_ADJECTIVES = frozenset(
    {"local", "right", "major", "general", "public", "left", "key", "minor", "private", "principal",
     "regular", "senior", "junior", "lead", "second", "premier", "prime", "elder"}
)  # fmt: skip


@functools.cache
def _speaking_nouns() -> frozenset[str]:
    """Nouns for those who speak and for documents, save those that are mostly adjectives."""
    nouns = lexicon("en", "source_nouns") | lexicon("en", "document_nouns")
    nouns |= {row[0] for row in rows("en", "roles") if " " not in row[0]}
    return nouns - _ALSO_ADJECTIVES


def _articled(text: str) -> bool:
    """Whether a name stands there with an article in lower case before it: "al-Qandil"."""
    return text[0].islower() and not text.islower() and _ARTICLED.match(text) is not None


def _qualifies(tags: list[str], after: int, end: int) -> bool:
    """Whether an adjective before `after` stands before a noun: "the Roman road"."""
    while after < end and tags[after] in ("ADJ", "NUM", "CCONJ", "PUNCT"):
        after += 1
    return after < end and tags[after] in ("NOUN", "PROPN", "X")


@functools.cache
def time_words() -> frozenset[str]:
    """Words that begin or make up a plain time adjunct ("on Tuesday", "last week")."""
    return lexicon("en", "adjunct_times")


def is_time(words: Words, i: int) -> bool:
    """Whether token `i` can be part of a time adjunct."""
    low = words.low[i]
    return low in time_words() or low[:1].isdigit()
