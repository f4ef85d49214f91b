"""A story, from Python: made, asked, judged, handed on and checked."""

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tellings import views
from tellings.engines.base import Engine
from tellings.export import passim
from tellings.export.jsonl import export as export_jsonl
from tellings.export.verification import verify, verify_export
from tellings.model import Skipped
from tellings.pipeline import Progress, silent
from tellings.store import Database, writer
from tellings.store.lock import writing
from tellings.story.asking import Asking
from tellings.story.judging import Judging

if TYPE_CHECKING:
    from tellings.pipeline import Added, Analysed


class Story(Asking, Judging):
    """One story file and everything that can be asked of it.

    `path` is made by the first `add`; `settings` are those of all stages; `workers` is how many
    processes may work (all cores if None, 1 for none but this one). The answers never depend on
    the number of workers.
    """

    def add(
        self,
        *paths: str | Path,
        fetch: Iterable[str] = (),
        progress: Progress = silent,
        waiting: Callable[[str], None] | None = None,
    ) -> "Added":
        """Read files and folders into the story; what has been read before is not read again.

        `fetch` are addresses of the web: the only ones that are ever asked, each kept as a web
        archive in the folder `<story>.fetched` and read from there.
        """
        from tellings.pipeline import add  # loads all stages

        lost: tuple[Skipped, ...] = ()
        if wanted := tuple(fetch):
            from tellings.fetching import fetch as fetched  # the only way to the network

            kept = fetched(wanted, Path(f"{self.path}.fetched"))
            paths, lost = (*paths, *kept.files), kept.skipped
        with (
            writing(self.path, self.wait, waiting),
            Database(self.path, create=True) as store,
            _Workers(self.workers) as engine,
        ):
            done = add(store, paths, self.settings, engine, progress)
        done.files += len(lost)
        done.skipped = sorted([*done.skipped, *lost])
        return done

    def analyze(
        self,
        progress: Progress = silent,
        waiting: Callable[[str], None] | None = None,
    ) -> "Analysed":
        """Bring the answers up to date; only what is new or changed is looked at."""
        from tellings.pipeline import analyze  # loads all stages

        with Database(self.path):
            pass  # a missing story is said before a lock is taken
        with (
            writing(self.path, self.wait, waiting),
            Database(self.path) as store,
            _Workers(self.workers) as engine,
        ):
            return analyze(store, self.settings, engine, progress)

    def export(self, folder: str | Path) -> dict[str, Any]:
        """Write every record as JSON Lines; returns the manifest."""
        return self._ask(export_jsonl, folder)

    def export_passim(self, folder: str | Path) -> int:
        """Write all passages as passim would, one place a line; how many places."""
        return self._ask(passim.export, folder)

    def passim(self, path: str | Path) -> views.Comparison:
        """Our passages beside those of passim's output at `path`. Raises UsageError."""

        def compared(store: Database) -> views.Comparison:
            return views.beside(store, *passim.read(store, path))

        return self._ask(compared)

    def report_html(self, path: str | Path, **limits: int) -> int:
        """Write everything as one self-contained HTML file; returns its size in bytes.

        `limits` are those of `tellings.pages.limits.Limits`: `whole=50`, `claims=100` and so on.
        Raises UsageError for one that there is not.
        """
        from tellings.export.html import export as export_html  # loads the templates' engine
        from tellings.export.html import limited

        return self._ask(export_html, path, limited(limits))

    def verify(self, against: str | Path | None = None, again: bool = False) -> list[str]:
        """What is not as it was written, a line each.

        Without `against` the story file itself is checked; with a folder, an export of it; with a
        file, an HTML report of it. `again` analyzes a copy from the stored texts and compares.
        """
        from tellings.export.html import verify as verify_html

        with Database(self.path) as store:
            if against is None:
                problems = verify(store)
            elif Path(against).is_dir():
                problems = verify_export(store, Path(against))
            else:
                problems = verify_html(store, Path(against))
            return problems + (self._verify_again(store) if again else [])

    def _verify_again(self, store: Database) -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.db"
            with Database(copy, create=True) as target:
                store.connection.backup(target.connection)
                writer.forget_analysis(target.connection)
            again = Story(copy, self.settings, self.workers)
            again.analyze()
            with Database(copy) as target:
                same = target.facts().get("seal") == store.facts().get("seal")
        return [] if same else ["analyzing the stored texts again gives something else"]


class _Workers:
    """An engine whose workers end with the block."""

    def __init__(self, workers: int | None) -> None:
        from tellings.engines.local import Local  # only building needs processes

        self._engine = Local(workers)

    def __enter__(self) -> Engine:
        return self._engine

    def __exit__(self, *exc: object) -> None:
        self._engine.close()
