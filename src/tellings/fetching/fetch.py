"""Addresses of the web -> web archives beside the story, politely and within limits.

Nothing here runs unless a person names an address. Each address is checked, its host's robots.txt
is asked first, redirects are followed a few times with the same checks, and what the servers
answered is kept as a WARC, from which the story then reads like from any other file.
"""

import urllib.robotparser
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import tellings
from tellings.fetching.addresses import Refused, is_public, port_of, resolve, split
from tellings.fetching.exchange import Answer, ask
from tellings.fetching.keeping import keep
from tellings.model import Skipped

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Rules:
    """How far fetching goes. `resolve` and `allowed` are the checks; only tests replace them."""

    seconds: float = 30.0  # for one answer
    most: int = 12_000_000  # bytes of one answer
    redirects: int = 5
    resolve: Callable[[str, int], list[str]] = resolve
    allowed: Callable[[str], bool] = is_public


@dataclass(frozen=True, slots=True)
class Fetched:
    """The archives written, and the addresses that gave none."""

    files: tuple[Path, ...]
    skipped: tuple[Skipped, ...]


def fetch(urls: Iterable[str], folder: Path, rules: Rules | None = None) -> Fetched:
    """Fetch each address and keep what came in `folder`, one archive an address.

    An address that cannot or may not be fetched becomes a line in `skipped` (`not-fetched`).
    """
    visit = _Visit(rules or Rules())
    files, skipped = [], []
    for url in dict.fromkeys(urls):
        try:
            answers = visit.page(url)
        except Refused as error:
            skipped.append(Skipped(_shown(url), "not-fetched", str(error)))
            continue
        files.append(keep(answers, url, folder))
    return Fetched(tuple(files), tuple(skipped))


class _Visit:
    """One run: what each host's robots.txt allows is asked once."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._agent = f"Tellings/{tellings.__version__}"
        self._robots: dict[tuple[str, str], urllib.robotparser.RobotFileParser] = {}

    def page(self, url: str) -> list[Answer]:
        """The answers on the way to a page, redirects first. Raises Refused."""
        answers = self._follow(url, polite=True)
        last = answers[-1]
        if last.status != 200:
            raise Refused(f"the server answered {last.status} {last.reason[:60]}".strip())
        if not last.body.strip():
            raise Refused("the server answered with nothing")
        return answers

    def _follow(self, url: str, polite: bool) -> list[Answer]:
        answers: list[Answer] = []
        while len(answers) <= self._rules.redirects:
            parts = split(url)
            host, port = parts.hostname or "", port_of(parts)
            addresses = self._rules.resolve(host, port)
            # one address of the house among them is one too many
            if not addresses or not all(map(self._rules.allowed, addresses)):
                raise Refused(f"{host[:100]} is no machine of the public internet")
            if polite:
                self._may(url, parts.scheme, parts.netloc)
            rules = self._rules
            answer = ask(parts, addresses[0], self._agent, rules.seconds, rules.most)
            answers.append(answer)
            onward = answer.header("Location")
            if answer.status not in _REDIRECTS or not onward:
                return answers
            url = urljoin(url, onward).split("#")[0]
        raise Refused(f"it leads on and on (more than {self._rules.redirects} redirects)")

    def _may(self, url: str, scheme: str, host: str) -> None:
        """Raises Refused where the host's robots.txt asks not to be read."""
        where = (scheme, host)
        if where not in self._robots:
            self._robots[where] = self._asked(f"{scheme}://{host}/robots.txt")
        if not self._robots[where].can_fetch(self._agent, url):
            raise Refused("the site asks not to be read by programs (robots.txt)")

    def _asked(self, url: str) -> urllib.robotparser.RobotFileParser:
        """A host's rules. None given allow all; rules that cannot be had forbid all (RFC 9309)."""
        found = urllib.robotparser.RobotFileParser()
        try:
            answer = self._follow(url, polite=False)[-1]
            closed = answer.status >= 500
        except Refused:
            closed = True
        if closed:
            found.parse(["User-agent: *", "Disallow: /"])
        elif answer.status == 200:
            found.parse(answer.body[:500_000].decode("utf-8", "replace").splitlines())
        else:
            found.parse([])
        return found


def _shown(url: str) -> str:
    return url.encode("utf-8", "backslashreplace").decode()[:500]
