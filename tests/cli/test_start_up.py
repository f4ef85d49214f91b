"""Asking a story must not wait for the stages: they are loaded when something is built."""

import subprocess
import sys

_LOADED = """
import sys
import tellings.cli.main
print(*sorted(sys.modules))
"""


def test_the_asking_commands_load_no_stage() -> None:
    told = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True)
    loaded = set(told.stdout.split())
    stages = ("reading", "reuse", "attribution", "names", "times", "counts", "claims", "origins")
    assert "tellings.views" in loaded
    assert not loaded & {f"tellings.{stage}" for stage in stages}
    assert not loaded & {"numba", "numpy", "lxml", "trafilatura", "pypdf", "loky", "jinja2"}
