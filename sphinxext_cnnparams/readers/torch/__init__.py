"""PyTorch's vocabulary: its names, each with the function that reads it."""

from __future__ import annotations

from ..vocabulary import Vocabulary
from .catalogue import LAYERS, SIGNATURES
from .containers import SPECIALS, calculate, function, keyed
from .half import TorchHalf, module_attribute
from .rules import TorchRules
from .setting import changed, filled
from .unread import NOT_READ
from .vision import written

TORCH = Vocabulary(
    dialect="torch",
    title="PyTorch",
    home="torch.nn",
    roots=frozenset({"torch", "torchvision"}),
    usual={
        "torch": "torch",
        "nn": "torch.nn",
        "F": "torch.nn.functional",
        "torchvision": "torchvision",
        "models": "torchvision.models",
    },
    layers=LAYERS,
    signatures=SIGNATURES,
    specials=SPECIALS,
    unread=NOT_READ,
    plain=frozenset(("Module",)),
    no_layers=("Loss",),
    rules=lambda session: TorchRules(),
    half=TorchHalf,
    attribute=module_attribute,
    calculate=calculate,
    function=function,
    keyed=keyed,
    grown=lambda session, stack: None,
    declared=lambda call: None,
    modern=lambda name, call, session: call,
    changed=changed,
    filled=filled,
    written=written,
    aliases={},
    common=frozenset(),
)
