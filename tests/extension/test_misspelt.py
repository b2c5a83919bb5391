"""Misspelt roles and directives fail the build, with the right name, in MyST and reST."""

from __future__ import annotations

import pytest

from conftest import Project

MODEL = "# A page\n\n:::{cnn-summary} net\n:input: 8x8x1\n\nConv2D(2, 3)\n:::\n\n"
ROLES = {"parms": "params", "nontrainable": "non-trainable", "outputs": "output", "receptive_field": "receptive-field"}


@pytest.mark.parametrize(("typed", "meant"), ROLES.items())
def test_a_misspelt_role_names_the_right_one(project: Project, typed: str, meant: str) -> None:
    project.write({"index.md": f"{MODEL}It has {{cnn:{typed}}}`21 <net.conv2d>`.\n"})
    built = project.build("dummy")
    message = f"index.md:9: ERROR: there is no role cnn:{typed}; did you mean cnn:{meant}? [cnnparams.reference]"
    assert (built.status, built.messages) == (1, [message])


def test_a_role_in_rest(project: Project) -> None:
    page = "A page\n======\n\n.. cnn-summary:: net\n\n   Dense(2, input_shape=(3,))\n\n:cnn:pramas:`9 <net>`\n"
    project.write({"index.rst": page})
    built = project.build("dummy")
    message = "index.rst:8: ERROR: there is no role cnn:pramas; did you mean cnn:params? [cnnparams.reference]"
    assert (built.status, built.messages) == (1, [message])


@pytest.mark.parametrize("typed", ["cnn-quizz", "cnn_quiz", "cnnquiz", "cnn:quiz"])
def test_a_misspelt_directive_names_the_right_one(project: Project, typed: str) -> None:
    project.write({"index.md": f"{MODEL}:::{{{typed}}}\n- [x] {{cnn:params}}`20 <net>`\n:::\n"})
    built = project.build("dummy")
    message = f"index.md:9: ERROR: there is no directive {typed}; did you mean cnn-quiz? [cnnparams.spec]"
    assert message in built.messages
    assert built.status == 1


def test_one_that_is_only_shown_is_none(project: Project) -> None:
    project.write({"index.md": "# A page\n\n```md\n:::{cnn-quizz}\n- [x] one\n:::\n```\n"})
    assert project.build("dummy").messages == []
