"""What is said of the models of documents from outside: their input, names that are missing, which object is meant."""

from __future__ import annotations

from collections.abc import Mapping

from ..core.structs import Struct, field


class Given(Struct):
    """Hold what is said about the models of documents; what is left out is found as a reader would find it."""

    input: str = ""
    let: Mapping[str, object] = field(default_factory=dict)
    chosen: str = ""
