"""Build one page in every theme, and put what it looks like into one picture: phone, tablet and desk, light and dark.

Themes that are not installed are left out.  It needs Chromium and its driver, and what ``pip install -e '.[pages]'``
brings: Selenium, Pillow and the themes.

    python tools/contact_sheet.py [PAGE.md] [--output contact.png]
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

CONF = """\
extensions = ["myst_parser", "sphinxext_cnnparams"{extension}]
myst_enable_extensions = ["colon_fence", "deflist"]
project = "test"
numfig = True
html_theme = "{theme}"
html_theme_options = {options}
"""
THEMES = ("furo", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_rtd_theme", "alabaster", "sphinx_immaterial")
LIGHT_ONLY = ("sphinx_rtd_theme", "alabaster")
WIDTHS = (360, 768, 1280)
TALLEST = 2400
TURN_DARK = """
document.documentElement.dataset.theme = document.body.dataset.theme = "dark";
document.body.dataset.mdColorScheme = "slate";
"""
PAGE = """\
# Which of these numbers are parameters?

The second convolution has {cnn:params}`mnist.conv2d_1` parameters; after it the image is
{cnn:output}`11 × 11 × 64 <mnist.conv2d_1>`.

:::{cnn-summary} mnist
:caption: A small convnet for MNIST

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, kernel_size=(3, 3), activation="relu"),
    layers.MaxPooling2D(pool_size=(2, 2)),
    layers.Conv2D(64, kernel_size=(3, 3), activation="relu"),
    layers.MaxPooling2D(pool_size=(2, 2)),
    layers.Flatten(),
    layers.Dropout(0.5),
    layers.Dense(10, activation="softmax"),
])
:::

:::{cnn-summary} blocks
:caption: Equal blocks fold
:input: 64x56x56
:columns: layer input output kernel stride calculation params macs memory receptive-field

class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(64, 64, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(64)
        self.relu = nn.ReLU()
    def forward(self, x):
        return self.relu(self.bn(self.conv(x)) + x)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(64, 64, 7, padding=3)
        self.stages = nn.Sequential(*[Block() for _ in range(8)])
        self.head = nn.Linear(64, 1000)
    def forward(self, x):
        return self.head(self.stages(self.stem(x)).mean((2, 3)))
:::

```{cnn-diagram} mnist
:receptive-field:
```

:::{cnn-summary} shortcut
:caption: What reads from what, where a network branches

inputs = keras.Input((32, 32, 16), name="image")
x = layers.Conv2D(32, 3, strides=2, padding="same", name="conv")(inputs)
y = layers.Conv2D(32, 1, strides=2, name="projection")(inputs)
model = keras.Model(inputs, layers.Add(name="sum")([x, y]))
:::

```{cnn-derivation} mnist.conv2d_1
```

```{cnn-compare} mnist blocks
```
"""


def build(theme: str, page: str, folder: Path) -> Path:
    """Build the page in a theme."""
    immaterial = theme == "sphinx_immaterial"  # it would fetch fonts
    options = {"font": False, "palette": {"scheme": "default"}} if immaterial else {}
    extension = ', "sphinx_immaterial"' if immaterial else ""
    folder.mkdir()
    (folder / "conf.py").write_text(CONF.format(theme=theme, options=options, extension=extension))
    (folder / "index.md").write_text(page, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-b", "html", str(folder), str(folder / "out")], check=True)
    return folder / "out" / "index.html"


def start() -> Any:
    """Start a browser."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for option in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(option)
    options.binary_location = shutil.which("chromium") or ""
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


def take(browser: Any, file: Path, width: int, *, dark: bool) -> bytes:
    """Take a picture of the page."""
    resize(browser, width, 800)
    browser.get(file.as_uri())
    if dark:
        browser.execute_script(TURN_DARK)
    height = browser.execute_script("return document.documentElement.scrollHeight")
    resize(browser, width, min(height, TALLEST))
    picture: bytes = browser.get_screenshot_as_png()
    return picture


def resize(browser: Any, width: int, height: int) -> None:
    """Give the screen its size."""
    screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)


def join(rows: list[list[bytes]], output: Path) -> None:
    """Put the pictures into one: a row for each theme."""
    from PIL import Image

    pictures = [[Image.open(io.BytesIO(picture)) for picture in row] for row in rows]
    wide = max(sum(picture.width + 12 for picture in row) for row in pictures)
    tall = sum(max(picture.height for picture in row) + 12 for row in pictures)
    sheet = Image.new("RGB", (wide, tall), "#888")
    top = 0
    for row in pictures:
        left = 0
        for picture in row:
            sheet.paste(picture, (left, top))
            left += picture.width + 12
        top += max(picture.height for picture in row) + 12
    sheet.thumbnail((4000, 16000))
    sheet.save(output)


def check_tools() -> None:
    """Say what is missing before anything is built."""
    missing = [name for name, found in NEEDED.items() if not found()]
    if missing:
        raise SystemExit(f"{', '.join(missing)} not found; pip install -e '.[pages]', and Debian's chromium-driver")


NEEDED = {
    "Pillow": lambda: importlib.util.find_spec("PIL"),
    "Selenium": lambda: importlib.util.find_spec("selenium"),
    "chromium": lambda: shutil.which("chromium"),
    "chromedriver": lambda: shutil.which("chromedriver"),
}
"""What the pictures need, and how it is found."""


def main() -> None:
    """Build, look and join."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("page", nargs="?", type=Path)
    parser.add_argument("--output", type=Path, default=Path("contact.png"))
    options = parser.parse_args()
    page = options.page.read_text(encoding="utf-8") if options.page else PAGE
    rows = []
    check_tools()
    browser = start()
    with tempfile.TemporaryDirectory() as name:
        for theme in (theme for theme in THEMES if importlib.util.find_spec(theme)):
            file = build(theme, page, Path(name) / theme)
            sides = (False,) if theme in LIGHT_ONLY else (False, True)
            rows.append([take(browser, file, width, dark=dark) for dark in sides for width in WIDTHS])
    browser.quit()
    join(rows, options.output)
    print(f"{options.output}: {len(rows)} themes")


if __name__ == "__main__":
    main()
