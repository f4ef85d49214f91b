"""The socket that is served on."""

import asyncio
import socket

import pytest

from tellings.errors import StoreError
from tellings.web.serving import _bound, is_loopback


def test_an_answer_in_parts_does_not_wait_for_the_reader() -> None:
    """Each part is sent at once (TCP_NODELAY), whatever the server library does by itself."""

    async def asked() -> int:
        found: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def met(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            taken = writer.get_extra_info("socket")
            found.set_result(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with _bound("127.0.0.1", 0) as bound:
            async with await asyncio.start_server(met, sock=bound):
                _, writer = await asyncio.open_connection(*bound.getsockname())
                number = await found
                writer.close()
        return number

    assert asyncio.run(asked())


def test_a_port_that_is_taken_is_said() -> None:
    with _bound("127.0.0.1", 0) as bound, pytest.raises(StoreError, match="--port 0"):
        _bound("127.0.0.1", bound.getsockname()[1])


def test_what_is_loopback() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.0.2.7", "example.org", "")))
