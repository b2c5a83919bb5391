"""Build a page in reStructuredText with nothing installed but Sphinx, and see that its numbers are verified."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PAGE = """\
Page
====

.. cnn-summary:: net
   :input: 28x28x1

   c1 = Conv2D(32, 3)

It has :cnn:params:`320 <net.c1>` parameters.
"""


def build(folder: Path, page: str) -> int:
    """Build one page; give the exit status."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "conf.py").write_text('extensions = ["sphinxext_cnnparams"]\n', encoding="utf-8")
    (folder / "index.rst").write_text(page, encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", str(folder), str(folder / "out")]
    return subprocess.run(command, check=False).returncode


def main() -> int:
    """Build a page that is right, and one that is wrong."""
    folder = Path(sys.argv[1]).resolve()
    right, wrong = build(folder / "right", PAGE), build(folder / "wrong", PAGE.replace("320", "321"))
    return 0 if right == 0 and wrong != 0 else 1


if __name__ == "__main__":
    sys.exit(main())
