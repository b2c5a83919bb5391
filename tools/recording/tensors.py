"""Record the tensors that layers of PyTorch hold: their names, their order and their shapes."""

from __future__ import annotations

import json
from pathlib import Path

CALLS = (
    "nn.Linear(4, 3)",
    "nn.Linear(4, 3, bias=False)",
    "nn.Conv2d(4, 6, 3, groups=2)",
    "nn.Conv1d(4, 6, 3, bias=False)",
    "nn.ConvTranspose2d(4, 6, 3, groups=2)",
    "nn.BatchNorm2d(4)",
    "nn.BatchNorm2d(4, affine=False)",
    "nn.InstanceNorm1d(4, affine=True)",
    "nn.GroupNorm(2, 4)",
    "nn.LayerNorm((3, 4))",
    "nn.LayerNorm(4, bias=False)",
    "nn.RMSNorm(4)",
    "nn.Embedding(7, 3)",
    "nn.PReLU(4)",
    "nn.Bilinear(3, 4, 5)",
    "nn.ReLU()",
    "nn.RNN(3, 4)",
    "nn.RNN(3, 4, 2, bias=False)",
    "nn.GRU(3, 4, 2, bidirectional=True)",
    "nn.LSTM(3, 4)",
    "nn.LSTM(3, 4, 2, bidirectional=True, proj_size=2)",
    "nn.LSTM(3, 4, bias=False, proj_size=2)",
    "nn.RNNCell(3, 4)",
    "nn.GRUCell(3, 4, bias=False)",
    "nn.LSTMCell(3, 4)",
    "nn.MultiheadAttention(6, 2)",
    "nn.MultiheadAttention(6, 2, bias=False)",
    "nn.MultiheadAttention(6, 2, add_bias_kv=True)",
    "nn.MultiheadAttention(6, 2, kdim=4, vdim=5)",
    "nn.MultiheadAttention(6, 2, bias=False, add_bias_kv=True, kdim=4)",
    "nn.TransformerEncoderLayer(6, 2, 8)",
    "nn.TransformerEncoderLayer(6, 2, 8, bias=False)",
    "nn.TransformerDecoderLayer(6, 2, 8)",
    "nn.TransformerDecoderLayer(6, 2, 8, bias=False)",
    "nn.TransformerEncoder(nn.TransformerEncoderLayer(6, 2, 8), 2)",
    "nn.TransformerEncoder(nn.TransformerEncoderLayer(6, 2, 8), 2, nn.LayerNorm(6))",
    "nn.TransformerEncoder(nn.TransformerEncoderLayer(6, 2, 8), 2, nn.LayerNorm(6, bias=False))",
    "nn.TransformerDecoder(nn.TransformerDecoderLayer(6, 2, 8), 2)",
    "nn.TransformerDecoder(nn.TransformerDecoderLayer(6, 2, 8), 2, nn.LayerNorm(6))",
    "nn.Transformer(6, 2, 1, 2, 8)",
    "nn.Transformer(6, 2, 1, 1, 8, bias=False)",
)


def record(folder: Path) -> None:
    """Write ``tensors-torch.json`` into *folder* (tests/truth)."""
    import torch
    from torch import nn

    lines = []
    for call in CALLS:
        module = eval(call, {"nn": nn})
        tensors = [[name, list(tensor.shape)] for name, tensor in module.named_parameters()]
        lines.append(json.dumps({"call": call, "tensors": tensors}))
    version = torch.__version__.partition("+")[0]
    text = f'{{"framework": "torch", "version": "{version}", "entries": [\n' + ",\n".join(lines) + "\n]}\n"
    (folder / "tensors-torch.json").write_text(text, encoding="utf-8")
