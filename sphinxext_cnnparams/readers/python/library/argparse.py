"""Command lines: ``argparse`` as far as model code uses it, which is its defaults."""

from __future__ import annotations

from ....core.problem import say
from ....core.structs import MutableStruct, field
from ..machine import Machine
from ..values.classes import Class
from ..values.functions import Native
from ..values.instances import Instance
from ..values.values import Call, Unknown, Value


class Parser(Value, MutableStruct):
    """Stand for an ``ArgumentParser``: every argument has its default."""

    defaults: dict[str, object] = field(default_factory=dict)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        methods = {
            "add_argument": self._add,
            "parse_args": self._parse,
            "parse_known_args": lambda call, machine: (self._parse(call, machine), []),
            "add_argument_group": lambda call, machine: self,
            "add_mutually_exclusive_group": lambda call, machine: self,
            "set_defaults": self._set,
        }
        return (
            Native(name, methods[name])
            if name in methods
            else Unknown(say("{name} of a parser is not read", name=name), line)
        )

    def _add(self, call: Call, machine: Machine) -> object:
        flags = [arg for arg in call.args if isinstance(arg, str)]
        name = next((flag for flag in flags if flag.startswith("--")), flags[0] if flags else "")
        given = call.kwargs.get("dest")
        dest = given if isinstance(given, str) else name.lstrip("-").replace("-", "_")
        if "default" in call.kwargs:
            self.defaults[dest] = call.kwargs["default"]
        elif name.startswith("-"):
            action = call.kwargs.get("action")
            self.defaults[dest] = {"store_true": False, "store_false": True}.get(str(action))
        else:
            self.defaults[dest] = Unknown(
                say("the argument {dest} of the command line is not known", dest=dest), call.line
            )
        return None

    def _set(self, call: Call, machine: Machine) -> object:
        self.defaults |= call.kwargs
        return None

    def _parse(self, call: Call, machine: Machine) -> object:
        return Instance(Class("Namespace", (), {}, call.line), dict(self.defaults))


def make_parser(call: Call, machine: Machine) -> object:
    """Evaluate ``argparse.ArgumentParser(...)``."""
    return Parser()
