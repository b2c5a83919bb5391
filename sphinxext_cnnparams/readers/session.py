"""One reading of one text: what names of the frameworks mean, and what has been built so far."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..core.layer import Layer
from ..core.layers import Unknown as UnknownLayer
from .arguments import Refused, bound, choice, suggestion
from .objects import LayerObject, Stack
from .python.machine import Machine
from .python.values import Call, Foreign, Unknown
from .vocabulary import Vocabulary

_WORDS = (
    (re.compile(r"\W+"), ""),
    (re.compile("(.)([A-Z][a-z]+)"), r"\1_\2"),
    (re.compile("([a-z])([A-Z])"), r"\1_\2"),
)


@dataclass(slots=True)
class Session:
    """Answer the evaluator's questions about the frameworks (see python.machine.Host)."""

    main: Vocabulary
    vocabularies: tuple[Vocabulary, ...]
    counters: dict[str, int] = field(default_factory=dict)
    stacks: list[Stack] = field(default_factory=list)

    def name(self, name: str, line: int) -> object:
        """Give the value of a name the code does not bind: what tutorials leave unimported."""
        if self.main.knows(name):
            return Foreign(f"{self.main.home}.{name}")
        if name in self.main.usual:
            return Foreign(self.main.usual[name])
        if any(name in vocabulary.roots for vocabulary in self.vocabularies):
            return Foreign(name)
        if name in USUAL:
            return Foreign(USUAL[name])
        return Unknown(f"{name} is not defined; say what it is with :let: {name}=…", line, name)

    def member(self, path: str, name: str) -> object:
        """Give a member of a library's module or class."""
        return Foreign(f"{path}.{name}")

    def unheard(self, name: str, line: int) -> object:
        """Give the result of calling a name nobody has defined."""
        hint = suggestion(name, self.main.names())
        return Unknown(f"{name} is neither defined nor a layer of {self.main.title} that is known{hint}", line, name)

    def call(self, path: str, call: Call, machine: Machine) -> object:
        """Make what a framework's name makes; of other libraries nothing is known."""
        parent, _, last = path.rpartition(".")
        vocabulary = self.owner(path)
        if vocabulary is None:
            return Unknown(f"the result of {path}() is not known", call.line)
        name = vocabulary.canonical(last)
        if name in vocabulary.specials:
            return vocabulary.specials[name](name, call, self)
        if name in vocabulary.layers:
            return self.layer(vocabulary, name, call)
        if parent.rpartition(".")[2] == vocabulary.home.rpartition(".")[2] and last[:1].isupper():
            hint = suggestion(last, vocabulary.names())
            reason = f"is not a layer of {vocabulary.title} that is known{hint}"
            return self.made(vocabulary, last, UnknownLayer(reason), call)
        return Unknown(f"the result of {path}() is not known", call.line)

    def owner(self, path: str) -> Vocabulary | None:
        """Find the framework a dotted path belongs to."""
        root = path.partition(".")[0]
        return next((v for v in self.vocabularies if root in v.roots), None)

    def layer(self, vocabulary: Vocabulary, kind: str, call: Call) -> LayerObject:
        """Make a layer; one that cannot be made is unknown, with the reason."""
        maker = vocabulary.layers[kind]
        given: dict[str, object] = {}
        try:
            given = bound(maker, call, vocabulary.common)
            if given.get("data_format") not in FORMATS:
                choice(given["data_format"], "data_format", FORMATS[1:])
            layer: Layer = maker(*given.pop("args", ()), **given)  # type: ignore[misc]
        except Refused as refused:
            layer = UnknownLayer(str(refused))
        made = self.made(vocabulary, kind, layer, call)
        made.settings = {word: str(given[name]) for name, word in NOTED.items() if isinstance(given.get(name), NOTABLE)}
        made.layout = "first" if given.get("data_format") == "channels_first" else None
        return made

    def made(self, vocabulary: Vocabulary, kind: str, layer: Layer, call: Call) -> LayerObject:
        """Wrap a layer with what every layer of the dialect may be told."""
        name, own = self.named(kind, call.kwargs.get("name"), vocabulary)
        trainable = call.kwargs.get("trainable", True) is not False
        made = LayerObject(kind, name, call.line, call.end, own, layer=layer, trainable=trainable)
        if vocabulary.dialect == "keras":
            from .keras.inputs import declared_input

            made.shape = declared_input(call.kwargs)
        return made

    def named(self, kind: str, given: object, vocabulary: Vocabulary) -> tuple[str, bool]:
        """Give the author's name, or Keras's automatic one; modules of PyTorch get theirs from where they stand."""
        if isinstance(given, str):
            return given, True
        return (self.automatic(kind) if vocabulary.dialect == "keras" else ""), False

    def automatic(self, kind: str) -> str:
        """Give Keras's next automatic name for a class (keras.src.utils.naming).

        ``Conv2D`` becomes ``conv2d``, then ``conv2d_1``.
        """
        word = kind
        for pattern, by in _WORDS:
            word = pattern.sub(by, word)
        word = word.lower()
        count = self.counters.get(word, 0)
        self.counters[word] = count + 1
        return f"{word}_{count}" if count else word


NOTED = {"activation": "activation", "rate": "rate", "p": "rate"}
"""Arguments that change no shape and no count, but that texts speak of, and what they are called."""
FORMATS = (None, "channels_first", "channels_last")
NOTABLE = (str, int, float)
USUAL: Mapping[str, str] = {"np": "numpy", "numpy": "numpy", "math": "math", "plt": "matplotlib.pyplot", "os": "os"}
"""Modules that are no framework, under the names tutorials use."""
