"""The object that was taken for the model, and what was guessed."""

from __future__ import annotations

from ..core.problem import Sentence, phrase
from ..core.structs import Struct, field

A_MODEL = phrase("a model")
LAST_POINTED = phrase("the last one that was summarised or fitted")
LAST_BUILT = phrase("the last one built")
LAST_DEFINED = phrase("the last one defined")


class Chosen(Struct):
    """Hold the model, the names of loose layers, and what was guessed."""

    root: object
    names: dict[int, str] = field(default_factory=dict)
    guess: Sentence = ""


def say_guess(number: int, name: str, how: Sentence) -> Sentence:
    """Say that there are several models, which one was taken, and why."""
    return phrase(
        "of {number} models in this code, this is {name}, {how}", number=number, name=name or A_MODEL, how=how
    )
