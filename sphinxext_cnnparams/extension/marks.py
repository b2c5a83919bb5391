"""The parts of formulas, marked by what they are, and the line below a table that says which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..core.formula import Role, Sign, find_role
from ..core.structs import Struct, replace
from ..core.summary import Summary
from .wording import later, translate

NAMES = {
    Role.UNITS: later("filters or units"),
    Role.INPUTS: later("channels or features"),
    Role.KERNEL: later("kernel"),
    Role.BIAS: later("bias"),
}
"""What is said of each role below a table."""
TOGETHER = (" × ", " ")
"""What stands between parts that belong together, such as the height and the width of a kernel."""


class Span(Struct):
    """Hold a part of a cell, the class that tells what it is, its name for who points at it, the row it *links* to."""

    text: str
    kind: str = ""
    title: str = ""
    link: str = ""


def mark_parts(pieces: Iterable[Sign]) -> Iterator[Span]:
    """Give the parts of a formula, each with its role; parts of one role that are multiplied are one."""
    held: list[Span] = []
    for span in map(_mark, pieces):
        first = held[0] if held else None
        if first and first.kind and span.kind == first.kind and "".join(s.text for s in held[1:]) in TOGETHER:
            title = " × ".join(dict.fromkeys([*first.title.split(" × "), span.title]))
            held = [replace(first, text="".join(s.text for s in (*held, span)), title=title)]
        elif span.kind:
            yield from _join(held)
            held = [span]
        else:
            held.append(span)
    yield from _join(held)


def _mark(piece: Sign) -> Span:
    role = find_role(piece.symbol.meaning) if piece.symbol else None
    if piece.symbol is None or role is None:
        return Span(piece.text)
    return Span(piece.text, f"cnn-is-{role}", translate(piece.symbol.meaning))


def _join(held: list[Span]) -> Iterator[Span]:
    """Give the part that is marked, and what follows it as one."""
    marked = [span for span in held if span.kind]
    plain = "".join(span.text for span in held if not span.kind)
    yield from marked
    if plain:
        yield Span(plain)


def say_aloud(spans: Iterable[Span]) -> str:
    """Write a calculation with the names of its parts, to be read out."""
    return "".join(f"{span.title} {span.text}" if span.kind else span.text for span in spans)


def make_legend(summary: Summary) -> tuple[Span, ...]:
    """Say which letters and numbers of a table are marked as what; nothing where none are."""
    letters: dict[Role, dict[str, None]] = {}
    for row in summary.rows:
        if row.formulas and not row.shared:
            for piece in row.formulas[summary.notation].list_pieces():
                role = find_role(piece.symbol.meaning) if piece.symbol else None
                if role:
                    letters.setdefault(role, {})[piece.text] = None
    return tuple(
        Span(f"{' '.join(letters[role])} {translate(NAMES[role])}", f"cnn-is-{role}")
        for role in NAMES
        if role in letters
    )
