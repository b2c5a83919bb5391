"""EPUB: every page is XML that opens, and every link within it leads somewhere."""

from __future__ import annotations

import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter

import pytest

from conftest import Project

PAGE = """\
# A page

:::{cnn-summary} net
:caption: A caption & a sign >
:derivations: open

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, 3, name="it's <one>"),  # a "note" \x07 & \ufffe <b> \x1b[31m
    layers.Dense(10, activation="relu"),
])
:::

:::{cnn-summary}
:columns: layer kind input output kernel stride padding formula calculation weights params macs share note activation
:derivations: inline

Conv2D(8, 3, input_shape=(28, 28, 1))
Lost(3)
:::

All have {cnn:params}`650 <net>` and {cnn:formula}`net[Dense]`, {cnn:activation}`net.dense`.

```{cnn-quiz}
* [ ] It has {cnn:params}`651 <net>` parameters.
* [x] It has {cnn:params}`650 <net>` parameters.
```

```{cnn-compare} net
```

```{cnn-derivation} net.dense
```

```{cnn-diagram} net
:caption: A picture
```
"""


def test_every_page_opens(project: Project) -> None:
    project.write({"index.md": PAGE})
    built = project.build("epub", "-D", "version=1")
    assert [message for message in built.messages if "cnnparams" in message and "Lost" not in message] == []
    (book,) = built.output.glob("*.epub")
    with zipfile.ZipFile(book) as files:
        pages = {name: files.read(name).decode() for name in files.namelist() if name.endswith("xhtml")}
    assert "index.xhtml" in pages
    for name, page in pages.items():
        tree = ET.fromstring(page)
        ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
        assert [key for key, count in ids.items() if count > 1] == [], name
        places = [element.get("href", "") for element in tree.iter()]
        assert [place for place in places if place.startswith("#") and place[1:] not in ids] == [], name
    assert "18,432" not in pages["index.xhtml"]
    assert "650" in pages["index.xhtml"]


@pytest.mark.skipif(shutil.which("epubcheck") is None, reason="needs Debian's epubcheck")
def test_epubcheck_finds_nothing(project: Project) -> None:
    project.write({"index.md": PAGE.replace("Lost(3)", "Dense(3)")})
    built = project.build("epub", "-D", "version=1")
    (book,) = built.output.glob("*.epub")
    command = ["java", "-jar", str(shutil.which("epubcheck")), str(book)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert [line for line in said.stderr.splitlines() if line.startswith(("ERROR", "FATAL", "WARNING"))] == []
