"""How fast the pages of a story are, and whether readers see one state while it is analyzed.

    python -m evaluation.serving STORY.db [--requests 500] [--readers 8 --add MORE.jsonl]

Starts the server as a reader would, follows its links to every kind of page, then asks for pages
of each kind in turn (which are drawn with a fixed seed) and reports milliseconds of server time:
from the last byte asked to the last byte answered, over loopback, one request at a time. With
`--readers` a copy of the story is analyzed again after `--add`, while so many readers browse: any
answer that is an error, or a page whose parts are of two states, is counted.
"""

import argparse
import http.client
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.testclient import TestClient

from tellings.story import Story
from tellings.web import build

_LINK = re.compile(r'href="(/[^"#]*)')
_KIND = re.compile(r'<body class="desk page-([\w-]+)"')
_SEAL = re.compile(r"seal <code>(\w*)</code>")
_TOTAL = re.compile(r"<p class=\"made\"><bdi>[^<]*</bdi>, (\d+) report")
_ASSET = re.compile(r'(?:src|href)="(/static/[^"]+)"')


def main() -> None:
    """Measure and print a line a kind of page, then one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("story", type=Path)
    parser.add_argument("--requests", type=int, default=500)
    parser.add_argument("--readers", type=int, default=0)
    parser.add_argument("--add", type=Path)
    arguments = parser.parse_args()
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "story.db"
        shutil.copy(arguments.story, copy)
        with served(copy) as address:
            pages = crawled(address)
            figures["pages"] = timed(address, pages, arguments.requests)
            figures["cpu"] = worked(copy, pages, arguments.requests)
            figures["first_load_bytes"] = first_load(address)
            if arguments.readers and arguments.add:
                figures["while_analyzing"] = browsed(address, pages, copy, arguments)
    for kind, found in figures["pages"].items():
        cpu = figures["cpu"][kind]
        told = "".join(f"{name} {value:8.1f}  " for name, value in found.items())
        print(f"{kind:16}{told} CPU p50 {cpu['p50']:7.1f}  p95 {cpu['p95']:7.1f}")
    print(json.dumps(figures))


@contextmanager
def served(story: Path) -> Iterator[str]:
    """The address of a server of this story, which ends with the block."""
    command = [sys.executable, "-m", "tellings", "serve", str(story), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        # a note on the state of the story may come first
        line = next(said for said in process.stderr if "http://" in said)
        yield urlsplit(line.rsplit(" ", 1)[-1].strip()).netloc
    finally:
        process.terminate()
        process.wait(10)


def get(connection: http.client.HTTPConnection, path: str) -> tuple[int, bytes, float]:
    """Status, body and milliseconds of one request."""
    began = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    return answer.status, body, 1000 * (time.perf_counter() - began)


def crawled(address: str, each: int = 40, most: int = 1200) -> dict[str, list[str]]:
    """Kind of page -> addresses of such pages, found by following links."""
    connection = http.client.HTTPConnection(address)
    found: dict[str, list[str]] = defaultdict(list)
    waiting, seen = ["/", "/search?q=the"], {"/"}
    patterns: dict[str, int] = defaultdict(int)
    while waiting and sum(map(len, found.values())) < most:
        path = waiting.pop(0)
        status, body, _ = get(connection, path)
        text = body.decode()
        kind = _KIND.search(text)
        if status != 200 or not kind:
            print(f"{path}: {status}", file=sys.stderr)
            continue
        found[kind[1]].append(path)
        for link in _LINK.findall(text):
            link = link.replace("&amp;", "&")
            pattern = re.sub(r"[0-9a-f]{10,}|=[^&]*", "*", link)
            plain = link.split("?")[0]
            if link in seen or link.startswith("/static") or plain.endswith((".json", ".csv")):
                continue
            seen.add(link)
            patterns[pattern] += 1
            if patterns[pattern] <= each:
                waiting.append(link)
    return dict(found)


def timed(address: str, pages: dict[str, list[str]], requests: int) -> dict[str, Any]:
    """Milliseconds by kind of page: median, 95th percentile, largest; and over all."""
    connection, draw = http.client.HTTPConnection(address), random.Random(1)
    taken: dict[str, list[float]] = defaultdict(list)
    kinds = sorted(pages)
    for n in range(max(requests, len(kinds))):
        kind = kinds[n % len(kinds)]
        status, _, spent = get(connection, draw.choice(pages[kind]))
        assert status == 200
        taken[kind].append(spent)
        taken["all"].append(spent)
    return {kind: spread(taken[kind]) for kind in [*kinds, "all"]}


def worked(story: Path, pages: dict[str, list[str]], requests: int) -> dict[str, Any]:
    """Milliseconds of CPU time of the same requests, asked within this process.

    What else the machine is doing does not enter; the client's own work (about 5 ms) does.
    """
    draw, kinds = random.Random(1), sorted(pages)
    taken: dict[str, list[float]] = defaultdict(list)
    with TestClient(build(story), base_url="http://127.0.0.1") as client:
        client.get("/")
        for n in range(max(requests, len(kinds))):
            kind = kinds[n % len(kinds)]
            path, began = draw.choice(pages[kind]), time.process_time()
            client.get(path)
            spent = 1000 * (time.process_time() - began)
            taken[kind].append(spent)
            taken["all"].append(spent)
    return {kind: spread(taken[kind]) for kind in [*kinds, "all"]}


def spread(values: list[float]) -> dict[str, float]:
    """Median, 95th percentile and largest."""
    ranked = sorted(values)
    p95 = ranked[min(len(ranked) - 1, round(0.95 * (len(ranked) - 1)))]
    return {"p50": round(statistics.median(ranked), 1), "p95": round(p95, 1),
            "max": round(ranked[-1], 1), "n": len(ranked)}  # fmt: skip


def first_load(address: str) -> int:
    """Bytes that come for the first page with all that it loads, as a browser asks for them."""
    connection = http.client.HTTPConnection(address)
    _, body, _ = get(connection, "/")
    total = len(body)
    for path in dict.fromkeys(_ASSET.findall(body.decode())):
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        total += len(connection.getresponse().read())
    return total


def browsed(
    address: str, pages: dict[str, list[str]], story: Path, arguments: argparse.Namespace
) -> dict[str, Any]:
    """What readers met while another process added reports and analyzed."""
    stop, met = threading.Event(), defaultdict[str, int](int)
    states: set[tuple[str, str]] = set()
    every = [path for paths in pages.values() for path in paths]

    def read(number: int) -> None:
        connection, draw = http.client.HTTPConnection(address), random.Random(number)
        while not stop.is_set():
            path = draw.choice(every)
            status, body, spent = get(connection, path)
            text = body.decode()
            met["requests"] += 1
            met["slowest"] = max(met["slowest"], round(spent))
            seal, total = _SEAL.search(text), _TOTAL.search(text)
            if status == 404:
                met["gone"] += 1  # a record of the state before
            elif status != 200:
                met["errors"] += 1
                print(f"{path}: {status} {text[:200]}", file=sys.stderr)
            elif seal and total:
                states.add((seal[1], total[1]))

    readers = [threading.Thread(target=read, args=(n,)) for n in range(arguments.readers)]
    for reader in readers:
        reader.start()
    writer = Story(story, workers=1)
    writer.add(arguments.add)
    writer.analyze()
    time.sleep(2)
    stop.set()
    for reader in readers:
        reader.join()
    return {**met, "states": len(states)}


if __name__ == "__main__":
    main()
