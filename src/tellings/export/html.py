"""One self-contained HTML file of a whole story; the same story gives the same bytes.

It needs no script and loads nothing: its style is inside, its drawings are SVG, and its policy
forbids the browser everything else. Whatever a report holds is shown as words and never as markup.
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from markupsafe import Markup

from tellings import pages
from tellings.errors import UsageError
from tellings.export.contents import Contents
from tellings.pages import rendering
from tellings.pages.limits import Limits, read, written
from tellings.pages.report import SWITCHES
from tellings.store import Database

_STYLE = Path(pages.__file__).parent / "static" / "tellings.css"
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


def limited(given: Mapping[str, int]) -> Limits:
    """The default limits with these instead. Raises UsageError for one that there is not."""
    try:
        return Limits(**given)
    except TypeError:
        known = [field.name for field in fields(Limits)]
        unknown = sorted(given.keys() - set(known))
        raise UsageError(f"no limit {unknown[0]!r}; there are {', '.join(known)}") from None


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
    with store.snapshot():
        contents = Contents(store, limits)
        text = (
            rendering.environment("tellings.export")
            .get_template("report/report.html")
            .render(
                contents=contents,
                desk=contents.desk,
                css=style,
                limits=written(limits),
                marks=SWITCHES,
            )
        )
    return (text + "\n").encode("utf-8")


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
