"""Lines with colours, where a terminal shows them and rich is installed; plain ones elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

Line = list[tuple[str, str]]
"""Texts, each with its style."""


def print_lines(lines: Iterable[Line]) -> None:
    """Print lines."""
    write = _coloured() if sys.stdout.isatty() else None
    for line in lines:
        if write is None:
            sys.stdout.write("".join(text for text, _ in line).rstrip() + "\n")
        else:
            write(line)


def _coloured() -> Callable[[Line], None] | None:
    try:
        from rich.console import Console  # noqa: PLC0415  # it may not be there
        from rich.text import Text  # noqa: PLC0415
    except ImportError:
        return None
    console = Console(highlight=False, soft_wrap=True)

    def write(line: Line) -> None:
        console.print(Text.assemble(*line))

    return write
