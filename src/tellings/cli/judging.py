"""Commands for the last word: judge, judgements."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from tellings.cli.output import Column, Part, emit, formats, limit, number
from tellings.cli.records import chosen, filters
from tellings.errors import UsageError
from tellings.judging.kinds import KINDS
from tellings.model import Verdict, to_plain
from tellings.story import Judged, Story

STORY = click.Path(path_type=Path, dir_okay=False)
_VERDICTS = [v.value for v in Verdict]
_who = click.option(
    "--who", envvar="TELLINGS_WHO", default=None, metavar="NAME",
    help="Who says so; TELLINGS_WHO in the environment does too. Never filled in by itself.",
)  # fmt: skip
_why = click.option("--why", default=None, metavar="TEXT", help="Why; a note needs it.")
_when = click.option(
    "--when", default=None, metavar="TIME", help="When, as 2026-03-01T09:30:00Z.  [default: now]"
)
_JUDGEMENTS = {
    "state": "In this state: in force, contested, replaced, not found, waiting.",
    "kind": "Of this kind: alias, borrowing, passage and so on.",
    "verdict": "With this verdict: confirmed, overturned, noted.",
    "reader": "By this reader; somebody: by one without a name.",
}
_later = click.option(
    "--later", is_flag=True, help="Only keep it; the next analyze works it in (for many at once)."
)


@click.command(short_help="Confirm, overturn or note upon a finding.")
@click.argument("story", type=STORY)
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="KIND")
@click.argument("records", nargs=-1, required=True)
@click.argument("verdict", type=click.Choice(_VERDICTS), metavar="VERDICT")
@click.option(
    "--claim", default=None, metavar="ID", help="The claim that a merge or witness is of."
)
@click.option("--value", default=None, metavar="TEXT", help="What it is instead, when overturned.")
@click.option("--unknown", is_flag=True, help="The date or outlet is not known.")
@_who
@_why
@_when
@click.option(
    "--replace", "replaces", multiple=True, metavar="ID",
    help="A judgement that this one stands in place of, to settle a conflict; may be repeated.",
)  # fmt: skip
@_later
@formats
def judge(
    story: Path,
    kind: str,
    records: tuple[str, ...],
    verdict: str,
    claim: str | None,
    value: str | None,
    unknown: bool,
    who: str | None,
    why: str | None,
    when: str | None,
    replaces: tuple[str, ...],
    later: bool,
    form: str | None,
) -> None:
    """Confirm, overturn or note upon a finding; what depends on it is worked out again.

    RECORDS are ids as the other commands print them (their beginnings are enough; a report may be
    called by its key). VERDICT is confirmed, overturned or noted. What the records must be, and
    what a verdict means, depends on KIND:

    \b
      alias      ACTOR WORDING   is it a name of that actor?
      borrowing  FROM TO         who copied; --value none, reversed or undetermined
      passage    PASSAGE         --value copied, stock, statement or boilerplate
      witness    CLAIM PLACE...  does it tell the claim? PLACE is REPORT or REPORT:START-END
      claim      CLAIM CLAIM     are the two one?
      merge      CLAIM A B       do the two reports share an origin?
      date       REPORT          --value 2014-05-12, 2014-05, 2014-05-10/2014-05-12; or --unknown
      outlet     REPORT          --value NAME; or --unknown
      splice     REPORT [OFFSET] does an article begin here?

    The judgement is kept with the words it is about, so it holds when files are added and the
    story is analyzed again. docs/judgements.md says more.

    \b
    Examples:
      tellings judge story.db date r1f0 overturned --value 2014-05-12 --why "date of the scan"
      tellings judge story.db merge r1f0 r2ab --claim c77 overturned --why "two briefings"
      tellings judge story.db outlet r1f0 noted --why "ask the archive"
    """
    if unknown and value is not None:
        raise UsageError("--unknown and --value exclude one another")
    if unknown and (kind not in ("date", "outlet") or verdict != Verdict.OVERTURNED):
        raise UsageError("--unknown goes with: date or outlet, overturned")
    if kind in ("date", "outlet") and verdict == Verdict.OVERTURNED and not unknown and not value:
        raise UsageError(
            f"say what the {kind} is with --value, or that nobody knows with --unknown"
        )
    ids = (claim, *records) if claim is not None else records
    done = Story(story).judge(
        kind, ids, verdict, value, who=who, why=why, when=when or _now(), replaces=replaces,
        recompute=not later,
    )  # fmt: skip
    _tell(story, done, form)


@click.command(short_help="What people said; take back, hand over, bring in.")
@click.argument("story", type=STORY)
@click.option("--about", default=None, metavar="ID", help="Of one record, or one kind.")
@filters(_JUDGEMENTS)
@click.option("--take-back", "gone", default=None, metavar="ID", help="Take this judgement back.")
@click.option("--forget", is_flag=True, help="With --take-back: keep no trace of it.")
@click.option("--history", is_flag=True, help="Those that were taken back.")
@click.option(
    "--export", "out", type=click.Path(path_type=Path, dir_okay=False), default=None,
    help="Write all of them to FILE as JSON Lines, for another reader.", metavar="FILE",
)  # fmt: skip
@click.option(
    "--import", "brought", type=click.Path(path_type=Path, dir_okay=False, exists=True),
    default=None, help="Add those of another reader from FILE.", metavar="FILE",
)  # fmt: skip
@_who
@_why
@_when
@_later
@limit(50)
@formats
def judgements(
    story: Path,
    about: str | None,
    gone: str | None,
    forget: bool,
    history: bool,
    out: Path | None,
    brought: Path | None,
    who: str | None,
    why: str | None,
    when: str | None,
    later: bool,
    part: Part,
    form: str | None,
    **narrowed: str | None,
) -> None:
    """What people confirmed, overturned or noted, newest first, and whether it applies.

    "contested": two readers contradict one another, and neither applies until one takes back or
    somebody settles it (judge ... --replace ID --replace ID). "not found": the words it is about
    are in no report now; it applies again when they are. "waiting": run tellings analyze.

    --take-back makes a judgement as if it had never been made. --export and --import let readers
    work apart and put their work together, in any order and as often as they like.
    """
    if sum(x is not None for x in (gone, out, brought)) > 1:
        raise UsageError("--take-back, --export and --import are one at a time")
    if forget and gone is None:
        raise UsageError("--forget goes with --take-back")
    told = Story(story)
    if gone is not None:
        done = told.take_back(gone, who, when or _now(), why, forget, recompute=not later)
        _tell(story, done, form)
    elif out is not None:
        count = told.export_judgements(out)
        click.echo(f"{out}: {number(count, 'judgement')}", err=True)
    elif brought is not None:
        _bring_in(told, brought, later)
    elif history:
        rows = told.taken_back().plain()
        emit(rows, _PAST, form, part, in_tables=50, nothing="nothing was taken back")
    else:
        kept = {"who" if name == "reader" else name: v for name, v in chosen(narrowed).items()}
        rows = told.judgements(about, **kept).plain()
        emit(rows, _COLUMNS, form, part, in_tables=50, nothing="nobody has judged anything yet")


def _bring_in(told: Story, path: Path, later: bool) -> None:
    done = told.import_judgements(path, recompute=not later)
    parts = [f"{number(done.new, 'new judgement')}, {done.known} known"]
    parts += [f"{done.taken_back} taken back"] if done.taken_back else []
    click.echo(f"{told.path}: {', '.join(parts)}", err=True)
    for ids in done.conflicts:
        click.echo(f"  contested: {', '.join(ids)}", err=True)


def _tell(story: Path, done: Judged, form: str | None) -> None:
    """The judgement on standard error, what it changed on standard output."""
    count = number(len(done.changes), "record")
    what = f"{done.state}; {count} changed"
    if done.state == "waiting":
        what = f"kept; worked in by the next: tellings analyze {story}"
    click.echo(f"{done.judgement.id}: {what}", err=True)
    if done.state == "waiting" and form is None:
        return
    emit(
        [to_plain(change) for change in done.changes],
        _CHANGES,
        form,
        in_tables=20,
        nothing="nothing else has changed",
    )


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _said(row: dict[str, Any]) -> str:
    value = row["value"]
    if row["verdict"] == Verdict.OVERTURNED and row["kind"] in ("date", "outlet"):
        value = "unknown" if value is None else value
    return row["verdict"] if value is None else f"{row['verdict']}: {value}"


_CHANGES = (
    Column("what", lambda r: r["kind"]),
    Column("id", lambda r: r["id"]),
    Column("before", lambda r: r["before"] or "–", ratio=1),
    Column("after", lambda r: r["after"] or "–", ratio=1),
)
_COLUMNS = (
    Column("id", lambda r: r["id"][:8]),
    Column("state", lambda r: r["state"]),
    Column("about", lambda r: r["subject"], ratio=2, below=True),
    Column("verdict", _said),
    Column("who", lambda r: r["who"]),
    Column("when", lambda r: (r["when"] or "")[:10]),
    Column("why", lambda r: r["why"], ratio=1),
)
_PAST = (
    Column("id", lambda r: r["id"][:8]),
    Column("about", lambda r: r["subject"], ratio=2, below=True),
    Column("verdict", _said),
    Column("who", lambda r: r["who"]),
    Column("taken back by", lambda r: r["by"]),
    Column("when", lambda r: (r["taken_back"] or "")[:10]),
    Column("why", lambda r: r["reason"], ratio=1),
)
COMMANDS = (judge, judgements)
