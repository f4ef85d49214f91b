"""Stage 3: in come Reports (with their prose and mentions), out go Attributions: who says what.

Kinds: direct, indirect, mixed, credit, headline. By rules over cues, noun phrases, quotations.
"""

from tellings.attribution.settling import settle
from tellings.attribution.stage import Settings, attribute

__all__ = ["Settings", "attribute", "settle"]
