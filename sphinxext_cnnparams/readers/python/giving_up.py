"""What takes too long is given up by itself, and not the program around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from . import limits
from .machine import Machine

T = TypeVar("T")


def bound(machine: Machine, work: Callable[[], T], otherwise: Callable[[limits.TooLong], T]) -> T:
    """Do something that may take too long; what it gives then is what *otherwise* makes of the ceiling.

    It is the outermost loop that is given up, and not many are.
    """
    if machine.in_loop or machine.given_up >= limits.LOOPS:
        return work()
    steps, running, depth, scope = machine.steps, machine.running, machine.depth, machine.scope
    frames = len(machine.frames)
    machine.in_loop = True
    try:
        return work()
    except limits.TooLong as ceiling:
        machine.steps, machine.given_up = steps, machine.given_up + 1
        machine.running, machine.depth, machine.scope = running, depth, scope
        del machine.frames[frames:]
        machine.host.give_up()
        return otherwise(ceiling)
    finally:
        machine.in_loop = False
