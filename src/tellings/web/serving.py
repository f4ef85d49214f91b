"""Running the app: which address, which token, and what the reader is told."""

import ipaddress
import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from tellings.errors import StoreError
from tellings.store import Database
from tellings.web.app import build
from tellings.web.guard import Rules


def serve(
    path: str | Path,
    host: str = "127.0.0.1",
    port: int = 8010,
    token: str | None = None,
    told: Callable[[str], None] = print,
) -> None:
    """Serve the story at `path` until interrupted; `told` gets the address to open.

    Beyond loopback a token is needed: the one given, or one made for this run. `port` 0 takes a
    free one. Raises StoreMissing and its kin for the file, StoreError where the port is taken.
    """
    with Database(path, read_only=True):
        pass  # a missing or broken story is said before a port is taken
    bound = _bound(host, port)
    here = is_loopback(host)
    rules = Rules((host,) if not here else (), token or (None if here else secrets.token_urlsafe()))
    address = f"http://{f'[{host}]' if ':' in host else host}:{bound.getsockname()[1]}/"
    told(address + (f"?token={rules.token}" if rules.token else ""))
    config = uvicorn.Config(
        build(path, rules, ahead=True), log_level="warning", access_log=False, server_header=False,
        timeout_graceful_shutdown=3, limit_concurrency=64,
    )  # fmt: skip
    with bound:
        uvicorn.Server(config).run(sockets=[bound])


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches that address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sets TCP_NODELAY only where the protocol is named; else an answer of two parts waits
    # for the reader's acknowledgement, 40 ms on most systems
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen()  # who asks as soon as the address is told waits, and is not refused
    except OSError as error:
        bound.close()
        raise StoreError(
            f"{host}:{port}: cannot be served there ({error.strerror or error}); try --port 0"
        ) from error
    return bound
