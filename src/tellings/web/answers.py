"""Pages as answers to a request: HTML in its frame, JSON, CSV, and what is said when it fails."""

import json
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from urllib.parse import unquote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tellings import __version__
from tellings.export import plain
from tellings.model import to_plain
from tellings.pages.catalog import PAGES
from tellings.pages.desk import Desk
from tellings.pages.page import Page
from tellings.pages.rendering import body, environment

WHO = "tellings-who"
"""The cookie with the reader's name, so that it need not be typed again."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What the forms of a page need: our token, where to go back to, and the reader's name."""

    form_token: str
    back: str
    who: str


def as_html(page: Page, desk: Desk, story: Path, request: Request) -> Response:
    """The page in its frame."""
    shown = (
        environment("tellings.web")
        .get_template("frame.html")
        .render(
            page=page,
            desk=desk,
            inside=body(page, desk, reader=_reader(request)),
            menu=[(kind, desk.at.to(kind.name)) for kind in PAGES if kind.menu],
            story=story.name,
            command=page.recipe.command.replace("STORY", quote(story.name)),
            code=f"story = tellings.Story({story.name!r})\n{page.recipe.code}",
            others={form: _other(request, form) for form in ("json", "csv")},
            permalink=f"{request.url.path}?{request.url.query}".rstrip("?"),
            version=__version__,
        )
    )
    return Response(shown, media_type="text/html; charset=utf-8")


def _reader(request: Request) -> Reader:
    where = f"{request.url.path}?{request.url.query}".rstrip("?")
    return Reader(request.state.form_token, where, unquote(request.cookies.get(WHO, "")))


def as_json(page: Page, desk: Desk, story: Path, request: Request) -> Response:  # noqa: ARG001
    """Exactly what the page shows, as records."""
    text = plain.as_json(to_plain(page.records()), indent=1)
    return Response(text + "\n", media_type="application/json; charset=utf-8")


def as_csv(page: Page, desk: Desk, story: Path, request: Request) -> Response:  # noqa: ARG001
    """The rows of the page; fields within fields have names with dots."""
    written = plain.as_csv(*plain.flat(to_plain(page.rows)))
    head = {"Content-Disposition": f'attachment; filename="{page.name}.csv"'}
    return Response(written, media_type="text/csv; charset=utf-8", headers=head)


def refused(story: Path, request: Request, error: Exception) -> Response:
    """A page that is not there, or a request that is not answered, in one sentence."""
    assert isinstance(error, HTTPException)
    return _problem(story, request, error.status_code, str(error.detail))


def failed(story: Path, request: Request, error: Exception) -> Response:
    """What the story itself does not allow: gone, of another version, being written."""
    return _problem(story, request, 503, str(error))


def _problem(story: Path, request: Request, status: int, said: str) -> Response:
    if request.url.path.endswith((".json", ".csv")):
        text = json.dumps({"error": said}, ensure_ascii=False) + "\n"
        return Response(text, status, media_type="application/json; charset=utf-8")
    template = environment("tellings.web").get_template("problem.html")
    shown = template.render(status=status, said=said, story=story.name)
    return Response(shown, status, media_type="text/html; charset=utf-8")


def _other(request: Request, form: str) -> str:
    """The address of the same page in another form, with the same query."""
    path = request.url.path if request.url.path != "/" else "/story"
    query = urlencode(request.query_params.multi_items())
    return f"{path}.{form}" + (f"?{query}" if query else "")
