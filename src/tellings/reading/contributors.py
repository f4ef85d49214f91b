"""Lines that say who made a report beside its byline: "Reporting by X; editing by Y".

A closed vocabulary decides, as for credit lines: all words of such a line are names or words of the
lexicon `contributor_lines`, and one of its labels stands in it. A line that names an agency or an
outlet is a credit and no line of this kind.
"""

import functools
import re

from tellings.reading.credits import is_agency
from tellings.reading.naming import outlet_like
from tellings.text.lexicons import rows

LONGEST = 500  # characters; some name twenty persons
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*\.?")


def names_contributors(line: str) -> bool:
    """Whether a line says who reported, wrote, edited or translated, and nothing else."""
    if not 12 <= len(line) <= LONGEST or any(mark in line for mark in '"“”«»?!|'):
        return False
    folded = line.casefold()
    said = _labels().search(folded)
    if not said:
        return False
    parts = [word.rstrip(".") for word in _WORD.findall(line)]
    named = [word for word in parts if word.casefold() not in _small()]
    if not named or not all(word[:1].isupper() for word in named):
        return False
    return not any(map(_publishes, _names(line)))


def _publishes(name: str) -> bool:
    """Whether an agency or an outlet stands in a run of names."""
    parts = name.split()
    runs = (" ".join(parts[n : n + k]) for n in range(len(parts)) for k in (1, 2, 3))
    return outlet_like(name) or any(map(is_agency, runs))


def _names(line: str) -> list[str]:
    """The runs of words with capitals in a line, words of the lexicon taken off their edges."""
    found = []
    for run in re.split(r"[,;:()/&]|\.\s", line):
        words = [w for w in run.split() if w.casefold().strip(".") not in _small()]
        if words:
            found.append(" ".join(words).strip(" ."))
    return found


@functools.cache
def _labels() -> re.Pattern[str]:
    labels = sorted(row[0] for row in rows("any", "contributor_lines") if row[1] == "label")
    longest = sorted(labels, key=lambda label: (-len(label), label))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


@functools.cache
def _small() -> frozenset[str]:
    """The words that such lines are made of."""
    return frozenset(word for row in rows("any", "contributor_lines") for word in row[0].split())
