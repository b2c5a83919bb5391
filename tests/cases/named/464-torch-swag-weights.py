# input: 3x384x384
import torchvision

model = torchvision.models.vit_b_16(weights="IMAGENET1K_SWAG_E2E_V1")
