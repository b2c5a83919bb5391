"""A function of a framework: an operation, and how the framework's arguments come to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ....core.layer import Layer
from ....core.structs import Struct, field
from ..arguments import Refused, call_maker
from ..shape_rules import Mismatch
from ..tensor import Tensor
from .at import At
from .kinds import kinds_of
from .product import Made
from .signature import parse


class Spelling(Struct):
    """Read calls of a framework's function.

    operation
        says what comes out; its parameters are annotated with kinds.
    signature
        the framework's arguments in order, as the module ``signature`` reads them.
    settings
        parameters of the operation that this function sets itself.
    """

    operation: Callable[..., Made]
    signature: str
    settings: Mapping[str, object] = field(default_factory=dict)

    def __call__(self, at: At, *args: object, **kwargs: object) -> object:
        kinds = kinds_of(self.operation)
        free = tuple(name for name in kinds if name not in self.settings)
        inputs: list[Tensor] = []
        given = parse(self.signature, free).bind(args, kwargs)
        taken = {name: kinds[name](at, value, inputs) for name, value in given.items()}
        return at.add(self.operation(**taken, **self.settings), inputs)


class LayerSpelling(Struct):
    """Read calls of a function that is a layer elsewhere: it is made of the other arguments, and fed the first one."""

    make: Callable[..., Layer]
    signature: str

    def __call__(self, at: At, *args: object, **kwargs: object) -> object:
        given = parse(self.signature).bind(args, kwargs)
        fed = given.pop(next(iter(given)))
        try:
            layer = call_maker(self.make, given)
        except Refused as refused:
            raise Mismatch(refused.text) from None
        return at.add(layer, [at.tensor(fed)])
