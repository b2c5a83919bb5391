"""The Python interface: from code to a network, from a network to its numbers."""

from __future__ import annotations

from collections.abc import Mapping

from .core.compute import compute
from .core.network import DialectName, Network
from .core.summary import Summary
from .readers.read import Reading, Request
from .readers.read import read as _read


def read(
    text: str,
    *,
    input: str = "",
    let: Mapping[str, object] | None = None,
    object: str = "",
    dialect: DialectName | None = None,
) -> Reading:
    """Read the layer code in *text* into a network, without executing it.

    The arguments are those of the directive: *input* is a shape without the
    batch such as ``"28x28x1"``, *let* gives values to undefined names,
    *object* names the variable that is the model.  Never raises for what
    stands in *text*: what is wrong with it is among the reading's problems.
    """
    return _read(Request(text, dialect, given=input, let=let or {}, chosen=object))


def summarize(network: Network) -> Summary:
    """Work out every shape and every count of a network."""
    return compute(network)
