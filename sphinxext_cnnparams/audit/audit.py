"""The audit of a document: every number it states about its networks, and whether it is right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..claims.calculation import ascribe
from ..claims.places import StatedValue
from ..core.problem import Problem
from ..core.structs import Struct, replace
from ..documents.document import Document, Kind, Piece
from .chains import judge_chains
from .claim import Claim
from .context import Context
from .described import judge_described
from .doubt import spare_blocks, spare_doubtful, spare_unrelated
from .equations import find_wrong
from .evidence import judge_by_evidence
from .excerpts import judge_excerpts
from .fans import judge_fans
from .finding import Finding, FindingKind
from .given import Given
from .glossaries import find_glossary
from .judging import Conclusion, JudgedClaim, Numbers, index_numbers, judge_claim
from .listed import read_listed
from .matrices import judge_matrices
from .models import FoundModel, find_models
from .outputs import judge_outputs
from .printed import looks_printed, read_printed
from .products import judge_products
from .promised import judge_promised
from .prose import Reader
from .ratios import judge_ratios
from .remarks import judge_remarks
from .sentences import PROSE, list_passages
from .shares import judge_shares
from .sides import judge_sides
from .subject import Subject
from .sums import judge_sums
from .tables import read_tables
from .variables import judge_variables
from .weighing import judge_weights
from .words import Words, simplify

BY_SENTENCE = (
    judge_described,
    judge_products,
    judge_fans,
    judge_matrices,
    judge_ratios,
    judge_shares,
    judge_sides,
    judge_sums,
    judge_weights,
)
"""What tells by a sentence alone which layer a number is of."""
LONGEST = 200
_CALCULATING = re.compile(r"#[ \t]*(?P<said>[^#\n]*\d[ \t]*=[ \t]*\d[^#\n]*)")
"""A comment that may hold a calculation."""
OUTPUT_SAYS = "the stored output says"
_COMMON = frozenset({"model", "net", "network", "x", "m", "n", ""})
"""Names of models that say nothing: texts mean any by them."""


class Report(Struct):
    """Hold what an audit found, the models it found it of, and what is wrong with the document itself."""

    findings: tuple[Finding, ...]
    models: tuple[FoundModel, ...]
    problems: tuple[Problem, ...] = ()


def audit_document(document: Document, given: Given) -> Report:
    """Find every number a document states about its networks, and judge it."""
    found = find_models(document, given)
    models = tuple(model for model in found.models if not model.is_open)  # of others only their own comments speak
    numbers, words = index_numbers(models), _find_words(models)
    words = replace(words, glossary=find_glossary(one.text for one in document.pieces if one.kind in PROSE))
    judged = [
        *_judge_prose(document.pieces, models, found.repeated, numbers, words),
        *judge_chains(document.pieces, models),
        *(found for one in list_passages(document.pieces) for judge in BY_SENTENCE for found in judge(one, models)),
        *_judge_tables(document.pieces, models, numbers, words),
        *_judge_printed(document, models, numbers),
        *judge_variables(document.pieces, found.models, given),
        *judge_remarks(document.pieces, found.models),
        *judge_excerpts(document.pieces, found.models, given),
        *(judge_outputs(document, given) if models else ()),
        *(judge_promised(document, given) if models else ()),
    ]
    judged = spare_blocks(spare_doubtful(judged, given))
    findings = [make_finding(document, claim, conclusion) for claim, conclusion in judged]
    return Report(tuple(_merge(findings, list(_audit_equations(document)))), models, document.problems)


def _merge(judged: Sequence[Finding], arithmetic: Sequence[Finding]) -> list[Finding]:
    """Put findings in order; what is wrong by itself is said once, and of one place only the best known."""
    told = [one.place for one in judged if one.kind is FindingKind.CONTRADICTED]
    arithmetic = [one for one in arithmetic if not any(at.start < one.place.start < at.end for at in told)]
    wrong = {finding.place.start for finding in arithmetic}
    kept: dict[tuple[int, int], Finding] = {}
    for finding in judged:
        key = (finding.place.start, finding.place.end)
        is_wrong = finding.place.start in wrong and finding.kind is not FindingKind.CONFIRMED
        if not is_wrong and (key not in kept or kept[key].kind is FindingKind.UNEXPLAINED):
            kept[key] = finding
    return sorted([*kept.values(), *arithmetic], key=lambda finding: finding.place.start)


def _judge_prose(
    pieces: Sequence[Piece], models: Sequence[FoundModel], repeated: Mapping[int, str], numbers: Numbers, words: Words
) -> Iterator[JudgedClaim]:
    reader = Reader(words, Context())
    for number, piece in enumerate(pieces):
        if piece.kind is Kind.HEADING:
            reader.context = Context()
        if number in repeated:
            reader.context = Context(Subject(0, 0, "", name=repeated[number]))
        if piece.kind in (*PROSE, Kind.HEADING, Kind.MATH) or _is_formula(piece):
            near = _by_nearness(models, number)
            for claim in reader.read(number, piece):
                yield claim, judge_by_evidence(claim, near, numbers)


def _is_formula(piece: Piece) -> bool:
    """Tell whether a block shows calculations, and neither a program nor what one printed."""
    return piece.kind is Kind.CODE and piece.language != "python" and not looks_printed(piece.text)


def _judge_tables(
    pieces: Sequence[Piece], models: Sequence[FoundModel], numbers: Numbers, words: Words
) -> Iterator[JudgedClaim]:
    for claims in read_tables(pieces, words):
        near = _by_nearness(models, claims[0].piece) if claims else []
        yield from spare_unrelated([(claim, judge_claim(claim, near, numbers)) for claim in claims], evidence=2)


def _judge_printed(document: Document, models: Sequence[FoundModel], numbers: Numbers) -> Iterator[JudgedClaim]:
    stored = document.format == "notebook"
    for number, piece in enumerate(document.pieces):
        if piece.kind is Kind.OUTPUT or (piece.kind is Kind.CODE and piece.language != "python"):
            printed = list(_read_printed(number, piece.text, _by_nearness(models, number)))
            judged = [(claim, judge_claim(claim, near, numbers)) for claim, near in printed]
            for claim, conclusion in spare_unrelated(judged, evidence=1):
                yield claim, _call_stale(conclusion) if stored and piece.kind is Kind.OUTPUT else conclusion


def _read_printed(number: int, text: str, models: Sequence[FoundModel]) -> Iterator[tuple[Claim, Sequence[FoundModel]]]:
    """Read what a program printed: a summary, or a list of layers with their counts."""
    yield from read_printed(number, text, models)
    claims, model = ([], None) if looks_printed(text) else read_listed(number, text, models)
    yield from ((claim, [model]) for claim in claims if model is not None)


def _call_stale(conclusion: Conclusion) -> Conclusion:
    """Say of a stored output that the code has gone on without it."""
    if conclusion.kind is not FindingKind.CONTRADICTED:
        return conclusion
    return replace(conclusion, kind=FindingKind.STALE, message=ascribe(conclusion.message, OUTPUT_SAYS))


def _find_words(models: Sequence[FoundModel]) -> Words:
    """Give the names that a text may call layers and models by."""
    layers = sorted({row.name for model in models for row in model.summary.layers})
    called = {simplify(model.name) for model in models if model.name and len(model.summary.layers) > 1}
    known = {row.kind for model in models for row in model.summary.layers if row.params and not row.formulas}
    parts = {".".join(path[: i + 1]) for name in layers for path in [name.split(".")] for i in range(len(path) - 1)}
    parts = {part for part in parts if not part.rpartition(".")[2].isdigit()}
    classes = {model.name[:1].upper() + model.name[1:] for model in models if len(model.name) > 2}
    return Words(
        tuple(layers),
        tuple(sorted(parts - set(layers))),
        tuple(sorted(called - _COMMON)),
        tuple(sorted(classes)),
        tuple(sorted(known)),
    )


def _by_nearness(models: Sequence[FoundModel], number: int) -> list[FoundModel]:
    """Give the models in the order in which a piece may speak of them: the last one above it first."""
    above = [model for model in reversed(models) if model.piece < number]
    return [*above, *(model for model in models if model.piece >= number)]


def _audit_equations(document: Document) -> Iterator[Finding]:
    for piece in document.pieces:
        for value, message in _find_equations(piece):
            place = piece.place(value.start, value.end)
            text = _line_of(piece, value.start)
            yield Finding(document.path, place, FindingKind.ARITHMETIC, text, value.text, "", "", "", "", message)


def _find_equations(piece: Piece) -> Iterator[tuple[StatedValue, str]]:
    """Find the wrong calculations of a piece, in code of its comments; what programs print nobody has calculated."""
    if piece.kind is Kind.CODE and piece.language == "python":
        for comment in _CALCULATING.finditer(piece.text):
            for value, message in find_wrong(comment["said"]):
                start, end = (comment.start("said") + place for place in (value.start, value.end))
                yield replace(value, start=start, end=end), message
    elif piece.kind is not Kind.OUTPUT:
        yield from find_wrong(piece.text)


def _line_of(piece: Piece, start: int) -> str:
    first = piece.text.rfind("\n", 0, start) + 1
    last = piece.text.find("\n", start)
    return _shorten(piece.text[first : last if last >= 0 else None])


def make_finding(document: Document, claim: Claim, conclusion: Conclusion) -> Finding:
    """Put a claim and what was found out about it together."""
    piece = document.pieces[claim.piece]
    text = piece.text[slice(*claim.sentence)]
    return Finding(
        document.path,
        piece.place(claim.start, claim.end),
        conclusion.kind,
        _shorten(text),
        piece.text[claim.start : claim.end],
        conclusion.model,
        conclusion.target,
        conclusion.quantity,
        conclusion.true,
        str(conclusion.message),
    )


def _shorten(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
