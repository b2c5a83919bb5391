"""Settings of experiments: what the code has put there is read again, and what it has not is not known."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.readers.read import Request, read

MODEL = "\nimport keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(UNITS)])\n"


def units(code: str, said: str) -> tuple[int | None, list[str]]:
    """Give the units of a layer that is told a setting, and what is wrong."""
    reading = read(Request(code + MODEL.replace("UNITS", said)))
    network = reading.network
    assert network is not None
    summary = compute(network)
    count = summary.rows[-1].params
    return count and count // 5, [str(problem.message) for problem in (*reading.problems, *summary.problems)]


@pytest.mark.parametrize(("code", "said"), [
    ("import wandb\nrun = wandb.init(config={'u': 7})", "run.config.u"),
    ("import wandb\nrun = wandb.init(config={'u': 7})", "wandb.config['u']"),
    ("import wandb\nwandb.init()\nconfig = wandb.config\nconfig.u = 7", "config.u"),
    ("import wandb\nwandb.init()\nwandb.config.update({'u': 7}, allow_val_change=True)", "wandb.config.u"),
    ("from wandb import config\nconfig.setdefaults({'u': 7})", "config.get('u')"),
    ("import wandb\nconfig = wandb.init().config", "config.get('u', 7)"),
    ("import wandb\nwandb.init(config=dict(u=3, v=4))", "sum(wandb.config.values())"),
    ("import wandb\nwandb.init(config=dict(u=3, v=4))", "sum(wandb.config[k] for k in wandb.config)"),
    ("import wandb\nwandb.init(config=dict(u=7))\nd = wandb.config.as_dict()\nwandb.config.u = 8", "d['u']"),
    ("from easydict import EasyDict\nc = EasyDict({'net': {'u': 6}})\nc.net.u += 1", "c.net.u"),
    ("from ml_collections import ConfigDict\nc = ConfigDict()\nc.u = 7", "c.u"),
    ("from omegaconf import OmegaConf\nc = OmegaConf.create({'u': 7})", "c.u"),
    ("from munch import Munch\nc = Munch(u=7)", "c['u']"),
    ("from munch import Munch\nc = Munch(u=5)\nc['u'] = 7", "c.u"),
    ("from munch import Munch\nc = Munch(u=5, v=7)\ndel c['u']", "c.get('u', c.v)"),
    ("from box import Box\nimport copy\nc = Box(u=7)\nd = copy.deepcopy(c)\nc.u = 1", "d.u"),
])  # fmt: skip
def test_what_is_stated_is_read(code: str, said: str) -> None:
    assert units(code, said) == (7, [])


@pytest.mark.parametrize(("code", "said", "why"), [
    ("import wandb\nwandb.init()", "wandb.config.u", "u is not among the settings that the code states"),
    ("import wandb\nwandb.init(config={'u': 7})\nwandb.config.update(load())", "wandb.config.u", "load"),
    ("import wandb\nwandb.init(config={'u': 7})\nif later(): wandb.config.u = 8", "wandb.config.u", "later"),
    ("import wandb\nwandb.init(config={'u': 7})\nif later(): wandb.config.update({'u': 8})", "wandb.config.u", "later"),
    ("import wandb\nwandb.init(config={'u': 7})\ndel wandb.config.u", "wandb.config.u", "is not among the settings"),
    ("import wandb\nwandb.init(config={'u': 7})\nwandb.config[name()] = 8", "wandb.config.u", "the name of a setting"),
    ("import wandb\nwandb.init(config={'u': 7})\ndel wandb.config[name()]", "wandb.config.u", "the name of a setting"),
    ("import wandb\nwandb.init(config={'u': 7})\nwandb.config.update([('u', 8)])", "wandb.config.u", "the name of a setting"),
    ("import wandb\nrun = wandb.init(config={'u': 7})", "run.use_artifact('u')", "the result of use_artifact() is not known"),
])  # fmt: skip
def test_what_is_not_stated_is_not_known(code: str, said: str, why: str) -> None:
    found, problems = units(code, said)
    assert found is None
    assert len(problems) == 1
    assert why in problems[0]


def test_one_reading_leaves_nothing_to_the_next() -> None:
    assert units("import wandb\nwandb.config.u = 7", "wandb.config.u")[0] == 7
    assert units("import wandb", "wandb.config.u")[0] is None
