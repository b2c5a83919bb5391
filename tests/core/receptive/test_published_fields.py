"""Receptive fields of well-known networks, as others have published them.

Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural
Networks" (Distill 2019, https://distill.pub/2019/computing-receptive-fields),
give those of the networks in TF-Slim; the list of their library has them for
every part (https://github.com/google-research/receptive_field).
"""

from functools import cache
from pathlib import Path

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.receptive import axes_of, field_of
from sphinxext_cnnparams.core.summary import Row, Summary
from sphinxext_cnnparams.readers.read import Request, read

PROGRAMS = Path(__file__).parents[2] / "cases" / "programs"
MOBILENET = (
    *((7, 2), (11, 4), (19, 4), (27, 8), (43, 8), (59, 16), (91, 16)),
    *((123, 16), (155, 16), (187, 16), (219, 16), (251, 32), (315, 32)),
)
"""Behind each of the 13 pairs of a depthwise and a pointwise convolution."""
MIXED = ((63, 8), (95, 8), (127, 8), (159, 16), (351, 16), (543, 16), (735, 16), (927, 16), (1055, 32), (1183, 32))
"""Behind each mixed block of Inception-v3 but the last."""
PUBLISHED: dict[str, dict[str, tuple[int, int]]] = {
    # alexnet_v2: conv1, pool1, conv2 to conv5, pool5
    "202-torch-net-alexnet": {
        "conv1": (11, 4),
        "max_pool2d": (19, 8),
        "conv2": (51, 8),
        "conv3": (99, 16),
        "conv4": (131, 16),
        "conv5": (163, 16),
        "max_pool2d_2": (195, 32),
    },
    "340-keras-net-alexnet-one-tower": {
        "max_pooling2d": (19, 8),
        "max_pooling2d_2": (195, 32),
    },
    # vgg_a: pool1 to pool5
    "203-torch-net-vgg11": {"0.2": (4, 2), "1.2": (10, 4), "2.4": (30, 8), "3.4": (70, 16), "4.4": (150, 32)},
    "303-keras-net-vgg11": {"block5_pool": (150, 32)},
    # vgg_16: conv1_1, pool1, conv2_1, pool2, conv3_1, conv3_2, and so on to pool5
    "102-torch-classic-vgg16": {
        "features.0": (3, 1),
        "features.4": (6, 2),
        "features.5": (10, 2),
        "features.9": (16, 4),
        "features.10": (24, 4),
        "features.12": (32, 4),
        "features.16": (44, 8),
        "features.17": (60, 8),
        "features.19": (76, 8),
        "features.23": (100, 16),
        "features.24": (132, 16),
        "features.26": (164, 16),
        "features.30": (212, 32),
    },
    "205-torch-net-vgg16-bn": {"avgpool": (212, 32)},
    "305-keras-net-vgg16": {"max_pooling2d_4": (212, 32)},
    # inception_v3: Conv2d_1a, 2a, 2b, MaxPool_3a, Conv2d_3b, 4a, MaxPool_5a, Mixed_5b to Mixed_7c
    "310-keras-net-inception-v3": {
        "conv2d": (3, 2),
        "conv2d_1": (7, 2),
        "conv2d_2": (11, 2),
        "max_pooling2d": (15, 4),
        "conv2d_3": (15, 4),
        "conv2d_4": (23, 4),
        "max_pooling2d_1": (31, 8),
        **{f"mixed{i}": seen for i, seen in enumerate(MIXED)},
        "mixed10": (1311, 32),
    },
    "211-torch-net-inception-v3": {
        "stem.6": (31, 8),
        "mixed_35.2.cat": (127, 8),
        "reduce_17.cat": (159, 16),
        "mixed_17.3.cat": (927, 16),
        "reduce_8.cat": (1055, 32),
        "mixed_8.1.cat": (1311, 32),
    },
    # inception_resnet_v2: MaxPool_3a, MaxPool_5a, Mixed_5b, Mixed_6a, PreAuxLogits, Mixed_7a, Conv2d_7b_1x1
    "342-keras-net-inception-resnet-v2": {
        "max_pooling2d": (15, 4),
        "max_pooling2d_1": (31, 8),
        "mixed_5b": (63, 8),
        "mixed_6a": (415, 16),
        "block17_20_ac": (2335, 16),
        "mixed_7a": (2399, 32),
        "conv_7b": (3039, 32),
    },
    # mobilenet_v1: Conv2d_0, Conv2d_1_pointwise to Conv2d_13_pointwise
    "323-keras-net-mobilenet-v1": {
        "conv1": (3, 2),
        **{f"conv_pw_{i}": seen for i, seen in enumerate(MOBILENET, 1)},
    },
    "222-torch-net-mobilenet-v1": {
        "model.0.0": (3, 2),
        **{f"model.{i}.5": seen for i, seen in enumerate(MOBILENET, 1)},
    },
    # resnet_v2_50: block1 to block4
    "315-keras-net-resnet50v2": {
        "conv2_block3_out": (35, 8),
        "conv3_block4_out": (99, 16),
        "conv4_block6_out": (291, 32),
        "conv5_block3_out": (483, 32),
    },
    # resnet_v1_50, 101, 152: block1 to block4.  TF-Slim halves the image in the last unit of a block, the paper and
    # these programs in the first 1 × 1 convolution of the next.  Both do it between the same two 3 × 3 convolutions,
    # so the receptive fields are the published ones; the jumps are those before the halving, but for the last block.
    "105-keras-classic-resnet50": {
        "conv2_block3_out": (35, 8 // 2),
        "conv3_block4_out": (99, 16 // 2),
        "conv4_block6_out": (291, 32 // 2),
        "conv5_block3_out": (483, 32),
    },
    "337-keras-net-resnet101-alphabet": {"res2c_relu": (35, 4), "res3d_relu": (99, 8), "res5c_relu": (1027, 32)},
    "314-keras-net-resnet152": {"add_2": (35, 4), "add_10": (163, 8), "add_46": (1315, 16), "add_49": (1507, 32)},
}
"""What a value sees, and the effective stride, by program and row."""
INSIDE = {
    "213-torch-net-resnet50": ((3, 4, 6, 3), "layer4.2.add"),
    "216-torch-net-resnext50": ((3, 4, 6, 3), "conv5_x.2.add"),
    "316-keras-net-resnext50": ((3, 4, 6, 3), "stage4_block3.add"),
    "217-torch-net-wide-resnet50": ((3, 4, 6, 3), "4.2.relu"),
    "215-torch-net-resnet152": ((3, 8, 36, 3), "stages.3.2.add"),
}
"""Networks that halve the image in the 3 × 3 convolution: their blocks, and the row of the last sum, or behind it."""


@cache
def summary(program: str) -> Summary:
    text = (PROGRAMS / f"{program}.py").read_text(encoding="utf-8")
    lines = [line[2:].split(": ", 1) for line in text.splitlines() if line.startswith(("# input: ", "# object: "))]
    said = dict(lines)
    reading = read(Request(text, given=said.get("input", ""), chosen=said.get("object", "")))
    assert reading.network is not None
    assert not reading.problems, reading.problems
    return compute(reading.network)


def seen(row: Row | None) -> list[tuple[object, int]]:
    """Give what a value of a row sees, and how far its neighbour's view is away, along each dimension."""
    assert row is not None
    jumps = [axis.best.jump for axis in axes_of(row) if axis.best]
    return list(zip(field_of(row) or (), jumps, strict=True))


@pytest.mark.parametrize("program", sorted(PUBLISHED))
def test_published(program: str) -> None:
    published = PUBLISHED[program]
    found = {name: seen(summary(program).row(name)) for name in published}
    assert found == {name: [value, value] for name, value in published.items()}


@pytest.mark.parametrize("program", sorted(INSIDE))
def test_halved_in_the_kernel(program: str) -> None:
    """The 3 × 3 convolution that halves still steps in the larger image, so the end sees less than was published.

    Nobody publishes these; the sums are those of the rule, one kernel after the other.
    """
    depths, name = INSIDE[program]
    kernels = [(7, 2), (3, 2)]
    for stage, depth in enumerate(depths):
        kernels += [(3, 2 if unit == 0 and stage > 0 else 1) for unit in range(depth)]
    size = jump = 1
    for kernel, stride in kernels:
        size, jump = size + (kernel - 1) * jump, jump * stride
    assert seen(summary(program).row(name)) == [(size, jump)] * 2


def test_five_or_three() -> None:
    """A well-known port of GoogLeNet has 3 × 3 kernels where the paper has 5 × 5: each of nine blocks adds half."""
    paper, port = "inceptions.5b.concatenate", "blocks.inception5b.cat"
    assert seen(summary("309-keras-net-googlenet-auxiliary").row(paper)) == [(715, 32)] * 2
    assert seen(summary("210-torch-net-googlenet").row(port)) == [(379, 32)] * 2
