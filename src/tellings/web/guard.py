"""Who may ask, and what a browser is told not to do: a middleware around every answer.

The app answers this machine alone unless told otherwise. The Host header is checked against the
names it serves, so that a page elsewhere cannot reach it under a name of its own (DNS rebinding).
Served to a network, it asks for a token, once in the address and then in a cookie. What changes
something needs a POST from one of our own pages, which prove it by a token in the form and by the
Origin header (OWASP, Cross-Site Request Forgery Prevention).
"""

import hashlib
import hmac
import ipaddress
import secrets
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "tellings-token"
LARGEST = 1_000_000
"""Bytes of a request's body; forms are far smaller, imports of judgements may come near."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}


@dataclass(frozen=True, slots=True)
class Rules:
    """Who may ask.

    `hosts` are further names that the Host header may carry, besides those of this machine's
    loopback. `token` is what a reader must bring; None asks for none. `secret` makes the tokens
    of forms; a new one for each run.
    """

    hosts: tuple[str, ...] = ()
    token: str | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def form_token(self) -> str:
        """What a form of ours carries."""
        return hmac.new(self.secret, b"form", hashlib.sha256).hexdigest()

    def serves(self, host: str) -> bool:
        """Whether a Host header names us."""
        name = _name(host)
        return name == "localhost" or name in self.hosts or _loopback(name)


class Guard:
    """ASGI middleware: refuses what `Rules` do not allow, adds the headers to all answers."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        request = Request(scope)
        scope.setdefault("state", {})["form_token"] = self._rules.form_token()
        answer = self._refusal(request) or self._entry(request)
        kept = "no-cache" if scope["path"].startswith("/static/") else "no-store"
        await (answer or self._app)(scope, receive, _with_headers(send, kept))

    def _refusal(self, request: Request) -> Response | None:
        headers = request.headers
        if not self._rules.serves(headers.get("host", "")):
            return PlainTextResponse("this server is not asked under that name\n", 421)
        if request.method not in {"GET", "HEAD", "POST"}:
            return PlainTextResponse("not a method of this server\n", 405)
        if request.method == "POST" and not _same_origin(headers):
            return PlainTextResponse("only pages of this server may change something\n", 403)
        if int(headers.get("content-length") or 0) > LARGEST:
            return PlainTextResponse("too large\n", 413)
        return None

    def _entry(self, request: Request) -> Response | None:
        """What a reader without the token gets, where one is needed; a cookie for one with it."""
        token = self._rules.token
        if token is None or _equal(request.cookies.get(COOKIE, ""), token):
            return None
        brought = request.query_params.get("token", "")
        if request.method == "GET" and _equal(brought, token):
            rest = [(k, v) for k, v in parse_qsl(request.url.query) if k != "token"]
            to = request.url.path + (f"?{urlencode(rest)}" if rest else "")
            answer = RedirectResponse(to, 303)
            answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
            return answer
        said = "this story is open to those who have its address with the token\n"
        return PlainTextResponse(said, 401)


def _with_headers(send: Send, kept: str) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", kept)
        await send(message)

    return sent


def _same_origin(headers: Headers) -> bool:
    """Whether a browser says that the request comes from a page of ours.

    Every browser sends Origin with a POST; Sec-Fetch-Site, where sent, must agree.
    """
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == headers.get("host")


def _name(host: str) -> str:
    """The name of a Host header without its port, lower case; "" where it is not one."""
    if any(c in host for c in "/@\\ ,"):
        return ""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
        return parts.hostname or ""
    except ValueError:
        return ""


def _loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _equal(a: str, b: str) -> bool:
    return hmac.compare_digest(a.encode("utf-8", "surrogateescape"), b.encode())
