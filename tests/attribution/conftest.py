"""Reading one report for the tests of attribution."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from tellings.attribution import Settings, attribute
from tellings.model import Attribution, Credit, Mention, Report, Span
from tellings.text.prose import Prose


@dataclass(frozen=True)
class Found:
    """An attribution with its words instead of offsets."""

    source: str
    cue: str
    content: str
    chain: list[tuple[str, str]]
    record: Attribution

    @property
    def said(self) -> tuple[str, str, str]:
        return self.source, self.cue, self.content


def _read(
    text: str,
    outlet: str | None = "Morning Lantern",
    credits: tuple[Credit, ...] = (),
    body: tuple[Span, ...] = (),
    title_at: Span | None = None,
    language: str = "en",
    mentions: Sequence[Mention] = (),
    tagger: bool = False,  # what is tested by wording are the rules
) -> list[Found]:
    report = Report(
        id="r1", key="r1", path="r1.txt", segment=0, starts_at=0, text=text, sha256="",
        outlet=outlet, credits=credits, body=body, title_at=title_at, language=language,
    )  # fmt: skip
    prose = Prose(text, body, language)

    def words(spans: Sequence[Span]) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    return [
        Found(
            words(a.source),
            words(a.cue),
            words(a.content),
            [(link.role, link.name) for link in a.chain],
            a,
        )
        for a in attribute(report, prose, mentions, Settings(tagger=tagger))
    ]


@pytest.fixture
def read() -> Callable[..., list[Found]]:
    """`read(text, outlet=..., credits=..., ...)` gives the attributions of a report."""
    return _read
