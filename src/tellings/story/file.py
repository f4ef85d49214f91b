"""One story file as the Python interface holds it: where it lies, its settings and workers."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tellings import views
from tellings.errors import UsageError
from tellings.store import Database

if TYPE_CHECKING:
    from tellings.pipeline import Settings

R = TypeVar("R")


class StoryFile:
    """What all parts of the interface work on.

    `path` is made by the first `add`; `settings` are those of all stages; `workers` is how many
    processes may work (all cores if None, 1 for none but this one); `wait` how many seconds a
    change waits for another writer. The answers never depend on the number of workers.
    """

    def __init__(
        self,
        path: str | Path,
        settings: "Settings | None" = None,
        workers: int | None = None,
        wait: float = 60.0,
    ) -> None:
        self.path = Path(path)
        self._settings = settings
        self.workers = workers
        self.wait = wait

    def __repr__(self) -> str:
        return f"Story({str(self.path)!r})"

    @property
    def settings(self) -> "Settings":
        """The settings of all stages; made when first asked for, since asking needs no stage."""
        if self._settings is None:
            from tellings.pipeline import Settings

            self._settings = Settings()
        return self._settings

    def _narrowed(
        self, view: Callable[..., views.Filtering[R]], chosen: dict[str, str], *arguments: Any
    ) -> list[R]:
        return self._chosen(self._ask(view, *arguments), chosen)

    def _chosen(self, found: views.Filtering[R], chosen: dict[str, str]) -> list[R]:
        """The rows that have what was chosen. Raises UsageError for a filter that there is not."""
        unknown = sorted(chosen.keys() - found.having.keys())
        if unknown:
            raise UsageError(f"no filter {unknown[0]!r}; there are {', '.join(found.having)}")
        return found.choose(chosen)

    def _ask(self, view: Callable[..., R], *arguments: Any) -> R:
        with Database(self.path) as store:
            return view(store, *arguments)
