"""Gathering the pieces of a document while it is read, whatever it is written in."""

from __future__ import annotations

from collections.abc import Sequence

from ..core.problem import Problem, Sentence, say
from .blocks import PRINTED, PYTHON, SORTS, TYPESET, dedent, has_prompts, language_of, part_session
from .document import Kind, Piece
from .excerpt import Excerpt
from .repair import Repaired, parses, repair

Spans = Sequence[tuple[int, int]]


class Gathering:
    """Gather pieces in reading order, with the headings above each, and what was found wrong or mended."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.adornments: list[str] = []
        """The lines around headings of reStructuredText, in the order in which they came."""
        self._headings: list[tuple[int, str]] = []

    def problem(self, text: Sentence, line: int) -> None:
        """Note something wrong."""
        self.problems.append(Problem(text, line))

    def add(
        self,
        kind: Kind,
        text: Excerpt,
        spans: Spans = (),
        *,
        language: str = "",
        name: str = "",
        table: tuple[str, str] = ("", ""),
        code: int | None = None,
    ) -> None:
        """Add a piece, if there is anything in it."""
        if text.text.strip():
            headings = tuple(words for _, words in self._headings)
            kept = (kind, text.text, text.marks, text.origin, language, name, headings, table, code, tuple(spans))
            self.pieces.append(Piece(*kept))

    def heading(self, level: int, text: Excerpt, spans: Spans = ()) -> None:
        """Add a heading: those of its level and deeper end here."""
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        self.add(Kind.HEADING, text, spans)
        self._headings.append((level, text.text.strip()))

    def output(self, text: Excerpt) -> None:
        """Add what the code above printed."""
        above = [index for index, piece in enumerate(self.pieces) if piece.kind is Kind.CODE]
        self.add(Kind.OUTPUT, dedent(text), code=above[-1] if above else None)

    def block(self, text: Excerpt, info: str = "", name: str = "") -> None:
        """Add a block that says its language, or does not."""
        language = language_of(info)
        text = dedent(text)
        if has_prompts(text.text) and (not language or language in PYTHON | PRINTED):
            self._session(text, name)
        elif language == "python":
            self._program(text, name)
        elif language in TYPESET:
            self.add(Kind.MATH, text)
        elif language in {"", "text", "none", "plaintext"}:
            self._guess(text, name)
        elif language in PRINTED:
            self.output(text)
        else:
            self.add(Kind.CODE, text, language=language, name=name)

    def _session(self, text: Excerpt, name: str) -> None:
        for typed, part in part_session(text):
            if typed:
                self._program(part, name)
            else:
                self.output(part)

    def _guess(self, text: Excerpt, name: str) -> None:
        sort = next((name for name, is_one in SORTS.items() if is_one(text.text)), "")
        made = repair(text) if not sort and not parses(text.text) else None
        if sort == "math":
            self.add(Kind.MATH, text)
        elif sort:
            self._program(text, name)
        elif made and SORTS["python"](made.code.text):
            self._mended(made, name)
        else:
            self.output(text)

    def _program(self, text: Excerpt, name: str) -> None:
        made = repair(text)
        if made is None:
            line = text.place(0, len(text.text)).line
            self.notes.append(
                Problem(say("Python cannot read this code, and there is not exactly one way to mend it"), line)
            )
        self._mended(made or Repaired(text), name)

    def _mended(self, made: Repaired, name: str) -> None:
        line = made.code.place(0, len(made.code.text)).line
        self.notes += (Problem(done, line) for done in made.done)
        self.add(Kind.CODE, made.code, language="python", name=name)

    def is_mended_program(self, text: Excerpt) -> bool:
        """Add a text that stands where prose does, if it is a program that lost its lines; tell whether it is one."""
        made = repair(text)
        if made is None or made.code.text.count("\n") < 2 or not SORTS["python"](made.code.text):
            return False
        self._mended(made, "")
        return True
