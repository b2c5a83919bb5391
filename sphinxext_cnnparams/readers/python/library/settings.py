"""StatedSettings of an experiment: objects whose attributes are whatever the code has put there.

Sources: wandb's ``init`` and ``config``; the containers of easydict, ml_collections, omegaconf, addict, munch and box.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ....core.problem import say
from ....core.structs import MutableStruct, field
from ..machine import Machine
from ..values.functions import Native
from ..values.values import Call, Copy, Unknown, Value

NAMELESS = "the name of a setting is not known"


class StatedSettings(Value, MutableStruct):
    """Stand for settings, read and set as attributes or as items; *nested* ones make settings of dictionaries.

    *lost* says why nobody knows what else there is, if something unknown was put there.
    """

    names: dict[str, object] = field(default_factory=dict)
    nested: bool = False
    lost: Unknown | None = None

    def describe(self) -> str:
        return "the settings"

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in METHODS:
            return Native(name, lambda call, machine: METHODS[name](self, call))
        return self._get(name, line)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        self._set(name, value)

    def item(self, key: object, machine: Machine, line: int) -> object:
        return self._get(key, line) if isinstance(key, str) else Value.item(self, key, machine, line)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        if isinstance(key, str):
            self._set(key, value)
        else:
            self._lose(value if isinstance(value, Unknown) else Unknown(NAMELESS, line))

    def remove(self, key: object, machine: Machine, line: int) -> None:
        if isinstance(key, str):
            self.names.pop(key, None)
        else:
            self._lose(Unknown(NAMELESS, line))

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        return self.lost or list(self.names)

    def copy(self, copy: Copy) -> object:
        made = StatedSettings({}, self.nested, self.lost)
        copy.keep(self, made)
        made.names |= {name: copy(value) for name, value in self.names.items()}
        return made

    def update(self, call: Call) -> None:
        """Take in what a call names: dictionaries, other settings, and keywords."""
        for given in call.args:
            names = given.names if isinstance(given, StatedSettings) else given
            if isinstance(names, dict) and all(isinstance(name, str) for name in names):
                self._set_all(names)
            else:
                self._lose(given if isinstance(given, Unknown) else Unknown(NAMELESS, call.line))
        self._set_all({name: value for name, value in call.kwargs.items() if name not in OPTIONS})

    def _get(self, name: str, line: int) -> object:
        if name in self.names:
            return self.names[name]
        return self.lost or Unknown(say("{name} is not among the settings that the code states", name=name), line)

    def _set(self, name: str, value: object) -> None:
        self.names[name] = StatedSettings.of(value) if self.nested and isinstance(value, dict) else value

    def _set_all(self, names: Mapping[str, object]) -> None:
        for name, value in names.items():
            self._set(name, value)

    def _lose(self, why: Unknown) -> None:
        """See that nobody trusts what was stated so far: something unknown has been put there."""
        self.lost = why
        self.names.clear()

    def default(self, call: Call) -> object:
        """Evaluate ``get(name, default)``."""
        name, default = (*call.args, None, None)[:2]
        stated = isinstance(name, str) and (name in self.names or self.lost is not None)
        return self._get(str(name), call.line) if stated else default

    @classmethod
    def of(cls, given: object) -> StatedSettings:
        """Make settings of a dictionary, and of the dictionaries in it."""
        made = cls(nested=True)
        made.update(Call.at(0, given))
        return made


def _listed(settings: StatedSettings, found: object) -> object:
    return settings.lost or found


METHODS: Mapping[str, Callable[[StatedSettings, Call], object]] = {
    "update": StatedSettings.update,
    "setdefaults": StatedSettings.update,
    "get": StatedSettings.default,
    "keys": lambda settings, call: _listed(settings, list(settings.names)),
    "values": lambda settings, call: _listed(settings, list(settings.names.values())),
    "items": lambda settings, call: _listed(settings, list(settings.names.items())),
    "as_dict": lambda settings, call: _listed(settings, dict(settings.names)),
    "to_dict": lambda settings, call: _listed(settings, dict(settings.names)),
}
"""What settings can be asked to do; a setting of the same name is an item only."""
OPTIONS = frozenset({"allow_val_change"})
"""Arguments of ``update`` that are no settings."""


class Run(Value, MutableStruct):
    """Stand for a run of wandb, of which only the settings matter."""

    settings: StatedSettings

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name == "config":
            return self.settings
        return Native(name, lambda call, machine: Unknown(say("the result of {path}() is not known", path=name), line))


def _start(call: Call, machine: Machine) -> object:
    """Evaluate ``wandb.init(config=…)``: its settings are added to those there are."""
    settings = machine.keep(SHARED, StatedSettings)
    assert isinstance(settings, StatedSettings)
    if "config" in call.kwargs:
        settings.update(Call.at(call.line, call.kwargs["config"]))
    return Run(settings)


def _nested(call: Call, machine: Machine) -> object:
    """Evaluate ``EasyDict({…})`` and its kin."""
    made = StatedSettings(nested=True)
    made.update(call)
    return made


SHARED = "wandb.config"
"""The settings there are once in a program."""
OBJECTS: Mapping[str, Callable[[], Value]] = {SHARED: StatedSettings}
"""What a library has once for a program, by its path, and what makes it."""
SETTINGS: dict[str, Value] = {
    "wandb.init": Native("init", _start),
    **{
        path: Native(path.rpartition(".")[2], _nested)
        for path in (
            "addict.Dict box.Box easydict.EasyDict ml_collections.ConfigDict ml_collections.config_dict.ConfigDict "
            "munch.Munch omegaconf.OmegaConf.create"
        ).split()
    },
}
