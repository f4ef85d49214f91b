"""The records: frozen, slotted dataclasses that every layer speaks; no behaviour beyond themselves.

Field names are those of the export contract. A trailing underscore (`from_`) stands for a Python
keyword and is dropped in the export. All offsets are half-open counts of code points into the
`text` of the report named.
"""

from tellings.model.claim import Claim, Disagreement, Side, Witness
from tellings.model.count import Count
from tellings.model.evidence import Evidence, Place, Span
from tellings.model.ids import stable_id
from tellings.model.judgement import Judgement, Ruling, Verdict, Words
from tellings.model.name import Alias, Entity, Label, Mention, NameLink
from tellings.model.origin import Merge, Origin, OriginCount
from tellings.model.plain import from_plain, to_plain
from tellings.model.report import Credit, Furniture, Published, Report, Skipped
from tellings.model.reuse import Alignment, Borrowing, Passage
from tellings.model.speech import Attribution, Link
from tellings.model.statement import Participant, Statement
from tellings.model.time import TimeExpression

__all__ = [
    "Alias",
    "Alignment",
    "Attribution",
    "Borrowing",
    "Claim",
    "Count",
    "Credit",
    "Disagreement",
    "Entity",
    "Evidence",
    "Furniture",
    "Judgement",
    "Label",
    "Link",
    "Mention",
    "Merge",
    "NameLink",
    "Origin",
    "OriginCount",
    "Participant",
    "Passage",
    "Place",
    "Published",
    "Report",
    "Ruling",
    "Side",
    "Skipped",
    "Span",
    "Statement",
    "TimeExpression",
    "Verdict",
    "Witness",
    "Words",
    "from_plain",
    "stable_id",
    "to_plain",
]
