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


_CODE = late_pattern(
    r"^[ \t>]*(?P<block>`{3,}|~{3,})(?P<own>[ \t]*\{cnn-)?.*\n(?:.*\n)*?[ \t>]*(?P=block)"
    r"|(?P<role>(?:\{cnn:[a-z-]+\}|\bcnn:[a-z-]+:)[ \t]*)?(?<!`)(?P<inline>`+)(?!`)"
    r"(?:(?!\n[ \t]*\n)[\s\S])+?(?<!`)(?P=inline)(?!`)",
    re.MULTILINE,
)
"""Code in Markdown, also that which is marked as reStructuredText; and what is meant as a role or a directive."""
NO_MARKDOWN = "nbsphinx takes this for text, and nothing is verified: write it in a raw cell in reStructuredText"


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
        right = bool(_ROLE_RIGHT.fullmatch(match["written"]))
        why = _judge_role(match, right=right, rest=rest) if right or _is_meant(match) else ""
        if why:
            sentence = say("this is no role, and nothing is verified: {why}", why=why)
            yield make_suspect(text, match, match["written"].strip(), sentence)


def _is_meant(match: re.Match[str]) -> bool:
    """Tell whether something that is no role yet is meant to be one."""
    is_bare = match["written"].startswith("cnn") and not match["written"].endswith(":")
    return match["name"] in QUANTITIES and not is_bare


def find_unread(text: str) -> Iterator[Suspect]:
    """Find roles and directives in Markdown that is read by nobody who knows them."""
    text = _CODE.sub(lambda match: match[0] if match["role"] or match["own"] else "\n" * match[0].count("\n"), text)
    for match in _ROLE.finditer(text):
        if _ROLE_RIGHT.fullmatch(match["written"]) or _is_meant(match):
            yield make_suspect(text, match, match["written"].strip(), say(NO_MARKDOWN))
    for match in _FENCE.finditer(text):
        model = match["model"] if match["name"] == "cnn-summary" else ""
        yield make_suspect(text, match, match["written"].strip(), say(NO_MARKDOWN), model)


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
