"""What tests share: small documentation projects, built in this process, and the scripts that keep files in order."""

from __future__ import annotations

import copy
import importlib.util
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest
from sphinx import locale
from sphinx.cmd.build import main as sphinx_build
from sphinx.config import Config

collect_ignore = ["tests/cases/tutorials"]
"""What looks like modules there are documents, and nobody imports them."""
CONF = """\
extensions = ["myst_parser", "sphinxext_cnnparams"]
myst_enable_extensions = ["colon_fence", "deflist", "substitution"]
project = "test"
copyright = author = version = "test"
numfig = True
show_warning_types = True
"""
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
NEEDS_BROWSER = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs Debian's chromium and chromium-driver")
BLOCKS = """\
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv, self.relu = nn.Conv2d(8, 8, 3, padding=1), nn.ReLU()
    def forward(self, x):
        return self.relu(self.conv(x) + x)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3, padding=1)
        self.body = nn.Sequential(*[Block() for _ in range(4)])
    def forward(self, x):
        return self.body(self.stem(x))
"""
"""The code of a network whose blocks are equal."""
BROWSER = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars"
)


def mutable_defaults() -> dict[str, list[object] | dict[str, object]]:
    """Give the lists and mappings that are defaults of Sphinx's options."""
    defaults = {name: option.default for name, option in Config.config_values.items()}
    return {name: default for name, default in defaults.items() if isinstance(default, (list, dict))}


FRESH = copy.deepcopy(mutable_defaults())


def restore_defaults() -> None:
    """Undo what builds in this process have done to defaults.

    All builds share them, and extensions add to them: with MyST-NB, ``.md`` is read by it from then on, loaded or not.
    """
    for name, default in mutable_defaults().items():
        default.clear()
        default.extend(FRESH[name]) if isinstance(default, list) else default.update(FRESH[name])


@dataclass(frozen=True)
class Built:
    """Hold what one build said: its exit status and its messages, without colours."""

    status: int
    messages: list[str]
    output: Path

    def text(self, name: str) -> str:
        return (self.output / name).read_text(encoding="utf-8")


@dataclass
class Project:
    """Write the pages of a documentation and build them with the real command."""

    source: Path
    build_folder: Path
    read_messages: Callable[[], str]
    clock: float = field(default_factory=time.time)

    def write(self, pages: dict[str, str]) -> None:
        for name, text in pages.items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            changed = path.exists()
            path.write_text(text, encoding="utf-8")
            if changed:  # Sphinx tells a change by the time of a file
                self.clock += 5
                os.utime(path, (self.clock, self.clock))

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.source / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write({name: text.replace(old, new)})

    def build_page(self, name: str) -> Built:
        return self.build("html", files=(name,))

    def build(self, builder: str = "html", *options: str, files: tuple[str, ...] = ()) -> Built:
        self.read_messages()
        locale.translators.clear()  # of one process they would be a mixture of languages
        restore_defaults()
        output = self.build_folder / builder
        folders = ["-d", str(self.build_folder / "doctrees"), str(self.source), str(output)]
        folders += [str(self.source / name) for name in files]
        status = sphinx_build(["-q", "--no-color", "-b", builder, *options, *folders])
        raw = re.sub(r"\x1b\[[0-9;]*m", "", self.read_messages())
        lines = [line.replace(str(self.source) + os.sep, "") for line in raw.splitlines() if line.strip()]
        return Built(status, lines, output)


@pytest.fixture
def project(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Project:
    source = tmp_path / "source"
    source.mkdir()
    made = Project(source, tmp_path / "build", lambda: capfd.readouterr().err)
    made.write({"conf.py": CONF})
    return made


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    from selenium import webdriver  # noqa: PLC0415 -- only the pages need it

    options = webdriver.ChromeOptions()
    for option in BROWSER.split():
        options.add_argument(option)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('chromium')}")
    options.binary_location = CHROMIUM
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


Tool = Callable[[str], ModuleType]


@pytest.fixture(scope="session")
def tool() -> Tool:
    """Load a script of the folder ``tools``, which is no package."""

    def load(name: str) -> ModuleType:
        folder = Path(__file__).with_name("tools")
        spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module  # dataclasses look there
        if str(folder) not in sys.path:
            sys.path.append(str(folder))
        spec.loader.exec_module(module)
        return module

    return load
