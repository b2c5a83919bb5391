# input: 3x32x32
# object: WideNet(4)
from abc import ABC, abstractmethod

import torch.nn as nn
import torch.nn.functional as F


class BaseModel(nn.Module, ABC):
    in_channels = 3
    kernel = 3

    def __init__(self, width):
        super(BaseModel, self).__init__()
        self.width = width
        self.body = self.make_body()
        self.head = nn.Linear(self.feature_dim, self.num_classes())

    @property
    def feature_dim(self):
        return self.width * 16

    @staticmethod
    def num_classes():
        return 10

    @abstractmethod
    def make_body(self):
        raise NotImplementedError

    def forward(self, x):
        x = self.body(x)
        return self.head(F.adaptive_avg_pool2d(x, 1).flatten(1))


class PlainNet(BaseModel):
    def make_body(self):
        return nn.Sequential(
            nn.Conv2d(self.in_channels, self.feature_dim, self.kernel),
            nn.ReLU(),
        )


class WideNet(PlainNet):
    kernel = 5

    def __init__(self, width, extra=2):
        self.extra = extra
        nn.Module.__init__(self)
        super().__init__(width)

    def make_body(self):
        body = super().make_body()
        for i in range(self.extra):
            body.add_module(f"extra{i}", nn.Conv2d(self.feature_dim, self.feature_dim, 3, padding=1))
        return body

    @staticmethod
    def num_classes():
        return 100
