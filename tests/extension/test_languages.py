"""Documentations in German and in French: written in the language, or translated into it by catalogs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from conftest import CONF, Built, Project
from sphinxext_cnnparams.extension.wording import FOLDER

MODELS = """\
:::{cnn-summary} mnist
:input: 28x28x1
:derivations: open

Conv2D(32, 3)
MaxPooling2D(2)  # kernel
Conv2D(64, 3)
Flatten()
Dropout(0.5)
Dense(10)
:::

:::{cnn-summary} big
:input: 2000
:derivations: none

Dense(2915)
Dense(6)
:::

:::{cnn-summary} small
:input: 60
:derivations: none

Dense(1012)
:::

:::{cnn-summary} parts
:input: 33
:derivations: none

Dense(1, use_bias=False)
Dense(13, use_bias=False)
:::

"""
GERMAN = """\
Die zweite Faltung hat {cnn:params}`18.496 <mnist.conv2d_1>` Parameter, das große Netz
{cnn:params}`5,85 Mio. <big>`, das kleine {cnn:params}`etwa 62 Tausend <small>`.
In der ersten Schicht stecken {cnn:share}`71,7 % <parts.dense>`, es gibt
{cnn:layers}`sechs <mnist>` Schichten. Der Speicher ist {cnn:memory}`586,19 kB <mnist>`
für {cnn:params}`mnist` Parameter; die Auswahl hat {cnn:calculation}`mnist.max_pooling2d`.
"""
FRENCH = """\
La seconde convolution a {cnn:params}`18 496 <mnist.conv2d_1>` paramètres, le grand réseau
{cnn:params}`5,85 millions <big>`, le petit {cnn:params}`environ 62 mille <small>`.
La première couche en contient {cnn:share}`71,7 % <parts.dense>`, il y a
{cnn:layers}`six <mnist>` couches. La mémoire est de {cnn:memory}`586,19 ko <mnist>`
pour {cnn:params}`mnist` paramètres ; le résumé a {cnn:calculation}`mnist.max_pooling2d`.
"""
WRITTEN = {"de": GERMAN, "fr": FRENCH}
SHOWN = {
    "de": (
        ["Schicht", "Ausgabe", "Berechnung", "Parameter", "Anmerkung"],
        [
            "max_pooling2d (MaxPooling2D)",
            "13 × 13 × 32",
            "keine Parameter",
            "0",
            "kernel",
        ],
        ["Summe", "", "", "96.266", ""],
        ["Trainierbar", "", "", "96.266", ""],
        ["Nicht trainierbar", "", "", "0", ""],
    ),
    "fr": (
        ["Couche", "Sortie", "Calcul", "Paramètres", "Remarque"],
        ["max_pooling2d (MaxPooling2D)", "13 × 13 × 32", "aucun paramètre", "0", "kernel"],
        ["Total", "", "", "96 266", ""],
        ["Entraînables", "", "", "96 266", ""],
        ["Non entraînables", "", "", "0", ""],
    ),
}
DERIVED = {
    "de": (
        "-[ Wie diese Zahlen zustande kommen ]-",
        "Höhe und Breite: (H − h) + 1 = (28 − 3) + 1 = 26",
        "Kernel: h w f k = 3 × 3 × 32 × 64 = 18.432",
        "Parameter: k (f h w + 1) = 64 × (32 × 3 × 3 + 1) = 18.496",
        "k: Filter oder Einheiten",
        "eine Zusammenfassung von Werten, keine Gewichte.",
    ),
    "fr": (
        "-[ D’où viennent ces nombres ]-",
        "hauteur et largeur : (H − h) + 1 = (28 − 3) + 1 = 26",
        "noyau : h w f k = 3 × 3 × 32 × 64 = 18 432",
        "paramètres : k (f h w + 1) = 64 × (32 × 3 × 3 + 1) = 18 496",
        "k : filtres ou unités",
        "un résumé de valeurs, sans poids.",
    ),
}
WRONG = {
    "de": (("496 <", "497 <"), ("5,85", "5,86"), ("etwa 62", "etwa 63"), ("71,7", "71,8"), ("sechs", "sieben")),
    "fr": (("496 <", "497 <"), ("5,85", "5,86"), ("environ 62", "environ 63"), ("71,7", "71,8"), ("`six", "`sept")),
}
SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Take all kinds of space for one: builders break lines at some."""
    return SPACES.sub(" ", text)


def rows(text: str) -> list[list[str]]:
    return [[plain(cell).strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line[:2] == "| "]


def conf(language: str, more: str = "") -> str:
    return f'{CONF}language = "{language}"\n{more}'


languages = pytest.mark.parametrize("language", ["de", "fr"])


@languages
def test_a_documentation_in_the_language(project: Project, language: str) -> None:
    page = f"# Index\n\n{MODELS}{WRITTEN[language]}"
    project.write({"conf.py": conf(language), "index.md": page})
    built = project.build("text")
    assert (built.status, built.messages) == (0, [])
    text = built.text("index.txt")
    for row in SHOWN[language]:
        assert row in rows(text)
    for line in DERIVED[language]:
        assert line in plain(text)


@languages
def test_wrong_numbers_in_the_language(project: Project, language: str) -> None:
    page = f"# Index\n\n{MODELS}{WRITTEN[language]}"
    for right, wrong in WRONG[language]:
        assert page.count(right) == 1
        page = page.replace(right, wrong)
    project.write({"conf.py": conf(language), "index.md": page})
    built = project.build("text")
    assert built.status == 1
    first = page[: page.index("497")].count("\n") + 1
    places = [message.split(" ERROR: ")[0] for message in built.messages]
    assert places == [f"index.md:{first + line}:" for line in (0, 1, 1, 2, 3)], built.messages
    assert all("[cnnparams.claim]" in message for message in built.messages)
    assert {"de": "mnist.conv2d_1 hat 18", "fr": "mnist.conv2d_1 a 18"}[language] in built.messages[0]


def test_no_word_of_another_language(project: Project) -> None:
    project.write({"conf.py": conf("de"), "index.md": f"# Index\n\n{MODELS}"})
    german = project.build("text").text("index.txt")
    project.write({"conf.py": conf("en")})
    english = project.build("text").text("index.txt")
    words = set(re.findall(r"[a-z]{3,}", english)) & set(re.findall(r"[a-z]{3,}", german))
    assert {word for word in words if word not in f"index {MODELS.lower()}"} == set()
    assert ["Layer", "Output", "Calculation", "Parameters", "Note"] in rows(english)


CASES = sorted((Path(__file__).parents[1] / "cases" / "tables").glob("*.txt"))
RULE = "\n" + "-" * 40 + "\n"
NAME = re.compile(r"\w+_\w+")
WORD = re.compile(r"[^\W\d_]{3,}")


def catalog(language: str) -> dict[str, str]:
    with (FOLDER / language / "LC_MESSAGES" / "cnnparams.po").open("rb") as file:
        return {message.id: message.string for message in read_po(file, locale=language) if message.id}


@languages
def test_tables_have_no_english_left(project: Project, language: str) -> None:
    """Every table of the golden cases, without the words of its own code."""
    specs = {case.stem: case.read_text(encoding="utf-8").split(RULE)[0] for case in CASES}
    pages = {
        f"{name}.md": f"---\norphan: true\n---\n:::{{cnn-summary}} {name}\n{spec}\n:::\n"
        for name, spec in specs.items()
    }
    project.write({"conf.py": conf(language), "index.md": "# Index\n", **pages})
    built = project.build("text")
    assert (built.status, built.messages) == (0, [])
    words = catalog(language)
    english = set(WORD.findall(" ".join(words))) - set(WORD.findall(" ".join(words.values())))
    for name, spec in specs.items():
        text = NAME.sub("", built.text(f"{name}.txt"))
        left = english & set(WORD.findall(text)) - set(WORD.findall(spec + spec.lower()))
        assert left <= {"input", "Input"}, f"{name}: {left}"  # the name of a row, and its kind


EXPLAINED = """\
:::{cnn-quiz}
1. [ ] {cnn:params}`21.632 <mnist.conv2d>`
2. [x] {cnn:params}`18.496 <mnist.conv2d_1>`
3. [x] {cnn:params}`keine <mnist.max_pooling2d>`
4. [x] {cnn:calculation}`eine Zusammenfassung von Werten, keine Gewichte <mnist.max_pooling2d>`
:::

```{cnn-derivation} mnist.conv2d_1
:quantity: receptive-field
```

```{cnn-derivation} mnist.conv2d
:notation: inputs-outputs
```

```{cnn-derivation} mnist.max_pooling2d
```

```{cnn-compare} mnist small
```
"""


def test_what_explains_asks_and_compares(project: Project) -> None:
    project.write({"conf.py": conf("de"), "index.md": f"# Index\n\n{MODELS}{EXPLAINED}"})
    built = project.build("text")
    assert (built.status, built.messages) == (0, [])
    text = plain(built.text("index.txt").replace("*", ""))
    for line in (
        "-[ Antwort ]- 2, 3, 4 1. nicht richtig: mnist.conv2d hat 320 Parameter, in der Aussage steht 21.632 (das ist "
        "die Anzahl der Ausgaben, 26 × 26 × 32); 32 × (1 × 3 × 3 + 1) = 320 2. richtig: mnist.conv2d_1 hat 18.496",
        "3. richtig: mnist.max_pooling2d hat 0 Parameter; eine Zusammenfassung von Werten, keine Gewichte",
        "Rezeptives Feld: mnist.conv2d_1 rezeptives Feld = r + (k − 1) j r = 4, rezeptives Feld davor k = 3, Kernel "
        "j = 2, Sprung, das Produkt der Schrittweiten davor",
        "Parameter = Eingaben × Ausgaben + Biaswerte",
        "Ausgaben = 288, Filter × Kernel",
        "Parameter: mnist.max_pooling2d Eine Zusammenfassung von Werten, keine Gewichte.",
    ):
        assert line in text, line
    assert ["Schichten", "6", "1"] in rows(built.text("index.txt"))


def test_the_hints_and_the_search_speak_the_language(project: Project) -> None:
    project.write({"conf.py": conf("de"), "index.md": f"# Index\n\n{MODELS}{{cnn:layers}}`mnist`\n"})
    built = project.build("html")
    assert 'title="6: Schichten von mnist' in built.text("index.html")
    assert "Faltungsnetze" in built.text("searchindex.js")


def test_a_language_without_a_catalog(project: Project) -> None:
    project.write({"conf.py": conf("is"), "index.md": f"# Index\n\n{MODELS}"})
    built = project.build("text")
    assert (built.status, built.messages) == (0, [])
    assert ["Layer", "Output", "Calculation", "Parameters", "Note"] in rows(built.text("index.txt"))
    assert ["Total", "", "", "96.266", ""] in rows(built.text("index.txt"))


def test_a_region_has_the_words_of_its_language(project: Project) -> None:
    project.write({"conf.py": conf("de_AT"), "index.md": f"# Index\n\n{MODELS}"})
    assert ["Schicht", "Ausgabe", "Berechnung", "Parameter", "Anmerkung"] in rows(
        project.build("text").text("index.txt")
    )


def test_a_catalog_of_the_authors(project: Project) -> None:
    own = """
def setup(app):
    from pathlib import Path

    app.add_message_catalog("cnnparams", str(Path(__file__).parent / "words"))
"""
    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Layer"\nmsgstr "Capa"\n'
    project.write({"conf.py": conf("es", own), "index.md": f"# Index\n\n{MODELS}"})
    compiled(project, "words/es/LC_MESSAGES/cnnparams", po)
    assert ["Capa", "Output", "Calculation", "Parameters", "Note"] in rows(project.build("text").text("index.txt"))


def compiled(project: Project, name: str, po: str) -> None:
    from babel.messages.mofile import write_mo

    project.write({f"{name}.po": po})
    path = project.source / f"{name}.po"
    with path.open("rb") as file, path.with_suffix(".mo").open("wb") as target:
        write_mo(target, read_po(file))


SOURCE = """\
# Page

:::{cnn-summary} mnist
:input: 28x28x1
:derivations: none

Conv2D(32, 3)
MaxPooling2D(2)
Conv2D(64, 3)
:::

The second convolution has {cnn:params}`18,496 <mnist.conv2d_1>` parameters.

The first has {cnn:params}`320 <mnist.conv2d>` of them, and the second
{cnn:params}`18,496 <mnist.conv2d_1>`; together they have {cnn:params}`about 19 thousand <mnist>`.

:::{cnn-quiz}
1. [x] The model has {cnn:layers}`three <mnist>` layers.
2. [ ] The model has {cnn:layers}`four <mnist>` layers.
:::
"""
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
FIRST = """
#: ../../index.md:12
msgid "The second convolution has {cnn:params}`18,496 <mnist.conv2d_1>` parameters."
msgstr "Die zweite Faltung hat {cnn:params}`18.496 <mnist.conv2d_1>` Parameter."
"""
SECOND = """
#: ../../index.md:14
msgid ""
"The first has {cnn:params}`320 <mnist.conv2d>` of them, and the second "
"{cnn:params}`18,496 <mnist.conv2d_1>`; together they have {cnn:params}`about 19 thousand <mnist>`."
msgstr ""
"Die erste hat davon {cnn:params}`320 <mnist.conv2d>`, und die zweite "
"{cnn:params}`18.496 <mnist.conv2d_1>`; zusammen haben sie {cnn:params}`etwa 19 "
"Tausend <mnist>`."
"""
QUIZ = """
#: ../../index.md:18
msgid "The model has {cnn:layers}`three <mnist>` layers."
msgstr "Das Modell hat {cnn:layers}`drei <mnist>` Schichten."

#: ../../index.md:19
msgid "The model has {cnn:layers}`four <mnist>` layers."
msgstr "Das Modell hat {cnn:layers}`vier <mnist>` Schichten."
"""
CATALOG = "locale/de/LC_MESSAGES/index.po"
TRANSLATED = conf("de", 'locale_dirs = ["locale"]\n')


def translated(project: Project, text: str) -> Built:
    project.write({"conf.py": TRANSLATED, "index.md": SOURCE, CATALOG: text})
    return project.build("text")


def test_a_translated_page(project: Project) -> None:
    built = translated(project, HEAD + FIRST + SECOND + QUIZ)
    assert (built.status, built.messages) == (0, [])
    text = plain(built.text("index.txt"))
    assert "Die zweite Faltung hat 18.496 Parameter." in text
    assert "zusammen haben sie etwa 19 Tausend." in text
    assert "1. Das Modell hat drei Schichten." in text
    assert "-[ Antwort ]- 1 1. richtig: mnist hat 3 Schichten" in text


def test_a_wrong_number_in_a_translation(project: Project) -> None:
    text = (
        HEAD
        + FIRST.replace("18.496", "18.497")
        + SECOND.replace("18.496", "18.947").replace("etwa 19", "etwa 18")
        + QUIZ
    )
    built = translated(project, text)
    assert built.status == 1
    lines = [text[: text.index(number)].count("\n") + 1 for number in ("18.497", "18.947", "etwa 18")]
    assert [message.split(" ERROR: ")[0] for message in built.messages] == [f"{CATALOG}:{line}:" for line in lines]
    assert "mnist.conv2d_1 hat 18.496 Parameter, im Text steht 18.497" in built.messages[0]


def test_the_same_wrong_number_twice(project: Project) -> None:
    text = (HEAD + FIRST + SECOND + QUIZ).replace("18.496", "18.497")
    built = translated(project, text)
    lines = [i for i, line in enumerate(text.split("\n"), 1) if "18.497" in line]
    assert len(lines) == 2
    assert [message.split(" ERROR: ")[0] for message in built.messages] == [f"{CATALOG}:{line}:" for line in lines]


def test_a_fuzzy_translation_is_none(project: Project) -> None:
    fuzzy = '\n#, fuzzy\nmsgid "An older text."\nmsgstr "Alt: {cnn:params}`18.497 <mnist.conv2d_1>`"\n'
    text = HEAD + fuzzy + FIRST.replace("18.496", "18.497") + SECOND + QUIZ
    (message,) = translated(project, text).messages
    line = text[: text.rindex("18.497")].count("\n") + 1
    assert message.startswith(f"{CATALOG}:{line}: ERROR: mnist.conv2d_1 hat 18.496 Parameter")


def test_an_english_number_in_a_german_translation(project: Project) -> None:
    built = translated(project, HEAD + FIRST.replace("18.496", "18.5"))
    assert built.status == 1
    assert f"{CATALOG}:6: ERROR: '18.5' wird als Zahl mit Nachkommastellen gelesen, 18,5" in built.messages[0]


def test_what_is_not_translated_yet_is_read_as_the_original(project: Project) -> None:
    built = translated(project, HEAD + FIRST)
    assert (built.status, built.messages) == (0, [])
    text = plain(built.text("index.txt"))
    assert "Die zweite Faltung hat 18.496 Parameter." in text
    assert "together they have about 19 thousand." in text
    project.change("index.md", "about 19 thousand", "about 18 thousand")
    built = project.build("text")
    assert [message.split(" ERROR: ")[0] for message in built.messages] == ["index.md:15:"]


def test_what_is_not_translated_yet_is_shown_as_right(project: Project) -> None:
    project.write({"conf.py": TRANSLATED, "index.md": SOURCE, CATALOG: HEAD + FIRST})
    page = project.build("html").text("index.html")
    assert page.count("cnn-stated") == 4
    assert "cnn-wrong" not in page


def test_a_wrong_number_where_only_the_compiled_catalog_is_at_hand(project: Project) -> None:
    project.write({"conf.py": TRANSLATED, "index.md": SOURCE})
    compiled(project, CATALOG.removesuffix(".po"), HEAD + FIRST.replace("18.496", "18.497"))
    (project.source / CATALOG).unlink()
    built = project.build("text")
    places = [message.split(" ERROR: ")[0] for message in built.messages]
    assert places[0] == "index.md:12:", built.messages


def test_the_template_leaves_the_marks_of_a_quiz_out(project: Project) -> None:
    project.write(
        {
            "index.md": SOURCE,
            "rest.rst": ":orphan:\n\n.. cnn-quiz::\n\n   #. [x] It is :cnn:params:`320 <mnist.conv2d>`.\n",
        }
    )
    built = project.build("gettext")
    assert built.status == 0
    assert 'msgid "The model has {cnn:layers}`three <mnist>` layers."' in built.text("index.pot")
    assert 'msgid "It is :cnn:params:`320 <mnist.conv2d>`."' in built.text("rest.pot")


HOSTILE = (
    FIRST.replace("18.496", "{0.__class__} %s {label}"),
    FIRST.replace("18.496", "\\x1b[31m18.497"),
    FIRST.replace("18.496", "9" * 5000),
    FIRST.replace("{cnn:params}`", "{cnn:nothing}`"),
    FIRST.replace("<mnist.conv2d_1>", "<" + "a." * 2000 + ">"),
)
"""Translations that nobody means well."""


@pytest.mark.parametrize("first", HOSTILE, ids=["braces", "escapes", "digits", "role", "target"])
def test_a_hostile_translation_is_a_wrong_number_and_no_more(project: Project, first: str) -> None:
    built = translated(project, HEAD + first + SECOND.replace("etwa 19", "etwa 18") + QUIZ)
    assert built.status == 1
    said = "\n".join(built.messages)
    assert "Traceback" not in said
    assert "fault of this extension" not in said
    assert "\x1b" not in said
    assert max(map(len, built.messages)) < 1300
    assert any(
        (f"{CATALOG}:" in message and "18 Tausend" in message) or "etwa 18" in message for message in built.messages
    )


def test_a_catalog_that_is_none_is_left_alone(project: Project) -> None:
    built = translated(project, 'msgid "An unclosed\nmsgstr "\\')
    assert "Traceback" not in "\n".join(built.messages)
    assert "together they have" in plain(built.text("index.txt"))
