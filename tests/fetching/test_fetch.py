"""Fetching against a server of our own: checks, limits, robots, redirects, and what is kept."""

import http.server
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluation.hostile import made
from tellings.fetching import Rules, fetch
from tellings.fetching.addresses import Refused, is_public, split
from tellings.story import Story

PAGES = {
    "/a": (200, "text/html", made.page()),
    "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /closed\n"),
    "/closed": (200, "text/html", made.page()),
    "/large": (200, "text/html", b"x" * 300_000),
    "/gone": (404, "text/html", b"no"),
}


class Server(http.server.BaseHTTPRequestHandler):
    """Answers from PAGES, and badly on purpose."""

    asked: list[str]

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        if self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(200):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
            return
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path[4:])
            self.end_headers()
            return
        status, kind, body = PAGES.get(self.path, (404, "text/plain", b""))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def port() -> Iterator[int]:
    Server.asked = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


# only a test can let the machine's own address through
OPEN = Rules(
    seconds=5,
    most=200_000,
    resolve=lambda *_: ["127.0.0.1"],
    allowed=lambda address: address == "127.0.0.1",
)


def why(url: str, folder: Path, rules: Rules = OPEN) -> str:
    done = fetch([url], folder, rules)
    assert not done.files
    assert not list(folder.glob("*"))
    assert [s.reason for s in done.skipped] == ["not-fetched"]
    return done.skipped[0].detail


def test_a_page_is_kept_and_read_like_any_file(port: int, tmp_path: Path) -> None:
    url = f"http://harven.example.org:{port}/to?/a"
    done = fetch([url, url], tmp_path / "kept", OPEN)
    assert not done.skipped
    assert len(done.files) == 1
    assert Server.asked == ["/robots.txt", "/to?/a", "/a"]
    story = Story(tmp_path / "s.db", workers=1)
    added = story.add(*done.files)
    assert (added.new, added.skipped) == (1, [])
    report = story.reports()[0]
    assert report.title == made.TITLE
    assert report.outlet == "Harven Daily"


def test_the_story_fetches_only_when_asked(port: int, tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text(f"http://127.0.0.1:{port}/a\n")
    story = Story(tmp_path / "s.db", workers=1)
    done = story.add(tmp_path / "links.txt")
    assert [s.reason for s in done.skipped] == ["no-article"]
    assert Server.asked == []
    done = story.add(fetch=[f"http://127.0.0.1:{port}/a"])
    assert [s.reason for s in done.skipped] == ["not-fetched"]
    assert Server.asked == []


def test_robots_are_respected(port: int, tmp_path: Path) -> None:
    assert "robots.txt" in why(f"http://h.example:{port}/closed", tmp_path)
    assert Server.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("large", "more than 200,000 bytes"),
        ("gone", "404"),
        ("to?/to?/to?/to?/to?/to?/to?/a", "redirects"),
        ("to?file:///etc/hostname", "only http"),
        ("to?http://u:p@h.example/", "password"),
    ],
)
def test_answers_that_are_not_taken(port: int, tmp_path: Path, path: str, said: str) -> None:
    assert said in why(f"http://h.example:{port}/{path}", tmp_path)


def test_a_server_that_trickles_is_cut_off(port: int, tmp_path: Path) -> None:
    rules = Rules(seconds=0.5, resolve=OPEN.resolve, allowed=OPEN.allowed)
    began = time.monotonic()
    assert "more than 0.5 seconds" in why(f"http://h.example:{port}/slow", tmp_path, rules)
    assert time.monotonic() - began < 5


def test_redirects_into_the_house_are_not_followed(port: int, tmp_path: Path) -> None:
    def resolve(host: str, _: int) -> list[str]:
        return ["127.0.0.1"] if host == "h.example" else [host]

    rules = Rules(resolve=resolve, allowed=lambda a: a == "127.0.0.1" or is_public(a))
    for inner in ("169.254.169.254", "10.0.0.1", "[fd00::1]"):
        said = why(f"http://h.example:{port}/to?http://{inner}/latest/meta-data", tmp_path, rules)
        assert "public internet" in said


def test_a_name_that_changes_its_meaning_is_asked_where_it_was_checked(
    port: int, tmp_path: Path
) -> None:
    """The check and the connection use one answer of the name server."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])
    rules = Rules(resolve=lambda *_: next(answers), allowed=OPEN.allowed)
    assert fetch([f"http://h.example:{port}/a"], tmp_path, rules).files


def test_one_private_address_among_public_ones_is_enough(tmp_path: Path) -> None:
    rules = Rules(resolve=lambda *_: ["93.184.216.34", "10.0.0.1"])
    assert "public internet" in why("http://h.example/", tmp_path, rules)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.1.2.3", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1"),
        *(
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.8",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
        ),
        *("::1", "::", "fe80::1%eth0", "fd00::1", "ff02::1", "::ffff:127.0.0.1"),
        *("::ffff:10.0.0.1", "::ffff:169.254.169.254"),
        *("64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1", "nonsense"),
    ],
)
def test_addresses_of_the_house(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/hostname", "javascript:alert(1)", "ftp://h.example/", "http://", "//h/x"),
        *("http://h.example:99999/", "http://h.example:0/", "http://a b/", "http://[::1", "x"),
        *("http://u@h.example/", "http://h.example/\r\nHost: x", "http://h.example/" + "a" * 5000),
    ],
)
def test_what_is_no_address_of_the_web(url: str) -> None:
    with pytest.raises(Refused):
        split(url)
