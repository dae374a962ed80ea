"""What is installed with backcare is pinned, within its bounds, and listed with its licence."""

import re
import runpy
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
SCRIPT = runpy.run_path(str(ROOT / "docs" / "licences.py"))
EXTRAS = ["", *SCRIPT["extras"]()]


@pytest.fixture(params=EXTRAS)
def needed(request: pytest.FixtureRequest) -> dict[str, Requirement]:
    """What is needed without an extra, and what each adds."""
    found: dict[str, Requirement] = SCRIPT["needed"](request.param)
    return found


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    found = [line.partition("==") for line in lines if line and not line.startswith("#")]
    assert all(separator for _, separator, _ in found)
    return {str(canonicalize_name(name)): version for name, _, version in found}


def test_everything_that_is_needed_is_pinned_within_its_bounds(
    needed: dict[str, Requirement],
) -> None:
    pinned = pins()
    assert needed
    for name, requirement in needed.items():
        assert name in pinned, f"constraints.txt lacks {name}"
        assert requirement.specifier.contains(pinned[name]), f"{name} {pinned[name]}"


def test_every_package_is_listed_with_a_licence(needed: dict[str, Requirement]) -> None:
    rows = re.findall(r"^\| (\S+) \| (.+) \|$", SCRIPT["PAGE"].read_text("utf-8"), re.MULTILINE)
    listed = {str(canonicalize_name(name)): licence for name, licence in rows if name != "package"}
    assert needed.keys() <= listed.keys(), "renew it: python docs/licences.py"
    for name in needed:
        assert listed[name] != "not told", name


def test_nothing_is_listed_that_is_not_needed() -> None:
    rows = re.findall(r"^\| (\S+) \| ", SCRIPT["PAGE"].read_text("utf-8"), re.MULTILINE)
    names = {canonicalize_name(name) for name in rows if name != "package"}
    every: set[Any] = {name for extra in EXTRAS for name in SCRIPT["needed"](extra)}
    assert names == every


def test_a_licence_is_read_from_each_place_where_packages_tell_it() -> None:
    assert SCRIPT["licence"](distribution("click")) == "BSD-3-Clause"
    assert "MIT" in SCRIPT["licence"](distribution("rich"))
