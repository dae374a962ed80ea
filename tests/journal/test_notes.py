"""Notes from hell: kept, searchable and unable to do harm."""

import pytest
from tests.factories import TODAY, log

from backcare_tui.journal.journal import Journal

HELL = {
    "[b + [/": "[b + [/",
    "[/red][link=x]": "[/red][link=x]",
    "\x1b[2J\x1b]0;pwned\x07hi": "hi",
    "a\x00b": "ab",
    "half \ud83d pair \udc00": "half  pair",
    "\u202eevil\u2066": "evil",
    "'; DROP TABLE check_in; --": "'; DROP TABLE check_in; --",
    '{"a": "\\u0000"}': '{"a": "\\u0000"}',
    "腎兪 委中 👩‍⚕️": "腎兪 委中 👩‍⚕️",
    "a\r\nb\rc\u2028d\x85e": "a\nb\nc\u2028de",
    "%s {0} $HOME `ls`": "%s {0} $HOME `ls`",
}


@pytest.mark.parametrize("note", HELL)
def test_a_note_is_kept_without_what_could_do_harm(journal: Journal, note: str) -> None:
    entry = log(journal, 4, note=note).check_in
    assert journal.store.check_in("me", entry.id).note == HELL[note]
    edited = journal.diary.edit(entry.id, note=f"again {note}")
    assert edited.note == f"again {HELL[note]}"
    journal.diary.undo()
    assert journal.diary.day(TODAY).check_ins[0].note == HELL[note]


@pytest.mark.parametrize("note", HELL)
def test_a_diary_with_it_is_exported_and_imported_unchanged(journal: Journal, note: str) -> None:
    log(journal, 4, note=note)
    lines = "".join(journal.transfer.export_ndjson())
    found = journal.transfer.import_text(lines)
    assert (found.added, found.changed, found.rejected) == (0, 0, ())
    assert "".join(journal.transfer.export_ndjson()) == lines


@pytest.mark.parametrize(
    ("note", "taken_out"),
    [("plain", 0), ("  ends  ", 0), ("a\r\nb", 0), ("a\x00b\x07", 2), ("\x00 hi", 1), ("", 0)],
)
def test_it_is_told_how_much_was_taken_out(journal: Journal, note: str, taken_out: int) -> None:
    assert log(journal, 4, note=note).cleaned == taken_out


def test_a_hundred_kilobytes_are_kept_whole(journal: Journal) -> None:
    note = "[/b] 委中 " * 12_500
    entry = log(journal, 4, note=note).check_in
    assert journal.store.check_in("me", entry.id).note == note.strip()
