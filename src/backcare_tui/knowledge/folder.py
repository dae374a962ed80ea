"""Where the data files are, and their quicker form."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

COMPILED = Path(__file__).with_name("compiled")
"""The data files as JSON, by `compile`; not to be found where the package is in a zip archive."""


def compiled_name(file: str) -> str:
    """The name in `COMPILED` of the data file ``file``."""
    return f"{file.removesuffix('.toml')}.json"


def data_folder() -> "Traversable | Path":
    """Find the data files: inside an installed package, in a checkout, or inside a zip archive.

    Plain paths come first because ``importlib.resources`` costs several times as much to import.
    """
    here = Path(__file__)
    for folder in (here.parents[1] / "data", here.parents[3] / "data"):
        if folder.is_dir():
            return folder
    from importlib.resources import files

    return files("backcare_tui") / "data"
