"""Misspelt roles and directives: errors of ours with the right name, for a number that nobody verifies is no number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives, roles
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from ..core.alike import find_alike, suggest
from ..core.late_pattern import late_pattern
from ..core.problem import Problem, Sentence, say
from ..core.structs import replace
from .choices import Options
from .config import read_settings
from .crowded import HANDED, Handed
from .lines import directive_place
from .mended import mend
from .nearly import Suspect, find_directives, find_roles, find_unread
from .origins import CELL
from .other_words import find_meant
from .portions import NBSPHINX, PANDOC, REST, Portion, take_portions
from .records import Broken, LocatedProblem
from .roles import QuantityRole

DIRECTIVES = ("cnn-summary", "cnn-derivation", "cnn-quiz", "cnn-compare", "cnn-diagram")
_DIRECTIVE = late_pattern(
    r"^[ \t>*-]*(?:[`~:]{3,}[ \t]*\{(?P<myst>cn+[-_: ]?[a-z_-]+)\}|\.\.[ \t]+(?P<rest>cn+[-_: ]?[a-z_-]+)::)",
    re.MULTILINE | re.IGNORECASE,
)
_ROLE = late_pattern(r"\{(?P<myst>cnn[-_][a-z_-]+)\}(?=`)|:(?P<rest>cnn[-_][a-z_-]+):(?=`)")
_PREFIX = late_pattern(r"^cnn[-_]?")
AROUND = 3
"""Lines of a block besides its content: fences, options, an empty one."""
FOUND = "cnnparams_misspelt"
"""Keeps, while a document is read, the lines that begin with a directive nobody knows, or hold what is no role."""


def no_role(name: str, known: Iterable[str]) -> Sentence:
    """Say that there is no such role, and which may be meant."""
    typed = name if name.startswith("cnn") else f"cnn:{name}"
    words = tuple(known)
    close = suggest(find_meant(_PREFIX.sub("", name), words), words, form="cnn:{}")
    return say("there is no role {typed}{close}", typed=typed, close=close)


def no_directive(name: str) -> Sentence:
    """Say that there is no such directive, and which may be meant."""
    return say("there is no directive {name}{suggestion}", name=name, suggestion=suggest(_spell(name), DIRECTIVES))


def look_for(app: Sphinx, docname: str, source: list[str]) -> None:
    """Keep in mind what looks like a directive of ours and is none; whether it is one, the parser will show."""
    text = source[0]
    if "cn" not in text:
        return
    suffix, by_nbsphinx = Path(app.env.doc2path(docname)).suffix, NBSPHINX in app.extensions
    portions = take_portions(text, suffix, by_nbsphinx=by_nbsphinx)
    found = [one for portion in portions for one in _find_misspelt(portion)]
    source[0], mended = mend(text, cast("Handed", app.env.temp_data.setdefault(HANDED, {})), rest=suffix == ".rst")
    for problem in mended:
        _note(app.env, problem, "")
    for portion in portions:
        if portion.reader == PANDOC:
            _note_unread(app.env, portion)
    portions = take_portions(source[0], suffix, by_nbsphinx=by_nbsphinx) if mended else portions
    found += [one for portion in portions if portion.reader != PANDOC for one in _find_nearly(portion)]
    app.env.temp_data[FOUND] = found


def _find_misspelt(portion: Portion) -> Iterator[Suspect]:
    """Find directives that nobody knows, and make them and such roles known."""
    for match in _DIRECTIVE.finditer(portion.text):
        name = match["myst"] or match["rest"]
        if name not in DIRECTIVES and find_alike(_spell(name), DIRECTIVES):
            directives.register_directive(name, Misspelt)
            if portion.reader != PANDOC:
                yield _suspect(portion, match, name, no_directive(name))
    for match in _ROLE.finditer(portion.text):
        roles.register_local_role(match["myst"] or match["rest"], misspelt_role)


def _find_nearly(portion: Portion) -> Iterator[Suspect]:
    """Find what is nearly a directive or a role."""
    text, rest = portion.text, portion.reader == REST
    found = chain(find_directives(text, rest=rest), find_roles(text, rest=rest))
    return (replace(one, line=portion.above + one.line) for one in found)


def _note_unread(env: BuildEnvironment, portion: Portion) -> None:
    """Keep as problems what nobody will read."""
    for one in find_unread(portion.text):
        _note(env, Problem(one.text, portion.above + one.line), one.model)


def _suspect(portion: Portion, match: re.Match[str], name: str, sentence: Sentence) -> Suspect:
    line = portion.above + portion.text.count("\n", 0, match.start()) + 1
    return Suspect(line, name, match[0].strip(), sentence)


def misspelt_role(name: str, *rest: Any, **kwargs: Any) -> Any:
    """Keep a role that nobody knows as a statement: it is reported with all others."""
    return QuantityRole()(f"cnn:{name}", *rest, **kwargs)


class Misspelt(SphinxDirective):
    """Take what is written as a directive that nobody knows: what it stands for is a mistake of its own."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = Options({"class": directives.class_option})

    def run(self) -> list[nodes.Node]:
        """Keep it as a problem; models that it would have made could not be read."""
        from .sources import count_comments  # imported late: it needs the readers

        source, line = directive_place(self)
        domain = cast("Any", self.env.get_domain("cnn"))
        key = f"{self.env.docname}:{line}"
        domain.note_problem(LocatedProblem(Problem(no_directive(self.name), line), source, key))
        lost = count_comments("\n".join(self.content), read_settings(self.config).language)
        domain.note_broken(Broken(self.arguments[0] if self.arguments else "", key, lost))
        found = cast("Sequence[Suspect]", self.env.temp_data.get(FOUND, ()))
        self.env.temp_data[FOUND] = [one for one in found if one.name != self.name or abs(one.line - line) > 1]
        return [nodes.comment("", "", cnn_model=key)]


def report(app: Sphinx, doctree: nodes.document) -> None:
    """Make problems of them, unless they stand in a block of code or in a comment."""
    found = cast("Sequence[Suspect]", app.env.temp_data.pop(FOUND, ()))
    if not found:
        return
    code = [*doctree.findall(nodes.FixedTextElement), *doctree.findall(nodes.literal)]
    for suspect in found:
        if not any(_holds(block, suspect.line, suspect.begin) for block in code):
            _note(app.env, Problem(suspect.text, suspect.line), suspect.model)
            _take_as_text(code, suspect)


def _take_as_text(code: Iterable[nodes.Element], suspect: Suspect) -> None:
    """Colour nothing of what a fence without a directive holds: the name of the directive is no language."""
    for block in code:
        language = str(block.get("language", ""))
        if "cnn-" in language and language in suspect.begin:
            block["language"] = "none"


def _note(env: BuildEnvironment, problem: Problem, model: str) -> None:
    domain = cast("Any", env.get_domain("cnn"))
    key = f"{env.docname}:{problem.line}"
    domain.note_problem(LocatedProblem(problem, str(env.doc2path(env.docname)), key if model else ""))
    if model:
        domain.note_broken(Broken(model, key))


def _holds(block: nodes.Element, line: int, begin: str) -> bool:
    """Tell whether a block of code has a line in it; where it stands is known up to its own length.

    In a notebook, nbsphinx counts other lines than those of its cells.
    """
    lines = block.astext().splitlines()
    near = block.line is None or block.line < CELL < line or abs(block.line - line) <= len(lines) + AROUND
    return near and any(begin in text for text in lines)


def _spell(name: str) -> str:
    return name.replace(":", "-")
