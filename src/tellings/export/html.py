"""One self-contained HTML file of a whole story; the same story gives the same bytes."""

from pathlib import Path

from jinja2 import Environment

from tellings import views
from tellings.store import Database

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Tellings</title></head><body><main>
<h1>Claims</h1><ol>{% for c in claims %}
<li id="claim-{{ c.id }}"><q dir="auto">{{ c.wording.words }}</q>
{{ c.reports }} reports, {{ c.outlets }} outlets, {{ c.low }}–{{ c.high }} origins</li>
{% endfor %}</ol></main></body></html>
"""


def export(store: Database, path: str | Path) -> int:
    """Write the report of a story to `path`; returns its size in bytes."""
    return Path(path).write_bytes(_render(store))


def verify(store: Database, path: str | Path) -> list[str]:
    """Where the file at `path` differs from what the story gives now, a line each."""
    same = Path(path).read_bytes() == _render(store)
    return [] if same else [f"{path}: not what the story gives now"]


def _render(store: Database) -> bytes:
    page = Environment(autoescape=True).from_string(_PAGE)
    return page.render(claims=views.claims(store)).encode("utf-8")
