"""Where files lay, told without the folders around the pile: a report may be mailed to anybody."""

import os
from collections.abc import Iterable
from pathlib import PurePath


def around(paths: Iterable[str]) -> str:
    """The folder that holds all files given by a whole path, "" if none was."""
    folders = [str(PurePath(path).parent) for path in paths if PurePath(path).is_absolute()]
    try:
        return os.path.commonpath(folders) if folders else ""
    except ValueError:  # on different drives
        return ""


def within(path: str, folder: str) -> str:
    """The path from `folder` on; as it is where it was not given as a whole path."""
    if not folder or not PurePath(path).is_absolute():
        return path
    return os.path.relpath(path, folder)
