"""The tokens of a report with what names need of them: shape, tag, place in the sentence."""

from tellings.names.vocabulary import vocabulary
from tellings.text.prose import Prose

_OPENING = frozenset("\"“‘«„'([•*–—:;")
NOUNISH = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


class Words:
    """Token arrays of one report.

    `text` and `lower` are without a possessive ending, `possessive[i]` says whether there was one;
    `initial[i]` is True where a sentence, quotation or clause after a colon begins, so that a
    capital there proves nothing.
    """

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.tokens = prose.tokens
        raw = [t.text for t in prose.tokens]
        self.possessive = [t.endswith(("'s", "’s")) and len(t) > 2 for t in raw]
        self.text = [t[:-2] if p else t for t, p in zip(raw, self.possessive, strict=True)]
        self.lower = [t.lower() for t in self.text]
        self.sentence = [0] * len(raw)
        self.initial = [False] * len(raw)
        for number, sentence in enumerate(prose.sentences):
            begin = True
            for i in range(sentence.first, sentence.last):
                self.sentence[i] = number
                self.initial[i] = begin
                begin = raw[i] in _OPENING or (begin and not raw[i][0].isalnum())
        self.headline = _headlines(prose, self.text)
        self.capital = [t[0].isupper() or _joined_particle(t) for t in self.text]
        self.tags = prose.tags
        self.common = frozenset(t for t in self.text if t[0].islower())
        self.inside = {
            t
            for i, t in enumerate(self.text)
            if self.capital[i] and not self.initial[i] and self.sentence[i] not in self.headline
        }

    def __len__(self) -> int:
        return len(self.text)

    def end(self, i: int) -> int:
        """Where token i ends, without a possessive ending."""
        token = self.tokens[i]
        return token.end - 2 if self.possessive[i] else token.end

    def adjacent(self, i: int) -> bool:
        """Whether token i + 1 follows token i in the same sentence on the same line."""
        if i + 1 >= len(self.text) or self.sentence[i] != self.sentence[i + 1]:
            return False
        gap = self.tokens[i + 1].start - self.tokens[i].end
        return gap <= 1

    def nounish(self, i: int) -> bool:
        """Whether token i can stand inside a noun phrase before its head."""
        return self.tags[i] in NOUNISH


_ARTICLES = frozenset({"al-", "el-", "an-", "ar-", "as-", "ash-", "ad-", "az-", "at-", "ul-"})


def _joined_particle(text: str) -> bool:
    """Whether a word is a name that begins with its particle ("al-Rashid")."""
    before, mark, after = text.partition("-")
    return (
        bool(mark)
        and after[:1].isupper()
        and (before in vocabulary().particles or f"{before}-" in _ARTICLES)
    )


def _headlines(prose: Prose, text: list[str]) -> frozenset[int]:
    """Sentences in which nearly every longer word has a capital, so that capitals mean nothing."""
    found = set()
    for number, sentence in enumerate(prose.sentences):
        long = [t for t in text[sentence.first : sentence.last] if len(t) > 3 and t[0].isalpha()]
        closed = text[sentence.last - 1] in {".", "”", '"'}
        if len(long) >= (6 if closed else 4) and (
            sum(t[0].isupper() for t in long) > 0.8 * len(long)
        ):
            found.add(number)
    return frozenset(found) if len(found) < len(prose.sentences) else frozenset()
