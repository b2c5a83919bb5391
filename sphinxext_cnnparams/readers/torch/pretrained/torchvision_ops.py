"""Parts of torchvision and d2l that networks are built of, written as the code of an author and read like it.

Source: the signatures and the names of children are those of torchvision 0.29.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .written import evaluate

if TYPE_CHECKING:
    from ...tracing.session import Session

HOMES = (
    "torchvision.ops",
    "torchvision.models._utils",
    "torchvision.models.feature_extraction",
    "torchvision.transforms",
    "d2l.torch",
)
CODE = """
class ConvNormActivation(nn.Sequential):
    def __init__(self, in_channels, out_channels, kernel_size=3, stride=1, padding=None, groups=1,
                 norm_layer=nn.BatchNorm2d, activation_layer=nn.ReLU, dilation=1, inplace=True, bias=None,
                 conv_layer=nn.Conv2d):
        if padding is None and isinstance(kernel_size, int) and isinstance(dilation, int):
            padding = (kernel_size - 1) // 2 * dilation
        elif padding is None:
            rank = len(kernel_size) if not isinstance(kernel_size, int) else len(dilation)
            kernels = kernel_size if not isinstance(kernel_size, int) else (kernel_size,) * rank
            rates = dilation if not isinstance(dilation, int) else (dilation,) * rank
            padding = tuple((k - 1) // 2 * d for k, d in zip(kernels, rates))
        if bias is None:
            bias = norm_layer is None
        parts = [conv_layer(in_channels, out_channels, kernel_size, stride, padding, dilation=dilation, groups=groups,
                            bias=bias)]
        if norm_layer is not None:
            parts.append(norm_layer(out_channels))
        if activation_layer is not None:
            parts.append(activation_layer() if inplace is None else activation_layer(inplace=inplace))
        super().__init__(*parts)
        self.out_channels = out_channels


class Conv2dNormActivation(ConvNormActivation):
    def __init__(self, in_channels, out_channels, kernel_size=3, stride=1, padding=None, groups=1,
                 norm_layer=nn.BatchNorm2d, activation_layer=nn.ReLU, dilation=1, inplace=True, bias=None):
        super().__init__(in_channels, out_channels, kernel_size, stride, padding, groups, norm_layer,
                         activation_layer, dilation, inplace, bias, nn.Conv2d)


class Conv3dNormActivation(ConvNormActivation):
    def __init__(self, in_channels, out_channels, kernel_size=3, stride=1, padding=None, groups=1,
                 norm_layer=nn.BatchNorm3d, activation_layer=nn.ReLU, dilation=1, inplace=True, bias=None):
        super().__init__(in_channels, out_channels, kernel_size, stride, padding, groups, norm_layer,
                         activation_layer, dilation, inplace, bias, nn.Conv3d)


class Residual(nn.Module):
    def __init__(self, num_channels, use_1x1conv=False, strides=1):
        super().__init__()
        self.conv1 = nn.LazyConv2d(num_channels, kernel_size=3, padding=1, stride=strides)
        self.conv2 = nn.LazyConv2d(num_channels, kernel_size=3, padding=1)
        self.conv3 = nn.LazyConv2d(num_channels, kernel_size=1, stride=strides) if use_1x1conv else None
        self.bn1 = nn.LazyBatchNorm2d()
        self.bn2 = nn.LazyBatchNorm2d()

    def forward(self, X):
        out = self.bn2(self.conv2(nn.functional.relu(self.bn1(self.conv1(X)))))
        return nn.functional.relu(out + (X if self.conv3 is None else self.conv3(X)))


class SqueezeExcitation(nn.Module):
    def __init__(self, input_channels, squeeze_channels, activation=nn.ReLU, scale_activation=nn.Sigmoid):
        super().__init__()
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc1 = nn.Conv2d(input_channels, squeeze_channels, 1)
        self.fc2 = nn.Conv2d(squeeze_channels, input_channels, 1)
        self.activation = activation()
        self.scale_activation = scale_activation()

    def forward(self, input):
        squeezed = self.activation(self.fc1(self.avgpool(input)))
        return self.scale_activation(self.fc2(squeezed)) * input


class MLP(nn.Sequential):
    def __init__(self, in_channels, hidden_channels, norm_layer=None, activation_layer=nn.ReLU, inplace=None, bias=True,
                 dropout=0.0):
        said = {} if inplace is None else {"inplace": inplace}
        parts = []
        for width in hidden_channels[:-1]:
            parts.append(nn.Linear(in_channels, width, bias=bias))
            if norm_layer is not None:
                parts.append(norm_layer(width))
            parts.append(activation_layer(**said))
            parts.append(nn.Dropout(dropout, **said))
            in_channels = width
        super().__init__(*parts, nn.Linear(in_channels, hidden_channels[-1], bias=bias), nn.Dropout(dropout, **said))


class IntermediateLayerGetter(nn.ModuleDict):
    def __init__(self, model, return_layers):
        kept, wanted = {}, list(return_layers)
        for name, child in model.named_children():
            if wanted:
                kept[name] = child
                wanted = [other for other in wanted if other != name]
        super().__init__(kept)
        self.return_layers = dict(return_layers)

    def forward(self, x):
        out = {}
        for name, child in self.items():
            x = child(x)
            if name in self.return_layers:
                out[self.return_layers[name]] = x
        return out


class Permute(nn.Module):
    def __init__(self, dims):
        super().__init__()
        self.dims = dims

    def forward(self, x):
        return torch.permute(x, self.dims)


class StochasticDepth(nn.Module):
    def __init__(self, p, mode):
        super().__init__()
        self.p = p
        self.mode = mode

    def forward(self, input):
        return nn.functional.dropout(input, self.p, self.training)


def stochastic_depth(input, p, mode, training=True):
    return nn.functional.dropout(input, p, training)


class FeaturePyramidNetwork(nn.Module):
    def __init__(self, in_channels_list, out_channels, extra_blocks=None, norm_layer=None):
        super().__init__()
        told = {"norm_layer": norm_layer, "activation_layer": None}
        self.inner_blocks = nn.ModuleList([Conv2dNormActivation(n, out_channels, 1, padding=0, **told)
                                           for n in in_channels_list])
        self.layer_blocks = nn.ModuleList([Conv2dNormActivation(out_channels, out_channels, 3, **told)
                                           for _ in in_channels_list])
        self.extra_blocks = extra_blocks

    def forward(self, x):
        names, levels = list(x.keys()), list(x.values())
        last = self.inner_blocks[-1](levels[-1])
        results = [self.layer_blocks[-1](last)]
        for place in range(len(levels) - 2, -1, -1):
            lateral = self.inner_blocks[place](levels[place])
            last = lateral + nn.functional.interpolate(last, size=lateral.shape[-2:], mode="nearest")
            results.insert(0, self.layer_blocks[place](last))
        if self.extra_blocks is not None:
            results, names = self.extra_blocks(results, levels, names)
        return OrderedDict(zip(names, results))


class LastLevelMaxPool(nn.Module):
    def forward(self, x, y, names):
        return [*x, nn.functional.max_pool2d(x[-1], 1, 2, 0)], [*names, "pool"]


class FrozenBatchNorm2d(nn.Module):
    def __init__(self, num_features, eps=1e-5):
        super().__init__()
        for name in ("weight", "bias", "running_mean", "running_var"):
            self.register_buffer(name, torch.ones(num_features))

    def forward(self, x):
        return x * self.weight.reshape(1, -1, 1, 1) + self.bias.reshape(1, -1, 1, 1)


class DropBlock2d(nn.Module):
    def __init__(self, p, block_size, inplace=False, eps=1e-6):
        super().__init__()

    def forward(self, input):
        return nn.functional.dropout(input, 0.0, False)


class DropBlock3d(DropBlock2d):
    pass


def center_crop(img, output_size):
    sizes = [output_size] if isinstance(output_size, int) else list(output_size)
    down, across = sizes[0], sizes[-1]
    height, width = img.shape[-2:]
    if down > height or across > width:
        missing, lacking = max(down - height, 0), max(across - width, 0)
        img = nn.functional.pad(img, [lacking // 2, (lacking + 1) // 2, missing // 2, (missing + 1) // 2])
        height, width = img.shape[-2:]
    top, left = int(round((height - down) / 2)), int(round((width - across) / 2))
    return img[..., top:top + down, left:left + across]


class CenterCrop:
    def __init__(self, size):
        self.size = size

    def __call__(self, img):
        return center_crop(img, self.size)

    forward = __call__
"""
"""What each computes, as far as shapes and weights go."""


def find_written(path: str, session: Session) -> object:
    """Give a class or a function of torchvision that is written here, None if it is not."""
    home, _, name = path.rpartition(".")
    if not any(home == own or home.startswith(f"{own}.") for own in HOMES):
        return None
    return evaluate(CODE, session).get(name)
