"""The documentation of sphinxext-cnnparams, guarded by itself."""

import sys
from pathlib import Path

import sphinxext_cnnparams

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from neighbour import inventory

project = "sphinxext-cnnparams"
author = "The sphinxext-cnnparams authors"
copyright = "2026, the sphinxext-cnnparams authors"
release = version = sphinxext_cnnparams.__version__

extensions = ["myst_parser", "sphinx.ext.intersphinx", "sphinxext_cnnparams", "generated"]
# the neighbour that "Cite another project" speaks of is made up of a tutorial of our own
intersphinx_mapping = {"course": ("..", inventory("course", "handwriting", "tutorials/mnist-quiz.html"))}
linkcheck_ignore = [r"\.\./tutorials/"]  # its pages are our own, and are there when they are built
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
exclude_patterns = ["_build", "_ext", "**.ipynb"]  # the notebook is there to be taken, by whoever has MyST-NB
numfig = True

cnnparams_layers = {
    "SqueezeExcite": {
        "arguments": "reduction=16",
        "input": "height, width, channels",
        "output": "height, width, channels",
        "weights": {
            "squeeze kernel": "channels * (channels / reduction)",
            "squeeze bias": "channels / reduction",
            "excite kernel": "(channels / reduction) * channels",
            "excite bias": "channels",
        },
        "macs": "2 * channels * (channels / reduction)",
        "receptive_field": "all",
    },
}

html_theme = "furo"
html_title = "sphinxext-cnnparams"
