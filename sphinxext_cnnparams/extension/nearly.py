"""Beginnings of directives and roles that are nearly right: parsers take them for text, and say nothing or little."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.late_pattern import late_pattern
from ..core.problem import Sentence, say
from ..core.quantities import QUANTITIES
from ..core.structs import Struct

_FENCE = late_pattern(
    r"^[ \t>*-]*(?P<written>(?P<fence>[`~:]+)[ \t]*\{?(?P<name>cnn-[a-z]+)\}?[ \t]*(?P<model>[^\s{}`]*)\}?)[ \t]*$",
    re.MULTILINE,
)
_FENCE_RIGHT = late_pattern(r"([`~:])\1{2,}[ \t]*\{cnn-[a-z]+\}(?:[ \t]+[^\s{}`]+)?")
_DOTS = late_pattern(
    r"^[ \t]*(?P<written>\.\.(?P<gap>[ \t]*)(?P<name>cnn-[a-z]+)(?P<colons>:{0,2})(?!:)[ \t]*(?P<model>\S*))",
    re.MULTILINE,
)
_ROLE = late_pattern(
    r"(?<![\w`])(?P<written>(?:\{[ \t]?cnn[ \t]?[:./][ \t]?|[(\[:]cnn[:./]|cnn:)(?P<name>[a-z]+(?:-[a-z]+)*)[})\]:]?)"
    r"(?P<gap>[ \t]*)(?P<quote>[`'\"])(?=[^`'\"\n]+(?P=quote))"
)
_ROLE_RIGHT = late_pattern(r"\{cnn:[a-z-]+\}|:cnn:[a-z-]+:")


class Suspect(Struct):
    """Hold what looks like a directive of ours, or a role, and the *text* to say if the parser did not take it as code.

    *model* is what it would have named.
    """

    line: int
    name: str
    begin: str
    text: Sentence
    model: str = ""


def make_suspect(text: str, match: re.Match[str], begin: str, sentence: Sentence, model: str = "") -> Suspect:
    """Keep where something stands, what it is, and what is to be said of it."""
    return Suspect(text.count("\n", 0, match.start("written")) + 1, begin, begin, sentence, model)


def find_directives(text: str, *, rest: bool) -> Iterator[Suspect]:
    """Find lines with the name of a directive that are not yet the beginning of one."""
    for match in (_DOTS if rest else _FENCE).finditer(text):
        model = match["model"] if match["name"] == "cnn-summary" else ""
        wrong = _judge_dots(match) if rest else _judge_fence(match)
        if wrong:
            yield make_suspect(text, match, match["written"].strip(), wrong, model)


def _judge_dots(match: re.Match[str]) -> Sentence:
    if not match["gap"]:
        return say("this is no directive: write {written}", written=f".. {match['name']}:: {match['model']}".strip())
    ends = match.string.find("\n", match.end())
    behind = match.string[match.end() : ends if ends >= 0 else None]
    if match["colons"] == "::" or (not match["colons"] and behind.strip()):  # the latter is an ordinary comment
        return ""
    return say("this is a comment: write two colons, {name}::", name=match["name"])


def _judge_fence(match: re.Match[str]) -> Sentence:
    if _FENCE_RIGHT.fullmatch(match["written"]):
        return ""
    fence = match["fence"] if len(match["fence"]) >= 3 else match["fence"][0] * 3
    right = f"{fence}{{{match['name']}}} {match['model']}".strip()
    return say("this is no directive: write {written}", written=right)


def find_roles(text: str, *, rest: bool) -> Iterator[Suspect]:
    """Find what looks like a role and is text for the parser: a number there would be verified by nobody."""
    for match in _ROLE.finditer(text):
        written, right = match["written"], bool(_ROLE_RIGHT.fullmatch(match["written"]))
        is_bare = written.startswith("cnn") and not written.endswith(":")
        if right or (match["name"] in QUANTITIES and not is_bare):
            why = _judge_role(match, right=right, rest=rest)
            if why:
                sentence = say("this is no role, and nothing is verified: {why}", why=why)
                yield make_suspect(text, match, written.strip(), sentence)


def _judge_role(match: re.Match[str], *, right: bool, rest: bool) -> Sentence:
    written = match["written"]
    if not right and re.fullmatch(r"cnn:[a-z-]+:", written) and match["quote"] == "`":
        return say("write :{name} with a colon before it", name=written)
    proper = f":cnn:{match['name']}:" if rest else f"{{cnn:{match['name']}}}"
    if match["quote"] != "`":
        return say("write {right} with ` around what follows, not {quote}", right=proper, quote=match["quote"])
    if not right:
        return say("write {right} instead of {written}", right=proper, written=written)
    return say("there is a space behind {name}", name=written) if match["gap"] else ""
