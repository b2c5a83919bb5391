"""Whether a claim of a document is right: compared with the model it speaks of, and with all others there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..claims.fitting import has_channels_elsewhere
from ..claims.languages import ENGLISH
from ..claims.numbers import StatedShape, is_calculation, read_amount, read_shape
from ..claims.verdict import Verdict, judge
from ..core.problem import Sentence
from ..core.quantities import GROUPED, QUANTITIES, Selection
from ..core.shape import Shape
from ..core.structs import Struct, replace
from ..core.summary import Row
from .claim import Claim
from .finding import FindingKind
from .meaning import VECTOR
from .models import FoundModel
from .nouns import CHANNELS
from .parts import EACH, STEP_IN, STEP_OUT, judge_channels, judge_each, judge_step
from .subject import PhraseRole, Subject

_NUMBER = re.compile(r"\d+(?:(?:[,_'’]|\{,\})\d{3})*(?!\d)")
Numbers = Mapping[int, Mapping[int, set[int]]]
"""By model, which of its rows have a number."""
STATISTICS = frozenset({"moving mean", "moving variance"})
"""The weights of a batch normalization that gradients never change."""
BY_VERSION = frozenset({"params", "trainable", "non-trainable", "weights"})
"""What Keras 2 and Keras 3 count otherwise where there are variables of TensorFlow."""
TELLING = 3
"""How many digits a number must have that is recognised without being told what it is of."""


class Conclusion(Struct):
    """Hold what was found out about a claim, and of which model, layer and quantity; *guess* bears it out."""

    kind: FindingKind
    model: str = ""
    target: str = ""
    quantity: str = ""
    true: str = ""
    message: Sentence = ""
    of: FoundModel | None = None
    guess: Sentence = ""


UNEXPLAINED = Conclusion(FindingKind.UNEXPLAINED)
JudgedClaim = tuple[Claim, Conclusion]
"""A claim, and what was found out about it."""


def judge_claim(claim: Claim, models: Sequence[FoundModel], numbers: Numbers) -> Conclusion:
    """Judge a claim; *models* are those of the document, the one it most likely speaks of first.

    It is wrong only where its words leave no doubt, and it is wrong of every
    model of the document.
    """
    if claim.subject is not None:
        answers = [answer for model in models for answer in answer_all(claim, claim.subject, model)]
        answers = [answer for answer in answers if not _names_statistics(claim, answer)]
        for answer in answers:
            if not answer.verdict.wrong or _counts_uses(claim, answer):
                return answer.confirm()
        first = [answer for answer in answers if answer.model is answers[0].model]
        definite = _is_only(first) or claim.subject.each
        definite = definite and not (claim.quantities == ("layers",) and _is_opaque(first[0]))
        definite = definite and not (
            first and first[0].model.has_variables and BY_VERSION.intersection(claim.quantities)
        )
        differs = all(answer.verdict.differs for answer in answers) and _has_one_number(claim, first)
        if claim.sure and first and definite and differs and is_akin(claim.text, first[0].selection):
            return first[0].contradict(claim.text)
    if claim.subject is not None and claim.subject.role is PhraseRole.OTHER and read_shape(claim.text) is not None:
        return UNEXPLAINED  # of many layers the same shape comes out
    return _recognise(claim, models, numbers)


def _has_one_number(claim: Claim, answers: Sequence[Comparison]) -> bool:
    """Tell whether a plain number may be what a layer takes or makes: it must be a vector."""
    row = answers[0].selection.only if answers else None
    shaped = claim.quantities in (("input",), VECTOR) and read_shape(claim.text) is None
    if row is None or not shaped:
        return True
    ends = row.inputs if claim.quantities == ("input",) else (row.output,)
    return all(end is not None and end.rank == 1 for end in ends)


def _names_statistics(claim: Claim, answer: Comparison) -> bool:
    """Tell whether all parameters are called trainable of what has some that no layer of this kind ever trains.

    What is frozen by the code may still be trained where the text speaks of it.
    """
    if answer.quantity != "params" or claim.quantities[0] != "trainable":
        return False
    weights = [weight for row in answer.selection.rows for weight in row.weights]
    fixed = [weight for weight in weights if weight.learnt != weight.value]
    return bool(fixed) and all(weight.learnt == 0 and weight.name in STATISTICS for weight in fixed)


def _counts_uses(claim: Claim, answer: Comparison) -> bool:
    """Tell whether layers were counted as often as they are used: two pooling layers are one module that runs twice."""
    if claim.quantities != ("layers",) or not any(row.shared for row in answer.selection.rows):
        return False
    amount = read_amount(claim.text, ENGLISH)
    return amount is not None and amount.value == len(answer.selection.rows)


class Comparison(Struct):
    """Hold the verdict on a claim, if it is about this quantity of this selection; a *settled* one says it all."""

    model: FoundModel
    selection: Selection
    quantity: str
    verdict: Verdict
    settled: bool = False

    def confirm(self) -> Conclusion:
        """Say that it is so."""
        return self.conclude(FindingKind.CONFIRMED)

    def contradict(self, text: str) -> Conclusion:
        """Say that it is not so, and where the wrong number comes from."""
        if self.settled:
            return self.conclude(FindingKind.CONTRADICTED)
        explained = judge(QUANTITIES[self.quantity], self.selection, text, GROUPED)
        return replace(self, verdict=explained).conclude(FindingKind.CONTRADICTED)

    def conclude(self, kind: FindingKind) -> Conclusion:
        """Say what was found out, and of what."""
        return Conclusion(
            kind,
            self.model.label,
            self.selection.label,
            self.quantity,
            GROUPED.value(self.verdict.value),
            self.verdict.wrong,
            self.model,
            self.verdict.guess,
        )


def answer_all(claim: Claim, subject: Subject, model: FoundModel) -> Iterator[Comparison]:
    """Compare a claim with all it may be said of in a model."""
    asked = [quantity for quantity in claim.quantities if quantity != "size" or subject.role is not PhraseRole.BLOCK]
    for selection in subject.select(model.summary, model.label):
        for quantity in asked:
            yield ask(claim.text, quantity, selection, model)


def ask(text: str, quantity: str, selection: Selection, model: FoundModel) -> Comparison:
    """Compare a text with a quantity of some layers, not yet looking for the slip behind a wrong one."""
    if quantity == "kernel" and (row := selection.only) is not None:
        text = _leave_out_channels(text, (row.settings or {}).get("kernel", ""))
    if quantity == CHANNELS:
        return Comparison(model, selection, "input", judge_channels(text, selection))
    if quantity in (STEP_OUT, STEP_IN):
        name = quantity.rpartition(" ")[2]
        return Comparison(model, selection, name, judge_step(text, name, selection), settled=True)
    if quantity.endswith(EACH):
        quantity = quantity.removesuffix(EACH)
        return Comparison(model, selection, quantity, judge_each(text, quantity, selection), settled=True)
    verdict = judge(QUANTITIES[quantity], selection, text, GROUPED, explaining=False)
    if verdict.wrong and isinstance(verdict.value, Shape):
        stated = read_shape(text)
        right = stated is not None and (
            _is_side(stated, verdict.value) or has_channels_elsewhere(stated, verdict.value)
        )
        verdict = Verdict(verdict.value) if right else verdict
    return Comparison(model, selection, quantity, verdict)


def _is_side(stated: StatedShape, shape: Shape) -> bool:
    """Tell whether one number is the length of a sequence, the side of a square, or counts all values."""
    return len(stated.dims) == 1 and ({*stated.dims} == {*shape.spatial} or stated.dims[0] == shape.size)


def _leave_out_channels(text: str, kernel: str) -> str:
    """Take the channels off a kernel: ``5x5x3`` is one of 5 × 5."""
    stated, true = read_shape(text), read_shape(kernel)
    if stated is None or true is None or len(stated.dims) != len(true.dims) + 1:
        return text
    rest = stated.dims[1:] if stated.dims[1:] == true.dims else stated.dims[:-1]
    return "x".join("?" if n is None else str(n) for n in rest)


def _is_only(answers: Sequence[Comparison]) -> bool:
    return len({answer.selection.label for answer in answers}) == 1


def _is_opaque(answer: Comparison) -> bool:
    """Tell whether layers cannot be counted: there are none, or some stand in a well-known model that is one row."""
    recorded = any(row.params and not row.formulas for row in answer.model.summary.layers)
    return recorded or not answer.selection.rows


def is_akin(text: str, selection: Selection) -> bool:
    """Tell whether a calculation has a number of the layer in it: another one is that of another network."""
    row = selection.only
    if row is None or not is_calculation(text):
        return True
    own = set(_numbers_of(row)) | {int(n) for n in re.findall(r"\d+", " ".join((row.settings or {}).values()))}
    operands = {read_whole(number) for number in _NUMBER.findall(text.rpartition("=")[0])}
    return bool(own & operands - {1})


def read_whole(number: str) -> int:
    """Read a number by its digits alone."""
    return int(re.sub(r"\D", "", number))


def count_digits(text: str) -> int:
    """Count the digits of a text."""
    return sum(character.isdigit() for character in text)


def _recognise(claim: Claim, models: Sequence[FoundModel], numbers: Numbers) -> Conclusion:
    """Find a layer of which it is so; a short number is so of many things."""
    if count_digits(claim.text) < TELLING:
        return UNEXPLAINED
    stated = read_shape(claim.text)
    is_shape = stated is not None and len(stated.dims) > 1  # the values of another shape may be as many
    quantities = [quantity for quantity in claim.quantities if quantity != "size" or not is_shape]
    for model in models:
        for selection in _candidates(claim.text, model, numbers):
            for quantity in quantities:
                answer = ask(claim.text, quantity, selection, model)
                if not answer.verdict.wrong and not _names_statistics(claim, answer):
                    return answer.confirm()
    return UNEXPLAINED


def _candidates(text: str, model: FoundModel, numbers: Numbers) -> Iterator[Selection]:
    """Give the model, and the layers that have one of the numbers of a text."""
    yield Selection(model.summary, model.summary.rows, model.label, whole=True)
    named = {read_whole(number) for number in _NUMBER.findall(text)}
    places = sorted({place for number in named for place in numbers.get(id(model), {}).get(number, ())})
    for place in places:
        row = model.summary.rows[place]
        yield Selection(model.summary, (row,), f"{model.label}.{row.name}")


def index_numbers(models: Sequence[FoundModel]) -> Numbers:
    """Note which rows of each model have which numbers, so that a number can be recognised at once."""
    found: dict[int, dict[int, set[int]]] = {}
    for model in models:
        places = found.setdefault(id(model), {})
        for place, row in enumerate(model.summary.rows):
            for number in () if row.source else _numbers_of(row):
                places.setdefault(number, set()).add(place)
    return found


def _numbers_of(row: Row) -> Iterator[int]:
    """Give the numbers of a layer that a text may state without a name."""
    shapes = [shape for shape in (*row.inputs, row.output) if shape is not None]
    counts = (row.params, row.macs, *(weight.value for weight in row.weights), *(shape.size for shape in shapes))
    yield from (number for number in (*counts, *(n for shape in shapes for n in shape.dims)) if number is not None)
