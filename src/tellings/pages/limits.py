"""How much of a story the report shows; what is left out is counted there and in the export."""

import re
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, slots=True)
class Limits:
    """Where each list of the report ends. Every list says so where it does."""

    whole: int = 200  # reports printed whole with their marks, those with most witnesses first
    claims: int = 300  # claims told by several reports, each with all that belongs to it
    single: int = 300  # claims told by one report, one line each
    told: int = 40  # witnesses of a claim
    joinings: int = 30  # merges of a claim
    disagreements: int = 200  # disagreements, and as many that only look like it
    families: int = 60  # family trees of copies
    cards: int = 300  # reports drawn of one family
    pairs: int = 120  # reports side by side: steps of these families, the largest shares first
    steps: int = 150  # steps of one family with their evidence
    stock: int = 60  # stock paragraphs and shared statements
    names: int = 80  # actors
    sources: int = 80  # speakers and documents
    said: int = 8  # contents of a speaker, sentences of a date
    times: int = 150  # dates of the timeline, those in most reports
    words: int = 480  # characters of one quotation before it is cut


def written(limits: Limits) -> str:
    """As one line: `whole=200 claims=300 …`."""
    return " ".join(f"{name}={value}" for name, value in asdict(limits).items())


def read(line: str) -> Limits:
    """What `written` wrote; names that are unknown are passed over, missing ones take defaults."""
    known = {f.name for f in fields(Limits)}
    found = re.findall(r"([a-z]{1,20})=([0-9]{1,9})\b", line)
    return Limits(**{name: int(value) for name, value in found if name in known})
