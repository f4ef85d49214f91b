"""The web app: every page of the catalog at its address, as HTML, JSON or CSV."""

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from tellings import pages
from tellings.errors import NotFound, TellingsError
from tellings.pages.catalog import PAGES, PATTERNS, Kind
from tellings.pages.kept import Kept
from tellings.pages.links import Addresses
from tellings.pages.opening import opened
from tellings.pages.query import Query
from tellings.web import answers, forms
from tellings.web.ahead import Ahead
from tellings.web.guard import Guard, Rules

LINKS = Addresses(PATTERNS)
STATIC = Path(pages.__file__).parent / "static"


@dataclass(frozen=True, slots=True)
class Served:
    """What the app serves: the story's file, and what its readers share between requests."""

    path: Path
    rules: Rules
    kept: Kept = field(default_factory=lambda: Kept(quick=True))


def build(path: str | Path, rules: Rules | None = None, ahead: bool = False) -> Starlette:
    """The ASGI app of the story at `path`; `rules` say who may ask (this machine only if None).

    With `ahead` the lists of the whole story are worked out before somebody asks for them.
    """
    served = Served(Path(path), rules or Rules())
    worker = Ahead(served.path, LINKS, served.kept) if ahead else None
    changed = worker.again if worker else _nothing
    # packed is what holds no secret: a form's token beside a reader's words must not be (BREACH)
    routes: list[BaseRoute] = [Mount("/static", GZipMiddleware(StaticFiles(directory=STATIC)))]
    # ids may hold dots, so the forms that end in .json and .csv are tried first
    for form in ("json", "csv", "html"):
        routes += [_route(kind, form, served) for kind in PAGES]
    for address, act in (("/judge", forms.judge), ("/judgements/{judgement}", forms.take_back)):
        routes.append(Route(address, _posting(act, served.path, changed), methods=["POST"]))
    changed()
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, rules=served.rules)],
        exception_handlers={
            HTTPException: functools.partial(answers.refused, served.path),
            TellingsError: functools.partial(answers.failed, served.path),
        },
    )


def _nothing() -> None:
    """What follows from a change where nothing is worked out ahead."""


def _posting(
    act: Callable[[Path, Request], Awaitable[Response]], path: Path, changed: Callable[[], None]
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        answer = await act(path, request)
        changed()
        return answer

    return endpoint


def _route(kind: Kind, form: str, served: Served) -> Route:
    pattern = kind.pattern or ("" if form == "html" else "story")
    names = tuple(f"part{n}" for n in range(pattern.count("{}")))
    path = "/" + pattern.format(*("{" + name + "}" for name in names))
    path += "" if form == "html" else f".{form}"
    return Route(path, _endpoint(kind, form, names, served), methods=["GET"])


def _endpoint(
    kind: Kind, form: str, names: tuple[str, ...], served: Served
) -> Callable[[Request], Response]:
    answer = {"json": answers.as_json, "csv": answers.as_csv, "html": answers.as_html}[form]

    def endpoint(request: Request) -> Response:
        asked = request.query_params
        query = Query({name: asked.getlist(name) for name in asked})
        parts = [request.path_params[name] for name in names]
        try:
            with opened(served.path, LINKS, kept=served.kept) as desk:
                return answer(kind.make(desk, parts, query), desk, served.path, request)
        except NotFound as error:
            raise HTTPException(404, str(error)) from error

    return endpoint
