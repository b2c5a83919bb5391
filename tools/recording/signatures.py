"""Record what the layers that are read take: the names of their parameters, in order, and the defaults of these."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from .entries import written

FURTHER = {"keras": ("Input", "InputLayer"), "torch": ()}
"""What is no layer of the catalogue and is bound to a recorded signature, too."""


def record(folder: Path) -> None:
    """Write ``signatures.json`` into the folder of each dialect in *folder*, one layer per line."""
    import keras
    import torch

    from sphinxext_cnnparams.readers.keras import Keras
    from sphinxext_cnnparams.readers.torch import Torch

    for dialect, origin, homes, names in (
        ("keras", f"Keras {keras.__version__}", (keras.layers,), Keras.catalogue),
        ("torch", f"PyTorch {torch.__version__.partition('+')[0]}", (torch.nn,), Torch.catalogue),
    ):
        found = dict(signatures(homes, {*names, *FURTHER[dialect]}))
        path = folder / dialect / "signatures.json"
        path.write_text(written(origin, {"signatures": found}), encoding="utf-8")
        print(f"{path}: {len(found)} signatures; {', '.join(sorted({*names} - {*found})) or 'none'} not there")


def signatures(homes: Iterable[Any], names: Iterable[str]) -> Iterator[tuple[str, list[object]]]:
    """Give the signatures of what a framework has, in the order of their names."""
    for name in sorted(names):
        for home in homes:
            if hasattr(home, name):
                yield name, list(parameters(getattr(home, name)))
                break


def parameters(made: Callable[..., object]) -> Iterator[object]:
    """Give one entry for each parameter: its name, with its default if it has one; marks stand between them.

    ``*`` means that what follows is given by name, ``*args`` and ``**kwargs``
    that there may be anything more.
    """
    by_name = False
    for parameter in declared(made):
        if parameter.kind is parameter.VAR_POSITIONAL:
            yield f"*{parameter.name}"
        elif parameter.kind is parameter.VAR_KEYWORD:
            yield f"**{parameter.name}"
        else:
            if parameter.kind is parameter.KEYWORD_ONLY and not by_name:
                by_name = True
                yield "*"
            yield parameter.name if parameter.default is parameter.empty else [parameter.name, plain(parameter.default)]


def declared(made: Any) -> list[inspect.Parameter]:
    """Give the parameters of a class or a function, as they are written down.

    PyTorch writes those of its recurrent modules down for type checkers only.
    A module without a constructor of its own takes nothing, whatever the
    constructor of all modules says.
    """
    if not inspect.isclass(made):
        return list(inspect.signature(made).parameters.values())
    if made.__init__.__qualname__ == "Module.__init__":
        return []
    overloads = [inspect.signature(overload) for overload in typing.get_overloads(made.__init__)]
    closed = [signature for signature in overloads if "args" not in signature.parameters]
    _self, *rest = (closed[0] if closed else inspect.signature(made.__init__)).parameters.values()
    return rest


def plain(default: object) -> object:
    """Give a default as JSON can hold it; a function by its name."""
    return default.__name__ if inspect.isfunction(default) else default
