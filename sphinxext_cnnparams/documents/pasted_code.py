"""Code in plain text, where nothing marks it: the lines that are Python and no sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import has_prompts

_SURE = re.compile(
    r"\s*(?:"
    + "|".join(
        (
            r"from [\w.]+ import [\w*(]",
            r"import [\w.]+(?: as \w+)?(?:\s*[,#]|\s*\Z)",
            r"(?:async )?def \w+\s*\(.*:\s*(?:#.*)?\Z",
            r"class \w+\s*(?:\(.*\))?:",
            r"@[\w.]+",
            r"[\w.\[\], ]+\s*(?:[+\-*/]?=)\s*[\w(\[{'\"-].*[\w)\]}'\"(\[{,:]\s*(?:#.*)?\Z",
            r"[\w.]+\(.*\)?,?\s*(?:#.*)?\Z",
            r"return\b(?! to\b).*[\w)\]]\s*\Z",
            r"(?:if|for|while|with|elif)\b.*:\s*(?:#.*)?\Z",
            r"(?:else|try|finally):\s*\Z",
            r"[\])}]+[,.\w()]*\s*(?:#.*)?\Z",
            r">>> |\.\.\. |In ?\[\d*\]:",
            r"#\s*\S|[%!]\w+",
        )
    )
    + ")"
)
"""How lines of code begin or end as sentences do not."""
_SENTENCE = re.compile(r"[A-Za-z][a-z']+(?:,? [a-z']+){4,}|[.!?]\s*\Z|[.!?] [A-Z]")
_FIRM = re.compile(r"\w\(|^\s*(?:from|import|def|class|return|for|if|with|@|>>>)\b|\w\s=\s\w|[\])},]\s*\Z")


def find_code(lines: Sequence[str], taken: frozenset[int]) -> frozenset[int]:
    """Give the numbers of the lines that are code."""
    found: set[int] = set()
    block: list[int] = []
    depth = 0
    for number, line in enumerate([*lines, ""]):
        inside = depth > 0 and number not in taken and number < len(lines) and bool(line.strip())
        is_code = number not in taken and (inside or _is_code(line))
        if is_code and line.strip():
            block.append(number)
            depth = max(0, depth + sum(map(line.count, "([{")) - sum(map(line.count, ")]}")))
        elif line.strip() or number >= len(lines) or (depth <= 0 and not _goes_on(lines, number, taken)):
            found.update(_whole(lines, block))
            block, depth = [], 0
    return frozenset(found)


def _is_code(line: str) -> bool:
    return bool(_SURE.match(line)) and (
        not _SENTENCE.search(re.sub(r"#.*|'[^']*'|\"[^\"]*\"", "", line)) or has_prompts(line)
    )


def _goes_on(lines: Sequence[str], number: int, taken: frozenset[int]) -> bool:
    """Tell whether code follows an empty line."""
    after = next((i for i in range(number, min(len(lines), number + 3)) if lines[i].strip()), None)
    return after is not None and after not in taken and _is_code(lines[after])


def _whole(lines: Sequence[str], block: Sequence[int]) -> Sequence[int]:
    """Give a block with its empty lines, if it is firmly code."""
    if not any(_FIRM.search(lines[i]) for i in block):
        return ()
    return range(block[0], block[-1] + 1)
