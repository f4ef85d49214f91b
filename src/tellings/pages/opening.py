"""A desk over a story file, for one page or a few: what it answers is of one state of the story."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tellings.pages.desk import Desk
from tellings.pages.kept import Kept
from tellings.pages.limits import Limits
from tellings.pages.links import Links
from tellings.store import Database


@contextmanager
def opened(
    path: Path, links: Links, limits: Limits | None = None, kept: Kept | None = None
) -> Iterator[Desk]:
    """The desk, valid inside the block; raises what `Database` does where the story cannot be."""
    with Database(path, read_only=True) as store, store.snapshot():
        yield Desk(store, links, limits or Limits(), kept)
