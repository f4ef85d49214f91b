#!/usr/bin/env python3
"""Set up a virtual environment in .venv and run something in it. Needs Python 3.11 only.

python3 develop.py demo        the built-in sample, end to end
python3 develop.py test        the tests
python3 develop.py run ...     any command of the environment, e.g. run tellings --help
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent.resolve()
ENVIRONMENT = HERE / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
REQUIRED = (3, 11)


def prepare() -> None:
    """Make the environment, or bring it up to date when what it is made from has changed."""
    wanted = hashlib.sha256(
        (HERE / "pyproject.toml").read_bytes() + (HERE / "constraints.txt").read_bytes()
    ).hexdigest()
    mark = ENVIRONMENT / "made-from"
    if mark.is_file() and mark.read_text() == wanted:
        return
    print(f"setting up {ENVIRONMENT} (once, about a minute) …", file=sys.stderr, flush=True)
    try:
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        sys.exit("python3 cannot make environments; on Debian: apt-get install python3-venv")
    install = [PROGRAMS / "python", "-m", "pip", "install", "--quiet", "--no-input"]
    arguments = ["--disable-pip-version-check", "-c", "constraints.txt", "-e", ".[dev]"]
    if subprocess.run([*install, *arguments], cwd=HERE, check=False).returncode:
        sys.exit("installing failed; the lines above say why")
    mark.write_text(wanted)


def main() -> int:
    """Run what was asked for; the exit code is that command's."""
    if sys.version_info < REQUIRED:
        sys.exit(f"Tellings needs Python 3.11 or newer; this is {sys.version.split()[0]}")
    what, *rest = sys.argv[1:] or ["help"]
    commands = {
        "demo": [PROGRAMS / "tellings", "demo", *rest],
        "test": [PROGRAMS / "python", "-m", "pytest", *rest],
        "run": [PROGRAMS / rest[0], *rest[1:]] if rest else None,
    }
    command = commands.get(what)
    if command is None:
        print(__doc__)
        return 2
    prepare()
    return subprocess.run([str(part) for part in command], cwd=HERE, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
