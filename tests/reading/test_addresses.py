"""Addresses of saved pages and the sites they name."""

import pytest

from tellings.reading.addresses import original, saved_from, site_of


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.harven.example/news/1", "harven.example"),
        ("http://m.tarnvik.example:8080/a?b=c", "tarnvik.example"),
        ("https://web.archive.org/web/20110503101500/http://harven.example/a", "harven.example"),
        ("https://ola.blogs.example/2011/05", "ola.blogs.example"),
        ("http://127.0.0.1/a", None),
        ("http://[::1]/a", None),
        ("http://localhost/a", None),
        ("http://[broken/a", None),
        ("https://archive.ph/xYz1", None),
        ("file:///home/ola/page.html", None),
        (None, None),
    ],
)
def test_sites(url: str | None, site: str | None) -> None:
    assert site_of(url) == site


def test_marks_of_browsers() -> None:
    mark = "<!-- saved from url=(0031)https://harven.example/bridge -->"
    assert saved_from(f"<!DOCTYPE html>\n{mark}<html>") == "https://harven.example/bridge"
    other = (
        "<!--\n Page saved with SingleFile \n url: https://harven.example/b \n saved date: x -->"
    )
    assert saved_from(f"<html>{other}") == "https://harven.example/b"
    assert saved_from("<html><!-- saved from url=(0004)about:internet -->") is None


def test_the_address_within_an_archive() -> None:
    kept = "https://web.archive.org/web/20110503im_/https://harven.example/a"
    assert original(kept) == "https://harven.example/a"
    assert original("https://harven.example/a") == "https://harven.example/a"
