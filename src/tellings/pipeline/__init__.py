"""The one place that knows the order of the stages: paths in, a finished story out.

`adding` reads files into the store; `analysis` runs what is new or changed and joins everything.
"""

from tellings.pipeline.adding import Added, add
from tellings.pipeline.analysis import Analysed, analyze, is_current
from tellings.pipeline.composition import Settings
from tellings.pipeline.progress import Progress, silent

__all__ = ["Added", "Analysed", "Progress", "Settings", "add", "analyze", "is_current", "silent"]
