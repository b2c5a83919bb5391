"""The evaluator against Python itself: the same text, evaluated by both, gives the same values."""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.readers.python import Evaluator, Scope, Unknown, clean, parse
from sphinxext_cnnparams.readers.read import DIALECTS, Request, read
from sphinxext_cnnparams.readers.tracing.host import FrameworkHost
from sphinxext_cnnparams.readers.tracing.session import Session

SNIPPETS = {
    "arithmetic": "r = (7 // 2, 7 % 3, -7 // 2, -7 % 3, 2 ** 10, 7 / 2, 1 << 4, 6 & 3, 6 | 1, 5 ^ 1, ~4, -3, +2)",
    "precedence": "r = (2 + 3 * 4 ** 2 // 5 % 7 - -1, not 1 == 2, 1 < 2 < 3 != 4, 3 > 2 > 2)",
    "boolean": "r = (0 or 'a', 1 and [], None or 0 or 5, not [], True and 3)",
    "conditional": "x = 5\nr = 'big' if x > 3 else 'small'",
    "containers": "a = [1, 2, 3]\nr = (a[0], a[-1], a[1:], a[::-1], (*a, 4), [0, *a], {'k': a, **{'z': 1}}, {1, 2, 2})",
    "aliasing": "a = [1]\nb = a\nb += [2]\nc = a + [3]\nr = (a, b, c)",
    "slices": "a = list(range(10))\nr = (a[2:8:3], a[:-3], a[-3:], a[::2], 'abcdef'[1:4], (1, 2, 3)[:2])",
    "unpacking": "a, (b, *c), d = 1, (2, 3, 4), 5\n*x, y = [1, 2, 3]\nr = (a, b, c, d, x, y)",
    "swap": "a, b = 1, 2\na, b = b, a\nr = (a, b)",
    "chained assignment": "a = b = [0]\na.append(1)\nr = b",
    "walrus": "r = [y for x in range(5) if (y := x * x) > 3]",
    "comprehensions": "r = ([i * j for i in range(3) for j in range(i)], {i: i * i for i in range(3)}, {i % 2 for i in range(5)})",
    "comprehension scope": "i = 9\nr = ([i for i in range(3)], i)",
    "generator": "r = (sum(x * x for x in range(4)), list(x for x in 'ab'), max((3, 1, 2)), any(x > 2 for x in [1, 3]))",
    "functions": "def f(a, b=2, *args, c=3, **kw):\n    return (a, b, args, c, kw)\nr = (f(1), f(1, 5, 6, 7, c=8, d=9), f(*[1, 2], **{'c': 4}))",
    "defaults once": "n = 1\ndef f(x=n):\n    return x\nn = 2\nr = f()",
    "mutable default": "def f(x, seen=[]):\n    seen.append(x)\n    return list(seen)\nr = (f(1), f(2))",
    "closures": "def make(n):\n    def add(x):\n        return x + n\n    return add\nr = make(3)(4)",
    "late binding": "fs = [lambda: i for i in range(3)]\nr = [f() for f in fs]",
    "bound early": "fs = [lambda i=i: i for i in range(3)]\nr = [f() for f in fs]",
    "nonlocal": "def outer():\n    n = 0\n    def inner():\n        nonlocal n\n        n += 1\n        return n\n    inner()\n    return inner()\nr = outer()",
    "global": "n = 0\ndef f():\n    global n\n    n = 5\nf()\nr = n",
    "recursion": "def fact(n):\n    return 1 if n < 2 else n * fact(n - 1)\nr = fact(10)",
    "generators": "def g(n):\n    for i in range(n):\n        yield i * 2\n    yield from (7, 8)\nr = list(g(3))",
    "loops": "r = []\nfor i in range(10):\n    if i == 2:\n        continue\n    if i == 5:\n        break\n    r.append(i)\nelse:\n    r.append('never')",
    "for else": "r = []\nfor i in range(2):\n    r.append(i)\nelse:\n    r.append('end')",
    "while": "n, r = 10, []\nwhile n:\n    n -= 3\n    if n < 0:\n        break\n    r.append(n)\nelse:\n    r.append('else')",
    "enumerate zip": "r = (list(enumerate('ab', 1)), list(zip([1, 2, 3], 'ab')), list(reversed([1, 2])), sorted([3, 1], reverse=True))",
    "sorted by key": "r = (sorted(['bb', 'a', 'ccc'], key=len), sorted([(1, 'b'), (0, 'c')], key=lambda p: p[1]), min([3, -4], key=abs))",
    "map filter": "r = (list(map(lambda x: x + 1, [1, 2])), list(filter(None, [0, 1, 2])), list(filter(lambda x: x > 1, [1, 2])))",
    "strings": "r = ('%d-%s' % (3, 'x'), '{}/{:02d}/{n}'.format(1, 2, n=3), f'{1 + 1}:{3.14159:.2f}:{\"a\"!r}', 'a_b'.split('_'), 'x'.join('ab'))",
    "string methods": "r = ('Conv'.lower(), 'abc'.startswith('ab'), 'a,b'.partition(','), ' x '.strip(), 'aXa'.replace('a', 'b'), 'ab' in 'cab')",
    "dictionaries": "d = dict(a=1)\nd['b'] = 2\nd.update({'c': 3})\nd.setdefault('e', 5)\nr = (d.get('z', 0), list(d), sorted(d.items()), d.pop('a'), 'a' in d, len(d))",
    "lists": "a = [3, 1]\na.insert(0, 9)\na.extend([4])\nx = a.pop()\na.remove(1)\nr = (a, x, a.index(9), a.count(9), len(a), [0] * 3, [1] + [2])",
    "nested edit": "g = {'a': [1, 2]}\ng['a'][0] = 7\ng['a'] += [8]\nr = g",
    "delete": "a = 1\ndel a\ntry:\n    b = 2\nfinally:\n    c = 3\nr = (b, c)",
    "try": "r = []\ntry:\n    raise ValueError('x')\nexcept ValueError:\n    r.append(1)\nelse:\n    r.append(2)\nfinally:\n    r.append(3)",
    "assert": "def f(n):\n    assert n > 0, 'no'\n    return n\nr = f(3)",
    "classes": "class A:\n    k = 1\n    def __init__(self, n):\n        self.n = n\n    def double(self):\n        return 2 * self.n + self.k\nclass B(A):\n    k = 2\n    def __init__(self):\n        super().__init__(5)\n    def double(self):\n        return super().double() + 100\nr = (A(3).double(), B().double(), B.k, isinstance(B(), A), isinstance(A(1), B))",
    "diamond": "class A:\n    def f(self):\n        return ['A']\nclass B(A):\n    def f(self):\n        return ['B'] + super().f()\nclass C(A):\n    def f(self):\n        return ['C'] + super().f()\nclass D(B, C):\n    def f(self):\n        return ['D'] + super().f()\nr = D().f()",
    "properties": "class A:\n    def __init__(self):\n        self._n = 1\n    @property\n    def n(self):\n        return self._n\n    @n.setter\n    def n(self, value):\n        self._n = value * 2\n    @staticmethod\n    def s(x):\n        return x + 1\n    @classmethod\n    def c(cls):\n        return cls.k\n    k = 7\na = A()\na.n = 4\nr = (a.n, a.s(1), A.s(2), a.c(), A.c())",
    "class attribute shared": "class A:\n    seen = []\nA().seen.append(1)\nr = A().seen",
    "call": "class A:\n    def __call__(self, x):\n        return x * 3\n    def __getitem__(self, i):\n        return i + 1\nr = (A()(2), A()[4])",
    "dataclass": "from dataclasses import dataclass\n@dataclass\nclass C:\n    width: int\n    depth: int = 2\nc = C(3)\nr = (c.width, c.depth, C(1, depth=5).depth)",
    "getattr": "class A:\n    x = 1\na = A()\nsetattr(a, 'y', 2)\nr = (getattr(a, 'x'), getattr(a, 'z', 9), hasattr(a, 'y'), hasattr(a, 'z'))",
    "partial": "from functools import partial, reduce\nf = partial(lambda a, b, c=0: (a, b, c), 1, c=3)\nr = (f(2), reduce(lambda a, b: a * b, [1, 2, 3], 10))",
    "literals in a text": "import ast\nr = (ast.literal_eval('[1, (2, 3)]'), ast.literal_eval(\"{'a': None}\"))",
    "itertools": "import itertools\nr = (list(itertools.chain([1], [2])), list(itertools.product('ab', [1])), list(itertools.accumulate([1, 2, 3])))",
    "math": "import math\nr = (math.ceil(2.1), math.floor(2.9), math.sqrt(16), math.log2(8), math.prod([2, 3]), math.pi > 3, round(2.5), round(3.5), int(-2.7), abs(-1), divmod(7, 2))",
    "decorator": "def twice(f):\n    def g(x):\n        return f(f(x))\n    return g\n@twice\ndef inc(x):\n    return x + 1\nr = inc(1)",
    "isinstance": "r = (isinstance(3, int), isinstance('a', (int, str)), isinstance([], list), isinstance(3, float), callable(len))",
    "types": "r = (int('4'), float(3), str(5), bool([]), list('ab'), tuple([1]), set([1, 1]), list({'a': 1}))",
    "nested functions see later names": "def f():\n    return later\nlater = 3\nr = f()",
    "ternary chain": "r = ['a' if x < 1 else 'b' if x < 2 else 'c' for x in range(3)]",
    "chain": "from itertools import chain\nimport itertools\nr = (list(chain.from_iterable([[1], (2, 3)])), list(itertools.chain.from_iterable('ab')))",
    "starmap": "import itertools\nr = list(itertools.starmap(lambda a, b: a * b, [(1, 2), [3, 4]]))",
    "islice": "from itertools import count, islice\ni = iter([1, 2, 3, 4, 5])\nr = (list(islice(count(3), 2)), list(islice(i, 1, 4, 2)), list(i), list(islice('abcd', 2)), list(islice([1, 2], 1, None)))",
    "regular expressions": "import re\nm = re.match(r'c(\\d+)k(?P<k>\\d+)', 'c8k3x')\nr = (m.group(1), m['k'], m[0], m.groups(), m.groupdict(), m.span(), re.match('b', 'ab'), bool(re.search('b', 'ab')), re.fullmatch('a', 'ab') is None)",
    "more regular expressions": "import re\np = re.compile(r'([a-z])(\\d+)')\nr = (dict(p.findall('r2_k3_s1')), p.sub(r'\\2', 'a1b2'), re.sub(r'\\D', '', 'b0-16', count=1), re.split(r'[_-]', 'a_b-c', maxsplit=1), [m.group(2) for m in re.finditer(p.pattern, 'a1b2')], re.escape('a.b'))",
    "match": "def f(v):\n    match v:\n        case 'M' | 'A':\n            return 'pool'\n        case None:\n            return 'none'\n        case -1:\n            return 'minus'\n        case (i, o):\n            return ('pair', i, o)\n        case [first, *rest] if first > 5:\n            return ('large', first, rest)\n        case [*_, (a, 'x') as last]:\n            return ('last', a, last)\n        case True:\n            return 'true'\n        case int_ if int_ == 7:\n            return 'seven'\n    return 'other'\nr = [f(v) for v in ['M', 'A', None, -1, (1, 2), [9, 8, 7], [1, 2, [3, 'x']], [1, 2, 3], True, 7, 'ab', 1, {}]]",
    "match of names": "class C:\n    A = 'a'\nr = []\nfor v in 'ab':\n    match v:\n        case C.A:\n            r.append('A')\n            continue\n        case other:\n            r.append(other)\nr = (r, other)",
    "enumeration": "from enum import Enum, auto\nclass A(Enum):\n    RE = 'relu'\n    HS = 'hswish'\n    ALSO = 'relu'\n    def twice(self):\n        return self.value * 2\nclass N(Enum):\n    X = auto()\n    Y = auto()\nd = {A.RE: 1, A.HS: 2}\nr = (d[A('relu')], A['HS'].value, A.HS.name, A.RE is A.ALSO, A.RE == A.HS, [a.name for a in A], len(A), A.RE.twice(), isinstance(A.RE, A), N.X.value, N.Y.value, A.RE in (A.RE,), A(A.HS) is A.HS)",
    "enumeration with values": "import enum\nclass P(enum.Enum):\n    S = (64, 2)\n    L = (128, 4)\n    def __init__(self, width, depth):\n        self.width, self.depth = width, depth\nr = [(p.width, p.depth) for p in P]",
    "bool": "r = (bool(0), bool([]), bool('a'), bool())",
    "star call": "def f(*a, **k):\n    return a, k\nr = f(*(1, 2), *[3], x=1, **{'y': 2})",
    "splitting texts": "r = ('a\\nb\\r\\nc\\n'.splitlines(), 'a\\nb'.splitlines(True), 'a.b.c'.rsplit('.', 1), 'a.b.c'.rpartition('.'))",
    "widening texts": "r = ('7'.zfill(3), 'ab'.center(6, '-'), 'ab'.ljust(4), 'ab'.rjust(4), 'a\tb'.expandtabs(4))",
    "changing texts": "r = ('a b'.title(), 'aB'.swapcase(), 'xab'.removeprefix('x'), 'abx'.removesuffix('x'), '{a}-{b:02d}'.format_map({'a': 1, 'b': 2}), 'abc'.translate(str.maketrans('ab', 'xy')), 'abc'.translate(str.maketrans({'a': '', 'b': None, 'c': 'zz'})))",
    "asking texts": "r = ('aba'.rfind('a'), 'aba'.rindex('a'), 'a1'.isalnum(), ' '.isspace(), 'A b'.istitle(), 'a'.isidentifier(), 'é'.isascii())",
    "letters": "import string\nfrom string import digits\nr = (chr(ord('a') + 2), string.ascii_lowercase[:3], digits, ord('z'), hex(255), bin(5), oct(8))",
    "joining iterators": "r = ('_'.join(str(n) for n in [1, 2]), '_'.join(map(str, [1, 2])), ''.join(reversed('abc')), dict(zip('ab', [1, 2])), {1}.union(x for x in [5]))",
    "an iterator that is only shown": "x = iter([1, 2])\nprint(x)\nr = list(x)",
    "methods of types": "r = (list(map(str.upper, ['a'])), sorted(['B', 'a'], key=str.lower), list(map(int.bit_length, [5])))",
    "representations": "r = (repr('a'), repr([1, 'b']), format(3.14159, '.2f'), format(5, '03d'), format('a'))",
    "sets": "s = {1, 2}\ns.remove(1)\nt = {1, 2, 3}\nt.intersection_update(x for x in [2, 3, 4])\nr = (s, t, {1}.isdisjoint({2}), {1, 2}.symmetric_difference([2, 3]), frozenset([1]).union([2]))",
    "json": 'import json\nr = json.loads(\'{"filters": [32, 64], "rate": 0.5, "bias": true, "name": null}\')',
    "constants": "import math\nr = (math.pi, math.e, math.tau)",
    "named tuple": "from typing import NamedTuple\nclass Stage(NamedTuple):\n    filters: int\n    convs: int = 2\n    @property\n    def size(self):\n        return self.filters * self.convs\n    def twice(self):\n        return self._replace(filters=self.filters * 2)\ndef f(*args):\n    return args\ns = Stage(3, 4)\na, b = s\nr = (f(*s, 5), [x + y for x, y in [Stage(3, 4), Stage(5)]], s[1], s[-1], s[:1], len(s), s.size, s.twice().filters, s._asdict(), a, b, str(s))",
    "named tuple as a tuple": "from typing import NamedTuple\nclass S(NamedTuple):\n    a: int\n    b: int\ns = S(3, 4)\nr = (s == (3, 4), 3 in s, isinstance(s, tuple), isinstance(s, S), isinstance(s, list), s + (1,), (1,) + s, max(s), s.index(4), s < (4, 0), type(s) is S, '%d-%d' % s, {s: 1}[3, 4])",
    "namedtuple": "import collections\nS = collections.namedtuple('S', 'a, b', defaults=[3])\nr = [(x.a, x.b) for x in (S(1), S(1, 2), S(b=1, a=0), S._make([7, 8]))] + [dict(zip(S._fields, S(5)))]",
    "class of a namedtuple": "from collections import namedtuple\nclass Block(namedtuple('Block', ['scope', 'args'])):\n    def n(self):\n        return len(self.args)\nb = Block('x', [1, 2])\nr = (b.n(), b.scope, isinstance(b, Block), [*b])",
    "command lines": "import argparse\np = argparse.ArgumentParser()\np.add_argument('--lr', type=float, default=0.1)\np.add_argument('--no-bias', action='store_true')\np.add_argument('-n', '--num-layers', dest='n', default=4)\ng = p.add_argument_group()\ng.add_argument('--pool', action='store_false')\np.set_defaults(depth=3)\na, rest = p.parse_known_args([])\nr = (a.lr, a.no_bias, a.n, a.pool, a.depth, rest, p.parse_args([]).lr)",
    "ordered dictionaries": "from collections import OrderedDict\nr = (dict(OrderedDict([('a', 1)], b=2)), dict(OrderedDict({'c': 3})), list(OrderedDict()))",
    "copies": "import copy\na, d = [1], {'k': 1}\nb, e = copy.copy(a), copy.copy(d)\nb.append(2)\ne['z'] = 2\nr = (a, b, d, e, copy.copy((1, 2)), copy.copy('a'))",
    "sorting in place": "a, b = [3, 1, 2], ['bb', 'a']\na.sort()\nb.sort(key=len, reverse=True)\nr = (a, b)",
    "deleting places": "class A:\n    def __init__(self):\n        self.x = self.y = 1\na, d, l = A(), {'a': 1, 'b': 2}, [1, 2, 3]\ndel a.x, d['a'], l[0]\ndelattr(a, 'y')\nr = (hasattr(a, 'x'), hasattr(a, 'y'), d, l)",
    "fields of a dataclass": "from dataclasses import dataclass, field\n@dataclass\nclass C:\n    a: int\n    b: list = field(default_factory=list)\n    c: int = field(default=3)\n    def __post_init__(self):\n        self.d = self.a + self.c\nc, e = C(1), C(2)\nc.b.append(5)\nr = (c.b, e.b, c.c, c.d)",
    "inherited fields": "from dataclasses import dataclass\n@dataclass\nclass A:\n    a: int\n@dataclass\nclass B(A):\n    b: int = 2\nr = (B(1).a, B(1).b, B(1, 5).b)",
    "parts of a partial": "import functools\ndef f(a, b):\n    return a - b\np = functools.partial(f, 1, b=2)\nr = (p(), p.func(5, 1), p.args, p.keywords, functools.reduce(max, [1, 3, 2]))",
    "a class pattern": "r = []\nfor v in (3, 'a', 2.5, [1]):\n    match v:\n        case str() | float():\n            r.append(v)\n        case int(n):\n            r.append(n + 1)\n        case _:\n            r.append(None)",
    "a class of one's own as a pattern": "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int\n    y: int\nclass Q:\n    z = 4\nr = []\nfor v in (P(1, 2), P(3, 4), Q()):\n    match v:\n        case P(1, y):\n            r.append(y)\n        case P(x=x):\n            r.append(x)\n        case Q(z=5):\n            r.append(0)\n        case Q(z=4 as z):\n            r.append(z)",
    "eval": "k = 'b'\nd = {'a': 1, 'b': 2}\ndef f(n):\n    return eval('n + d[k]')\nr = (f(3), eval(' max(1, 4) '))",
    "globals": "A, B = 1, 2\ndef f(name):\n    return globals()[name], globals().get('C', 5), 'A' in globals().keys()\nr = f('B')",
    "asdict": "from dataclasses import dataclass, asdict\n@dataclass\nclass P:\n    x: int = 1\n@dataclass\nclass Q:\n    p: P\n    l: list\nr = asdict(Q(P(3), [P(), 2]))",
    "defaultdict": "from collections import defaultdict\nd = defaultdict(list)\nfor i, c in enumerate('aba'):\n    d[c].append(i)\nn = defaultdict(int)\nn['x'] += 2\nr = (sorted(d.items()), n['x'], n['y'], 'z' in n, len(n))",
    "itemgetter": "from operator import itemgetter\nimport operator\nr = (list(map(itemgetter(1), [(1, 2), 'ab'])), operator.itemgetter('k', 'l')({'k': 1, 'l': 2}))",
    "is of equal texts": "a, b, c = 'normal', 'other', 'proj'\ndef f(kind='normal'):\n    return kind is a, kind is not b, kind is c\nr = f()",
    "Ellipsis": "r = (..., Ellipsis)",
    "remembered calls": "from functools import lru_cache\n@lru_cache\ndef f(): return 1\nr = f()",
    "takewhile": "from itertools import takewhile\nr = list(takewhile(lambda x: x < 3, [1, 2, 3, 1]))",
    "zip_longest and repeat": "import itertools\nr = (list(itertools.zip_longest([1], [2, 3])), list(itertools.repeat('a', 2)), list(itertools.pairwise([1, 2, 3])))",
    "operators as functions": "import operator\nfrom functools import reduce\nr = (reduce(operator.mul, [2, 3, 4]), operator.add(1, 2))",
    "next": "i = iter([1, 2, 3])\nr = (next(i), next(i), iter(i) is i, list(i), list(i))",
    "extremes": "r = (max([], default=4), min(3, 1, 2), max('ab', 'c', key=len), min([2, 1], [1, 5]))",
    "types of values": "class A: pass\na = A()\nr = (type(3) is int, type('a') is str, type([]) is list, type(a) is A, a.__class__ is A, isinstance(A, type), isinstance(int, type), isinstance(a, type), type(frozenset()) is frozenset)",
    "names of classes": "class A: pass\nr = (A.__name__, A.__qualname__, int.__name__)",
    "what can be called": "class A:\n    def f(self): pass\nr = [callable(x) for x in (A, A.f, A().f, int, print, lambda: 1, 3, 'a', None, A())]",
    "super with arguments": "class A:\n    def f(self):\n        return 1\nclass B(A):\n    def f(self):\n        return 10 + super(B, self).f()\nr = B().f()",
    "class methods through super": "class A:\n    k = 1\n    def f(self):\n        return self.k\nclass B(A):\n    k = 5\nr = (B().f(), A.f(B()), [m() for m in (B().f, A().f)])",
    "context of an object": "seen = []\nclass A:\n    def __enter__(self):\n        seen.append('in')\n        return 5\n    def __exit__(self, *args):\n        seen.append(args)\nwith A() as a, A():\n    seen.append(a)\nr = seen",
    "items of an object": "class A:\n    def __init__(self):\n        self.d = {}\n    def __setitem__(self, k, v):\n        self.d[k] = v\n    def __getitem__(self, k):\n        return self.d[k]\na = A()\na['x'] = 3\nr = (a['x'], a.d)",
    "class changed from outside": "class A: pass\nA.k = 3\ndef f(self):\n    return self.k\nA.f = f\nr = A().f()",
    "decorated classes": "def named(name):\n    def wrap(cls):\n        cls.name = name\n        return cls\n    return wrap\n@named('x')\nclass A: pass\nr = A.name",
    "objects as decorators": "class Registry:\n    def __init__(self):\n        self.made = {}\n    def __call__(self, f):\n        self.made[len(self.made)] = f\n        return f\nregistry = Registry()\n@registry\ndef f():\n    return 7\nr = (f(), [g() for g in registry.made.values()])",
    "exceptions": "r = []\ntry:\n    raise KeyError('a')\nexcept (TypeError, LookupError) as e:\n    r.append('caught')\ntry:\n    try:\n        raise ValueError\n    except KeyError:\n        r.append('never')\nexcept:\n    r.append('outside')\ntry:\n    assert 1 > 2\nexcept AssertionError:\n    r.append('assert')",
    "while else": "n, r = 3, []\nwhile n:\n    n -= 1\n    if n == 1:\n        continue\n    r.append(n)\nelse:\n    r.append('end')",
    "a list that grows while it is gone through": "a = [1, 2]\nfor x in a:\n    if x < 3:\n        a.append(x + 2)\nr = a",
    "nested comprehension conditions": "r = [(i, j) for i in range(4) if i % 2 for j in range(i) if j if j > 1]",
    "spread displays": "a, d = [1, 2], {'x': 1}\nr = ((*a, *'bc'), {*a, 3}, {**d, 'y': 2, **{'x': 3}}, [*range(2), *d])",
    "unpacking in loops": "r = [a + sum(b) for a, *b in [(1, 2, 3), [4]]]\nfor i, (j, k) in enumerate([(1, 2)]):\n    r.append(i + j + k)",
    "unpacking into places": "class A: pass\na, l, d = A(), [0, 0], {}\na.x, l[1], d['k'] = 1, 2, 3\n[p, q] = a.x, l\nr = (p, q, d)",
    "defaults by keyword only": "def f(*, a, b=2):\n    return a, b\nr = (f(a=1), f(b=3, a=4))",
    "positions only": "def f(a, /, b, *, c):\n    return a, b, c\nr = f(1, b=2, c=3)",
    "generator methods": "class A:\n    def items(self):\n        yield 1\n        yield from [2, 3]\nr = (list(A().items()), [x for x in A().items()])",
    "walrus inside a condition": "r = []\nfor x in range(5):\n    if (y := x * 2) > 4:\n        r.append(y)\nr.append(y)",
    "conversions in f-strings": "x, w = 'a', 6\nr = f'{x!r:>5}|{x!s:<3}|{\"é\"!a}|{3.14159:{w}.2f}|{x=}'",
    "powers": "r = (pow(2, 3), pow(2, 5, 7), 2 ** -1, (-8) ** 2, round(2.567, 2), round(7))",
    "named tuple without items": "from typing import NamedTuple\nclass S(NamedTuple):\n    def f(self):\n        return 3\nr = S().f()",
    "named tuple's operators": "from collections import namedtuple\nP = namedtuple('P', 'x y')\np = P(1, 2)\nr = (p + p, p * 2, p == P(1, 2), bool(p), p._replace(y=5)[1], [a for a in p], len(p), isinstance(p, P))",
    "annotated names": "n: int = 3\nm: int\nr = n",
    "removing and popping": "a, d, s = [1, 2, 3], {'a': 1}, {1, 2}\na.pop(0)\na.reverse()\nd.pop('a')\ns.discard(1)\ns.add(5)\na.insert(1, 9)\nd.clear()\nr = (a, d, s)",
    "keys from an iterator": "r = (dict.fromkeys(iter('ab'), 0), dict(zip('ab', iter([1, 2]))), tuple(iter([1])), set(iter([2])), list(), str(), int())",
    "NamedTuple called": "from typing import NamedTuple\nS = NamedTuple('S', [('a', int), ('b', int)])\nr = tuple(S(1, 2))",
}


def evaluated(text: str) -> tuple[Mapping[str, object], Evaluator]:
    text = clean(text)
    tree = parse(text)
    session = Session(DIALECTS["torch"](), tuple(dialect() for dialect in DIALECTS.values()))
    session.machine = machine = Evaluator(FrameworkHost(session), Scope({}))
    machine.run(tree.body)
    return machine.scope.names, machine


@pytest.mark.parametrize("name", SNIPPETS)
def test_gives_what_python_gives(name: str) -> None:
    names: dict[str, object] = {}
    exec(compile(SNIPPETS[name], name, "exec"), names)
    found, machine = evaluated(SNIPPETS[name])
    assert machine.problems == []
    assert found["r"] == names["r"]
    assert type(found["r"]) is type(names["r"])


NUMPY = {
    "linspace": ("np.linspace(0.0, 0.1, 4).tolist()", [0.0, 0.03333333333333333, 0.06666666666666667, 0.1]),
    "linspace without its end": ("list(np.linspace(0, 1, 4, endpoint=False))", [0.0, 0.25, 0.5, 0.75]),
    "one value": ("np.linspace(2, 5, 1).tolist()", [2.0]),
    "arange": ("np.arange(0, 1, 0.25).tolist()", [0.0, 0.25, 0.5, 0.75]),
    "arange of whole numbers": ("list(np.arange(5, 0, -2))", [5, 3, 1]),
    "array": ("np.array([1, 2]).tolist()", [1, 2]),
    "prod": ("int(np.prod((28, 28, 3)))", 2352),
    "log2": ("int(np.log2(64))", 6),
    "log2 of an array": ("np.log2(np.array([2, 8])).tolist()", [1.0, 3.0]),
    "an array that is scaled": ("(np.array([1, 2]) * 2 + 1).tolist()", [3, 5]),
    "a number and an array": ("(2 ** np.array([1, 2])).tolist()", [2, 4]),
    "two arrays": ("(np.array([1, 2]) - np.array([3, 5])).tolist()", [-2, -3]),
    "an item": ("np.array([1, 2])[1]", 2),
    "a part": ("list(np.array([1, 2, 3])[1:])", [2, 3]),
    "length and shape": ("(len(np.array([1, 2])), np.array([1, 2]).shape)", (2, (2,))),
    "what an array is asked": (
        "(np.array([1, 3]).sum(), np.array([1, 3]).mean(), np.array([1, 3]).max())",
        (4, 2.0, 3),
    ),
    "round": ("np.round(2.567, 1)", 2.6),
    "astype of whole numbers": ("np.array([1.7, -1.7, 3.0]).astype(int).tolist()", [1, -1, 3]),
    "astype as NumPy calls it": (
        "np.array([1.7]).astype(np.int64).tolist() + np.array([2]).astype('float32').tolist()",
        [1, 2.0],
    ),
    "unique": ("[n.tolist() for n in np.unique([8, 2, 8, 8], return_counts=True)]", [[2, 8], [1, 3]]),
    "unique without counts": ("len(np.unique(np.array([1.5, 1.5])))", 1),
    "operators by name": ("np.round(np.divide(np.power(2, np.array([3, 4])), 3)).tolist()", [3.0, 5.0]),
    "round of an array": (
        "np.array([1.26, 2.5]).round().tolist() + np.array([1.26]).round(1).tolist()",
        [1.0, 2.0, 1.3],
    ),
    "cumsum": ("np.cumsum([1, 2, 3]).tolist()", [1, 3, 6]),
}


@pytest.mark.parametrize("name", NUMPY)
def test_gives_what_numpy_gives(name: str) -> None:
    """Recorded from NumPy 2.4."""
    text, value = NUMPY[name]
    assert evaluated(f"import numpy as np\nr = {text}")[0]["r"] == value


UNKNOWN = {
    "a mapping pattern": "match {'a': 1}:\n    case {'a': r}:\n        pass",
    "match of the unknown": "import os\nr = 1\nmatch os.getcwd():\n    case 'a':\n        r = 2",
    "a name of the unknown": "import os\nmatch os.getcwd():\n    case (a, r):\n        pass\n    case r:\n        pass",
    "a member that is not there": "from enum import Enum\nclass A(Enum):\n    X = 1\nr = A(2)",
    "a value that is a text too": "from enum import Enum\nclass A(str, Enum):\n    X = 'a'\nr = A.X.value",
    "a pattern that explodes": "import re\nr = re.match(r'(a|aa)+$', 'a' * 40)",
    "a pattern that explodes inside": "import re\nr = re.match(r'(a+)+$', 'a' * 40)",
    "a pattern with many options": "import re\nr = re.match('a?' * 40 + 'a' * 40, 'a' * 40)",
    "a pattern with flags": "import re\nr = re.match('a', 'A', re.I)",
    "a pattern that looks around": "import re\nr = re.sub(r'(?<=a)b', '', 'ab')",
    "a long text": "import re\nr = re.sub('a', 'b', 'a' * 201)",
    "undefined": "r = nowhere + 1",
    "unknown condition": "import os\nr = 1\nif os.path.exists('x'):\n    r = 2",
    "unknown loop": "import os\nr = 0\nfor name in os.listdir('.'):\n    r += 1",
    "unknown while": "import random\nr = 0\nwhile random.random() < 0.5:\n    r += 1",
    "list grown in doubt": "import os\nr = [1]\nif os.environ.get('X'):\n    r.append(2)\nr = len(r) + r[-1]",
    "raised": "def f():\n    raise ValueError('no')\nr = f()",
    "open": "r = open('/etc/passwd').read()",
    "import": "r = __import__('os').getcwd()",
    "eval of a statement": "r = eval('a = 1')",
    "eval in another scope": "r = eval('a', {'a': 1})",
    "exec": "r = exec('x = 1')",
    "dunder": "r = ().__class__.__bases__[0].__subclasses__()",
    "function globals": "def f(): pass\nr = f.__globals__",
    "format attribute": "r = '{0.__class__}'.format(3)",
    "async": "async def r():\n    await x",
    "zero division": "r = 1 / 0",
    "index": "r = [1][5]",
    "no literal in a text": "import ast\nr = ast.literal_eval('f(1)')",
    "text of an object": "class A: pass\nr = str(A())",
    "named tuple without an item": "from collections import namedtuple\nS = namedtuple('S', 'a b')\nr = S(1)",
    "named tuple with too many items": "from collections import namedtuple\nS = namedtuple('S', 'a b')\nr = S(1, 2, 3)",
    "named tuple's missing attribute": "from collections import namedtuple\nS = namedtuple('S', 'a b')\nr = S(1, 2).c",
    "named tuple with its own __new__": "from collections import namedtuple\nclass S(namedtuple('S', 'a b')):\n    def __new__(cls, a, b=2):\n        return super().__new__(cls, a, b * 2)\nr = S(1).b",
    "joining what is not known": "r = '_'.join(str(x) for x in nowhere)",
    "deep JSON": "import json\nr = json.loads('[' * 30000)",
    "too many values for the names": "a, r = 1, 2, 3",
    "too few values for the names": "r, *b, c = [1]",
    "a starred name of the unknown": "a, *r = nowhere",
    "an item set somewhere": "l = [1, 2]\nl[nowhere] = 5\nr = l[-1]",
    "an item of a dictionary set somewhere": "d = {}\nd[nowhere] = 5\nr = d['a']",
    "an item taken out somewhere": "l = [1, 2]\ndel l[nowhere]\nr = len(l)",
    "a set after something was taken out": "s = {1, 2}\ns.remove(nowhere)\nr = len(s)",
    "a list with something unknown in it": "l = [1]\nl.extend(nowhere)\nr = len(l)",
    "a list after +=": "l = [1]\nl += nowhere\nr = l[1]",
    "a shuffled list": "import random\nl = [1, 2]\nrandom.shuffle(l)\nr = l[0]",
    "a managed context": "from contextlib import contextmanager\n@contextmanager\ndef f():\n    yield 3\nwith f() as r:\n    pass",
    "a positional argument of the command line": "import argparse\np = argparse.ArgumentParser()\np.add_argument('r')\nr = p.parse_args().r",
    "objects that say themselves when they are equal": "class A:\n    def __eq__(self, other):\n        return True\nr = A() == A()",
    "objects that say themselves whether they are true": "class A:\n    def __bool__(self):\n        return False\nr = 1 if A() else 2",
    "a member whose number is not known": "from enum import Enum, auto\nclass A(Enum):\n    X = 'a'\n    Y = auto()\nr = A.Y.value",
    "an argument of the unknown as an object's": "class A:\n    def __init__(self, n):\n        self.n = n\nr = A(nowhere).n",
    "an object made wrongly": "class A:\n    def __init__(self, n):\n        self.n = n\nr = A()",
    "a field that depends on the unknown": "from dataclasses import dataclass\n@dataclass\nclass A:\n    n: int\nr = A(nowhere).n",
    "subclasses that are told": "class A:\n    def __init_subclass__(cls): pass\nclass r(A): pass",
    "what follows a failure in a try": "try:\n    r = {}['a']\nexcept KeyError:\n    r = 2",
    "an import that may fail": "try:\n    import yaml\n    r = 1\nexcept ImportError:\n    r = 2",
    "an exception that nobody catches": "r = 1\ndef f():\n    try:\n        raise ValueError\n    except KeyError:\n        pass\nif True:\n    r = f()",
    "a match of what is no sequence for sure": "class A: pass\nmatch A():\n    case [r]:\n        pass\n    case _:\n        r = 2",
    "the first round in which something is unknown": "r = 0\nfor x in [1, nowhere]:\n    if x > 1:\n        break\n    r += 1",
    "except*": "try:\n    r = 1\nexcept* ValueError:\n    pass",
    "takewhile with an unknown condition": "from itertools import takewhile\nr = takewhile(lambda x: x < nowhere, [1])",
    "a product of the unknown": "import math\nr = math.prod([2, nowhere])",
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_is_not_known_is_unknown(name: str) -> None:
    found, _ = evaluated(UNKNOWN[name])
    assert isinstance(found["r"], Unknown), found["r"]
    assert found["r"].why


WHY = {
    "sum(nowhere)": "nowhere is not defined; say what it is with :let: nowhere=…",
    "list(zip([1], nowhere))": "nowhere is not defined; say what it is with :let: nowhere=…",
    "list(map(abs, nowhere))": "nowhere is not defined; say what it is with :let: nowhere=…",
    "list(filter(nowhere, [1]))": "nowhere is neither defined nor a layer of PyTorch that is known",
    "sorted([1, nowhere])": "nowhere is not defined; say what it is with :let: nowhere=…",
    "all([1, nowhere])": "nowhere is not defined; say what it is with :let: nowhere=…",
    "max([1, 2], key=nowhere)": "nowhere is neither defined nor a layer of PyTorch that is known",
    "[1, *nowhere]": "nowhere is not defined; say what it is with :let: nowhere=…",
    "{**nowhere}": "nowhere is not defined; say what it is with :let: nowhere=…",
    "{**3}": "what stands behind ** is not known",
    "{nowhere: 1}": "nowhere is not defined; say what it is with :let: nowhere=…",
    "print(*nowhere)": "nowhere is not defined; say what it is with :let: nowhere=…",
    "print(**3)": "the arguments behind ** are not known",
    "[x for x in nowhere]": "nowhere is not defined; say what it is with :let: nowhere=…",
    "[x for x in [1] if nowhere]": "nowhere is not defined; say what it is with :let: nowhere=…",
    "{[] for x in [1]}": "a set can only hold what can be hashed",
    "1 if nowhere else 2": "nowhere is not defined; say what it is with :let: nowhere=…",
    "not nowhere": "nowhere is not defined; say what it is with :let: nowhere=…",
    "f'{nowhere}'": "nowhere is not defined; say what it is with :let: nowhere=…",
    "f'{len}'": "this text is not read",
    "str(len)": "str(): a value without a text has no str()",
    "'{}'.format(len)": "format(): a value without a text cannot be formatted",
    "format(len)": "format(): a value without a text cannot be formatted",
    "len(3)": "len(): object of type 'int' has no len()",
    "len(len)": "the length of len() is not known",
    "len(int)": "the length of Pure is not known",
    "len(iter([]))": "the length of Iterator is not known",
    "int('a')": "int(): invalid literal for int() with base 10: 'a'",
    "int.nowhere": "the attribute nowhere of Pure is not read",
    "[].nowhere()": "nowhere() is not read",
    "(3).nowhere": "the attribute nowhere of int is not read",
    "3()": "int cannot be called",
    "len[0]": "a subscript of len() is not read",
    "len + 1": "this operation on len() is not read",
    "-len": "this operation on len() is not read",
    "[][1]": "list index out of range",
    "{}['a']": "'a'",
    "1 + 'a'": "unsupported operand type(s) for +: 'int' and 'str'",
    "1 @ 2": "this operation is not read",
    "for_": "for_ is not defined; say what it is with :let: for_=…",
    "next([1])": "next() of this is not read",
    "next(iter([]))": "there is nothing to take",
    "isinstance(3, len)": "this check of a type is not read",
    "isinstance(3, None)": "this check of a type is not read",
    "hasattr(3, nowhere)": "the name of an attribute is not known",
    "hasattr(len, 'x')": "whether this has an attribute x is not known",
    "getattr(3, nowhere)": "an attribute whose name is not known",
    "sum([[1]])": "unsupported operand type(s) for +: 'int' and 'list'",
    "enumerate(3)": "the items of int are not known",
    "list(len)": "the items of len() are not known",
    "(lambda x: x)(1, 2)": "lambda() takes 1 argument and is given 2",
    "(lambda x: x)(y=1)": "lambda() has no argument y",
    "(lambda x: x)()": "lambda() is called without x",
    "super()": "super() is outside a method",
    "str.upper(3)": "upper(): upper() is asked of something else",
    "['a'].sort(key=nowhere)": "the order of its items is not known",
    "(1, 2)[nowhere]": "nowhere is not defined; say what it is with :let: nowhere=…",
    "[1, 2][nowhere:]": "nowhere is not defined; say what it is with :let: nowhere=…",
    "C().x": "C has no attribute x",
    "C.x": "C has no attribute x",
    "C()()": "an object of C cannot be called",
    "C()[0]": "__getitem__ of C is not read",
    "len(C())": "the length of a C is not known",
    "[x for x in C()]": "__iter__ of C is not read",
    "C() + 1": "this operation on Instance is not read",
    "[x for x in P]": "the items of Class are not known",
    "P()": "P() is called without x",
    "P(1).y": "P has no attribute y",
    "P(1)[5]": "tuple index out of range",
    "P(1)._replace(z=1)": "P has no field z",
    "re.match('a', 'a').x": "the attribute x of Match is not read",
    "re.match('(', 'a')": "re.match(): missing ), unterminated subpattern at position 0",
    "re.match('a')": "re.match() is not read in this form",
    "re.match(3, 'a')": "re.match() is only read of texts",
    "np.array([1]) + np.array([1, 2])": "this operation on an array is not read",
    "np.array([1])[3]": "tuple index out of range",
    "np.array([1]).nowhere": "the attribute nowhere of an array is not read",
    "functools.partial()": "partial() of nothing",
    "functools.reduce(max, [])": "reduce() of nothing",
    "itertools.islice([1], 'a')": "islice() of these bounds is not read",
    "collections.Counter()": "Counter() is not read (line 5)",
    "copy.copy(len)": "a copy of this is not read",
}


START = """\
import collections, copy, functools, itertools, re
import numpy as np
P = collections.namedtuple("P", "x")
class C: pass
"""


@pytest.mark.parametrize("text", WHY)
def test_says_why_something_is_not_known(text: str) -> None:
    found, _ = evaluated(f"{START}r = {text}")
    assert str(found["r"].why) == WHY[text]


HOSTILE = {
    "regular expressions": "import re\nfor i in range(40000):\n    x = re.search('a*a*b', 'a' * 200)",
    "endless while": "while True:\n    pass",
    "endless for": "for i in range(10 ** 9):\n    x = i",
    "nested loops": "for i in range(40000):\n    for j in range(40000):\n        x = i * j",
    "endless recursion": "def f(n):\n    return f(n + 1)\nr = f(0)",
    "mutual recursion": "class A:\n    @property\n    def x(self):\n        return self.x\nr = A().x",
    "huge power": "r = 10 ** 10 ** 10",
    "growing number": "r = 2\nfor i in range(10000):\n    r = r * r",
    "huge string": "r = 'a' * 10 ** 9",
    "growing string": "r = 'a'\nfor i in range(60):\n    r = r + r",
    "growing list": "r = [0]\nfor i in range(60):\n    r += r",
    "huge list": "r = [0] * 10 ** 9",
    "nested list": "r = []\nfor i in range(30):\n    r = [r, r]",
    "wide format": "r = '%1000000000d' % 3",
    "wide f-string": "r = f'{3:1000000000d}'",
    "wide format method": "r = '{:1000000000d}'.format(3)",
    "star width": "r = '%*d' % (10 ** 9, 3)",
    "shift": "r = 1 << 10 ** 9",
    "comprehension": "r = [i * j * k for i in range(1000) for j in range(1000) for k in range(1000)]",
    "generator": "def g():\n    while True:\n        yield 1\nr = list(g())",
    "deep expression": "r = " + "(" * 80 + "1" + ")" * 80,
    "long sum": "r = " + " + ".join(["1"] * 3000),
    "join": "r = ('a' * 40000).join(['b'] * 40000)",
    "replace": "r = ('a' * 40000).replace('a', 'b' * 40000)",
    "product": "import itertools\nr = list(itertools.product(range(1000), repeat=4))",
    "prod": "import math\nr = math.prod([10 ** 60] * 40000)",
    "int of text": "r = int('9' * 40000)",
    "justified text": "r = 'a'.ljust(10 ** 9)",
    "translated text": "r = ('a' * 40000).translate({97: 'b' * 40000})",
    "wide tabs": "r = '\t'.expandtabs(10 ** 9)",
    "wide format function": "r = format(3, '1000000000d')",
    "linspace": "import numpy as np\nr = np.linspace(0, 1, 10 ** 9)",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_code_ends_soon(name: str) -> None:
    start = time.process_time()
    reading = read(Request(HOSTILE[name] + "\nmodel = nn.Sequential(nn.Linear(3, 4))\n"))
    assert time.process_time() - start < 10
    assert reading.network is not None or reading.problems
    for problem in reading.problems:
        assert problem.line > 0


def test_a_loop_that_takes_too_long_is_given_up_and_not_the_program() -> None:
    loop = "total = 0\nfor i in range(40000):\n    for k in range(9):\n        total += k\n"
    model = "model = nn.Sequential(nn.Linear(3, 4))\n"
    reading = read(Request(loop + model))
    assert reading.problems == ()
    assert reading.network is not None


def test_what_such_a_loop_changes_is_not_known_and_says_why() -> None:
    reading = read(Request("n = 1\nwhile True:\n    n = n + 1\nmodel = nn.Linear(n, 2)\n"))
    assert reading.network is not None
    (problem,) = compute(reading.network).problems
    assert problem.message.endswith("it is set in a loop that takes more than 100,000 steps")
    assert problem.line == 4


def test_many_such_loops_end_the_program_at_the_line_of_one() -> None:
    reading = read(Request("while True:\n    x = 2\n" * 9))
    assert reading.problems[0].message.startswith("this code was read up to here: it takes more than ")
    assert reading.problems[0].line in (11, 12)


def test_a_model_is_run_that_was_made_before_the_program_ends_at_what_takes_too_long() -> None:
    model = "from keras import Input, Sequential, layers\nmodel = Sequential([Input((8,)), layers.Dense(4)])\n"
    slow = "def grow(n):\n    return n if n < 2 else grow(n - 1) + grow(n - 2)\n" + "grow(30)\n" * 7
    reading = read(Request(model + slow, chosen="model"))
    assert reading.network is not None
    (problem,) = reading.problems
    assert problem.message.startswith("this code was read up to here: it takes more than ")


def test_nothing_is_executed(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    read(Request("open('made', 'w').write('x')\nimport os\nos.mkdir('made')\n__import__('os').system('touch made')\n"))
    assert list(tmp_path.iterdir()) == []
