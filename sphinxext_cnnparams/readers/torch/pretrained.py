"""What torchvision's own models have, as torchvision itself says; ``tests/truth/models.json`` is the recording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ORIGIN = "torchvision 0.29.2"
CLASSES = 1000
"""The classes that trained weights know."""
CHANGING_NOTHING = frozenset(
    "weights pretrained progress dropout init_weights zero_init_residual transform_input stochastic_depth_prob "
    "memory_efficient drop_rate attention_dropout".split()
)
"""Arguments on which no shape and no count depends."""
Layers = tuple[tuple[str, str, tuple[object, ...]], ...]
"""Layers as path, kind and arguments; F is what the body gives, H the hidden units, D the share that is dropped."""


@dataclass(frozen=True, slots=True)
class Family:
    """Hold what models of one kind have in common.

    *names* are what stands in the model itself, in order, *parts* those of
    them that have weights and are no head, *words* occur in the names of the
    weights inside these.  *tail* and *mapped* say that the body gives more
    than a list; *flattened* that the model flattens what its head gives.
    *auxiliary* are the heads used only in training, *untrained* says that
    they are left out with trained weights.
    """

    head: str
    names: str
    parts: str
    words: str = ""
    tail: tuple[int, ...] = ()
    mapped: bool = False
    flattened: bool = False
    auxiliary: Layers = ()
    untrained: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one model.

    *inputs* are the channels its body gives to its head; *counts* are the
    parameters and the tensors of each part.  *features* and *extent* say what
    comes out of the part ``features``, or of a body that gives an image.  *least* is the side of the
    smallest image, *side* that of the only one.  *large* says that its usual
    weights are for the larger image.
    """

    family: str
    inputs: int
    counts: str
    features: int = 0
    extent: str = ""
    least: int = 1
    side: int = 0
    hidden: int = 0
    drop: float = 0.5
    large: bool = False

    @property
    def kin(self) -> Family:
        """Give the family."""
        return FAMILIES[self.family]

    @property
    def shares(self) -> dict[str, tuple[int, int]]:
        """Give the parameters and the number of tensors of each part."""
        pairs = (pair.partition("/") for pair in self.counts.split())
        return {part: (int(size), int(n)) for part, (size, _, n) in zip(self.kin.parts.split(), pairs, strict=True)}


HEADS: Mapping[str, Layers] = {
    "fc": (("fc", "Linear", ("F", "K")),),
    "head": (("head", "Linear", ("F", "K")),),
    "heads": (("heads.head", "Linear", ("F", "K")),),
    "classifier": (("classifier", "Linear", ("F", "K")),),
    "dropped": (("classifier.0", "Dropout", ("D",)), ("classifier.1", "Linear", ("F", "K"))),
    "alexnet": (
        ("classifier.0", "Dropout", ("D",)),
        ("classifier.1", "Linear", ("F", 4096)),
        ("classifier.2", "ReLU", ()),
        ("classifier.3", "Dropout", ("D",)),
        ("classifier.4", "Linear", (4096, 4096)),
        ("classifier.5", "ReLU", ()),
        ("classifier.6", "Linear", (4096, "K")),
    ),
    "vgg": (
        ("classifier.0", "Linear", ("F", 4096)),
        ("classifier.1", "ReLU", ()),
        ("classifier.2", "Dropout", ("D",)),
        ("classifier.3", "Linear", (4096, 4096)),
        ("classifier.4", "ReLU", ()),
        ("classifier.5", "Dropout", ("D",)),
        ("classifier.6", "Linear", (4096, "K")),
    ),
    "mobilenet_v3": (
        ("classifier.0", "Linear", ("F", "H")),
        ("classifier.1", "Hardswish", ()),
        ("classifier.2", "Dropout", ("D",)),
        ("classifier.3", "Linear", ("H", "K")),
    ),
    "convnext": (
        ("classifier.0", "LayerNorm2d", ("F",)),
        ("classifier.1", "Flatten", ()),
        ("classifier.2", "Linear", ("F", "K")),
    ),
    "squeezenet": (
        ("classifier.0", "Dropout", ("D",)),
        ("classifier.1", "Conv2d", ("F", "K", 1)),
        ("classifier.2", "ReLU", ()),
        ("classifier.3", "AdaptiveAvgPool2d", ((1, 1),)),
    ),
    "maxvit": (
        ("classifier.0", "AdaptiveAvgPool2d", (1,)),
        ("classifier.1", "Flatten", ()),
        ("classifier.2", "LayerNorm", ("F",)),
        ("classifier.3", "Linear", ("F", "F")),
        ("classifier.4", "Tanh", ()),
        ("classifier.5", "Linear", ("F", "K", False)),
    ),
}
"""What stands behind a body."""
FAMILIES: Mapping[str, Family] = {
    "alexnet": Family(
        head="alexnet",
        names="features avgpool classifier",
        parts="features",
    ),
    "convnext": Family(
        head="convnext",
        names="features avgpool classifier",
        parts="features",
        words="block layer_scale",
        tail=(1, 1),
    ),
    "densenet": Family(
        head="classifier",
        names="features classifier",
        parts="features",
        words="conv denseblock denselayer norm transition",
    ),
    "efficientnet": Family(
        head="dropped",
        names="features avgpool classifier",
        parts="features",
        words="block fc",
    ),
    "googlenet": Family(
        head="fc",
        names="conv1 maxpool1 conv2 conv3 maxpool2 inception3a inception3b maxpool3 inception4a inception4b "
        "inception4c inception4d inception4e maxpool4 inception5a inception5b aux1 aux2 avgpool dropout "
        "fc",
        parts="conv1 conv2 conv3 inception3a inception3b inception4a inception4b inception4c inception4d "
        "inception4e inception5a inception5b aux1 aux2",
        words="bn branch conv",
        auxiliary=(("aux1.fc2", "Linear", (1024, "K")), ("aux2.fc2", "Linear", (1024, "K"))),
        untrained=True,
    ),
    "inception": Family(
        head="fc",
        names="Conv2d_1a_3x3 Conv2d_2a_3x3 Conv2d_2b_3x3 maxpool1 Conv2d_3b_1x1 Conv2d_4a_3x3 maxpool2 "
        "Mixed_5b Mixed_5c Mixed_5d Mixed_6a Mixed_6b Mixed_6c Mixed_6d Mixed_6e AuxLogits Mixed_7a "
        "Mixed_7b Mixed_7c avgpool dropout fc",
        parts="Conv2d_1a_3x3 Conv2d_2a_3x3 Conv2d_2b_3x3 Conv2d_3b_1x1 Conv2d_4a_3x3 Mixed_5b Mixed_5c "
        "Mixed_5d Mixed_6a Mixed_6b Mixed_6c Mixed_6d Mixed_6e AuxLogits Mixed_7a Mixed_7b Mixed_7c",
        words="bn branch_pool conv dbl_ x _",
        auxiliary=(("AuxLogits.fc", "Linear", (768, "K")),),
    ),
    "maxvit": Family(
        head="maxvit",
        names="stem blocks classifier",
        parts="stem blocks",
        words="MBconv attn_layer conv_a conv_b conv_c fc grid_attention layers merge mlp_layer pre_norm proj "
        "relative_position_bias_table squeeze_excitation to_qkv window_attention",
        mapped=True,
    ),
    "mnasnet": Family(
        head="dropped",
        names="layers classifier",
        parts="layers",
    ),
    "mobilenet_v2": Family(
        head="dropped",
        names="features classifier",
        parts="features",
        words="conv",
    ),
    "mobilenet_v3": Family(
        head="mobilenet_v3",
        names="features avgpool classifier",
        parts="features",
        words="block fc",
    ),
    "regnet": Family(
        head="fc",
        names="stem trunk_output avgpool fc",
        parts="stem trunk_output",
        words="- a b block c f fc proj se",
    ),
    "resnet": Family(
        head="fc",
        names="conv1 bn1 relu maxpool layer1 layer2 layer3 layer4 avgpool fc",
        parts="conv1 bn1 layer1 layer2 layer3 layer4",
        words="bn conv downsample",
    ),
    "shufflenet": Family(
        head="fc",
        names="conv1 maxpool stage2 stage3 stage4 conv5 fc",
        parts="conv1 stage2 stage3 stage4 conv5",
        words="branch",
    ),
    "squeezenet": Family(
        head="squeezenet",
        names="features classifier",
        parts="features",
        words="expand squeeze x",
        mapped=True,
        flattened=True,
    ),
    "swin": Family(
        head="head",
        names="features norm permute avgpool flatten head",
        parts="features norm",
        words="attn cpb_mlp logit_scale mlp norm proj qkv reduction relative_position_bias_table",
    ),
    "vgg": Family(
        head="vgg",
        names="features avgpool classifier",
        parts="features",
    ),
    "vit": Family(
        head="heads",
        names="conv_proj encoder heads",
        parts="class_token conv_proj encoder",
        words="encoder_layer_ in_proj_bias in_proj_weight layers ln ln_ mlp out_proj pos_embedding self_attention",
    ),
}
PRETRAINED: Mapping[str, Entry] = {
    "alexnet": Entry("alexnet", 9216, "2469696/10", features=256, extent="(n - 31) // 32", least=63),
    "convnext_base": Entry("convnext", 1024, "87564416/340", features=1024, extent="n // 32", least=32),
    "convnext_large": Entry("convnext", 1536, "196227264/340", features=1536, extent="n // 32", least=32),
    "convnext_small": Entry("convnext", 768, "49453152/340", features=768, extent="n // 32", least=32),
    "convnext_tiny": Entry("convnext", 768, "27818592/178", features=768, extent="n // 32", least=32),
    "densenet121": Entry("densenet", 1024, "6953856/362", features=1024, extent="(n + 3) // 32", least=29),
    "densenet161": Entry("densenet", 2208, "26472000/482", features=2208, extent="(n + 3) // 32", least=29),
    "densenet169": Entry("densenet", 1664, "12484480/506", features=1664, extent="(n + 3) // 32", least=29),
    "densenet201": Entry("densenet", 1920, "18092928/602", features=1920, extent="(n + 3) // 32", least=29),
    "efficientnet_b0": Entry("efficientnet", 1280, "4007548/211", features=1280, extent="ceil(n / 32)", drop=0.2),
    "efficientnet_b1": Entry("efficientnet", 1280, "6513184/299", features=1280, extent="ceil(n / 32)", drop=0.2),
    "efficientnet_b2": Entry("efficientnet", 1408, "7700994/299", features=1408, extent="ceil(n / 32)", drop=0.3),
    "efficientnet_b3": Entry("efficientnet", 1536, "10696232/338", features=1536, extent="ceil(n / 32)", drop=0.3),
    "efficientnet_b4": Entry("efficientnet", 1792, "17548616/416", features=1792, extent="ceil(n / 32)", drop=0.4),
    "efficientnet_b5": Entry("efficientnet", 2048, "28340784/504", features=2048, extent="ceil(n / 32)", drop=0.4),
    "efficientnet_b6": Entry("efficientnet", 2304, "40735704/582", features=2304, extent="ceil(n / 32)"),
    "efficientnet_b7": Entry("efficientnet", 2560, "63786960/709", features=2560, extent="ceil(n / 32)"),
    "efficientnet_v2_l": Entry("efficientnet", 1280, "117234272/895", features=1280, extent="ceil(n / 32)", drop=0.4),
    "efficientnet_v2_m": Entry("efficientnet", 1280, "52858356/647", features=1280, extent="ceil(n / 32)", drop=0.3),
    "efficientnet_v2_s": Entry("efficientnet", 1280, "20177488/450", features=1280, extent="ceil(n / 32)", drop=0.2),
    "googlenet": Entry(
        "googlenet",
        1024,
        "9536/3 4224/3 110976/3 155872/18 340224/18 364512/18 425232/18 486192/18 573312/18 803840/18 "
        "978944/18 1347040/18 2163968/5 2166016/5",
        least=15,
    ),
    "inception_v3": Entry(
        "inception",
        2048,
        "928/3 9280/3 18560/3 5280/3 138624/3 255904/21 277472/21 285152/21 1153280/12 1297408/30 "
        "1691008/30 1691008/30 2141952/30 2557696/6 1698304/18 5044608/27 6076800/27",
        least=75,
    ),
    "maxvit_t": Entry("maxvit", 512, "38784/5 30105160/448", extent="n // 32", side=224),
    "mnasnet0_5": Entry("mnasnet", 1280, "937512/156", drop=0.2),
    "mnasnet0_75": Entry("mnasnet", 1280, "1889208/156", drop=0.2),
    "mnasnet1_0": Entry("mnasnet", 1280, "3102312/156", drop=0.2),
    "mnasnet1_3": Entry("mnasnet", 1280, "5001256/156", drop=0.2),
    "mobilenet_v2": Entry("mobilenet_v2", 1280, "2223872/156", features=1280, extent="ceil(n / 32)", drop=0.2),
    "mobilenet_v3_large": Entry(
        "mobilenet_v3", 960, "2971952/170", features=960, extent="ceil(n / 32)", drop=0.2, hidden=1280
    ),
    "mobilenet_v3_small": Entry(
        "mobilenet_v3", 576, "927008/138", features=576, extent="ceil(n / 32)", drop=0.2, hidden=1024
    ),
    "regnet_x_16gf": Entry("regnet", 2048, "928/3 52228608/210"),
    "regnet_x_1_6gf": Entry("regnet", 912, "928/3 8276208/174"),
    "regnet_x_32gf": Entry("regnet", 2520, "928/3 105289632/219"),
    "regnet_x_3_2gf": Entry("regnet", 1008, "928/3 14286624/237"),
    "regnet_x_400mf": Entry("regnet", 400, "928/3 5094048/210"),
    "regnet_x_800mf": Entry("regnet", 672, "928/3 6585728/156"),
    "regnet_x_8gf": Entry("regnet", 1920, "928/3 37650720/219"),
    "regnet_y_128gf": Entry("regnet", 7392, "928/3 637418966/363"),
    "regnet_y_16gf": Entry("regnet", 3024, "928/3 80564212/246"),
    "regnet_y_1_6gf": Entry("regnet", 888, "928/3 10312502/363"),
    "regnet_y_32gf": Entry("regnet", 3712, "928/3 141332842/272"),
    "regnet_y_3_2gf": Entry("regnet", 1512, "928/3 17922410/285"),
    "regnet_y_400mf": Entry("regnet", 440, "928/3 3902216/220"),
    "regnet_y_800mf": Entry("regnet", 784, "928/3 5646584/194"),
    "regnet_y_8gf": Entry("regnet", 2016, "928/3 37363544/233"),
    "resnet101": Entry("resnet", 2048, "9408/1 128/2 215808/30 1219584/39 26090496/210 14964736/30"),
    "resnet152": Entry("resnet", 2048, "9408/1 128/2 215808/30 2339840/75 40613888/327 14964736/30"),
    "resnet18": Entry("resnet", 512, "9408/1 128/2 147968/12 525568/15 2099712/15 8393728/15"),
    "resnet34": Entry("resnet", 512, "9408/1 128/2 221952/18 1116416/27 6822400/39 13114368/21"),
    "resnet50": Entry("resnet", 2048, "9408/1 128/2 215808/30 1219584/39 7098368/57 14964736/30"),
    "resnext101_32x8d": Entry("resnet", 2048, "9408/1 128/2 420864/30 2405376/39 55160832/210 28745728/30"),
    "resnext101_64x4d": Entry("resnet", 2048, "9408/1 128/2 393216/30 2257920/39 51769344/210 26976256/30"),
    "resnext50_32x4d": Entry("resnet", 2048, "9408/1 128/2 205824/30 1197056/39 7022592/57 14544896/30"),
    "shufflenet_v2_x0_5": Entry("shufflenet", 1024, "696/3 6936/42 45552/78 89952/42 198656/3"),
    "shufflenet_v2_x1_0": Entry("shufflenet", 1024, "696/3 30192/42 244180/78 501352/42 477184/3"),
    "shufflenet_v2_x1_5": Entry("shufflenet", 1024, "696/3 64152/42 550000/78 1140832/42 722944/3"),
    "shufflenet_v2_x2_0": Entry("shufflenet", 2048, "696/3 117872/42 1044564/78 2178920/42 2002944/3"),
    "squeezenet1_0": Entry("squeezenet", 512, "735424/50", features=512, extent="(n - 5) // 16", least=21),
    "squeezenet1_1": Entry("squeezenet", 512, "722496/50", features=512, extent="(n - 1) // 16", least=17),
    "swin_b": Entry("swin", 1024, "86741176/325 2048/2", least=4),
    "swin_s": Entry("swin", 768, "48835722/325 1536/2", least=4),
    "swin_t": Entry("swin", 768, "27517818/169 1536/2", least=4),
    "swin_v2_b": Entry("swin", 1024, "86903800/397 2048/2", least=4),
    "swin_v2_s": Entry("swin", 768, "48966906/397 1536/2", least=4),
    "swin_v2_t": Entry("swin", 768, "27581034/205 1536/2", least=4),
    "vgg11": Entry("vgg", 25088, "9220480/16", features=512, extent="n // 32", least=32),
    "vgg11_bn": Entry("vgg", 25088, "9225984/32", features=512, extent="n // 32", least=32),
    "vgg13": Entry("vgg", 25088, "9404992/20", features=512, extent="n // 32", least=32),
    "vgg13_bn": Entry("vgg", 25088, "9410880/40", features=512, extent="n // 32", least=32),
    "vgg16": Entry("vgg", 25088, "14714688/26", features=512, extent="n // 32", least=32),
    "vgg16_bn": Entry("vgg", 25088, "14723136/52", features=512, extent="n // 32", least=32),
    "vgg19": Entry("vgg", 25088, "20024384/32", features=512, extent="n // 32", least=32),
    "vgg19_bn": Entry("vgg", 25088, "20035392/64", features=512, extent="n // 32", least=32),
    "vit_b_16": Entry("vit", 768, "768/1 590592/2 85207296/147", side=224),
    "vit_b_16@384": Entry("vit", 768, "768/1 590592/2 85499136/147", side=384),
    "vit_b_32": Entry("vit", 768, "768/1 2360064/2 85094400/147", side=224),
    "vit_h_14": Entry("vit", 1280, "1280/1 753920/2 630009600/387", side=224, large=True),
    "vit_h_14@518": Entry("vit", 1280, "1280/1 753920/2 631434240/387", side=518),
    "vit_l_16": Entry("vit", 1024, "1024/1 787456/2 302513152/291", side=224),
    "vit_l_16@512": Entry("vit", 1024, "1024/1 787456/2 303361024/291", side=512),
    "vit_l_32": Entry("vit", 1024, "1024/1 3146752/2 302362624/291", side=224),
    "wide_resnet101_2": Entry("resnet", 2048, "9408/1 128/2 634368/30 3482624/39 78739456/210 41971712/30"),
    "wide_resnet50_2": Entry("resnet", 2048, "9408/1 128/2 634368/30 3482624/39 20736000/57 41971712/30"),
}
"""The models by name; behind the ``@`` the side of another image they can be built for."""
