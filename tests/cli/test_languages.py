"""Pages in German and French: what an audit says of them, and that Sphinx verifies them when they are guarded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sphinx.cmd.build import main as build

from sphinxext_cnnparams.audit.audit import audit_document
from sphinxext_cnnparams.cli import examine
from sphinxext_cnnparams.cli.guard import plan

Run = Callable[..., tuple[int, str, str]]
CODE = """\
```python
model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(16, 3, activation="relu"),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dense(10),
])
```

"""
GERMAN = """\
Die erste Faltungsschicht hat 160 Parameter und die Dense-Schicht hat 27.040 Parameter.
Nach dem Pooling ist das Bild 13 × 13 × 16 groß.

| Schicht | Parameter |
|---|---|
| Faltung | 160 |
| Dense | 27.050 |
"""
FRENCH = """\
La première couche de convolution a 160 paramètres. La couche dense possède 27 040 paramètres.
Après le max pooling, la taille de sortie est 13 × 13 × 16. Au total, le modèle compte 27\u202f210 paramètres.
"""


@pytest.fixture(autouse=True)
def project(audited: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in (examine, plan):
        monkeypatch.setattr(module, "audit_document", audit_document)
    return audited


@pytest.mark.parametrize(("text", "line", "column"), [(GERMAN, 13, 71), (FRENCH, 13, 77)])
def test_what_is_wrong_is_found_at_its_place(project: Path, run: Run, text: str, line: int, column: int) -> None:
    (project / "netz.md").write_text(f"# Net\n\n{CODE}{text}", encoding="utf-8")
    status, out, _ = run("audit", "netz.md")
    assert status == 1
    assert out.count("contradicted: ") == 1
    said = "contradicted: model.dense has 27,050 parameters, the text says 27,040 (that leaves out the 10 biases)"
    assert f"netz.md:{line}:{column}: {said}" in out
    assert out.endswith(f"1 file, 1 model: {4 if text == GERMAN else 3} confirmed, 1 contradicted\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "Jeder Filter der ersten Faltungsschicht hat 11 Parameter.",
        "Ohne Pooling hätte die Dense-Schicht 108.170 Parameter.",
        "Die Dense-Schicht des anderen Netzes hat 99.999 Parameter.",
        "Die kleinste Dense-Schicht hat 30.000 Parameter.",
        "Si l'on ajoutait une couche, la couche dense aurait 99 999 paramètres.",
        "Chaque filtre de la première convolution a 11 paramètres.",
        "De eerste convolutielaag heeft 99.999 parameters, en het netwerk heeft 12.345 parameters.",
        "La primera capa densa tiene 99.999 parámetros y el modelo tiene 12.345.",
    ],
)
def test_what_is_not_understood_is_not_accused(project: Path, run: Run, sentence: str) -> None:
    before = FRENCH.replace("27 040", "27 050") if "couche" in sentence or "filtre" in sentence else ""
    german = GERMAN.replace("27.040", "27.050") if sentence.startswith(("J", "O", "Die")) else ""
    (project / "netz.md").write_text(f"{CODE}{before}{german}\n{sentence}\n", encoding="utf-8")
    status, out, _ = run("audit", "netz.md")
    assert status == 0, out


@pytest.mark.parametrize(("code", "text", "role"), [("de", GERMAN, "27.050"), ("fr", FRENCH, "27\u202f050")])
def test_a_guarded_page_states_numbers_as_its_language_writes_them(
    project: Path, run: Run, code: str, text: str, role: str, capsys: pytest.CaptureFixture[str]
) -> None:
    extensions = 'extensions = ["myst_parser", "sphinxext_cnnparams"]\n'
    (project / "conf.py").write_text(f'{extensions}language = "{code}"\n', encoding="utf-8")
    (project / "index.md").write_text(f"# Net\n\n{CODE}{text}", encoding="utf-8")
    assert run("guard", "index.md", "--write")[0] == 1
    assert build(["-q", "-b", "dummy", ".", "_build"]) == 1
    assert capsys.readouterr().err.count("[cnnparams.claim]") == 1
    assert run("guard", "index.md", "--write", "--fix")[0] == 0
    after = (project / "index.md").read_text(encoding="utf-8")
    assert f"{{cnn:params}}`{role} <docs.dense>`" in after
    assert build(["-q", "-W", "-b", "dummy", ".", "_build"]) == 0
    assert run("guard", "index.md", "--write")[1:] == ("", "index.md: nothing to change\n")
