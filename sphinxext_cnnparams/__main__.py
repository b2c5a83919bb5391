"""The command line: ``python -m sphinxext_cnnparams``."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
