"""The last word, from Python: judgements given, taken back, handed over and brought in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tellings import views
from tellings.errors import StoreBusy
from tellings.judging import kinds, lines
from tellings.model import Judgement
from tellings.store import Database
from tellings.store.lock import writing
from tellings.story.file import StoryFile
from tellings.story.rows import Rows


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


class Judging(StoryFile):
    """What people say of findings."""

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

    def judgements(self, about: str | None = None, **chosen: str) -> Rows[views.JudgementRow]:
        """What people said, newest first; of one kind or about one record, if named.

        Narrowed by any of `views.JUDGEMENTS`: state, kind, verdict, who.
        """
        return Rows(self._narrowed(views.judgement_filter, chosen, about))

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
