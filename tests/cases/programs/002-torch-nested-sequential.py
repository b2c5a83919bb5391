# input: 3x32x32
import torch.nn as NN

features = NN.Sequential(
    NN.Sequential(
        NN.Conv2d(3, 24, 3, 1, 1, bias=False),
        NN.BatchNorm2d(24),
        NN.ReLU(True),
    ),
    NN.MaxPool2d(2),
    NN.Sequential(
        NN.Conv2d(24, 48, 3, 1, 1, bias=False),
        NN.BatchNorm2d(48),
        NN.ReLU(True),
    ),
    NN.MaxPool2d(2),
)
head = NN.Sequential(NN.Flatten(), NN.Dropout(p=0.25), NN.Linear(48 * 8 ** 2, 100))
model = NN.Sequential(features, head)
print(model)
