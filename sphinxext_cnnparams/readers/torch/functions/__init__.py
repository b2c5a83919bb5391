"""Functions of PyTorch on tensors: names and arguments, each with what it means."""
