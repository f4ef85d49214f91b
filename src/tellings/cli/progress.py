"""A progress bar on standard error, only where a person is watching."""

import contextlib
import sys
from collections.abc import Iterator

from tellings.pipeline import Progress as Told
from tellings.pipeline import silent


@contextlib.contextmanager
def shown() -> Iterator[Told]:
    """A callable for the pipeline that shows how far it is; silent when not on a terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[int | None, object] = {}
        task = bars.add_task("starting", total=None)

        def told(step: str, done: int, total: int | None) -> None:
            bars.update(task, description=step, completed=done, total=total)

        tasks[None] = task
        yield told
