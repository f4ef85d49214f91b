"""Records to plain JSON values and back, driven by the records' own type hints."""

import dataclasses
import functools
import operator
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

R = TypeVar("R")


def to_plain(record: object) -> Any:
    """A record as JSON values: field order kept, tuples as lists, `from_` as `from`."""
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return {
            name: to_plain(getattr(record, attribute))
            for attribute, name in field_names(_class(record))
        }
    if isinstance(record, tuple | list):
        return [to_plain(item) for item in record]
    if isinstance(record, Mapping):
        return {str(key): to_plain(value) for key, value in record.items()}
    return record


def from_plain(kind: type[R], data: Any) -> R:
    """The record of class `kind` that `to_plain` turned into `data`.

    Fields that are missing take their default. Raises TypeError when a field without a default is
    missing.
    """
    return typing.cast(R, decoder(typing.cast(Any, kind))(data))


def _class(record: object) -> Any:
    return type(record)


def _is_record(kind: object) -> bool:
    return dataclasses.is_dataclass(kind)


@functools.cache
def field_names(kind: Any) -> tuple[tuple[str, str], ...]:
    """The fields of a record's class as (attribute, name in JSON), in order."""
    return tuple((f.name, f.name.rstrip("_")) for f in dataclasses.fields(kind))


@functools.cache
def decoder(kind: Any) -> Any:
    """A function from JSON values to `kind` (a record, tuple[...], X | None, or a JSON scalar)."""
    if _is_record(kind):
        hints = typing.get_type_hints(kind)
        make = typing.cast(Any, kind)
        fields = [(a, n, decoder(hints[a])) for a, n in field_names(kind)]

        def record(data: Mapping[str, Any]) -> Any:
            return make(**{a: decode(data[n]) for a, n, decode in fields if n in data})

        return record
    return _decoder_of(kind, decoder)


def _decoder_of(kind: Any, decoder_of: Any) -> Any:
    """The decoder of a type that is no record: tuples and optional values of `decoder_of` types."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            inner = decoder_of(arguments[0])
            return lambda data: tuple(inner(item) for item in data)
        parts = [decoder_of(a) for a in arguments]
        return lambda data: tuple(d(item) for d, item in zip(parts, data, strict=True))
    if origin in (types.UnionType, typing.Union):
        chosen = [a for a in arguments if a is not type(None)]
        inner = decoder_of(chosen[0]) if len(chosen) == 1 else _same
        return lambda data: None if data is None else inner(data)
    return _same


def to_rows(record: object) -> Any:
    """A record as nested lists of its fields' values in order: compact, for work kept at hand.

    Values that hold no record stay as they are, so tuples may stay tuples; JSON knows no other.
    """
    if isinstance(record, tuple | list):
        return [to_rows(item) for item in record]
    encode = _rows_encoder(_class(record))
    return record if encode is None else encode(record)


@functools.cache
def _rows_encoder(kind: Any) -> Any:
    """A function from a `kind` to rows, read off the hints once; None where nothing changes."""
    if _is_record(kind):
        hints = typing.get_type_hints(kind)
        attributes = [attribute for attribute, _ in field_names(kind)]
        nested = [
            (i, encode)
            for i, attribute in enumerate(attributes)
            if (encode := _rows_encoder(hints[attribute])) is not None
        ]
        get = operator.attrgetter(*attributes)
        alone = len(attributes) == 1

        def rows(record: Any) -> list[Any]:
            row = [get(record)] if alone else list(get(record))
            for i, encode in nested:
                row[i] = encode(row[i])
            return row

        return rows
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        inner = _rows_encoder(arguments[0])
        return None if inner is None else lambda items: [inner(item) for item in items]
    plain = all(_rows_encoder(a) is None for a in arguments if a is not Ellipsis)
    return None if plain else lambda value: None if value is None else to_rows(value)


@functools.cache
def rows_decoder(kind: Any) -> Any:
    """A function that turns what `to_rows` made of a `kind` back into it."""
    if _is_record(kind):
        hints = typing.get_type_hints(kind)
        make = typing.cast(Any, kind)
        fields = [rows_decoder(hints[attribute]) for attribute, _ in field_names(kind)]
        nested = [(i, decode) for i, decode in enumerate(fields) if decode is not _same]

        def record(row: list[Any]) -> Any:
            for i, decode in nested:
                row[i] = decode(row[i])
            return make(*row)

        return record
    return _decoder_of(kind, rows_decoder)


def _same(data: Any) -> Any:
    return data
