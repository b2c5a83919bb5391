"""The catalogs: every text a page can show is in them, in every language, and nothing else."""

from __future__ import annotations

import ast
import gettext
import itertools
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from sphinxext_cnnparams.claims.slips import SLIPS
from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.formula import Formula, Symbol
from sphinxext_cnnparams.core.layer import NOTATIONS
from sphinxext_cnnparams.core.network import DialectName
from sphinxext_cnnparams.core.problem import Sentence, Text, phrase, say
from sphinxext_cnnparams.core.quantities import DERIVED, QUANTITIES
from sphinxext_cnnparams.core.receptive import steps_of
from sphinxext_cnnparams.core.summary import Row, Summary
from sphinxext_cnnparams.extension import wording
from sphinxext_cnnparams.readers.author_options import let
from sphinxext_cnnparams.readers.read import Request, read

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
LANGUAGES = sorted(path.name for path in wording.FOLDER.iterdir() if path.is_dir())
PART = re.compile(r"\{(\w+)\}")
HEADER = re.compile(r"#\s*(input|object|let):\s*(.*?)\s*$")
RULE = "\n" + "-" * 40 + "\n"
OPTION = re.compile(r":([\w-]+): ?(.*)")

languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def template(tool: Callable[[str], ModuleType]) -> Catalog:
    made: Catalog = tool("translate").template()
    return made


def texts(catalog: Catalog) -> dict[str, str]:
    return {message.id: message.string for message in catalog if message.id}


def stored(language: str) -> dict[str, str]:
    path = wording.FOLDER / language / "LC_MESSAGES" / "cnnparams.po"
    with path.open("rb") as file:
        return texts(read_po(file, locale=language))


def test_german_and_french_are_there() -> None:
    assert {"de", "fr"} <= set(LANGUAGES)


@languages
def test_nothing_is_missing_and_nothing_is_stale(template: Catalog, language: str) -> None:
    """Run ``python tools/translate.py`` where this fails, and translate what is new."""
    found = stored(language)
    assert found.keys() == texts(template).keys()
    assert [text for text, translation in found.items() if not translation] == []


def test_the_template_is_up_to_date(template: Catalog) -> None:
    with (wording.FOLDER / "cnnparams.pot").open("rb") as file:
        assert texts(read_po(file)).keys() == texts(template).keys()


@languages
def test_translations_have_the_parts_of_their_texts(language: str) -> None:
    for text, translation in stored(language).items():
        assert sorted(PART.findall(text)) == sorted(PART.findall(translation)), text


@languages
def test_what_is_shipped_is_what_was_translated(language: str) -> None:
    with (wording.FOLDER / language / "LC_MESSAGES" / "cnnparams.mo").open("rb") as file:
        shipped = gettext.GNUTranslations(file)
    for text, translation in stored(language).items():
        assert shipped.gettext(text) == translation


def test_no_name_of_the_code_is_taken_for_a_text(template: Catalog) -> None:
    """What a table shows of the code itself, such as a padding, must not be translated."""
    codes = {"valid", "same", "causal", "relu", "softmax", "linear", "tanh", "sigmoid", "input", "conv", "dense", "0"}
    assert not codes & texts(template).keys()


def summaries() -> Iterator[Summary]:
    """Read all that is recorded: layers of both frameworks, programs, tables."""
    for request in itertools.chain(layers(), programs(), tables()):
        reading = read(request)
        if reading.network is not None:
            yield compute(reading.network)


def layers() -> Iterator[Request]:
    dialects: tuple[DialectName, ...] = ("keras", "torch")
    for dialect in dialects:
        recorded = json.loads((TESTS / "truth" / f"layers-{dialect}.json").read_text(encoding="utf-8"))
        kinds: dict[tuple[str, ...], dict[str, str]] = {}
        for entry in recorded["entries"]:  # one of each form is enough: the numbers do not matter
            form = re.sub(r"\d+", "1", entry["call"])
            kinds.setdefault((form, str(len(entry.get("input") or ()))), entry)
        for entry in kinds.values():
            dims = entry.get("input") or entry["inputs"][0]
            yield Request(entry["call"], given=str(tuple(dims)), dialect=dialect)


def programs() -> Iterator[Request]:
    long = re.compile(r"-classic-")  # large networks of layers that others have, too
    paths = [path for path in sorted((TESTS / "cases" / "programs").glob("*.py")) if not long.search(path.name)]
    for path in (*paths, *sorted((TESTS / "cases" / "named").glob("*.py"))[::25]):
        text = path.read_text(encoding="utf-8")
        said = dict(match.groups() for line in text.splitlines()[:9] if (match := HEADER.match(line)))
        names = let(said.get("let", ""))
        assert isinstance(names, dict)
        yield Request(text, given=said.get("input", ""), let=names, chosen=said.get("object", ""))


def tables() -> Iterator[Request]:
    for path in sorted((TESTS / "cases" / "tables").glob("*.txt")):
        head, _, code = path.read_text(encoding="utf-8").split(RULE)[0].partition("\n\n")
        options = dict(match.groups() for line in head.splitlines() if (match := OPTION.match(line)))
        names = let(options.get("let", ""))
        assert isinstance(names, dict)
        yield Request(code, given=options.get("input", ""), let=names, chosen=options.get("object", ""))


def shown(summary: Summary) -> Iterator[Sentence]:
    """Give every text of a model that a page can show, calculations apart."""
    yield from summary.notes
    alike = {(row.kind, row.idle, len(row.weights), len(row.steps), bool(row.shared)): row for row in summary.rows}
    for row in alike.values():
        yield from (row.idle, *(weight.name for weight in row.weights if row.formulas))
        yield from (note for note in row.notes if isinstance(note, Text))
        derived = (QUANTITIES[name].derive(row, summary, summary.notation) for name in DERIVED)
        steps = [*row.steps, *steps_of(row), *itertools.chain(*derived)]
        yield from (step.label for step in steps)
        for formula in (*(step.formula for step in steps), *formulas(row)):
            yield from meanings(formula)


def formulas(row: Row) -> Iterator[Formula]:
    yield from (weight.formula for weight in row.weights)
    yield from ((row.formulas or {})[notation] for notation in NOTATIONS if row.formulas)
    yield from (row.work,) if row.work is not None else ()


def meanings(formula: Formula) -> Iterator[Sentence]:
    for symbol in formula.list_symbols():
        yield from explained(symbol)


def explained(symbol: Symbol) -> Iterator[Sentence]:
    for part in symbol.parts:
        yield from explained(part)
    if symbol.formula is not None:
        yield from meanings(symbol.formula)
    if symbol.letter:
        yield symbol.meaning
        if re.fullmatch(r"[a-z]{3,}", symbol.letter):
            yield symbol.letter


def patterns(sentence: object) -> Iterator[str]:
    """Give what of a sentence is translated: its pattern, and those of the texts among its parts."""
    if isinstance(sentence, Text):
        yield sentence.pattern
        for _, part in sentence.parts:
            yield from patterns(part) if isinstance(part, Text) else ()
    elif isinstance(sentence, str):
        yield sentence


def test_every_text_that_occurs_is_in_the_catalogs(template: Catalog) -> None:
    known = texts(template).keys()
    sentences = {sentence for summary in summaries() for sentence in shown(summary) if sentence}
    occurring = {pattern for sentence in sentences for pattern in patterns(sentence)}
    assert len(occurring) > 100
    assert occurring - known == set()


def test_every_sentence_of_a_slip_is_in_the_catalogs(template: Catalog) -> None:
    assert {slip.sentence for slip in SLIPS} <= texts(template).keys()


def test_no_slip_puts_its_sentence_together_itself() -> None:
    for path in sorted((ROOT / "sphinxext_cnnparams" / "claims" / "slips").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            first = node.values[0] if isinstance(node, ast.JoinedStr) else None
            assert not (isinstance(first, ast.Constant) and str(first.value).startswith("that ")), ast.unparse(node)


SAID = {
    phrase("joins {names} and {last}", names="conv1, conv2", last="conv3"): "verbindet conv1, conv2 und conv3",
    phrase("counted in {name}", name="kernel"): "in kernel mitgezählt",
    say("{label}: {equation}", label=phrase("of {name}", name="h"), equation="2 × inputs = 4"): None,
    "k (f h w + 1)": "k (f h w + 1)",
}
"""Texts, and how they are said in German; None where only that it can be said matters."""


@pytest.mark.parametrize("text", SAID, ids=str)
def test_a_text_is_said_with_its_parts(text: Sentence, monkeypatch: pytest.MonkeyPatch) -> None:
    with (wording.FOLDER / "de" / "LC_MESSAGES" / "cnnparams.mo").open("rb") as file:
        german = gettext.GNUTranslations(file)
    monkeypatch.setattr(wording, "get_translator", lambda catalog: german)
    said = wording.translate(text)
    assert said == (SAID[text] or said)
    assert "{" not in said


def test_a_name_among_the_parts_stays_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    with (wording.FOLDER / "de" / "LC_MESSAGES" / "cnnparams.mo").open("rb") as file:
        german = gettext.GNUTranslations(file)
    monkeypatch.setattr(wording, "get_translator", lambda catalog: german)
    assert wording.translate(phrase("of {name}", name="parameters")).endswith("parameters")
