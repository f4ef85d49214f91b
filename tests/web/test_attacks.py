"""What an attacker would send, page by page of the list: none of it is obeyed."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tellings.web import Rules, build
from tellings.web.serving import is_loopback

HERE = "http://127.0.0.1:8010"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "evil.example:8010", "", "localhost@evil.example",
     "127.0.0.1:8010, evil.example", "[::ffff:evil]", "0x7f.1.evil.example", "localhost/evil",
     "127.0.0.1:port", "169.254.169.254", "10.0.0.7:8010", "0.0.0.0:8010"],
)  # fmt: skip
def test_another_name_is_not_served(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "tellings" not in answer.text.lower()


@pytest.mark.parametrize("host", ["127.0.0.1:8010", "localhost:8010", "localhost", "[::1]:8010"])
def test_this_machine_is_served(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


def test_every_answer_carries_the_policy(client: TestClient) -> None:
    for address in ("/", "/story.json", "/story.csv", "/nowhere", "/static/tellings.css"):
        headers = client.get(address).headers
        policy = headers["content-security-policy"]
        assert "unsafe" not in policy and "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy and "base-uri 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/catalog.py", "/static/..%2f..%2fstory.py",
     "/static//etc/passwd", "/static/%00", "/static/....//catalog.py", "/static/",
     "/reports/../../etc/passwd", "/reports/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd"],
)  # fmt: skip
def test_no_path_leaves_the_static_folder(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in {400, 404, 405}
    assert "root:" not in answer.text and "import " not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1.evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": HERE, "sec-fetch-site": "cross-site"},
        {"origin": HERE, "sec-fetch-site": "same-site"},
    ],
    ids=str,
)
def test_no_other_page_may_post(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/judge", data={"kind": "date"}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("given", ["", "0" * 64, Rules().form_token(), "é"])
def test_a_form_without_our_token_is_refused(client: TestClient, given: str) -> None:
    answer = client.post(
        "/judge", data={"kind": "date", "form_token": given}, headers={"origin": HERE}
    )
    assert answer.status_code == 403
    assert "open it again" in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "X"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 405


def test_what_is_no_form_or_too_large_is_refused(client: TestClient) -> None:
    post = {"origin": HERE}
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/judge", json={}, headers=post).status_code == 415
    assert client.post("/judge", content=b"a" * 2_000_000, headers=post | kind).status_code == 413
    lying = iter([b"a=" + b"b" * 600_000] * 3)  # no Content-Length
    assert client.post("/judge", content=lying, headers=post | kind).status_code == 413
    assert client.post("/judge", content=b"\xff\xfe=\xff", headers=post | kind).status_code in {
        400,
        403,
    }
    many = "&".join(f"a{n}=1" for n in range(5000)).encode()
    assert client.post("/judge", content=many, headers=post | kind).status_code == 400


@pytest.mark.parametrize(
    "query",
    ["?start=-1", "?start=99999999999999999999", "?start=%00", "?outlet=%27%20OR%201=1--",
     "?outlet=<script>alert(1)</script>", "?date=%F0%9F%92%A9", "?at_least=1e9", "?" + "a=b&" * 900,
     "?outlet=" + "x" * 9000, "?start=٣", "?outlet=%ED%A0%80", "?disputed=%0d%0aSet-Cookie:x=y"],
)  # fmt: skip
def test_no_query_breaks_the_page_or_comes_back_as_markup(client: TestClient, query: str) -> None:
    answer = client.get("/" + query)
    assert answer.status_code in {200, 400}
    assert "<script>alert" not in answer.text
    assert "set-cookie" not in answer.headers


def test_beyond_this_machine_a_token_is_needed(analysed_sample: Path) -> None:
    rules = Rules(hosts=("desk.example",), token="of-this-run")
    there = {"base_url": "http://desk.example", "follow_redirects": False}
    with TestClient(build(analysed_sample, rules), **there) as client:  # type: ignore[arg-type]
        for address in ("/", "/story.json", "/static/desk.js", "/?token=wrong", "/?token="):
            answer = client.get(address)
            assert answer.status_code == 401
            assert "sample" not in answer.text
        entered = client.get("/?token=of-this-run&at_least=2")
        assert entered.status_code == 303
        assert entered.headers["location"] == "/?at_least=2"  # the token stays out of the history
        cookie = entered.headers["set-cookie"].lower()
        assert "httponly" in cookie and "samesite=strict" in cookie
        assert client.get("/").status_code == 200
        assert client.get("/", headers={"host": "127.0.0.1"}).status_code == 200
        assert client.get("/", headers={"host": "other.example"}).status_code == 421


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("127.8.8.8", True),
     ("0.0.0.0", False), ("::", False), ("192.168.0.2", False), ("desk.example", False)],
)  # fmt: skip
def test_only_loopback_goes_without_a_token(host: str, here: bool) -> None:
    assert is_loopback(host) is here
