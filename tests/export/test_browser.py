"""The HTML report in a real browser: it opens from disk, alone, wide and narrow."""

import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from tellings.story import Story

BROWSER = next((p for n in ("chromium", "chromium-browser", "google-chrome")
                if (p := shutil.which(n))), None)  # fmt: skip
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium here: apt-get install chromium"),
]
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


def browse(work: Path, page: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    command = [str(BROWSER), *FLAGS, f"--user-data-dir={work / 'profile'}", *flags]
    return subprocess.run(
        [*command, page.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )


@pytest.fixture(scope="module")
def page(analysed_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    Story(analysed_sample).report_html(path)
    return path


def test_the_page_is_whole_without_scripts(page: Path, tmp_path: Path) -> None:
    shown = browse(tmp_path, page, "--dump-dom").stdout
    written = page.read_text(encoding="utf-8")
    assert shown.count("<details") == written.count("<details") > 10
    assert shown.count("<svg") == written.count("<svg") > 0
    assert "<script" not in shown


def test_nothing_is_loaded_or_refused(page: Path, tmp_path: Path) -> None:
    done = browse(tmp_path, page, "--enable-logging=stderr", "--dump-dom")
    complaints = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    assert not complaints


@pytest.mark.parametrize("width", [1280, 360])
def test_it_can_be_drawn_wide_and_narrow(page: Path, tmp_path: Path, width: int) -> None:
    picture = tmp_path / "page.png"
    browse(tmp_path, page, f"--screenshot={picture}", f"--window-size={width},900")
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (width, 900)
    assert len(data) > 20_000, "an empty page is smaller than this"
