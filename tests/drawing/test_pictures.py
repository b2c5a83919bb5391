"""Pictures of networks: nothing is missing, nothing lies over anything else, and they stay small."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxext_cnnparams import read, summarize
from sphinxext_cnnparams.core.quantities import Format
from sphinxext_cnnparams.core.summary import Summary, add_up
from sphinxext_cnnparams.drawing.fold import MOST, SPARE, count_volumes, simplify
from sphinxext_cnnparams.drawing.layout import PAGE
from sphinxext_cnnparams.drawing.part import PartFamily, PicturePart, gather
from sphinxext_cnnparams.drawing.picture import draw, list_parts
from sphinxext_cnnparams.drawing.shapes import Picture
from sphinxext_cnnparams.drawing.svg import write_svg
from sphinxext_cnnparams.drawing.tikz import write_tikz

PROGRAMS = Path(__file__).parents[1] / "cases" / "programs"
NETWORKS = [
    path for path in sorted(PROGRAMS.glob("*.py")) if re.match(r"0\d\d-|1\d\d-\w+-classic-|[23]\d\d-", path.stem)
]
FORM = Format(lambda number: f"{number:,}")
LARGEST = 40_000
"""Bytes of SVG."""
HEADER = re.compile(r"^# (input|object): (.*)$", re.MULTILINE)


@cache
def summary_of(name: str) -> Summary | None:
    text = (PROGRAMS / name).read_text(encoding="utf-8")
    said = dict(HEADER.findall(text))
    network = read(text, input=said.get("input", ""), object=said.get("object", "")).network
    return None if network is None else summarize(network)


def load(name: str) -> Summary:
    summary = summary_of(name)
    assert summary is not None
    return summary


def made_of(code: str, shape: str) -> Summary:
    network = read(code, input=shape).network
    assert network is not None
    return summarize(network)


def overlaps(picture: Picture) -> list[tuple[str, str]]:
    """Give the texts that lie over each other."""
    boxes = [(word.text, word.box) for word in picture.words()]
    return [
        (one, two)
        for (one, a), (two, b) in itertools.combinations(boxes, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def titles(parts: tuple[PicturePart, ...]) -> list[str]:
    return [f"{part.times} {part.title}" for part in parts]


@pytest.mark.parametrize("path", NETWORKS, ids=lambda path: path.stem)
def test_every_row_is_drawn_and_no_label_lies_over_another(path: Path) -> None:
    summary = summary_of(path.name)
    if summary is None or not summary.rows:
        return
    for fields in (False, True):
        picture, parts = draw(summary, FORM, fields=fields)
        assert overlaps(picture) == []
        assert all(word.box[0] >= 0 and word.box[2] <= picture.width for word in picture.words())
        assert all(word.box[1] >= 0 and word.box[3] <= picture.height for word in picture.words())
    drawn = [place for part in parts for place in part.rows]
    assert len(drawn) == len(set(drawn))
    left_out = {row.name for place, row in enumerate(summary.rows) if place not in set(drawn)}
    assert all(row.feeders == () and not row.weights for row in summary.rows if row.name in left_out)
    assert add_up(part.params for part in parts) == summary.params
    svg = write_svg(picture, "k", "title", "; ".join(list_parts(parts, FORM)))
    ET.fromstring(svg)  # our own
    assert len(svg.encode()) <= LARGEST


LAYERS = st.sampled_from(
    [
        *("Conv2D(8, 3, padding='same')", "Conv2D(64, 1)", "Conv2D(256, 5, strides=2, padding='same')"),
        *("MaxPooling2D(2, padding='same')", "BatchNormalization()", "Activation('relu')", "UpSampling2D(2)"),
        "Conv2DTranspose(1024, 2, strides=2)",
    ]
)
STEPS = st.lists(st.tuples(LAYERS, st.integers(0, 6), st.booleans()), min_size=1, max_size=25)


@given(STEPS, st.sampled_from(["32", "None"]))
@settings(deadline=None, max_examples=60)
def test_whatever_leads_where_labels_stay_apart(steps: list[tuple[str, int, bool]], side: str) -> None:
    lines = [f"x0 = keras.Input(({side}, {side}, 3))"]
    for n, (layer, back, joins) in enumerate(steps, 1):
        last, other = f"x{n - 1}", f"x{max(n - 1 - back, 0)}"
        fed = f"layers.Concatenate(axis=1)([{last}, {other}])" if joins and other != last else other
        lines.append(f"x{n} = layers.{layer}({fed})")
    lines.append(f"model = keras.Model(x0, x{len(steps)})")
    summary = made_of("\n".join(lines), "")
    picture, parts = draw(summary, FORM)
    assert overlaps(picture) == []
    assert sorted(place for part in parts for place in part.rows) == list(range(len(summary.rows)))


def test_lenet_is_drawn_as_it_is_told() -> None:
    parts = simplify(gather(load("301-keras-net-lenet5.py")))
    assert titles(parts) == [
        *("1 ", "1 Conv2D 5×5", "1 AveragePooling2D 2×2", "1 Conv2D 5×5", "1 AveragePooling2D 2×2"),
        *("1 Conv2D 5×5", "1 Flatten", "1 Dense", "1 Dense"),
    ]


def test_what_recurs_is_drawn_once() -> None:
    vgg = simplify(gather(load("305-keras-net-vgg16.py")))
    assert [part.times for part in vgg if part.family is PartFamily.CONV] == [2, 2, 3, 3, 3]
    resnet = simplify(gather(load("213-torch-net-resnet50.py")))
    assert [part.times for part in resnet if part.family is PartFamily.BLOCK] == [3, 4, 6, 3]
    vit = simplify(gather(load("333-keras-net-vit-b16.py")))
    assert {(part.times, part.round) for part in vit if part.round > 1} == {(12, 5)}
    google = simplify(gather(load("210-torch-net-googlenet.py")))
    assert sum(part.times for part in google if part.family is PartFamily.BLOCK) == 9


def test_what_recurs_with_a_reader_outside_is_not_folded() -> None:
    code = "\n".join(
        [
            "x = keras.Input((8, 8, 4))",
            *(f"x{n} = layers.Conv2D(4, 3, padding='same')({'x' if n == 1 else f'x{n - 1}'})" for n in range(1, 5)),
            "y = layers.Add()([x4, x2])",
            "model = keras.Model(x, y)",
        ]
    )
    parts = simplify(gather(made_of(code, "")))
    assert [part.times for part in parts] == [1, 2, 2, 1]
    assert parts[-1].feeders == (2, 1)


def test_only_a_way_that_cannot_be_broken_is_longer_than_a_line() -> None:
    assert draw(load("305-keras-net-vgg16.py"), FORM)[0].width <= PAGE
    assert draw(load("213-torch-net-resnet50.py"), FORM)[0].width <= PAGE
    assert draw(load("229-torch-net-unet-padded.py"), FORM)[0].width > PAGE
    for path in NETWORKS:
        summary = summary_of(path.name)
        if summary is not None and len(summary.rows) > 60:
            assert count_volumes(simplify(gather(summary))) <= MOST + SPARE, path.stem


def test_unknown_sizes_are_dashed_and_asked() -> None:
    picture, _ = draw(made_of("Conv2D(8, 3)\nMystery(2)\n", "None x None x 3"), FORM)
    svg = write_svg(picture, "k", "", "")
    assert 'class="ghost"' in svg
    assert ">?×?×8<" in svg


def test_receptive_fields_are_framed_on_the_input() -> None:
    summary = made_of("Conv2D(8, 3)\nMaxPooling2D(2)\nConv2D(8, 5)\nFlatten()\n", "28x28x1")
    svg = write_svg(draw(summary, FORM, fields=True)[0], "k", "", "")
    assert svg.count('class="frame"') == 3  # 3, 4 and 12; what sees all has none
    assert "◎ 12×12" in svg


def test_tikz_holds_no_command_of_an_author() -> None:
    text = write_tikz(draw(made_of('Conv2D(8, 3, name="a_b%\\\\input{x}")\n', "9x9x1"), FORM)[0])
    assert "\\input" not in text
    assert text.count("{") == text.count("}")


def test_svg_escapes_what_is_written() -> None:
    svg = write_svg(draw(made_of("Conv2D(8, 3, name='<script>')\n", "9x9x1"), FORM)[0], "k", "<b>", "&")
    assert "<script>" not in svg
    assert "<b>" not in svg


def test_a_hint_says_what_a_label_leaves_out() -> None:
    summary = made_of(
        "c1 = Conv2D(6, 5, strides=2, padding='same', activation='tanh')\nMaxPooling2D(3, strides=1)\n"
        "BatchNormalization()\nActivation('relu')\nConv2D(8, 11, strides=11, name='c2')\n"
        "Dense(3, activation='softmax')\n",
        "64x64x3",
    )
    assert list_parts(draw(summary, FORM)[1], FORM) == [
        "Input: 64 × 64 × 3",
        "c1 (Conv2D 5×5, stride 2, padding same, tanh): 32 × 32 × 6, 456 parameters",
        "max_pooling2d (MaxPooling2D 3×3, BatchNormalization, relu): 30 × 30 × 6, 24 parameters",
        "c2 (Conv2D 11×11, stride 11): 2 × 2 × 8, 5,816 parameters",
        "Dense (softmax): 2 × 2 × 3, 27 parameters",
    ]


def test_layers_drawn_as_one_are_said_to_have_only_what_all_of_them_have() -> None:
    layers = "".join(f"Conv2D(8, 3, padding='same', activation={name})\n" for name in ("'relu'", "'relu'", "None"))
    parts = draw(made_of(layers + "Flatten()\n", "16x16x8"), FORM)[1]
    assert list_parts(parts, FORM)[1] == "conv2d (3 × Conv2D 3×3, padding same): 16 × 16 × 8, 1,752 parameters"
