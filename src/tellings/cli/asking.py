"""Commands that ask a story: claims, origins, copies, stock, sources, names and the rest."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from tellings.cli import pages, records
from tellings.cli.output import Column, Part, emit, formats, limit, number, one_line, shortened
from tellings.errors import NotFound
from tellings.model import to_plain
from tellings.story import Story
from tellings.views import interval

STORY = click.Path(path_type=Path, dir_okay=False)
story_argument = click.argument("story", type=STORY)
_NARROWING = {
    "disputed": "On which reports differ: time, number, who, where or whether.",
    "outlet": "Told by this outlet.",
    "speaker": "On the word of this speaker or document.",
    "actor": "That name this actor (its id, see: tellings names).",
    "date": "Told in this month, such as 2014-05.",
    "put": "Put so: asserted, denied, hedged, asked or intended.",
    "judged": "About whose words somebody judged: confirmed, overturned or noted.",
}


_SOURCES = {
    "role": "Of this role: person, organisation, document, agency, outlet, anonymous.",
    "outlet": "That this outlet names.",
    "named": "With a name always, sometimes or never.",
}
_DISAGREEMENTS = {
    "facet": "About this: time, number, who, where, whether.",
    "outlet": "In which this outlet takes a side.",
}
_NAMES = {
    "kind": "Of this kind: person, organisation, place and so on.",
    "outlet": "That this outlet names.",
    "voice": "With a label in this voice: outlet, quoted, attributed.",
}


def asked(story: Path, *, analysed: bool = True) -> Story:
    """The story to ask; where it is not up to date, that is said on standard error.

    Raises NotFound if the answer needs an analysis and there has been none: "nothing found" would
    be untrue.
    """
    told = Story(story)
    state = told.state()
    if state in ("empty", "never") and analysed:
        missing, command = ("no reports", "add") if state == "empty" else ("no analysis", "analyze")
        more = " FOLDER" if state == "empty" else ""
        raise NotFound(f"{story}: {missing} yet; run: tellings {command} {story}{more}")
    if state == "changed":
        click.echo(
            f"note: files or judgements came since {story} was analyzed; "
            f"for answers from all of them run: tellings analyze {story}",
            err=True,
        )
    return told


def print_claims(
    told: Story,
    at_least: int,
    form: str | None,
    part: Part,
    facets: dict[str, tuple[str, ...]] | None = None,
) -> None:
    """The list of claims, narrowed by facets if any are given."""
    columns = [
        Column("id", lambda r: r["id"][:8]),
        Column("reports", lambda r: r["reports"], right=True),
        Column("outlets", lambda r: r["outlets"], right=True),
        Column("origins", origin_range, right=True),
        Column("disputed", lambda r: ", ".join(r["conflicts"])),
        Column("first", lambda r: r["first"]),
        Column("claim, in the words of one outlet", _wording, ratio=1, below=True),
    ]
    rows = told.claims(at_least, **(facets or {})).plain()
    emit(rows, columns, form, part, nothing=_fewer("no claim told", at_least))


def narrowing(command: Callable[..., None]) -> Callable[..., None]:
    """Add an option for each facet of claims; each may be given several times."""
    for name, text in reversed(_NARROWING.items()):
        command = click.option(f"--{name}", multiple=True, metavar="VALUE", help=text)(command)
    return command


@click.command(short_help="Claims, most disputed and most repeated first; or one.")
@story_argument
@click.argument("claim", required=False)
@click.option("--at-least", default=1, show_default=True, help="Told by at least so many reports.")
@narrowing
@limit(20)
@formats
def claims(
    story: Path,
    claim: str | None,
    at_least: int,
    part: Part,
    form: str | None,
    **facets: tuple[str, ...],
) -> None:
    """Claims, those most disputed and most repeated first; or one CLAIM with all its witnesses.

    "origins 1–3" means: at least 1 and at most 3 independent origins, however many reports.
    "only denied" after a wording: nobody who tells it asserts it; "also denied": some do not.
    An option given twice takes claims with either value; of different options all must hold.
    """
    if claim is None:
        chosen = {name: values for name, values in facets.items() if values}
        print_claims(asked(story), at_least, form, part, chosen)
    else:
        told = asked(story)
        page = told.claim(claim)
        pages.claim(page, form)
        if form is None:
            pages.said(told.judgements(page.row.id))


@click.command(short_help="How many independent origins each claim has.")
@story_argument
@click.option("--at-least", default=2, show_default=True, help="Told by at least so many reports.")
@limit(20)
@formats
def origins(story: Path, at_least: int, part: Part, form: str | None) -> None:
    """How many independent origins each claim has, and what they are.

    Reports share an origin when the words were copied, when one credits the other, when both rest
    on the same speaker or document, or when they have the same publisher.
    """
    columns = [
        Column("claim", lambda r: r["claim"][:8]),
        Column("reports", lambda r: r["reports"], right=True),
        Column("outlets", lambda r: r["outlets"], right=True),
        Column("origins", origin_range),
        Column("they are", lambda r: "; ".join(_origin(o) for o in r["origins"]), ratio=1),
        Column("wording", lambda r: r["wording"]["words"], ratio=1),
    ]
    rows = asked(story).origins(at_least).plain()
    emit(rows, columns, form, part, nothing=_fewer("no claim told", at_least))


@click.command(short_help="Speakers and documents, and how much rests on each; or one.")
@story_argument
@click.argument("source", required=False)
@records.filters(_SOURCES)
@limit(30)
@formats
def sources(
    story: Path, source: str | None, part: Part, form: str | None, **filters: str | None
) -> None:
    """Speakers and documents, and how many reports and outlets rest on each.

    With SOURCE (a name or an id) everything attributed to it, and the ways by which it came.

    An example that the source did not simply assert stands after the word that says how: "denied:
    that it had opened the gates".
    """
    if source is not None:
        records.source(asked(story).source(source), form, part)
        return
    columns = [
        Column("source", lambda r: r["name"], ratio=1),
        Column("is", lambda r: "unnamed" if r["anonymous"] else r["role"]),
        Column("says", lambda r: r["attributions"], right=True),
        Column("reports", lambda r: r["reports"], right=True),
        Column("outlets", lambda r: len(r["outlets"]), right=True),
        Column("for example", _example, ratio=2),
    ]
    rows = asked(story).sources(**records.chosen(filters)).plain()
    emit(rows, columns, form, part, in_tables=30, nothing="no attributions found")


@click.command(short_help="Where reports cannot all be right, or one is out of date; or one.")
@story_argument
@click.argument("disagreement", required=False)
@click.option(
    "--relation", type=click.Choice(["conflict", "stale", "variant"]), multiple=True,
    help="Only these.  [default: conflict and stale]",
)  # fmt: skip
@records.filters(_DISAGREEMENTS)
@limit(20)
@formats
def disagreements(
    story: Path,
    disagreement: str | None,
    relation: tuple[str, ...],
    part: Part,
    form: str | None,
    **filters: str | None,
) -> None:
    """Where witnesses cannot all be right (conflict), or one repeats an older state (stale).

    With DISAGREEMENT (an id, see --json) each side in the words of all who take it.

    With --relation variant: differences that both can hold, with the reason.
    """
    if disagreement is not None:
        records.disagreement(asked(story).disagreement(disagreement), form, part)
        return
    kept = records.chosen(filters)
    rows = asked(story).disagreements(relation or ("conflict", "stale"), **kept).plain()
    columns = [
        Column("about", lambda r: r["facet"]),
        Column("relation", lambda r: r["relation"]),
        Column("why", lambda r: r["explanation"], ratio=1),
        Column("sides", _sides, ratio=2),
    ]
    emit(rows, columns, form, part, nothing="no disagreements found")


@click.command(short_help="What each outlet calls the same actor; or one.")
@story_argument
@click.argument("actor", required=False)
@click.option("--at-least", default=2, show_default=True, help="Named in at least so many reports.")
@records.filters(_NAMES)
@limit(20)
@formats
def names(
    story: Path,
    actor: str | None,
    at_least: int,
    part: Part,
    form: str | None,
    **filters: str | None,
) -> None:
    """What each outlet calls the same actor: names, spellings, and words of choice by voice.

    With ACTOR (a name or an id) what each outlet calls it and in whose voice.
    """
    if actor is not None:
        records.actor(asked(story).actor(actor), form, part)
        return
    columns = [
        Column("actor", lambda r: r["name"], ratio=1),
        Column("is", lambda r: r["kind"]),
        Column("reports", lambda r: r["reports"], right=True),
        Column("called", lambda r: ", ".join(_calling(c) for c in r["names"][:6]), ratio=2),
        Column("labels", lambda r: ", ".join(_label(c) for c in r["labels"][:6]), ratio=2),
    ]
    rows = asked(story).names(at_least, **records.chosen(filters)).plain()
    emit(rows, columns, form, part, nothing=_fewer("no actor named", at_least))


@click.command(short_help="When things are said to have happened.")
@story_argument
@click.option("--at-least", default=2, show_default=True, help="Named by at least so many reports.")
@click.option("--from", "since", metavar="DAY", help="Not wholly before this year, month or day.")
@click.option("--to", "until", metavar="DAY", help="Not wholly after this year, month or day.")
@click.option("--outlet", metavar="NAME", help="Only what this outlet's reports say.")
@limit(40)
@formats
def timeline(
    story: Path,
    at_least: int,
    since: str | None,
    until: str | None,
    outlet: str | None,
    part: Part,
    form: str | None,
) -> None:
    """When things are said to have happened; what no report dates is not given a date."""
    columns = [
        Column("when", lambda r: interval(r["from"], r["to"])),
        Column("reports", lambda r: r["reports"], right=True),
        Column("outlets", lambda r: r["outlets"], right=True),
        Column("for example", lambda r: r["sentences"][0]["words"], ratio=1, below=True),
    ]
    rows = asked(story).timeline(at_least, since, until, outlet).plain()
    emit(rows, columns, form, part, in_tables=40, nothing=_fewer("no date named", at_least))


@click.command(short_help="Who says this sentence, and from how many origins?")
@story_argument
@click.argument("sentence")
@click.option(
    "--least", type=click.FloatRange(0, 1), default=0.6, show_default=True,
    help="How much of the sentence's weight a match must hold.",
)  # fmt: skip
@click.option("--words", is_flag=True, help="Every sentence that holds all these words.")
@limit(10)
@formats
def check(
    story: Path, sentence: str, least: float, words: bool, part: Part, form: str | None
) -> None:
    """Who says this? Finds SENTENCE, or what comes near it, and how many origins it has.

    A sentence of "-" is read from standard input.
    """
    said = sys.stdin.read().strip() if sentence == "-" else sentence
    if words:
        records.sentences(asked(story).find(said), form, part)
        return
    answer = asked(story).check(said, least)
    pages.answer(to_plain(answer), str(story), form, part)


def origin_range(row: dict[str, Any]) -> str:
    """The number of origins as one number or a range: 2, 1–3."""
    low, high = row["low"], row["high"]
    return str(low) if low == high else f"{low}–{high}"


def _wording(row: dict[str, Any]) -> str:
    wording = row["wording"]
    put = pages.put(row)
    return (
        f"“{wording['words']}” ({wording['outlet'] or wording['key']}{f'; {put}' if put else ''})"
    )


def _origin(origin: dict[str, Any]) -> str:
    return f"{origin['name']} ({origin['kind']}, {len(origin['reports'])})"


def _sides(row: dict[str, Any]) -> str:
    values = {side["value"] for side in row["sides"]}
    if len(values) > 1:
        return " ⟷ ".join(f"{side['value']} ({_who(side)})" for side in row["sides"])
    return f"{values.pop()} ({' ⟷ '.join(_who(side) for side in row['sides'])})"


def _who(side: dict[str, Any]) -> str:
    outlets = sorted({w["outlet"] or w["key"] for w in side["witnesses"]})
    days = sorted({w["published"] for w in side["witnesses"] if w["published"]})
    when = f" {days[0]}" if len(days) == 1 and len(outlets) == 1 else ""
    return f"{', '.join(outlets)}{when}"


def _fewer(what: str, at_least: int) -> str:
    """Nothing found, and how to look for what fewer reports have."""
    more = "" if at_least <= 1 else "; see what fewer have with --at-least 1"
    return f"{what} by {number(at_least, 'report')}{'' if at_least == 1 else ' or more'}{more}"


def _example(row: dict[str, Any]) -> str:
    """What the source simply said, if anything; else what it said and how it put it."""
    both = list(zip(row["said"], row["manners"], strict=True))
    if not both:
        return ""
    quoted, manner = next((pair for pair in both if not pair[1]), both[0])
    words = shortened(one_line(quoted["words"]), 160)
    return f"{manner}: {words}" if manner else words


def _calling(calling: dict[str, Any]) -> str:
    return f"{calling['words']} ×{calling['times']}"


def _label(calling: dict[str, Any]) -> str:
    return f"{calling['words']} ({'/'.join(calling['voices'])}: {', '.join(calling['outlets'])})"


COMMANDS = (
    *(claims, origins, sources, disagreements),
    *(names, timeline, check),
)
