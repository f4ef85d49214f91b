"""Forms that change something: judgements given and taken back, without a script in the browser.

A form is posted as `application/x-www-form-urlencoded` (WHATWG URL, 5.1), carries the token of our
own pages, and is answered with 303 See Other to the page it stood on, so that going back or
reloading never posts again.
"""

import asyncio
import hmac
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from tellings.errors import NotFound, UsageError
from tellings.story import Story
from tellings.web.answers import WHO
from tellings.web.guard import LARGEST

PATIENCE = 4.0
"""Seconds that a reader waits for what follows from a judgement before going on without it."""
_UNDER_WAY: set["asyncio.Future[None]"] = set()
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Form:
    """What was posted: each field with its values."""

    fields: Mapping[str, list[str]]

    def one(self, name: str) -> str:
        """The first value of a field without blanks around it, "" if it is not there."""
        return (self.fields.get(name) or [""])[0].strip()

    def some(self, name: str) -> str | None:
        """The same, None where it is empty."""
        return self.one(name) or None

    def all(self, name: str) -> list[str]:
        """All values of a field that are not empty."""
        return [value.strip() for value in self.fields.get(name, []) if value.strip()]


async def posted(request: Request) -> Form:
    """The form of a request. Raises HTTPException: too large, no form, or none of ours."""
    if request.headers.get("content-type", "").split(";")[0] != "application/x-www-form-urlencoded":
        raise HTTPException(415, "not a form")
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST:
                raise HTTPException(413, "too large")
    except ClientDisconnect as error:
        raise HTTPException(400, "the form broke off") from error
    try:
        fields = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=200)
    except ValueError as error:
        raise HTTPException(400, "not a form that can be read") from error
    form = Form(fields)
    if not hmac.compare_digest(form.one("form_token").encode(), request.state.form_token.encode()):
        raise HTTPException(403, "this form is from before the server was started; open it again")
    return form


async def judge(path: Path, request: Request) -> Response:
    """Keep a judgement and go back to where it was made."""
    form = await posted(request)
    who = form.some("who")

    def keep() -> None:
        Story(path, workers=1).judge(
            form.one("kind"),
            form.all("id"),
            form.one("verdict"),
            value=_value(form),
            who=who,
            why=form.some("why"),
            when=now(),
            replaces=form.all("replaces"),
        )

    await _tried(keep)
    answer = back(form)
    if who:
        answer.set_cookie(
            WHO, quote(who, safe=""), max_age=31_536_000, httponly=True, samesite="strict"
        )
    return answer


async def take_back(path: Path, request: Request) -> Response:
    """Take a judgement back and go to where that was asked."""
    form = await posted(request)
    ident = request.path_params["judgement"]

    def take() -> None:
        story = Story(path, workers=1)
        story.take_back(ident, who=form.some("who"), when=now(), why=form.some("why"))

    await _tried(take)
    return back(form)


def back(form: Form) -> RedirectResponse:
    """See the page the form stood on; only a page of this server."""
    to = form.one("back")
    parts = urlsplit(to)
    ours = to.startswith("/") and not parts.scheme and not parts.netloc and "\\" not in to
    return RedirectResponse(to if ours and not to.startswith("//") else "/", 303)


def now() -> str:
    """This moment in UTC, to the second, as judgements write it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _value(form: Form) -> object:
    """What an overturned record is instead; an empty field is null, unknown.

    A form without a script sends its value whatever the verdict, so that only counts here.
    """
    return form.some("value") if form.one("verdict") == "overturned" else None


async def _tried(act: Callable[[], None]) -> None:
    """Do it; a large story is still being worked out when the reader goes on, and says so."""
    work = asyncio.ensure_future(run_in_threadpool(act))
    _UNDER_WAY.add(work)
    work.add_done_callback(_done)
    try:
        await asyncio.wait_for(asyncio.shield(work), PATIENCE)
    except TimeoutError:
        return
    except UsageError as error:
        raise HTTPException(400, str(error)) from error
    except NotFound as error:
        raise HTTPException(404, str(error)) from error


def _done(work: "asyncio.Future[None]") -> None:
    _UNDER_WAY.discard(work)
    error = None if work.cancelled() else work.exception()
    if error is not None and not isinstance(error, UsageError | NotFound):
        _LOG.error("a judgement was kept but not worked in", exc_info=error)
