"""What a reader asks, answered from the store as plain records; nothing here knows a format."""

from tellings.views.claims import ClaimPage, ClaimRow, claim, claims
from tellings.views.copies import CopyRow, StockRow, StockUse, copies, stock
from tellings.views.disagreements import DisagreementRow, disagreements
from tellings.views.names import NameRow, names
from tellings.views.origins import OriginRow, origins
from tellings.views.overview import Overview, overview
from tellings.views.quoted import Quoted
from tellings.views.reports import Mark, ReportPage, ReportRow, report, reports
from tellings.views.search import Answer, Match, check
from tellings.views.sources import SourceRow, sources
from tellings.views.timeline import TimelineRow, timeline

__all__ = [
    "Answer",
    "ClaimPage",
    "ClaimRow",
    "CopyRow",
    "DisagreementRow",
    "Mark",
    "Match",
    "NameRow",
    "OriginRow",
    "Overview",
    "Quoted",
    "ReportPage",
    "ReportRow",
    "SourceRow",
    "StockRow",
    "StockUse",
    "TimelineRow",
    "check",
    "claim",
    "claims",
    "copies",
    "disagreements",
    "names",
    "origins",
    "overview",
    "report",
    "reports",
    "sources",
    "stock",
    "timeline",
]
