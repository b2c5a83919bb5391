"""Calls of PyTorch's functions on tensors, each with every way to write its arguments that differs."""

from __future__ import annotations

PROGRAM = """\
import numpy
import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.one = nn.Conv2d(3, 8, 3, padding=1)
        self.other = nn.Conv2d(3, 8, 3, padding=1)
        self.kernel = nn.Parameter(torch.ones(6, 8, 3, 3))
        self.matrix = nn.Parameter(torch.ones(8, 5))
        self.tensor = nn.Identity()
        self.list = nn.ModuleList(nn.Identity() for _ in range(12))
        self.tuple = nn.ModuleList(nn.Identity() for _ in range(12))

    def given(self, images):
        x, y = self.one(images), self.other(images)              # n, 8, 12, 10
        return x, y, x.flatten(2), x.mean((2, 3)), torch.ones(8, 10)

    def forward(self, images):
        x, y, flat, v, c = self.given(images)
        made = CALL
        if isinstance(made, (list, tuple)):
            places = self.list if isinstance(made, list) else self.tuple
            return [place(part) for place, part in zip(places, made)]
        return self.tensor(made)


model = Net()
"""
METHODS = (
    "abs acos asin atan bfloat16 bool clone contiguous cos cpu detach double erf erfinv exp float floor half int log "
    "log1p logical_not long nan_to_num neg positive reciprocal relu round rsqrt sigmoid sign sin sqrt square tanh tril "
    "triu trunc detach_ relu_ sigmoid_ tanh_ zero_ normal_ uniform_ exponential_ nan_to_num_ requires_grad_ "
    "cumsum(1) flip(1) roll(1) sort() sort(1) add_(y) mul_(2) div_(y) sub_(1) clamp_(0) random_() fill_(0) copy_(y) "
    "masked_fill_(x>0,0) clamp(0,1) clip(0,1) pow(2) type(torch.float32) type_as(y) to('cpu') heaviside(y) "
    "masked_fill(x>0,0) log_softmax(1) softmax(1) scatter_(1,y.long()*0,0)"
).split()
"""What is called on a tensor."""
FUNCTIONAL = (
    "alpha_dropout celu dropout dropout2d dropout3d elu elu_ feature_alpha_dropout gelu gumbel_softmax "
    "hardsigmoid hardswish hardtanh leaky_relu leaky_relu_ logsigmoid mish relu6 rrelu selu silu softmin softplus "
    "softshrink softsign tanhshrink normalize"
).split()
"""What F has, of one tensor alone."""
COMBINING = (
    "add atan2 div divide floor_divide logical_and logical_or maximum mul multiply remainder sub subtract true_divide "
    "minimum eq ne lt gt le ge"
).split()
REDUCING = "all amax amin any argmax argmin logsumexp mean nanmean prod std sum var".split()
CALLS = (
    *(f"x.{name if ')' in name else name + '()'}" for name in METHODS),
    *(f"F.{name}(x)" for name in FUNCTIONAL),
    *(f"torch.{name}(x, y)" for name in COMBINING),
    *(f"x.{name}({rest})" for name in REDUCING for rest in ("dim=1", "-1", "dim=2, keepdim=True")),
    # value by value
    "torch.add(x, 2)",
    "torch.mul(x, v[:, :, None, None])",
    "torch.maximum(x, other=y)",
    "torch.lerp(x, y, 0.5)",
    "torch.lt(x, 0)",
    "x > y",
    "1 - x",
    "x @ y.transpose(2, 3)",
    "x % 2",
    "F.dropout1d(flat)",
    "torch.bernoulli(x.sigmoid())",
    "F.batch_norm(x, torch.zeros(8), torch.ones(8))",
    "F.group_norm(x, 2)",
    "F.instance_norm(x)",
    "F.layer_norm(x, (12, 10))",
    "F.local_response_norm(x, 2)",
    "F.prelu(x, torch.ones(8))",
    "F.threshold(x, 0.1, 0)",
    "F.dropout(x, 0.2, training=self.training)",
    "torch.where(x > 0, x, y)",
    "torch.where(x > 0, x, 0.0)",
    "x.where(x > 0, y)",
    "torch.where(x > 0, input=x, other=y)",
    "F.one_hot(x.argmax(1), 8)",
    "F.one_hot(x.argmax(1), num_classes=9)",
    "x.addcmul_(x, y)",
    # one value of many
    "x.sum()",
    "x.count_nonzero(1)",
    "x.mean((2, 3))",
    "x.mean([2, 3], True)",
    "x.sum(axis=1, keepdims=True)",
    "x.std(1, unbiased=False)",
    "x.std(1, True)",
    "torch.var(x, (1, 2), False, True)",
    "x.var(dim=1, correction=0)",
    "x.max()",
    "x.max(1)",
    "x.max(dim=1, keepdim=True)",
    "torch.max(x, y)",
    "x.min(-1)",
    "x.median(2)",
    "x.norm(dim=1)",
    "torch.norm(x, 2, 1, True)",
    # products
    "torch.matmul(flat, flat.transpose(1, 2))",
    "torch.bmm(flat, flat.permute(0, 2, 1))",
    "torch.mm(v, self.matrix)",
    "torch.matmul(v, self.matrix)",
    "v @ torch.zeros(8)",
    "F.linear(v, c.t())",
    "F.linear(x, c, torch.zeros(8))",
    "torch.einsum('nchw,nc->nhw', x, v)",
    "torch.einsum('nc,nc', v, v)",
    "torch.einsum('nchw->nc', x)",
    "F.scaled_dot_product_attention(flat, flat, flat)",
    "F.scaled_dot_product_attention(flat[:, :3], flat, flat, is_causal=False)",
    # the same values in another shape
    "x.flatten()",
    "x.flatten(1)",
    "torch.flatten(x, start_dim=2)",
    "torch.flatten(x, 1, 2)",
    "x.view(x.size(0), -1)",
    "x.view(-1, 8, 120)",
    "x.reshape((x.shape[0], 4, 2, -1))",
    "torch.reshape(x, (-1, 960))",
    "x.reshape(x.size(0) * 8, 12, 10)",
    "x.view_as(y)",
    "x.permute(0, 2, 3, 1)",
    "torch.permute(x, (0, 3, 1, 2))",
    "x.transpose(1, -1)",
    "torch.transpose(x, dim0=1, dim1=2)",
    "torch.swapaxes(x, 1, 2)",
    "v.t()",
    "flat.mT",
    "flat.T",
    "c.T @ flat",
    "v.mean(1).T",
    "torch.movedim(x, 1, 3)",
    "x.movedim(-1, 1)",
    "x.movedim((1, 2), (-1, 1))",
    "x.mean(1, keepdim=True).squeeze(1)",
    "x.mean((2, 3), keepdim=True).squeeze()",
    "x.squeeze(1)",
    "x.unsqueeze_(1)",
    "x.mean(1, keepdim=True).squeeze_(1)",
    "x.transpose_(1, 2)",
    "x.swapaxes_(1, 3)",
    "v.t_()",
    "x.unsqueeze(0)",
    "torch.unsqueeze(x, dim=-1)",
    # repeated
    "v[:, :, None].expand(-1, -1, 4)",
    "v.unsqueeze(-1).expand((v.size(0), 8, 3))",
    "c.expand(v.size(0), 8, 10)",
    "v[:, :, None, None].expand_as(x)",
    "x.repeat(1, 2, 1, 3)",
    "torch.tile(x, (1, 1, 2, 1))",
    "c.repeat(v.size(0), 1, 1)",
    "torch.tile(x, (2,))",
    "x.tile(3, 2)",
    "torch.max(x, other=y)",
    "x.topk(2, 1, False, True)",
    "x.mean((2, 3), keepdim=True).squeeze(2, 3)",
    "x.squeeze(dim=1)",
    "torch.permute(x, dims=(0, 2, 3, 1))",
    "x.reshape(shape=(-1, 960))",
    "x + torch.arange(0.0, 1.0, 0.1)",
    "x + torch.arange(end=10)",
    "torch.einsum('nc,kc->nk', (v, self.matrix.t()))",
    "x.repeat_interleave(3, dim=2)",
    "torch.repeat_interleave(x, 2, 1)",
    "x.unfold(2, 4, 2)",
    # put together, taken apart
    "torch.cat([x, y], 1)",
    "torch.cat((x, y[:, :3]), dim=1)",
    "torch.concat([x, y], dim=-1)",
    "torch.concatenate([x, y], axis=2)",
    "torch.stack([x, y])",
    "torch.stack((x, y, x), dim=-1)",
    "torch.stack([v.mean(), v.sum()])",
    "torch.stack([x, y[:, :4]])",
    "torch.stack([x[0], y[:2]], 1)",
    "torch.cat([x, flat], 1)",
    "torch.cat([x, y[:, :, :4]], 1)",
    "x.chunk(2, 1)",
    "torch.chunk(x, 3, dim=2)",
    "x.chunk(4, -1)",
    "x.split(3, 1)",
    "torch.split(x, [2, 6], dim=1)",
    "x.unbind(1)",
    "torch.unbind(x, -1)",
    "x.narrow(1, 2, 4)",
    "torch.narrow(x, -1, 0, 6)",
    "x.narrow(1, -3, 2)",
    "x.select(1, 0)",
    "torch.select(x, 2, -1)",
    "x.topk(3)",
    "torch.topk(x, 5, dim=1)",
    "x.topk(k=2, dim=2)",
    "x[:, 0]",
    "x[:, :, ::2, 1:-1]",
    "x[..., None, 3:]",
    # made
    "x + torch.zeros(12, 10)",
    "x + torch.ones((12, 1))",
    "x + torch.rand(8, 12, 10)",
    "x + torch.randn(size=(8, 12, 10))",
    "x + torch.empty(10)",
    "x + torch.randint(5, (12, 10))",
    "x + torch.randint(0, 5, size=(12, 10))",
    "x + torch.arange(10)",
    "x + torch.arange(2, 12)",
    "x + torch.arange(0, 20, 2)",
    "x + torch.linspace(0, 1, 10)",
    "x + torch.linspace(0, 1, steps=10)",
    "x + torch.full((12, 10), 0.5)",
    "x + torch.tensor([1.0] * 10)",
    "x + torch.as_tensor([[1.0], [2.0], [3.0]] * 4)",
    "torch.tensor(x)",
    "torch.as_tensor(v, dtype=torch.float64)",
    "x + torch.asarray([1.0] * 10)",
    "torch.index_select(x, 1, torch.tensor([0, 2]))",
    "x.index_select(2, torch.tensor([1]))",
    "x.index_select(1, torch.zeros(2, 2, dtype=torch.long))",
    "torch.gather(x, 1, torch.zeros(x.shape[0], 5, 12, 10, dtype=torch.long))",
    "x.gather(-1, torch.zeros(x.shape[0], 2, dtype=torch.long))",
    "F.affine_grid(x[:, :2, 0, :3], x.size(), align_corners=False)",
    "F.affine_grid(x[:, :2, 0, :2], x.size(), align_corners=False)",
    "F.grid_sample(x, torch.zeros(x.shape[0], 5, 7, 2), align_corners=False)",
    "F.grid_sample(x, torch.zeros(x.shape[0], 5, 7, 3), align_corners=False)",
    "x + torch.from_numpy(numpy.zeros((12, 10)))",
    "x + torch.tensor(numpy.zeros((12, 1)))",
    "v.new_tensor(x)",
    "flat @ torch.eye(120)",
    "flat @ torch.eye(120, 7)",
    "torch.zeros_like(x)",
    "torch.ones_like(x)",
    "torch.rand_like(x)",
    "torch.randn_like(x)",
    "torch.empty_like(x)",
    "torch.full_like(x, 2)",
    "x + x.new_zeros(12, 10)",
    "x + x.new_ones((12, 10))",
    "x + x.new_empty(10)",
    "x + x.new_full((12, 10), 3.0)",
    "x + x.new_tensor([[1.0], [2.0]] * 6)",
    "torch.meshgrid(torch.arange(5), torch.arange(3), indexing='ij')",
    "torch.meshgrid([torch.arange(5), torch.arange(3)], indexing='ij')",
    # windows over images
    "F.max_pool1d(flat, 3)",
    "F.max_pool2d(x, 2)",
    "F.max_pool2d(x, kernel_size=3, stride=2, padding=1, ceil_mode=True)",
    "F.max_pool2d(x, 2, return_indices=True)",
    "F.max_pool3d(x[:, None], 2)",
    "F.avg_pool1d(flat, 2)",
    "F.avg_pool2d(x, (2, 3), 1)",
    "F.avg_pool3d(x[:, None], 2)",
    "F.adaptive_avg_pool1d(flat, 4)",
    "F.adaptive_avg_pool2d(x, 1)",
    "F.adaptive_avg_pool2d(x, output_size=(3, None))",
    "F.adaptive_avg_pool3d(x[:, None], (2, 3, 2))",
    "F.adaptive_max_pool1d(flat, 4)",
    "F.adaptive_max_pool2d(x, (3, 2))",
    "F.adaptive_max_pool2d(x, 2, True)",
    "F.adaptive_max_pool2d(x, (3, 2), return_indices=True)",
    "F.adaptive_max_pool3d(x[:, None], 2)",
    "F.conv2d(x, self.kernel)",
    "F.conv2d(x, self.kernel, None, 2, 1)",
    "F.conv2d(x, self.kernel, stride=(1, 2), padding=(1, 0), dilation=2)",
    "F.conv2d(x, self.kernel, padding='same')",
    "F.conv2d(x, self.kernel[:, :4], groups=2, padding='valid')",
    "F.conv2d(x, self.kernel[:, :, :1, :1], padding=1)",
    "F.conv2d(x[:, :, :2], self.kernel)",
    "F.conv1d(flat, self.kernel[:, :, 0])",
    "F.conv3d(x[:, None], self.kernel[:, :1, None])",
    "F.interpolate(x, scale_factor=2)",
    "F.interpolate(x, size=(6, 5), mode='bilinear', align_corners=False)",
    "F.interpolate(x, (24, 20))",
    "F.interpolate(x, scale_factor=0.5, antialias=False)",
    "F.upsample(x, scale_factor=2)",
    "F.pad(x, (1, 2))",
    "F.pad(x, (1, 1, 2, 2), 'reflect')",
    "F.pad(x, [0, 0, 0, 0, 1, 1], mode='constant', value=0)",
    "F.pixel_shuffle(x, 2)",
    "F.pixel_unshuffle(x, 2)",
    "F.conv_transpose1d(flat, self.kernel.transpose(0, 1)[:, :, 0])",
    "F.conv_transpose2d(x, self.kernel.transpose(0, 1))",
    "F.conv_transpose2d(x, self.kernel.transpose(0, 1), None, 2, 1, 1)",
    "F.conv_transpose2d(x, self.kernel.transpose(0, 1), stride=(2, 1), padding=(1, 0), dilation=2)",
    "F.conv_transpose2d(x[:, :, :2], self.kernel.transpose(0, 1), groups=2)",
    "F.conv_transpose3d(x[:, None], self.kernel[:1, :2, None])",
    "F.avg_pool1d(x.mean((2, 3)), 2)",
    "F.max_pool1d(x.mean((2, 3)), 3, stride=1)",
    # taking and joining by places, and what gives two tensors
    "x[:, [0, 2, 5]]",
    "x[:, [0, -1], :, 1:]",
    "x[..., [True, False, True, False, True, False, True, False, True, False]]",
    "x[:, torch.tensor([1, 2])]",
    "x[:, [0, 9]]",
    "torch.hstack([x, x])",
    "torch.vstack([x, x])",
    "torch.dstack([x, x[:, :, :2]])",
    "torch.tensor_split(x, 3, dim=1)",
    "torch.tensor_split(x, (2, 5), 1)",
    "torch.rot90(x, 1, [2, 3])",
    "torch.rot90(x, k=2, dims=(1, 2))",
    "torch.diff(x)",
    "torch.diff(x, 2, dim=1)",
    "torch.cdist(x, x[:, :, :3])",
    "torch.std_mean(x, dim=1)",
    "torch.var_mean(x, (2, 3), keepdim=True)",
    "x.unflatten(1, (2, -1))",
    "torch.unflatten(x, 2, (3, 4))",
    "x.sort(dim=1).values",
    "torch.topk(x, 3).indices",
    "torch.max(x, 1).values",
    "x.min(dim=2, keepdim=True).indices",
    "F.glu(x, 1)",
    "F.glu(x)",
    "F.unfold(x, 3)",
    "F.unfold(x, kernel_size=(2, 3), stride=2, padding=1)",
    "F.fold(flat, (13, 11), (2, 2), 1, 0, 1)",
    "F.fold(x.flatten(2), output_size=(13, 11), kernel_size=2)",
    # what does not fit
    "torch.mm(v, v)",
    "x.view(-1, 7)",
    "x.repeat(2)",
    "x.split([2, 5], 1)",
    "x.narrow(1, 6, 4)",
    "x.permute(0, 1)",
    "x + torch.zeros(3)",
    "x.unsqueeze(7)",
)
