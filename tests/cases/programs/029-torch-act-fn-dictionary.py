# input: 3x32x32
# object: create_model("DenseBlockNet", {"num_classes": 10, "act_fn_name": "gelu", "growth": 8})
from types import SimpleNamespace

import torch
import torch.nn as nn

act_fn_by_name = {"tanh": nn.Tanh, "relu": nn.ReLU, "leakyrelu": nn.LeakyReLU, "gelu": nn.GELU}


class DenseLayer(nn.Module):
    def __init__(self, c_in, bn_size, growth_rate, act_fn):
        super().__init__()
        self.net = nn.Sequential(
            nn.BatchNorm2d(c_in),
            act_fn(),
            nn.Conv2d(c_in, bn_size * growth_rate, kernel_size=1, bias=False),
            nn.BatchNorm2d(bn_size * growth_rate),
            act_fn(),
            nn.Conv2d(bn_size * growth_rate, growth_rate, kernel_size=3, padding=1, bias=False),
        )

    def forward(self, x):
        out = self.net(x)
        out = torch.cat([out, x], dim=1)
        return out


class DenseBlockNet(nn.Module):
    def __init__(self, num_classes=10, num_layers=(2, 2), bn_size=2, growth=16, act_fn_name="relu", **kwargs):
        super().__init__()
        self.hparams = SimpleNamespace(num_classes=num_classes, num_layers=num_layers, bn_size=bn_size,
                                       growth=growth, act_fn_name=act_fn_name, act_fn=act_fn_by_name[act_fn_name])
        self._create_network()
        self._init_params()

    def _create_network(self):
        c_hidden = self.hparams.growth * self.hparams.bn_size
        self.input_net = nn.Sequential(nn.Conv2d(3, c_hidden, kernel_size=3, padding=1))
        blocks = []
        for block_idx, num_layers in enumerate(self.hparams.num_layers):
            for layer_idx in range(num_layers):
                blocks.append(DenseLayer(c_hidden + layer_idx * self.hparams.growth, self.hparams.bn_size,
                                         self.hparams.growth, self.hparams.act_fn))
            c_hidden = c_hidden + num_layers * self.hparams.growth
            if block_idx < len(self.hparams.num_layers) - 1:
                blocks.append(nn.Sequential(nn.BatchNorm2d(c_hidden), self.hparams.act_fn(),
                                            nn.Conv2d(c_hidden, c_hidden // 2, kernel_size=1, bias=False),
                                            nn.AvgPool2d(kernel_size=2, stride=2)))
                c_hidden = c_hidden // 2
        self.blocks = nn.Sequential(*blocks)
        self.output_net = nn.Sequential(nn.BatchNorm2d(c_hidden), self.hparams.act_fn(),
                                        nn.AdaptiveAvgPool2d((1, 1)), nn.Flatten(),
                                        nn.Linear(c_hidden, self.hparams.num_classes))

    def _init_params(self):
        # Based on our discussion, we initialize the convolutions according to the activation function
        for m in self.modules():
            if isinstance(m, nn.Conv2d):
                nn.init.kaiming_normal_(m.weight, nonlinearity="relu")
            elif isinstance(m, nn.BatchNorm2d):
                nn.init.constant_(m.weight, 1)
                nn.init.constant_(m.bias, 0)

    def forward(self, x):
        x = self.input_net(x)
        x = self.blocks(x)
        return self.output_net(x)


model_dict = {"DenseBlockNet": DenseBlockNet}


def create_model(model_name, model_hparams):
    if model_name in model_dict:
        return model_dict[model_name](**model_hparams)
    else:
        assert False, f"Unknown model name \"{model_name}\". Available models are: {str(model_dict.keys())}"
