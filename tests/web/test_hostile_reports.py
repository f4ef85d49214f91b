"""Whatever reports hold is inert on every page, in its JSON and in its CSV."""

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from tellings.story import Story
from tellings.web import build

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</title></style></textarea></details><h1>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "\u202egnp.exe\u2066",
    "bell\x07 nul\x00 del\x7f nel\x85",
    "=cmd|'/c calc'!A1",
    "@SUM(1+1)*cmd",
    "../../etc/passwd?a=b&c#d",
)
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LINK = re.compile(r'(?:href|action|hx-get)="(/[^"#]*)')


class Seen(HTMLParser):
    """What a browser would make of a page: every tag with its attributes."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A story in which every field of every report is an attack; some words are shared."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = []
    for i, attack in enumerate(ATTACKS):
        text = (
            f"{attack} Mara Delling of the {attack} Office said on 3 May 2011 that {40 + i % 2} "
            f'crates were seized at Brenn harbour by the coast guard. "{attack}" she said.\n\n'
            "The harbour board met for the third time in a week and put off its decision on the "
            "new pier, because two of its members had not been told of the meeting at all.\n\n"
            f"The {attack} gang, Petr Ostrander said, had left {attack}. {attack}: {attack}"
        )
        row = {"id": f"{attack} {i}", "text": text, "title": attack, "outlet": f"{attack} Post"}
        row |= {"byline": attack, "url": attack, "published": f"2011-05-{i + 4:02d}"}
        lines.append(json.dumps(row))
    (folder / "rows.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "=cmd <img src=x onerror=alert(1)>.pdf").write_bytes(b"%PDF-1.4 broken")
    story = Story(folder / "story.db", workers=1)
    story.add(folder)
    story.analyze()
    claim = story.claims()[0]
    story.judge("claim", [claim.id, story.claims()[1].id], "noted", why=ATTACKS[1], who=ATTACKS[0])
    with TestClient(build(folder / "story.db"), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture(scope="module")
def pages(hostile: TestClient) -> dict[str, str]:
    """Pages reached from the first one: a few of each kind, and searches for the attacks."""
    found: dict[str, str] = {}
    kinds: dict[str, int] = {}
    asked = [{"q": a, "as": how} for a in ATTACKS[:4] for how in ("words", "sentence")]
    waiting = ["/", "/judgements", *(f"/search?{urlencode(fields)}" for fields in asked)]
    seen = set(waiting)
    while waiting and len(found) < 70:
        address = waiting.pop(0)
        answer = hostile.get(address)
        assert answer.status_code == 200, (address, answer.text[:200])
        found[address] = answer.text
        for link in LINK.findall(answer.text):
            link = link.replace("&amp;", "&")
            kind = re.sub(r"=[^&]*", "=", re.sub(r"[0-9a-f]{10,}", "…", link))
            kinds[kind] = kinds.get(kind, 0) + 1
            wanted = kinds[kind] <= 2 and not re.search(r"^/(static|judge)|\.(json|csv)", link)
            if wanted and link not in seen:
                seen.add(link)
                waiting.append(link)
    return found


def test_no_page_runs_or_hides_anything(pages: dict[str, str]) -> None:
    kinds = {re.search(r"page-([\w-]+)", text)[1] for text in pages.values()}  # type: ignore[index]
    assert {"story", "claim", "report", "sources", "names", "actor", "reports", "search",
            "judgements", "about"} <= kinds  # fmt: skip
    for address, text in pages.items():
        assert not UNSEEN.search(text), address
        assert "49" not in re.findall(r"\b49\b", text), address
        scripts = 0
        for tag, attributes in Seen(text).tags:
            assert tag not in {"img", "iframe", "object", "embed", "base"}, address
            assert not [name for name in attributes if name.startswith("on")], (address, tag)
            assert "style" not in attributes, (address, tag)
            scripts += tag == "script"
            for name in ("href", "src", "action", "hx-get"):
                value = attributes.get(name)
                if value is not None:
                    assert value.startswith(("/", "#")) and not value.startswith("//"), value
            if tag == "script":
                assert (attributes.get("src") or "").startswith("/static/")
        assert scripts == 2, address


def test_json_holds_the_words_themselves(hostile: TestClient, pages: dict[str, str]) -> None:
    for address in pages:
        path, _, query = address.partition("?")
        answer = hostile.get(f"{path if path != '/' else '/story'}.json?{query}")
        assert answer.headers["content-type"].startswith("application/json")
        assert answer.headers["x-content-type-options"] == "nosniff"
        answer.json()
    titles = {row["title"] for row in hostile.get("/reports.json").json()["reports"]}
    assert ATTACKS[0] in titles and ATTACKS[8] in titles


def test_no_cell_is_a_formula(hostile: TestClient, pages: dict[str, str]) -> None:
    for address in pages:
        path, _, query = address.partition("?")
        answer = hostile.get(f"{path if path != '/' else '/story'}.csv?{query}")
        assert answer.headers["content-type"].startswith("text/csv")
        assert "attachment" in answer.headers["content-disposition"]
        for row in csv.reader(io.StringIO(answer.text, newline="")):
            for cell in row:
                plain = not cell.startswith(FORMULA) or re.fullmatch(r"-?\d+(\.\d+)?", cell)
                assert plain, (address, cell)
