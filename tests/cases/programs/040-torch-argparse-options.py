# input: 1x28x28
# object: model
import argparse
import math
import os

import numpy as np
import torch
import torch.nn as nn

parser = argparse.ArgumentParser()
parser.add_argument("--n_epochs", type=int, default=200, help="number of epochs of training")
parser.add_argument("--latent_dim", type=int, default=64, help="dimensionality of the latent space")
parser.add_argument("--img-size", type=int, default=28, help="size of each image dimension")
parser.add_argument("-c", "--channels", type=int, default=1)
parser.add_argument("--widths", type=int, nargs="+", default=[32, 64])
parser.add_argument("--no-bn", action="store_true")
opt = parser.parse_args()
print(opt)

os.makedirs("images", exist_ok=True) if False else None
img_shape = (opt.channels, opt.img_size, opt.img_size)
cuda = True if torch.cuda.is_available() else False


class Encoder(nn.Module):
    def __init__(self):
        super(Encoder, self).__init__()
        modules = []
        in_channels = opt.channels
        for w in opt.widths:
            modules.append(nn.Conv2d(in_channels, w, 3, 2, 1))
            if not opt.no_bn:
                modules.append(nn.BatchNorm2d(w, 0.8))
            modules.append(nn.LeakyReLU(0.2, inplace=True))
            in_channels = w
        self.features = nn.Sequential(*modules)
        size = math.ceil(opt.img_size / 2 ** len(opt.widths))
        self.mu = nn.Linear(in_channels * size ** 2, opt.latent_dim)
        self.out = nn.Linear(opt.latent_dim, int(np.prod(img_shape)))

    def forward(self, img):
        z = self.mu(self.features(img).view(img.shape[0], -1))
        img = torch.sigmoid(self.out(z))
        return img.view(img.size(0), *img_shape)


model = Encoder()
if cuda:
    model.cuda()
