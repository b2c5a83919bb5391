"""What a role is about: a model, a layer of it, or several layers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase

from ..core.alike import ask, find_alike
from ..core.problem import Sentence, say
from ..core.quantities import Selection
from ..core.structs import Struct
from ..core.summary import Row, Summary

NO_PART = "{part} is no layer, kind or pattern of {model}{layers_of}"
NO_PART_OF_IT = "{part} is no layer, kind or pattern of the model{layers_of}"
_HEAD = re.compile(r"[^.\[]+")
_LIST = re.compile(r"^(?P<model>[^\[]*)\[(?P<parts>.*)\]$")


class Missing(Struct):
    """Say why a target means nothing; *summary* is the model it was looked for in.

    *broken* is the name of a model whose code was not read, *model* a name that nothing has.
    """

    why: Sentence
    summary: Summary | None = None
    broken: str = ""
    model: str = ""


class Models(Struct):
    """Hold the models of the documentation by name, and the one a page speaks of; *broken* could not be read."""

    by_name: Mapping[str, Summary]
    current: Summary | None = None
    broken: frozenset[str] = frozenset()

    def select(self, target: str) -> Selection | Missing:
        """Find what *target* means: ``mnist``, ``mnist.conv2d``, ``conv2d``, ``mnist[Conv2D, #2]``."""
        head = _HEAD.match(target)
        if head and head[0] in self.broken and head[0] not in self.by_name:
            return self.no_model(head[0])
        if match := _LIST.match(target):
            return self._select_listed(match["model"].strip(), match["parts"], target)
        if summary := self.by_name.get(target):
            return Selection(summary, summary.rows, target, whole=True)
        for name, layer in _splits(target):
            if summary := self.by_name.get(name):
                return _find_layer(summary, layer, target)
        if target.isdecimal() and not self._has(target):
            return Missing(
                say("{target} is a number, and a target is wanted; state it with {target} <model.layer>", target=target)
            )
        stated, _, named = target.strip("<>").replace(" <", " ").rpartition(" ")
        if any(map(str.isdigit, stated)) and isinstance(self.select(named), Selection):
            meant = ask(f"{stated.strip()} <{named}>")
            return Missing(say("{target} is no model and no layer{suggestion}", target=target, suggestion=meant))
        if self.current is not None:
            found = _find_layer(self.current, target, target)
            model, dot, _ = target.partition(".")
            if isinstance(found, Selection) or (not dot and not find_alike(target, self.by_name)):
                return found
            return Missing(
                say(
                    "there is neither a model called {model} nor a layer called {target}{suggestion}{list_models}",
                    model=model,
                    target=target,
                    suggestion=self._suggest(target),
                    list_models=self._list_models(),
                ),
                model=model,
            )
        return self.no_model(target)

    def _has(self, name: str) -> bool:
        return self.current is not None and self.current.row(name) is not None

    def no_model(self, target: str) -> Missing:
        """Say that no model is called so, or that its code could not be read."""
        if target in self.broken:
            return Missing(say("the code of {target} could not be read", target=target), broken=target)
        return Missing(self._nothing(target, self._suggest(target)), model=target.partition(".")[0])

    def _nothing(self, name: str, suggestion: Sentence = "") -> Sentence:
        return say(
            "there is no model called {name}{suggestion}{list_models}",
            name=name,
            suggestion=suggestion,
            list_models=self._list_models(),
        )

    def _suggest(self, target: str) -> Sentence:
        """Suggest a model of nearly this name, and its layer if there is one."""
        model, dot, layer = target.partition(".")
        close = find_alike(target, self.by_name) or find_alike(model, self.by_name)
        if not close or not dot or close == target:
            return ask(close)
        rows = [row.name for row in self.by_name[close].rows]
        found = layer if layer in rows else find_alike(layer, rows)
        return ask(f"{close}.{found}" if found else close)

    def _select_listed(self, model: str, parts: str, target: str) -> Selection | Missing:
        summary = self.by_name.get(model) if model else self.current
        if summary is None:
            return Missing(self._nothing(model) if model else say("there is no model above"))
        rows: list[Row] = []
        for part in (part.strip() for part in parts.split(",")):
            found = find_layers(summary, part)
            if not found:
                return Missing(
                    say(
                        NO_PART if model else NO_PART_OF_IT,
                        part=part,
                        model=model,
                        layers_of=_layers_of(summary),
                    ),
                    summary,
                )
            rows += [row for row in found if row not in rows]
        return Selection(summary, tuple(rows), target)

    def _list_models(self) -> Sentence:
        names = _list_some(sorted(self.by_name))
        return say("; the models are {names}", names=names) if names else say("; the documentation has no named model")


def _splits(target: str) -> list[tuple[str, str]]:
    """Give every way to read a dotted target as model and layer, the longest model first."""
    parts = target.split(".")
    return [(".".join(parts[:i]), ".".join(parts[i:])) for i in range(len(parts) - 1, 0, -1)]


def _find_layer(summary: Summary, name: str, target: str) -> Selection | Missing:
    if row := summary.row(name):
        return Selection(summary, (row,), target)
    if inside := tuple(row for row in summary.rows if row.name.startswith(f"{name}.")):
        return Selection(summary, inside, target, block=True)
    modules = [row.name.rpartition(".")[0] for row in summary.rows]
    close = find_alike(name, [*(row.name for row in summary.rows), *filter(None, modules)], 0.5)
    return Missing(
        say(
            "there is no layer called {name}{suggest}{layers_of}",
            name=name,
            suggest=ask(close),
            layers_of=_layers_of(summary),
        ),
        summary,
        model=target,
    )


def _layers_of(summary: Summary) -> Sentence:
    return say("; its layers are {names}", names=_list_some([row.name for row in summary.rows]))


def _list_some(names: Sequence[str]) -> str:
    """List names, not too many of them."""
    return f"{', '.join(names[:12])}{' …' if len(names) > 12 else ''}"


def find_layers(summary: Summary, part: str) -> list[Row]:
    """Find the layers a part of a selection means: ``#2``, a name, a kind, or a pattern such as ``conv*``."""
    layers = summary.layers
    if part.startswith("#"):
        number = int(part[1:]) if part[1:].isdecimal() and len(part) < 10 else 0
        return [layers[number - 1]] if 1 <= number <= len(layers) else []
    named = [row for row in summary.rows if row.name == part]
    kinds = [row for row in layers if row.kind.lower() == part.lower()]
    return named or kinds or [row for row in layers if fnmatchcase(row.name, part) or fnmatchcase(row.kind, part)]
