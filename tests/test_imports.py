"""What importing a module loads, and that it does nothing else.

import-linter sees the static graph; only a fresh interpreter shows that what was deferred is.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import backcare_tui

ROOT = Path(__file__).parents[1]
PACKAGE = Path(backcare_tui.__file__).parent

FRONT_END = {"textual", "rich"}
DATABASE = {"sqlalchemy", "alembic", "mako", "psycopg"}
HEAVY = FRONT_END | DATABASE | {"numpy"}

LOADED = """
import importlib, json, sys
before = set(sys.modules)
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(sorted(set(sys.modules) - before)))
"""

# Refuses whatever a module must not do while it is imported; reading is what importing is.
WATCHED = """
import importlib, os, sys
WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.system", "os.exec",
           "os.posix_spawn", "subprocess.Popen", "sqlite3.connect", "socket.connect",
           "socket.bind", "socket.getaddrinfo", "tempfile.mkstemp", "tempfile.mkdtemp")
def watch(event, arguments):
    opens_to_write = event == "open" and arguments[2] & WRITE and arguments[0] != os.devnull
    if opens_to_write or event in CHANGES:
        raise SystemExit(f"{name}: {event}{arguments}")
name = ""
sys.addaudithook(watch)
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def modules(part: str = "") -> list[str]:
    """The names of all modules in ``part`` of the package, but for what only Alembic runs."""
    found = []
    for file in sorted(PACKAGE.joinpath(part).rglob("*.py")):
        parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
        if "versions" not in parts and parts[-2:] != ("migrations", "env"):
            found.append(".".join(parts).removesuffix(".__init__"))
    return found


def run_python(source: str, *arguments: str, home: Path | None = None) -> str:
    """What ``source`` prints in a fresh interpreter."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("BACKCARE_", "XDG_"))}
    if home:
        environment |= {"HOME": str(home), "USERPROFILE": str(home)}
    done = subprocess.run(
        [sys.executable, "-B", "-c", source, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def loaded(*names: str) -> set[str]:
    """Every module that importing ``names`` loads."""
    return set(json.loads(run_python(LOADED, *names)))


def packages(names: set[str]) -> set[str]:
    """The outermost packages of some modules."""
    return {name.partition(".")[0] for name in names}


def test_the_package_itself_imports_nothing() -> None:
    assert loaded("backcare_tui") == {"backcare_tui"}


def test_the_domain_loads_the_standard_library_only() -> None:
    names = loaded("backcare_tui.errors", *modules("domain"))
    assert packages(names) <= sys.stdlib_module_names | {"backcare_tui"}
    assert not packages(names) & {"sqlite3", "socket", "ssl", "asyncio", "subprocess"}


@pytest.mark.parametrize("part", ["review", "charts", "knowledge", "exchange", "journal", "cli"])
def test_a_part_loads_nothing_heavy(part: str) -> None:
    assert not packages(loaded(*modules(part))) & HEAVY


@pytest.mark.parametrize(
    "name", ["backcare_tui.__main__", "backcare_tui.storage.store", "backcare_tui.settings"]
)
def test_the_everyday_path_loads_nothing_heavy(name: str) -> None:
    assert not packages(loaded(name)) & HEAVY


@pytest.mark.parametrize(
    "part", ["review", "charts", "knowledge", "storage", "exchange", "journal"]
)
def test_no_part_below_loads_a_front_end(part: str) -> None:
    names = loaded(*modules(part))
    assert not packages(names) & (FRONT_END | {"click"})
    assert not {n for n in names if n.startswith(("backcare_tui.cli", "backcare_tui.tui"))}


def test_the_first_frame_of_the_app_waits_for_no_library_of_its_data() -> None:
    names = loaded("backcare_tui.tui.app")
    assert not packages(names) & (DATABASE | {"numpy", "sqlite3", "tomlkit", "click"})
    others = {
        f"backcare_tui.tui.screens.{page}" for page in ("trends", "pattern", "care", "history")
    }
    assert not names & others


def test_importing_does_nothing_but_import(tmp_path: Path) -> None:
    names = modules()
    assert len(names) > 100
    run_python(WATCHED, *names, home=tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "command", [["--help"], ["--version"], ["checkin", "4cf"], ["list"], ["status"], ["remind"]]
)
def test_a_command_loads_no_library_that_it_does_not_need(
    command: list[str], tmp_path: Path
) -> None:
    program = """
import sys
from backcare_tui.__main__ import main
code = main(sys.argv[1:])
print(code, *sorted({name.partition(".")[0] for name in sys.modules}))
"""
    database = str(tmp_path / "diary.db")
    environment = tmp_path / "home"
    environment.mkdir()
    setting = f"import os; os.environ['BACKCARE_DB'] = {database!r}\n"
    run_python(setting + program, "checkin", "3", home=environment)
    code, *names = (
        run_python(setting + program, *command, home=environment).splitlines()[-1].split()
    )
    assert code in {"0", "10"}
    assert not set(names) & HEAVY


def test_the_layers_hold() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
