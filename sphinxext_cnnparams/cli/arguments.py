"""What can be typed behind the name of the program."""

from __future__ import annotations

import argparse
from typing import Any

SUMMARY_FORMATS = ("text", "markdown", "json")
AUDIT_FORMATS = ("text", "json", "github", "sarif")


def make_parser() -> argparse.ArgumentParser:
    """Make the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="cnnparams",
        description="Compute and verify the shapes and parameter counts of neural networks in documents.",
    )
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_summary(commands)
    _add_audit(commands)
    _add_guard(commands)
    return parser


Commands = argparse._SubParsersAction  # noqa: SLF001  # argparse has no other name for it


def _add_summary(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "summary",
        help="print the table of a model",
        description="Print the table of the model in a document: every layer, its output, its parameters.",
    )
    parser.add_argument(
        "file", metavar="FILE", help="a .py, .md, .rst, .ipynb or any other document; - is standard input"
    )
    _add_model_options(parser)
    parser.add_argument("--columns", default="", metavar="NAMES", help="the columns, in order, as in the directive")
    parser.add_argument("--format", choices=SUMMARY_FORMATS, default="text", help="text (default), markdown or json")


def _add_audit(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "audit",
        help="find the wrong numbers in tutorials",
        description=(
            "Find every number that documents state about the networks in their code, and report which are wrong."
            " Nothing is executed. The exit status is 0 if no number is contradicted, 1 if one is, 2 if the"
            " command line is wrong."
        ),
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="documents, or folders of documents")
    _add_model_options(parser)
    parser.add_argument("--format", choices=AUDIT_FORMATS, default="text", help="text (default), json, github or sarif")
    parser.add_argument("--all", action="store_true", help="show confirmed and unexplained numbers, too")
    parser.add_argument("--summary", action="store_true", help="show only the counts of each kind of finding per file")
    parser.add_argument("--strict", action="store_true", help="exit 1 for wrong calculations and stale outputs, too")
    parser.add_argument(
        "--jobs", type=_positive, default=0, metavar="N", help="files read at once (default: all cores)"
    )
    parser.add_argument("--no-cache", action="store_true", help="also read files again that have not changed")


def _add_guard(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "guard",
        help="have Sphinx verify a tutorial from now on",
        description=(
            "Rewrite documents of a Sphinx project so that every build verifies them: a table follows the code of each"
            " model, and the numbers that are about it become roles. Without --write, only print the difference."
        ),
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="MyST, reStructuredText, or notebooks")
    _add_model_options(parser)
    parser.add_argument("--write", action="store_true", help="write the files")
    parser.add_argument("--fix", action="store_true", help="replace wrong numbers with the right ones")


class _Joined(argparse.Action):
    """Put what is given again behind what was given before."""

    def __call__(
        self, parser: Any, namespace: argparse.Namespace, values: Any, option_string: str | None = None
    ) -> None:
        before = namespace.let
        namespace.let = f"{before}, {values}" if before else values


def _add_model_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--input", default="", metavar="SHAPE", help="the shape of the input, such as 28x28x1")
    parser.add_argument(
        "--let",
        action=_Joined,
        default="",
        metavar="NAMES",
        help="values of names the code leaves undefined: IMG_SIZE=32; may be repeated",
    )
    parser.add_argument(
        "--object", default="", metavar="NAME", help="which object in the code is the model: net, Net(10)"
    )


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
