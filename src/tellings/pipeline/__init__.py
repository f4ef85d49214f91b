"""The one place that knows the order of the stages: paths in, a finished story out.

`adding` reads files into the store; `analysis` runs what is new or changed and joins everything.
"""

from typing import TYPE_CHECKING, Any

from tellings.pipeline.progress import Progress, silent

__all__ = ["Added", "Analysed", "Progress", "Settings", "add", "analyze", "silent"]

if TYPE_CHECKING:
    from tellings.pipeline.adding import Added, add
    from tellings.pipeline.analysis import Analysed, analyze
    from tellings.pipeline.composition import Settings

_WHERE = {
    "Added": "adding", "add": "adding",
    "Analysed": "analysis", "analyze": "analysis",
    "Settings": "composition",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load the stages when they are first needed, so that asking a story does not wait for them."""
    if name not in _WHERE:
        raise AttributeError(f"module 'tellings.pipeline' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"tellings.pipeline.{_WHERE[name]}"), name)
