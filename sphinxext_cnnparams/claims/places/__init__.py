"""Where in a text values stand: numbers, shapes, calculations."""

from __future__ import annotations

from .values import NUMBER_WORDS, Form, StatedValue, find_values

__all__ = ["NUMBER_WORDS", "Form", "StatedValue", "find_values"]
