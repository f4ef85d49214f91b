"""The story file: one SQLite database. Records go in and come out; nothing is analysed here.

`database` opens it, `lock` keeps writers apart, `tables` says how records become rows, `inputs`
and `writer` write, `reader` reads, `kept` holds work that need not be redone.
"""

from tellings.store.database import Database
from tellings.store.findings import Findings, Joined

__all__ = ["Database", "Findings", "Joined"]
