# input: 1x28x28
# object: gan_d
import torch
from torch import nn

latent = 32

class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.project = nn.Linear(latent, 7 * 7 * 16)
        self.up = nn.Sequential(
            nn.Upsample(scale_factor=2), nn.Conv2d(16, 8, 3, padding=1), nn.BatchNorm2d(8, momentum=0.9), nn.ReLU(),
            nn.PixelUnshuffle(2), nn.PixelShuffle(2),
            nn.Upsample(scale_factor=2), nn.Conv2d(8, 1, 3, padding=1), nn.Tanh())

    def forward(self, z):
        x = self.project(z)
        x = x.view(x.shape[0], 16, 7, 7)
        return self.up(x)

class Critic(nn.Module):
    """No sigmoid here: its output is a score."""
    def __init__(self, slope: float = .2) -> None:
        super().__init__()
        act = nn.LeakyReLU(slope)
        self.main = nn.Sequential(
            nn.Conv2d(1, 64, 5, 2, 2), act,
            nn.Conv2d(64, 128, 5, 2, 2), act,
            nn.Flatten(), nn.Linear(128 * 7 * 7, 1))

    def forward(self, x):
        score = self.main(x)
        if not self.training:
            score = score.detach()
        return score.squeeze(-1)

gan_g = Generator()
gan_d = Critic()
opt_g, opt_d = [torch.optim.Adam(m.parameters(), lr=1e-4, betas=(0., 0.9)) for m in (gan_g, gan_d)]
