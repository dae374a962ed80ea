"""One run of atheris, which ends its process: python -m tests.fuzz.guided NAME WORK ARGUMENTS."""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Fuzz the target that the command line names."""
    # Not a dependency, so it is looked for only here.
    atheris = import_module("atheris")
    name, work, *arguments = sys.argv[1:]
    with atheris.instrument_imports(include=["backcare_tui", "tomllib"]):
        targets = import_module("tests.fuzz.targets")
        from tests.fuzz.place import Place
    place = Place(Path(tempfile.mkdtemp(dir=work)))
    target = targets.TARGETS[name]
    atheris.Setup([sys.argv[0], *arguments], lambda data: target(data, place))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
