"""Draw the map of the package: every file with the sentence that says what it is for.

``python tools/draw_map.py`` writes it into docs/contributing/architecture.md;
a test compares the two.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "sphinxext_cnnparams"
PAGE = ROOT / "docs" / "contributing" / "architecture.md"
BEGIN, END = "<!-- map -->\n", "<!-- end of the map -->\n"


def sentence(path: Path) -> str:
    """Give the first sentence of a file."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return text.partition("\n\n")[0].replace("\n", " ").removesuffix(".")


def lines(folder: Path, indent: str = "") -> Iterator[str]:
    """Give a line for each file of a folder, then its folders, each with its files."""
    files = sorted(path for path in folder.glob("*.py") if path.name != "__init__.py")
    folders = sorted(path for path in folder.iterdir() if (path / "__init__.py").exists())
    width = max((len(path.name) for path in files), default=0)
    for path in files:
        yield f"{indent}{path.name:<{width}}  {sentence(path)}"
    for inner in folders:
        yield ""
        yield f"{indent}{inner.name}/  {sentence(inner / '__init__.py')}"
        yield from lines(inner, f"{indent}    ")


def drawn() -> str:
    """Give the whole map as a block of Markdown."""
    head = f"{PACKAGE.name}/  {sentence(PACKAGE / '__init__.py')}"
    return "```text\n" + "\n".join((head, *lines(PACKAGE, "    "))) + "\n```\n"


def main() -> None:
    """Write the map between its marks."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}{drawn()}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
