"""What is to be known of a model to guard it: no more than the audit tells of each."""

from __future__ import annotations

from typing import Protocol

from ...core.summary import Summary


class AssumedInput(Protocol):
    """Say what shape the input was taken to have."""

    def shape(self, dialect: str, /) -> str:
        """Give it as the option of the directive has it."""


class ReadModel(Protocol):
    """Say what the audit has read: a name, the numbers, the piece of the document whose code makes it."""

    @property
    def name(self) -> str:
        """Give the name the code has for it; an empty one if there is none."""

    @property
    def summary(self) -> Summary:
        """Give its numbers."""

    @property
    def piece(self) -> int:
        """Give the piece whose code makes it."""

    @property
    def assumed(self) -> AssumedInput | None:
        """Give the input that was assumed, where the code does not say it."""
