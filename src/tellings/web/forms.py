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
from urllib.parse import parse_qs, quote, unquote, urlsplit

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
WAIT = 2.0
"""Seconds that a judgement waits for another writer; after that it is kept and worked in later."""
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
    """Keep a judgement and go back to where it was made, or to what that has become."""
    form = await posted(request)
    who = form.some("who")
    to = back(form)

    def keep() -> None:
        nonlocal to
        done = Story(path, workers=1, wait=WAIT).judge(
            form.one("kind"),
            form.all("id"),
            form.one("verdict"),
            value=_value(form),
            who=who,
            why=form.some("why"),
            when=now(),
            replaces=form.all("replaces"),
        )
        to = _moved(path, to, done.judgement.id)

    await _tried(keep)
    answer = RedirectResponse(to, 303)
    if who:
        answer.set_cookie(
            WHO, quote(who, safe=""), max_age=31_536_000, httponly=True, samesite="strict"
        )
    return answer


async def take_back(path: Path, request: Request) -> Response:
    """Take a judgement back and go to where that was asked, or to what people said."""
    form = await posted(request)
    ident = request.path_params["judgement"]
    to = back(form)

    def take() -> None:
        nonlocal to
        story = Story(path, workers=1, wait=WAIT)
        story.take_back(ident, who=form.some("who"), when=now(), why=form.some("why"))
        to = to if _stands(path, to) else "/judgements"

    await _tried(take)
    return RedirectResponse(to, 303)


def _moved(path: Path, to: str, judgement: str) -> str:
    """Where a page is found after a judgement: claims and actors change their ids with it."""
    if _stands(path, to):
        return to
    folder = to.split("/")[1]
    rows = Story(path).judgements(judgement)
    for ident in rows[0].ids if rows else ():
        if _stands(path, f"/{folder}/{ident}"):
            return f"/{folder}/{ident}"
    return "/judgements"


def _stands(path: Path, address: str) -> bool:
    """Whether the record of a page is there (pages of no one record always are)."""
    parts = [unquote(part) for part in urlsplit(address).path.split("/")[1:]]
    story, ask = Story(path), len(parts) == 2 and parts[0]
    try:
        if ask == "claims":
            story.claim(parts[1])
        elif ask == "names":
            story.actor(parts[1])
        elif ask == "stock":
            story.passage(parts[1])
        elif ask == "reports":
            story.report(parts[1])
    except NotFound:
        return False
    return True


def back(form: Form) -> str:
    """The page that the form stood on; only a page of this server."""
    to = form.one("back")
    parts = urlsplit(to)
    ours = to.startswith("/") and not parts.scheme and not parts.netloc and "\\" not in to
    return to if ours and not to.startswith("//") else "/"


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
