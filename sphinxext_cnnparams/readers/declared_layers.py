"""Kinds of layers an author declares: read from plain data, checked, and turned into functions of a dialect."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ..core.formula import complaint
from ..core.layer import Weight
from ..core.layers.declared import REST, VIEWS, WITHOUT, Declaration, Declared
from ..core.problem import Sentence, list_both, say, text_of
from ..core.shape import Dim
from .python import is_listed
from .tracing.arguments import Maker, require
from .tracing.dialect import Dialect
from .tracing.signatures import Signature

KEYS = ("arguments", "input", "output", "weights", "not_trained", "macs", "receptive_field", "why_no_weights")
"""What may be said of a kind of layer."""


class Undeclared(ValueError):
    """Say what is wrong with a declaration."""


def declarations(given: object) -> tuple[tuple[Declaration, ...], tuple[Sentence, ...]]:
    """Read declarations, one per name; give those that are right, and what is wrong with the others.

    >>> read, wrong = declarations({"Scale": {"input": "..., f", "output": "..., f", "weights": {"gamma": "f"}}})
    >>> read[0].weights[0].formula, str(declarations({"Scale": {"weights": {"gamma": "2 * x"}}})[1][0])
    ('f', 'Scale: the weight gamma, 2 * x, uses x, which is neither an argument nor a dimension of the input')
    """
    if not isinstance(given, Mapping):
        return (), (say("it has to be a dictionary: a name, and what is said of it"),)
    found: list[Declaration] = []
    wrong: list[Sentence] = []
    for kind, said in given.items():
        try:
            found.append(declaration(str(kind), said))
        except Undeclared as problem:
            wrong.append(say("{kind}: {why}", kind=kind, why=text_of(problem)))
    return tuple(found), tuple(wrong)


def declaration(kind: str, said: object) -> Declaration:
    """Read one declaration; raises Undeclared."""
    if not kind.isidentifier():
        raise Undeclared("this is no name of a class")
    if not isinstance(said, Mapping) or not said:
        raise Undeclared("it has to be a dictionary that says something of it")
    for key in said:
        if key not in KEYS:
            raise Undeclared(say("there is no {key}; there are {keys}", key=key, keys=", ".join(KEYS)))
    arguments = str(said.get("arguments", ""))
    names = [*_signature(arguments).names]
    fed = _split(said.get("input", REST))
    letters = [*names, *_dimensions(fed, names)]
    made = _split(said.get("output", said.get("input", REST)))
    for text in made:
        if text != REST:
            _check(say("the output {text}", text=text), text, letters)
    view = str(said.get("receptive_field", ""))
    if view not in VIEWS:
        raise Undeclared(
            say(
                "receptive_field is {given}; it may be {options}",
                given=repr(view),
                options=list_both(list(filter(None, VIEWS)), "{first} or {last}"),
            )
        )
    macs = said.get("macs")
    if macs is not None:
        _check(say("macs, {macs},", macs=macs), str(macs), letters)
    weights = tuple(_weights(said, names, letters))
    why = str(said.get("why_no_weights", WITHOUT))
    return Declaration(kind, arguments, fed, made, weights, None if macs is None else str(macs), view, why)


def _dimensions(fed: tuple[str, ...], arguments: list[str]) -> Iterator[str]:
    """Give the names of the input's dimensions."""
    for name in fed:
        if name == REST:
            continue
        if not name.isidentifier():
            raise Undeclared(say("the input {name} is no name of a dimension", name=name))
        if name in arguments:
            raise Undeclared(say("{name} is an argument and a dimension of the input", name=name))
        yield name


def _weights(said: Mapping[str, object], names: list[str], letters: list[str]) -> Iterator[Weight]:
    given = said.get("weights", {})
    fixed = _split(said.get("not_trained", ()))
    if not isinstance(given, Mapping):
        raise Undeclared("weights have to be a dictionary: a name, and its formula")
    for name in fixed:
        if name not in given:
            raise Undeclared(say("not_trained names {name}, which is none of its weights", name=name))
    for name, text in given.items():
        formula, _, when = (part.strip() for part in str(text).partition(" if "))
        _check(say("the weight {name}, {formula},", name=name, formula=formula), formula, letters)
        if when and when not in names:
            raise Undeclared(say("the weight {name} depends on {when}, which is no argument", name=name, when=when))
        yield Weight(str(name), formula, when, trainable=name not in fixed, bias="bias" in str(name))


def _check(what: Sentence, formula: str, letters: list[str]) -> None:
    if wrong := complaint(formula, letters):
        raise Undeclared(say("{what} {wrong}", what=what, wrong=wrong))


def _split(given: object) -> tuple[str, ...]:
    parts = given if is_listed(given) else str(given).split(",")
    return tuple(str(part).strip() for part in parts if str(part).strip())


def _signature(arguments: str) -> Signature:
    """Read arguments as they stand in a definition: ``units, use_bias=True``."""
    try:
        spec = ast.parse(f"def f({arguments}): ...").body[0]
        assert isinstance(spec, ast.FunctionDef)
        names = tuple(arg.arg for arg in spec.args.args)
        values = [ast.literal_eval(node) for node in spec.args.defaults]
    except (SyntaxError, ValueError):
        raise Undeclared(
            say("the arguments {arguments} are not what stands in a definition", arguments=repr(arguments))
        ) from None
    return Signature(names, defaults=dict(zip(names[len(names) - len(values) :], values, strict=True)))


@lru_cache(maxsize=256)
def maker(said: Declaration) -> Maker:
    """Make the function that reads a call of a declared layer."""
    names = _signature(said.arguments).names

    def make_declared(**given: object) -> Declared:
        return Declared(said, tuple((name, _number(given[name], name)) for name in names))

    return make_declared


def _number(value: object, name: str) -> Dim:
    """Take an argument as a number for formulas; what is no whole number is unknown to these."""
    require(value, name)
    return int(value) if isinstance(value, int) else None


def extend_dialect(dialect: type[Dialect], own: tuple[Declaration, ...]) -> Dialect:
    """Give a dialect that knows declared layers too."""
    signatures = {said.kind: _signature(said.arguments) for said in own}
    return dialect({said.kind: maker(said) for said in own}, signatures)
