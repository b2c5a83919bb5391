"""From a network as written to a network as computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

from .formula import Formula, Indivisible, Symbols
from .layer import NOTATIONS, Layer, Weight
from .network import Network, Node
from .printable import show_controls
from .problem import OF_LAYER, Problem, Sentence, say, text_of
from .receptive import UNKNOWN, Field, see_input, together, turn
from .shape import Layout, Shape
from .summary import Count, Row, RowRemark, Summary, add_up

NO_WORK = Formula("0", {})
DISAGREEMENT = (
    "the layers have {total:,} parameters, and the tensors of the model {registered:,}: "
    "one of these numbers is wrong, by a fault of this extension"
)
DUPLICATE = "two layers are called {name}; give each its own name"
TWICE = "{count} layers have the names of others, as {name} has; give each its own name, or use the same model"
NO_SHAPE = "cannot be counted: its shape is not known"
NO_INPUT = (
    "cannot be counted: the shape of its input is unknown; "
    "say it with keras.Input(shape=…), input_shape=… or the option :input:"
)


def compute(network: Network) -> Summary:
    """Work out every shape and every count of *network*.

    A layer that does not fit keeps its row; what it cannot know is None, and
    the rest of the network is worked out all the same.
    """
    rows: list[Row] = []
    problems: list[Problem] = list(find_duplicates(network))
    lost: set[int] = set()  # behind a layer that does not fit, what is unknown is no problem of its own
    failed: set[int] = set()
    places = {i: place for place, i in enumerate(i for i, node in enumerate(network.nodes) if not node.hidden)}
    for position, node in enumerate(network.nodes):
        row, wrong = compute_row(position, rows, network, places)
        if node.lacking and row.known and row.params is None:
            wrong = [Problem(node.lacking), *wrong]
        elif not wrong and lost.isdisjoint(node.inputs) and (node.called or node.layer.alone):
            wrong = list(find_uncounted(row, node.layer))
        if wrong or not lost.isdisjoint(node.inputs):
            lost.add(position)
        if wrong:
            failed.add(position)
        rows.append(row)
        problems += [Problem(tell(node, p), p.line or node.line, p.subtype) for p in wrong]
    ends = [find_visible(i, network, rows, places) for i in network.outputs]
    outputs = tuple(place for place in ends if place is not None) if None not in ends else ()
    shown = tuple(rows[i] for i in places)
    remarks = tuple(RowRemark(r.line, r.text, tuple(rows[i] for i in r.nodes), r.above) for r in network.remarks)
    own = frozenset(places[i] for i in failed if i in places)
    problems += find_disagreement(network, shown)
    return Summary(shown, network.dialect, tuple(problems), outputs, network.notes, remarks, wrong=own)


def tell(node: Node, problem: Problem) -> Sentence:
    """Say what is wrong with a node: its kind, if that says more than its name."""
    if problem.whole:
        return problem.text
    if node.kind in (node.name, "?"):
        return say("{name} {why}", name=node.name, why=problem.text)
    return say(OF_LAYER, name=node.name, kind=node.kind, why=problem.text)


def find_disagreement(network: Network, rows: Iterable[Row]) -> Iterator[Problem]:
    """Compare what the layers add up to with the tensors that the network holds: one of both may have been misread."""
    total = add_up(row.params for row in rows)
    if total is not None and network.registered is not None and total != network.registered:
        line = next((node.line for node in network.nodes if node.called), 1)
        yield Problem(say(DISAGREEMENT, total=total, registered=network.registered), line)


def find_visible(position: int, network: Network, rows: list[Row], places: dict[int, int]) -> int | None:
    """Give the row of a node, or of the last one before it that has one and the same shape."""
    if position in places:
        return places[position]
    same = (i for i in network.nodes[position].inputs if rows[i].output == rows[position].output)
    before = next(same, None)
    return None if before is None else find_visible(before, network, rows, places)


def find_duplicates(network: Network) -> Iterator[Problem]:
    """Find names that stand twice, unless the layer is the same; those that one line makes are one problem."""
    seen: set[str] = set()
    again: dict[int, list[str]] = {}
    for node in network.nodes:
        if node.hidden or node.problem is not None or not node.layer.known:
            continue
        if node.name in seen and node.owner is None:
            again.setdefault(node.line, []).append(node.name)
        seen.add(node.name)
    for line, names in again.items():
        several = say(TWICE, count=len(names), name=names[0])
        yield Problem(several if names[1:] else say(DUPLICATE, name=names[0]), line)


def find_feeders(node: Node, rows: list[Row], places: dict[int, int]) -> tuple[int, ...]:
    """Give the places of the rows a node reads from; what has no row is looked through."""
    found = ((places[i],) if i in places else rows[i].feeders or () for i in node.inputs)
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def compute_row(position: int, rows: list[Row], network: Network, places: dict[int, int]) -> tuple[Row, list[Problem]]:
    """Work out the row of one node from the *rows* before it; give what is wrong with it, too."""
    node = network.nodes[position]
    layer = node.layer
    inputs = tuple(rows[i].output for i in node.inputs)
    assumed = iter(() if node.found is None else node.found.fed)
    fed = tuple(
        shape.in_layout(node.layout) if shape else known
        for shape, known in zip(inputs, chain(assumed, repeat(layer.assume_input())), strict=False)
    )
    if not node.called:
        fed = (layer.assume_input(),) if node.found is None else node.found.fed
    out = node.found.output if node.found is not None and node.found.fed == fed else layer.output(*fed)
    problems = list(out.problems) if node.called or (not layer.known and node.problem is None) else []
    if node.problem is not None:
        problems.insert(0, node.problem)
    known = fed if layer.takes(len(fed)) else (layer.assume_input(),)
    symbols = layer.symbols(*known) if layer.own_weights() else {}
    weights, formulas = count_weights(layer, symbols, node, problems)
    back = network_layout(inputs)
    made = None if not node.called else out.shape.in_layout(back) if out.shape and back else out.shape
    row = Row(
        name=show_controls(node.name),
        kind=show_controls(node.kind),
        line=node.line,
        inputs=fed if node.called else (),
        output=made,
        steps=out.steps if node.called else (),
        weights=weights,
        formulas=formulas if weights and not layer.recorded else None,
        work=count_multiplications(layer, symbols, known, out.shape) if node.called else NO_WORK,
        field=see(position, node, rows, fed, out.shape, fits=not problems) if node.called else (),
        joins=node.joins,
        idle=node.joins or layer.recorded or layer.idle,
        settings={key: show_controls(value) for key, value in {**layer.settings(), **node.settings}.items()}
        if layer.known
        else {},
        notes=node.notes,
        shared="" if node.owner is None else show_controls(network.nodes[node.owner].name),
        known=layer.known,
        source=layer.source,
        feeders=find_feeders(node, rows, places) if node.called else (),
    )
    return row, problems


def find_fields(node: Node, rows: list[Row], fed: Sequence[Shape | None]) -> list[Field]:
    """Give what the values see that a node is fed: where the channels stand, its layer may say."""
    fields = [rows[i].field or () for i in node.inputs]
    if node.layout is None:
        return fields
    return [turn(field, rows[i].output, shape) for field, i, shape in zip(fields, node.inputs, fed, strict=True)]


def see(
    position: int, node: Node, rows: list[Row], fed: tuple[Shape | None, ...], made: Shape | None, *, fits: bool
) -> Field:
    """Work out what the values of a layer's output see of the inputs of the network."""
    layer, fields = node.layer, find_fields(node, rows, fed)
    if layer.source:
        return () if made is None else see_input(position, made)
    if not fields:
        return ()
    if all(axis.settled for field in fields for axis in field):
        return together(fields, [0] * len(fields))
    view = layer.view if fits else UNKNOWN
    return view.see(layer, fields, fed, made)


def find_uncounted(row: Row, layer: Layer) -> Iterator[Problem]:
    """Say what is missing where a layer that fits cannot be counted."""
    if not row.known or row.params is not None:
        return
    if layer.alone:
        yield Problem(NO_SHAPE, subtype="shape")
    elif all(shape is None for shape in row.inputs):
        yield Problem(NO_INPUT, subtype="shape")
    else:
        fed = ", ".join(str(shape) for shape in row.inputs)
        yield Problem(
            say("cannot be counted: its input {fed} leaves open what it has weights for", fed=fed), subtype="shape"
        )


def network_layout(inputs: Iterable[Shape | None]) -> Layout | None:
    """Give the layout in which the next layer expects what comes out."""
    return next((shape.layout for shape in inputs if shape), None)


def count_weights(
    layer: Layer, symbols: Symbols, node: Node, problems: list[Problem]
) -> tuple[tuple[Count, ...], dict[str, Formula]]:
    """Count the weights of *layer* that are its own, and write its parameters in every notation."""
    own = tuple(w for w in layer.own_weights() if w.name not in node.elsewhere)
    if not own or node.owner is not None:
        return (), {}
    counts = []
    for weight in own:
        formula = Formula(weight.formula, symbols)
        try:
            value = formula.value
        except Indivisible as remainder:
            value = None
            if not problems:
                problems.append(
                    Problem(say("cannot be counted: {remainder}", remainder=text_of(remainder)), subtype="shape")
                )
        if value is not None and value < 0:
            problems.append(
                Problem(
                    say(
                        "cannot be counted: {name}, {write_numbers}, is negative",
                        name=weight.name,
                        write_numbers=formula.write_numbers(),
                    )
                )
            )
            value = None
        learns = node.trained.get(weight.name, weight.trainable)
        share = node.shares.get(weight.name) if learns is None else int(learns)
        learnt = None if share is None or value is None else int(share * value)
        counts.append(Count(weight.name, value, formula, learnt, weight.bias))
    texts = notations(layer, own, symbols) if not node.elsewhere else dict.fromkeys(NOTATIONS, join_weights(own))
    return tuple(counts), {name: Formula(text, symbols) for name, text in texts.items()}


def count_multiplications(
    layer: Layer, symbols: Symbols, inputs: tuple[Shape | None, ...], made: Shape | None
) -> Formula | None:
    """Work out the multiplications of one sample; None where they are not known."""
    text = layer.multiplications()
    if text is None or not layer.known:
        return None
    if text == "0":
        return NO_WORK
    fed = inputs[0] if inputs else None
    formula = Formula(text, (symbols or layer.symbols(*inputs)) | {"P": layer.positions(fed, made)})
    try:
        return formula if formula.value is not None else None
    except Indivisible:
        return None


def join_weights(own: tuple[Weight, ...]) -> str:
    """Write the parameters as the plain sum of the weights."""
    return " + ".join(weight.formula for weight in own)


def notations(layer: Layer, own: tuple[Weight, ...], symbols: Symbols) -> dict[str, str]:
    """Give the text of the parameters' formula in every notation."""
    plain = join_weights(own)
    return {name: layer.notations.get(name, plain) for name in NOTATIONS}
