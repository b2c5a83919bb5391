"""Numbers of a text become roles that state them, or others in their place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from ...audit.finding import Finding, FindingKind
from ...claims.languages import ENGLISH, Language
from ...claims.target import Missing, Models
from ...claims.verdict import judge
from ...core.quantities import GROUPED, QUANTITIES
from ...core.structs import Struct
from ...core.summary import Summary
from ...documents.document import Document
from .edits import Edit

ROLES = {"myst": "{{cnn:{0}}}`{1} <{2}>`", "notebook": "{{cnn:{0}}}`{1} <{2}>`", "rest": ":cnn:{0}:`{1} <{2}>`"}
"""How a role is written in each format."""
_ROLE = re.compile(r"\{cnn:[\w-]+\}`[^`]*`|:cnn:[\w-]+:`[^`]*`")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+")
_GROUPED = re.compile(r"(?<=\d)[.\u00a0\u202f ](?=\d{3}(?!\d))")
_COMMA = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()


class GuardedModel(Struct):
    """Hold a model that has a table: the name the audit gave it, that of its table, what is known of it.

    *language* is the one in which Sphinx reads what is stated of it.
    """

    audited: str
    name: str
    summary: Summary
    language: Language = ENGLISH


def state(document: Document, finding: Finding, models: list[GuardedModel], *, fix: bool) -> Edit | None:
    """Give the change that makes a role of a number; None where no role would state what was found."""
    place = finding.place
    raw = document.source[place.start : place.end]
    stripped = raw.strip()
    start = place.start + len(raw) - len(raw.lstrip())
    if not stripped or re.search(r"[`<>\n\r]|\\[^u]", stripped):
        return None
    wrong = finding.kind is FindingKind.CONTRADICTED
    for model, target in _targets(finding, models):
        if not _says(model, finding.quantity, _decoded(document, stripped), target, wrong=wrong):
            continue
        title = _mended(model, finding, stripped, target) if wrong and fix else stripped
        if _is_in_role(document.source, start):
            return Edit(start, start + len(stripped), title) if title != stripped else None
        written = json.dumps(target)[1:-1] if document.format == "notebook" else target
        role = ROLES[document.format].format(finding.quantity, title, written)
        return Edit(start, start + len(stripped), role)
    return None


def is_stated(document: Document, finding: Finding) -> bool:
    """Tell whether a number stands in a role already."""
    return _is_in_role(document.source, finding.place.start)


def _is_in_role(source: str, start: int) -> bool:
    line = source.rfind("\n", 0, start) + 1
    return any(role.start() < start < role.end() for role in _ROLE.finditer(source, line, start + 200))


def _targets(finding: Finding, models: list[GuardedModel]) -> Iterator[tuple[GuardedModel, str]]:
    """Give what a number is said of, by the names of the tables."""
    target = finding.target
    if target == finding.model or target.startswith((f"{finding.model}.", f"{finding.model}[")):
        named = (model for model in models if model.audited == finding.model)
        yield from ((model, f"{model.name}{target[len(finding.model) :]}") for model in named)


def _says(model: GuardedModel, quantity: str, text: str, target: str, *, wrong: bool) -> bool:
    """Tell whether Sphinx would find the same of a role as the audit has found."""
    selection = Models({model.name: model.summary}).select(target)
    if isinstance(selection, Missing) or quantity not in QUANTITIES:
        return False
    verdict = judge(QUANTITIES[quantity], selection, text, GROUPED, model.language)
    return verdict.differs if wrong else not verdict.wrong


def _decoded(document: Document, raw: str) -> str:
    return str(json.loads(f'"{raw}"')) if document.format == "notebook" else raw


def _mended(model: GuardedModel, finding: Finding, raw: str, target: str) -> str:
    """Put the right numbers in, written as the wrong ones were; a text that would still be wrong stays."""
    plain = _GROUPED.sub(",", raw) if model.language.separator != "," else raw
    for title in (_COMMA.sub(model.language.separator, one) for one in _rewritten(plain, finding.true)):
        if _says(model, finding.quantity, title, target, wrong=False):
            return title
    return raw


def _rewritten(raw: str, true: str) -> Iterator[str]:
    numbers = [number.replace(",", "") for number in _NUMBER.findall(true)]
    stated = list(_NUMBER.finditer(raw))
    if len(numbers) == len(stated):
        yield _put(raw, dict(zip((found.span() for found in stated), numbers, strict=True)))
    if stated and len(numbers) == 1:
        yield _put(raw, {stated[-1].span(): numbers[0]})
    if not stated and len(numbers) == 1:
        word = WORDS[int(numbers[0])] if int(numbers[0]) < len(WORDS) else f"{int(numbers[0]):,}"
        yield word.capitalize() if raw[:1].isupper() else word
    yield true


def _put(raw: str, numbers: Mapping[tuple[int, int], str]) -> str:
    parts, at = [], 0
    for (start, end), number in numbers.items():
        plain = len(raw[start:end]) > 3 and "," not in raw[start:end]
        parts += [raw[at:start], number if plain else f"{int(number):,}"]
        at = end
    return "".join([*parts, raw[at:]])
