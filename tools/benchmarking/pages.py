"""What stands on the pages of the sites: each recipe makes a page of ours from its number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .networks import KERAS, SMALL_KERAS

PROSE = "A network learns its weights from examples, step by step, and nobody tells it what to look for. "
SENTENCES = (
    "The first one has {cnn:params}`{net}.conv2d` parameters and gives {cnn:output}`26 × 26 × 32 <{net}.conv2d>`.",
    "The second one gives {cnn:output}`{net}.conv2d_1`, and has {cnn:params}`18,496 <{net}.conv2d_1>` of them.",
    "Of {cnn:size}`1,600 <{net}.flatten>` values the dense layer makes ten, with {cnn:params}`{net}.dense` parameters.",
    "All layers have {cnn:params}`34,826 <{net}>` parameters, {cnn:trainable}`{net}` of which are trained.",
)
"""Each has one number that is inserted and one that is stated."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Say how many pages a site has, in a full run and in a quick one, and what stands on each."""

    full: int
    quick: int
    page: Callable[[int], str]
    alike: bool = False
    """Whether another number of pages may be asked for."""


def small(page: int) -> str:
    """Give the code of a small network, another one for each page."""
    return SMALL_KERAS.replace("Conv2D(32", f"Conv2D({16 + page}")


def large(name: str) -> Callable[[int], str]:
    """Make the code of a well-known network, with another number of classes for each page."""
    return lambda page: KERAS[name].code.replace("1000", str(1000 + page))


def table(name: str, code: str, options: str = "") -> str:
    """Write a directive."""
    return f":::{{cnn-summary}} {name}\n{options}\n{code}:::\n"


def with_roles(code: Callable[[int], str], options: str = "") -> Callable[[int], str]:
    """Make pages of a table and a sentence with a number of it."""

    def page(number: int) -> str:
        said = f"{PROSE}All layers have {{cnn:params}}`m{number}` parameters."
        return f"# Page {number}\n\n{table(f'm{number}', code(number), options)}\n{said}\n"

    return page


def without_roles(number: int) -> str:
    """Make a page of a table, and of text without a number of it."""
    return f"# Page {number}\n\n{table(f'm{number}', small(number))}\n{PROSE}\n"


def five(number: int) -> str:
    """Make a page of five tables."""
    tables = "\n".join(f"{table(f'm{number}x{i}', small(5 * number + i))}\n{PROSE}\n" for i in range(5))
    return f"# Page {number}\n\n{tables}"


def sentences(net: str) -> str:
    """Write paragraphs with 20 stated and 20 inserted numbers of a network."""
    said = " ".join(SENTENCES).replace("{net}", net)
    return f"{PROSE}{said}\n\n" * 5


def numbers(page: int) -> str:
    """Make a page of text with numbers; the first page has the table they are from."""
    return f"# Page {page}\n\n{sentences('net') if page else table('net', SMALL_KERAS)}"


def table_and_numbers(page: int) -> str:
    """Make a page with a table of its own, and text with numbers of it."""
    return f"# Page {page}\n\n{table(f'm{page}', SMALL_KERAS)}\n{sentences(f'm{page}')}"


def prose(page: int) -> str:
    """Make a page of text."""
    return f"# Page {page}\n\n" + f"{PROSE * 6}\n\n" * 5


def deep(layers: int) -> str:
    """Make a page of a table of so many layers, no two of which are equal, so that none are folded."""
    code = f"""\
model = keras.Sequential([keras.Input(shape=(10,))])
for i in range({layers}):
    model.add(layers.Dense(i + 1))
"""
    return f"# Page 0\n\n{table('net', code)}"


def stated(count: int) -> str:
    """Make the paragraphs of so many statements about one network."""
    statement = "It has {cnn:params}`34,826 <net>` parameters."
    return "\n\n".join(" ".join([statement] * min(10, count - i)) for i in range(0, count, 10))


RECIPES = {
    "folded": Recipe(200, 30, with_roles(small), alike=True),
    "plain": Recipe(200, 30, with_roles(small, ":derivations: none\n"), alike=True),
    "VGG-16": Recipe(12, 3, with_roles(large("VGG-16"))),
    "ResNet-50": Recipe(4, 2, with_roles(large("ResNet-50"))),
    "five": Recipe(8, 3, five),
    "numbers": Recipe(200, 30, numbers, alike=True),
    "both": Recipe(200, 30, table_and_numbers, alike=True),
    "prose": Recipe(200, 30, prose, alike=True),
    "table": Recipe(200, 30, without_roles, alike=True),
}
