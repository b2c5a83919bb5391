"""Names and what they are bound to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...core.structs import MutableStruct, field


class Scope(MutableStruct):
    """Hold the names of a module or of one call, inside those around it."""

    names: dict[str, object] = field(default_factory=dict)
    outer: Scope | None = None
    elsewhere: dict[str, Scope] = field(default_factory=dict)

    def find_holder(self, name: str) -> Scope | None:
        """Find the scope that binds *name*."""
        scope: Scope | None = self.elsewhere.get(name, self)
        while scope is not None:
            if name in scope.names:
                return scope
            scope = scope.outer
        return None

    def visible(self) -> Iterator[str]:
        """Give all names that code in this scope sees."""
        scope: Scope | None = self
        while scope is not None:
            yield from scope.names
            scope = scope.outer

    def declare(self, names: Iterable[str], *, everywhere: bool) -> None:
        """Bind names in the module (``global``) or in the function around (``nonlocal``) from now on."""
        for name in names:
            scope = self.outer or self
            while scope.outer is not None and (everywhere or name not in scope.names):
                scope = scope.outer
            self.elsewhere[name] = scope

    def bind(self, name: str, value: object) -> None:
        """Bind *name* here, or where ``global`` or ``nonlocal`` said."""
        self.elsewhere.get(name, self).names[name] = value

    def own(self) -> Scope:
        """Give the scope that ``:=`` binds in."""
        return self


class Inner(Scope):
    """Hold the names of a comprehension; what it binds with ``:=`` belongs to the scope around it."""

    def own(self) -> Scope:
        return self.outer.own() if self.outer is not None else self
