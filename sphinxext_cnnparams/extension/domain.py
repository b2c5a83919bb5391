"""The domain ``cnn``: models, statements and problems, by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from docutils.nodes import Element
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import RoleFunction

from ..core.quantities import QUANTITIES
from .answer import Answer
from .answers import Answers
from .compact import Compact
from .config import read_settings
from .index import Index
from .inventory import EXTERNAL, MARK, TYPE, find_remote
from .kept import KeptTexts
from .late import ASKS, CURRENT, ITEM, UNTRANSLATED, WANTED, late
from .links import link
from .misspelt import misspelt_role
from .records import MATH, REF, Broken, KnownPages, LocatedProblem, Model, Statement
from .roles import USED, MathRole, QuantityRole
from .translated import TRANSLATED, has_catalog
from .wording import later

LINES = "cnnparams-inventory.json"
"""Where the lines of the inventory are kept."""


class CnnDomain(Domain):
    """Hold what documents say about networks; it is judged once, in ``verify``."""

    name = "cnn"
    label = later("Convolutional networks")
    data_version = 7
    object_types = {
        "model": ObjType(later("model"), "params", "ref"),
        "layer": ObjType(later("layer"), "params", "ref"),
        TYPE: ObjType("network"),
    }
    roles = {**{name: QuantityRole() for name in (*QUANTITIES, REF)}, MATH: MathRole()}
    _index: Index | None = None
    _answers: Answers | None = None
    initial_data = {
        "models": Compact(),
        "statements": Compact(),
        "problems": {},
        "broken": {},
        "known": KnownPages(),
    }

    def role(self, name: str) -> RoleFunction | None:
        """Give the role; one that does not exist states something all the same, and that is an error of ours."""
        return Domain.role(self, name) or cast(
            "RoleFunction", lambda typ, *rest, **kwargs: misspelt_role(name, *rest, **kwargs)
        )

    @property
    def models(self) -> dict[str, list[Model]]:
        """Give the models of each document."""
        found: dict[str, list[Model]] = self.data["models"]
        return found

    @property
    def statements(self) -> dict[str, list[Statement]]:
        """Give the statements of each document."""
        found: dict[str, list[Statement]] = self.data["statements"]
        return found

    @property
    def problems(self) -> dict[str, list[LocatedProblem]]:
        """Give what was found wrong while reading each document."""
        found: dict[str, list[LocatedProblem]] = self.data["problems"]
        return found

    @property
    def broken(self) -> dict[str, list[Broken]]:
        """Give the models of each document whose code could not be read."""
        found: dict[str, list[Broken]] = self.data["broken"]
        return found

    @property
    def known(self) -> KnownPages:
        """Give the documents on which all was right when they were last judged."""
        found: KnownPages = self.data["known"]
        return found

    def note_model(self, model: Model) -> None:
        """Keep a model of the document that is being read."""
        self._index = self._answers = None
        self.models.setdefault(self.env.docname, []).append(model)

    def note_problem(self, problem: LocatedProblem) -> None:
        """Keep a problem; logged now it would be lost on the next build, and in parallel ones."""
        self.problems.setdefault(self.env.docname, []).append(problem)

    def note_broken(self, model: Broken) -> None:
        """Keep a model of the document that is being read whose code could not be."""
        self.broken.setdefault(self.env.docname, []).append(model)

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        self._index = self._answers = None
        for kept in (self.models, self.statements, self.problems, self.broken):
            kept.pop(docname, None)
        self.known.pages.pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel process has read."""
        self._index = self._answers = None
        for kind in ("models", "statements", "problems", "broken"):
            self.data[kind].update({name: kept for name, kept in otherdata[kind].items() if name in docnames})

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Collect the statements, after all transforms: translations have taken their place."""
        if env.temp_data.get(USED):
            self.statements[docname] = list(self._collect(docname, document, has_catalog(env, docname)))

    def _collect(self, docname: str, document: nodes.document, translated: bool) -> Iterator[Statement]:
        own = [model.key for model in self.models.get(docname, ())]
        own += [model.key for model in self.broken.get(docname, ())]
        current = own[0] if len(own) == 1 else ""
        items: dict[int, int] = {}
        for node in document.findall(Element):
            if isinstance(node, late):
                node[CURRENT] = current
                source, line = _place(node)
                asks: Sequence[tuple[str, str]] = node.get(ASKS, ())
                for role, about in asks:
                    yield Statement(role, about, None, current, source, line, "", wanted=node[WANTED])
            elif "cnn_model" in node:
                current = node["cnn_model"]
            elif isinstance(node, addnodes.pending_xref) and node.get("refdomain") == self.name:
                if _in_definition(node):
                    continue
                node[CURRENT] = current
                node[UNTRANSLATED] = translated and not TRANSLATED.fullmatch(_place(node)[0])
                item = _item(node)
                number = None if item is None else items.setdefault(id(item), len(items))
                for inner in node.findall(nodes.inline):
                    inner["cnn_shows"] = (node["reftype"], node["reftarget"], current, bool(node["refexplicit"]))
                yield _statement(node, current, None if item is None or number is None else (number, item[ITEM]))

    @property
    def index(self) -> Index:
        """Give every model at hand, gathered once until a document changes."""
        if self._index is None:
            broken = {one.name: one.key for _, found in sorted(self.broken.items()) for one in found if one.name}
            lines = KeptTexts(Path(self.env.doctreedir) / LINES)
            self._index = Index.of(self.models, lines, find_remote(self.env), broken)
        return self._index

    @property
    def answers(self) -> Answers:
        """Give what statements show, as long as no document changes."""
        if self._answers is None:
            self._answers = Answers(self.index, read_settings(self.env.config))
        return self._answers

    def answer(self, statement: Statement) -> Answer:
        """Give what a statement shows and whether it is right."""
        return self.answers.of(statement)

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Put the number in, or show the stated one, as a link to the row."""
        current = node.get(CURRENT, "")
        text = contnode.astext() if node.get("refexplicit") else None
        original = node.get(UNTRANSLATED, False)
        statement = Statement(typ, target, text, current, "", 0, "", untranslated=original)
        shown = self.answer(statement)
        if node.get("refexplicit") and _item(node) is not None:  # what is right is for the reader to find out
            return nodes.inline(shown.text, shown.text, classes=["cnn", f"cnn-{typ}"])  # type: ignore[return-value]
        inline: Element = nodes.inline(shown.text, shown.text, classes=["cnn", f"cnn-{typ}", shown.state])
        if typ == MATH:
            inline = nodes.inline("", "", nodes.math(shown.text, shown.text), classes=["cnn", "cnn-math", shown.state])
        # what has no place is reported by verify, with a better line
        place = self.answers.place(statement.about, current)
        return link(builder, fromdocname, place, inline, shown.hint, quiet=typ != REF)  # type: ignore[return-value]

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Link to a model or a layer from ``any``."""
        place = self.index.place(target, "")
        if place is None or place[0] == EXTERNAL:
            return []
        return [("cnn:ref", link(builder, fromdocname, place, contnode, quiet=False))]  # type: ignore[list-item]

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Give what the search and other projects can find."""
        for docname, model in self.index.models:
            if model.name and docname != EXTERNAL:
                yield model.name, model.name, "model", docname, model.anchor, 1
                yield f"{model.name}{MARK}", self.index.line(model), TYPE, docname, model.anchor, -1
                for row, anchor in model.anchors.items():
                    full = f"{model.name}.{row}"
                    yield full, full, "layer", docname, anchor, -1


def _in_definition(node: Element) -> bool:
    """Tell whether a node only defines a substitution, whose uses are nodes of their own."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, nodes.substitution_definition):
            return True
        parent = parent.parent
    return False


def _item(node: Element) -> Element | None:
    """Find the item of a quiz that a node stands in."""
    parent = node.parent
    while parent is not None and ITEM not in parent:
        parent = parent.parent
    return parent


def _place(node: Element) -> tuple[str, int]:
    """Give the file and the line of a node, or of what holds it."""
    holder: Element | None = node
    while holder is not None and holder.line is None:
        holder = holder.parent
    source = node.source or (holder.source if holder is not None else None) or ""
    return source, holder.line if holder is not None and holder.line else 0


def _statement(node: addnodes.pending_xref, current: str, item: tuple[int, bool] | None) -> Statement:
    """Read a statement off its node: the number is the text that will be seen."""
    text = node.astext() if node["refexplicit"] else None
    place, original = _place(node), node.get(UNTRANSLATED, False)
    return Statement(
        node["reftype"], node["reftarget"], text, current, *place, node.rawsource, item, untranslated=original
    )
