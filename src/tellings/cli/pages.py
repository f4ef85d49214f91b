"""Longer answers on a terminal: one claim, one checked sentence."""

import json
import re
from collections.abc import Sequence
from typing import Any

import click
from rich.text import Text

from tellings.cli.output import Column, as_csv, console, inert
from tellings.model import to_plain
from tellings.views import ClaimPage

_WITNESS = [
    Column("outlet", lambda w: w["outlet"]),
    Column("published", lambda w: w["published"]),
    Column("report", lambda w: w["report"]),
    Column("start", lambda w: w["start"]),
    Column("end", lambda w: w["end"]),
    Column("words", lambda w: w["words"]),
]


def claim(page: ClaimPage, form: str | None) -> None:
    """One claim: its wording, its witnesses, its origins and why, its disagreements."""
    plain = to_plain(page)
    if _printed(plain, plain["witnesses"], form):
        return
    row = plain["row"]
    _line(f"“{row['wording']['words']}”", "bold")
    low, high = row["low"], row["high"]
    span = str(low) if low == high else f"{low}–{high}"
    _line(f"{row['reports']} reports, {row['outlets']} outlets, {span} independent origins\n")
    _line("Witnesses", "bold")
    for witness, voice in zip(plain["witnesses"], plain["voices"], strict=True):
        _witness(witness, voice)
    _line("\nOrigins, after the merges that the words prove", "bold")
    for origin in plain["origins"]:
        _line(f"  {origin['name']} ({origin['kind']}): {len(origin['reports'])} reports")
    if plain["merges"]:
        _line("\nWhy reports share an origin", "bold")
    for merge in plain["merges"]:
        sure = "certain" if merge["merge"]["certain"] else "suggested"
        _line(f"  {merge['a']} = {merge['b']}: {merge['merge']['route']}, {sure}")
        for _, quoted, note in merge["words"]:
            words = f"“{quoted['words']}”" if quoted else ""
            _line(f"      {note} {words}".rstrip(), "dim")
    if plain["disagreements"]:
        _line("\nDisagreements", "bold")
    for found in plain["disagreements"]:
        _line(f"  {found['relation']} ({found['facet']}): {found['explanation']}")


def answer(plain: dict[str, Any], form: str | None, most: int | None) -> None:
    """Who says a sentence: the claims it comes near, and every sentence that says it."""
    if _printed(plain, [m["quoted"] for m in plain["matches"]], form):
        return
    if not plain["matches"]:
        _line("nobody in this story says that, in words that come near it")
        return
    for row in plain["claims"][:3]:
        low, high = row["low"], row["high"]
        span = str(low) if low == high else f"{low}–{high}"
        _line(f"“{row['wording']['words']}”", "bold")
        _line(
            f"  {row['reports']} reports, {row['outlets']} outlets, {span} independent origins"
            f"   (tellings claims STORY {row['id'][:8]})\n"
        )
    shown = plain["matches"][: (10 if most is None else most) or None]
    for match in shown:
        _witness(match["quoted"], f"{100 * match['share']:.0f}%", match["aligned"])
    if len(plain["matches"]) > len(shown):
        click.echo(f"{len(shown)} of {len(plain['matches'])}; all with --limit 0", err=True)


def _printed(plain: dict[str, Any], witnesses: list[dict[str, Any]], form: str | None) -> bool:
    """Print in a machine's format if one was asked for."""
    if form == "json":
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2))
    elif form == "nl":
        for witness in witnesses:
            click.echo(json.dumps(witness, ensure_ascii=False, separators=(",", ":")))
    elif form == "csv":
        click.echo(as_csv(witnesses, _WITNESS), nl=False)
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
