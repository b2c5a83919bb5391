# input: 3x32x32
# object: net
%matplotlib inline
!pip install -q torchsummary
import numpy as np
import matplotlib.pyplot as plt
import torch
import torchvision
import torchvision.transforms as transforms
from torch import nn
from torch.utils.data import DataLoader
from torchsummary import summary
from tqdm.notebook import tqdm

device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
print(device)

transform = transforms.Compose(
    [transforms.ToTensor(),
     transforms.Normalize((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))])
trainset = torchvision.datasets.CIFAR10(root='./data', train=True, download=True, transform=transform)
trainloader = DataLoader(trainset, batch_size=4, shuffle=True, num_workers=2)
classes = ('plane', 'car', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck')

def imshow(img):
    img = img / 2 + 0.5     # unnormalize
    npimg = img.numpy()
    plt.imshow(np.transpose(npimg, (1, 2, 0)))
    plt.show()

# first try
net = nn.Sequential(nn.Flatten(), nn.Linear(3 * 32 * 32, len(classes)))

# TODO: try a deeper one
...

class Flatten(nn.Module):
    def forward(self, input):
        return input.view(input.size(0), -1)

# second try: with convolutions
net = nn.Sequential(
    nn.Conv2d(3, 32, 3, padding=1),  # 3x32x32 => 32x32x32
    nn.ReLU(),
    nn.MaxPool2d(2),                 # 32x32x32 => 32x16x16
    nn.Conv2d(32, 64, 3, padding=1), # => 64x16x16
    nn.ReLU(),
    nn.MaxPool2d(2),
    Flatten(),
    nn.Linear(64 * 8 * 8, len(classes)))
net.to(device)
summary(net, (3, 32, 32))

criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(net.parameters(), lr=0.001, momentum=0.9)

losses = []
for epoch in range(2):  # loop over the dataset multiple times
    running_loss = 0.0
    for i, data in enumerate(tqdm(trainloader)):
        inputs, labels = data[0].to(device), data[1].to(device)
        optimizer.zero_grad()
        outputs = net(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
        running_loss += loss.item()
    losses.append(running_loss)
    print('[%d] loss: %.3f' % (epoch + 1, running_loss / 2000))
plt.plot(losses)
print('Finished Training')
