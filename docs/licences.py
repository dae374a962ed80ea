"""Renews licences.md: what backcare brings along, and by which licence, as the packages say it.

Run it in an environment with the extras installed: ``python docs/licences.py``.
"""

from __future__ import annotations

import sys
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAGE = Path(__file__).with_name("licences.md")
ROOT = PAGE.parents[1]
_HEAD = """# Licences of what backcare brings along

Made by `python docs/licences.py` from what each package says of itself. backcare itself is under
the MIT licence. Only the first table is always installed.
"""
_IN_THEIR_FILES = {"pyrage": "MIT", "sqlcipher3": "Zlib"}
"""What is told by the licence file of a package alone, read by a person."""
_CLASSIFIER = "License :: OSI Approved :: "


def needed(extra: str = "") -> dict[str, Requirement]:
    """What backcare needs, directly or through others, by canonical name: without an extra, or only
    what ``extra`` adds. What another system alone needs is left out.

    Raises:
        PackageNotFoundError: something of it is not installed here.
    """
    project = _project()
    always = dict(_walk(project["dependencies"]))
    if not extra:
        return always
    more = dict(_walk(project["optional-dependencies"][extra]))
    return {name: each for name, each in more.items() if name not in always}


def extras() -> list[str]:
    """The extras that people may choose; that of developers is none."""
    return sorted(name for name in _project()["optional-dependencies"] if name != "dev")


def _project() -> dict[str, Any]:
    read: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return read


def licence(package: Distribution) -> str:
    """The licence of a package by its expression, its classifiers, or its own words."""
    told = package.metadata
    if "License-Expression" in told:
        return told["License-Expression"]
    listed = [
        each.removeprefix(_CLASSIFIER)
        for each in told.get_all("Classifier") or []
        if each.startswith(_CLASSIFIER)
    ]
    if listed:
        return ", ".join(listed)
    if "License" in told:
        return told["License"].splitlines()[0]
    return _IN_THEIR_FILES.get(canonicalize_name(told["Name"]), "not told")


def page() -> str:
    """The whole page."""
    parts = [_HEAD, _table(needed())]
    for extra in extras():
        parts += [f"With the extra `{extra}` also:\n", _table(needed(extra))]
    return "\n".join(parts)


def _walk(texts: Iterable[str]) -> Iterator[tuple[str, Requirement]]:
    waiting = [(text, frozenset[str]()) for text in texts]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        text, wanted = waiting.pop()
        requirement = Requirement(text)
        if not _applies(requirement, wanted):
            continue
        name, chosen = canonicalize_name(requirement.name), frozenset(requirement.extras)
        yield name, requirement
        if (name, chosen) not in seen:
            seen.add((name, chosen))
            waiting += [(each, chosen) for each in distribution(name).requires or ()]


def _applies(requirement: Requirement, wanted: frozenset[str]) -> bool:
    if requirement.marker is None:
        return True
    return any(requirement.marker.evaluate({"extra": extra}) for extra in ("", *wanted))


def _table(found: dict[str, Requirement]) -> str:
    lines = ["| package | licence |", "|---|---|"]
    for name in sorted(found):
        package = distribution(name)
        lines.append(f"| {package.metadata['Name']} | {licence(package)} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
