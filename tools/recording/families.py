"""Draw programs of one family at random, so that what the package reads of them can be compared with the frameworks.

A family crosses what tends to be read wrongly: freezing with layers, wrappers with sharing, call forms with layers,
conditions nobody knows with what is registered under them.  ``draw(family, seed)`` always gives the same program.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .snippets import run

RECORDED = 60
"""How many programs of each family the tests replay."""


@dataclass(frozen=True)
class Drawn:
    """Hold a program; one with a condition nobody knows has the line that decides it."""

    framework: str
    code: str
    inputs: str = ""
    decided: tuple[str, ...] = ()


Draw = random.Random


def _some(draw: Draw, items: list[str], least: int, most: int) -> list[str]:
    return [draw.choice(items) for _ in range(draw.randint(least, most))]


TORCH_LAYERS = [
    "nn.Linear(6, 4)",
    "nn.Linear(6, 4, bias=False)",
    "nn.Conv2d(4, 6, 3, groups=2)",
    "nn.ConvTranspose2d(4, 6, 2)",
    "nn.BatchNorm2d(5)",
    "nn.LayerNorm((3, 4))",
    "nn.GroupNorm(2, 4)",
    "nn.Embedding(7, 3)",
    "nn.Embedding(7, 3, _freeze=True)",
    "nn.PReLU(4)",
    "nn.Bilinear(3, 4, 5)",
    "nn.ReLU()",
    "nn.Dropout(0.5)",
    "nn.LSTM(3, 4)",
    "nn.GRU(3, 4, 2, bidirectional=True)",
    "nn.RNNCell(3, 4)",
    "nn.MultiheadAttention(6, 2)",
    "nn.TransformerEncoderLayer(6, 2, 8)",
    "nn.utils.weight_norm(nn.Linear(6, 4))",
    "nn.utils.spectral_norm(nn.Conv2d(3, 4, 3))",
    "nn.utils.parametrizations.weight_norm(nn.Linear(5, 4))",
    "nn.Sequential(nn.Linear(4, 3), nn.BatchNorm1d(3))",
    "nn.ModuleList([nn.Linear(2, 3), nn.Linear(2, 3)])",
]
NAMED = [
    "'weight' in n",
    "n.endswith('bias')",
    "n.startswith('0')",
    "'norm' in n",
    "n.split('.')[0] == '1'",
    "n.count('.') > 1",
    "'_l0' in n or 'linear1' in n",
    "n.endswith(('_g', 'original0', 'in_proj_weight'))",
]
KINDS = ["nn.Linear", "nn.Conv2d", "(nn.BatchNorm2d, nn.LayerNorm)", "nn.LSTM", "nn.Embedding", "nn.MultiheadAttention"]


def freeze_torch(draw: Draw) -> Drawn:
    """Draw a container of modules of PyTorch, and statements that freeze some of it."""
    layers = _some(draw, TORCH_LAYERS, 1, 4)
    lines = [f"model = nn.Sequential({', '.join(layers)})"]
    for _ in range(draw.randint(1, 3)):
        flag, place = draw.choice(("False", "False", "True")), draw.randrange(len(layers))
        named, kind = draw.choice(NAMED), draw.choice(KINDS)
        lines.append(
            draw.choice(
                (
                    f"for p in model.parameters():\n    p.requires_grad = {flag}",
                    f"for n, p in model.named_parameters():\n    if {named}:\n        p.requires_grad = {flag}",
                    f"for n, p in model.named_parameters():\n    p.requires_grad = {named}",
                    f"for m in model.modules():\n    if isinstance(m, {kind}):\n        m.requires_grad_({flag})",
                    "for m in list(model.children())[:-1]:\n    for p in m.parameters():\n"
                    f"        p.requires_grad = {flag}",
                    f"model[{place}].requires_grad_({flag})",
                    f"for i, p in enumerate(model.parameters()):\n    if i % 2:\n        p.requires_grad = {flag}",
                    f"for p in list(model.parameters())[{place}:-1]:\n    p.requires_grad = {flag}",
                    "for m in model.modules():\n    if hasattr(m, 'weight') and m.weight is not None:\n"
                    f"        for p in m.parameters(recurse=False):\n            p.requires_grad = {flag}",
                    f"for n, m in model.named_modules():\n    if n.startswith('{place}'):\n"
                    f"        m.requires_grad_({flag})",
                    f"for n, m in model.named_children():\n    if n == '{place}':\n        m.requires_grad_({flag})",
                )
            )
        )
    return Drawn("torch", "\n".join(lines) + "\n")


KERAS_SEQUENCES = [
    "LSTM(3, return_sequences=True)",
    "GRU(2, return_sequences=True)",
    "Bidirectional(SimpleRNN(3, return_sequences=True))",
    "TimeDistributed(Dense(4))",
    "Conv1D(4, 2)",
    "SeparableConv1D(3, 2)",
    "BatchNormalization()",
    "LayerNormalization()",
    "Dense(5)",
    "Dense(5, use_bias=False)",
    "PReLU()",
    "Dropout(0.3)",
    "Dense(3, trainable=False)",
    "Bidirectional(LSTM(2, return_sequences=True), trainable=False)",
    "SpectralNormalization(Dense(3))",
    "Sequential([Dense(3), BatchNormalization()])",
]
OWN = (
    "class Own(Layer):\n    def __init__(self, **kwargs):\n        super().__init__(**kwargs)\n"
    "        self.inner = Dense(3)\n"
    "    def build(self, shape):\n        self.scale = self.add_weight(shape=(shape[-1],))\n"
    "        self.still = self.add_weight(shape=(2,), trainable=False)\n"
    "    def call(self, x):\n        return self.inner(x * self.scale)\n"
)


def freeze_keras(draw: Draw) -> Drawn:
    """Draw a model of Keras, and statements that freeze some of it."""
    layers = _some(draw, [*KERAS_SEQUENCES, "Own()", "Own(trainable=False)"], 1, 4)
    kind = draw.choice(("sequential", "functional", "subclass"))
    lines = [OWN]
    if kind == "sequential":
        lines.append(f"model = Sequential([Input((9, 4)), {', '.join(layers)}])")
    elif kind == "functional":
        lines.append("i = x = Input((9, 4))")
        lines += [f"x = {layer}(x)" for layer in layers]
        lines.append("model = Model(i, x)")
    else:
        lines.append("class Net(Model):\n    def __init__(self):\n        super().__init__()")
        lines += [f"        self.l{i} = {layer}" for i, layer in enumerate(layers)]
        lines.append("    def call(self, x):")
        lines += [f"        x = self.l{i}(x)" for i in range(len(layers))]
        lines.append("        return x\nmodel = Net()\nmodel(np.zeros((1, 9, 4)))")
    for _ in range(draw.randint(1, 3)):
        flag, place = draw.choice(("False", "False", "True")), draw.randint(-1, 0)
        word = draw.choice(("kernel", "bias", "gamma", "recurrent"))
        lines.append(
            draw.choice(
                (
                    f"model.trainable = {flag}",
                    f"model.layers[{place}].trainable = {flag}",
                    f"for l in model.layers[:-1]:\n    l.trainable = {flag}",
                    f"for l in model.layers:\n    l.trainable = {flag}",
                    f"for w in model.weights:\n    w.trainable = {flag}",
                    "for w in model.trainable_weights[:2]:\n    w.trainable = False",
                    "for w in model.trainable_variables[-1:]:\n    w.trainable = False",
                    f"for w in model.layers[{place}].weights:\n    w.trainable = {flag}",
                    f"for w in model.weights:\n    if '{word}' in w.path:\n        w.trainable = False",
                    f"for l in model.layers:\n    if isinstance(l, (Dense, LSTM)):\n        l.trainable = {flag}",
                    "for l in model.layers:\n    for w in l.trainable_weights[:1]:\n        w.trainable = False",
                    f"for i, l in enumerate(model.layers):\n    l.trainable = i > {draw.randint(0, 2)}",
                    "for l in model.layers:\n    if len(l.weights) > 2:\n        l.trainable = False",
                )
            )
        )
    return Drawn("keras", "\n".join(lines) + "\n")


def share_keras(draw: Draw) -> Drawn:
    """Draw layers of Keras that are used alone, again, and inside others."""
    lines = ["i = Input((6, 8))", "d = Dense(8)", "e = Dense(8, use_bias=False)", "c = LSTMCell(8)", "g = GRU(8)"]
    lines += ["s = Sequential([Dense(8), LayerNormalization()])", "w = TimeDistributed(d)", "ends = []"]
    uses = (
        "d(i)",
        "e(i)",
        "w(i)",
        "TimeDistributed(d)(i)",
        "TimeDistributed(e)(d(i))",
        "TimeDistributed(TimeDistributed(d))(Reshape((2, 3, 8))(i))",
        "RNN(c)(i)",
        "RNN(c, return_sequences=True)(d(i))",
        "Bidirectional(g)(i)",
        "g(i)",
        "s(i)",
        "s(d(i))",
        "TimeDistributed(s)(Reshape((2, 3, 8))(i))",
        "SpectralNormalization(d)(i)",
        "Add()([d(i), e(i)])",
        "d(d(i))",
    )
    lines += [f"ends.append({use})" for use in draw.sample(uses, draw.randint(2, 5))]
    if draw.random() < 0.4:
        lines.append(
            draw.choice(("d.trainable = False", "w.trainable = False", "s.trainable = False", "c.trainable = False"))
        )
    lines.append("model = Model(i, ends)")
    return Drawn("keras", "\n".join(lines) + "\n")


def share_torch(draw: Draw) -> Drawn:
    """Draw modules of PyTorch that are used alone, again, tied, copied, and inside others."""
    lines = ["import copy", "d, e, f = nn.Linear(8, 8), nn.Linear(8, 8, bias=False), nn.Embedding(5, 8)"]
    lines += ["g, s = nn.GRU(8, 8), nn.Sequential(nn.Linear(8, 8), nn.LayerNorm(8))"]
    ties = (
        "e.weight = d.weight",
        "e.weight = f.weight",
        "d.bias = None",
        "s[0] = d",
        "s[0].weight = e.weight",
        "s.append(s[0])",
        "d = nn.utils.parametrizations.weight_norm(d)",
        "d = nn.utils.parametrizations.spectral_norm(d)",
        "g.weight_hh_l0 = g.weight_hh_l0",
    )
    parts = (
        "d",
        "e",
        "f",
        "g",
        "s",
        "s[0]",
        "copy.deepcopy(d)",
        "copy.deepcopy(s)",
        "nn.Sequential(d, e)",
        "nn.Sequential(s, s)",
        "nn.ModuleList([d, d, e])",
        "nn.ModuleList([copy.deepcopy(s) for _ in range(2)])",
        "nn.ModuleList([s for _ in range(2)])",
        "nn.ModuleDict({'a': d, 'b': s})",
        "d.weight",
        "nn.ParameterList([d.weight, e.weight])",
        "[d, e]",
    )
    lines += sorted(draw.sample(ties, draw.randint(0, 2)), key=lambda tie: tie[:4] == "d = ")
    lines.append("class Net(nn.Module):\n    def __init__(self):\n        super().__init__()")
    chosen = [draw.choice(parts[:10]), *draw.sample(parts, draw.randint(0, 4))]
    lines += [f"        self.p{i} = {part}" for i, part in enumerate(chosen)]
    lines += ["    def forward(self, x):\n        return x", "model = Net()"]
    if draw.random() < 0.5:
        lines.append(
            draw.choice(
                (
                    "d.requires_grad_(False)",
                    "s.requires_grad_(False)",
                    "if isinstance(model.p0, nn.Module):\n    model.p0.requires_grad_(False)",
                    "e.weight.requires_grad_(False)",
                    "if not hasattr(d, 'parametrizations'):\n    d.weight.requires_grad_(False)",
                    "copy.deepcopy(d).requires_grad_(False)",
                    "for p in model.parameters():\n    if p.dim() > 1:\n        p.requires_grad = False",
                )
            )
        )
    return Drawn("torch", "\n".join(lines) + "\n")


def call_keras(draw: Draw) -> Drawn:
    """Draw calls of layers of Keras that are handed more than one tensor."""
    lines = ["i = Input((5, 8))", "j = Input((7,))", "k = Input((6, 8))", "ends = []", "used = [i]"]
    state = ("Dense(4)(j)", "j[:, :4]")
    forms = (
        "LSTM(4)(i, initial_state=[{s}, {s}])",
        "LSTM(4, return_state=True)(i, initial_state=[{s}, {s}])[1]",
        "GRU(4, return_sequences=True)(i, initial_state={s})",
        "SimpleRNN(4)(i, [{s}])",
        "RNN(GRUCell(4))(i, initial_state=[{s}])",
        "Bidirectional(GRU(4))(i, initial_state=[{s}, {s}])",
        "LSTM(4)(i, mask=Dense(5)(j) > 0)",
        "Attention()([i, k])",
        "Attention()([i, k], mask=[None, Dense(6)(j) > 0])",
        "AdditiveAttention()([i, k])",
        "MultiHeadAttention(2, 3)(i, k)",
        "MultiHeadAttention(2, 3)(query=i, value=k, key=k)",
        "MultiHeadAttention(2, 3)(i, k, attention_mask=Reshape((5, 6))(Dense(30)(j)) > 0)",
        "Softmax()(Dense(5)(i[:, :, 0]), mask=Dense(5)(j) > 0)",
        "LSTMCell(4)(j, [{s}, {s}])[0]",
        "GRUCell(4)(j, [{s}])[0]",
        "Concatenate()([Dense(3)(j), j])",
        "i * Reshape((1, 8))(Dense(8)(j))",
        "ops.where(Dense(7)(j) > 0, j, Dense(7)(j))",
        "Dot(axes=1)([Dense(3)(j), Dense(3)(j)])",
    )
    for _ in range(draw.randint(1, 3)):
        form = draw.choice(forms)
        while "{s}" in form:
            form = form.replace("{s}", draw.choice(state), 1)
        lines.append(f"ends.append({form})")
        lines += [f"used.append({name})" for name in "jk" if re.search(rf"\b{name}\b", form)]
    lines.append("ends.append(i)")
    lines.append("model = Model([t for n, t in enumerate((i, j, k)) if any(t is u for u in used)], ends)")
    return Drawn("keras", "\n".join(lines) + "\n")


def call_torch(draw: Draw) -> Drawn:
    """Draw calls of layers and functions of PyTorch that decide on shapes."""
    form = draw.choice(
        (
            "self.up(self.down(x), output_size=x.size())",
            "self.up(self.down(x), output_size=(12, 11))",
            "self.up(self.down(x), x.shape[-2:])",
            "self.un(*self.pool(x), output_size=x.size())",
            "F.conv_transpose2d(x, self.down.weight[:4, :4], stride=2, padding=1)",
            "self.down(x)[:, [0, 2]]",
            "self.down(x)[:, 1:3, ::2]",
            "self.down(x).max(dim=1, keepdim=True).values",
            "torch.topk(self.down(x), 2, dim=1).indices",
            "self.down(x).sort(dim=2)[0]",
            "torch.stack([self.down(x)] * 3, dim=2)",
            "self.down(x).flatten(2).transpose(1, 2)",
            "F.interpolate(self.down(x), scale_factor=2)",
            "F.pad(self.down(x), (1, 2, 0, 1))",
            "F.adaptive_avg_pool2d(self.down(x), (3, None))",
            "self.down(x).unflatten(1, (2, -1))",
            "torch.cat([x, self.un(*self.pool(x), output_size=x.size())], 1)",
        )
    )
    stride, padding = draw.randint(1, 3), draw.randint(0, 1)
    code = (
        "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n"
        f"        self.down = nn.Conv2d(4, 4, 3, stride={stride}, padding={padding})\n"
        f"        self.up = nn.ConvTranspose2d(4, 4, 3, stride={stride}, padding={padding})\n"
        "        self.pool = nn.MaxPool2d(2, return_indices=True)\n        self.un = nn.MaxUnpool2d(2)\n"
        f"    def forward(self, x):\n        return {form}\nmodel = Net()\n"
    )
    return Drawn("torch", code, f"4x{draw.randint(9, 14)}x{draw.randint(9, 14)}")


def register_torch(draw: Draw) -> Drawn:
    """Draw what is registered, replaced or frozen under a condition nobody knows, or in a loop nobody can count."""
    made = draw.choice(("nn.Linear(4, 4)", "nn.BatchNorm2d(3)", "nn.Sequential(nn.Linear(4, 4), nn.ReLU())", "Part()"))
    statement = draw.choice(
        (
            f"self.part = {made}",
            f"self.add_module('part', {made})",
            f"self.register_module('part', {made})",
            f"setattr(self, 'part', {made})",
            "self.register_parameter('part', nn.Parameter(torch.zeros(3)))",
            "self.part = nn.Parameter(torch.zeros(3))",
            f"self.conv = {made}",
            "self.conv = nn.Conv2d(3, 8, 5)",
            "self.conv = None",
            "del self.more",
            f"self.parts.append({made})",
            f"self.parts.extend([{made}])",
            f"self.named['part'] = {made}",
            "helper(self)",
            "for p in self.parameters():\n    p.requires_grad = False",
            "self.conv.requires_grad_(False)",
            "self.conv.weight.requires_grad = False",
            "return",
        )
    )
    body = "\n".join(f"            {line}" for line in statement.split("\n"))
    head = draw.choice(
        (
            "if settings.norm:",
            "if settings.norm and True:",
            "if not settings.plain:",
            "for _ in range(settings.rounds):",
            "while settings.once():",
            "if settings.name == 'deep':",
        )
    )
    later = draw.choice(("", "        self.last = nn.Linear(5, 2)\n"))
    code = (
        "import settings\n"
        "class Part(nn.Module):\n    def __init__(self):\n        super().__init__()\n"
        "        self.fc = nn.Linear(2, 2)\n"
        "    def forward(self, x):\n        return self.fc(x)\n"
        "def helper(module):\n    module.part = nn.Linear(3, 3)\n"
        "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n"
        "        self.conv = nn.Conv2d(3, 8, 3)\n        self.more = nn.Linear(2, 3)\n"
        "        self.parts = nn.ModuleList()\n        self.named = nn.ModuleDict()\n"
        f"        {head}\n{body}\n{later}"
        "    def forward(self, x):\n        return x\nmodel = Net()\n"
    )
    return Drawn("torch", code, decided=("yes", "no"))


def decide_keras(draw: Draw) -> Drawn:
    """Draw what a model of Keras gets, or what of it is frozen, under a condition nobody knows."""
    statement = draw.choice(
        (
            "x = Dense(8)(x)",
            "x = Dense(4)(x)",
            "x = Dropout(0.5)(x)",
            "x = shared(x)",
            "shared.trainable = False",
            "first.trainable = False",
            "size = 7",
            "ends.append(Dense(3)(x))",
            "x = Add()([x, shared(x)])",
            "x = block(x)",
            "x = Sequential([Dense(8), BatchNormalization()])(x)",
        )
    )
    head = draw.choice(
        (
            "if settings.norm:",
            "if not settings.plain:",
            "for _ in range(settings.rounds):",
            "while settings.once():",
            "if settings.name == 'deep':",
        )
    )
    later = draw.choice(("x = Dense(size)(x)", "x = shared(x)", "x = block(x)", "pass"))
    if draw.random() < 0.5:
        body = f"    {statement}\n"
        code = f"i = x = Input((8,))\nx = first(x)\n{head}\n{body}{later}\nends.append(x)\nmodel = Model(i, ends)\n"
    else:
        code = (
            "def build():\n    global size\n    i = x = Input((8,))\n    x = first(x)\n"
            f"    {head}\n        {statement}\n    {later}\n    return Model(i, [*ends, x])\nmodel = build()\n"
        )
    start = (
        "import settings\nsize, ends = 5, []\nfirst, shared = Dense(8), Dense(8)\n"
        "def block(x):\n    return Dense(8, use_bias=False)(x)\n"
    )
    return Drawn("keras", start + code, decided=("yes", "no"))


FAMILIES: dict[str, Callable[[Draw], Drawn]] = {
    "freezing, PyTorch": freeze_torch,
    "freezing, Keras": freeze_keras,
    "sharing, Keras": share_keras,
    "sharing, PyTorch": share_torch,
    "calls, Keras": call_keras,
    "calls, PyTorch": call_torch,
    "conditions, PyTorch": register_torch,
    "conditions, Keras": decide_keras,
}
SETTINGS = {
    "yes": "norm, plain, rounds, name, left = True, False, 1, 'deep', [1]\n"
    "def once():\n    return left.pop() if left else 0\n",
    "no": "norm, plain, rounds, name = False, True, 0, ''\ndef once():\n    return 0\n",
}
"""What the module that decides a condition holds."""


def draw_program(family: str, seed: int) -> Drawn:
    """Draw a program of a family; the same seed gives the same one."""
    return FAMILIES[family](random.Random(f"{family} {seed}"))


def ask(drawn: Drawn) -> list[dict[str, object]]:
    """Run a program as its framework would: once, or once for each way an unknown condition may be decided."""
    import sys
    import types

    if not drawn.decided:
        return [run(drawn.framework, drawn.code, drawn.inputs)]
    answers = []
    for decided in drawn.decided:
        module = types.ModuleType("settings")
        exec(SETTINGS[decided], module.__dict__)
        sys.modules["settings"] = module
        answers.append(run(drawn.framework, drawn.code, drawn.inputs))
    del sys.modules["settings"]
    return answers


def record(folder: Path) -> None:
    """Write ``families.json`` into *folder* (tests/truth): some programs of each family, one per line."""
    lines = []
    for family in FAMILIES:
        for seed in range(RECORDED):
            drawn = draw_program(family, seed)
            entry = {"family": family, "framework": drawn.framework, "code": drawn.code, "inputs": drawn.inputs}
            lines.append(json.dumps(entry | {"answers": ask(drawn)}))
    (folder / "families.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
