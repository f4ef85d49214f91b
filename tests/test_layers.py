"""The import table of the design, held: who may import whom (type-only imports count too)."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "tellings"
STAGES = ("reading", "reuse", "attribution", "names", "times", "counts", "claims", "origins")
BASE = {"model", "errors", "text", "kernels", "engines.base"}
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "kernels": set(),
    "sample": set(),
    "text": {"model", "errors", "kernels"},
    **dict.fromkeys(STAGES, BASE),
    "engines": {"model", "errors", "kernels"},
    "judging": {"model", "errors", "text"},
    "store": {"model", "errors"},
    "fetching": {"model", "errors"},
    "views": {"judging", "store", "model", "errors", "text"},
    "pages": {"views", "store", "model", "errors"},
    "export": {"pages", "views", "store", "model", "errors"},
    "pipeline": {*STAGES, "engines", "judging", "store", "text", "model", "errors"},
    "story": {
        "fetching",
        "pipeline",
        "judging",
        "views",
        "export",
        "store",
        "model",
        "errors",
        "engines",
    },
    "web": {"pages", "views", "export", "store", "model", "errors", "story"},
    "cli": {"pipeline", "judging", "views", "export", "web", "errors", "story", "sample", "model"},
    "__main__": {"cli"},
    "__init__": {"story", "pipeline", "errors"},
}
NAMES_IN_TABLE = {  # as docs/design.md prints them
    layer: MAY_IMPORT[layer]
    for layer in (
        *(
            "text",
            "engines",
            "judging",
            "store",
            "fetching",
            "views",
            "pages",
            "export",
            "story",
            "web",
            "cli",
        ),
    )
}
NUMERIC_ONLY = {"numpy", "numba", "math", "typing", "collections", "dataclasses", "__future__"}
WHERE_TO_KEEP_COMPILED = {"os", "tempfile", "pathlib"}  # in the package's own file alone
FORBIDDEN_NAMES = {"utils", "util", "misc", "helpers", "common", "settings", "manager"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def layer_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Dotted names of everything a module imports, at any depth of nesting."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the layer"
            module = node.module or ""
            found |= (
                {f"{module}.{a.name}" for a in node.names} if module == "tellings" else {module}
            )
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_follow_the_table(path: Path) -> None:
    layer = layer_of(path)
    allowed = MAY_IMPORT[layer]
    for name in imported(path):
        if name != "tellings" and not name.startswith("tellings."):
            continue
        target = name.removeprefix("tellings").lstrip(".")
        if target.split(".")[0] == layer or target in {"__version__", ""}:
            continue
        ok = any(target == a or target.startswith(a + ".") for a in allowed)
        assert ok, f"{layer} may not import tellings.{target}"


def test_kernels_know_only_numbers() -> None:
    for path in sorted((PACKAGE / "kernels").rglob("*.py")):
        allowed = NUMERIC_ONLY | (WHERE_TO_KEEP_COMPILED if path.stem == "__init__" else set())
        outside = {n.split(".")[0] for n in imported(path)} - allowed - {"tellings"}
        assert not outside, f"{path.name} imports {outside}"


def test_no_module_is_named_for_nothing() -> None:
    assert not [p for p in modules() if p.stem in FORBIDDEN_NAMES]


def test_every_layer_is_in_the_table() -> None:
    assert {layer_of(p) for p in modules()} <= set(MAY_IMPORT)
