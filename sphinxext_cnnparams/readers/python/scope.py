"""Names and what they are bound to."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class Scope:
    """Hold the names of a module or of one call, inside those around it."""

    names: dict[str, object] = field(default_factory=dict)
    outer: Scope | None = None
    declared_outside: set[str] = field(default_factory=set)

    def holder(self, name: str) -> Scope | None:
        """Find the scope that binds *name*."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope
            scope = scope.outer
        return None

    def bind(self, name: str, value: object) -> None:
        """Bind *name* here, or where ``global`` or ``nonlocal`` said."""
        if name in self.declared_outside and self.outer is not None:
            (self.outer.holder(name) or self.outer).names[name] = value
        else:
            self.names[name] = value
