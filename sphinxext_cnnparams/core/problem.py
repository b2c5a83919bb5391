"""What is wrong, and on which line: problems are values, and their texts keep their parts until they are printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from .late_pattern import late_pattern
from .structs import Struct, replace

Subtype = Literal["claim", "spec", "layer", "shape", "reference", "duplicate", "config", "unjudged"]


_QUOTED = late_pattern(r"""'(?:\\.|[^'\\])*'?|"(?:\\.|[^"\\])*"?""")


class Line(int):
    """Stand, among the parts of a text, for a line of the code that was read; the page may count otherwise."""


class Text(Struct):
    """Hold a sentence of ours and the parts that fill it, so that it can be printed in any language.

    *pattern* has the names of the parts in braces.  As a string it is English.

    >>> str(say("{name} has {count:,} parameters", name="c1", count=18496))
    'c1 has 18,496 parameters'
    """

    pattern: str
    parts: tuple[tuple[str, str | int | float | Text], ...] = ()

    def __str__(self) -> str:
        return self.pattern.format(**dict(self.parts))

    def put(self, name: str, part: str) -> Text:
        """Give the same text with another part of this name."""
        return Text(self.pattern, tuple((key, part if key == name else value) for key, value in self.parts))

    def at_lines(self, place: Callable[[Line], int], own: int) -> Text:
        """Give the same text, with its lines as *place* counts them; its *own* one is not said."""
        return Text(self.pattern, tuple((name, _at_lines(part, place, own)) for name, part in self.parts))


Sentence = Text | str
"""A text, or one without parts."""


def hide_texts(sentence: Sentence) -> Sentence:
    """Leave out what a sentence quotes of the code: its parts say less then, and names stay.

    >>> str(hide_texts(say("has no activation called {name}", name="'secret'")))
    "has no activation called '…'"
    """
    if isinstance(sentence, str):
        return _QUOTED.sub("'…'", sentence)
    parts = ((name, hide_texts(part) if isinstance(part, (str, Text)) else part) for name, part in sentence.parts)
    return Text(sentence.pattern, tuple(parts))


def _at_lines(part: str | int | float | Text, place: Callable[[Line], int], own: int) -> str | int | float | Text:
    if isinstance(part, Text):
        placed = part.at_lines(place, own)
        return "" if placed == at_line(own) else placed
    return place(part) if isinstance(part, Line) else part


OF_LAYER = "{name} ({kind}) {why}"
"""The pattern of what is wrong with a layer."""


def say(pattern: str, /, **parts: object) -> Text:
    """Make a text; a part that is neither a number nor a text is kept as it is printed."""
    kept = ((name, part if isinstance(part, (str, int, float, Text)) else str(part)) for name, part in parts.items())
    return Text(pattern, tuple(kept))


def at_line(line: int) -> Text:
    """Say where something is in the code, as a part of a sentence that may stand at another line."""
    return say(" (line {line})", line=Line(line))


def as_text(sentence: Sentence) -> Text:
    """Give a sentence as a text, so that it is translated among the parts of another; a string there is a name."""
    return sentence if isinstance(sentence, Text) else Text(sentence)


def has_part(sentence: Sentence, pattern: str) -> bool:
    """Tell whether a sentence is one of this *pattern*, or has one among its parts.

    >>> has_part(say("{name} {why}", name="x", why=say("is not defined")), "is not defined")
    True
    """
    if isinstance(sentence, str):
        return False
    inner = (part for _, part in sentence.parts if isinstance(part, Text))
    return sentence.pattern == pattern or any(has_part(part, pattern) for part in inner)


def leave_out_name(sentence: Sentence) -> Sentence:
    """Give what a sentence says of a layer, whatever its name: of all that one line makes, it is the same.

    >>> str(leave_out_name(say(OF_LAYER, name="block1.conv", kind="Conv2d", why="is not called")))
    ' (Conv2d) is not called'
    """
    return sentence.put("name", "") if isinstance(sentence, Text) and sentence.pattern == OF_LAYER else sentence


def text_of(failure: BaseException) -> Sentence:
    """Give what a failure says; of one of ours, with its parts."""
    text = failure.args[0] if len(failure.args) == 1 else None
    return text if isinstance(text, Text) else str(failure)


def count_arguments(count: int) -> Text:
    """Say how many arguments something takes.

    >>> str(count_arguments(1)), str(count_arguments(0))
    ('1 argument', 'no arguments')
    """
    if count == 1:
        return say("1 argument")
    return say("{count} arguments", count=count) if count else say("no arguments")


def list_both(names: Sequence[Sentence], pattern: str = "{first} and {last}") -> Sentence:
    """List names, with a word before the last: a *pattern* of ``{first}`` and ``{last}``.

    >>> str(list_both(["a", "b", "c"])), list_both(["a"])
    ('a and b and c', 'a')
    """
    if len(names) < 2:
        return names[0] if names else ""
    return say(pattern, first=list_both(names[:-1], pattern), last=names[-1])


def phrase(pattern: str, /, **parts: object) -> Text:
    """Make a text that stands on pages; ``tools/translate.py`` gathers these for the translators."""
    return say(pattern, **parts)


class Problem(Struct):
    """State one thing that is wrong.

    *line* counts from 1 in the text that was read; *subtype* is the kind of
    warning it becomes.  *option* is the one of the directive that is wrong.
    *columns* are where the wrong part of the line begins and where it has
    ended, counted from its first letter; two zeros if that is not known.
    A problem of a layer goes on from its name, unless it is a *whole* sentence.
    """

    text: Sentence
    line: int = 0
    subtype: Subtype = "spec"
    option: str = ""
    columns: tuple[int, int] = (0, 0)
    whole: bool = False

    @property
    def message(self) -> str:
        """Give its sentence in English."""
        return str(self.text)

    def at(self, line: int) -> Problem:
        """Give the same problem, at another line."""
        return replace(self, line=line)
