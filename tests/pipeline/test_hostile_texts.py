"""Text that nobody writes but somebody sends: no stage may take more than its length allows.

Sixty thousand characters pass every stage below in well under a second; whatever compares all with
all needs a minute.
"""

import time

import pytest

from tellings import counts, names, reading, reuse, times
from tellings.model import Report
from tellings.text.prose import Prose

LENGTH = 60_000
LIMIT = 6.0  # seconds for all stages together, on a busy machine
PIECES = {
    "one word": "word ",
    "one name": "Tarn ",
    "offices": "head of the ",
    "lists": "Ilse Tarn, ",
    "definitions": "Ilse Tarn (IT) ",
    "open quotations": "“a ",
    "straight marks": "'a ",
    "quotations": '"a" ',
    "brackets": "(a ",
    "numbers": "12 ",
    "large numbers": "99999999 million billion ",
    "money": "$1 ",
    "days": "3 May 2011 ",
    "clocks": "10:30 on Monday ",
    "datelines": "HARVEN (IT) - ",
    "blanks": "a" + " " * 20_000,
    "lines": "a\n",
    "footers": "Copyright 2011 Coast Radio. All rights reserved.\n",
    "unspaced": "港口",
    "marks on letters": "a\u0301\u0323",
    "control characters": "a \x00\x1b ",
}


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_time_grows_with_length(piece: str) -> None:
    _look(("He said. " + piece * 3)[:200])  # loads what loads once
    start = time.process_time()
    _look((piece * (LENGTH // len(piece) + 1))[:LENGTH])
    assert time.process_time() - start < LIMIT


def _look(text: str) -> None:
    for report in reading.read_bytes(text.encode(), "a.txt"):
        if isinstance(report, Report):
            prose = Prose(report.text, report.body, report.language)
            found = times.find_times(report, prose)
            counts.find_counts(report, prose, found)
            names.find_names(report, prose)
            reuse.index_report(report)
