"""One question and answer over HTTP, with an address that was checked and a clock that runs."""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult

from tellings.fetching.addresses import Refused, port_of

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: `headers` as sent, `body` without the framing of the transfer."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The first header of that name, "" if there is none."""
        return next((v for n, v in self.headers if n.lower() == name.lower()), "")


def ask(parts: SplitResult, address: str, agent: str, seconds: float, most: int) -> Answer:
    """GET one address of the web from the machine at `address`.

    The connection goes to that address whatever the host's name means by now, so a name that is
    answered differently the second time changes nothing. All of it may take `seconds`, the body may
    have `most` bytes. Raises Refused.
    """
    host = parts.hostname or ""
    try:
        with _connected(parts, address, seconds) as (link, late):
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            named = f"[{host}]" if ":" in host else host.encode("idna").decode()
            named += f":{parts.port}" if parts.port else ""
            link.putrequest("GET", target, skip_host=True, skip_accept_encoding=True)
            for name, value in (
                ("Host", named),
                ("User-Agent", agent),
                ("Accept", "text/html,application/xhtml+xml,application/pdf,text/plain"),
                ("Accept-Encoding", "identity"),
                ("Connection", "close"),
            ):
                link.putheader(name, value)
            link.endheaders()
            answer = link.getresponse()
            body = _body(answer, most)
            if late.is_set():
                raise TimeoutError(f"more than {seconds:g} seconds")
            if answer.length:
                raise OSError("the answer breaks off")
    except (TimeoutError, ssl.SSLError, OSError, http.client.HTTPException, ValueError) as error:
        said = str(error) or type(error).__name__
        raise Refused(f"the server did not answer as it should ({said[:100]})") from None
    headers = tuple((str(n), str(v)) for n, v in answer.getheaders())
    return Answer(parts.geturl(), answer.status, answer.reason, headers, body)


def _body(answer: http.client.HTTPResponse, most: int) -> bytes:
    pieces, total = [], 0
    while piece := answer.read1(_CHUNK):
        total += len(piece)
        if total > most:
            raise Refused(f"the answer has more than {most:,} bytes")
        pieces.append(piece)
    return b"".join(pieces)


@contextlib.contextmanager
def _connected(
    parts: SplitResult, address: str, seconds: float
) -> Iterator[tuple[http.client.HTTPConnection, threading.Event]]:
    """A connection to the address, and whether it was cut because the time was over."""
    link = http.client.HTTPConnection(parts.hostname or "", port_of(parts), timeout=seconds)
    plain = socket.create_connection((address, port_of(parts)), timeout=min(10.0, seconds))
    link.sock = plain
    # a server that sends a byte now and then would never run into the socket's own time
    late = threading.Event()
    clock = threading.Timer(seconds, _cut, (plain, late))
    clock.daemon = True
    clock.start()
    try:
        if parts.scheme == "https":
            context = ssl.create_default_context()
            link.sock = context.wrap_socket(plain, server_hostname=parts.hostname)
        yield link, late
    finally:
        clock.cancel()
        link.close()
        plain.close()


def _cut(link: socket.socket, late: threading.Event) -> None:
    late.set()
    with contextlib.suppress(OSError):
        link.shutdown(socket.SHUT_RDWR)
