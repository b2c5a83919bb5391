"""How things look: opacities, widths and colours, for every printer."""

from __future__ import annotations

from collections.abc import Mapping

from ..core.structs import Struct
from .shapes import Look


class Style(Struct):
    """Hold how something looks: how dense its area and its line are, and how wide the line is."""

    fill: float = 0.0
    stroke: float = 0.0
    width: float = 0.6
    dashed: bool = False
    arrow: bool = False


STYLES: Mapping[Look, Style] = {
    "front": Style(0.55, 0.9),
    "top": Style(0.25, 0.9),
    "side": Style(0.38, 0.9),
    "ghost": Style(0.06, 0.9, dashed=True),
    "cut": Style(0, 0.6, 0.5),
    "arrow": Style(0, 0.6, 0.8, arrow=True),
    "skip": Style(0, 0.75, 1.0, arrow=True),
    "loop": Style(0, 0.5, 0.8),
    "cone": Style(0, 0.35, 0.5),
    "patch": Style(0.25, 0.7, 0.6),
    "field": Style(0, 0.3, 0.5),
    "frame": Style(0.08, 1, 0.7),
    "disc": Style(0.12, 0.9, 0.8),
    "sign": Style(0, 1, 1.1),
}
COLOURS: Mapping[str, str] = {
    "data": "#7a8594",
    "conv": "#3f83c8",
    "pool": "#d1664b",
    "dense": "#3c9d74",
    "sequence": "#8f63c4",
    "shape": "#8a8f98",
    "quiet": "#8a8f98",
    "merge": "#c08a1e",
    "block": "#2c93a8",
    "unknown": "#8a8f98",
}
"""Colours of middle lightness, which can be seen on light and on dark ground; each can be set by a CSS variable."""
