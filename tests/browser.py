"""A real browser for tests: headless Chromium, driven by selenium, with axe-core to ask.

Where Chromium, its driver or axe-core is missing, the tests that need them say so and are skipped.
"""

import importlib.util
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(
    (p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None
)
DRIVER = shutil.which("chromedriver")
AXE = importlib.util.find_spec("axe_playwright_python")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
MISSING = (
    "no Chromium here: apt-get install chromium" if CHROMIUM is None
    else "no driver for Chromium here: apt-get install chromium-driver" if DRIVER is None
    else "no selenium here: pip install selenium" if importlib.util.find_spec("selenium") is None
    else ""
)  # fmt: skip
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"),
    *("--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--disable-extensions", "--lang=en"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
needs_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(bool(MISSING), reason=MISSING or "there is one"),
]


class Browser:
    """One window; `driver` is selenium's, for what is not said here."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, address: str) -> None:
        """Go there; what the console said before is forgotten."""
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get(address)

    def complaints(self) -> list[str]:
        """What the console said since the page was opened, the icon of a browser's own aside."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def tell(self, command: str, **fields: Any) -> None:
        """A command of the DevTools protocol."""
        self.driver.execute_cdp_cmd(command, fields)

    def run(self, script: str, *arguments: Any) -> Any:
        """The value that a script returns, run in the page."""
        return self.driver.execute_script(script, *arguments)

    def window(self, width: int, height: int = 900) -> None:
        """The window of that many CSS pixels."""
        self.tell(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip

    def scheme(self, name: str) -> None:
        """The reader wants it `light` or `dark`."""
        feature = {"name": "prefers-color-scheme", "value": name}
        self.tell("Emulation.setEmulatedMedia", features=[feature])

    def scripts(self, allowed: bool) -> None:
        """Whether pages may run scripts, from the next one on."""
        self.tell("Emulation.setScriptExecutionDisabled", value=not allowed)

    def keys(self, *keys: str) -> None:
        """Press these keys, wherever the focus is."""
        from selenium.webdriver.common.action_chains import ActionChains

        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def violations(self, *rules: str, without: tuple[str, ...] = ()) -> list[str]:
        """What axe-core finds wrong (of these rules only, if any are named), a line each.

        `without` are rules that are not asked.
        """
        if AXE is None or AXE.origin is None:
            pytest.skip("no axe-core here: pip install axe-playwright-python")
        if not self.run("return typeof axe === 'object'"):
            self.run(Path(AXE.origin).with_name("axe.min.js").read_text("utf-8"))
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
        off = {name: {"enabled": False} for name in without}
        options = {"runOnly": only, "resultTypes": ["violations"], "preload": False, "rules": off}
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run(document, arguments[0]).then("
            "r => done(r.violations), e => done([{id: String(e), nodes: []}]))",
            options,
        )
        return [
            f"{v['id']}: {node['target']} {node['failureSummary']}"
            for v in found
            for node in v["nodes"] or [{"target": "", "failureSummary": ""}]
        ]


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser with a profile of its own, closed at the end."""
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = str(CHROMIUM)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        driver = Chrome(options=options, service=Service(str(DRIVER)))
        driver.set_script_timeout(60)
        driver.set_page_load_timeout(60)
        try:
            yield Browser(driver)
        finally:
            driver.quit()
