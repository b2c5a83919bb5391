"""The models of torchvision: what is recorded of them, and what code can do with them."""
