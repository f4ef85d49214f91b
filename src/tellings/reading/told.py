"""What a container says about something inside it: the address, the title, when it was taken."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tellings.model import Evidence
from tellings.reading.draft import Draft


@dataclass(frozen=True, slots=True)
class Told:
    """What an archive of the web or a message says about one document in it.

    `charset` is the encoding it names for the document, `url` its address, `title` what it is
    called where the document itself has no title, `extra` what is kept for the reader. No date in
    here says when an article was published: messages are sent and pages saved later.
    """

    url: str | None = None
    charset: str | None = None
    title: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def fill(self, draft: Draft) -> None:
        """Put into a draft what the document itself leaves open."""
        if draft.url is None:
            draft.url = web_address(self.url)
        if draft.title is None and self.title:
            draft.title = self.title
            draft.evidence.append(Evidence("title", note="named so by what it came in"))
        draft.extra = {**self.extra, **draft.extra}
        draft.warnings[:0] = self.warnings


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web and can be stored, else None."""
    if not url or not url.lower().startswith(("http://", "https://")) or len(url) > 4000:
        return None
    return None if any(c.isspace() or not c.isprintable() for c in url) else url
