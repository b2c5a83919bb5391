"""What stands inside models of torchvision, written as the code of an author and read like it: ``layers/*.txt``.

Source: the layers, their names and their order are those of torchvision 0.29, as the keys of ``state_dict`` show them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ...python import Call, call_value
from .written import evaluate

if TYPE_CHECKING:
    from ...tracing.session import Session

FOLDER = Path(__file__).with_name("layers")
FAMILIES: Mapping[str, str] = {
    "alexnet": "alexnet",
    "convnext": "convnext_tiny convnext_small convnext_base convnext_large",
    "densenet": "densenet121 densenet161 densenet169 densenet201",
    "efficientnet": "efficientnet_b0 efficientnet_b1 efficientnet_b2 efficientnet_b3 efficientnet_b4 efficientnet_b5 "
    "efficientnet_b6 efficientnet_b7 efficientnet_v2_s efficientnet_v2_m efficientnet_v2_l",
    "googlenet": "googlenet",
    "inception": "inception_v3",
    "mnasnet": "mnasnet0_5 mnasnet0_75 mnasnet1_0 mnasnet1_3",
    "mobilenet_v2": "mobilenet_v2",
    "mobilenet_v3": "mobilenet_v3_large mobilenet_v3_small",
    "regnet": "regnet_x_400mf regnet_x_800mf regnet_x_1_6gf regnet_x_3_2gf regnet_x_8gf regnet_x_16gf regnet_x_32gf "
    "regnet_y_400mf regnet_y_800mf regnet_y_1_6gf regnet_y_3_2gf regnet_y_8gf regnet_y_16gf regnet_y_32gf "
    "regnet_y_128gf",
    "resnet": "resnet18 resnet34 resnet50 resnet101 resnet152 resnext50_32x4d resnext101_32x8d resnext101_64x4d "
    "wide_resnet50_2 wide_resnet101_2",
    "shufflenet_v2": "shufflenet_v2_x0_5 shufflenet_v2_x1_0 shufflenet_v2_x1_5 shufflenet_v2_x2_0",
    "squeezenet": "squeezenet1_0 squeezenet1_1",
    "swin": "swin_t swin_s swin_b",
    "vgg": "vgg11 vgg13 vgg16 vgg19 vgg11_bn vgg13_bn vgg16_bn vgg19_bn",
    "vit": "vit_b_16 vit_b_32 vit_l_16 vit_l_32 vit_h_14",
}
"""The models that are written, by file: each has a function that is called with the number of classes."""
FURTHER: Mapping[str, str] = {"googlenet": "auxiliary", "inception": "auxiliary", "vit": "image_size"}
"""What the functions of some files are told besides."""
OPENED: Mapping[str, str] = {name: home for home, names in FAMILIES.items() for name in names.split()}
"""The file of each model."""


MODELS = "torchvision.models"
PARTS: Mapping[str, str] = {
    "distributions": "torch.distributions: Normal Laplace Categorical Bernoulli kl_divergence",
    "feature_extraction": f"{MODELS}.feature_extraction: create_feature_extractor",
    "inception": f"{MODELS}.inception: BasicConv2d InceptionA InceptionB InceptionC InceptionD InceptionE",
    "mobilenet_v2": f"{MODELS}.mobilenetv2: InvertedResidual",
    "resnet": f"{MODELS}.resnet: ResNet Bottleneck BasicBlock conv3x3 conv1x1",
    "segmentation": f"{MODELS}.segmentation {MODELS}.segmentation.deeplabv3 {MODELS}.segmentation.fcn: ASPP ASPPConv "
    "ASPPPooling DeepLabHead DeepLabV3 FCN FCNHead deeplabv3_resnet50 deeplabv3_resnet101 fcn_resnet50 fcn_resnet101",
    "vgg": f"{MODELS}.vgg: VGG make_layers cfgs",
}
"""What code uses of these files by itself: the modules in which it finds that, and the names."""


def _list_classes() -> Iterator[tuple[str, str]]:
    """Give the paths of what code uses by itself, each with its file."""
    for file, listed in PARTS.items():
        homes, _, names = listed.partition(": ")
        for name in names.split():
            yield from ((f"{home}.{name}", file) for home in homes.split())
    yield from ((f"{MODELS}.{name}", file) for name, file in (("ResNet", "resnet"), ("VGG", "vgg")))


CLASSES: Mapping[str, str] = dict(_list_classes())
"""The files of what code uses by itself, by paths."""


def find_class(path: str, session: Session) -> object:
    """Give a class that well-known models are made of; None if it is none of those."""
    if path not in CLASSES:
        return None
    code = (FOLDER / f"{CLASSES[path]}.txt").read_text(encoding="utf-8")
    return evaluate(code, session)[path.rpartition(".")[2]]


def open_model(name: str, call: Call, session: Session, classes: int, **known: object) -> object:
    """Make a model out of its layers, at the place of the call that asks for it; *known* is what some are told."""
    home = OPENED[name]
    code = (FOLDER / f"{home}.txt").read_text(encoding="utf-8")
    told = call.passing(classes, *([known[FURTHER[home]]] if home in FURTHER else []))
    return call_value(session.machine, evaluate(code, session)[name], told)
