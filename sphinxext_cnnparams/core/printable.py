"""Text that any page, any console and any file can hold."""

from __future__ import annotations

import re
import unicodedata

from .late_pattern import late_pattern

LONGEST = 1000
"""Characters of a message; what is longer loses its middle."""
_LONG_NUMBER = late_pattern(r"\d{100,}")
_UNPRINTABLE = late_pattern("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def show_controls(text: str) -> str:
    r"""Write control characters, halves of characters and changes of direction as a program would write them.

    >>> show_controls("red \x1b[31m")
    'red \\x1b[31m'
    """
    return _UNPRINTABLE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return found[0].encode("ascii", "backslashreplace").decode() if found[0] > "\x7f" else f"\\x{ord(found[0]):02x}"


def measure(text: str) -> int:
    """Give how many columns of a terminal a text takes.

    >>> measure("cafe\u0301"), measure("層")
    (4, 2)
    """
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def shorten(text: str, longest: int = LONGEST) -> str:
    """Take out the middle of a text that is too long.

    >>> shorten("abcdefghij", 5)
    'ab…ij'
    """
    if len(text) <= longest:
        return text
    half = (longest - 1) // 2
    return f"{text[:half]}…{text[-half:]}"


def cut_numbers(text: str) -> str:
    """Take the end off numbers that are longer than any of a network: Python would refuse to read them.

    >>> cut_numbers("12 and " + "9" * 5000)
    '12 and 99999999999999999999…'
    """
    return _LONG_NUMBER.sub(lambda found: f"{found[0][:20]}…", text)


def quote(text: str) -> str:
    r"""Quote what an author has written, as it was written.

    >>> print(quote(r"26\times26"))
    '26\times26'
    """
    return f"'{text}'"
