"""The tensors that stand for a kernel of PyTorch which is worked out of them, for each function that has it so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...core.structs import Struct, replace
from ..tracing.training import TensorSlot

LENGTH = "length"
"""What we call the lengths that weight normalization learns."""


PRUNING = tuple(
    f"prune.{name}"
    for name in "identity random_unstructured l1_unstructured random_structured ln_structured custom_from_mask".split()
)
"""The functions of ``torch.nn.utils.prune`` that mask the kernel of one layer."""


class Scheme(Struct):
    """Say which tensors stand for the kernel, in PyTorch's order, behind the others of the layer.

    *lengths* is the name of those of the kernel's rows, if these are learnt
    apart; *keeps* tells that a frozen kernel stays frozen.
    """

    kernel: str
    lengths: str = ""
    keeps: bool = True

    def slots(self, own: Sequence[TensorSlot]) -> Iterator[TensorSlot]:
        """Give the tensors of a layer with these *own* ones, after the change."""
        yield from (slot for slot in own if slot.name != "weight")
        if self.lengths:
            yield TensorSlot(self.lengths, (LENGTH,))
        yield from (replace(slot, name=self.kernel) for slot in own if slot.name == "weight")


SCHEMES: Mapping[str, Scheme] = {
    "weight_norm": Scheme("weight_v", "weight_g", keeps=False),
    "spectral_norm": Scheme("weight_orig"),
    "parametrizations.weight_norm": Scheme("parametrizations.weight.original1", "parametrizations.weight.original0"),
    **dict.fromkeys(
        ("parametrizations.spectral_norm", "parametrizations.orthogonal", "register_parametrization"),
        Scheme("parametrizations.weight.original"),
    ),
    **dict.fromkeys(PRUNING, Scheme("weight_orig")),
}
"""What each function of PyTorch makes of a layer's kernel."""
