"""The versions the package is tried with: ``nox`` runs all of them, ``nox -s lowest`` one."""

from __future__ import annotations

import nox

nox.options.default_venv_backend = "venv"
TESTS = ("num2words", "furo", "hypothesis", "pytest", "pytest-xdist", "selenium")
PAGES = ("-q", "-n", "auto", "tests/extension")


@nox.session(python=["3.11", "3.12", "3.13"])
def newest(session: nox.Session) -> None:
    """Run all tests with the newest Sphinx."""
    session.install(".[tests]")
    session.run("pytest", "-q", "-n", "auto", *session.posargs)


@nox.session(python="3.11")
def lowest(session: nox.Session) -> None:
    """Build pages with the oldest versions that are supported."""
    session.install("sphinx==7.4.*", "docutils==0.20.*", "myst-parser==3.0.*", *TESTS)
    session.install("--no-deps", ".")
    session.run("pytest", *PAGES, *session.posargs)


@nox.session(python="3.11")
@nox.parametrize("sphinx", ["8.0", "8.1", "8.2"])
def between(session: nox.Session, sphinx: str) -> None:
    """Build pages with the versions between them."""
    session.install(f"sphinx=={sphinx}.*", "myst-parser>=4,<5", *TESTS)
    session.install("--no-deps", ".")
    session.run("pytest", *PAGES, *session.posargs)


@nox.session(python="3.11")
def companions(session: nox.Session) -> None:
    """Build pages beside Jupyter Book 1, with what it brings, nbsphinx, and Sphinx-Gallery."""
    session.install("jupyter-book<2", "nbsphinx", "sphinx-gallery", "sphinx-design", "matplotlib", *TESTS)
    session.install("--no-deps", ".")
    session.run("pytest", *PAGES, *session.posargs)


@nox.session(python="3.11")
def pages(session: nox.Session) -> None:
    """Look at built pages in every theme, in a browser, on paper and as a book."""
    session.install(".[pages]")
    session.run("pytest", "-q", "-n", "2", "tests/output", *session.posargs)


@nox.session(python="3.11")
def without_myst(session: nox.Session) -> None:
    """Build a page in reStructuredText where there is no MyST-Parser."""
    session.install(".")
    folder = session.create_tmp()
    session.run("python", "tools/page_without_myst.py", folder)


@nox.session(python="3.11")
def mutants(session: nox.Session) -> None:
    """Change the code of the mathematics and of the judgement in one place at a time; a test has to fail."""
    session.install("-e", ".[mutants]")
    session.run("python", "tools/mutants.py", *session.posargs)


@nox.session(python="3.11")
def branches(session: nox.Session) -> None:
    """Measure which branches the tests take."""
    session.install("-e", ".[mutants]")
    session.run("python", "tools/branches.py", *session.posargs)
