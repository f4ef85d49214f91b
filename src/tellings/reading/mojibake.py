"""Text that was decoded wrongly before it came here ("cafÃ©"): said, never changed.

UTF-8 bytes that were read as Windows-1252 leave runs of accented capitals and signs that no
language writes. Read back the same way, such a run is valid UTF-8; by chance that happens to one in
many thousands. What the run should have been is proposed in a warning.
"""

import re

_HIGH = (
    "\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
    "\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
_RUN = re.compile(rf"[\u00c2-\u00f4][{_HIGH}]{{1,40}}")
LOOKED_AT = 400_000  # characters
FEWEST = 2  # places; one alone may be chance


def mojibake(text: str) -> list[str]:
    """A warning that shows what is wrong and what it may stand for, or none."""
    if text.isascii():
        return []
    found = [
        (match[0], meant)
        for match in _RUN.finditer(text[:LOOKED_AT])
        if (meant := _meant(match[0]))
    ]
    if len(found) < FEWEST:
        return []
    wrong, meant = found[0]
    return [
        f"{len(found)} places look wrongly decoded, such as {wrong!r}, which may stand for "
        f"{meant!r}; nothing was changed"
    ]


def _meant(run: str) -> str | None:
    """What a run of characters is when its bytes are read as UTF-8, None if they are not UTF-8."""
    for end in range(len(run), 1, -1):
        try:
            meant = b"".join(map(_byte, run[:end])).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        return meant if meant.isprintable() and len(meant) < end else None
    return None


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")  # five bytes that Windows-1252 leaves open
