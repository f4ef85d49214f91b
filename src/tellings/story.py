"""The Python interface: one story, the same questions as on the command line.

story = tellings.Story("story.db")
story.add("reports/")
story.analyze()
story.claims()
"""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from tellings import views
from tellings.engines.base import Engine
from tellings.errors import StoreBusy, UsageError
from tellings.export import passim
from tellings.export.jsonl import export as export_jsonl
from tellings.export.verification import verify, verify_export
from tellings.judging import kinds, lines
from tellings.model import Judgement, Skipped, to_plain
from tellings.pipeline import Progress, silent
from tellings.store import Database, reader, writer
from tellings.store.lock import writing
from tellings.views.comparison import Comparison, compare
from tellings.views.families import family_index, family_of, steps_of
from tellings.views.lives import Life, life
from tellings.views.marked import Marked, marked
from tellings.views.sharing import Sharing, sharing

if TYPE_CHECKING:
    from tellings.pipeline import Added, Analysed, Settings

R = TypeVar("R")


class Rows(Sequence[R], Generic[R]):
    """Records of one kind: a sequence that shows itself as a table in a notebook."""

    def __init__(self, records: Iterable[R]) -> None:
        self._records = tuple(records)

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, index: Any) -> Any:
        found = self._records[index]
        return Rows(found) if isinstance(index, slice) else found

    def __repr__(self) -> str:
        lines = [repr(record) for record in self._records[:10]]
        more = [f"… and {len(self) - 10} more"] if len(self) > 10 else []
        return "\n".join(lines + more)

    def plain(self) -> list[dict[str, Any]]:
        """The records as JSON values, field by field."""
        return [to_plain(record) for record in self._records]

    def to_pandas(self) -> Any:
        """A pandas DataFrame, one row a record. Raises ImportError where pandas is missing."""
        try:
            import pandas  # optional, so only when asked for
        except ImportError as error:
            raise ImportError("to_pandas needs pandas: pip install pandas") from error

        return pandas.DataFrame(self.plain())

    def _repr_html_(self) -> str:
        plain = self.plain()[:50]
        if not plain:
            return "<p>nothing</p>"
        head = "".join(f"<th>{escape(name)}</th>" for name in plain[0])
        body = "".join(
            "<tr>"
            + "".join(f'<td dir="auto">{escape(_cell(v))}</td>' for v in row.values())
            + "</tr>"
            for row in plain
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement as it is kept, what is other since, and whether it is in force.

    `state` is that of `views.JudgementRow`, or "taken back".
    """

    judgement: Judgement
    changes: tuple[views.Effect, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Imported:
    """Judgements that came in: how many were new, known, and taken back since.

    `conflicts` are the ids of judgements in the story that contradict one another, those of one
    subject together.
    """

    new: int
    known: int
    taken_back: int
    conflicts: tuple[tuple[str, ...], ...]


class Story:
    """One story file and everything that can be asked of it.

    `path` is made by the first `add`; `settings` are those of all stages; `workers` is how many
    processes may work (all cores if None, 1 for none but this one). The answers never depend on
    the number of workers.
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

    def judge(
        self,
        kind: str,
        ids: str | Sequence[str],
        verdict: str,
        value: object = None,
        who: str | None = None,
        why: str | None = None,
        when: str | None = None,
        replaces: Sequence[str] = (),
        recompute: bool = True,
    ) -> Judged:
        """Confirm, overturn or note upon a finding; what depends on it is worked out again.

        docs/judgements.md says for each `kind` what `ids` it takes and what `verdict` and `value`
        mean. `when` is an ISO time; nothing is filled in. Raises UsageError and NotFound.
        """
        from tellings.pipeline import judging  # loads all stages

        with Database(self.path) as store:
            about = views.subject(store, kind, [ids] if isinstance(ids, str) else ids, verdict)
            kept = kinds.check(kind, verdict, value, about.now, why)
            said = lines.make(
                {"kind": about.kind, "ids": about.ids}, verdict, about.words, kept, who, when, why
            )
            said = judging.keep(store, said, replaces, self.settings)
        return self._judged(said, recompute)

    def judgements(self, about: str | None = None) -> Rows[views.JudgementRow]:
        """What people said, newest first; of one kind or about one record, if named."""
        return Rows(self._ask(views.judgements, about))

    def taken_back(self) -> Rows[views.TakenBackRow]:
        """What people said and took back, last first."""
        return Rows(self._ask(views.taken_back))

    def take_back(
        self,
        ident: str,
        who: str | None = None,
        when: str | None = None,
        why: str | None = None,
        forget: bool = False,
        recompute: bool = True,
    ) -> Judged:
        """Take a judgement out of force, as if it had not been made; kept as history.

        With `forget` no trace of it stays. A unique beginning of its id is enough. Raises NotFound.
        """
        from tellings.pipeline import judging  # loads all stages

        with Database(self.path) as store:
            said = judging.take_back(store, ident, who, when, why, forget)
        return self._judged(said, recompute)

    def export_judgements(self, path: str | Path) -> int:
        """Write all judgements, those taken back too, as JSON Lines; how many there are."""
        from tellings.pipeline import judging

        with Database(self.path) as store:
            told = list(lines.write(judging.entries(store)))
        Path(path).write_text("".join(told), encoding="utf-8", newline="\n")
        return len(told)

    def import_judgements(self, path: str | Path, recompute: bool = True) -> Imported:
        """Add the judgements of another reader. Raises UsageError naming a line that is none."""
        from tellings.pipeline import judging

        brought = list(lines.read(Path(path).read_text(encoding="utf-8").split("\n")))
        with Database(self.path) as store:
            new, known, gone = judging.bring_in(store, brought)
            conflicts = judging.conflicts(store, self.settings)
        self._work_in(recompute and bool(new or gone))
        return Imported(new, known, gone, conflicts)

    def _judged(self, said: Judgement, recompute: bool) -> Judged:
        changes = self._work_in(recompute)
        states = {row.id: row.state for row in self._ask(views.judgements)}
        return Judged(said, changes or (), states.get(said.id, "taken back"))

    def _work_in(self, recompute: bool) -> tuple[views.Effect, ...] | None:
        """What is other once all that people said is worked in; None if that must wait."""
        from tellings.pipeline import analyze, judging

        if not recompute:
            return None
        try:
            with writing(self.path, self.wait), Database(self.path) as store:
                if not judging.ready(store, self.settings):
                    return None
                before = views.outline(store)
                analyze(store, self.settings)
                return views.effects(before, views.outline(store))
        except StoreBusy:
            return None  # whoever is writing works it in, or the next analysis does

    def state(self) -> views.State:
        """Whether the answers are those of what the story holds now."""
        return self._ask(views.state)

    def overview(self) -> views.Overview:
        """What is in the story."""
        return self._ask(views.overview)

    def reports(self, by: str = "date", **chosen: str) -> Rows[views.ReportRow]:
        """The reports, by `date`, `outlet` or `length`; narrowed by any of `views.REPORTS`.

        As in `reports(outlet="Harbour Post", dated="undated")`. Raises UsageError for a filter or
        an order that there is not.
        """
        if by not in views.ORDERS:
            raise UsageError(f"no order {by!r}; there are {', '.join(views.ORDERS)}")
        return Rows(views.in_order(self._narrowed(views.report_filter, chosen), by))

    def voices(self) -> Rows[views.Voices]:
        """In whose voice each report speaks: characters own, attributed, anonymous, copied."""
        return Rows(self._ask(views.voices))

    def report(self, ident: str) -> views.ReportPage:
        """One report with all its marks. Raises NotFound."""
        return self._ask(views.report, ident)

    def claims(self, at_least: int = 1, **facets: Sequence[str]) -> Rows[views.ClaimRow]:
        """Claims told by at least so many reports, most disputed first.

        `facets` narrow them, each to the values given: disputed, outlet, speaker, actor (ids), date
        (months, 2014-05), put (asserted, denied, …), judged. Raises UsageError for other names.
        """
        if not facets:
            return Rows(self._ask(views.claims, at_least))
        unknown = sorted(facets.keys() - set(views.FACETS))
        if unknown:
            raise UsageError(f"no facet {unknown[0]!r}; there are {', '.join(views.FACETS)}")
        return Rows(
            self._ask(
                lambda store: views.narrow(views.claim_index(store), facets, 0, None, at_least).rows
            )
        )

    def claim(self, ident: str) -> views.ClaimPage:
        """One claim with its witnesses, origins and disagreements. Raises NotFound."""
        return self._ask(views.claim, ident)

    def origins(self, at_least: int = 2) -> Rows[views.OriginRow]:
        """How many independent origins each claim has."""
        return Rows(self._ask(views.origins, at_least))

    def marks(self, ident: str) -> Marked:
        """One report, what was found in it, and what each mark is. Raises NotFound."""
        return self._ask(marked, ident)

    def compare(self, a: str, b: str) -> Comparison:
        """Two reports side by side, word by word. Raises NotFound."""
        return self._ask(compare, a, b)

    def copies(self, family: str | None = None) -> Rows[views.CopyRow]:
        """Who copied whom; of one report's family only, if that is given. Raises NotFound."""
        if family is None:
            return Rows(self._ask(views.copies))
        return Rows(self._ask(lambda s: steps_of(s, family_of(family_index(s), s, family))))

    def shares(self, family: str | None = None) -> Rows[Sharing]:
        """How much of each report that copied or was copied stands in each other one."""

        def asked(store: Database) -> tuple[Sharing, ...]:
            index = family_index(store)
            chosen = index.families if family is None else [family_of(index, store, family)]
            return sharing(store, tuple(r for each in chosen for r in each.reports))

        return Rows(self._ask(asked))

    def stock(self, kinds: tuple[str, ...] = ("stock",)) -> Rows[views.StockRow]:
        """Recycled paragraphs and their lives."""
        return Rows(self._ask(views.stock, kinds))

    def passage(self, ident: str) -> Life:
        """One passage: every printing and what it changed. Raises NotFound."""
        return self._ask(life, ident)

    def sources(self, **chosen: str) -> Rows[views.SourceRow]:
        """Speakers and documents, narrowed by any of `views.SOURCES`: role, outlet, named."""
        rows = self._ask(views.sources)
        if chosen:
            kept = {(" ".join(s.name.casefold().split()), s.role)
                    for s in self._narrowed(views.speaker_filter, chosen)}  # fmt: skip
            rows = [r for r in rows if (" ".join(r.name.casefold().split()), r.role) in kept]
        return Rows(rows)

    def source(self, ident: str) -> views.SpeakerPage:
        """One source by its id or name: what it says and the ways it came. Raises NotFound."""
        return self._ask(views.speaker, ident)

    def disagreements(
        self, relations: tuple[str, ...] = ("conflict", "stale", "variant"), **chosen: str
    ) -> Rows[views.DisagreementRow]:
        """Where the reports disagree, narrowed by any of `views.DISAGREEMENTS`: facet, outlet."""
        rows = self._narrowed(views.disagreement_filter, chosen)
        return Rows(row for row in rows if row.relation in relations)

    def disagreement(self, ident: str) -> views.DisagreementRow:
        """One disagreement by its id or a unique beginning of it. Raises NotFound."""
        return self._ask(views.disagreement, ident)

    def names(self, at_least: int = 2, **chosen: str) -> Rows[views.NameRow]:
        """What each outlet calls the same actor, narrowed by any of `views.NAMES`: kind and so on.

        Actors that fewer than `at_least` reports mention are left out.
        """
        return Rows(self._narrowed(views.name_filter, chosen, at_least))

    def actor(self, ident: str) -> views.ActorPage:
        """One actor by its id or exact name: what each outlet calls it. Raises NotFound."""
        return self._ask(views.actor, ident)

    def timeline(
        self, at_least: int = 1, since: str | None = None, until: str | None = None
    ) -> Rows[views.TimelineRow]:
        """When things are said to have happened; between ISO days, months or years if given."""
        return Rows(self._ask(views.timeline, at_least, since, until))

    def check(self, sentence: str, least: float = 0.6) -> views.Answer:
        """Who says this?"""
        return self._ask(views.check, sentence, least)

    def find(self, words: str) -> Rows[views.Holding]:
        """Sentences that hold all these words, or words that begin with them, by date."""
        return Rows(self._ask(views.find, words, 0, None).sentences)

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

    def skipped(self) -> Rows[Skipped]:
        """Inputs that gave no report, and why."""
        return Rows(self._ask(lambda store: list(reader.skipped(store.connection))))

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

    def _narrowed(
        self, view: Callable[..., views.Filtering[R]], chosen: dict[str, str], *arguments: Any
    ) -> list[R]:
        found = self._ask(view, *arguments)
        unknown = sorted(chosen.keys() - found.having.keys())
        if unknown:
            raise UsageError(f"no filter {unknown[0]!r}; there are {', '.join(found.having)}")
        return found.choose(chosen)

    def _ask(self, view: Callable[..., R], *arguments: Any) -> R:
        with Database(self.path) as store:
            return view(store, *arguments)


class _Workers:
    """An engine whose workers end with the block."""

    def __init__(self, workers: int | None) -> None:
        from tellings.engines.local import Local  # only building needs processes

        self._engine = Local(workers)

    def __enter__(self) -> Engine:
        return self._engine

    def __exit__(self, *exc: object) -> None:
        self._engine.close()


def _cell(value: object) -> str:
    if isinstance(value, dict) and "words" in value:
        return str(value["words"])
    if isinstance(value, dict):
        return ", ".join(filter(None, map(_cell, value.values())))
    if isinstance(value, list):
        return f"{len(value)} …" if len(value) > 3 else ", ".join(_cell(v) for v in value)
    return "" if value is None else str(value)
