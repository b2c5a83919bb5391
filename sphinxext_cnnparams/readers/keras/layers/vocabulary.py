"""Keras's layers that number words and categories; they run on TensorFlow only, and what they give is in their source.

keras.src.layers.preprocessing: text_vectorization, index_lookup, string_lookup, integer_lookup, hashing
"""

from __future__ import annotations

from ....core.layers import Elementwise, Encode, Tokenize
from ...python import is_listed
from ...tracing.arguments import Maker, Refused, choice, flag, integer, require

NUMBERS = "gives each value its number in a vocabulary, no weights"
COUNTED = ("one_hot", "multi_hot", "count", "tf_idf")
"""What is given of all words or categories together: a value for each of them there is."""


def text_vectorization(
    *,
    max_tokens: object,
    output_mode: object,
    output_sequence_length: object,
    pad_to_max_tokens: object,
    vocabulary: object,
) -> Tokenize:
    """Read ``TextVectorization``: numbers of words, so many of them if it is told, or an encoding of the text."""
    if choice(output_mode, "output_mode", ("int", *COUNTED[1:])) != "int":
        return Tokenize(_count_entries(max_tokens, pad_to_max_tokens, vocabulary, 1), encoded=True)
    length = require(output_sequence_length, "output_sequence_length")
    return Tokenize(None if length is None else integer(length, "output_sequence_length"))


def lookup(
    *,
    max_tokens: object,
    num_oov_indices: object,
    vocabulary: object,
    output_mode: object,
    pad_to_max_tokens: object,
) -> Elementwise | Encode:
    """Read ``StringLookup`` and ``IntegerLookup``: the number of each value, or an encoding of them."""
    mode = choice(output_mode, "output_mode", ("int", *COUNTED))
    if mode == "int":
        return Elementwise(NUMBERS)
    unknown = integer(num_oov_indices, "num_oov_indices", 0)
    return Encode(_count_entries(max_tokens, pad_to_max_tokens, vocabulary, unknown), each=mode == "one_hot")


def hashing(*, num_bins: object, output_mode: object) -> Elementwise | Encode:
    """Read ``Hashing``: a bin for each value, or an encoding of the bins."""
    mode = choice(output_mode, "output_mode", ("int", *COUNTED[:3]))
    bins = integer(num_bins, "num_bins")
    return (
        Elementwise("gives each value the number of a bin, no weights")
        if mode == "int"
        else Encode(bins, mode == "one_hot")
    )


def _count_entries(max_tokens: object, pad_to_max_tokens: object, vocabulary: object, unknown: int) -> int:
    """Count the values of an encoding: the words that are listed and those not known, or what it is filled up to."""
    if max_tokens is not None and flag(pad_to_max_tokens, "pad_to_max_tokens"):
        return integer(max_tokens, "max_tokens")
    if not is_listed(vocabulary):
        raise Refused("gives a value for each word of its vocabulary, which is not known; say pad_to_max_tokens=True")
    return len(vocabulary) + unknown


VOCABULARIES: dict[str, Maker] = {
    "Hashing": hashing,
    "IntegerLookup": lookup,
    "StringLookup": lookup,
    "TextVectorization": text_vectorization,
}
