"""What a reader asks, answered from the store as plain records; nothing here knows a format."""

from tellings.views.claims import ClaimPage, ClaimRow, claim, claims
from tellings.views.copies import CopyRow, StockRow, StockUse, copies, stock
from tellings.views.disagreements import DisagreementRow, disagreements
from tellings.views.dossiers import Dossier, Joining, Reason, Told, Voice, dossiers
from tellings.views.names import NameRow, names
from tellings.views.origins import OriginRow, origins
from tellings.views.overview import Overview, outlets, overview
from tellings.views.quoted import Quoted, interval
from tellings.views.reports import Mark, ReportPage, ReportRow, report, reports
from tellings.views.search import Answer, Match, check
from tellings.views.sources import SourceRow, sources
from tellings.views.state import State, state
from tellings.views.timeline import TimelineRow, timeline
from tellings.views.wording import Change, changes

__all__ = [
    "Answer",
    "Change",
    "ClaimPage",
    "ClaimRow",
    "CopyRow",
    "DisagreementRow",
    "Dossier",
    "Joining",
    "Mark",
    "Match",
    "NameRow",
    "OriginRow",
    "Overview",
    "Quoted",
    "Reason",
    "ReportPage",
    "ReportRow",
    "SourceRow",
    "State",
    "StockRow",
    "StockUse",
    "TimelineRow",
    "Told",
    "Voice",
    "changes",
    "check",
    "claim",
    "claims",
    "copies",
    "disagreements",
    "dossiers",
    "interval",
    "names",
    "origins",
    "outlets",
    "overview",
    "report",
    "reports",
    "sources",
    "state",
    "stock",
    "timeline",
]
