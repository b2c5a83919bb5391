"""The configuration: each value declared once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, Literal

from sphinx.config import Config

from ..claims.languages import LANGUAGES, Language, language_of
from ..core.layer import NOTATIONS
from ..core.network import DIALECTS, DialectName
from ..core.problem import Problem, Sentence, say
from ..core.quantities import COLUMNS, DEFAULT, Format
from ..core.structs import Struct
from .wording import chain, translate

if TYPE_CHECKING:
    from ..core.layers.declared import Declaration

LAYERS_GROUP = "sphinxext_cnnparams.layers"
"""The entry points with which an installed package declares layers."""
DERIVATIONS = ("none", "inline", "collapsed", "open")


class Option(Struct):
    """Declare one value of ``conf.py``: what it may be, and what it is for."""

    name: str
    default: object
    meaning: str
    types: tuple[type, ...] = (str,)
    rebuild: Literal["env", "html", ""] = "env"
    allowed: Sequence[str] = ()


OPTIONS = (
    Option(
        "cnnparams_on_wrong",
        "error",
        'What a wrong number causes: `"error"` fails the build, `"warning"` only warns (and fails it with `-W`).',
        allowed=("error", "warning"),
        rebuild="",
    ),
    Option(
        "cnnparams_columns",
        DEFAULT,
        "The columns of a table that does not name any, in order.",
        types=(list, tuple),
        allowed=tuple(COLUMNS),
    ),
    Option("cnnparams_derivations", "collapsed", "Where the steps are shown.", allowed=DERIVATIONS),
    Option("cnnparams_notation", "factored", "How the formulas of parameters are written.", allowed=NOTATIONS),
    Option(
        "cnnparams_dialect",
        "keras",
        "The dialect of code that could be either, such as a lone `Flatten()`.",
        allowed=DIALECTS,
    ),
    Option(
        "cnnparams_layers",
        {},
        "Layers of your own, each with its formulas: see [A layer of your own](../how-to/own-layers.md).",
        types=(dict,),
    ),
    Option(
        "cnnparams_unjudged",
        "off",
        "What happens where a comment seems to state a shape or a count but cannot be judged: nothing, "
        'a `"warning"` or an `"error"`. The builder `cnn-check` warns about it in any case.',
        allowed=("off", "warning", "error"),
        rebuild="",
    ),
    Option(
        "cnnparams_thousands",
        None,
        "The separator of thousands; by default, the one of the language of the documentation.",
        types=(str, type(None)),
    ),
)


class Settings(Struct):
    """Hold the configuration as the rest of the extension uses it."""

    on_wrong: str
    unjudged: str
    columns: tuple[str, ...]
    derivations: str
    notation: str
    dialect: DialectName
    language: Language

    def format(self) -> Format:
        """Say how numbers and texts are written."""
        percent = "%" if self.language.code == "en" else "\u00a0%"
        return Format(grouping(self.language.separator), self.language.decimal, percent, translate, chain)


def read_settings(config: Config) -> Settings:
    """Read the configuration; a wrong value gives way to the default (see ``problems``)."""

    def value(option: Option) -> Any:
        given = getattr(config, option.name)
        return option.default if find_wrong(option, given) else given

    values = {option.name.removeprefix("cnnparams_"): value(option) for option in OPTIONS}
    thousands = values.pop("thousands")
    values.pop("layers")
    values["columns"] = tuple(values["columns"])
    separator, decimal = signs(config.language)
    spoken = language_of(config.language, separator if thousands is None else thousands, decimal)
    return Settings(**values, language=spoken)


def own_layers(config: Config) -> tuple[tuple[Declaration, ...], tuple[Sentence, ...]]:
    """Read the layers that are declared in conf.py and by installed packages; what is wrong comes besides."""
    given: object = config.cnnparams_layers
    packaged, lost = _load_packaged()
    if not given and not packaged:
        return (), lost
    from ..readers.declared_layers import declarations  # imported late: only layers that are declared need the readers

    found, wrong = declarations({**packaged, **given} if isinstance(given, dict) else given)
    return found, (*lost, *wrong)


@cache
def _load_packaged() -> tuple[dict[str, object], tuple[Sentence, ...]]:
    """Load what installed packages declare, once."""
    found: dict[str, object] = {}
    lost: list[Sentence] = []
    for entry in entry_points(group=LAYERS_GROUP):
        try:
            loaded = entry.load()
        except Exception as failure:  # noqa: BLE001  # another package's fault must not stop the build
            wrong = "{name} of {place} cannot be loaded: {failure}"
            lost.append(say(wrong, name=entry.name, place=entry.value, failure=failure))
            continue
        found |= loaded if isinstance(loaded, dict) else {entry.name: loaded}
    return found, tuple(lost)


def find_wrong(option: Option, given: object) -> Sentence:
    """Say what is wrong with a value of the configuration."""
    if not option.allowed:
        return ""
    for item in given if isinstance(given, (list, tuple)) else [given]:
        if item not in option.allowed:
            return say(
                "{name} is {given}; it may be {names}",
                name=option.name,
                given=repr(item),
                names=", ".join(option.allowed),
            )
    return ""


def find_problems(config: Config) -> Iterator[Problem]:
    """Give what is wrong with the configuration."""
    for option in OPTIONS:
        if sentence := find_wrong(option, getattr(config, option.name)):
            yield Problem(sentence, subtype="config")
    for sentence in own_layers(config)[1]:
        yield Problem(say("cnnparams_layers: {sentence}", sentence=sentence), subtype="config")


def signs(language: str | None) -> tuple[str, str]:
    """Give what a language groups thousands with, and its decimal sign."""
    if language is None or language.startswith("en"):
        return ",", "."
    from babel.core import UnknownLocaleError  # imported late: English needs no library of languages
    from babel.numbers import get_decimal_symbol, get_group_symbol

    try:
        return get_group_symbol(language), get_decimal_symbol(language)
    except (UnknownLocaleError, ValueError):
        return ",", "."


@cache
def originals() -> tuple[Language, ...]:
    """Give the languages in which the text may be written that a translated page has not translated yet."""
    return tuple(language_of(code, *signs(code)) for code in LANGUAGES)


def grouping(separator: str) -> Callable[[int], str]:
    """Make a function that writes a number in groups of three digits."""
    return lambda number: f"{number:,}".replace(",", separator)
