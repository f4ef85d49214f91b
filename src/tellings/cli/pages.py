"""Longer answers on a terminal: one claim, one checked sentence."""

import math
import re
from collections.abc import Sequence
from typing import Any

import click
from rich.text import Text

from tellings.cli.output import Column, Part, as_csv, console, number, one_line, shortened
from tellings.export.plain import as_json, inert
from tellings.model import to_plain
from tellings.views import ClaimPage, JudgementRow

_WITNESS = [
    Column("outlet", lambda w: w["outlet"]),
    Column("published", lambda w: w["published"]),
    Column("report", lambda w: w["report"]),
    Column("start", lambda w: w["start"]),
    Column("end", lambda w: w["end"]),
    Column("words", lambda w: w["words"]),
]
_VOICED = [
    *_WITNESS,
    Column("voice", lambda w: w["voice"]),
    Column("stance", lambda w: w["stance"]),
]
_MATCHED = [*_WITNESS, Column("share", lambda w: w["share"]), Column("claim", lambda w: w["claim"])]


def claim(page: ClaimPage, form: str | None) -> None:
    """One claim: its wording, its witnesses, its origins and why, its disagreements."""
    plain = to_plain(page)
    each = zip(plain["witnesses"], plain["voices"], plain["stances"], strict=True)
    rows = [{**witness, "voice": voice, "stance": stance} for witness, voice, stance in each]
    if _printed(plain, rows, _VOICED, form):
        return
    _head(plain["row"])
    _line("")
    _line("Witnesses", "bold")
    for row in rows:
        not_asserted = f"   ({row['stance']})" if row["stance"] not in ("", "asserted") else ""
        _witness(row, (row["voice"] or "in its own voice") + not_asserted)
    _line("\nOrigins, after the merges that the words prove", "bold")
    for origin in plain["origins"]:
        _line(f"  {origin['name']} ({origin['kind']}): {number(len(origin['reports']), 'report')}")
    _merges(plain)
    if plain["disagreements"]:
        _line("\nDisagreements", "bold")
    for found in plain["disagreements"]:
        _line(f"  {found['relation']} ({found['facet']}): {found['explanation']}")


def said(rows: Sequence[JudgementRow]) -> None:
    """What people said of the record above, if anything."""
    if rows:
        _line("\nJudged", "bold")
    for row in rows:
        value = f" ({row.value})" if row.value is not None else ""
        why = f": {row.why}" if row.why else ""
        _line(f"  {row.verdict}{value} by {row.who or 'a reader'}{why}   {row.state}, {row.id[:8]}")
        _line(f"      {row.subject}")


def _head(row: dict[str, Any], after: str = "") -> None:
    """A claim's wording, and its numbers in one line."""
    _line(f"“{one_line(row['wording']['words'])}”", "bold")
    low, high = row["low"], row["high"]
    span = number(high, "independent origin")
    told = f"{number(row['reports'], 'report')}, {number(row['outlets'], 'outlet')}"
    how = put(row)
    _line(f"{told}, {span if low == high else f'{low}–{span}'}{f'; {how}' if how else ''}{after}")


def put(row: dict[str, Any]) -> str:
    """How a claim is put, where not all who tell it assert it."""
    others = [stance for stance in row["stances"] if stance != "asserted"]
    if not others:
        return ""
    return ("also " if "asserted" in row["stances"] else "only ") + ", ".join(others)


def _merges(plain: dict[str, Any]) -> None:
    """The merges that join all that is joined; those that only repeat it are counted."""
    if not plain["merges"]:
        return
    _line("\nWhy reports share an origin", "bold")
    days = {w["report"]: w["published"] or "undated" for w in plain["witnesses"]}
    for shown in (m for m in plain["merges"] if m["needed"]):
        merge = shown["merge"]
        sure = "certain" if merge["certain"] else "suggested"
        pair = [f"{shown[x]}, {days.get(merge[x], 'undated')}" for x in ("a", "b")]
        _line(f"  {pair[0]} = {pair[1]}: {merge['route']}, {sure}")
        lines = dict.fromkeys(_evidence(note, quoted) for _, quoted, note in shown["words"])
        for line in lines:
            _line(f"      {line}", "dim")
    repeated = sum(not m["needed"] for m in plain["merges"])
    if repeated:
        _line(f"  and {number(repeated, 'further link')} between the same reports (--json)")


def _evidence(note: str, quoted: dict[str, Any] | None) -> str:
    words = f"“{shortened(one_line(quoted['words']), 140)}”" if quoted else ""
    return f"{note} {words}".strip()


def answer(plain: dict[str, Any], story: str, form: str | None, part: Part) -> None:
    """Who says a sentence: the claims it comes near, and every sentence that says it."""
    total = len(plain["matches"])
    plain["matches"] = part.of(plain["matches"], 10 if form is None else 0)
    rows = [{**m["quoted"], "share": m["share"], "claim": m["claim"]} for m in plain["matches"]]
    if _printed(plain, rows, _MATCHED, form):
        return
    if not plain["asked"]:
        _line("there is no word to look up in that")
        return
    if not plain["matches"]:
        _nobody(plain["nearest"])
        return
    for row in plain["claims"][:3]:
        _head(row, f"   (tellings claims {story} {row['id'][:8]})")
        _line("")
    _line("Sentences that say it, or come near it; % of the question's weight", "bold")
    for match in plain["matches"]:
        _witness(match["quoted"], f"{100 * match['share']:.0f}%", match["aligned"])
    if total > len(plain["matches"]):
        click.echo(f"{len(plain['matches'])} of {total}; all with --limit 0", err=True)


def _nobody(nearest: float) -> None:
    """Say what the search can vouch for: words that come near, not meaning."""
    _line("nobody in this story says that, in words that come near it")
    if nearest >= 0.1:
        below = math.floor(nearest * 10) / 10
        _line(
            f"the nearest sentence holds {100 * nearest:.0f}% of it; to see such: "
            f"--least {below:.1f}, or ask in fewer, plainer words"
        )


def _printed(
    plain: dict[str, Any],
    witnesses: list[dict[str, Any]],
    columns: Sequence[Column],
    form: str | None,
) -> bool:
    """Print in a machine's format if one was asked for."""
    if form == "json":
        click.echo(as_json(plain, indent=2))
    elif form == "nl":
        for witness in witnesses:
            click.echo(as_json(witness))
    elif form == "csv":
        click.echo(as_csv(witnesses, columns), nl=False)
    return form is not None


def _witness(witness: dict[str, Any], note: str, marked: Sequence[list[int]] = ()) -> None:
    """One witness; `marked` are spans of the report to be shown in bold."""
    who = witness["outlet"] or witness["key"]
    _line(f"  {who}, {witness['published'] or 'undated'}   {note}")
    words, at = witness["words"], witness["start"]
    shown = Text("      “", style="dim" if not marked else "")
    last = 0
    for start, end in marked:
        shown.append(inert(_spaced(words[last : start - at])))
        shown.append(inert(words[start - at : end - at]), style="bold")
        last = end - at
    shown.append(inert(_spaced(words[last:])) + "”")
    console().print(shown)


def _spaced(words: str) -> str:
    """White space runs as one space, also at the ends."""
    return re.sub(r"\s+", " ", words)


def _line(text: str, style: str = "") -> None:
    console().print(Text(inert(text), style=style))
