# input: 3x224x224
from torchvision import models

model = models.vit_b_16(weights="DEFAULT")
KEPT = ("heads", "encoder.layers.encoder_layer_11", "encoder.ln")
for name, parameter in model.named_parameters():
    if not name.startswith(KEPT):
        parameter.requires_grad = False
