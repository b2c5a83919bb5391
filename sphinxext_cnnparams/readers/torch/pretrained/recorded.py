"""What torchvision's own models have, as torchvision itself says: ``recorded.json``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ....core.structs import Struct
from ...tracing.recorded import Recording, freeze

CLASSES = 1000
"""The classes that trained weights know."""
CHANGING_NOTHING = frozenset(
    "weights pretrained progress dropout init_weights zero_init_residual transform_input stochastic_depth_prob "
    "memory_efficient drop_rate attention_dropout".split()
)
"""Arguments on which no shape and no count depends."""
Layers = tuple[tuple[str, str, tuple[object, ...]], ...]
"""Layers as path, kind and arguments.

F is what the body gives, H the hidden units, D the share that is dropped, K the number of classes.
"""


class Family(Struct):
    """Hold what models of one kind have in common.

    *head* is what stands behind the body.  *names* are what stands in the model
    itself, in order; *words* occur in the names of the weights inside these.
    *tail* and *mapped* say that the body gives more than a list; *flattened*
    that the model flattens what its head gives.  *auxiliary* are the heads used
    only in training, *untrained* says that they are left out with trained
    weights.
    """

    head: Layers
    names: tuple[str, ...]
    words: tuple[str, ...] = ()
    tail: tuple[int, ...] = ()
    mapped: bool = False
    flattened: bool = False
    auxiliary: Layers = ()
    untrained: bool = False


class RecordedBackbone(Struct):
    """Hold what is recorded of one model.

    *inputs* are the channels its body gives to its head; *shares* are the
    parameters and the number of tensors of each part of the body.  *features*
    and *extent* say what comes out of the part ``features``, or of a body that
    gives an image.  *least* is the side of the smallest image, *side* that of
    the only one.  *large* says that its usual weights are for the larger image.
    """

    family: str
    inputs: int
    shares: Mapping[str, tuple[int, int]]
    least: int
    features: int = 0
    extent: str = ""
    side: int = 0
    hidden: int = 0
    drop: float = 0.0
    large: bool = False

    @property
    def kin(self) -> Family:
        """Give the family."""
        return FAMILIES[self.family]


PATH = Path(__file__).with_name("recorded.json")
FAMILIES = Recording(PATH, "families", lambda name, entry: Family(**freeze(entry)))
"""The families by name."""
PRETRAINED = Recording(PATH, "models", lambda name, entry: RecordedBackbone(**freeze(entry)))
"""The models by name; behind the ``@`` the side of another image they can be built for."""
