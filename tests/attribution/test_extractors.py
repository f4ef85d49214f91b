"""What other extractors return is believed only where it stands in the text."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.attribution import Settings, attribute
from tellings.attribution.endpoint import ChatExtractor, Endpoint, portions, proposals
from tellings.attribution.extractor import Piece, Proposal, load, verify
from tellings.errors import ExtractorError, UsageError
from tellings.model import Attribution, Report
from tellings.text.prose import Prose

TEXT = (
    "SITE MENU\n\n"
    "The ferry was late, Odile Wren grumbled. The tide, she added, had turned.\n\n"
    "SITE FOOTER: the ferry was late"
)
GRUMBLED = ((TEXT.index("grumbled"), TEXT.index("grumbled") + 8),)
BODY = ((11, TEXT.index("\n\nSITE FOOTER")),)


def proposal(source: str, cue: str, *content: str) -> Proposal:
    one = [(Piece(words),) if words else () for words in (source, cue)]
    return Proposal(one[0], one[1], tuple(map(Piece, content)))


def attributed(settings: Settings, text: str = TEXT) -> list[Attribution]:
    report = Report(
        id="r1", key="r1", path="r1.txt", segment=0, starts_at=0, text=text, sha256="",
        outlet="Quay Gazette", body=BODY, language="en",
    )  # fmt: skip
    return attribute(report, Prose(text, BODY, "en"), [], settings)


class Copying:
    """An extractor that gets one right and invents another."""

    def extract(self, text: str) -> Iterator[Proposal]:
        """What it returns for any text."""
        assert len(text) == len(TEXT)
        assert "SITE" not in text
        yield proposal("Odile Wren", "grumbled", "The ferry was late")
        yield proposal("she", "added", "The tide had turned")
        yield proposal("Odile Wren", "grumbled", "SITE FOOTER")


def test_what_is_not_verbatim_or_not_in_the_article_is_rejected() -> None:
    found = attributed(Settings(extractor=f"{__name__}:Copying"))
    spans = [(TEXT[s:e]) for a in found if a.cue == GRUMBLED for s, e in a.content]
    assert spans == ["The ferry was late"]
    assert all(TEXT[s:e] != "SITE FOOTER" for a in found for s, e in a.content)


def test_pieces_stand_where_they_are_nearest_to_the_content() -> None:
    text = "She said it rained. Later she said it rained again, and she left."
    good, bad = verify(
        text,
        [(0, len(text))],
        [
            proposal("She", "said", "it rained"),
            proposal("she", "said", "it rained"),
            proposal("He", "said", "it rained"),
            proposal("she", "said", "it rain"),
            proposal("she", "said"),
        ],
    )
    assert [(v.source, v.cue, v.content) for v in good] == [
        (((0, 3),), ((4, 8),), ((9, 18),)),
        (((26, 29),), ((30, 34),), ((35, 44),)),
    ]
    assert [r.reason for r in bad] == ["not-verbatim", "not-verbatim", "empty"]


def test_an_offset_is_checked_and_not_searched() -> None:
    text = "It rained, it rained."
    right = Proposal((), (Piece("rained", 3),), (Piece("it rained", 11),))
    wrong = Proposal((), (Piece("rained", 4),), (Piece("it rained", 11),))
    good, bad = verify(text, [(0, len(text))], [right, wrong])
    assert [v.content for v in good] == [((11, 20),)]
    assert [r.proposal for r in bad] == [wrong]


@given(st.text("ab .\n", max_size=30), st.lists(st.text("ab .", max_size=5), max_size=3))
def test_whatever_is_verified_is_in_the_text(text: str, pieces: list[str]) -> None:
    one = Proposal((), tuple(map(Piece, pieces[:1])), tuple(map(Piece, pieces)))
    good, bad = verify(text, [(0, len(text))], [one])
    assert len(good) + len(bad) == 1
    for found in good:
        said = sorted({p.strip() for p in pieces if p.strip()})
        assert {text[s:e] for s, e in found.content} <= set(said)


def test_extractors_that_are_none_are_refused() -> None:
    for name in ("no_such_module:f", "json:no_such_function", "json:JSONDecoder", ""):
        with pytest.raises(UsageError):
            load(name)


class Server:
    """A server that answers every request alike and keeps what it was asked."""

    def __init__(self, answer: Any, status: int = 200) -> None:
        asked: list[dict[str, Any]] = []
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                size = int(self.headers["Content-Length"])
                asked.append(
                    {
                        "path": self.path,
                        "key": self.headers.get("Authorization"),
                        **json.loads(self.rfile.read(size)),
                    }
                )
                self.send_response(status)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.asked = asked
        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def __enter__(self) -> "Server":
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def chat(content: str) -> dict[str, Any]:
    return {"choices": [{"message": {"role": "assistant", "content": content}}]}


def test_a_language_model_behind_an_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELLINGS_ENDPOINT_KEY", "sesame")
    said = {
        "attributions": [
            {"source": "Odile Wren", "cue": ["grumbled"], "content": ["The ferry was late"]},
            {"source": ["Odile Wren"], "cue": ["grumbled"], "content": ["The ferry came early"]},
            "nonsense",
            {"content": 7},
        ]
    }
    with Server(chat("Here it is:\n```json\n" + json.dumps(said) + "\n```")) as server:
        found = attributed(Settings(endpoint=Endpoint(server.url, "small-model")))
    learned = [a for a in found if a.cue == GRUMBLED]
    assert [TEXT[s:e] for a in learned for s, e in a.content] == ["The ferry was late"]
    assert learned[0].chain[-1].name == "Odile Wren"
    (asked,) = server.asked
    assert (asked["path"], asked["key"]) == ("/v1/chat/completions", "Bearer sesame")
    assert (asked["model"], asked["temperature"]) == ("small-model", 0)
    assert "SITE" not in asked["messages"][1]["content"]


@pytest.mark.parametrize("answer", [b"not json", {"choices": []}, [1], {"choices": None}])
def test_a_server_that_speaks_otherwise_is_an_error(answer: Any) -> None:
    with Server(answer) as server, pytest.raises(ExtractorError, match="protocol"):
        list(ChatExtractor(Endpoint(server.url, "m")).extract("Some words."))


def test_a_server_that_fails_or_floods_is_an_error() -> None:
    with Server(chat("{}"), status=500) as server, pytest.raises(ExtractorError, match="500"):
        list(ChatExtractor(Endpoint(server.url, "m")).extract("Some words."))
    with Server(chat("x" * 100)) as server, pytest.raises(ExtractorError, match="too much"):
        list(ChatExtractor(Endpoint(server.url, "m", largest=50)).extract("Some words."))
    with pytest.raises(ExtractorError, match="does not answer"):
        list(ChatExtractor(Endpoint("http://127.0.0.1:9/v1", "m", 2.0)).extract("Some words."))


def test_addresses_other_than_of_the_web_are_refused() -> None:
    with pytest.raises(UsageError):
        ChatExtractor(Endpoint("file:///etc", "m"))


@pytest.mark.parametrize("answer", ["", "none", "{", "[]", '{"attributions": 3}', "{}"])
def test_an_answer_without_findings_gives_none(answer: str) -> None:
    assert list(proposals(answer)) == []


def test_portions_are_whole_paragraphs() -> None:
    text = "\n\n".join(["a" * 40, "b" * 40, "c" * 200, "d"])
    parts = list(portions(text, 100))
    assert [len(p) for p in parts] == [82, 200, 1]
    assert "\n\n".join(parts) == text
