"""Code written with d2l, with summaries of other libraries, and the sources of torchvision and keras.applications.

The totals are those of PyTorch and Keras themselves; for d2l, with classes that do what its own do.
"""

from __future__ import annotations

import pytest

from sphinxext_cnnparams import read, summarize

D2L = "import torch\nfrom torch import nn\nfrom d2l import torch as d2l\n"
LENET = """
class LeNet(d2l.Classifier):
    def __init__(self, lr=0.1, num_classes=10):
        super().__init__()
        self.save_hyperparameters()
        self.net = nn.Sequential(nn.LazyConv2d(6, kernel_size=5, padding=2), nn.Sigmoid(),
                                 nn.AvgPool2d(kernel_size=2, stride=2), nn.LazyConv2d(16, kernel_size=5), nn.Sigmoid(),
                                 nn.AvgPool2d(kernel_size=2, stride=2), nn.Flatten(), nn.LazyLinear(120), nn.Sigmoid(),
                                 nn.LazyLinear(84), nn.Sigmoid(), nn.LazyLinear(num_classes))
        self.net.apply(d2l.init_cnn)
"""
NET = "net = nn.Sequential(nn.LazyConv2d(4, 3), nn.Flatten(), nn.LazyLinear(2))\n"
VERIFIED = """
from torchvision.models import ResNet18_Weights
class Net(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.fc = nn.Linear(4, num_classes)
    def forward(self, x):
        return self.fc(x)
def net(*, weights=None, progress=True, **kwargs):
    weights = ResNet18_Weights.verify(weights)
    if weights is not None:
        kwargs["num_classes"] = len(weights.meta["categories"])
    model = Net(**kwargs)
    if weights is not None:
        model.load_state_dict(weights.get_state_dict(progress=progress))
    return model
"""
APPLICATION = """
from keras.src.applications import imagenet_utils
from keras.src import backend
def Net(input_shape=None, include_top=True, weights=None, classes=10):
    input_shape = imagenet_utils.obtain_input_shape(
        input_shape, default_size=32, min_size=16, data_format=backend.image_data_format(),
        require_flatten=include_top, weights=weights)
    image = layers.Input(shape=input_shape)
    x = layers.ZeroPadding2D(padding=imagenet_utils.correct_pad(image, 3))(image)
    x = layers.Conv2D(8, 3, strides=2, padding="valid")(x)
    return keras.Model(image, layers.Dense(classes)(layers.GlobalAveragePooling2D()(x)))
model = Net()
"""
CODE: dict[str, tuple[str, int, str]] = {
    "layer_summary": (f"{D2L}{LENET}\nLeNet().layer_summary((1, 1, 28, 28))\n", 61_706, "10"),
    "a block of d2l": (
        f"{D2L}net = nn.Sequential(nn.Conv2d(1, 8, 3), d2l.Residual(8))\nnet(torch.rand(1, 1, 9, 9))",
        1280,
        "8 × 7 × 7",
    ),
    "torchsummary": (f"from torchsummary import summary\n{NET}summary(net, (1, 8, 8))\n", 330, "2"),
    "torchinfo": (f"from torchinfo import summary\n{NET}summary(net, input_size=(16, 1, 8, 8))\n", 330, "2"),
    "a summary nobody imports": (f"{NET}summary(net, (1, 8, 8))\n", 330, "2"),
    "weights that are verified": (VERIFIED, 50, "10"),
    "helpers of applications": (APPLICATION, 314, "10"),
}


@pytest.mark.parametrize("name", CODE)
def test_code_of_and_with_libraries_is_read(name: str) -> None:
    code, total, output = CODE[name]
    reading = read(code, input="4" if "verify" in code else "")
    assert reading.problems == ()
    assert reading.network is not None
    summary = summarize(reading.network)
    assert summary.problems == ()
    assert (summary.params, str(summary.rows[summary.outputs[0]].output)) == (total, output)
