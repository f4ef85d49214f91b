"""One self-contained HTML file of a whole story; the same story gives the same bytes.

It needs no script and loads nothing: its style is inside, its drawings are SVG, and its policy
forbids the browser everything else. Whatever a report holds is shown as words and never as markup.
"""

import functools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tellings import views
from tellings.export import tree, wording
from tellings.export.inert import inert
from tellings.export.limits import Limits, read, written
from tellings.export.page import Page, flat, middle, shortened, together, units_of
from tellings.store import Database
from tellings.views.quoted import interval

_STYLE = Path(__file__).parent / "static" / "report.css"
_LIMITS = re.compile(rb'<meta name="tellings-limits" content="([a-z0-9= ]{0,900})">')
_ANCHOR = re.compile(r' id="((?:claim|report|disagreement|family|passage|actor)-[\w-]+|[a-z]+)"')


def export(store: Database, path: str | Path, limits: Limits | None = None) -> int:
    """Write the report of a story to `path`; returns its size in bytes.

    The file is written beside its name and then moved into place.
    """
    content = render(store, limits or Limits())
    target = Path(path)
    beside = target.with_name(target.name + ".part")
    beside.write_bytes(content)
    beside.replace(target)
    return len(content)


def verify(store: Database, path: str | Path) -> list[str]:
    """Where the file at `path` is not what the story gives now, in one line; nothing if it is.

    The limits it was made with are read from the file itself.
    """
    try:
        found = Path(path).read_bytes()
    except OSError as error:
        return [f"{path}: cannot be read ({error.strerror or error})"]
    stated = _LIMITS.search(found[:4000])
    if not stated:
        return [f"{path}: not a Tellings report"]
    wanted = render(store, read(stated[1].decode("ascii")))
    return [] if found == wanted else [f"{path}: {_difference(wanted, found)}"]


def render(store: Database, limits: Limits) -> bytes:
    """The report as UTF-8."""
    style = Markup(_STYLE.read_text("utf-8").strip())
    with _snapshot(store):
        page = Page(store, limits)
        text = (
            _environment()
            .get_template("report.html")
            .render(page=page, css=style, limits=written(limits))
        )
    return (text + "\n").encode("utf-8")


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tellings.export", "templates/report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "changes": views.changes,
        "day": wording.day,
        "evidence": wording.evidence,
        "language": wording.language,
        "middle": middle,
        "origin": wording.origin,
        "percent": wording.percent,
        "route": wording.route,
        "shortened": shortened,
        "together": together,
        "units": units_of,
    }
    environment.globals |= {
        "card_high": tree.HIGH,
        "card_wide": tree.WIDE,
        "line_high": tree.LINE,
        "names_of": wording.MARKS,
        "flat": flat,
        "span": interval,
    }
    return environment


def _shown(value: Any) -> Any:
    """Everything that a template prints passes here: words of reports become inert."""
    return inert(value) if type(value) is str else value


@contextmanager
def _snapshot(store: Database) -> Iterator[None]:
    """One consistent state of the story while others may write."""
    store.connection.execute("BEGIN")
    try:
        yield
    finally:
        store.connection.execute("ROLLBACK")


def _difference(wanted: bytes, found: bytes) -> str:
    """The first line that differs and the part of the report it stands in."""
    if found.startswith(wanted):
        return "goes on where the story's report ends"
    ours, theirs = wanted.splitlines(keepends=True), found.splitlines(keepends=True)
    pairs = zip(ours, theirs, strict=False)
    number = next((i for i, (a, b) in enumerate(pairs) if a != b), len(theirs))
    before = b"".join(ours[: number + 1]).decode("utf-8", "replace")
    anchors = _ANCHOR.findall(before)
    where = f", in #{anchors[-1]}" if anchors else ""
    if wanted.startswith(found):
        return f"ends in line {len(theirs)}, where the story's report goes on{where}"
    return f"first differs in line {number + 1}{where}"
