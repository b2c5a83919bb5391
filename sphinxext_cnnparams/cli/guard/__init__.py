"""The command ``guard``: a tutorial is rewritten so that Sphinx verifies it from then on."""

from .command import run_guard

__all__ = ["run_guard"]
