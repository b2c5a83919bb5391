# input: 3x33x33
import torch
import torch.nn as nn
import torch.nn.functional as F

class Functional(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(3, 10, 3)
        self.c2 = nn.Conv2d(10, 20, 3, dilation=2)
        self.c3 = nn.Conv2d(20, 4, 1)
        self.fc = nn.Linear(4 * 3 * 3, 6)

    def forward(self, x):
        x = F.pad(x, (1, 2, 3, 4), mode='constant', value=0)       # 40 x 36
        x = F.leaky_relu(self.c1(x), 0.2)
        x = F.max_pool2d(x, kernel_size=3, stride=2, ceil_mode=True)
        x = F.elu(self.c2(x))
        x = F.dropout2d(x, 0.5, self.training)
        x = F.avg_pool2d(x, 2)
        y = F.interpolate(x, scale_factor=2, mode='bilinear', align_corners=False)
        y = F.relu6(self.c3(y)) * torch.sigmoid(y[:, :4])
        z = F.adaptive_max_pool2d(y, 3)
        z = F.layer_norm(z, z.shape[1:])
        z = torch.flatten(z, start_dim=1)
        z = F.normalize(z, dim=1)
        return F.softmax(self.fc(z), dim=-1)

model = Functional()
model.eval()
with torch.no_grad():
    out = model(torch.randn(1, 3, 33, 33))
    print(out.shape)
