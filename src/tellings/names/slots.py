"""What stands in the same place of other reports: "the plunderer" where they have a name.

Two reports that share the words around a place say the same thing of the same actor. So the words
around a nominal, found around a name in another report, tell whom the nominal means.
"""

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from tellings.model import Mention, Report
from tellings.names.vocabulary import vocabulary

Key = tuple[str, ...]
Slot = tuple[str, str]
_WINDOW = 60  # characters looked at on either side
_WORDS = 3  # words that must agree
_NEXT = re.compile(r"[\s\"'“”‘’«»()\[\],;:]*(\S+)")
_STRIP = "\"'“”‘’«»()[],;:"


def slots(text: str, m: Mention) -> list[Slot]:
    """The words before, after and on both sides of a mention, where they say enough."""
    after = _plain(text[m.end : m.end + _WINDOW])[:_WORDS]
    start = m.core[0] if m.core is not None else m.start
    before = _plain(text[max(0, start - _WINDOW) : start])
    if before and before[-1] == "the":
        before.pop()
    before = before[-_WORDS:]
    found = []
    if len(after) == _WORDS and _telling(after):
        found.append(("after", " ".join(after)))
    if len(before) == _WORDS and _telling(before):
        found.append(("before", " ".join(before)))
    if len(before) > 1 and len(after) > 1 and _telling((*before[-2:], *after[:2])):
        found.append(("around", " ".join((*before[-2:], *after[:2]))))
    return found


def _plain(text: str) -> list[str]:
    """The words of a stretch of text, lower case, without marks."""
    return [w for w in (p.strip(_STRIP) for p in text.lower().split()) if w]


def _telling(found: Iterable[str]) -> bool:
    return any(_content(w) for w in found)


@functools.lru_cache(maxsize=65536)
def _content(word: str) -> bool:
    """Whether a word is more than grammar or a verb of speech."""
    v = vocabulary()
    return len(word) > 3 and word not in v.speech and word not in v.not_names


def slot_votes(
    asked: Iterable[tuple[str, Mention]],
    named: Iterable[tuple[Key, Mention]],
    reports: Mapping[str, Report],
) -> dict[str, Counter[Key]]:
    """Wording -> how often its slots hold each named actor in other reports.

    `asked` are nominals with their wording, `named` the names of known actors with their keys.
    """
    wanted: dict[Slot, Counter[tuple[str, str]]] = defaultdict(Counter)
    for wording, m in asked:
        for slot in slots(reports[m.report].text, m):
            if slot[0] != "before":  # "members of the" goes before anybody
                wanted[slot][wording, m.report] += 1
    votes: dict[str, Counter[Key]] = defaultdict(Counter)
    following = {words.split()[0 if side == "after" else 2] for side, words in wanted}
    for key, m in named:
        text = reports[m.report].text
        after = _NEXT.match(text, m.end)
        if after is None or after[1].rstrip(_STRIP).lower() not in following:
            continue
        for slot in slots(text, m):
            for wording, report in wanted.get(slot, ()):
                if report != m.report:
                    votes[wording][key] += 1
    return votes
