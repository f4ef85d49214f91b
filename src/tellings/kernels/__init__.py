"""Numeric kernels: arrays in, arrays out; no record, no text object.

Compiled kernels are kept beside the code, or in the user's cache folder; where neither can be
written (a container without a home) they go to the temporary folder instead of failing.
"""

import os
import tempfile
from pathlib import Path


def _cache_folder() -> None:
    """Point numba at a folder it can write, unless it has one or the user chose one."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path("~").expanduser())
    if os.access(Path(__file__).parent, os.W_OK) or os.access(home, os.W_OK):
        return
    user = os.getuid() if hasattr(os, "getuid") else "user"
    os.environ.setdefault("NUMBA_CACHE_DIR", f"{tempfile.gettempdir()}/tellings-{user}")


_cache_folder()
