"""The report in a real browser: it opens from disk, alone, wide, narrow and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tellings.story import Story
from tests.browser import Browser, browsing, needs_browser

pytestmark = needs_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as found:
        yield found


@pytest.fixture(scope="module")
def page(analysed_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    Story(analysed_sample).report_html(path)
    return path


def test_it_is_whole_quiet_and_loads_nothing(browser: Browser, page: Path) -> None:
    browser.window(1280)
    browser.scheme("light")
    browser.open(page.as_uri())
    written = page.read_text(encoding="utf-8").split("</style>")[1]
    for tag in ("details", "svg", "section"):
        shown = browser.run(f"return document.querySelectorAll('{tag}').length")
        assert shown == written.count(f"<{tag}") > 10
    assert browser.run("return document.scripts.length") == 0
    assert browser.run("return performance.getEntriesByType('resource').length") == 0
    assert browser.complaints() == []


def test_it_is_fit_for_all_with_everything_open(
    browser: Browser, analysed_sample: Path, tmp_path: Path
) -> None:
    small = tmp_path / "small.html"  # of each kind a few, for axe takes its time
    few = dict.fromkeys(("whole", "claims", "pairs", "stock", "families", "disagreements"), 1)
    few |= dict.fromkeys(("single", "names", "sources", "times"), 2)
    Story(analysed_sample).report_html(small, **few)
    browser.window(1280)
    browser.scheme("light")
    browser.open(small.as_uri())
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    # in one file the same part of two claims is called the same
    assert browser.violations(without=("landmark-unique",)) == []
    browser.scheme("dark")
    assert browser.violations("color-contrast") == []
    browser.window(360)
    assert browser.run("return document.documentElement.scrollWidth") <= 360


def test_a_link_opens_what_it_leads_to(browser: Browser, page: Path) -> None:
    browser.window(1280)
    browser.scheme("light")
    browser.open(page.as_uri())
    browser.driver.find_element("css selector", "ol.reports a").click()
    seen = "const e = document.querySelector(':target'); return e && e.checkVisibility() && e.id"
    assert str(browser.run(seen)).startswith("report-")


def test_it_can_be_read_by_keyboard_alone(browser: Browser, page: Path) -> None:
    browser.window(1280)
    browser.open(page.as_uri())
    browser.keys("\ue004", "\ue007")
    assert browser.run("return location.hash") == "#main"
    for _ in range(40):
        browser.keys("\ue004")
        if browser.run("return document.activeElement.tagName") == "SUMMARY":
            break
    browser.keys("\ue007")
    assert browser.run("return document.activeElement.parentElement.open") is True


def test_marks_are_switched_in_all_reports_at_once_without_a_script(
    browser: Browser, page: Path
) -> None:
    browser.window(1280)
    browser.scheme("light")
    browser.open(page.as_uri())
    border = (
        "return getComputedStyle(document.querySelector('#reports .m-{0}')).borderBottomStyle + "
        "getComputedStyle(document.querySelector('#reports .m-{0}')).borderTopStyle"
    )
    for kind, before, after in (("time", "dotted", "none"), ("mention", "none", "solid")):
        assert before in str(browser.run(border.format(kind)))
        browser.driver.find_element("css selector", f"#reports .legend [value={kind}]").click()
        assert after in str(browser.run(border.format(kind)))
        browser.driver.find_element("css selector", f"#reports .legend [value={kind}]").click()
