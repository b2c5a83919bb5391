# input: 3x64x64
# object: netD
import torch
import torch.nn as nn

nc, ndf = 3, 32

class Discriminator(nn.Module):
    def __init__(self, ndf=64):
        super(Discriminator, self).__init__()

        def block(in_feat, out_feat, normalize=True):
            layers = [nn.utils.spectral_norm(nn.Conv2d(in_feat, out_feat, 4, 2, 1, bias=not normalize))]
            if normalize:
                layers.append(nn.InstanceNorm2d(out_feat, affine=True))
            layers.append(nn.LeakyReLU(0.2, inplace=True))
            return layers

        self.main = nn.Sequential(
            *block(nc, ndf, normalize=False),
            *block(ndf, ndf * 2),
            *block(ndf * 2, ndf * 4),
            *block(ndf * 4, ndf * 8),
            nn.Conv2d(ndf * 8, 1, 4, 1, 0, bias=False),
            nn.Sigmoid(),
        )

    def forward(self, img):
        validity = self.main(img)
        return validity.view(-1, 1).squeeze(1)


netG = nn.Sequential(nn.ConvTranspose2d(100, nc, 4))
netD = Discriminator(ndf)
optimizerD = torch.optim.Adam(netD.parameters(), lr=2e-4, betas=(0.5, 0.999))
