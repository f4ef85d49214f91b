"""Stage 2: Reports in; Alignments, Passages (families of shared words) and Borrowings out."""

from tellings.reuse.aligning import align_pair, align_pairs
from tellings.reuse.borrowing import find_borrowings
from tellings.reuse.candidates import candidates
from tellings.reuse.families import find_passages
from tellings.reuse.index import WordIndex, index_report
from tellings.reuse.shelf import Shelf, shelved
from tellings.reuse.thresholds import Settings

__all__ = [
    "Settings",
    "Shelf",
    "WordIndex",
    "align_pair",
    "align_pairs",
    "candidates",
    "find_borrowings",
    "find_passages",
    "index_report",
    "shelved",
]
