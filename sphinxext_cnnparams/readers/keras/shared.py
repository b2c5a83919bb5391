"""What several of Keras's layers have in common."""

from __future__ import annotations

from ..arguments import Refused, number


def lowered(word: object) -> object:
    """Give a word in small letters: Keras takes ``padding="SAME"`` as well."""
    return word.lower() if isinstance(word, str) else word


def plain(lora_rank: object) -> None:
    """Refuse a layer whose kernel is frozen and adapted."""
    if lora_rank is not None:
        raise Refused("with lora_rank is not read")


def share(value: object, name: str = "rate") -> None:
    """Refuse a rate that is no share of the values."""
    number(value, name, 0, 1)
