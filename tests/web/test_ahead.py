"""Lists are worked out before they are asked for, and a story that cannot be is left to readers."""

from pathlib import Path

import pytest

from tellings.pages.catalog import PATTERNS
from tellings.pages.kept import Kept
from tellings.pages.links import Addresses
from tellings.pages.opening import opened
from tellings.views.facets import claim_index
from tellings.web.ahead import Ahead

LINKS = Addresses(PATTERNS)


def test_what_was_worked_out_ahead_is_not_worked_out_again(analysed_sample: Path) -> None:
    kept = Kept()
    worker = Ahead(analysed_sample, LINKS, kept)
    worker._work(0)
    with opened(analysed_sample, LINKS, kept=kept) as desk:

        def never() -> None:
            pytest.fail("it was there already")

        key = (claim_index.__module__, claim_index.__qualname__)
        assert desk._answers.once(key, never) is desk.once(claim_index)
        assert desk.once(claim_index).held("outlet")


def test_a_later_round_ends_an_earlier_one_and_a_missing_story_ends_all(tmp_path: Path) -> None:
    worker = Ahead(tmp_path / "missing.db", LINKS, Kept())
    worker._work(0)
    worker._work(7)
