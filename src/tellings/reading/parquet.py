"""Parquet tables -> rows. Needs pyarrow, which is large and therefore optional."""

import datetime
import decimal
import math
from collections.abc import Iterator
from typing import Any, BinaryIO

from tellings.errors import InputError
from tellings.reading.columns import named_columns
from tellings.reading.rows import Row

_BATCH = 64  # rows taken out at once


def read_parquet(stream: BinaryIO) -> Iterator[Row]:
    """(number, row) of each row, from 1.

    Raises InputError: `unsupported` where pyarrow is missing, `bad-archive` for a damaged file,
    `no-text-field`.
    """
    try:
        from pyarrow import parquet  # optional, so only when there is such a file
    except ImportError:
        raise InputError(
            "unsupported", "reading .parquet needs pyarrow (pip install 'tellings[parquet]')"
        ) from None
    number = 0
    try:
        table = parquet.ParquetFile(stream, memory_map=False, pre_buffer=False)
        names = [str(name) for name in table.schema_arrow.names]
        columns = named_columns(names)
        for batch in table.iter_batches(batch_size=_BATCH, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                values = {columns.get(k, k): _plain(v) for k, v in row.items() if v is not None}
                yield number, values
    except (InputError, MemoryError):
        raise
    except Exception as error:  # pyarrow raises errors of many kinds for damaged files
        said = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        after = f" after row {number}" if number else ""
        raise InputError("bad-archive", f"the table cannot be read{after} ({said})") from None


def _plain(value: Any) -> Any:
    """A value as JSON has it: times in ISO 8601, bytes as text where they are text."""
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, decimal.Decimal | datetime.timedelta):
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value
