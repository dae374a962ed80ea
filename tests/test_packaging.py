"""The wheel and the sdist hold all that the program needs, and run where nothing else is."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from backcare_tui import __version__

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "backcare_tui"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--sdist", "--wheel"]
    quiet([*build, "--outdir", folder, ROOT])
    return folder


@pytest.fixture(scope="session")
def wheel(dist: Path) -> Path:
    """The wheel."""
    return next(dist.glob("*.whl"))


@pytest.fixture(scope="session")
def sdist(dist: Path) -> Path:
    """The source distribution."""
    return next(dist.glob("*.tar.gz"))


def quiet(command: list[str | Path], **environment: str) -> str:
    """Run a command that has to succeed, and return its stdout."""
    done = subprocess.run(
        command,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    sources = [
        file for file in PACKAGE.rglob("*") if file.suffix in {".py", ".tcss", ".typed", ".json"}
    ]
    wanted = {f"backcare_tui/{file.relative_to(PACKAGE).as_posix()}" for file in sources}
    wanted |= {f"backcare_tui/data/{file.name}" for file in ROOT.glob("data/*.toml")}
    assert wanted <= inside
    assert {"backcare_tui/py.typed", "backcare_tui/tui/app.tcss"} <= wanted
    assert "backcare_tui/knowledge/compiled/triggers.json" in wanted
    assert any(name.startswith("backcare_tui/storage/migrations/versions/") for name in wanted)
    assert {name for name in inside if "/licenses/" in name}


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    info = f"backcare_tui-{__version__}.dist-info/"
    for name in zipfile.ZipFile(wheel).namelist():
        assert name.startswith(("backcare_tui/", info))
        assert not name.endswith((".pyc", ".db", ".lock"))


def test_the_sdist_holds_what_building_and_testing_need(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "pyproject.toml",
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "constraints.txt",
        "data/points.toml",
        "src/backcare_tui/__main__.py",
        "tests/test_packaging.py",
        "benchmarks/startup.py",
        ".ci/run",
        ".github/workflows/ci.yml",
    } <= inside
    assert not {name for name in inside if name.endswith((".pyc", ".db", ".lock"))}


def test_the_wheel_runs_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    program = "import os, sys; os.chdir(sys.argv.pop(1)); from backcare_tui import __main__ as m; "
    source = f"{program}print(m.__file__); sys.stdout.flush(); sys.exit(m.main())"
    command: list[str | Path] = [sys.executable, "-c", source, tmp_path, "points", "--json"]
    home = {"HOME": str(tmp_path), "BACKCARE_DB": str(tmp_path / "diary.db")}
    where, points = quiet(command, PYTHONPATH=str(place), **home).splitlines()
    assert Path(where).is_relative_to(place)
    assert {"BL23", "BL40", "GB30", "GV4", "KI3"} <= {p["code"] for p in json.loads(points)["data"]}


@pytest.mark.slow
@pytest.mark.parametrize("what", ["wheel", "sdist"])
def test_it_installs_into_a_clean_environment_and_runs(
    what: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    archive: Path = request.getfixturevalue(what)
    clean = tmp_path / "clean"
    quiet([sys.executable, "-m", "venv", clean])
    python = clean / SCRIPTS / "python"
    quiet([python, "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", archive])
    home = tmp_path / "home"
    home.mkdir()
    away = {"HOME": str(home), "USERPROFILE": str(home), "BACKCARE_DB": str(home / "diary.db")}

    def backcare(*arguments: str) -> str:
        return quiet([clean / SCRIPTS / "backcare", *arguments], **away)

    assert backcare("--version") == f"backcare {__version__}\n"
    assert "BL40" in backcare("points")
    assert backcare("status")
    assert "pain 4" in backcare("checkin", "4cf")
    assert json.loads(backcare("list", "--json"))["data"]
    quiet([python, "-m", "pip", "check"])
