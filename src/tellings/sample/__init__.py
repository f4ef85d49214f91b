"""The built-in sample: reports on an invented ferry disaster, and the truth about them.

`SAMPLE` is the folder of reports to add to a story; `TRUTH` is the JSON record that says, to the
character, what stands where in them.  Both are made by `evaluation/sample/make_sample.py` and
described in `docs/sample.md`.  All countries, people and outlets are invented.
"""

from pathlib import Path

__all__ = ["SAMPLE", "TRUTH"]

SAMPLE = Path(__file__).parent / "reports"
TRUTH = Path(__file__).parent / "truth.json"
