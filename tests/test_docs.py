"""The documentation says what the program does."""

import json
import re
from pathlib import Path

from tellings.cli import cli
from tellings.cli.reference import reference
from tests.test_layers import MAY_IMPORT, NAMES_IN_TABLE

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def test_the_command_line_page_is_up_to_date() -> None:
    written = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert written == reference(), "python -m tellings.cli.reference > docs/cli.md"


def test_every_command_is_in_the_readme_or_the_reference() -> None:
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    for name in cli.commands:
        assert f"## tellings {name}\n" in page


def test_every_dependency_has_its_line() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    needed = re.search(r"\ndependencies = \[(.*?)\]", project, re.DOTALL)
    assert needed is not None
    page = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower()
    for name in re.findall(r'"([\w-]+)', needed.group(1)):
        assert name in page, f"{name} has no line in docs/dependencies.md"
        assert f"\n{name.lower()}==" in pinned, f"{name} is not pinned in constraints.txt"


def test_the_design_page_shows_the_import_table_that_is_held() -> None:
    page = (DOCS / "design.md").read_text(encoding="utf-8")
    for layer, names in NAMES_IN_TABLE.items():
        row = next(line for line in page.splitlines() if line.startswith(f"| `{layer}`"))
        assert set(re.findall(r"`([\w.]+)`", row.split("|")[2])) == names, layer
    assert set(MAY_IMPORT) >= set(NAMES_IN_TABLE)


def test_links_between_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_exported_field_is_on_the_records_page(sample_export: Path) -> None:
    page = (DOCS / "records.md").read_text(encoding="utf-8")
    for path in sorted(sample_export.glob("*.jsonl")):
        first = path.read_text(encoding="utf-8").split("\n")[0]
        for field in json.loads(first) if first else ():
            assert f"`{field}`" in page, f"{path.name}: {field} is not described"
