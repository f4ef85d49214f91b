"""The questions, from Python: each answers as the command of the same name does."""

from collections.abc import Sequence

from tellings import views
from tellings.errors import UsageError
from tellings.model import Skipped
from tellings.store import Database, reader
from tellings.story.file import StoryFile
from tellings.story.rows import Rows
from tellings.views.comparison import Comparison, compare
from tellings.views.families import family_index, family_of, steps_of
from tellings.views.lives import Life, life
from tellings.views.marked import Marked, marked
from tellings.views.sharing import ACROSS, Sharing, sharing


class Asking(StoryFile):
    """What can be asked of a story once it has been analyzed."""

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

    def about(self) -> views.Making:
        """How the answers came about: version, seal, settings, and a hash of every text."""
        return self._ask(views.making)

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

    def marks(self, ident: str, part: int | None = None) -> Marked:
        """One report, what was found in it, and what each mark is. Raises NotFound.

        `part` (from 1) narrows it to a part of a very long text, as its pages have them.
        """
        return self._ask(marked, ident, part)

    def compare(self, a: str, b: str) -> Comparison:
        """Two reports side by side, word by word. Raises NotFound."""
        return self._ask(compare, a, b)

    def copies(self, *families: str) -> Rows[views.CopyRow]:
        """Who copied whom; only in the families of these reports, if any are given.

        Raises NotFound.
        """

        def asked(store: Database) -> list[views.CopyRow]:
            index = family_index(store)
            chosen = dict.fromkeys(family_of(index, store, ident) for ident in families)
            return views.copies_in_order(step for each in chosen for step in steps_of(store, each))

        return Rows(self._ask(asked if families else views.copies))

    def shares(self, *families: str, part: int | None = None) -> Rows[Sharing]:
        """How much of each report that copied or was copied stands in each other one.

        Only in the families of these reports, if any are given; `part` (from 1) takes so many
        reports of them as a matrix has. Raises NotFound.
        """

        def asked(store: Database) -> tuple[Sharing, ...]:
            index = family_index(store)
            named = dict.fromkeys(family_of(index, store, ident) for ident in families)
            reports = [r for each in named or index.families for r in each.reports]
            start = 0 if part is None else (part - 1) * ACROSS
            return sharing(store, tuple(reports[start : start + ACROSS] if part else reports))

        return Rows(self._ask(asked))

    def stock(self, kinds: tuple[str, ...] = ("stock",)) -> Rows[views.StockRow]:
        """Recycled paragraphs and their lives."""
        return Rows(self._ask(views.stock, kinds))

    def passage(self, ident: str) -> Life:
        """One passage: every printing and what it changed. Raises NotFound."""
        return self._ask(life, ident)

    def sources(self, **chosen: str) -> Rows[views.SourceRow]:
        """Speakers and documents, narrowed by any of `views.SOURCES`: role, outlet, named."""

        def asked(store: Database) -> list[views.SourceRow]:
            index = views.speaker_index(store)
            rows = index.rows
            if chosen:
                rows = tuple(self._chosen(views.speaker_filter(store, index), chosen))
            return views.source_rows(store, index, rows)

        return Rows(self._ask(asked))

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
        self,
        at_least: int = 1,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
    ) -> Rows[views.TimelineRow]:
        """When things are said to have happened; between ISO days, months or years if given.

        With `outlet` only what that outlet's reports say.
        """
        return Rows(self._ask(views.timeline, at_least, since, until, outlet))

    def check(self, sentence: str, least: float = 0.6) -> views.Answer:
        """Who says this?"""
        return self._ask(views.check, sentence, least)

    def find(self, words: str) -> Rows[views.Holding]:
        """Sentences that hold all these words, or words that begin with them, by date."""
        return Rows(self._ask(views.find, words, 0, None).sentences)

    def skipped(self) -> Rows[Skipped]:
        """Inputs that gave no report, and why."""
        return Rows(self._ask(lambda store: list(reader.skipped(store.connection))))
