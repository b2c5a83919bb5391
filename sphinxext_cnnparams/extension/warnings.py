"""What goes wrong in a documentation, by subtype; each can be suppressed by its name."""

from __future__ import annotations

from enum import Enum

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

from ..core.printable import shorten, show_controls
from ..core.problem import Problem, Sentence
from .origins import find_galleries, find_origin
from .terminal import EXTRA, SourcePlace

logger = logging.getLogger(__name__)
TYPE = "cnnparams"


class WarningSubtype(Enum):
    """Name the subtypes of the warning type ``cnnparams``."""

    CLAIM = "claim", "A stated number or shape is not the computed one."
    SPEC = "spec", "The code of a `cnn-summary`, or one of its options, cannot be read."
    LAYER = "layer", "A layer is not known, or its arguments are wrong."
    SHAPE = "shape", "A layer does not fit its input."
    REFERENCE = "reference", "A role names a model or a layer that does not exist."
    DUPLICATE = "duplicate", "Two models have the same name."
    CONFIG = "config", "A value in `conf.py` is not one of those allowed."

    UNJUDGED = "unjudged", "A comment seems to state a number, but was not judged (`cnnparams_unjudged`)."

    def __init__(self, subtype: str, meaning: str) -> None:
        self.subtype = subtype
        self.meaning = meaning


def write(text: Sentence, config: Config) -> str:
    """Write a message in the language of the documentation, not too long, and without control characters."""
    from .speaking import make_speaker  # imported late: where nothing is wrong, nobody needs the words of messages

    return shorten(show_controls(make_speaker(config).say(text)))


def report(problem: Problem, source: str | None, app: Sphinx, *, as_error: bool, role: str = "") -> None:
    """Write one problem to Sphinx's log, at its own place; *role* is the text of the role it is about."""
    log = logger.error if as_error else logger.warning
    origin = find_origin(source, problem.line, find_galleries(app)) if source else None
    location = str(origin) if origin else source
    place = {EXTRA: SourcePlace(problem, origin, role)} if origin else {}
    log("%s", write(problem.text, app.config), location=location, type=TYPE, subtype=problem.subtype, extra=place)
