"""What a framework calls an operation: its name for it, and how its arguments come to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ...core.layer import Layer
from ..arguments import Refused
from ..shapes import Mismatch
from ..tensor import Tensor
from .at import At
from .kinds import kinds_of
from .outcome import Made
from .signature import parse


@dataclass(frozen=True, slots=True)
class Spelling:
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


@dataclass(frozen=True, slots=True)
class LayerSpelling:
    """Read calls of a function that is a layer elsewhere: it is made of the other arguments, and fed the first one."""

    make: Callable[..., Layer]
    signature: str

    def __call__(self, at: At, *args: object, **kwargs: object) -> object:
        given = parse(self.signature).bind(args, kwargs)
        fed = given.pop(next(iter(given)))
        try:
            layer = self.make(**given)
        except Refused as refused:
            raise Mismatch(str(refused)) from None
        return at.add(layer, [at.tensor(fed)])
