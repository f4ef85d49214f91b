"""Words of time and their classes, from the lexicons."""

import functools
from typing import Any, NamedTuple

from tellings.text.lexicons import rows
from tellings.text.tokens import Token

Entry = tuple[str, Any]
"""Class letter and value of a word."""

_POSSESSIVES = ("'s", "’s")
_PLURAL_POSSESSIVES = ("s'", "s’")


class Item(NamedTuple):
    """One item: its class letter (see `items`), its characters in the text, what it means."""

    kind: str
    start: int
    end: int
    value: Any
    token: int


class Place(NamedTuple):
    """A token within its sentence: `tokens[at]`, the sentence being tokens [first, stop)."""

    tokens: list[Token]
    at: int
    first: int
    stop: int

    @property
    def token(self) -> Token:
        """The token itself."""
        return self.tokens[self.at]

    @property
    def before(self) -> str:
        """The word before in the sentence, "" if none."""
        return self.tokens[self.at - 1].text if self.at > self.first else ""

    @property
    def after(self) -> str:
        """The word after in the sentence, "" if none."""
        return self.tokens[self.at + 1].text if self.at + 1 < self.stop else ""


@functools.cache
def word_table() -> dict[str, Entry]:
    """Lower-case word -> its class and value."""
    table: dict[str, Entry] = {}
    for word, kind, *value in rows("en", "time_words"):
        table[word] = (kind, _read(kind, value[0] if value else ""))
        if kind in "DRdP":
            for tail in _POSSESSIVES:
                table[word + tail] = table[word]
        if kind == "D":
            table[word + "s"] = table[word]
    for word, code, how_many, number in rows("en", "units"):
        if word == "night":
            continue  # a part of the day
        table[word] = ("u" if number == "one" else "v", (code, int(how_many)))
        for tail in (*_POSSESSIVES, *_PLURAL_POSSESSIVES):
            table.setdefault(word + tail, table[word])
    for word, code, _ in rows("en", "seasons"):
        table[word] = ("S", code)
    for language in ("en", "ar", "fa"):
        for word, number, calendar, sure in rows(language, "months"):
            table[word.lower()] = ("M", (int(number), calendar, sure))
            for tail in _POSSESSIVES if language == "en" else ():
                table[word.lower() + tail] = table[word.lower()]
    return table


def _read(kind: str, written: str) -> Any:
    """The value of a word as the lexicon writes it."""
    if kind == "H":
        month, day = written.split("-")
        return int(month), int(day)
    if kind in "uv":
        code, how_many = written.split()
        return code, int(how_many)
    if not written:
        return None
    return int(written) if written.lstrip("-").isdecimal() else written


def is_cue(word: str, role: str) -> bool:
    """Whether the lower-case word has that role beside a time (see the lexicon `time_cues`)."""
    return word in _cues(role)


@functools.cache
def _cues(role: str) -> frozenset[str]:
    lexicon = [row for language in ("en", "ar", "fa") for row in rows(language, "time_cues")]
    return frozenset(word for word, its in lexicon if its == role)
