"""How records become rows and rows records, read off the records' own fields."""

import dataclasses
import functools
import json
import operator
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from tellings.model import (
    Alignment,
    Attribution,
    Borrowing,
    Count,
    Label,
    Mention,
    TimeExpression,
)
from tellings.model.plain import decoder, field_names

R = TypeVar("R")
_SCALARS = (str, int, float, bool, type(None))


def to_json(value: object) -> str:
    """Compact JSON of a record or of tuples of records."""
    return _ENCODE(value)


def _fields(record: Any) -> dict[str, object]:
    """One record as a dictionary, its values left for the encoder."""
    kind: Any = type(record)
    return {name: getattr(record, attribute) for attribute, name in field_names(kind)}


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_fields).encode


@dataclass(frozen=True)
class Table(Generic[R]):
    """One flat table: a column a field, nested values as JSON.

    `name` is the table's, `record` the class it holds, `order` the ORDER BY in which records come
    back.
    """

    name: str
    record: type[R]
    order: str

    @functools.cached_property
    def columns(self) -> tuple[str, ...]:
        """Column names: the fields' names without a trailing underscore."""
        fields = dataclasses.fields(typing.cast(Any, self.record))
        return tuple(f.name.rstrip("_") for f in fields)

    @functools.cached_property
    def _attributes(self) -> tuple[str, ...]:
        return tuple(f.name for f in dataclasses.fields(typing.cast(Any, self.record)))

    @functools.cached_property
    def _nested(self) -> dict[int, Callable[[Any], Any]]:
        """Column number -> decoder, for columns kept as JSON."""
        hints = typing.get_type_hints(self.record)
        found = {}
        for i, name in enumerate(self._attributes):
            kinds = typing.get_args(hints[name]) or (hints[name],)
            if typing.get_origin(hints[name]) is tuple or not all(k in _SCALARS for k in kinds):
                found[i] = decoder(hints[name])
        return found

    @functools.cached_property
    def _flags(self) -> tuple[int, ...]:
        hints = typing.get_type_hints(self.record)
        return tuple(i for i, name in enumerate(self._attributes) if hints[name] is bool)

    def rows(self, records: Iterable[R]) -> Iterator[Sequence[Any]]:
        """Records as rows for `insert`."""
        get = operator.attrgetter(*self._attributes)
        if not self._nested:
            yield from map(get, records)
            return
        for record in records:
            row = list(get(record))
            for i in self._nested:
                row[i] = None if row[i] is None else to_json(row[i])
            yield row

    def records(self, rows: Iterable[Sequence[Any]]) -> Iterator[R]:
        """Rows as `select` gives them, as records."""
        make = typing.cast(Any, self.record)
        if not self._nested and not self._flags:
            yield from (make(*row) for row in rows)
            return
        for row in rows:
            values = list(row)
            for i, decode in self._nested.items():
                values[i] = None if values[i] is None else decode(json.loads(values[i]))
            for i in self._flags:
                values[i] = bool(values[i])
            yield make(*values)

    @property
    def insert(self) -> str:
        """The INSERT statement with a place for each column.

        An id is a hash of its record, so a second one is the same record and changes nothing.
        """
        marks = ", ".join("?" * len(self.columns))
        return f"INSERT INTO {self.name} ({self._quoted}) VALUES ({marks}) ON CONFLICT DO NOTHING"

    def select(self, where: str = "") -> str:
        """The SELECT statement, in this table's order."""
        return f"SELECT {self._quoted} FROM {self.name} {where} ORDER BY {self.order}"

    @property
    def _quoted(self) -> str:
        return ", ".join(f'"{c}"' for c in self.columns)


TIMES = Table("times", TimeExpression, 'report, start, "end", type, value')
COUNTS = Table("counts", Count, 'report, start, "end", id')
MENTIONS = Table("mentions", Mention, 'report, start, "end", kind, form, entity')
LABELS = Table("labels", Label, 'report, start, "end", entity, voice')
ATTRIBUTIONS = Table("attributions", Attribution, "report, id")
ALIGNMENTS = Table("alignments", Alignment, "a, b, a_start, b_start, a_end, b_end")
BORROWINGS = Table("borrowings", Borrowing, '"to", "from", direction')
