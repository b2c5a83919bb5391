"""The command line from its arguments to its exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from .. import __version__
from ..audit.given import Given
from ..core.problem import Problem
from ..readers.author_options import let, read_inputs
from .arguments import make_parser
from .audit import run_audit
from .guard import run_guard
from .summary import run_summary
from .usage import WrongUsage

COMMANDS: dict[str, Callable[[argparse.Namespace, Given], int]] = {
    "summary": run_summary,
    "audit": run_audit,
    "guard": run_guard,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    parser = make_parser()
    try:
        options = parser.parse_args(arguments)
    except SystemExit as stop:  # argparse has said why
        return int(stop.code or 0)
    try:
        return _run(parser, options)
    except WrongUsage as wrong:
        sys.stderr.write(f"{parser.prog}: {wrong}\n")
        return 2
    except BrokenPipeError:  # who read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def _run(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    if options.version:
        sys.stdout.write(f"{parser.prog} {__version__}\n")
        return 0
    if options.command is None:
        parser.print_usage(sys.stderr)
        return 2
    return COMMANDS[options.command](options, _read_given(options))


def _read_given(options: argparse.Namespace) -> Given:
    """Read the options about the model, as the directive has them."""
    names = let(options.let) if options.let.strip() else {}
    shape = read_inputs(options.input, "last") if options.input.strip() else None
    for read in (names, shape):
        if isinstance(read, Problem):
            raise WrongUsage(read.message.replace("option :", "option --").replace(":", "", 1))
    return Given(options.input.strip(), names if isinstance(names, dict) else {}, options.object.strip())
