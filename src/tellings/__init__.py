"""Tellings: many tellings of one story.

Reads a pile of news reports about one contested story and shows, in the reports' own words, who
says it and on whose authority, who copied whom, where the reports disagree, and how many
independent origins a claim has.
"""

__version__ = "0.1.0"
