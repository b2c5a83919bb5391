"""A network as written: a graph of layers, in the order in which they run."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, get_args

from .layer import Layer, Output
from .problem import Problem, Sentence
from .shape import Dim, Layout, Shape
from .structs import Struct, field

DialectName = Literal["keras", "torch"]
DIALECTS: tuple[DialectName, ...] = get_args(DialectName)


class Outcome(Struct):
    """Hold what came out of a layer when it was fed these shapes."""

    fed: tuple[Shape | None, ...]
    output: Output


class Node(Struct):
    """Hold one use of a layer.

    *inputs* are the positions of the nodes it reads from, all of them earlier. *owner* is the position of the
    first use of the same layer, if this is another one: its weights are counted there. *trained* says per
    weight whether it is, None where nobody knows or only some values are; of those *shares* has the part.
    Those it does not name are. *elsewhere* are those counted in another layer. *joins* says what a merge puts
    together. *layout* is where this layer looks for the channels, when not where the shape has them. *settings*
    are what the code says that changes no shape and no count. A *hidden* node has a shape but no row; one that
    is not *called* has a row but no place in the graph. *found* is what came out, where that has been worked
    out already. *lacking* says why it is not known what the layer is made for, where nothing that comes in tells it.
    """

    name: str
    kind: str
    layer: Layer
    inputs: tuple[int, ...] = ()
    line: int = 0
    trained: Mapping[str, bool | None] = field(default_factory=dict)
    shares: Mapping[str, Fraction] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    notes: tuple[Sentence, ...] = ()
    joins: Sentence = ""
    owner: int | None = None
    layout: Layout | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    hidden: bool = False
    called: bool = True
    problem: Problem | None = None
    found: Outcome | None = None
    lacking: Sentence = ""


class Remark(Struct):
    """Hold a comment of the code, and the positions of the nodes that its line is about.

    *above* is 0 where it stands behind the line, else how many lines above it.
    """

    line: int
    text: str
    nodes: tuple[int, ...]
    above: int = 0


class Network(Struct):
    """Hold the nodes of a model, each after all it reads from, and those that come out.

    *registered* counts the values of the tensors it holds, where that is known without
    its layers.  *notes* say what was assumed while reading it; *remarks* are the comments
    behind its lines.
    """

    nodes: tuple[Node, ...]
    dialect: DialectName
    outputs: tuple[int, ...] = ()
    notes: tuple[Sentence, ...] = ()
    remarks: tuple[Remark, ...] = ()
    registered: Dim = None
