"""The texts of messages: what ``tools/translate.py`` gathers for the catalog ``cnnparams-messages``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "sphinxext_cnnparams"
FOLDERS = ("claims", "core", "extension", "readers")
"""Where messages come from that a build can write; those of the command line stay English."""
SPOKEN = {
    **dict.fromkeys(
        ("say", "phrase", "Problem", "Unknown", "Unanswerable", "Missing", "Undeclared", "UnknownLayer"), 0
    ),
    **dict.fromkeys(("Refused", "Mismatch", "Ceiling", "TooLong", "describe_fault", "refuse", "lose"), 0),
    **dict.fromkeys(("UnknownLayer", "_spoil", "not_inside"), 0),
    **dict.fromkeys(("ValueError", "TypeError", "OverflowError", "one_row", "last_row", "note", "misfit"), 0),
    **dict.fromkeys(("of_name", "one_of", "require_mapping", "list_both"), 1),
    **dict.fromkeys(("disagreement", "same_of"), 2),
}
"""The calls that state a message, or a part of one, and which argument it is."""
FOR_PROGRAMMERS = ("structs.py",)
"""Files whose errors no author ever sees."""
PYTHON_SAYS = (
    "invalid syntax",
    "invalid syntax. Perhaps you forgot a comma?",
    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
    "unexpected indent",
    "unindent does not match any outer indentation level",
    "unexpected EOF while parsing",
    "too many nested parentheses",
    "inconsistent use of tabs and spaces in indentation",
    "positional argument follows keyword argument",
    "expected ':'",
    *(f"'{bracket}' was never closed" for bracket in "([{"),
    *(f"unmatched '{bracket}'" for bracket in ")]}"),
    "unterminated string literal",
    "division by zero",
    "list index out of range",
)
"""What Python itself often says of code; all else of its own stays as it says it."""
_PART = re.compile(r"\{[^}]*\}")
_SIGN = re.compile(r"[:;] ")
"""What French wants a space before."""
_WORD = re.compile(r"[a-z]{2,}")
_CODE = re.compile(r"\w*_\w*|[^a-z]*(?:\b[a-z]\b[^a-z]*)*")


def gather() -> Iterator[tuple[str, str]]:
    """Give every text of a message, each with its file; what has no word of its own needs no translation."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in list_files()}
    own = {path: name_texts(tree) for path, tree in trees.items()}
    shared: dict[str, list[str]] = {}
    for name, texts in (item for names in own.values() for item in names.items()):
        shared.setdefault(name, []).extend(texts if name.strip("_").isupper() else ())
    for path, tree in trees.items():
        where = path.relative_to(PACKAGE).as_posix()
        yield from ((text, where) for text in list_spoken(tree, {**shared, **own[path]}) if says_something(text))
    yield from ((text, "readers/python/source.py") for text in PYTHON_SAYS)
    yield from list_tables()


def list_files() -> Iterator[Path]:
    """Give the files that state messages."""
    for folder in FOLDERS:
        yield from sorted(path for path in (PACKAGE / folder).rglob("*.py") if path.name not in FOR_PROGRAMMERS)


def name_texts(tree: ast.AST) -> dict[str, list[str]]:
    """Give the names that stand for texts, each with all it is set to."""
    found: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, value = node.targets[0], node.value
            both = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
            pairs = zip(target.elts, value.elts, strict=False) if both else [(target, value)]  # type: ignore[attr-defined]
            for name, text in pairs:
                if isinstance(name, ast.Name):
                    found.setdefault(name.id, []).extend(list_texts(text, {}))
    return found


def list_spoken(tree: ast.AST, names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Give the texts that calls state, and those of several words among the parts of a text."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        place = SPOKEN.get(called(node))
        if place is not None and place < len(node.args):
            yield from list_texts(node.args[place], names)
        if called(node) in ("say", "phrase"):
            found = (text for part in node.keywords for text in list_texts(part.value, names))
            yield from (text for text in found if " " in text)


def called(call: ast.Call) -> str:
    """Give the last name of what is called."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def list_texts(node: ast.expr, names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Give the texts an expression may stand for."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Name(id=name) if name in names:
            yield from names[name]
        case ast.IfExp(body=one, orelse=other):
            yield from (*list_texts(one, names), *list_texts(other, names))
        case ast.BoolOp(values=values):
            yield from (text for value in values for text in list_texts(value, names))
        case _:
            return


def says_something(text: str) -> bool:
    """Tell whether a text has words or signs besides its parts; names and formulas of the code are none."""
    plain = _PART.sub("", text)
    return bool(_SIGN.search(plain) or (_WORD.search(plain) and not _CODE.fullmatch(plain)))


def list_tables() -> Iterator[tuple[str, str]]:
    """Give the texts that stand in tables."""
    from sphinxext_cnnparams.claims.kinds import KINDS
    from sphinxext_cnnparams.claims.numbers import UNITS
    from sphinxext_cnnparams.claims.verdict import WRONG
    from sphinxext_cnnparams.core.layers.spatial import AXES
    from sphinxext_cnnparams.core.quantities import QUANTITIES
    from sphinxext_cnnparams.core.quantities.texts import Setting
    from sphinxext_cnnparams.readers.keras.unread import NOT_READ as OF_KERAS
    from sphinxext_cnnparams.readers.torch.unread import NOT_READ as OF_TORCH

    quantities = QUANTITIES.values()
    yield from ((text, "claims/verdict.py") for text in WRONG.values())
    yield from ((text, "core/layer.py") for text in ("channel", "values per step", "a number"))
    yield from ((text, "readers/tracing/recorded_models.py") for text in ("layers", "weights"))
    yield "a value of another kind", "readers/tracing/arguments.py"
    yield from ((text, "core/quantities/weights.py") for text in ("{first} and {last}", "{first}; {last}"))
    yield from ((kind.expected, "claims/kinds.py") for kind in KINDS.values())
    yield from ((text, "claims/numbers/amount.py") for text in UNITS.values())
    yield from ((word, "core/layers/spatial.py") for axes in AXES.values() for _, _, word in axes)
    yield from ((quantity.heading.lower(), "core/quantities/table.py") for quantity in quantities)
    yield from ((quantity.name, "core/quantities/texts.py") for quantity in quantities if isinstance(quantity, Setting))
    yield from ((text, "readers/keras/unread.py") for text in OF_KERAS.values())
    yield from ((text, "readers/torch/unread.py") for text in OF_TORCH.values())
