"""One page in every theme, at the widths of a phone, a tablet and a desk, light and dark: nothing wrong to see."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from sphinx.cmd.build import main as sphinx_build

from conftest import CONF, NEEDS_BROWSER

pytestmark = NEEDS_BROWSER
WIDTHS = (360, 768, 1280)
THEMES = {
    "furo": "furo",
    "pydata_sphinx_theme": "pydata_sphinx_theme",
    "sphinx_book_theme": "sphinx_book_theme",
    "sphinx_rtd_theme": "sphinx_rtd_theme",
    "alabaster": "alabaster",
    "sphinx_immaterial": "sphinx_immaterial",
}
"""The themes, and the packages they come in."""
DARK = ("furo", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_immaterial")
"""Those that have a dark side; each is told by an attribute of its own."""
TURN_DARK = """
document.documentElement.dataset.theme = document.body.dataset.theme = "dark";
document.body.dataset.mdColorScheme = "slate";
"""
OPTIONS = {"font": False, "palette": {"scheme": "default"}}
EXTRA = {"sphinx_immaterial": f'extensions.append("sphinx_immaterial")\nhtml_theme_options = {OPTIONS}\n'}
"""What a theme needs besides its name; fonts would be fetched."""
PAGE = (
    """\
# A page

The second has {cnn:params}`net.conv2d_1` parameters, and makes {cnn:output}`11 × 11 × 64 <net.conv2d_1>`.

:::{cnn-summary} net
:caption: A small network with a caption that is longer than a phone is wide, so that it has to be wrapped

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, 3),
    layers.MaxPooling2D(2),
    layers.Conv2D(64, 3),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dropout(0.5),
    layers.Dense(10),
])
:::

:::{cnn-summary} wide
:caption: All there is
:columns: layer kind input output kernel stride padding formula calculation weights biases trainable non-trainable macs

Conv2D(8, 3, input_shape=(28, 28, 1))  # a note
Dense(10)
:::

:::{cnn-summary} charted
:chart: params, macs, memory
:derivations: none

Conv2D(8, 3, input_shape=(28, 28, 1))
Dense(10)
:::

:::{cnn-summary} slim
:columns: layer params
:derivations: none

Conv2D(8, 3, input_shape=(28, 28, 1))
Dense(10)
:::

:::{cnn-summary} long
:caption: A long one
:depth: all
:derivations: none

"""
    + "\n".join(
        f"Conv2D(8, 3, padding='same', name='c{i}'{', input_shape=(28, 28, 1)' if not i else ''})" for i in range(60)
    )
    + """
:::

```{cnn-compare} net wide
```

```{cnn-diagram} net
```

:::{cnn-summary} branched
:derivations: none

inputs = keras.Input((32, 32, 16), name="image")
x = layers.Conv2D(32, 3, strides=2, padding="same", name="conv_with_a_long_name")(inputs)
y = layers.Conv2D(32, 1, strides=2, name="projection")(inputs)
model = keras.Model(inputs, layers.Add(name="sum")([x, y]))
:::

```{cnn-derivation} net.conv2d_1
```
""".replace("LAYERS", "\n".join(['Conv2D(8, 3, padding="same")'] * 60))
)


@pytest.fixture(scope="module", params=THEMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    theme = request.param
    if importlib.util.find_spec(THEMES[theme]) is None:
        pytest.skip(f"needs {THEMES[theme]}")
    folder = tmp_path_factory.mktemp(theme)
    (folder / "conf.py").write_text(f"{CONF}html_theme = {theme!r}\n{EXTRA.get(theme, '')}")
    (folder / "index.md").write_text(PAGE)
    # the theme's own warnings are no concern of ours, and in other tests the errors are
    assert sphinx_build(["-Q", "-b", "html", str(folder), str(folder / "out")]) == 0
    return theme, folder / "out" / "index.html"


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, site: tuple[str, Path], browser) -> object:
    theme, file = site
    if request.param == "dark" and theme not in DARK:
        pytest.skip(f"{theme} has no dark side")
    browser.get(file.as_uri())
    if request.param == "dark":
        browser.execute_script(TURN_DARK)
    return browser


def resize(browser, width: int) -> None:
    screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wrong(page, width: int) -> None:
    resize(page, width)
    found = page.execute_script(f"return ({LOOK})()")
    assert found == {key: [] for key in found}
    assert len(found) == 9


LOOK = """() => {
  const boxes = [...document.querySelectorAll('.cnn-scroll')], root = document.documentElement;
  const name = e => (e.querySelector('caption') ?? e).textContent.trim().slice(0, 20);
  const moves = e => e.scrollWidth > e.clientWidth + 1, fails = (list, test) => list.filter(e => !test(e)).map(name);
  const inside = (e, box) => {
    const a = e.getBoundingClientRect(), b = box.getBoundingClientRect();
    return a.width > 0 && a.left >= b.left - 1 && a.right <= b.right + 1;
  };
  const cells = (e, kind) => [...e.querySelectorAll(`tbody ${kind}`)];
  const after = (e, move, test) => {
    move(e); const right = test(e); e.scrollTo(0, 0); return right;
  };
  const style = (e, key) => getComputedStyle(e)[key];
  const inner = e => [...e.querySelectorAll('*')].filter(x => /auto|scroll/.test(style(x, 'overflowX')));
  const wide = root.scrollWidth, show = e => { e.style.display = ''; };  // what themes do themselves is theirs
  boxes.forEach(e => { e.style.display = 'none'; });
  const bare = root.scrollWidth;
  boxes.forEach(show);
  return {
    'the page moves sideways': wide > Math.max(bare, innerWidth + 1) ? [wide] : [],
    'moves and has no keyboard': fails(boxes, e => !moves(e) ||
      (e.tabIndex === 0 && e.ariaLabel && e.role === 'region')),
    'scrolls in two places': fails(boxes, e => inner(e).length === 0),
    'a short table scrolls downwards': fails(boxes.filter(e => e.querySelectorAll('tr').length < 12),
      e => e.scrollHeight <= e.clientHeight + 1),
    'the number is out of sight': fails(boxes, e => cells(e, '.cnn-key').every(x => inside(x, e))),
    'the caption is cut': fails(boxes, e => [...e.querySelectorAll('.cnn-caption')].every(x => inside(x, e))),
    'the first column leaves': fails(boxes, e => after(e, x => x.scrollTo(9999, 0),
      x => cells(x, 'tr > :first-child').every(y => inside(y, x)))),
    'the head leaves': fails(boxes, e => after(e, x => x.scrollTo(0, 9999), x => {
      const caption = x.querySelector('caption')?.offsetHeight ?? 0;  // it goes first
      const top = x.querySelector('thead th').getBoundingClientRect().top - x.getBoundingClientRect().top;
      return Math.abs(top - Math.max(0, caption - x.scrollTop)) < 3;
    })),
    'digits of unlike width, or not at the right': fails(boxes, e => cells(e, '.cnn-num').every(
      x => style(x, 'textAlign') === 'right' && style(x, 'fontVariantNumeric').includes('tabular-nums'))),
  };
}"""


def test_axe_finds_nothing(page, axe: str) -> None:
    page.execute_script(axe)
    for width in (WIDTHS[0], WIDTHS[-1]):
        resize(page, width)
        found = page.execute_async_script(RUN_AXE)
        assert found == [], width


RUN_AXE = """
const done = arguments[arguments.length - 1];
const ours = ['scroll', 'derivations', 'walkthrough', 'picture', 'params', 'output'].map(name => [`.cnn-${name}`]);
const say = rule => rule.nodes.map(found => [rule.id, found.html, found.any[0]?.message]);
axe.run({include: ours}).then(found => done(found.violations.flatMap(say)));
"""


@pytest.fixture(scope="session")
def axe() -> str:
    """Give the script that looks for barriers; the package that brings it need not be imported."""
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("needs axe-playwright-python, which brings axe-core")
    return Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")
