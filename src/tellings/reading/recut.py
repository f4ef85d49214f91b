"""A text taken apart where a person says that its articles begin."""

import dataclasses

from tellings.model import Report, Span
from tellings.reading.draft import Draft, finish
from tellings.reading.limits import Settings
from tellings.reading.plain import article

SAID = "begins or ends where a person said so"


def recut(
    text: str, stretch: Span, segment: int, whole: Report, settings: Settings | None = None
) -> Report:
    """The report that the stretch [start, end) of a file's text is.

    It is read as plain text. `segment` is its number within the file; `whole` is the report whose
    beginning it shares, or the one it was cut out of: what that has from elsewhere than from its
    words (fields of a row, a page's head) goes to the stretch that begins where it began. Raises
    InputError if there are no words in it.
    """
    start, end = stretch
    draft = article(text[start:end], whole.key, whole.path)
    draft.segment, draft.starts_at = segment, start
    if start == whole.starts_at:
        _take_over(draft, whole)
    draft.warnings.append(SAID)
    day = (draft.published.from_, draft.published.to) if draft.published else None
    draft.identity = (segment, draft.outlet, draft.title, day)
    return finish(draft, settings or Settings())


def _take_over(draft: Draft, whole: Report) -> None:
    """What the input said beside the words, where the words do not say it."""
    if draft.outlet is None:
        draft.outlet = whole.outlet
        draft.evidence += [
            e for e in whole.evidence if e.start is None and e.kind.startswith("outlet")
        ]
    draft.title = draft.title or (whole.title if whole.title_at is None else None)
    draft.byline = draft.byline or (whole.byline if whole.byline_at is None else None)
    stated = whole.published
    if stated is not None and all(e.start is None for e in stated.evidence):
        draft.published = dataclasses.replace(stated)
    draft.url = draft.url or whole.url
    draft.declared_language = whole.language
    draft.extra = whole.extra
