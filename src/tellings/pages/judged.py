"""What people said of the records on a page, to be looked up by what each is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from tellings import views


@dataclass(frozen=True, slots=True)
class Judged:
    """All judgements about one record (or of one kind): `ident` names it, newest first."""

    ident: str
    rows: tuple[views.JudgementRow, ...]

    def of(self, kind: str, *others: str) -> list[views.JudgementRow]:
        """Those of this kind whose ids are the record's and these, in any order.

        Without `others` those of this kind whatever else they name. A place (`REPORT:START-END`)
        stands for its report too.
        """
        if not others:
            return [row for row in self.rows if row.kind == kind]
        wanted = {other.partition(":")[0] for other in others}
        found = []
        for row in self.rows:
            about = {i for i in row.ids if i != self.ident}
            if row.kind == kind and about:
                exact = about <= set(others) or {i.partition(":")[0] for i in about} == wanted
                if exact and not _elsewhere(about, others):
                    found.append(row)
        return found

    def named(self, kind: str, words: str) -> list[views.JudgementRow]:
        """Those of this kind whose other side are these words, in any case."""
        wanted = " ".join(words.casefold().split())
        return [
            row
            for row in self.rows
            if row.kind == kind
            and any(
                w.side == 1 and " ".join(w.quote.casefold().split()) == wanted for w in row.words
            )
        ]


def said_of(rows: Iterable[views.JudgementRow], about: str) -> Judged:
    """Of these judgements those about the record with this id, or of this kind."""
    return Judged(about, tuple(row for row in rows if row.is_about(about)))


def _elsewhere(about: set[str], others: tuple[str, ...]) -> bool:
    """Whether both name a place, but not the same one."""
    places = {i for i in about if ":" in i}
    return bool(places) and not places & set(others)
