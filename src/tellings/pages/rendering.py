"""Templates and their filters; everything that is printed passes through `inert`."""

import functools
from collections.abc import Iterable
from typing import Any, TypeVar

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined

from tellings import views
from tellings.pages import wording
from tellings.pages.desk import Desk
from tellings.pages.drawing import tree
from tellings.pages.drawing.units import Units, units
from tellings.pages.inert import inert
from tellings.pages.page import Page
from tellings.views import interval

Q = TypeVar("Q", views.Quoted, views.Told)


def body(page: Page, desk: Desk, top: int = 1, **more: Any) -> str:
    """The inside of a page as HTML; `top` is the level of its heading, `more` for its template."""
    return (
        environment()
        .get_template(page.template)
        .render(page=page, desk=desk, top=top, **page.shown, **more)
    )


@functools.cache
def environment(package: str | None = None) -> Environment:
    """The templates of the pages, and before them those of `package` if one is named.

    `package` is a layer that puts pages together: its templates lie in its folder `templates`.
    """
    ours: BaseLoader = PackageLoader("tellings.pages", "templates")
    loaders = [PackageLoader(package, "templates"), ours] if package else [ours]
    made = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "day": wording.day,
        "evidence": wording.evidence,
        "language": wording.language,
        "middle": middle,
        "origin": wording.origin,
        "percent": wording.percent,
        "route": wording.route,
        "shortened": shortened,
        "together": together,
        "units": units_of,
    }
    made.globals |= {
        "card_high": tree.HIGH,
        "card_wide": tree.WIDE,
        "line_high": tree.LINE,
        "flat": flat,
        "span": interval,
    }
    return made


def _shown(value: Any) -> Any:
    """Everything that a template prints passes here: words of reports become inert."""
    return inert(value) if type(value) is str else value


def units_of(row: views.ClaimRow) -> Units:
    """The rows of squares of a claim."""
    return units(row.reports, row.outlets, row.low, row.high)


def shortened(words: str, most: int) -> tuple[str, int]:
    """`words` up to `most` characters, ended between words, and how many characters that leaves."""
    if len(words) <= most * 5 // 4 + 20:
        return words, 0
    end = words.rfind(" ", most // 2, most)
    end = most if end < 0 else end
    return words[:end], len(words) - end


def middle(words: str, most: int) -> str:
    """`words` without their middle if they are long, the gap marked."""
    if len(words) <= most + 40:
        return words
    head, tail = words[: most // 2], words[-most // 2 :]
    return f"{head.rsplit(' ', 1)[0]} […] {tail.split(' ', 1)[-1]}"


def together(items: Iterable[Q]) -> list[list[Q]]:
    """Quotations (or witnesses) of the same words as one group; groups in order of their first."""
    groups: dict[str, list[Q]] = {}
    for item in items:
        quoted = item.quoted if isinstance(item, views.Told) else item
        groups.setdefault(" ".join(quoted.words.split()), []).append(item)
    return list(groups.values())


def flat(groups: Iterable[list[Q]]) -> list[Q]:
    """What `together` grouped, as one list."""
    return [item for group in groups for item in group]
