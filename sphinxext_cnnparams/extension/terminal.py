"""Messages on a terminal: each is followed by the line it is about, with carets under the part that is wrong."""

from __future__ import annotations

import logging
from typing import IO, Any, cast

from sphinx.application import Sphinx
from sphinx.util import console
from sphinx.util.logging import NAMESPACE, SafeEncodingWriter, WarningStreamHandler, is_suppressed_warning

from ..core.problem import Problem
from ..core.structs import Struct
from .origins import Origin, modified, read_cells, read_lines

EXTRA = "cnnparams_place"
"""What a record of Sphinx's log keeps of ours: a `SourcePlace`."""
_PAINT: Any = console
"""Sphinx's colours: functions that change nothing where there are to be none."""


class SourcePlace(Struct):
    """Hold what a message is about: the problem, where the author finds it, and the text of the role it is in."""

    problem: Problem
    origin: Origin
    role: str = ""

    def read_line(self) -> str:
        """Give the line; "" where it cannot be read."""
        source, number = self.origin.source, self.origin.line
        if self.origin.cell:
            cells = read_cells(source, modified(source))
            lines = cells[self.origin.cell - 1] if self.origin.cell <= len(cells) else ()
        else:
            lines = read_lines(source, modified(source))
        return lines[number - 1] if 0 < number <= len(lines) else ""


def find_column(place: SourcePlace) -> int:
    """Give the column, from 1, in which what a message is about begins; 0 where its line cannot be read."""
    from .caret import find_part  # imported late: most builds have no message

    line = place.read_line()
    return find_part(line, place.problem, place.role)[0] + 1 if line.strip() else 0


class CaretHandler(WarningStreamHandler):
    """Write the line of each message of ours behind it.

    Sphinx takes handlers of this class away while it gathers messages, and
    gives them all the messages, one after the other, when it shows them.
    """

    def __init__(self, stream: IO[str], app: Sphinx) -> None:
        super().__init__(SafeEncodingWriter(stream))
        self._app = app
        self.setLevel(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        """Write the two lines, unless the message is not shown."""
        place = cast("SourcePlace | None", getattr(record, "cnnparams_place", None))
        kind = (getattr(record, "type", ""), getattr(record, "subtype", ""))
        if place is None or is_suppressed_warning(*kind, self._app.config.suppress_warnings):
            return
        line = place.read_line()
        if line.strip():
            from .caret import draw, find_part  # imported late: most builds have no message, or no terminal

            width = console.get_terminal_width()
            label, text, carets = draw(line, place.origin.line, find_part(line, place.problem, place.role), width)
            margin = _PAINT.darkgray(f"{' ' * (len(label) - 2)}| ")
            self.stream.write(f"{_PAINT.darkgray(label)}{text}\n{margin}{_PAINT.red(carets)}\n")
            self.flush()


def point(app: Sphinx) -> None:
    """Let messages be followed by their lines, where somebody looks at a terminal that shows colours."""
    log = logging.getLogger(NAMESPACE)
    shown = [h for h in log.handlers if isinstance(h, WarningStreamHandler) and not isinstance(h, CaretHandler)]
    for handler in shown:
        stream = find_stream(handler.stream)
        if is_terminal(stream) and _PAINT.red("x") != "x":
            log.addHandler(CaretHandler(stream, app))


def find_stream(stream: Any) -> Any:
    """Give the stream that others write to in the end; of two that Sphinx writes to, the one that is no file."""
    inside = getattr(stream, "stream", None) or getattr(stream, "stream_term", None) or getattr(stream, "stream1", None)
    return find_stream(inside) if inside else stream


def is_terminal(stream: Any) -> bool:
    """Tell whether a stream is a terminal; what is closed, or no stream, is none."""
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError):
        return False
