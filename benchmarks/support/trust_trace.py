"""What a program tells the system to write and to sync, in order, as strace saw it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from backcare_tui.storage.store import open_store

_CALLS = "openat,close,write,pwrite64,fsync,fdatasync,ftruncate,unlink"
_LINE = re.compile(r"(?P<call>\w+)\((?P<arguments>.*)\)\s+= (?P<result>-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_STDOUT = "stdout"

_PROGRAM = """
import os, sys
from pathlib import Path
from support.trust_writes import journal_on, write
diary, count = Path(sys.argv[1]), int(sys.argv[2])
os.write(1, b"0")
for number in range(count):
    # Closing it brings the log into the file, and opening it begins a new log.
    if number % 10 == 0:
        journal = journal_on(diary)
    write(journal, number)
    os.write(1, str(number + 1).encode())
    if number % 10 == 9:
        journal.close()
"""


@dataclass(frozen=True)
class Call:
    """One thing that the system was told: ``what`` is write, sync, cut, make, remove or say.

    ``data`` goes to ``offset`` of the file ``path``; "cut" makes it ``offset`` bytes long; "say"
    is what the program printed.
    """

    what: str
    path: str
    offset: int = 0
    data: bytes = b""


def can_trace() -> bool:
    """Whether this machine has strace and lets it trace."""
    program = shutil.which("strace")
    return bool(program) and not subprocess.call(
        [str(program), "-o", "/dev/null", "true"], stderr=subprocess.DEVNULL
    )


def traced_writes(diary: Path, count: int) -> list[Call]:
    """Make the diary, then do the first ``count`` writes under strace; what it saw from then on."""
    open_store(diary).close()
    log = diary.with_name("trace")
    strace = ["strace", "-xx", "-s", "100000", "-e", f"trace={_CALLS}"]
    subprocess.run(
        [*strace, "-o", log, sys.executable, "-c", _PROGRAM, diary, str(count)],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return _calls(log, diary)


def _calls(log: Path, diary: Path) -> list[Call]:
    names: dict[int, str] = {1: _STDOUT}
    found: list[Call] = []
    for line in log.read_text("ascii").splitlines():
        told = _LINE.match(line)
        if told is None or int(told["result"]) < 0:
            continue
        call, arguments, result = told["call"], told["arguments"], int(told["result"])
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(arguments)]
        if call == "openat":
            names[result] = texts[0].decode()
            if "O_CREAT" in arguments:
                found.append(Call("make", names[result]))
        elif call == "unlink":
            found.append(Call("remove", texts[0].decode()))
        else:
            found += _of_file(call, arguments, names, texts, result)
    # Backups, which are made on the way, are files of their own.
    ours = (_STDOUT, str(diary.parent))
    return [each for each in found if each.path in ours or each.path.startswith(str(diary))]


def _of_file(
    call: str, arguments: str, names: dict[int, str], texts: list[bytes], result: int
) -> list[Call]:
    number, _, rest = arguments.partition(",")
    path = names.get(int(number), "")
    if call == "close":
        names.pop(int(number), None)
    elif call in ("fsync", "fdatasync"):
        return [Call("sync", path)]
    elif call == "ftruncate":
        return [Call("cut", path, int(rest))]
    elif path == _STDOUT:
        return [Call("say", path, data=texts[0])]
    elif call == "pwrite64":
        offset = int(rest.rpartition(",")[2])
        return [Call("write", path, offset, texts[0][:result])]
    elif call == "write" and path:
        # Nothing here writes to a file of the diary without saying where.
        return [Call("unplaced", path, data=texts[0])]
    return []
