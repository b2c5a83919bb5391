"""Code whose effects nobody can know: what depends on it is unknown, never guessed."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection
from sphinxext_cnnparams.readers.read import Request, read

DOUBTFUL = {
    "a branch": "n = 5\nif input('?'):\n    n = 6\nmodel = nn.Sequential(nn.Linear(10, n))",
    "a loop": "n = 5\nwhile input('?'):\n    n += 1\nmodel = nn.Sequential(nn.Linear(10, n))",
    "a loop that is left": "n = 5\nfor i in range(9):\n    if input('?'):\n        break\n    n += 1\nmodel = nn.Sequential(nn.Linear(10, n))",
    "a return": "def f():\n    if input('?'):\n        return 5\n    return 6\nmodel = nn.Sequential(nn.Linear(10, f()))",
    "a list that may have grown": "l = [nn.Linear(10, 10)]\nif input('?'):\n    l.append(nn.Linear(10, 10))\nmodel = nn.Sequential(*l)",
    "asking whether a weight is trained": "a = nn.Linear(10, 5)\nif input('?'):\n    a.requires_grad_(False)\nn = 5 if a.bias.requires_grad else 6\nmodel = nn.Sequential(nn.Linear(10, n))",
    "a setting": "class C:\n    n = 5\nc = C()\nif input('?'):\n    setattr(c, 'n', 6)\nmodel = nn.Sequential(nn.Linear(10, c.n))",
    "an attribute": "class C:\n    n = 5\nc = C()\nif input('?'):\n    c.n = 6\nmodel = nn.Sequential(nn.Linear(10, c.n))",
    "a method": "class C:\n    def __init__(self):\n        self.n = 5\n    def grow(self):\n        self.n += 1\nc = C()\nif input('?'):\n    c.grow()\nmodel = nn.Sequential(nn.Linear(10, c.n))",
    "a function that changes what it is given": "def grow(l):\n    l.append(nn.ReLU())\nl = [nn.Linear(10, 10)]\nif input('?'):\n    grow(l)\nmodel = nn.Sequential(*l)",
    "a function nobody knows": "import mylab\nl = [nn.Linear(10, 10)]\nif input('?'):\n    mylab.grow(l)\nmodel = nn.Sequential(*l)",
    "an item of a list": "l = [5]\nif input('?'):\n    l[0] = 6\nmodel = nn.Sequential(nn.Linear(10, l[0]))",
    "an item of a dictionary": "d = {'n': 5}\nif input('?'):\n    d['n'] = 6\nmodel = nn.Sequential(nn.Linear(10, d['n']), *[nn.ReLU() for k in d])",
    "an item that is taken out": "l = [nn.Linear(10, 10), nn.Linear(10, 10)]\nif input('?'):\n    del l[0]\nmodel = nn.Sequential(*l)",
    "several names at once": "a, b = 5, 6\nif input('?'):\n    a, (b, *c) = 6, (5, 7)\nmodel = nn.Sequential(nn.Linear(10, b))",
    "a name inside a condition": "n = 5\nif input('?'):\n    print(n := 6)\nmodel = nn.Sequential(nn.Linear(10, n))",
    "a captured name": "n = 5\nif input('?'):\n    match [1, 2]:\n        case [_, n]:\n            pass\nmodel = nn.Sequential(nn.Linear(10, n))",
    "a definition": "def f():\n    return 5\nif input('?'):\n    def f():\n        return 6\nmodel = nn.Sequential(nn.Linear(10, f()))",
    "a class": "class C:\n    n = 5\nif input('?'):\n    class C:\n        n = 6\nmodel = nn.Sequential(nn.Linear(10, C.n))",
    "a name that is taken away": "n = 5\nif input('?'):\n    del n\nmodel = nn.Sequential(nn.Linear(10, n))",
    "a loop inside": "n = 5\nif input('?'):\n    for i in range(3):\n        n = n + 1\nmodel = nn.Sequential(nn.Linear(10, n))",
    "a loop that is left inside": "n = 5\nif input('?'):\n    for i in range(3):\n        if i:\n            break\n        n = n + 1\nmodel = nn.Sequential(nn.Linear(10, n))",
    "what freezes some in a loop": "a = nn.Linear(10, 5)\nif input('?'):\n    for p in a.parameters():\n        p.requires_grad = False\nn = 5 if a.bias.requires_grad else 6\nmodel = nn.Sequential(nn.Linear(10, n))",
    "a call inside calls": "l = [nn.Linear(10, 10)]\ndef a():\n    b()\ndef b():\n    l.append(nn.ReLU())\nif input('?'):\n    a()\nmodel = nn.Sequential(*l)",
    "an augmented assignment": "n = 5\nif input('?'):\n    n *= 2\nmodel = nn.Sequential(nn.Linear(10, n))",
    "an else of a loop": "n = 5\nfor x in input('?'):\n    pass\nelse:\n    n = 6\nmodel = nn.Sequential(nn.Linear(10, n))",
    "a match": "n = 5\nmatch input('?'):\n    case 'a':\n        n = 6\nmodel = nn.Sequential(nn.Linear(10, n))",
    "a return of a loop": "def f():\n    for i in range(3):\n        if input('?'):\n            return i\n    return 5\nmodel = nn.Sequential(nn.Linear(10, f()))",
    "a context": "from contextlib import contextmanager\nl = [nn.Linear(10, 10)]\n@contextmanager\ndef more():\n    l.append(nn.ReLU())\n    yield\nwith more():\n    pass\nmodel = nn.Sequential(*l)",
    "a global name": "n = 5\ndef grow():\n    global n\n    n = 6\nif input('?'):\n    grow()\nmodel = nn.Sequential(nn.Linear(10, n))",
    "a global name that is added to": "n = 5\ndef grow():\n    global n\n    n += 1\nif input('?'):\n    grow()\nmodel = nn.Sequential(nn.Linear(10, n))",
    "a name of the function around": "def make():\n    n = 5\n    def grow():\n        nonlocal n\n        n = 6\n    if input('?'):\n        grow()\n    return nn.Sequential(nn.Linear(10, n))\nmodel = make()",
    "a global name of a method": "n = 5\nclass C:\n    def grow(self):\n        global n\n        n = 6\nc = C()\nwhile input('?'):\n    c.grow()\nmodel = nn.Sequential(nn.Linear(10, n))",
    "a try": "class A: pass\ntry:\n    A().missing\n    n = 5\nexcept AttributeError:\n    n = 7\nmodel = nn.Sequential(nn.Linear(10, n))",
}


def params(code: str, given: str = "10") -> tuple[object, object, tuple[str, ...]]:
    """Give the parameters, those that are trained, and what was said."""
    reading = read(Request(f"import torch.nn as nn\nimport keras\n{code}", given=given))
    said = tuple(problem.message for problem in reading.problems)
    if reading.network is None:
        return None, None, said
    summary = compute(reading.network)
    said += tuple(problem.message for problem in summary.problems)
    whole = Selection(summary, summary.layers, "model")
    return QUANTITIES["params"].of(whole, Format()), QUANTITIES["trainable"].of(whole, Format()), said


@pytest.mark.parametrize("name", DOUBTFUL)
def test_what_is_in_doubt_is_not_counted_and_is_said(name: str) -> None:
    count, _, said = params(DOUBTFUL[name])
    assert count is None
    assert said


CERTAIN = {
    "another name": "n = 5\nif input('?'):\n    m = 6",
    "what only looks": "n = 5\nl = [1]\nif input('?'):\n    print(n)\n    l.copy()\nn = n if len(l) == 1 else 7",
    "a move": "import torch\nn = 5\na = nn.Linear(10, 5)\nif torch.cuda.is_available():\n    a = a.cuda()\n    a = a.to('cuda')\n    a = nn.DataParallel(a)\nn = a.out_features",
    "an import": "import math\nif input('?'):\n    import math\nn = math.ceil(4.2)",
    "the body of a function that is only defined": "n = 5\nif input('?'):\n    def f():\n        global n\n        n = 6",
    "an item of something else": "l, m, n = [1], [2], 5\nif input('?'):\n    m[0] = 3\nn = n if l[0] == 1 else 7",
    "making an object": "l = [1]\nclass C:\n    def __init__(self, l):\n        self.l = l\nif input('?'):\n    C(l)\nn = 5 if len(l) == 1 else 7",
}


@pytest.mark.parametrize("name", CERTAIN)
def test_what_is_not_in_doubt_is_counted(name: str) -> None:
    code = f"{CERTAIN[name]}\nmodel = nn.Sequential(nn.Linear(10, n))"
    assert params(code) == (55, 55, ())


TRAINED = {
    "one weight of two": ("model = nn.Sequential(nn.Linear(10, 5))\nmodel[0].bias.requires_grad = False", 55, 50),
    "one weight of many": (
        "model = nn.Sequential(nn.LSTM(10, 5))\nmodel[0].weight_ih_l0.requires_grad = False",
        340,
        140,
    ),
    "by name": (
        "model = nn.Sequential(nn.LSTM(10, 5))\nfor n, p in model.named_parameters():\n    if 'hh' in n:\n"
        "        p.requires_grad = False",
        340,
        220,
    ),
    "all of many": (
        "model = nn.Sequential(nn.LSTM(10, 5))\nfor p in model.parameters():\n    p.requires_grad = False",
        340,
        0,
    ),
    "one of many, then all again, then others": (
        "model = nn.Sequential(nn.LSTM(10, 5))\nr = model[0]\nr.weight_ih_l0.requires_grad = False\n"
        "r.requires_grad_(True)\nfor n in ['weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0']:\n"
        "    getattr(r, n).requires_grad = False",
        340,
        200,
    ),
    "in a map nobody goes through": (
        "model = nn.Sequential(nn.Linear(10, 5))\nmap(lambda p: p.requires_grad_(False), model.parameters())",
        55,
        55,
    ),
    "in doubt": (
        "model = nn.Sequential(nn.Linear(10, 5))\nif input('?'):\n    model.requires_grad_(False)",
        55,
        None,
    ),
}


SOMETIMES = {
    "a part asked for by its path": "m.get_submodule('0').requires_grad_(False)",
    "a slice": "for layer in m[:1]:\n        for p in layer.parameters():\n            p.requires_grad = False",
    "a slice of a list": "for layer in list(m.children())[:-1]:\n        layer.requires_grad_(False)",
    "numbered": "for i, p in enumerate(m.parameters()):\n        if i < 2:\n            p.requires_grad = False",
    "the last of a list": "list(m.parameters())[-1].requires_grad = False",
    "the next one": "next(m.parameters()).requires_grad = False",
    "an attribute asked for by its name": "getattr(m, '0').weight.requires_grad = False",
    "set by name": "setattr(next(m.parameters()), 'requires_grad', False)",
    "what a function gives": "first(m).weight.requires_grad = False",
    "what a function gives that is handed nothing": "current()[0].weight.requires_grad = False",
    "a comprehension": "[p.requires_grad_(False) for p in m.parameters()]",
    "a function that is handed on": "m[0].apply(freeze)",
}
GIVEN = "def first(net):\n    return net[0]\ndef current():\n    return m\ndef freeze(m):\n    for p in m.parameters():\n        p.requires_grad = False\n"


@pytest.mark.parametrize("name", SOMETIMES)
def test_what_may_be_frozen_is_not_counted_however_it_is_reached(name: str) -> None:
    code = f"{GIVEN}m = nn.Sequential(nn.Linear(10, 5), nn.Linear(5, 2))\nif input('?'):\n    {SOMETIMES[name]}"
    assert params(code)[:2] == (67, None)


ASKED = ("m.get_layer('a')", "m.get_layer(index=0)", "m.layers[:1][0]", "[*m.layers][0]")


@pytest.mark.parametrize("part", ASKED)
def test_a_layer_of_keras_that_may_be_frozen(part: str) -> None:
    code = "m = keras.Sequential([keras.Input((10,)), keras.layers.Dense(5, name='a'), keras.layers.Dense(2)])\n"
    assert params(f"{code}if input('?'):\n    {part}.trainable = False", "")[:2] == (67, None)


TOLD = {
    "a Sequential": "m = keras.Sequential([keras.Input((10,)), keras.layers.Dense(5)], trainable=input() == 'y')",
    "a functional model": "x = keras.Input((10,))\nm = keras.Model(x, keras.layers.Dense(5)(x), trainable=input() == 'y')",
    "a weight of a layer": (
        "class L(keras.layers.Layer):\n    def build(self, shape):\n"
        "        self.w = self.add_weight(shape=(5, 11), trainable=input() == 'y')\n    def call(self, x):\n        return x\n"
        "m = keras.Sequential([keras.Input((10,)), L()])"
    ),
    "a variable": (
        "class L(keras.layers.Layer):\n    def __init__(self):\n        super().__init__()\n"
        "        self.w = keras.Variable(keras.ops.ones((5, 11)), trainable=input() == 'y')\n"
        "    def call(self, x):\n        return x\nm = keras.Sequential([keras.Input((10,)), L()])"
    ),
    "a parameter of PyTorch": (
        "import torch\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n"
        "        self.w = nn.Parameter(torch.ones(5, 11), requires_grad=input() == 'y')\n"
        "    def forward(self, x):\n        return x\nm = Net()"
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_is_told_nobody_knows_whether_it_is_trained(name: str) -> None:
    assert params(TOLD[name], "10" if "nn.Module" in TOLD[name] else "")[:2] == (55, None)


def test_weights_that_are_listed_twice_may_all_be_frozen() -> None:
    code = (
        "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = nn.Linear(4, 4)\n"
        "        self.b = nn.Linear(4, 4)\n        self.b.weight = self.a.weight\nmodel = Net()\n"
        "for name, p in model.named_parameters(remove_duplicate=False):\n    if name[0] == 'b':\n        p.requires_grad = False"
    )
    assert params(code, "4")[:2] == (24, None)


@pytest.mark.parametrize("change", ["delattr(m, input())", "setattr(m, input(), None)", "o.__setattr__(input(), 3)"])
def test_what_changes_under_a_name_nobody_knows_is_said(change: str) -> None:
    start = "class O:\n    n = 3\no = O()\nm = nn.Sequential(nn.Linear(10, 5), nn.Linear(5, o.n))\n"
    assert any("is not known is not read (line 7)" in text for text in params(start + change)[2])


OTHERS = {
    "an item of what a function gives": "if input('?'):\n    first(m)[0] = nn.Linear(10, 400)",
    "a child of what a function gives": "if input('?'):\n    first(m).more = nn.Linear(10, 400)",
    "one more in a part asked for by its path": "if input('?'):\n    m.get_submodule('0').append(nn.Linear(5, 5))",
    "an item of a part nobody knows": "m[int(input())][0] = nn.Linear(10, 400)",
    "a child of a part nobody knows": "m[int(input())].more = nn.Linear(10, 400)",
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_may_have_another_part_is_not_counted(name: str) -> None:
    start = f"{GIVEN}m = nn.Sequential(nn.Sequential(nn.Linear(10, 5)), nn.Sequential(nn.Linear(5, 2)))\n"
    count, _, said = params(start + OTHERS[name])
    assert count is None
    assert any("may have another part" in text for text in said)


SPARED = {
    "the rate of an optimizer": "for g in torch.optim.SGD(m.parameters(), 0.1).param_groups:\n        g['lr'] = 0.01",
    "a copy": "copy.deepcopy(m).requires_grad_(False)",
    "what it gives": "h = {}\n    h[0] = m(torch.zeros(2, 10)).detach().numpy().max()\n    m(torch.zeros(1, 10)).sum().backward()",
    "a function that gives itself": "def f():\n        return f() or f()\n    f().requires_grad_(False)",
    "what is noted of its weights": "h = []\n    for i, p in enumerate(m.parameters()):\n        h.append(p.detach().norm().item())",
}


@pytest.mark.parametrize("name", SPARED)
def test_what_only_uses_a_network_in_doubt_changes_nothing(name: str) -> None:
    code = "import copy, torch\nm = nn.Sequential(nn.Linear(10, 5), nn.Linear(5, 2))\n"
    assert params(f"{code}if input('?'):\n    {SPARED[name]}") == (67, 67, ())


@pytest.mark.parametrize("name", TRAINED)
def test_trained_in_pytorch(name: str) -> None:
    code, count, trained = TRAINED[name]
    given = "7x10" if "LSTM" in code else "10"
    assert params(code, given) == (count, trained, ())


HELD = "m = keras.Sequential([keras.Input((10,)), keras.layers.Dense(5)])\nm.trainable = False\n"


@pytest.mark.parametrize("then", ["m.add(keras.layers.Dense(3))", "m.layers[0].trainable = True"])
def test_a_frozen_model_of_keras_trains_nothing(then: str) -> None:
    count, trained, said = params(HELD + then, "")
    assert (count, trained, said) == (73 if "add" in then else 55, 0, ())


def test_a_model_of_keras_that_is_thawed_as_a_whole() -> None:
    assert params(HELD + "m.trainable = True", "") == (55, 55, ())


def test_a_layer_pytorch_does_not_know_of_is_not_counted() -> None:
    code = (
        "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = nn.Linear(10, 10)\n"
        "        self.more = [nn.Linear(10, 10)]\n    def forward(self, x):\n        return self.more[0](self.a(x))"
    )
    assert params(code)[:2] == (110, 110)


KERAS_START = "from keras import layers\nimport tensorflow as tf\nimport tensorflow_addons as tfa\nimport mylab\nx = i = keras.Input((8, 8, 3))\nx = layers.Conv2D(3, 3)(x)\n"
NORM = "group_normalization (GroupNormalization) is not known: the result of tensorflow_addons.layers.GroupNormalization() is not known"
ATTENTION = "attention is not known: the result of mylab.attention() is not known"
FOREIGN = {
    "a Lambda behind": ("x = tfa.layers.GroupNormalization(3)(x)\nx = layers.Lambda(lambda t: t * 2)(x)", NORM),
    "the end": ("x = tfa.layers.GroupNormalization(3)(x)", NORM),
    "a layer behind": ("x = layers.Dense(3)(tfa.layers.GroupNormalization(3)(x))", NORM),
    "one of two that are added": ("x = layers.Add()([x, tfa.layers.GroupNormalization(3)(x)])", NORM),
    "an operator behind": ("x = x + tfa.layers.GroupNormalization(3)(x)", NORM),
    "two values": ("x, y = mylab.attention(x)", ATTENTION),
    "two values that are joined": ("a, b = mylab.attention(x)\nx = layers.Concatenate()([x, b])", ATTENTION),
    "an item": ("x = layers.Dense(3)(mylab.attention(x)['out'])", ATTENTION),
    "one of two that are joined": (
        "x = layers.Concatenate()([x, nowhere])",
        "nowhere is not defined; say what it is with :let: nowhere=…",
    ),
    "a function behind": ("x = layers.Dense(3)(tf.nn.relu(mylab.attention(x)))", ATTENTION),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_layer_nobody_knows_has_a_row_and_its_name_is_said(name: str) -> None:
    code, why = FOREIGN[name]
    reading = read(Request(f"import keras\n{KERAS_START}{code}\nmodel = keras.Model(i, x)"))
    assert reading.network is not None
    summary = compute(reading.network)
    assert [row.params for row in summary.rows[:3]] == [0, 84, None]
    assert [problem.message for problem in (*reading.problems, *summary.problems)] == [why]
    assert params(f"{KERAS_START}{code}\nmodel = keras.Model(i, x)", "")[0] is None


@pytest.mark.parametrize(
    "function", ["lambda t: t.nowhere()", "lambda t: t[mylab.which]", "lambda t: mylab.a", "mylab.function"]
)
def test_a_lambda_nobody_knows_is_said_and_what_is_before_it_is_kept(function: str) -> None:
    reading = read(
        Request(f"import keras\n{KERAS_START}x = layers.Lambda({function})(x)\nmodel = keras.Model(i, x)", given="")
    )
    assert reading.network is not None
    summary = compute(reading.network)
    assert summary.rows[1].params == 84
    assert reading.problems or summary.problems


HOLDING = """\
import logging, torch, torchmetrics
from mylab import FocalLoss, SEBlock, Config, get_logger, cfg, make_block
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.c = nn.Linear(10, 5)
        {start}
    def forward(self, x):
        x = self.c(x)
        {body}
        return x
model = Net()
"""
PARTS = {
    "that is used": ("self.se = SEBlock(8)", "x = self.se(x)"),
    "that is used twice": ("self.se = SEBlock(8)", "x = self.se(self.se(x))"),
    "that is not used": ("self.se = SEBlock(8)", ""),
    "whose outcome is not used": ("self.se = make_block(8)", "self.se(x)"),
    "of a function": ("self.se = make_block(8)", "x = self.se(x)"),
    "of which a part is used": ("self.se = make_block(8)", "x = self.se.features(x)"),
    "that is gone through": ("self.se = make_block(8)", "for b in self.se: x = b(x)"),
    "in a list": ("self.blocks = nn.ModuleList([make_block(8)])", ""),
    "in a list that is used": ("self.blocks = nn.ModuleList([make_block(8)])", "for b in self.blocks: x = b(x)"),
    "in a Sequential": ("self.s = nn.Sequential(nn.ReLU(), make_block(8))", ""),
    "that gives two": ("self.se = SEBlock(8)", "x, y = self.se(x)"),
    "in doubt": ("self.se = make_block(8) if cfg.se else None", "x = self.se(x) if cfg.se else x"),
}
NO_PARTS = [
    "self.loss = FocalLoss(2)",
    "self.log = logging.getLogger('x'); self.more = get_logger()",
    "self.acc = torchmetrics.Accuracy(task='binary')",
    "self.device = torch.device('cpu')",
    "self.opt = torch.optim.Adam(self.parameters())",
    "self.cfg = Config(); self.n = cfg.n; self.k = int(cfg.k); self.path = PATH; self.word = 'a'",
]


@pytest.mark.parametrize("name", PARTS)
def test_a_part_nobody_knows_has_a_row_and_is_said(name: str) -> None:
    start, body = PARTS[name]
    count, _, said = params(HOLDING.format(start=start, body=body))
    assert count is None
    assert said


@pytest.mark.parametrize("start", NO_PARTS)
def test_what_is_no_part_leaves_the_totals_as_they_are(start: str) -> None:
    assert params(HOLDING.format(start=start, body="get_logger().info(x)")) == (55, 55, ())


@pytest.mark.parametrize("use", ["self.d(x)", "self.se(self.d(x))"])
@pytest.mark.parametrize("base", ["keras.Model", "keras.layers.Layer"])
def test_a_part_nobody_knows_of_a_class_of_keras(base: str, use: str) -> None:
    code = (
        f"import mylab\nclass Net({base}):\n    def __init__(self):\n        super().__init__()\n"
        "        self.d = keras.layers.Dense(5)\n        self.se = mylab.SE(8)\n        self.l = keras.losses.Huber()\n"
        f"    def call(self, x):\n        return {use}\ni = keras.Input((10,))\nmodel = keras.Model(i, Net()(i))"
    )
    count, _, said = params(code, "")
    assert (count, len(said)) == (None, 1)
    assert "SE" in said[0]
    assert params(code.replace("self.se = mylab.SE(8)", "self.se = keras.layers.ReLU()"), "") == (55, 55, ())
