"""What Keras offers among its layers and is not read, with the reason."""

from __future__ import annotations

_TENSORFLOW = "is not read: it runs only on TensorFlow, and what it gives depends on a vocabulary or on text"
_FOREIGN = "is not read: what it wraps belongs to another framework"
_SOUND = "is not read: it makes an image of a sound"
_TOOL = "is no layer"
NOT_READ: dict[str, str] = {
    "FlaxLayer": _FOREIGN,
    "HashedCrossing": _TENSORFLOW,
    "InputSpec": _TOOL,
    "JaxLayer": _FOREIGN,
    "MaxNumBoundingBoxes": "is not read: it works on boxes around objects, no tensors of its input's shape",
    "MelSpectrogram": _SOUND,
    "Pipeline": "is not read: write its layers one by one",
    "STFTSpectrogram": _SOUND,
    "TFSMLayer": "is not read: it loads a model from a file",
    "TorchModuleWrapper": _FOREIGN,
    "Wrapper": "is not read: it is a base for wrappers of one's own",
}
"""The reason goes on from the name."""
