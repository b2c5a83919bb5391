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

from sphinxext_cnnparams.core import layers
from sphinxext_cnnparams.core.columns import COLUMNS, DEFAULT
from sphinxext_cnnparams.core.layer import Layer, Weight
from sphinxext_cnnparams.core.quantities import QUANTITIES, SETTINGS
from sphinxext_cnnparams.extension.config import OPTIONS
from sphinxext_cnnparams.extension.warnings import TYPE, Wrong
from sphinxext_cnnparams.readers.keras import KERAS
from sphinxext_cnnparams.readers.keras.applications import APPLICATIONS
from sphinxext_cnnparams.readers.torch import TORCH
from sphinxext_cnnparams.readers.torch.pretrained import HEADS, PRETRAINED
from sphinxext_cnnparams.readers.vocabulary import Vocabulary

Rows = Iterator[tuple[str, ...]]


def configuration() -> Rows:
    yield "Name", "Default", "Meaning"
    for option in OPTIONS:
        allowed = f" One of {', '.join(f'`{word}`' for word in option.allowed)}." if option.allowed else ""
        yield f"`{option.name}`", f"`{option.default!r}`", option.meaning + allowed


def warnings() -> Rows:
    yield "Type and subtype", "Meaning"
    for wrong in Wrong:
        yield f"`{TYPE}.{wrong.subtype}`", wrong.meaning


def columns() -> Rows:
    yield "Name", "Title", "Shown by default"
    for column in COLUMNS.values():
        default = "yes" if column.name in DEFAULT else "when a row has one" if column.name == "note" else ""
        yield f"`{column.name}`", column.heading, default


def roles() -> Rows:
    yield "Role", "What a message says of it"
    for quantity in QUANTITIES.values():
        of = "set in the code" if quantity.name in SETTINGS else quantity.sentence.format(label="*target*", value="…")
        yield f"`cnn:{quantity.name}`", of
    yield "`cnn:ref`", "only a link"


def catalogue() -> Rows:
    yield "What it does", "Keras", "PyTorch", "Weights"
    for name in layers.__all__:
        kind = getattr(layers, name)
        if not issubclass(kind, Layer) or name in ("Unknown", "Recorded"):
            continue
        keras, torch = spellings(KERAS, kind), spellings(TORCH, kind)
        keras = keras or ("`Input`" if name == "Input" else "")
        learnt = ", ".join(weighed(weight) for weight in kind.weights) or "none"
        yield (inspect.getdoc(kind) or "").split("\n")[0].replace("*", ""), keras, torch, learnt


def weighed(weight: Weight) -> str:
    fixed = "" if weight.trainable else ", not trained"
    return f"{weight.name} `{weight.formula}`{fixed}"


def unread() -> Rows:
    yield "Framework", "Name", "Reason"
    for vocabulary in (KERAS, TORCH):
        for reason in dict.fromkeys(vocabulary.unread.values()):
            names = [name for name, why in vocabulary.unread.items() if why == reason]
            yield vocabulary.title, ", ".join(f"`{name}`" for name in sorted(names)), reason


def applications() -> Rows:
    yield "Model", "Parameters without its top", "of these not trained", "Channels", "Parameters with its top"
    for name, entry in APPLICATIONS.items():
        title, _, alpha = name.partition("@")
        values = (entry.side // 32) ** 2 * entry.channels if entry.flat else 0
        whole = entry.total + entry.top + entry.flat * values + (entry.last + 1) * 1000
        shown = f"`{title}(alpha={alpha})`" if alpha else f"`{title}`"
        yield shown, f"{entry.total:,}", f"{entry.still:,}", f"{entry.channels:,}", f"{whole:,}"


def pretrained() -> Rows:
    yield "Model", "Parameters of its body", "What its head is fed", "Its head"
    for name, entry in PRETRAINED.items():
        title, _, size = name.partition("@")
        body = sum(count for count, _ in entry.shares.values())
        head = dict.fromkeys(path.partition(".")[0] for path, *_ in HEADS[entry.kin.head])
        shown = f"`{title}(image_size={size})`" if size else f"`{title}`"
        yield shown, f"{body:,}", f"{entry.inputs:,}", ", ".join(f"`{key}`" for key in head)


def spellings(vocabulary: Vocabulary, kind: type[Layer]) -> str:
    names = sorted(name for name, maker in vocabulary.layers.items() if kind in made_by(maker))
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
    "layers": catalogue,
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


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("generated-table", GeneratedTable)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
