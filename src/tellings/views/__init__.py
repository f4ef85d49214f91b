"""What a reader asks, answered from the store as plain records; nothing here knows a format."""

from tellings.views.actors import ActorPage, actor
from tellings.views.claims import ClaimPage, ClaimRow, claim, claims
from tellings.views.claims import resolve as resolve_claim
from tellings.views.clusters import Cluster, Comparison, PairRow, beside
from tellings.views.copies import CopyRow, copies, copies_in_order
from tellings.views.disagreements import (
    DisagreementRow,
    disagreement,
    disagreements,
    disagreements_of,
)
from tellings.views.dossiers import Dossier, Joining, Reason, Told, Voice, dossier, dossiers
from tellings.views.facets import (
    FACETS,
    ClaimIndex,
    Facet,
    FacetValue,
    Narrowed,
    claim_index,
    narrow,
)
from tellings.views.filters import (
    DISAGREEMENTS,
    JUDGEMENTS,
    NAMES,
    ORDERS,
    REPORTS,
    SOURCES,
    Filtering,
    disagreement_filter,
    in_order,
    judgement_filter,
    name_filter,
    report_filter,
    speaker_filter,
)
from tellings.views.headings import Called, headings, spelled
from tellings.views.judgements import JudgedWords, JudgementRow, TakenBackRow, taken_back
from tellings.views.judgements import judgements_of as judgements
from tellings.views.making import Making, making
from tellings.views.names import NameRow, names
from tellings.views.origins import OriginRow, origins
from tellings.views.outline import Effect, effects, outline
from tellings.views.overview import Overview, outlets, overview
from tellings.views.quoted import Quoted, interval
from tellings.views.reports import Mark, ReportPage, ReportRow, report, reports
from tellings.views.search import Answer, Match, check
from tellings.views.sources import SourceRow, source_rows, sources
from tellings.views.speakers import (
    Speaker,
    SpeakerIndex,
    SpeakerPage,
    resolve_speaker,
    speaker,
    speaker_index,
    speakers,
)
from tellings.views.state import State, state, version, waiting
from tellings.views.stock import StockRow, StockUse, stock, stock_rows
from tellings.views.subjects import Subject, subject
from tellings.views.timeline import TimelineRow, timeline
from tellings.views.voices import Voices, voices
from tellings.views.wording import Change, changes
from tellings.views.words import Found, Holding, find, sentence_ranks

__all__ = [
    "DISAGREEMENTS",
    "FACETS",
    "JUDGEMENTS",
    "NAMES",
    "ORDERS",
    "REPORTS",
    "SOURCES",
    "ActorPage",
    "Answer",
    "Called",
    "Change",
    "ClaimIndex",
    "ClaimPage",
    "ClaimRow",
    "Cluster",
    "Comparison",
    "CopyRow",
    "DisagreementRow",
    "Dossier",
    "Effect",
    "Facet",
    "FacetValue",
    "Filtering",
    "Found",
    "Holding",
    "Joining",
    "JudgedWords",
    "JudgementRow",
    "Making",
    "Mark",
    "Match",
    "NameRow",
    "Narrowed",
    "OriginRow",
    "Overview",
    "PairRow",
    "Quoted",
    "Reason",
    "ReportPage",
    "ReportRow",
    "SourceRow",
    "Speaker",
    "SpeakerIndex",
    "SpeakerPage",
    "State",
    "StockRow",
    "StockUse",
    "Subject",
    "TakenBackRow",
    "TimelineRow",
    "Told",
    "Voice",
    "Voices",
    "actor",
    "beside",
    "changes",
    "check",
    "claim",
    "claim_index",
    "claims",
    "copies",
    "copies_in_order",
    "disagreement",
    "disagreement_filter",
    "disagreements",
    "disagreements_of",
    "dossier",
    "dossiers",
    "effects",
    "find",
    "headings",
    "in_order",
    "interval",
    "judgement_filter",
    "judgements",
    "making",
    "name_filter",
    "names",
    "narrow",
    "origins",
    "outlets",
    "outline",
    "overview",
    "report",
    "report_filter",
    "reports",
    "resolve_claim",
    "resolve_speaker",
    "sentence_ranks",
    "source_rows",
    "sources",
    "speaker",
    "speaker_filter",
    "speaker_index",
    "speakers",
    "spelled",
    "state",
    "stock",
    "stock_rows",
    "subject",
    "taken_back",
    "timeline",
    "version",
    "voices",
    "waiting",
]
