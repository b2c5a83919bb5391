"""The command line: documents that are no part of a Sphinx project, or not yet."""

from .main import main

__all__ = ["main"]
