"""Built pages in a real browser: what readers see, in a light and in a dark room, on a small screen."""

from __future__ import annotations

import pytest

from conftest import NEEDS_BROWSER, Project

pytestmark = NEEDS_BROWSER
PAGE = """\
# A page

:::{cnn-summary} net
:caption: A net
:columns: layer kind input output kernel stride padding formula calculation weights biases params

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, 3, name="first"),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dense(10),
])
:::

The first has {cnn:params}`320 <net.first>` parameters, not {cnn:params}`321 <net.first>`.
"""


@pytest.fixture(params=["furo", "alabaster", "basic"])
def page(request: pytest.FixtureRequest, project: Project, browser) -> object:
    project.write({"index.md": PAGE})
    project.change("conf.py", "numfig = True", f"numfig = True\nhtml_theme = '{request.param}'")
    built = project.build()
    assert built.status == 1
    browser.set_window_size(1200, 900)
    browser.get((built.output / "index.html").as_uri())
    return browser


def value(browser, script: str) -> object:
    return browser.execute_script(f"return {script}")


def style(browser, selector: str, name: str) -> object:
    return value(browser, f"getComputedStyle(document.querySelector({selector!r}))[{name!r}]")


def test_the_page_does_not_move_sideways(page) -> None:
    for width in (1200, 600, 400):
        page.set_window_size(width, 900)
        assert value(page, "document.documentElement.scrollWidth <= window.innerWidth + 1"), width
    assert value(page, "(e => e.scrollWidth > e.clientWidth)(document.querySelector('.cnn-scroll'))")


def test_the_steps_fold(page) -> None:
    assert value(page, "document.querySelector('details.cnn-derivations').open") is False
    page.execute_script("document.querySelector('details.cnn-derivations > summary').click()")
    assert value(page, "document.querySelector('details.cnn-derivations').open") is True
    assert "(28 − 3) + 1 = 26" in value(page, "document.querySelector('details.cnn-derivations').textContent")
    assert style(page, "details.cnn-derivations > summary", "display") == "list-item"


def test_a_number_leads_to_its_row(page) -> None:
    page.execute_script("document.querySelector('a[href$=\"#cnn-net-first\"]').click()")
    assert value(page, "location.hash") == "#cnn-net-first"
    assert "first" in value(page, "document.querySelector(':target').closest('tr').innerText")


def test_numbers_stand_at_the_right_edge(page) -> None:
    assert style(page, "table.cnn-summary td.cnn-num", "textAlign") == "right"
    assert style(page, "table.cnn-summary td", "whiteSpace") == "nowrap"


def test_a_wrong_number_is_seen(page) -> None:
    assert value(page, "document.querySelectorAll('.cnn-wrong').length") == 1
    assert "wavy" in style(page, ".cnn-wrong", "textDecoration")
    assert value(page, "document.querySelector('.cnn-wrong').innerText") == "321"


def test_a_dark_page_has_light_text(project: Project, browser) -> None:
    project.write({"index.md": PAGE})
    project.change("conf.py", "numfig = True", "numfig = True\nhtml_theme = 'furo'")
    built = project.build()
    browser.get((built.output / "index.html").as_uri())
    browser.execute_script("document.body.dataset.theme = 'dark'")
    for selector in ("table.cnn-summary td", "tr.cnn-idle td", "details.cnn-derivations summary", ".cnn-kind"):
        if value(browser, f"document.querySelector({selector!r})") is not None:
            assert brightness(browser, selector) > 110, selector


def brightness(browser, selector: str) -> float:
    """Give the mean brightness of a text's colour, from 0 to 255, whatever notation the browser answers in."""
    paint = (
        "(() => { const c = document.createElement('canvas').getContext('2d');"
        f" c.fillStyle = getComputedStyle(document.querySelector({selector!r})).color; c.fillRect(0, 0, 1, 1);"
        " return Array.from(c.getImageData(0, 0, 1, 1).data).slice(0, 3) })()"
    )
    parts = value(browser, paint)
    assert isinstance(parts, list)
    return sum(parts) / 3


def test_the_style_sheet_is_there(project: Project) -> None:
    project.write({"index.md": "# Nothing\n"})
    assert (project.build().output / "_static" / "cnnparams.css").is_file()


def test_a_shape_is_whole_on_a_phone(project: Project, browser) -> None:
    code = "Conv2D(64, 3, input_shape=(572, 572, 1))\nMaxPooling2D(2)\nConv2D(512, 3)\nBatchNormalization()\n"
    project.write({"index.md": f"# A page\n\n:::{{cnn-summary}} net\n\n{code}:::\n"})
    project.change("conf.py", "numfig = True", "numfig = True\nhtml_theme = 'furo'")
    screen = {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    browser.get((project.build().output / "index.html").as_uri())
    ends = value(
        browser,
        """[...document.querySelectorAll('.cnn-summary tbody td:nth-child(2)')].map(cell => {
          const text = document.createRange();
          text.selectNodeContents(cell);
          const key = cell.parentNode.querySelector('.cnn-key').getBoundingClientRect().left;
          return [cell.textContent, text.getBoundingClientRect().right <= key];
        })""",
    )
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert ["570 × 570 × 64", True] in ends
    assert [text for text, whole in ends if not whole] == []


NAMED = """\
# Page

:::{cnn-summary} net
:input: 3x32x32

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer1 = nn.Sequential(nn.Sequential(OrderedDict(
            conv1=nn.Conv2d(3, 64, 3), bn1=nn.BatchNorm2d(64), relu=nn.ReLU())))

    def forward(self, x):
        return self.layer1(x)
:::
"""


def test_a_name_is_broken_behind_its_path_on_a_phone(project: Project, browser) -> None:
    project.write({"index.md": NAMED})
    project.change("conf.py", "numfig = True", "numfig = True\nhtml_theme = 'furo'")
    built = project.build()
    assert (built.status, built.messages) == (0, [])
    screen = {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    try:
        browser.get((built.output / "index.html").as_uri())
        names = "[...document.querySelectorAll('.cnn-path + .cnn-name')]"
        assert value(browser, f"{names}.map(e => e.innerText)") == ["conv1", "bn1", "relu"]
        assert value(browser, f"{names}.map(e => e.getClientRects().length)") == [1, 1, 1]
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
