"""Write the map in ARCHITECTURE.md: every module of ispc with the first line of its docstring.

The map is made from the code, so it cannot drift; a test compares the two. Run it after adding or renaming a module:
`python tools/tree.py`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "ARCHITECTURE.md"
START, END = "<!-- tree -->\n", "<!-- /tree -->\n"
DOORS = ("rules",)
"""Folders too full to list: their members are counted, and their own manual lists them."""


def tree() -> str:
    """The map as Markdown."""
    return "".join(f"{line}\n" for line in ["| module | what it is |", "|---|---|", *_rows(ROOT / "ispc")])


def _rows(folder: Path) -> Iterator[str]:
    files = sorted(path for path in folder.glob("*.py") if path.name != "__init__.py")
    for path in files:
        yield f"| `{path.relative_to(ROOT).as_posix()}` | {_first_line(path)} |"
    for inner in sorted(path for path in folder.iterdir() if (path / "__init__.py").exists()):
        name = inner.relative_to(ROOT).as_posix()
        yield f"| **`{name}/`** | {_first_line(inner / '__init__.py')} |"
        if inner.name in DOORS:
            members = [path for path in inner.glob("*.py") if not path.name.startswith("_")]
            yield f"| `{name}/*.py` | {len(members)} rules; `ispc explain` lists them |"
        else:
            yield from _rows(inner)


def _first_line(path: Path) -> str:
    said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return " ".join(said.split("\n\n")[0].split()).replace("|", "\\|")


def placed(page: str) -> str:
    """The page with the map in its place."""
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}{tree()}{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(placed(PAGE.read_text("utf-8")), "utf-8")
