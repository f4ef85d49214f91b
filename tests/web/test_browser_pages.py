"""Every page in a real browser: whole, quiet, narrow and dark, by keyboard, without scripts."""

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from tellings.pages.catalog import PAGES
from tellings.web import build
from tests.browser import Browser, browsing, needs_browser

pytestmark = needs_browser
KINDS = [kind.name for kind in PAGES]
VIEWS = {
    "names by outlet": "/names?show=outlets",
    "a sentence checked": "/search?q=The ferry went down off Carrow Bank late on Friday",
    "words looked up": "/search?q=harbour board&as=words",
    "a sentence nobody says": "/search?q=Seven purple walruses invented the trombone",
    "claims narrowed": "/?put=denied",
    "reports narrowed": "/reports?language=ar",
}
LINK = re.compile(r'href="(/[^"#]*)')


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as found:
        yield found


@pytest.fixture(scope="module")
def served(analysed_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a copy of the sample, served as `tellings serve` does."""
    copy = tmp_path_factory.mktemp("served") / "sample.db"
    copy.write_bytes(analysed_sample.read_bytes())
    config = uvicorn.Config(build(copy), host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def addresses(served: str, analysed_sample: Path) -> dict[str, str]:
    """One address for each kind of page, found by following links; and the views named above."""
    found: dict[str, str] = {}
    with TestClient(build(analysed_sample), base_url="http://127.0.0.1") as client:
        waiting, seen = ["/"], {"/"}
        while waiting and len(found) < len(PAGES) and len(seen) < 400:
            address = waiting.pop(0)
            text = client.get(address).text
            kind = re.search(r'<body class="desk page-([\w-]+)"', text)
            assert kind, address
            if kind[1] not in found:
                found[kind[1]] = address
                links = [a.replace("&amp;", "&") for a in LINK.findall(text)]
                fresh = [a for a in links if a not in seen and not a.startswith("/static")]
                fresh = [a for a in fresh if not a.split("?")[0].endswith((".json", ".csv"))]
                seen.update(fresh)
                waiting += fresh
    found |= VIEWS
    return {name: served + address for name, address in found.items()}


@pytest.mark.parametrize("kind", [*KINDS, *VIEWS])
def test_a_page_is_quiet_fit_for_all_and_fits_a_phone(
    browser: Browser, addresses: dict[str, str], kind: str
) -> None:
    assert kind in addresses, "no link leads to it"
    browser.scripts(True)
    browser.scheme("light")
    browser.window(1280)
    browser.open(addresses[kind])
    assert browser.violations() == []
    browser.scheme("dark")
    assert browser.violations("color-contrast") == []
    browser.window(360)
    assert browser.run("return document.documentElement.scrollWidth") <= 360
    assert browser.violations("target-size", "scrollable-region-focusable") == []
    assert browser.complaints() == []
    assert browser.run(
        "return [...document.querySelectorAll('[tabindex]')].every(e => e.tabIndex < 1)"
    )


def focused(browser: Browser) -> str:
    script = "const e = document.activeElement; return e.id || e.className || e.tagName"
    return str(browser.run(script))


def test_all_can_be_reached_by_keyboard(browser: Browser, addresses: dict[str, str]) -> None:
    browser.scripts(True)
    browser.scheme("light")
    browser.window(1280)
    browser.open(addresses["story"])
    browser.keys("\ue004")
    assert focused(browser) == "skip"
    assert browser.run("return document.activeElement.getBoundingClientRect().left") >= 0
    browser.keys("\ue007", "\ue004")
    assert browser.run("return document.getElementById('main').contains(document.activeElement)")
    browser.keys("/")
    assert focused(browser) == "find"
    browser.keys("harbour", "\ue007")
    assert "/search?q=harbour" in browser.driver.current_url
    browser.open(addresses["claim"])
    first = browser.driver.current_url
    browser.keys("j")
    wait_for(browser, lambda: browser.driver.current_url != first)
    browser.keys("k")
    wait_for(browser, lambda: browser.driver.current_url == first)


def wait_for(browser: Browser, held: object) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser.driver, 20).until(lambda _: held())  # type: ignore[operator]


def test_what_has_the_focus_shows_it(browser: Browser, addresses: dict[str, str]) -> None:
    browser.scripts(True)
    for kind in ("story", "reports", "search"):
        browser.open(addresses[kind])
        for _ in range(14):
            browser.keys("\ue004")
            ring = browser.run(
                "const s = getComputedStyle(document.activeElement);"
                "return [s.outlineStyle, parseFloat(s.outlineWidth)]"
            )
            assert ring[0] != "none" and ring[1] >= 1, (kind, focused(browser))


def test_without_scripts_nothing_is_missing(browser: Browser, addresses: dict[str, str]) -> None:
    browser.scheme("light")
    browser.window(600)
    browser.scripts(False)
    try:
        browser.open(addresses["story"])
        browser.driver.find_element("css selector", ".facets summary").click()
        follow(browser, ".facets li:last-child a")
        assert "?" in browser.driver.current_url
        follow(browser, ".results .claims a")
        assert "/claims/" in browser.driver.current_url
        follow(browser, "a[rel=next]")
        assert "/claims/" in browser.driver.current_url
        field = browser.driver.find_element("css selector", "#find")
        field.send_keys("harbour board")
        follow(browser, ".find button")
        assert browser.driver.find_elements("css selector", "mark")
        follow(browser, "a[href*='.json']")
        assert '"question"' in browser.driver.page_source or '"words"' in browser.driver.page_source
    finally:
        browser.scripts(True)


def follow(browser: Browser, selector: str) -> None:
    """Choose what leads to another page, and wait until that is there."""
    from selenium.webdriver.support.expected_conditions import staleness_of

    here = browser.driver.find_element("css selector", "html")
    browser.driver.find_element("css selector", selector).click()
    wait_for(browser, lambda: staleness_of(here)(browser.driver))


def test_a_judgement_is_given_seen_and_taken_back_without_scripts(
    browser: Browser, addresses: dict[str, str], served: str
) -> None:
    browser.scripts(False)
    try:
        browser.open(addresses["claim"])
        browser.driver.find_element("css selector", ".told details.judge > summary").click()
        form = browser.driver.find_element("css selector", "details.judge[open] form")
        form.find_element("css selector", "input[value=noted]").click()
        form.find_element("css selector", "input[name=why]").send_keys("read <b>twice</b>")
        form.find_element("css selector", "input[name=who]").send_keys("Ines")
        form.find_element("css selector", "button").click()
        wait_for(browser, lambda: browser.driver.find_elements("css selector", ".judged"))
        browser.open(f"{served}/judgements")
        shown = browser.driver.find_element("css selector", ".judgements").text
        assert "read <b>twice</b>" in shown and "Ines" in shown and "noted" in shown
        follow(browser, ".judgements form.back button")
        wait_for(browser, lambda: not browser.driver.find_elements("css selector", ".judged"))
        assert not browser.driver.find_elements("css selector", ".judgements > li")
        assert "taken back" in browser.driver.find_element("css selector", "main").text.lower()
    finally:
        browser.scripts(True)
