"""Comments that say which shape a variable has: ``k = self.key(x)  # (B, T, C)``, ``# out.size() --> 100, 28, 10``.

They are turned into checks, which the evaluator runs where they stand: the
names in a shape have the values that they have there.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from ..claims.calculation import COMMENT_SAYS, SAYS
from ..core.problem import say
from ..core.structs import Struct
from ..documents.document import Piece
from ..readers.python import STATED, CheckedShape
from ..readers.read import check_stated
from .claim import Claim
from .code_lines import find_code_line, keep_best
from .finding import FindingKind
from .given import Given
from .hedges import supposes
from .judging import Conclusion, JudgedClaim
from .models import FoundModel, ask_again
from .naming import NAMED, BoundNames
from .sentences import PROSE, split_sentences
from .spoken import SpokenShape, list_spoken, list_told

SAID = "the shape of {name} is {true}, {says} {stated}"
MEANT = "the shape of {name} is {true}, {says} {stated}, that is {meant}"
MOST_PLACES = 8
"""In how many places a variable may be bound that a text speaks of."""
MOST = 80
"""How many comments of a model are looked at."""


class VariableCheck(Struct):
    """Hold a check, and where it is put: at a *column* of a *line* in front of what is there, or behind it.

    One in *place* of a line has the line for itself, one *outside* stands in no function.
    """

    spoken: SpokenShape
    line: int
    column: int
    test: str
    before: bool = False
    place: bool = False
    outside: bool = False

    def insert(self, text: str, message: str) -> str:
        """Put it into the text of its line."""
        check = f"assert {self.spoken.name}.shape == {self.test}, {message!r}"
        if self.place:
            return " " * self.column + check
        return _insert(text, self.column, f"{check}; " if self.before else f"; {check}")


def _insert(text: str, column: int, code: str) -> str:
    """Put code into a line at a column as syntax trees count: in bytes."""
    at = len(text.encode()[:column].decode(errors="ignore"))
    return f"{text[:at]}{code}{text[at:]}"


def judge_variables(pieces: Sequence[Piece], models: Sequence[FoundModel], given: Given) -> list[JudgedClaim]:
    """Judge what comments and texts say of the shapes of variables; what is right of some model is right."""
    told = [one for number, piece in enumerate(pieces) for one in _list_certain(number, piece)][:MOST]
    return keep_best(
        one
        for model in models
        for one in _judge(pieces, model, [*list_spoken(model.program.text)[:MOST], *told], given)
    )


def _list_certain(number: int, piece: Piece) -> Iterator[SpokenShape]:
    """Give what a text says of variables, where it does not only suppose it."""
    for one in list_told(number, piece) if piece.kind in PROSE and piece.spans else ():
        start = one.at[1] if one.at else 0
        if not supposes(piece.text[slice(*_sentence_of(piece.text, start))]):
            yield one


def _judge(
    pieces: Sequence[Piece], model: FoundModel, spoken: Sequence[SpokenShape], given: Given
) -> Iterator[JudgedClaim]:
    """Judge what is said of the variables of one model."""
    text, checks = instrument(model.program.text, spoken) if spoken else ("", {})
    found: dict[str, list[CheckedShape]] = {}
    whole = any(check.outside for check in checks.values())
    for one in check_stated(ask_again(model, text, given, whole=whole)) if checks else ():
        found.setdefault(one.message, []).append(one)
    for several in _group(checks).values():
        claim = _locate(pieces, model, checks[several[0]].spoken)
        runs = [one for message in several for one in found.get(message, [])]
        conclusion = _conclude(checks[several[0]], runs, model)
        if claim is not None and conclusion is not None:
            yield claim, conclusion


def _group(checks: Mapping[str, VariableCheck]) -> Mapping[SpokenShape, list[str]]:
    """Put the checks of one statement together: it is right if one of them holds."""
    found: dict[SpokenShape, list[str]] = {}
    for message, check in checks.items():
        found.setdefault(check.spoken, []).append(message)
    return found


def instrument(text: str, spoken: Sequence[SpokenShape]) -> tuple[str, Mapping[str, VariableCheck]]:
    """Put checks into a program, each on a line that has been there; give the program, and the checks by message."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return text, {}
    names = BoundNames.of(tree)
    placed = [one for said in spoken for one in _place(said, names) if one is not None]
    checks = {f"{STATED} {number}": one for number, one in enumerate(placed)}
    lines = text.split("\n")
    for message, one in sorted(checks.items(), key=lambda item: item[1].column, reverse=True):
        lines[one.line - 1] = one.insert(lines[one.line - 1], message)
    for line, column, wanted in names.list_starts():
        kept = "; ".join(f"self.{NAMED}{name} = {name}" for name in wanted)
        lines[line - 1] = _insert(lines[line - 1], column, f"; {kept}")
    return "\n".join(lines), checks


def _place(spoken: SpokenShape, names: BoundNames) -> Iterator[VariableCheck | None]:
    """Find where checks have to stand so that their variable has the value that is spoken of.

    What stands on a line of its own may be said of what has been made above
    it, or of what is made below; right below a line that makes it, of that.
    """
    if spoken.at is not None:
        yield from (_place_beside(spoken, names, one) for one in names.list_binding(spoken.name)[:MOST_PLACES])
        return
    if not spoken.alone:
        yield _place_beside(spoken, names, names.ending(spoken.line))
        return
    before, behind = names.around(spoken.line)
    made = before is not None and names.assigns(before, spoken.name)
    near = before if made else behind
    meant = near is not None and (made or spoken.plain or names.is_bound_above(spoken.name, near))
    if near is not None and meant and (test := names.spell(spoken.dims, near)) is not None:
        outside = names.is_outside(near)
        yield VariableCheck(spoken, spoken.line, near.col_offset, test, place=True, outside=outside)
    if behind is not None and not (made and spoken.plain) and names.assigns(behind, spoken.name):
        yield _place_beside(spoken, names, behind)


def _place_beside(spoken: SpokenShape, names: BoundNames, here: ast.stmt | None) -> VariableCheck | None:
    """Place a check in front of a statement, or behind it, as its comment says."""
    if here is None or here.end_lineno is None or here.end_col_offset is None:
        return None
    said = spoken.called(spoken.name or names.target(here))
    test = names.spell(spoken.dims, here) if said.name else None
    if test is None:
        return None
    place = (here.lineno, here.col_offset) if said.before else (here.end_lineno, here.end_col_offset)
    return VariableCheck(said, *place, test, before=said.before, outside=names.is_outside(here))


def _conclude(check: VariableCheck, found: Sequence[CheckedShape], model: FoundModel) -> Conclusion | None:
    """Say what the runs of a check have in common: it is right if it is right once."""
    if any(one.holds for one in found):
        return Conclusion(FindingKind.CONFIRMED, model.label, model.label, "output", message="right", of=model)
    wrong = [one for one in found if one.holds is False]
    if not wrong or len(wrong) < len(found):
        return None
    named = any(letter.isalpha() for letter in check.test.replace("None", ""))
    said = say(
        MEANT if named else SAID,
        name=check.spoken.name,
        true=wrong[0].true,
        says=SAYS if check.spoken.at else COMMENT_SAYS,
        stated=check.spoken.text,
        meant=wrong[0].typed.replace("None", "?").replace("(?", "(N", 1),
    )
    return Conclusion(FindingKind.CONTRADICTED, model.label, model.label, "output", wrong[0].true, said, model)


def _locate(pieces: Sequence[Piece], model: FoundModel, spoken: SpokenShape) -> Claim | None:
    """Find where a comment of a line of the program stands, or what a text says."""
    if spoken.at is not None:
        number, start, end = spoken.at
        return Claim(number, start, end, spoken.text, (), None, _sentence_of(pieces[number].text, start), sure=True)
    line = find_code_line(pieces, model.program, spoken.line)
    at = -1
    for _ in range(spoken.nth + 1):
        at = line.text.find(spoken.text, max(at + 1, line.text.find("#")))
    return None if at < 0 else line.claim(at, spoken.text)


def _sentence_of(text: str, at: int) -> tuple[int, int]:
    """Find the sentence that a place in a text stands in."""
    return next((one for one in split_sentences(text) if one[0] <= at < one[1]), (0, len(text)))
