"""What readers will ask of the whole story, worked out before they do.

The first reader of a large story would else wait for lists that everybody after gets at once.
"""

import logging
import threading
from pathlib import Path

from tellings.errors import TellingsError
from tellings.pages.catalog import BY_NAME, PAGES
from tellings.pages.kept import Kept
from tellings.pages.links import Addresses
from tellings.pages.opening import opened
from tellings.pages.query import Query

_LOG = logging.getLogger(__name__)


class Ahead:
    """Works the pages that list everything out in a thread of its own, for those who share `kept`.

    `again` begins anew, as when the story has changed; what is under way then ends after the page
    it is at. The thread never keeps the program from ending.
    """

    def __init__(self, path: Path, links: Addresses, kept: Kept) -> None:
        self._path, self._links, self._kept = path, links, kept
        self._round = 0

    def again(self) -> None:
        """Begin, or begin anew."""
        self._round += 1
        threading.Thread(target=self._work, args=(self._round,), daemon=True).start()

    def _work(self, turn: int) -> None:
        lists = [(kind, Query()) for kind in PAGES if kind.menu]
        # a first choice among the claims gathers what each of them has
        for kind, query in (*lists, (BY_NAME["story"], Query({"at_least": ["2"]}))):
            if turn != self._round:
                return
            try:
                with opened(self._path, self._links, kept=self._kept) as desk:
                    kind.make(desk, (), query)
            except (TellingsError, OSError) as error:  # whoever asks for the page is told
                _LOG.info("%s: not worked out ahead: %s", kind.name, error)
                return
