"""The same sentences as news writes them: headlines, capitals, datelines, typographic quotes.

A treebank of web text has few of these; its own sentences are rewritten so that the tagger meets
them. Labels stay those of the sentence.
"""

import random
from collections.abc import Callable, Iterator, Sequence

from tellings.text.tagger import LABELS
from training.tagger.treebank import Sentence

_SMALL = {"ADP", "DET", "CCONJ", "PART"}  # written small in a headline
_TAGS = [tag for tag, _ in LABELS]
_PROPN, _PUNCT = _TAGS.index("PROPN"), _TAGS.index("PUNCT")
_HEADLINE, _CAPITALS, _DATELINE, _SMALL_LETTERS = 0.10, 0.06, 0.05, 0.02  # shares of sentences


def news_variants(sentences: Sequence[Sentence], seed: int) -> Iterator[Sentence]:
    """Rewritten copies of some of the sentences, the same ones for the same seed."""
    chance = random.Random(seed)
    names = sorted({w for s in sentences for w in capitalised_names(s)})
    for sentence in sentences:
        if len(sentence.words) > 3 and chance.random() < _HEADLINE:
            yield headline(sentence)
        if len(sentence.words) > 2 and chance.random() < _CAPITALS:
            yield recased(sentence, str.upper)
        if chance.random() < _DATELINE:
            yield with_dateline(sentence, names, chance)
        if chance.random() < _SMALL_LETTERS:
            yield recased(sentence, str.lower)


def capitalised_names(sentence: Sentence) -> list[str]:
    """The proper nouns of a sentence that are plain words with one capital."""
    pairs = zip(sentence.words, sentence.labels, strict=True)
    return [w for w, label in pairs if label == _PROPN and w.istitle() and w.isalpha()]


def headline(sentence: Sentence) -> Sentence:
    """The sentence with Most Words Capitalised and without its last mark."""
    pairs = list(zip(sentence.words, sentence.labels, strict=True))
    if pairs[-1][1] == _PUNCT:
        pairs.pop()
    words = [w if _TAGS[label] in _SMALL else w[:1].upper() + w[1:] for w, label in pairs]
    words[0] = words[0][:1].upper() + words[0][1:]
    return Sentence(words, [label for _, label in pairs], [])


def recased(sentence: Sentence, case: Callable[[str], str]) -> Sentence:
    """The sentence in capitals or in small letters throughout."""
    return Sentence([case(word) for word in sentence.words], sentence.labels, [])


def with_dateline(sentence: Sentence, names: Sequence[str], chance: random.Random) -> Sentence:
    """The sentence after a place in capitals, at times with a region and an agency."""
    words = [chance.choice(names).upper()]
    if chance.random() < 0.4:
        words += [",", chance.choice(names)]
    if chance.random() < 0.4:
        agency = chance.choice(names)
        words += ["(", agency.upper()[:3] if chance.random() < 0.5 else agency, ")"]
    words.append(chance.choice("-–—:"))
    labels = [_PROPN if word[0].isalpha() else _PUNCT for word in words]
    return Sentence(words + sentence.words, labels + sentence.labels, [])
