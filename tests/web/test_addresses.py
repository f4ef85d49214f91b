"""Every page at its address, in three forms that say the same."""

import csv
import io
import itertools
import re

import pytest
from starlette.testclient import TestClient

from tellings.pages.catalog import PAGES

LINK = re.compile(r'(?:href|src)="([^"]+)"')
WHOLE = [kind for kind in PAGES if "{}" not in kind.pattern]


def crawled(client: TestClient, most: int = 400) -> dict[str, str]:
    """Every page that the first one leads to, by its address: one of a kind and query is enough."""
    found: dict[str, str] = {}
    waiting, seen = ["/", "/search?q=the+ferry+sank"], {"/"}
    kinds: dict[str, int] = {}
    while waiting and len(found) < most:
        address = waiting.pop(0)
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code} {answer.text[:300]}"
        found[address] = answer.text
        for link in LINK.findall(answer.text):
            link = link.replace("&amp;", "&").split("#")[0]
            kind = re.sub(r"=[^&]*", "=", re.sub(r"[0-9a-f]{12,}", "…", link))
            if link.startswith("/") and not link.startswith("/static") and link not in seen:
                kinds[kind] = kinds.get(kind, 0) + 1
                if kinds[kind] <= 4 and not link.split("?")[0].endswith((".json", ".csv")):
                    seen.add(link)
                    waiting.append(link)
    return found


@pytest.fixture(scope="module")
def pages(client: TestClient) -> dict[str, str]:
    return crawled(client)


def test_the_first_page_leads_to_every_kind_of_page(pages: dict[str, str]) -> None:
    shown = {match[1] for text in pages.values()
             if (match := re.search(r'<body class="desk page-([\w-]+)"', text))}  # fmt: skip
    assert shown == {kind.name for kind in PAGES}


def test_every_page_says_what_it_is(pages: dict[str, str]) -> None:
    for address, text in pages.items():
        assert '<html lang="en">' in text, address
        assert len(re.findall("<h1[ >]", text)) == 1, address
        title = re.search("<title>(.+?) – sample.db – Tellings</title>", text)
        assert title and title[1].strip(), address
        assert "tellings " in text and "story = tellings.Story(" in text, address


def test_headings_skip_no_level(pages: dict[str, str]) -> None:
    for address, text in pages.items():
        levels = [int(n) for n in re.findall(r"<h([1-6])[ >]", text)]
        jumps = [b for a, b in itertools.pairwise(levels) if b > a + 1]
        assert levels[0] == 1 and not jumps, (address, levels)


def test_ids_stand_once(pages: dict[str, str]) -> None:
    for address, text in pages.items():
        ids = re.findall(r'\sid="([^"]+)"', text)
        twice = {i for i in ids if ids.count(i) > 1}
        assert not twice, (address, twice)


def test_no_page_asks_for_anything_elsewhere(pages: dict[str, str]) -> None:
    for address, text in pages.items():
        for link in re.findall(r'(?:src|action|<link[^>]*href)="([^"]+)"', text):
            assert link.startswith("/"), (address, link)
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), address
        assert not re.search(r"\s(?:on\w+|style)=", text), address


def test_anchors_of_a_page_are_in_it(pages: dict[str, str]) -> None:
    for address, text in pages.items():
        ids = set(re.findall(r'\sid="([^"]+)"', text))
        for goal in re.findall(r'href="#([^"]+)"', text):
            assert goal in ids, (address, goal)


def test_json_and_csv_of_every_page(client: TestClient, pages: dict[str, str]) -> None:
    for address in pages:
        path, _, query = address.partition("?")
        other = ("/story" if path == "/" else path) + "{}" + (f"?{query}" if query else "")
        plain = client.get(other.format(".json"))
        assert plain.status_code == 200 and plain.json() is not None, address
        table = client.get(other.format(".csv"))
        assert table.status_code == 200, address
        rows = list(csv.reader(io.StringIO(table.text)))
        assert all(len(row) == len(rows[0]) for row in rows), address


@pytest.mark.parametrize("kind", [k for k in PAGES if "{}" in k.pattern], ids=lambda k: k.name)
def test_what_is_not_there_is_said_in_a_sentence(client: TestClient, kind: object) -> None:
    pattern: str = kind.pattern  # type: ignore[attr-defined]
    address = "/" + pattern.replace("{}", "nothing-of-the-kind")
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Not found" in answer.text and "Traceback" not in answer.text
    assert client.get(address + ".json").json()["error"]


def test_the_same_page_gives_the_same_bytes(client: TestClient) -> None:
    for kind in WHOLE:
        assert client.get(f"/{kind.pattern}").text == client.get(f"/{kind.pattern}").text
