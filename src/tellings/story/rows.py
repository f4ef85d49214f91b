"""Records of one kind, as a notebook shows them and pandas takes them."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, Generic, TypeVar

from tellings.model import to_plain

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


def _cell(value: object) -> str:
    if isinstance(value, dict) and "words" in value:
        return str(value["words"])
    if isinstance(value, dict):
        return ", ".join(filter(None, map(_cell, value.values())))
    if isinstance(value, list):
        return f"{len(value)} …" if len(value) > 3 else ", ".join(_cell(v) for v in value)
    return "" if value is None else str(value)
