"""Compute and verify the shapes and parameter counts of neural networks in Sphinx documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .uncollected import uncollected

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from .api import read, summarize

__all__ = ["read", "setup", "summarize"]
__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx what this extension adds; the rest is imported when Sphinx asks for it."""
    with uncollected():  # imported late: what asks for the version only needs none of it
        from .extension.registration import register

    register(app)
    return {
        "version": __version__,
        "env_version": env_version(__version__),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def env_version(version: str) -> int:
    """Make a number of a version: old doctrees hold old text and must not survive an update."""
    major, minor, patch = (int(part) for part in version.split("."))
    return (major * 1000 + minor) * 1000 + patch


def __getattr__(name: str) -> Any:
    """Import the Python interface (``read``, ``summarize``) when it is used."""
    if name in ("read", "summarize"):
        from . import api  # imported late: Sphinx never needs it

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
