"""What code would print, as far as that is known: kept where somebody asks for it, and printed nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....core.structs import Struct
from ..values.values import Call, Unknown, Value

if TYPE_CHECKING:
    from ..machine import Machine

LONGEST, MOST = 2000, 100
"""Characters of what is kept of one print, and parts of a list in it."""


class Displayed(Struct):
    """Hold what a print, or a statement that is only an expression, would show; a *text* of None is not known.

    *line* is where it stands, *top* where the statement of the module begins
    that runs it; what is not *printed* is shown only at the end of a cell.
    """

    line: int
    top: int
    text: str | None
    printed: bool = True


def note_print(call: Call, machine: Machine) -> None:
    """Keep what is printed."""
    if machine.shown is None:
        return
    sep = call.kwargs.get("sep", " ")
    plain = isinstance(sep, str) and not call.kwargs.keys() - {"sep", "flush"} and all(map(_is_plain, call.args))
    _keep(machine, str(sep).join(map(write, call.args)) if plain else None, call.line)


def note_value(value: object, line: int, machine: Machine) -> None:
    """Keep the value of a statement that is only an expression."""
    if machine.shown is not None and value is not None and machine.depth == 0:
        text = repr(value) if isinstance(value, str) else write(value)
        _keep(machine, text if _is_plain(value) else None, line, printed=False)


def _keep(machine: Machine, text: str | None, line: int, *, printed: bool = True) -> None:
    assert machine.shown is not None
    short = text if text is not None and len(text) <= LONGEST else None
    machine.shown.append(Displayed(line, machine.top, short, printed))


def _is_plain(value: object) -> bool:
    """Tell whether it is known what a value looks like, but for sizes in a shape."""
    if isinstance(value, (list, tuple)):
        return len(value) < MOST and all(isinstance(part, Value) or _is_plain(part) for part in value)
    return value is None or isinstance(value, (str, int, float))


def write(value: object) -> str:
    """Write a value as the code would: ``(None, 10)``; a number of images that may be any is N, an unknown one ``?``.

    >>> write((1, [2, "a"])), write((None,)), write("a")
    ("(1, [2, 'a'])", '(None,)', 'a')
    """
    if isinstance(value, (list, tuple)):
        inner = ", ".join(repr(part) if isinstance(part, str) else write(part) for part in value)
        return f"[{inner}]" if isinstance(value, list) else f"({inner}{',' if len(value) == 1 else ''})"
    return "?" if isinstance(value, Unknown) else "N" if isinstance(value, Value) else str(value)
