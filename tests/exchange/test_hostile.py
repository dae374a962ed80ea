"""Files that nobody means well with: a clear word, in bounded time and memory, nothing changed."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from tests.cli.runner import process_environment
from tests.storage.factories import check_in

from backcare_tui.errors import InvalidInput
from backcare_tui.exchange import bytes_read
from backcare_tui.exchange.csv_plain import read_csv
from backcare_tui.exchange.ndjson import write_ndjson
from backcare_tui.journal.journal import Journal

HEADER, ENTRY = list(write_ndjson([check_in("a")]))
_ZIPPED = io.BytesIO()
with zipfile.ZipFile(_ZIPPED, "w") as archive:
    archive.writestr("diary.ndjson", HEADER)
MB = 1_000_000
MOST_MB = 800
"""What one import may take at its height, the program itself included."""


def refused(journal: Journal, data: bytes, form: str = "") -> str:
    """Import ``data``, which has to fail without a change; what is said."""
    before = list(journal.transfer.export("ndjson"))
    with pytest.raises(InvalidInput) as told:
        journal.transfer.import_text(data, form)
    assert list(journal.transfer.export("ndjson")) == before
    assert len(told.value.message) < 300
    return told.value.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (gzip.compress(HEADER.encode(), mtime=0), "a compressed file (gzip)"),
        (_ZIPPED.getvalue(), "a compressed file (zip)"),
        (b"SQLite format 3\0" + bytes(100), "a database, perhaps a diary itself"),
        (b"age-encryption.org/v1\n", "a locked file (age)"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x7fELF\x02\x01\x01" + bytes(9), "no text"),
        (b"date,pain\n2026-03-09,4\0\n", "no text"),
    ],
    ids=range(7),
)
def test_another_kind_of_file_is_said_so(journal: Journal, data: bytes, words: str) -> None:
    assert refused(journal, data) == f"The file is not a diary to read in: it is {words}."


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (ENTRY.replace('"pain":4', '"pain":4,"pain":9'), "Line 2 has the field “pain” twice."),
        (ENTRY.replace('"pain":4', '"pain":1e400'), "Line 2: pain is 'inf'"),
        (ENTRY.replace('"pain":4', '"pain":-Infinity'), "Line 2: pain is '-inf'"),
        (ENTRY.replace('"pain":4', '"pain":' + "9" * 100_000), "Line 2 is not whole."),
        (ENTRY.replace('"pain":4', '"pain":4.0'), "Line 2: pain is '4.0'"),
        ('{"kind":' * 100_000 + "\n", "Line 2 is not whole."),
        (ENTRY.replace('"note":""', '"note":' + "[" * 90_000 + "]" * 90_000), "Line 2 is not"),
        (ENTRY.replace('"note":""', '"note":"' + "x" * 300_000 + '"'), "Line 2: note has 300000"),
        (ENTRY.replace('"note":""', '"note":"' + "x" * 3 * MB + '"'), "Line 2 is longer than any"),
    ],
    ids=range(9),
)
def test_json_that_means_no_good_is_named(journal: Journal, line: str, words: str) -> None:
    assert refused(journal, (HEADER + line).encode()).startswith(words)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (HEADER.encode() + b'{"kind":"\xff"}\n', "Line 2 is not UTF-8 text."),
        (HEADER.encode("utf-16"), "The first line does not name the columns of a diary."),
        (HEADER.encode("utf-16-le"), "The file is not a diary to read in: it is no text."),
        (b"date,pain\n2026-03-09,\xed\xa0\x80\n", "Line 2 is not UTF-8 text."),
        (b"date,pain," + b"x," * 1_000_000 + b"\n", "The first line names 1000003 columns; at"),
        (b'date,pain,note\n2026-03-09,4,"' + b"x" * 2 * MB, "The row on line 2 is not whole:"),
        (b"date,pain," + b"x" * 2 * MB + b"\n2026-03-09,4,\n", "The first line does not name"),
        (b"date,pain,x,x\n", "The column “x” is there twice."),
        (b"date,pain," + b"y" * 9_000 + b"," + b"y" * 9_000 + b"\n", "The column “yyyyyyyyyyyyyyy"),
    ],
    ids=range(9),
)
def test_bytes_that_mean_no_good_are_named(journal: Journal, data: bytes, words: str) -> None:
    begun = time.monotonic()
    assert refused(journal, data).startswith(words)
    assert time.monotonic() - begun < 10


def test_marks_of_byte_order_and_mixed_line_ends_are_read(journal: Journal) -> None:
    own = ("\ufeff" + HEADER.replace("\n", "\r\n") + "\n\r\n" + ENTRY.rstrip("\n")).encode()
    assert journal.transfer.import_text(own).added == 1
    table = "date,pain\r2026-03-07,1\r\n2026-03-06,2\n2026-03-05,3"
    for text in (table.encode("utf-8-sig"), table.encode("utf-16")):
        done = journal.transfer.import_text(text, dry_run=True)
        assert (done.added, done.rejected) == (3, ())


@pytest.mark.parametrize("begin", ["=1", "+1", "-1", "@x", "\t=1", "＝1", "＋1", "－1", "＠x"])
@pytest.mark.parametrize("before", ["", "'", "''", '"', " ", "\u00a0", "\u3000", "\n", "'\"", "' "])
def test_no_cell_runs_and_every_cell_comes_back(journal: Journal, begin: str, before: str) -> None:
    note = before + begin
    journal.store.write(journal.person, "note", put=[check_in("a", note=note)], at=journal.now())
    table = "".join(journal.transfer.export("csv"))
    cell = table.rpartition(",")[2].lstrip('"')
    assert cell.startswith("'")
    (entry,) = read_csv(table, journal.today).entries
    assert entry.note == note.strip()  # type: ignore[union-attr]


def _told_by_a_process(folder: Path, data: Path) -> tuple[dict[str, object], int, float]:
    """Import ``data`` in a process of its own: its answer, its memory in MB, its seconds."""
    program = (
        "from pathlib import Path; from backcare_tui.cli.main import run;"
        f"code = run(['import', {str(data)!r}, '--json']);"
        # What getrusage says includes the tests' own memory of before the program began.
        "print(int(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0]) // 1000)"
    )
    begun = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env=process_environment() | {"HOME": str(folder), "BACKCARE_DEBUG": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=True,
    )
    told, memory = ran.stdout.splitlines()
    return json.loads(told), int(memory), time.monotonic() - begun


def _long_line(file: Path) -> None:
    file.write_text(HEADER + '{"kind":"check_in","note":' + "[]," * (50 * MB // 3), "utf-8")


def _long_file(file: Path) -> None:
    entry = ENTRY.replace('"note":""', '"note":"' + "x" * 100_000 + '"')
    rows = (entry.replace('"id":"a"', f'"id":"a{number}"') for number in range(1_000))
    file.write_text(HEADER + "".join(rows) + "[]\n", "utf-8")


def _million_lines(file: Path) -> None:
    file.write_text(HEADER + "\n" * MB + "{}\n", "utf-8")


def _million_rows(file: Path) -> None:
    file.write_text("date,pain\n" + "2026-03-09,11\n" * MB, "utf-8")


def _too_large(file: Path) -> None:
    with file.open("wb") as stream:
        stream.write(HEADER.encode())
        stream.truncate(bytes_read.FILE_MAX * 3)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process its memory so")
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_long_line, "Line 2 is longer than any entry."),
        (_long_file, "Line 1002 is not an entry."),
        (_million_lines, "Line 1000002: the field “kind” is missing."),
        (
            _million_rows,
            "More than 10,000 rows cannot be read. The first is on line 2: pain is '11'; "
            "it must be a whole number from 0 to 10.",
        ),
        (_too_large, "The file is larger than 200 MB."),
    ],
)
def test_a_file_of_a_hundred_megabytes_is_refused_in_bounded_memory(
    tmp_path: Path, make: object, words: str
) -> None:
    data = tmp_path / "large"
    make(data)  # type: ignore[operator]
    told, memory, seconds = _told_by_a_process(tmp_path, data)
    assert told["data"]["message"] == words  # type: ignore[index]
    print(f"{words} {data.stat().st_size // MB} MB: {memory} MB, {seconds:.1f} s")
    assert memory < MOST_MB
