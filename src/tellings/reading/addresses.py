"""The address of a saved page, and the site that it names.

Browsers write where a page came from into a comment at its head; archives of the web keep the
address within their own.
"""

import ipaddress
import re
from urllib.parse import urlsplit

HEAD = 4000  # characters of a page in which browsers and their extensions write the address
_SAVED = re.compile(
    r"<!--\s*(?:saved from url=\(\d{1,5}\)|page saved with singlefile\s+url:\s*)"
    r"(?P<url>https?://[^\s\"'<>]{4,2000})",
    re.I,
)
# archive.org and the like: the original address follows the time of the copy
_KEPT = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:ph|is|today|md|li|vn))/"
    r"\d{4,14}[a-z_]{0,4}/(?P<url>https?://\S+)",
    re.I,
)
_FRONTS = re.compile(r"(?:www\d?|m|mobile|amp|edition)\.(?=[^.]+\.)")
_KEEPERS = frozenset(("archive.org", "archive.ph", "archive.is", "archive.today", "localhost"))


def saved_from(html: str) -> str | None:
    """The address in a browser's mark ("saved from url=...") at the head of a page, or None."""
    match = _SAVED.search(html[:HEAD])
    return match["url"] if match else None


def original(url: str | None) -> str | None:
    """An address without the archive of the web that it may stand in."""
    match = _KEPT.match(url or "")
    return match["url"] if match else url


def site_of(url: str | None) -> str | None:
    """The site that an address names ("harven.example"), without `www` and the like.

    None for what is no site: numbers, machines without a domain, archives of the web.
    """
    try:
        host = (urlsplit(original(url) or "").hostname or "").rstrip(".")
    except ValueError:
        return None
    host = _FRONTS.sub("", host, count=1)
    if "." not in host or host in _KEEPERS or not re.fullmatch(r"[\w.-]{4,100}", host):
        return None
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host
    return None
