"""What model code uses of the standard library and of NumPy: one table, each entry a pure re-implementation."""

from __future__ import annotations

import ast
import json
import math
import string

from ..machine import Machine
from ..values.classes import Class
from ..values.dataclasses import as_dictionary, make_field
from ..values.enums import make_auto
from ..values.functions import Native, Pure
from ..values.records import make_named_tuple
from ..values.values import Call, Value
from .argparse import make_parser
from .builtins import BUILTINS
from .collections import COLLECTIONS
from .functools import FUNCTOOLS
from .itertools import ITERTOOLS
from .math import MATH
from .numpy import NUMPY
from .regex import REGEX
from .settings import SETTINGS


def _namespace(call: Call, machine: Machine) -> object:
    return Class("SimpleNamespace", (), dict(call.kwargs), call.line)


def _evaluate_literal(text: str) -> object:
    """Read a literal; a text that is too deep is refused."""
    try:
        return ast.literal_eval(text)
    except (RecursionError, SyntaxError, MemoryError):
        raise ValueError("no literal that is read") from None


def _load_json(text: str) -> object:
    """Read JSON; a text that is too deep is refused."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("JSON this deep is not read") from None


FUNCTIONS: dict[str, Value] = {
    **COLLECTIONS,
    **FUNCTOOLS,
    **ITERTOOLS,
    **MATH,
    **NUMPY,
    **REGEX,
    **SETTINGS,
    "argparse.ArgumentParser": Native("ArgumentParser", make_parser),
    "ast.literal_eval": Pure("literal_eval", _evaluate_literal),
    "dataclasses.asdict": Native("asdict", as_dictionary),
    "dataclasses.field": Native("field", make_field),
    "enum.auto": Native("auto", make_auto),
    "json.loads": Pure("loads", _load_json),
    "typing.cast": Native("cast", lambda call, machine: call.args[1] if len(call.args) > 1 else None),
    "types.SimpleNamespace": Native("SimpleNamespace", _namespace),
    "typing.NamedTuple": Native("NamedTuple", make_named_tuple),
}
LETTERS = "ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits punctuation".split()
CONSTANTS: dict[str, object] = {
    **{f"string.{name}": getattr(string, name) for name in LETTERS},
    **{f"{module}.{name}": getattr(math, name) for module in ("math", "numpy", "torch") for name in ("e", "pi")},
    **{f"{module}.{name}": value for module in ("builtins", "six.moves") for name, value in BUILTINS.items()},
    "six.moves.xrange": BUILTINS["range"],
    "math.tau": math.tau,
    "math.inf": math.inf,
    "numpy.inf": math.inf,
    "numpy.newaxis": None,
    "tensorflow.newaxis": None,
}
NOT_HERE = object()


def find_member(path: str, name: str) -> object:
    """Give a function or a constant of a library, NOT_HERE if it is none of these."""
    full = f"{path}.{name}"
    return FUNCTIONS.get(full) or CONSTANTS.get(full, NOT_HERE)
