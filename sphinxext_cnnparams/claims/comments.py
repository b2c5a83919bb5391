"""Comments in the code of a network are compared with it: some state a shape or a count, all others are notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..core.printable import cut_numbers
from ..core.problem import Problem, Sentence, say
from ..core.quantities import OUTPUT, QUANTITIES, Format, Quantity, Selection
from ..core.shape import Dim, Shape, product
from ..core.structs import Struct, replace
from ..core.summary import Row, RowRemark, Summary
from .above import explain_above, judge_above, refuse_inputs, states_above
from .calculation import COMMENT_SAYS, ascribe, disagreement
from .comment import RECEPTIVE_FIELD, Comment, looks_stated, read_comment
from .fitting import fits, is_beyond
from .languages import ENGLISH, Language
from .numbers import StatedShape, read_amount, read_shape
from .stated_settings import StatedSetting, judge_settings
from .verdict import Verdict, judge

UNJUDGED = "the comment {text} seems to state something, but was not judged"
Reading = Sequence[Verdict] | None
"""What is wrong with a comment, or not known; None where nobody can say what it is about."""


class JudgedComment(Struct):
    """Hold a comment that states something, and what is wrong with it, if anything."""

    line: int
    text: str
    wrong: tuple[Sentence, ...]


class Checked(Struct):
    """Hold a summary without the comments that were judged, these, and the problems: those ``unjudged`` apart.

    *lost* is how many comments state what is not known, because something is wrong with the model.
    """

    summary: Summary
    problems: tuple[Problem, ...]
    judged: tuple[JudgedComment, ...] = ()
    lost: int = 0


class Judgement(Struct):
    """Hold what was found out about one comment; *lost* says that it states what a mistake leaves unknown."""

    problems: tuple[Problem, ...] = ()
    judged: tuple[JudgedComment, ...] = ()
    lost: bool = False


class Check(Struct):
    """Compare comments with what a model is."""

    summary: Summary
    form: Format
    language: Language = ENGLISH

    def find_wrong(self, comment: Comment, remark: RowRemark) -> Reading:
        """Say what is wrong with a comment; what is not known is known to be so because of a mistake."""
        found = self._compare(comment, remark)
        if found is None and self.summary.problems and not all(map(is_known, remark.rows)):
            return [Verdict(None, unknown=True)]
        return found

    def judge_behind(self, remarks: Sequence[RowRemark]) -> Judgement:
        """Judge a comment behind code, given with all that it may be about."""
        line, text = remarks[0].line, remarks[0].text
        comment = read_comment(cut_numbers(text), self.language)
        if comment is None and (settings := list(self._judge_settings(remarks))):
            said = tuple(sentence for *_, sentence in settings if sentence)
            return Judgement(tuple(Problem(one, line, "claim") for one in said), (JudgedComment(line, text, said),))
        if comment is not None and comment.total:
            remarks = sorted(remarks, key=lambda remark: -len(remark.rows))
        readings = [self.find_wrong(comment, remark) for remark in remarks if remark.rows] if comment else []
        known = [wrong for wrong in readings if wrong is not None]
        wrong = find_stated_wrong(known) if known else None
        if wrong is not None:
            claims = tuple(Problem(sentence, line, "claim") for sentence in wrong)
            return Judgement(claims, (JudgedComment(line, text, wrong),))
        if known and self.summary.problems:
            return Judgement(lost=True)
        seen = looks_stated(cut_numbers(text))
        return Judgement((Problem(say(UNJUDGED, text=text), line, "unjudged"),) if seen else ())

    def judge_above(self, remarks: Sequence[RowRemark]) -> Judgement:
        """Judge a comment on a line of its own, given with the lines of code below it."""
        problems = [Problem(wrong, remarks[0].line, "claim") for *_, wrong in self._judge_settings(remarks) if wrong]
        above = judge_above(remarks)
        for stated in above:
            if stated.wrong and stated.row in self.summary.rows:
                selection = Selection(self.summary, (stated.row,), stated.row.name, use=True)
                wrong = explain_above(stated, remarks[0].text, selection, self.form, self.language)
                problems += [Problem(wrong, remarks[0].line, "claim")] if wrong else []
        return Judgement(tuple(problems), lost=bool(self.summary.problems) and any(stated.lost for stated in above))

    def _judge_settings(self, remarks: Sequence[RowRemark]) -> Iterator[tuple[StatedSetting, Row, Sentence]]:
        """Judge what a comment says that the code sets."""
        return judge_settings(remarks, self.summary, self.form, self.language)

    def _compare(self, comment: Comment, remark: RowRemark) -> Reading:
        last = remark.rows[-1]
        label = next((row.name for row in reversed(remark.rows) if row in self.summary.rows), last.kind)
        if comment.number:
            return list(self._compare_count(comment, remark, label))
        if comment.sides is not None:
            return self._compare_sides(comment.sides, last)
        if comment.product is not None:
            return self._compare_product(comment.product, remark, label)
        if comment.calculation:
            return self._compare_calculation(comment.calculation, remark)
        if comment.values:
            return self._compare_values(comment.values, remark, label)
        if comment.after is not None and comment.after.maps is not None and _is_kernel(comment.after, last):
            return None
        return list(self._compare_shapes(comment, remark, label))

    def _compare_count(self, comment: Comment, remark: RowRemark, label: str) -> Iterator[Verdict]:
        """Compare a count with that of all rows the line is about."""
        shown = [row for row in remark.rows if row in self.summary.rows]
        seen = comment.quantity == RECEPTIVE_FIELD
        rows = tuple(row for row in shown if row.weights and not seen) or (remark.rows[-1],)
        several = self.form.text("this line") if len(rows) > 1 else label if len(shown) < 2 else rows[0].name
        whole = len(shown) == len(self.summary.rows)
        selection = Selection(self.summary, rows, self.form.text("the model") if whole else several, use=len(rows) == 1)
        yield from self._judge(QUANTITIES[comment.quantity], selection, comment.number)

    def _compare_shapes(self, comment: Comment, remark: RowRemark, label: str) -> Iterator[Verdict]:
        first, last = remark.rows[0], remark.rows[-1]
        if comment.before is not None and not any(fits(comment.before, fed) for fed in first.inputs):
            name = first.name if first in self.summary.rows else label
            wrong = refuse_inputs(first, name, write_shape(comment.before), self.form)
            unknown = not first.inputs or None in first.inputs
            yield Verdict(None, "" if unknown else wrong, unknown=unknown)
        if comment.after is not None and is_beyond(comment.after, last.output):
            yield Verdict(None, unknown=True)
        elif comment.after is not None and not self._comes_out(comment.after, last):
            yield from self.judge(OUTPUT, last, label, write_shape(comment.after))

    def _compare_sides(self, stated: StatedShape, row: Row) -> Reading:
        """Compare ``6*6 from image dimension``: the sides of the last image in front of a layer that is fed none."""
        places = [place for place, other in enumerate(self.summary.rows) if other is row]
        before = self.summary.rows[: places[0]] if places else ()
        image = next((one for one in reversed(before) if one.output is not None and one.output.rank > 2), None)
        if image is None or image.output is None or None in image.output.dims:
            return None
        return (
            ()
            if stated.dims == image.output.spatial
            else list(self.judge(OUTPUT, image, image.name, write_shape(stated)))
        )

    def _comes_out(self, stated: StatedShape, last: Row) -> bool:
        """Tell whether a shape comes out of a layer, or of the layer that merges its output with others."""
        if fits(stated, last.output):
            return True
        behind = iter(self.summary.rows)
        if last.output is None or not any(row is last for row in behind):
            return False
        merging = (row for row in behind if len(row.inputs) > 1 and last.output in row.inputs)
        return fits(stated, next((row.output for row in merging), None))

    def _compare_product(self, stated: StatedShape, remark: RowRemark, label: str) -> Reading:
        """Compare ``16 * 5 * 5``: an output, an input, or where a number comes from; wrong only as an output."""
        last = remark.rows[-1]
        if any(fits(stated, shape) for shape in _shapes_of(remark)) or product(stated.dims) in _numbers_of(remark):
            return ()
        if last.output is None or len(stated.dims) != last.output.rank:
            return None
        return list(self.judge(OUTPUT, last, label, write_shape(stated)))

    def _compare_calculation(self, text: str, remark: RowRemark) -> Reading:
        """Compare ``3 * 3 * 8 + 8 = 80``: it has to hold, and to give a number of the line."""
        wrong, result = disagreement(text, self.language)
        if wrong is not None:
            return [Verdict(None, wrong)]
        amount = read_amount(result, self.language)
        return () if amount is not None and amount.value in _numbers_of(remark) else None

    def _compare_values(self, text: str, remark: RowRemark, label: str) -> Reading:
        """Compare ``64 channels`` or ``2304 features``: a dimension, or the number of all values."""
        amount = read_amount(text, self.language)
        shapes = [shape for shape in _shapes_of(remark) if shape is not None]
        if amount is None or not shapes or any(None in shape.dims for shape in shapes):
            return None
        if any(amount.value in (*shape.dims, shape.size) for shape in shapes):
            return ()
        return list(self.judge(QUANTITIES["size"], remark.rows[-1], label, text))

    def judge(self, quantity: Quantity, row: Row, label: str, text: str) -> Iterator[Verdict]:
        """Judge what a comment states as a role would."""
        yield from self._judge(quantity, Selection(self.summary, (row,), label, use=True), text)

    def _judge(self, quantity: Quantity, selection: Selection, text: str) -> Iterator[Verdict]:
        verdict = judge(quantity, selection, text, self.form, self.language)
        if verdict.wrong:  # what keeps it from being judged may be said already
            yield replace(verdict, unknown=verdict.unknown and bool(self.summary.problems))


def check_comments(summary: Summary, form: Format, language: Language) -> Checked:
    """Verify the comments that state something; the others stay notes.

    A comment may be about several things: it is right if it is so of one of
    them, and what is wrong is said of the likeliest.
    """
    check = Check(summary, form, language)
    groups = [list(group) for _, group in groupby(summary.remarks, key=lambda remark: remark.line)]
    found = [check.judge_above(group) if group[0].above else check.judge_behind(group) for group in groups]
    judged = tuple(comment for one in found for comment in one.judged)
    stated = {comment.text for comment in judged}
    rows = tuple(replace(row, notes=tuple(note for note in row.notes if note not in stated)) for row in summary.rows)
    problems = tuple(problem for one in found for problem in one.problems)
    return Checked(replace(summary, rows=rows, remarks=()), problems, judged, sum(one.lost for one in found))


def find_stated_wrong(readings: Sequence[Sequence[Verdict]]) -> tuple[Sentence, ...] | None:
    """Give what is wrong with a comment in every reading, as the likeliest has it; None where that is not known."""
    if not all(readings):
        return ()
    wrong = [
        tuple(v.wrong for v in reading if not v.unknown and (v.value is not None or not v.unread))
        for reading in readings
    ]
    return tuple(ascribe(one, COMMENT_SAYS) for one in wrong[0]) if all(wrong) else None


def count_stated(behind: Iterable[str], above: Iterable[str], language: Language) -> int:
    """Count the comments that state something, behind code and above it."""
    stated = sum(read_comment(cut_numbers(text), language) is not None for text in behind)
    return stated + sum(states_above(cut_numbers(text)) for text in above)


def is_known(row: Row) -> bool:
    """Tell whether the shapes around a layer are known, and its parameters."""
    return row.params is not None and not any(
        shape is None or None in shape.dims for shape in (*row.inputs, row.output)
    )


def _is_kernel(stated: StatedShape, row: Row) -> bool:
    """Tell whether ``64, 3x3`` says how many kernels a layer has, and of which size."""
    kernel = read_shape((row.settings or {}).get("kernel", ""))
    return kernel is not None and kernel.dims == stated.dims


def write_shape(stated: StatedShape) -> str:
    """Write a stated shape."""
    dims = ["None" if n is None else str(n) for n in stated.dims]
    if stated.maps is not None:
        return f"{stated.maps}@{'x'.join(dims)}"
    return f"({', '.join(dims)})" if stated.batched else " × ".join(dims)


def _shapes_of(remark: RowRemark) -> Iterator[Shape | None]:
    """Give the shapes a line is about: what its first layer is fed, and what each of its layers makes."""
    yield from remark.rows[0].inputs
    yield from (row.output for row in remark.rows)


def _numbers_of(remark: RowRemark) -> set[Dim]:
    """Give the numbers a line is about: of parameters, of weights, of values, of multiplications."""
    found: set[Dim] = {shape.size for shape in _shapes_of(remark) if shape is not None}
    for row in remark.rows:
        found.update({row.params, row.macs, *(weight.value for weight in row.weights)})
    return found - {None}
