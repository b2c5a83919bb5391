"""JSON whose strings know where they stand in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ..core.structs import Struct, field
from .document import Mark

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"', re.DOTALL)
_SCALAR = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null|NaN|-?Infinity")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|.)", re.DOTALL)
DEEPEST = 200


class BadJson(ValueError):
    """Say that a text is no JSON, and at which offset."""

    def __init__(self, what: str, at: int) -> None:
        super().__init__(what)
        self.what, self.at = what, at


class JsonValue(Struct):
    """Hold a value of JSON and where it stands, the quotes of a string included."""

    start: int
    end: int
    kind: str = "scalar"
    members: dict[str, JsonValue] = field(default_factory=dict)
    items: tuple[JsonValue, ...] = ()

    def get(self, *path: str) -> JsonValue | None:
        """Give a member of a member."""
        found: JsonValue | None = self
        for name in path:
            found = found.members.get(name) if found is not None else None
        return found


def read_json(text: str) -> JsonValue:
    """Read JSON; raise BadJson where it is none."""
    at = 1 if text.startswith("\ufeff") else 0
    node, at = _value(text, _behind_space(text, at), 0)
    at = _behind_space(text, at)
    if at != len(text):
        raise BadJson("something follows behind its end", at)
    return node


def decode(text: str, node: JsonValue) -> str:
    """Give the text of a string; of anything else nothing."""
    if node.kind != "string":
        return ""
    return str(json.loads(text[node.start : node.end], strict=False))


def decode_marked(text: str, node: JsonValue, at: int = 0) -> tuple[str, list[Mark]]:
    """Give the text of a string, and marks that lead from it, as it is put at *at*, to the file."""
    begin, end = node.start + 1, node.end - 1
    parts, marks = [], []
    for piece, start, stop in _pieces(text, begin, end):
        parts.append(piece)
        marks.append(Mark(at, at + len(piece), start, stop))
        at += len(piece)
    return "".join(parts), marks


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[str, int, int]]:
    for found in _ESCAPE.finditer(text, begin, end):
        if begin < found.start():
            yield text[begin : found.start()], begin, found.start()
        yield str(json.loads(f'"{found[0]}"', strict=False)), found.start(), found.end()
        begin = found.end()
    if begin < end:
        yield text[begin:end], begin, end


def _behind_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _value(text: str, at: int, depth: int) -> tuple[JsonValue, int]:
    if depth > DEEPEST:
        raise BadJson("it is nested too deeply", at)
    first = text[at : at + 1]
    if first == "{":
        return _members(text, at, depth)
    if first == "[":
        return _items(text, at, depth)
    if first == '"':
        node = _string(text, at)
        return node, node.end
    found = _SCALAR.match(text, at)
    if found is None:
        raise BadJson("it ends too early" if at >= len(text) else "a value is missing here", at)
    return JsonValue(at, found.end()), found.end()


def _string(text: str, at: int) -> JsonValue:
    found = _STRING.match(text, at)
    if found is None:
        raise BadJson("a string is missing here, or does not end", at)
    return JsonValue(at, found.end(), "string")


def _members(text: str, begin: int, depth: int) -> tuple[JsonValue, int]:
    members: dict[str, JsonValue] = {}
    at = _behind_space(text, begin + 1)
    while text[at : at + 1] != "}":
        if members:
            at = _behind_space(text, _expect(text, at, ","))
        name = _string(text, at)
        at = _expect(text, _behind_space(text, name.end), ":")
        node, at = _value(text, _behind_space(text, at), depth + 1)
        members[decode(text, name)] = node
        at = _behind_space(text, at)
    return JsonValue(begin, at + 1, "object", members), at + 1


def _items(text: str, begin: int, depth: int) -> tuple[JsonValue, int]:
    items: list[JsonValue] = []
    at = _behind_space(text, begin + 1)
    while text[at : at + 1] != "]":
        if items:
            at = _behind_space(text, _expect(text, at, ","))
        node, at = _value(text, at, depth + 1)
        items.append(node)
        at = _behind_space(text, at)
    return JsonValue(begin, at + 1, "array", {}, tuple(items)), at + 1


def _expect(text: str, at: int, mark: str) -> int:
    if text[at : at + 1] != mark:
        raise BadJson("it ends too early" if at >= len(text) else f"{mark} is missing here", at)
    return at + 1
