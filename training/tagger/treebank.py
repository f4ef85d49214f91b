"""Sentences of a CoNLL-U treebank, cut into the tokens that Tellings itself makes.

A treebank splits "don't" and "Oskari's" in two and cuts words at hyphens; the tokenizer of Tellings
keeps them whole. Each of our tokens takes the label of the treebank word that heads it.
"""

import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tellings.text.tagger import LABELS
from tellings.text.tokens import tokenize

LABEL_OF = {label: number for number, label in enumerate(LABELS)}


class Piece(NamedTuple):
    """One word of the treebank with its place in the sentence's text."""

    start: int
    end: int
    number: int
    head: int
    label: int
    lemma: str


class Sentence(NamedTuple):
    """Words, the number of the label of each (-1: not to be learned), lemmas where known."""

    words: list[str]
    labels: list[int]
    lemmas: list[str]


def read_member(archive: Path, suffix: str) -> str:
    """The text of the one file in a tar archive whose path ends in `suffix`."""
    with tarfile.open(archive) as tar:
        names = sorted(name for name in tar.getnames() if name.endswith(suffix))
        if len(names) != 1:
            raise FileNotFoundError(f"{archive.name} has {len(names)} files ending in {suffix}")
        member = tar.extractfile(names[0])
        if member is None:
            raise FileNotFoundError(names[0])
        return member.read().decode("utf-8")


def own_sentences(conllu: str) -> Iterator[Sentence]:
    """The sentences in the tokens of Tellings."""
    for text, pieces in _blocks(conllu):
        if pieces:
            yield _own_tokens(text, pieces)


def treebank_sentences(conllu: str) -> Iterator[Sentence]:
    """The sentences in the words of the treebank itself."""
    for text, pieces in _blocks(conllu):
        if pieces:
            yield Sentence(
                [text[p.start : p.end] for p in pieces],
                [p.label for p in pieces],
                [p.lemma for p in pieces],
            )


def _blocks(conllu: str) -> Iterator[tuple[str, list[Piece]]]:
    """The text of each sentence, rebuilt from its words, and the pieces of it."""
    for block in conllu.split("\n\n"):
        text = ""
        pieces: list[Piece] = []
        inside = 0  # last word number of the multiword token being read
        for line in block.splitlines():
            columns = line.split("\t")
            if len(columns) != 10 or "." in columns[0]:
                continue
            gap = "" if "SpaceAfter=No" in columns[9] else " "
            if "-" in columns[0]:
                inside = int(columns[0].split("-")[1])
                surface, trailing = columns[1], gap
                continue
            number = int(columns[0])
            start = len(text)
            text += columns[1]
            pieces.append(_piece(columns, start, len(text)))
            if number < inside:
                continue
            if number == inside:
                gap, inside = trailing, 0
                if not text.endswith(surface):
                    raise ValueError(f"multiword token {surface!r} is not spelled by its parts")
            text += gap
        yield text, pieces


def _piece(columns: list[str], start: int, end: int) -> Piece:
    features = dict(f.split("=", 1) for f in columns[5].split("|") if "=" in f)
    form = _form(columns[3], features)
    label = LABEL_OF.get((columns[3], form), -1)
    return Piece(start, end, int(columns[0]), int(columns[6]), label, columns[2])


def _form(tag: str, features: dict[str, str]) -> str:
    """The verb form as Tellings names it; empty for other parts of speech."""
    if tag not in ("VERB", "AUX"):
        return ""
    form, tense = features.get("VerbForm", "Fin"), features.get("Tense", "")
    if form == "Ger" or (form == "Part" and tense == "Pres"):
        return "ger"
    if form in ("Inf", "Part"):
        return form.lower()
    return "past" if tense == "Past" else "fin"


def _own_tokens(text: str, pieces: list[Piece]) -> Sentence:
    words: list[str] = []
    labels: list[int] = []
    lemmas: list[str] = []
    for token in tokenize(text):
        parts = [p for p in pieces if p.start < token.end and token.start < p.end]
        host = _host(parts, text)
        words.append(token.text)
        lemmas.append(host.lemma if len(parts) == 1 else "")
        inside_one = len(parts) == 1 and (host.end - host.start) > len(token.text)
        mark = not any(character.isalnum() for character in token.text)
        labels.append(LABEL_OF["PUNCT", ""] if inside_one and mark else host.label)
    return Sentence(words, labels, lemmas)


def _host(parts: list[Piece], text: str) -> Piece:
    """The part that stands for the others: of "don't" the first, of "state-owned" the head word."""
    wordy = [p for p in parts if any(c.isalnum() for c in text[p.start : p.end])] or parts
    if not any(text[p.start : p.end] in "-‐‑" for p in parts):
        return wordy[0]
    numbers = {p.number for p in parts}
    return ([p for p in wordy if p.head not in numbers] or wordy)[-1]
