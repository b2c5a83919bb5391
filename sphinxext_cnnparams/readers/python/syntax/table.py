"""Every statement that is read, in one table."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from ..machine import Machine
from .control import CONTROL
from .definitions import define
from .exceptions import EXCEPTIONS
from .statements import SIMPLE

STATEMENTS: dict[type[ast.stmt], Callable[[Machine, Any], None]] = {
    **SIMPLE,
    **CONTROL,
    **EXCEPTIONS,
    ast.ClassDef: define,
}
