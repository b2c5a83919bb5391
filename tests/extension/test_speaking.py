"""Messages in the language of the documentation: at the same lines, with the numbers of the page."""

from __future__ import annotations

import gettext
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from conftest import CONF, Project
from sphinxext_cnnparams.core.problem import Line, phrase, say
from sphinxext_cnnparams.extension.speaking import CATALOG, Speaker
from sphinxext_cnnparams.extension.wording import FOLDER

PAGES = sorted((Path(__file__).parents[1] / "spoken").iterdir())
EXPECTED = re.compile(r"^(\d+): (.*)$", re.MULTILINE)
PLACES = re.compile(r"\{\w+(?::[^}]*)?\}")
LANGUAGES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
WRONG = """\
# A page

:::{cnn-summary} net
:input: 28x28x1

c1 = Conv2D(32, 3)
Dense(10)
:::

It has {cnn:params}`%s <net.c1>`.
"""
languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def template(tool: Callable[[str], ModuleType]) -> Catalog:
    made: Catalog = tool("translate").messages()
    return made


def stored(language: str) -> dict[str, str]:
    with (FOLDER / language / "LC_MESSAGES" / f"{CATALOG}.po").open("rb") as file:
        return {message.id: message.string for message in read_po(file, locale=language) if message.id}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_of_mistakes_in_the_language(project: Project, page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    project.write({"conf.py": f'{CONF}language = "{page.stem}"\n', "index.md": text})
    built = project.build("dummy")
    expected = [f"index.md:{line}: ERROR: {message}" for line, message in EXPECTED.findall(text)]
    assert len(expected) > 15
    assert built.messages == expected
    assert built.status == 1


@languages
def test_every_message_is_translated(template: Catalog, language: str) -> None:
    """Run ``python tools/translate.py`` where this fails, and translate what is new."""
    found = stored(language)
    assert found.keys() == {message.id for message in template if message.id}
    assert [text for text, translation in found.items() if not translation] == []


def test_the_template_is_up_to_date(template: Catalog) -> None:
    with (FOLDER / f"{CATALOG}.pot").open("rb") as file:
        kept = {message.id for message in read_po(file)}
    assert kept == {message.id for message in template}


def test_what_messages_say_is_gathered(template: Catalog) -> None:
    found = {message.id for message in template}
    assert len(found) > 500
    assert {"has no argument {name}{suggestion}", "; did you mean {close}?", "the text says", "1 statement"} <= found
    assert not found & {"relu", "valid", "same", "params", "conv1", "Conv2D"}


@languages
def test_translations_have_the_parts_of_their_texts(language: str) -> None:
    for text, translation in stored(language).items():
        assert sorted(PLACES.findall(text)) == sorted(PLACES.findall(translation)), text


@languages
def test_what_is_shipped_is_what_was_translated(language: str) -> None:
    with (FOLDER / language / "LC_MESSAGES" / f"{CATALOG}.mo").open("rb") as file:
        shipped = gettext.GNUTranslations(file)
    for text, translation in stored(language).items():
        assert shipped.gettext(text) == translation


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_a_language_without_words_hears_english(project: Project, language: str) -> None:
    project.write({"conf.py": f'{CONF}language = "{language}"\n', "index.md": WRONG % "321"})
    (message,) = project.build("dummy").messages
    assert ("c1 has 320 parameters, the text says 321" in message) is (language != "fr")


@pytest.mark.parametrize(
    ("stated", "said"), [("1", "1 Aussage hängt"), ("1 <net.c1>` {cnn:params}`1", "2 Aussagen hängen")]
)
def test_one_and_several(project: Project, stated: str, said: str) -> None:
    page = (WRONG % stated).replace("(32, 3)", "(32, 3, stride=2)")
    project.write({"conf.py": f'{CONF}language = "de"\n', "index.md": page})
    (message,) = project.build("dummy").messages
    assert f"hat kein Argument stride; ist strides gemeint?; {said} davon ab" in message


def test_numbers_are_grouped_as_on_the_page(project: Project) -> None:
    page = WRONG.replace("c1 = Conv2D(32, 3)", "Flatten()\nc1 = nn.Linear(2048, 10)").replace("Dense(10)\n", "")
    separated = f'{CONF}language = "de"\ncnnparams_thousands = "_"\n'
    project.write({"conf.py": separated, "index.md": page.replace("28x28x1", "256x4x4") % "20_490"})
    (message,) = project.build("dummy").messages
    assert "erwartet 2_048 Eingaben und bekommt 4_096; 4096 schreiben" in message


def test_the_files_of_the_check_speak_it_too(project: Project) -> None:
    project.write({"conf.py": f'{CONF}language = "de"\n', "index.md": WRONG % "321"})
    built = project.build("cnn-check")
    said = "net.c1 hat 320 Parameter, im Text steht 321; 32 × (1 × 3 × 3 + 1) = 320"
    assert built.text("output.txt") == f"index.md:10: [claim] {said}\n"
    assert said in built.text("output.json")


def test_hidden_messages_are_counted_in_the_language(project: Project) -> None:
    project.write({"conf.py": f'{CONF}language = "de"\n', "index.md": WRONG % "321"})
    built = project.build("dummy", "-D", "suppress_warnings=cnnparams")
    assert built.messages == ["ERROR: Probleme mit Netzen gefunden: 1; suppress_warnings verbirgt einige davon"]


def test_the_answer_of_a_quiz_says_what_cannot_be_read(project: Project) -> None:
    quiz = ":::{cnn-quiz}\n1. [ ] Es sind {cnn:params}`viele <net.c1>`.\n:::\n"
    page = (WRONG % "320").replace("{cnn-summary} net\n", "{cnn-summary} net\n:derivations: none\n") + quiz
    project.write({"conf.py": f'{CONF}language = "de"\n', "index.md": page})
    built = project.build("text")
    said = "'viele' lässt sich nicht lesen, gefragt ist eine ganze Zahl: net.c1 hat 320 Parameter"
    assert [message.partition("ERROR: ")[2] for message in built.messages] == [f"{said} [cnnparams.claim]"]
    assert said.replace("'", "") in re.sub(r"\s+", " ", re.sub(r"['‘’‚]", "", built.text("index.txt")))


OWN = """
def setup(app):
    app.add_message_catalog("cnnparams-messages", str({folder!r}))
"""


@pytest.mark.parametrize(
    ("translation", "said"),
    [
        ("{truth}: ¡no {typed}! {says}{proof}", "net.c1 has 320 parameters: ¡no 321! the text says32 × "),
        ("{nothing} {truth}", "net.c1 has 320 parameters, the text says 321; 32 × "),
        ("{truth", "net.c1 has 320 parameters, the text says 321; 32 × "),
        ("{truth.nothing}", "net.c1 has 320 parameters, the text says 321; 32 × "),
    ],
    ids=["right", "unknown part", "open brace", "attribute"],
)
def test_a_catalog_of_the_author(project: Project, tmp_path: Path, translation: str, said: str) -> None:
    from babel.messages.mofile import write_mo

    folder = tmp_path / "words" / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalog = Catalog(locale="es")
    catalog.add("{truth}, {says} {typed}; {proof}", translation)
    with (folder / f"{CATALOG}.mo").open("wb") as file:
        write_mo(file, catalog)
    own = OWN.format(folder=str(tmp_path / "words"))
    project.write({"conf.py": f'{CONF}language = "es"\n{own}', "index.md": WRONG % "321"})
    (message,) = project.build("dummy").messages
    assert said in message


SAID = {"a {noun} of {name}": "{noun} von {name}", "channels": "Kanäle", "two words": "zwei Wörter", "": "a head"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (phrase("a {noun} of {name}", noun=say("channels"), name="channels"), "Kanäle von channels"),
        (say("a {noun} of {name}", noun="two words", name=say("two words")), "zwei Wörter von zwei Wörter"),
        (say("{count:,} and {line}, {share}", count=12345, line=Line(12345), share=0.5), "12.345 and 12345, 0.5"),
        ("two words", "zwei Wörter"),
        (say("not translated {{x}}"), "not translated {x}"),
    ],
    ids=str,
)
def test_parts_are_said_with_their_text(text: object, said: str) -> None:
    speaker = Speaker(lambda text: SAID.get(text, text), lambda number: f"{number:,}".replace(",", "."))
    assert speaker.say(text) == said  # type: ignore[arg-type]


LOADED = """
import sys
from sphinx.cmd.build import main
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
main(["-q", "-b", "dummy", *sys.argv[1:]])
read = sum(name.endswith("cnnparams-messages.mo") for name in opened)
print("sphinxext_cnnparams.extension.speaking" in sys.modules, read)
"""


@pytest.mark.parametrize(("stated", "loaded"), [("320", "False 0"), ("321", "True 1")])
def test_the_words_of_messages_are_read_when_there_is_one(project: Project, stated: str, loaded: str) -> None:
    project.write({"conf.py": f'{CONF}language = "de"\n', "index.md": WRONG % stated})
    folders = [str(project.source), str(project.build_folder)]
    done = subprocess.run([sys.executable, "-c", LOADED, *folders], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == loaded
