"""Sizes of memory as people write them: 500MB, 2 GB, 1.5GiB."""

import re

import click

_UNITS = {
    "": 1, "b": 1, "k": 1000, "kb": 1000, "kib": 1 << 10, "m": 10**6, "mb": 10**6, "mib": 1 << 20,
    "g": 10**9, "gb": 10**9, "gib": 1 << 30,
}  # fmt: skip
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*", re.I)


def size(written: str, least: int = 0) -> int:
    """The number of bytes that `written` means: kB, MB and GB are powers of 1,000.

    Raises click.BadParameter if it means none, or fewer than `least`.
    """
    found = _SIZE.fullmatch(written)
    unit = _UNITS.get(found[2].lower()) if found else None
    if found is None or unit is None:
        raise click.BadParameter(f"{written!r} is no size such as 500MB or 2GB")
    number = int(float(found[1]) * unit)
    if number < least:
        raise click.BadParameter(f"{written} is less than {least >> 20} MiB")
    return number
