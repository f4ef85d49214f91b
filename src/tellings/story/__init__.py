"""The Python interface: one story, the same questions as on the command line.

story = tellings.Story("story.db")
story.add("reports/")
story.analyze()
story.claims()
"""

from tellings.story.judging import Imported, Judged
from tellings.story.rows import Rows
from tellings.story.story import Story

__all__ = ["Imported", "Judged", "Rows", "Story"]
