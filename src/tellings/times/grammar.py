"""The grammar of time expressions: patterns over item classes, and what each match says.

TIMEX3 as in TimeML (J. Pustejovsky et al., ISO 24617-1:2012). Rules are tried in order at each
place, longer ones first. See `items` for the letters.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from tellings.times import dates, numeric, parts, spans
from tellings.times.context import Context
from tellings.times.draft import Draft
from tellings.times.items import letters
from tellings.times.words import Item

_EDGE = "(?:t?E[oi-]?)?"  # early, mid-, the end of
_HOURS = "(?:t?E?Pv?o|t?Evo)?"  # the night of, the early morning hours of
_NUMBER = "(?:A?Fo?|bb?[NK]|[NKA])"
_CLOCKED = "(?:Ca?z?z?|[NK]az?|C)"

_RULES: tuple[tuple[str, str], ...] = (
    ("numeric", "(?:D,?)?I"),
    ("part_month", "t?(?:[QlE])[uq]oM(?:,?Y|oY|ot?T+u|o?[hlx]u)?"),
    ("era", f"{_EDGE}t?(?:(?:M|S)o?)?(?:[NKY](?=[-&][NKY]G)|[NKY]G|XG)"),
    ("dated", f"{_HOURS}{_EDGE}(?:D,?)?(?:t?[NO]o?M,?[Yy]|t?M,?t?[NO],?Y|tQoM,?[Yy])"),
    ("days", "(?:t?[NO](?=(?:[-&,]{1,2}t?[NO]){1,6}o?M)|(?<=M[NO][-&])[NO](?:,?Y|(?![uvoM])))"),
    ("month", f"{_EDGE}t?M,?o?,?[Yy]"),
    (
        "dated",
        f"{_HOURS}(?:D,?)?t?(?:[NO]|Qo)o?M(?:o[hlx]u|o?t?T+u|[lxh]u)?|{_HOURS}(?:D,?)?t?Mt?[NO]"
        "(?:o[hlx]u|ot?T+u|[lxh]u)?",
    ),
    ("month", f"{_EDGE}t?M(?:ot?T+u|o?[hlx]u)|{_EDGE}[lhxpT]M|{_EDGE}t?M"),
    (
        "season",
        f"{_EDGE}(?:t?[lxfhTp]+)S|{_EDGE}t?S(?:,?o?t?[Yy](?:-Y)?|ot?T+u|o?[hlx]u)|YS|{_EDGE}t?S",
    ),
    ("quarter", "t?(?:Q|l|x|f)q(?:ot?[lxhTpf]?[Yu])|t?Qq,?Y|t?Qq|[lxh]q"),
    ("century", f"{_EDGE}t?[OQ]-?c"),
    ("decade", f"{_EDGE}t?{_EDGE}X"),
    ("year", f"{_EDGE}tuY|{_EDGE}Y|{_EDGE}y|tYu?"),
    ("part_day", f"{_CLOCKED}[dD]"),
    ("clock", f"{_CLOCKED}"),
    ("minutes", "[NK]v[&l][NK]"),
    ("half", "qAu[gLBp]?|A?q-?u[gLBp]?"),
    ("ago", f"{_NUMBER}[uv]gd|{_NUMBER}[uv][gLBp]|v[LBg]|A?F[uv]?[gLBp]|tu[LBp]"),
    ("part_day", "(?:t?E?Pv?o|t?Evo)(?:[lxh]?D|d)|[lxh]DP|[dD]P|[hT]P|[lxh]D|[lx]P|t[xfp]P|fP"),
    ("beyond", "t?u[BL]d|tu[B]l(?=[^uvDMSP])|tPBl(?=[^uvDMSP])"),
    ("part_beside", "tP[BL]"),
    ("deictic", "[BL]?d"),
    ("weekday", "D"),
    ("span", "t?(?:[lxfhp]b?|Q)(?:A?Fo?|[NK])v"),
    ("relative", f"(?:{_EDGE}|[BL]i?)t?(?:T+|[lxfhp])u"),
    ("weekend", "tu"),
    ("edge", "(?:t?E[oi]|[BL]i?)tu"),
    ("each", "e(?:A|[NK])?[uvPD]|e[S]"),
    ("duration", f"b?{_NUMBER}[uv]|J|[NK][.](?=v)v"),
    ("bare", "v"),
    ("holiday", "H(?:,?Y)?"),
    ("part", "t?P"),
    ("adverb", "s"),
    ("vague", "R|tw"),
    ("gone", "tl(?=[,.;:|&i])"),
)
_STARTS = "[qIENKYyXtPDMOQSlxfhTpCAFbvdBLeJHsR]"
_SINGLE = [re.compile(pattern) for _, pattern in _RULES]
_PATTERN = re.compile(
    f"(?={_STARTS})(?:" + "|".join(f"(?P<r{i}_{n}>{p})" for i, (n, p) in enumerate(_RULES)) + ")"
)


def read_drafts(items: Sequence[Item], text: str) -> Iterator[Draft]:
    """The expressions in order; none overlap."""
    kinds = letters(items)
    at = 0
    while match := _PATTERN.search(kinds, at):
        rule = int(str(match.lastgroup)[1:].partition("_")[0])
        draft, at = _read(items, text, match, rule)
        if draft is None:
            draft, at = _read_otherwise(items, text, kinds, match, rule)
        if draft is not None:
            yield draft


def _read(
    items: Sequence[Item], text: str, match: re.Match[str], rule: int
) -> tuple[Draft | None, int]:
    """What the match says by its rule, and the item after it."""
    context = Context(items, match.start(), match.end(), text)
    found = list(items[match.start() : match.end()])
    draft = _READERS[_RULES[rule][0]](found, context)
    if draft is not None:
        draft.token = found[0].token
        draft.relation = context.relation(draft.type)
    return draft, match.end()


def _read_otherwise(
    items: Sequence[Item], text: str, kinds: str, match: re.Match[str], refused: int
) -> tuple[Draft | None, int]:
    """What a later rule says at the same place, after one that fitted said nothing."""
    for rule in range(refused + 1, len(_RULES)):
        other = _SINGLE[rule].match(kinds, match.start())
        if other is not None and other.end() > other.start():
            draft, end = _read(items, text, other, rule)
            if draft is not None:
                return draft, end
    return None, match.end()


_READERS: dict[str, Callable[[list[Item], Context], Draft | None]] = {
    "numeric": numeric.numeric_date,
    "era": dates.era_date,
    "dated": dates.dated,
    "days": dates.listed_day,
    "month": dates.bare_month,
    "season": dates.season,
    "quarter": dates.quarter,
    "part_month": parts.part_of_month,
    "half": parts.half_a,
    "beyond": parts.beyond,
    "part_beside": parts.part_beside,
    "weekend": parts.the_weekend,
    "century": dates.century,
    "decade": dates.decade,
    "year": dates.year_alone,
    "holiday": dates.holiday,
    "clock": spans.clock,
    "minutes": spans.minutes_to,
    "ago": spans.shifted,
    "part_day": spans.part_day,
    "deictic": spans.deictic,
    "weekday": spans.weekday,
    "span": spans.counted_span,
    "relative": spans.relative,
    "edge": spans.edge_of,
    "each": spans.each,
    "duration": spans.duration,
    "bare": spans.bare_plural,
    "part": spans.part_of_day,
    "gone": spans.the_past,
    "adverb": spans.adverb,
    "vague": spans.vague_reference,
}
