"""A reader's last word, given and taken back in the page, as a browser without scripts would."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from tellings.store import Database
from tellings.story import Story

HERE = "http://127.0.0.1:8010"
Fields = list[tuple[str, str]]


class Forms(HTMLParser):
    """The forms of a page: where each is posted, and the fields that it sends as it stands."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, Fields]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attributes}
        if tag == "form" and has.get("method") == "post":
            self.found.append((has["action"], []))
        elif tag == "input" and self.found and "name" in has and has.get("type") != "radio":
            self.found[-1][1].append((has["name"], has.get("value", "")))


def judging(page: str, kind: str) -> list[Fields]:
    """The forms that judge records of this kind."""
    return [f for action, f in Forms(page).found if action == "/judge" and ("kind", kind) in f]


def send(client: TestClient, action: str, fields: Fields) -> tuple[int, str]:
    """Post a form and follow where it leads."""
    body = urlencode(fields)
    head = {"origin": HERE, "content-type": "application/x-www-form-urlencoded"}
    answer = client.post(action, content=body, headers=head)
    return answer.status_code, answer.text


def disputed(client: TestClient) -> str:
    """The address of the first claim."""
    found = re.search(r'href="(/claims/\w+)"', client.get("/").text)
    assert found
    return found[1]


def sealed(path: Path) -> str:
    with Database(path) as store:
        return store.facts()["seal"]


def test_a_merge_is_overturned_and_taken_back(own_client: TestClient, sample_copy: Path) -> None:
    before, address = sealed(sample_copy), disputed(own_client)
    page = own_client.get(address).text
    form = judging(page, "merge")[0]
    said = [("verdict", "overturned"), ("why", "two <b>press</b> conferences"), ("who", "Inés")]
    kept = [field for field in form if field[0] not in {"why", "who"}]
    status, shown = send(own_client, "/judge", kept + said)
    assert status == 200
    assert "two &lt;b&gt;press&lt;/b&gt; conferences" in shown
    assert "Inés" in shown and sealed(sample_copy) != before
    assert [row.verdict for row in Story(sample_copy).judgements()] == ["overturned"]
    # the name is remembered for the next form
    assert 'name="who" value="Inés"' in own_client.get("/claims/" + address.split("/")[-1]).text
    action, fields = next(f for f in Forms(shown).found if f[0].startswith("/judgements/"))
    status, shown = send(own_client, action, fields)
    assert status == 200
    assert "press" not in shown and sealed(sample_copy) == before


def first(client: TestClient, page: str, pattern: str) -> str:
    """The first link of a page that has this shape."""
    found = re.search(f'href="({pattern})"', client.get(page).text)
    assert found, f"{page} leads to no {pattern}"
    return found[1]


@pytest.mark.parametrize(
    ("kind", "page", "pattern", "value"),
    [
        ("date", "/reports", r"/reports/r\w+", "2011-02"),
        ("outlet", "/reports", r"/reports/r\w+", "The Harbour Lamp"),
        ("passage", "/stock", r"/stock/p-\w+", "statement"),
        ("borrowing", "/copies", r"/copies/r\w+", "reversed"),
        ("alias", "/names", r"/names/e\w+", ""),
    ],
)
def test_every_kind_is_judged_where_it_is_shown(
    own_client: TestClient, sample_copy: Path, kind: str, page: str, pattern: str, value: str
) -> None:
    before = sealed(sample_copy)
    address = first(own_client, page, pattern)
    form = judging(own_client.get(address).text, kind)[-1]
    kept = [field for field in form if field[0] not in {"why", "who", "value"}]
    said = [("verdict", "overturned"), ("value", value), ("why", "seen in print"), ("who", "Ada")]
    status, shown = send(own_client, "/judge", kept + said)
    assert status == 200, shown[:500]
    rows = Story(sample_copy).judgements()
    assert [(r.kind, r.verdict, r.value, r.state) for r in rows] == [
        (kind, "overturned", value or None, "in force")
    ]
    listed = own_client.get("/judgements").text
    assert "seen in print" in listed
    action, fields = next(f for f in Forms(listed).found if f[0].startswith("/judgements/"))
    assert send(own_client, action, fields)[0] == 200
    assert sealed(sample_copy) == before


def test_a_claim_that_is_called_otherwise_afterwards_is_found(
    own_client: TestClient, sample_copy: Path
) -> None:
    address, before = disputed(own_client), sealed(sample_copy)
    form = judging(own_client.get(address).text, "witness")[0]
    kept = [field for field in form if field[0] not in {"why", "who"}]
    status, shown = send(own_client, "/judge", [*kept, ("verdict", "overturned")])
    assert status == 200
    assert 'class="desk page-claim"' in shown and "overturned" in shown
    action, fields = next(f for f in Forms(shown).found if f[0].startswith("/judgements/"))
    status, shown = send(own_client, action, fields)
    assert status == 200 and sealed(sample_copy) == before


def test_a_witness_is_confirmed(own_client: TestClient, sample_copy: Path) -> None:
    form = judging(own_client.get(disputed(own_client)).text, "witness")[0]
    kept = [field for field in form if field[0] not in {"why", "who"}]
    status, shown = send(own_client, "/judge", [*kept, ("verdict", "confirmed")])
    assert status == 200 and "confirmed" in shown
    assert [row.state for row in Story(sample_copy).judgements()] == ["in force"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"verdict": "true"}, "verdict"),
        ({"verdict": "noted", "why": ""}, "why"),
        ({"kind": "truth", "verdict": "confirmed"}, "cannot be judged"),
        ({"id": "nobody", "verdict": "confirmed"}, ""),
    ],
)
def test_nonsense_is_answered_with_a_sentence(
    own_client: TestClient, sample_copy: Path, change: dict[str, str], said: str
) -> None:
    form = judging(own_client.get(disputed(own_client)).text, "merge")[0]
    fields = [field for field in form if field[0] not in change] + list(change.items())
    status, shown = send(own_client, "/judge", fields)
    assert status in {400, 404}
    assert said in shown and "Traceback" not in shown
    assert not Story(sample_copy).judgements()


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", ""],
)
def test_a_form_leads_back_to_this_server_only(own_client: TestClient, back: str) -> None:
    form = judging(own_client.get(disputed(own_client)).text, "merge")[0]
    fields = [f for f in form if f[0] not in {"back", "why"}]
    fields += [("back", back), ("verdict", "noted"), ("why", "seen")]
    head = {"origin": HERE, "content-type": "application/x-www-form-urlencoded"}
    answer = own_client.post(
        "/judge", content=urlencode(fields), headers=head, follow_redirects=False
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
