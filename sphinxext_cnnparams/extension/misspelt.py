"""Misspelt roles and directives: errors of ours with the right name, for a number that nobody verifies is no number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
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
from .choices import Options
from .config import read_settings
from .crowded import HANDED, Handed
from .mended import mend
from .nearly import Suspect, find_directives, find_roles
from .other_words import find_meant
from .records import Broken, LocatedProblem
from .roles import QuantityRole

DIRECTIVES = ("cnn-summary", "cnn-derivation", "cnn-quiz", "cnn-compare", "cnn-diagram")
_DIRECTIVE = late_pattern(
    r"^[ \t>*-]*(?:[`~:]{3,}[ \t]*\{(?P<myst>cn+[-_: ]?[a-z_-]+)\}|\.\.[ \t]+(?P<rest>cn+[-_: ]?[a-z_-]+)::)",
    re.MULTILINE | re.IGNORECASE,
)
_ROLE = late_pattern(r"(?:\{cnn:[a-z-]+\}|:cnn:[a-z-]+:)[ \t]+(?=`[^`\n]+`)|(?<![\w`:{])cnn:[a-z-]+:(?=`[^`\n]+`)")
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
    found: list[Suspect] = []
    for match in _DIRECTIVE.finditer(text):
        name = match["myst"] or match["rest"]
        if name not in DIRECTIVES and find_alike(_spell(name), DIRECTIVES):
            found.append(_suspect(text, match, name, no_directive(name)))
            directives.register_directive(name, Misspelt)
    for match in _ROLE.finditer(text):
        roles.register_local_role(match["myst"] or match["rest"], misspelt_role)
    rest = Path(app.env.doc2path(docname)).suffix == ".rst"
    source[0], mended = mend(text, cast("Handed", app.env.temp_data.setdefault(HANDED, {})), rest=rest)
    for problem in mended:
        _note(app.env, problem, "")
    text = source[0]
    found += [*find_directives(text, rest=rest), *find_roles(text, rest=rest)]
    app.env.temp_data[FOUND] = found


def _suspect(text: str, match: re.Match[str], name: str, sentence: Sentence) -> Suspect:
    return Suspect(text.count("\n", 0, match.start()) + 1, name, match[0].strip(), sentence)


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

        source, line = self.get_source_info()
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
    """Tell whether a block of code has a line in it; where it stands is known up to its own length."""
    lines = block.astext().splitlines()
    near = block.line is None or abs(block.line - line) <= len(lines) + AROUND
    return near and any(begin in text for text in lines)


def _spell(name: str) -> str:
    return name.replace(":", "-")
