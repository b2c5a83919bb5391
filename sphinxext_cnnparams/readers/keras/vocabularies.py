"""What can be asked of layers that number words and categories: the vocabulary they were told, and how large it is.

Source: ``get_vocabulary`` and ``_token_start_index`` in keras.src.layers.preprocessing.index_lookup.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..python import Call, Machine, Native, Unknown, is_listed
from ..tracing.module import LayerObject

USUAL: Mapping[str, Mapping[str, object]] = {
    "IntegerLookup": {"mask_token": None, "oov_token": -1},
    "StringLookup": {"mask_token": None, "oov_token": "[UNK]"},
    "TextVectorization": {"mask_token": "", "oov_token": "[UNK]"},
}
"""The layers that have a vocabulary, and what stands in it for nothing and for what is not in it."""
UNTOLD = "the vocabulary of this layer is worked out from data"


def list_special(module: LayerObject) -> list[object] | None:
    """Give the tokens before all words; None where nobody knows how many there are."""
    given = {"num_oov_indices": 1, "output_mode": "int", **USUAL[module.kind], **module.given}
    count, mask = given["num_oov_indices"], given["mask_token"]
    if not isinstance(count, int) or isinstance(mask, Unknown):
        return None
    is_masked = mask is not None and given["output_mode"] == "int"
    return [*([mask] if is_masked else []), *([given["oov_token"]] * count)]


def list_vocabulary(module: LayerObject, line: int, *, whole: bool = True) -> list[object] | Unknown:
    """Give the words that a layer was told, and, if it is to be *whole*, the tokens before them."""
    told, special = module.given.get("vocabulary"), list_special(module)
    if not is_listed(told) or special is None:
        return told if isinstance(told, Unknown) else Unknown(UNTOLD, line)
    words = list(told)
    if words[: len(special)] == special:
        words = words[len(special) :]
    return [*special, *words] if whole else words


def _get_vocabulary(module: LayerObject, call: Call) -> object:
    whole = call.kwargs.get("include_special_tokens", *call.args[:1] or (True,))
    return list_vocabulary(module, call.line, whole=whole is not False)


def _count_vocabulary(module: LayerObject, call: Call) -> object:
    found = list_vocabulary(module, call.line)
    return found if isinstance(found, Unknown) else len(found)


def _set_vocabulary(module: LayerObject, call: Call) -> None:
    told = call.args[0] if call.args else call.kwargs.get("vocabulary")
    module.given = {**module.given, "vocabulary": told}


METHODS: Mapping[str, Callable[[LayerObject, Call], object]] = {
    "get_vocabulary": _get_vocabulary,
    "set_vocabulary": _set_vocabulary,
    "vocabulary_size": _count_vocabulary,
}


def find_vocabulary(module: LayerObject, name: str) -> Native | None:
    """Find one of these methods by its name; None where it is none, or the layer has no vocabulary."""
    if name not in METHODS or module.kind not in USUAL:
        return None

    def ask(call: Call, machine: Machine) -> object:
        return METHODS[name](module, call)

    return Native(name, ask)
