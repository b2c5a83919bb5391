"""What the models of ``keras.applications`` have, as Keras itself says: ``recorded.json``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ....core.structs import Struct, field
from ...tracing.recorded import Recording, freeze
from ...tracing.signatures import Signature

PREPARING = ("rescaling", "normalization")
"""The automatic names of layers that prepare images."""
CLASSES = 1000
"""The classes that trained weights know."""


class RecordedApplication(Struct):
    """Hold what is recorded of one model.

    title
        the name Keras gives it; *sizes* are those that may stand in it.
    total, still
        its parameters without the top, and those that are never trained;
        *stem* and *stem_still* are how many each channel of the input adds.
    channels, extent, least, side
        what comes out without the top: the channels, the formula of the
        height and the width; the side of the smallest image, of the usual
        one.  *loose* is the formula where the code states no size.
    layers, names
        the layers inside, and how many automatic names they use up;
        *only_trained* of the layers come with Keras's own weights only.
    top, last, flat, top_layers, top_names
        the parameters of the top: a number, the units before the last layer,
        and a number for each value that comes out; the layers and the names
        with the top.
    pool_named, fixed, free
        the pooling of ``pooling=`` has a name of its own; without a size, the
        image is the usual one; the top takes an image of any size.
    sized
        Keras builds nothing that can be fed where the code states no size.
    """

    title: str
    total: int
    channels: int
    last: int
    layers: int
    top_layers: int
    stem: int
    side: int
    least: int
    extent: str
    still: int = 0
    loose: str = ""
    stem_still: int = 0
    top: int = 0
    flat: int = 0
    names: Mapping[str, int] = field(default_factory=dict)
    top_names: Mapping[str, int] = field(default_factory=dict)
    only_trained: str = ""
    sizes: tuple[int, ...] = ()
    pool_named: bool = False
    fixed: bool = False
    free: bool = False
    sized: bool = False

    def count_preparing(self) -> int:
        """Count the layers that prepare images, which have no weights: ConvNeXt names the one it has."""
        return 1 if self.title.startswith("convnext") else sum(self.names.get(word, 0) for word in PREPARING)


PATH = Path(__file__).with_name("recorded.json")
PARAMETERS = Recording(PATH, "parameters", lambda name, names: Signature.optional(names))
"""What each function takes."""
APPLICATIONS = Recording(PATH, "models", lambda name, entry: RecordedApplication(**freeze(entry)))
"""The models by name; behind the ``@`` the width, where it is not 1."""
