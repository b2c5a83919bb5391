"""What names of the frameworks mean to the evaluator, and what calling them makes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial

from ...core.alike import ask
from ...core.layers import UnknownLayer
from ...core.problem import Sentence, say
from ...core.structs import Struct
from ..python import MISTYPED, Call, Class, Foreign, Half, Imported, Instance, Machine, Spot, Unknown, Value, call_value
from ..python import Iterator as Once
from .copying import deep_copy
from .datasets import make_data
from .dialect import Dialect
from .doubting import ADAPTING, ASKING, FREEZING, REPLACING, doubt_trained, find_trained, lose_some, may_hold_module
from .einops import make_einops
from .inheritance import find_half
from .scikit_learn import make_learning_data
from .session import Happening, Session
from .summaries import note_summary
from .tensor import Tensor, Traceable
from .unknown_calls import make_opaque

MOST_NAMES = 200
"""Bound names among which the one is looked for that was meant by an undefined one."""


class FrameworkHost(Struct):
    """Answer the evaluator's questions about the frameworks (see python.machine.Host)."""

    session: Session

    @contextmanager
    def remarked(self, spot: Spot) -> Iterator[None]:
        """Keep in mind what happens at a place, if a comment may be about it."""
        session = self.session
        if spot.line not in session.machine.commented:
            yield
            return
        graph = session.graph
        before = len(graph.uses), len(session.layers), len(session.made)
        try:
            yield
        finally:
            uses = range(before[0], len(graph.uses))
            made = Happening(spot, graph, uses, session.layers[before[1] :], session.made[before[2] :])
            if uses or made.layers or made.models:
                session.happened.append(made)

    def name(self, name: str, line: int) -> object:
        """Give the value of a name the code does not bind: what tutorials leave unimported."""
        dialect = self.session.dialect
        if name == "__name__":
            return "__main__"
        if dialect.knows(name):
            return Foreign(f"{dialect.home}.{name}")
        if name in dialect.usual:
            return Foreign(dialect.usual[name])
        if any(name in other.roots for other in self.session.dialects):
            return Foreign(name)
        if name in USUAL:
            return Foreign(USUAL[name])
        if (path := dialect.find_function(name, self.session.stars)) is not None:
            return Foreign(path)
        if close := self.session.hints.suggest("name", name, partial(self._names_like, name), 0.75):
            return Unknown.of_name(name, say(MISTYPED, close=close), line)
        return Unknown.of_name(name, say("is not defined; say what it is with :let: {name}=…", name=name), line)

    def _names_like(self, name: str) -> list[str]:
        """Give the bound names among which the one may be that was meant: very short ones are all alike."""
        names = [bound for bound in self.session.machine.scope.names if len(bound) > 2]
        return names[-MOST_NAMES:] if len(name) > 2 else []

    def _suggest_own(self, name: str) -> Sentence:
        """Suggest the attribute of this name, where a method calls it without ``self``."""
        owner = self.session.machine.scope.names.get("self")
        return ask(f"self.{name}") if isinstance(owner, Instance) and name in owner.names else ""

    def _list_names(self) -> list[str]:
        """List what may be called by its name: layers, and what the code itself has named."""
        return [*self.session.dialect.names(), *self.session.machine.scope.visible()]

    def star(self, module: str) -> None:
        """Remember that all names of a module have been imported."""
        self.session.stars.append(module)

    def member(self, path: str, name: str) -> object:
        """Give a member of a library's module or class."""
        full = f"{path}.{name}"
        dialect = self.session.find_owner(path)
        if dialect is not None:
            return (
                Imported.of_path(full)
                if name.startswith("__")
                else dialect.find_written(full, self.session) or Foreign(full)
            )
        if (written := self.session.dialect.find_written(full, self.session)) is not None:
            return written
        is_class = name[:1].isupper() and not name.isupper()
        return Foreign(full) if is_class or path.partition(".")[0] in STANDARD else Imported.of_path(full)

    def inherited(self, heir: Class, path: str, name: str) -> object:
        """Give what a class of the code inherits under a name from a library's class; None if that is as usual."""
        owner = self.session.find_owner(path)
        return None if owner is None else owner.find_inherited(heir, path, name)

    def unheard(self, name: str, call: Call) -> Unknown:
        """Give the result of calling a name nobody has defined."""
        dialect = self.session.dialect
        note_summary(name, call, self.session)
        self.session.machine.guesses += 1
        hint = self._suggest_own(name) or self.session.hints.suggest("callee", name, self._list_names)
        why = say("is neither defined nor a layer of {title} that is known{hint}", title=dialect.title, hint=hint)
        return Unknown.of_name(name, why, call.line, name)

    def opaque(self, why: Unknown, call: Call, owner: Unknown | None = None) -> object:
        """Give the result of a call nobody knows: a tensor, where tensors of a network are handed to it."""
        return make_opaque(why, call, self.session, owner or why)

    def half(self, instance: Instance) -> Half | None:
        """Give what an instance inherits from a framework's class, if from any."""
        return find_half(instance, self.session)

    def has_library(self, library: str) -> bool:
        """Tell whether a library is surely installed where the code runs: Python's own, and that of the framework."""
        return library in STANDARD or library in self.session.dialect.roots

    def miss(self, library: str) -> bool:
        """Tell whether a library is taken for not installed, where code says what it does without it; note it."""
        if (
            library in OFTEN
            or library in STANDARD
            or any(library in d.roots | d.libraries for d in self.session.dialects)
        ):
            return False
        self.session.note(say("{library} is taken for not installed", library=library))
        return True

    def give_up(self) -> None:
        """Leave the calculations behind that took too long, where none of them can be a part of a network."""
        graph = self.session.graph
        if self.session.dialect.registers and not graph.within:
            self.session.graph = self.session.fresh_graph()
        elif not self.session.dialect.registers:
            graph.leave_behind()

    def is_tensor(self, value: object) -> bool:
        """Tell whether a value is a tensor; of Keras it matters, too, which layers it comes from."""
        return isinstance(value, Tensor) and not self.session.dialect.is_symbolic

    def follows(self, path: str) -> bool:
        """Tell whether something is the framework's own, if nothing but the shapes of its tensors matters."""
        dialect = self.session.dialect
        return not dialect.is_symbolic and path.startswith(f"{dialect.home.partition('.')[0]}.")

    def find_common(self, values: Sequence[object]) -> object | None:
        """Give what stands for any of some tensors, if all have one shape; None otherwise."""
        graph = self.session.graph
        tensors = [value.within(graph) for value in values if isinstance(value, Tensor)]
        dims = tensors[0].dims if len(tensors) == len(values) else None
        if dims is None or None in dims or any(tensor.dims != dims for tensor in tensors):
            return None
        return graph.computed("choice", tensors, dims, graph.line)

    def find_parts(self, value: object) -> Iterator[object]:
        """Give the parts of a network that a value is, or holds."""
        return find_trained(value)

    def ask_of_some(self, among: Iterable[object], name: str) -> None:
        """Doubt what is trained of parts of a network, where some of them are frozen and nobody knows which."""
        if name in ASKING:
            doubt_trained(among, self.session.machine)
        elif name in ADAPTING:
            lose_some(among, say("may be changed by {name}(), which is not read", name=name))

    def set_on_some(self, among: Iterable[object], name: str, value: object, why: Unknown) -> None:
        """Doubt what is trained, or the layers themselves, where code sets an attribute on nobody knows which."""
        self.ask_of_some(among, name)
        if name in REPLACING:
            lose_some(among, say("may have another {name}: {why}", name=name, why=why.why))
        elif may_hold_module(value):
            lose_some(among, say("may have another part: {why}", why=why.why))

    def placed(self, value: Value) -> Value:
        """Give a parameter, or a tensor made elsewhere, as a tensor of the graph that is being traced."""
        if not isinstance(value, Traceable):
            return value
        found = self.session.dialect.as_constant(value, self.session.graph)
        assert isinstance(found, Traceable)
        return found.within(self.session.graph)

    def is_a(self, value: object, path: str) -> bool | Unknown:
        """Tell whether a value is an instance of a library's class."""
        name = path.rpartition(".")[2]
        if isinstance(value, Instance):
            if value.half is not None and name in ("Module", "Layer", "Model"):
                return True
            return any(isinstance(b, Foreign) and b.path.rpartition(".")[2] == name for b in value.cls.foreign())
        if isinstance(value, Value) and name not in ABSTRACT:
            return value.is_instance_of(name)
        return isinstance(value, ABSTRACT.get(name, ()))

    def call(self, path: str, call: Call, machine: Machine) -> object:
        """Make what a framework's name makes; of other libraries little is known."""
        if path.endswith(START) and call.args and isinstance(owner := call.args[0], Instance):
            return self._start(path.removesuffix(START), owner, call, machine)
        if path == "copy.deepcopy":
            return deep_copy(call, self.session, lambda size: machine.count(call.line, size))
        call = _with_lists(call, machine)
        result = self._make(path, call, machine)
        machine.guesses += isinstance(result, Unknown)
        return self.opaque(result, call) if isinstance(result, Unknown) and result.made else result

    def _start(self, path: str, owner: Instance, call: Call, machine: Machine) -> object:
        """Evaluate ``nn.Linear.__init__(self, 5, 6)``: it makes the half of the object that this class defines."""
        half, name = owner.half, path.rpartition(".")[2]
        if half is None or half.base.rpartition(".")[2] != name:
            return None
        start = half.attribute("__init__", machine, call.line)
        return call_value(machine, start, Call(call.args[1:], call.kwargs, call.line, call.end))

    def _make(self, path: str, call: Call, machine: Machine) -> object:
        """Make what a framework's name makes, of what can be taken as lists."""
        session, last = self.session, path.rpartition(".")[2]
        if (data := make_data(path, call, session)) is not None:
            return data
        if path.startswith("sklearn.") and (known := make_learning_data(path, call)) is not None:
            return known
        if (made := make_einops(path, call, session)) is not None:
            return made
        path, call = session.dialect.find_borrowed(path, call) or (path, call)
        last = path.rpartition(".")[2]
        dialect = session.dialect if last in session.dialect.declared else session.find_owner(path)
        if dialect is None:
            note_summary(path, call, session)
            if any(word in last for word in FREEZING):
                doubt_trained((part for arg in call.args for part in find_trained(arg)), machine)
            return Unknown(say("the result of {path}() is not known", path=path), call.line, made=path)
        call = dialect.modernize(last, call, session)
        name = dialect.find_special(path) or dialect.canonical(last)
        if name in dialect.specials and name not in dialect.declared:
            return dialect.specials[name](name, call, session)
        if name in dialect.layers:
            return dialect.make_layer(name, call, session)
        calculated = dialect.calculate(path, call, session, machine)
        return self._unfamiliar(dialect, path, call) if calculated is None else calculated

    def _unfamiliar(self, dialect: Dialect, path: str, call: Call) -> object:
        """Make a layer that is not known, if the name is where layers live; otherwise nothing is known."""
        parent, _, last = path.rpartition(".")
        home = dialect.home.rpartition(".")[2]
        if parent.rpartition(".")[2] == home and last[:1].isupper() and not last.endswith(dialect.no_layers):
            hint = self.session.hints.suggest("layer", last, dialect.names)
            pattern = "is not a layer of {title} that is known{hint}"
            reason = dialect.unread.get(last) or say(pattern, title=dialect.title, hint=hint)
            return dialect.wrap(last, UnknownLayer(reason), call, self.session)
        note_summary(path, call, self.session)
        blamed = next((value for value in (*call.args, *call.kwargs.values()) if isinstance(value, Unknown)), None)
        close = self.session.hints.suggest(f"function of {parent}", last, partial(_others, dialect, last, parent))
        why = say("the result of {path}() is not known{close}", path=path, close=close)
        return blamed or Unknown(why, call.line, made=path)


def _others(dialect: Dialect, name: str, parent: str) -> list[str]:
    """Give what else a name may mean; one that is read in some forms means itself."""
    if parent == dialect.home:
        return list(dialect.names())
    known = [*sorted(dialect.functions), *dialect.names()]
    return [] if name in known else known


def _with_lists(call: Call, machine: Machine) -> Call:
    """Take what can be gone through only once as a list: frameworks do so too."""
    args = [value.iterate(machine, call.line) if isinstance(value, Once) else value for value in call.args]
    return Call(tuple(args), call.kwargs, call.line, call.end)


START = ".__init__"
STANDARD = sys.stdlib_module_names
"""Libraries whose names in small letters are functions and modules, and no settings."""
OFTEN = frozenset("numpy scipy matplotlib PIL pandas sklearn tqdm einops timm cv2 skimage yaml requests".split())
"""Libraries that code may count on."""
ABSTRACT: dict[str, tuple[type, ...]] = {
    "Iterable": (list, tuple, dict, set, str),
    "List": (list,),
    "Tuple": (tuple,),
    "Dict": (dict,),
    "Set": (set,),
    "Text": (str,),
    "Sequence": (list, tuple, str),
    "Mapping": (dict,),
    "Number": (int, float),
}
"""Abstract classes of Python's data."""
USUAL: Mapping[str, str] = {
    "np": "numpy",
    "numpy": "numpy",
    "math": "math",
    "plt": "matplotlib.pyplot",
    "os": "os",
    "OrderedDict": "collections.OrderedDict",
    "partial": "functools.partial",
    "dataclass": "dataclasses.dataclass",
    "argparse": "argparse",
    "rearrange": "einops.rearrange",
    "Rearrange": "einops.layers.Rearrange",
    "einops": "einops",
    "abstractmethod": "abc.abstractmethod",
}
"""What is no framework, under the names tutorials use without importing it."""
