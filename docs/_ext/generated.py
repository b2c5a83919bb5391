"""Tables of the reference, made from the code they describe."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterator
from functools import cache

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import nested_parse_with_titles

from sphinxext_cnnparams.core import layers
from sphinxext_cnnparams.core.layer import NOTATIONS, Layer, Weight
from sphinxext_cnnparams.core.quantities import COLUMNS, DEFAULT, QUANTITIES, SETTINGS
from sphinxext_cnnparams.core.receptive import UNKNOWN, View
from sphinxext_cnnparams.extension.config import OPTIONS
from sphinxext_cnnparams.extension.warnings import TYPE, WarningSubtype
from sphinxext_cnnparams.readers.keras import Keras
from sphinxext_cnnparams.readers.keras.pretrained.recorded import APPLICATIONS
from sphinxext_cnnparams.readers.torch import Torch
from sphinxext_cnnparams.readers.torch.pretrained.recorded import PRETRAINED
from sphinxext_cnnparams.readers.tracing.dialect import Dialect

Rows = Iterator[tuple[str, ...]]
SOMETIMES = {"note": "when a row has one", "connected-to": "where the network branches"}
"""The columns that are added to the default ones."""


def configuration() -> Rows:
    yield "Name", "Default", "Meaning"
    for option in OPTIONS:
        allowed = f" One of {', '.join(f'`{word}`' for word in option.allowed)}." if option.allowed else ""
        yield f"`{option.name}`", f"`{option.default!r}`", option.meaning + allowed


def warnings() -> Rows:
    yield "Type and subtype", "Meaning"
    for wrong in WarningSubtype:
        yield f"`{TYPE}.{wrong.subtype}`", wrong.meaning


def columns() -> Rows:
    yield "Name", "Title", "Shown by default"
    for column in COLUMNS.values():
        default = "yes" if column.name in DEFAULT else SOMETIMES.get(column.name, "")
        yield f"`{column.name}`", column.heading, default


def roles() -> Rows:
    yield "Role", "What a message says about it"
    for quantity in QUANTITIES.values():
        of = "set in the code" if quantity in SETTINGS else quantity.sentence.format(label="*target*", value="…")
        yield f"`cnn:{quantity.name}`", of
    yield "`cnn:ref`", "only a link"


def kinds() -> Iterator[tuple[str, type[Layer]]]:
    """Give the kinds of the catalogue that have a place of their own in the reference."""
    for name in layers.__all__:
        kind = getattr(layers, name)
        if isinstance(kind, type) and issubclass(kind, Layer) and kind.known:
            yield name, kind


def catalogue() -> Iterator[str]:
    """Write one section per kind: spellings, weights, formulas, shape, receptive field, multiplications."""
    for name, kind in kinds():
        lines = (inspect.getdoc(kind) or "").split("\n\n")[0].split("\n")
        keras = spellings(Keras(), kind) or ("`Input`" if name == "Input" else "")
        yield f"### {name}"
        yield ""
        yield " ".join(lines).replace("*", "")
        yield ""
        for word, text in (
            ("Keras", keras),
            ("PyTorch", spellings(Torch(), kind)),
            ("Weights", "; ".join(weighed(weight) for weight in kind.weights)),
            ("Parameters", notations(kind)),
            ("Output", kind.comes_out),
            ("Receptive field", view_of(kind).text),
            ("Multiplications", multiplied(kind)),
            ("Frameworks differ", kind.differs),
        ):
            if text:
                yield f"* **{word}:** {text}"
        yield ""


def notations(kind: type[Layer]) -> str:
    """Write the formula of the parameters in the notations that are not the sum of the weights."""
    if not kind.weights or not isinstance(kind.notations, typing.Mapping):
        return ""
    texts = [f"{name} `{kind.notations[name]}`" for name in NOTATIONS if name in kind.notations]
    others = "the other notations are the sum of the weights" if texts else "the sum of the weights"
    return "; ".join([*texts, others])


def view_of(kind: type[Layer]) -> View:
    """Give the rule of the receptive field; of a kind in which it depends on the layer, in words."""
    return kind.view if isinstance(kind.view, View) else View("depends on the layer", UNKNOWN.see)


def multiplied(kind: type[Layer]) -> str:
    """Give the formula of the multiplications; where it depends on the layer, in words."""
    if kind.macs is not None:
        return "none are counted" if kind.macs == "0" else f"`{kind.macs}`"
    if kind.multiplications is Layer.multiplications:
        return "" if kind.weights else "none are counted"
    return (inspect.getdoc(kind.multiplications) or "").rstrip(".")


def weighed(weight: Weight) -> str:
    fixed = "" if weight.trainable else ", not trained"
    return f"{weight.name} `{weight.formula}`{fixed}"


def unread() -> Rows:
    yield "Framework", "Name", "Reason"
    for dialect in (Keras, Torch):
        for reason in dict.fromkeys(dialect.unread.values()):
            names = [name for name, why in dialect.unread.items() if why == reason]
            yield dialect.title, ", ".join(f"`{name}`" for name in sorted(names)), reason


def applications() -> Rows:
    yield "Model", "Parameters without its top", "Of which not trained", "Channels", "Parameters with its top"
    for name, entry in APPLICATIONS.items():
        title, _, alpha = name.partition("@")
        values = (entry.side // 32) ** 2 * entry.channels if entry.flat else 0
        whole = entry.total + entry.top + entry.flat * values + (entry.last + 1) * 1000
        shown = f"`{title}(alpha={alpha})`" if alpha else f"`{title}`"
        yield shown, f"{entry.total:,}", f"{entry.still:,}", f"{entry.channels:,}", f"{whole:,}"


def pretrained() -> Rows:
    yield "Model", "Parameters of its body", "Inputs of its head", "Its head"
    for name, entry in PRETRAINED.items():
        title, _, size = name.partition("@")
        body = sum(count for count, _ in entry.shares.values())
        head = dict.fromkeys(path.partition(".")[0] for path, *_ in entry.kin.head)
        shown = f"`{title}(image_size={size})`" if size else f"`{title}`"
        yield shown, f"{body:,}", f"{entry.inputs:,}", ", ".join(f"`{key}`" for key in head)


def spellings(dialect: Dialect, kind: type[Layer]) -> str:
    names = sorted(name for name, maker in dialect.layers.items() if kind in made_by(maker))
    return ", ".join(f"`{name}`" for name in names)


@cache
def made_by(maker: Callable[..., Layer]) -> tuple[object, ...]:
    """Give the kinds a dialect's function makes, from its annotation."""
    made = typing.get_type_hints(getattr(maker, "func", maker)).get("return")
    return typing.get_args(made) or (made,)


TABLES: dict[str, Callable[[], Rows]] = {
    "configuration": configuration,
    "warnings": warnings,
    "columns": columns,
    "roles": roles,
    "unread": unread,
    "applications": applications,
    "pretrained": pretrained,
}


class GeneratedTable(SphinxDirective):
    """Show one of the tables above, as a table of Markdown."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        head, *body = TABLES[self.arguments[0]]()
        lines = [self.line(head), self.line(["---"] * len(head)), *map(self.line, body)]
        holder = nodes.Element()
        self.state.nested_parse(StringList(lines, "generated"), self.content_offset, holder)
        return holder.children

    @staticmethod
    def line(cells: typing.Sequence[str]) -> str:
        return f"| {' | '.join(cells)} |"


class GeneratedCatalogue(SphinxDirective):
    """Show the catalogue, one section per kind."""

    def run(self) -> list[nodes.Node]:
        holder = nodes.section()
        holder.document = self.state.document
        nested_parse_with_titles(self.state, StringList(list(catalogue()), "generated"), holder, self.content_offset)
        return holder.children


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("generated-table", GeneratedTable)
    app.add_directive("generated-catalogue", GeneratedCatalogue)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
