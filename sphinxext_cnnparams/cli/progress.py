"""How far many files are audited, on a terminal."""

from __future__ import annotations

import sys
import time

from ..core.structs import MutableStruct

SLOWEST = 0.1
"""Seconds between two lines, at least."""
MANY = 8


class Progress(MutableStruct):
    """Write how many files are done, over and over into the same line; nothing where nobody looks."""

    total: int = 0
    done: int = 0
    shown: float = 0.0
    active: bool = False

    def begin(self, total: int, done: int) -> None:
        """Begin with so many files, some of them done."""
        self.total, self.done = total, done
        self.active = sys.stderr.isatty() and total - done > MANY

    def step(self) -> None:
        """Note that one more is done."""
        self.done += 1
        now = time.monotonic()
        if self.active and now - self.shown > SLOWEST:
            self.shown = now
            sys.stderr.write(f"\r{self.done:,} of {self.total:,} files")
            sys.stderr.flush()

    def end(self) -> None:
        """Take the line away."""
        if self.active:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
