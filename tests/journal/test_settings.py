"""The settings: which one wins, and what a wrong one is told."""

from datetime import time
from pathlib import Path
from typing import Any

import pytest

from backcare_tui.errors import BackcareError, ExitCode, InvalidInput, NotFound, SettingsError
from backcare_tui.journal.preferences import drop_setting, keep_setting
from backcare_tui.settings import Settings, as_toml, changed, description, read_settings


def read(folder: Path, toml: str, environment: dict[str, str] | None = None, **flags: Any) -> Any:
    file = folder / "config.toml"
    file.write_text(toml, "utf-8")
    return read_settings(file, environment or {}, **flags)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml", {}) == Settings()


def test_flags_win_over_the_environment_that_over_the_file(tmp_path: Path) -> None:
    toml = 'person = "file"\nascii = true\nday_start = "05:30"\n'
    found = read(tmp_path, toml)
    assert (found.person, found.ascii, found.day_start) == ("file", True, time(5, 30))
    env = {"BACKCARE_PERSON": "env", "BACKCARE_ASCII": "no", "BACKCARE_DB": ""}
    found = read(tmp_path, toml, env)
    assert (found.person, found.ascii, found.database) == ("env", False, "")
    assert read(tmp_path, toml, env, person="flag", ascii=None).person == "flag"
    assert read(tmp_path, toml, env, person="flag", ascii=None).ascii is False


GOOD = [
    ("day_start", "00:00", time(0)),
    ("day_start", "12:00", time(12)),
    ("day_start", time(3, 30), time(3, 30)),
    ("ascii", "YES", True),
    ("ascii", 0, False),
    ("bell", "off", False),
    ("extra_triggers", "stress, poor_sleep", ("poor_sleep", "stress")),
    ("extra_triggers", [], ()),
    ("database", " ~/diary.db ", "~/diary.db"),
    ("person", "anna-2", "anna-2"),
    ("emergency_number", "112", "112"),
]


@pytest.mark.parametrize(("key", "value", "meant"), GOOD)
def test_values_are_read_as_their_kind(key: str, value: object, meant: object) -> None:
    found = changed(Settings(), key, value)
    assert getattr(found, key) == meant
    assert changed(Settings(), key, as_toml(meant)) == found, "what is written reads the same"


BAD = [
    ("day_start", "25:00"),
    ("day_start", "four"),
    ("day_start", "4"),
    ("day_start", 4),
    ("day_start", "13:00"),
    ("day_start", time(13, 0)),
    ("day_start", "-1:00"),
    ("ascii", "maybe"),
    ("bell", "loud"),
    ("ascii", 2),
    ("ascii", []),
    ("person", ""),
    ("person", "x" * 65),
    ("person", "an na"),
    ("person", "an\tna"),
    ("person", 7),
    ("database", 7),
    ("database", "a\x00b"),
    ("database", "\x1b[31m"),
    ("extra_triggers", "weather"),
    ("extra_triggers", ["cold"]),
    ("extra_triggers", True),
    ("extra_triggers", {"stress": 1}),
    ("emergency_number", 112),
]


@pytest.mark.parametrize(("key", "value"), BAD)
def test_a_wrong_value_is_told_with_its_key_and_remedy(key: str, value: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        changed(Settings(), key, value)
    assert caught.value.message.startswith(f"{key} = {value!r}: ")
    assert caught.value.hint == description(key)


@pytest.mark.parametrize(
    "toml",
    [
        'day_start = "25:00"',
        "day_start = 13:00:00",
        'ascii = "maybe"',
        "person = 7",
        'extra_triggers = ["cold"]',
    ],
)
def test_the_file_of_a_wrong_value_is_named(tmp_path: Path, toml: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, toml)
    assert caught.value.message.startswith(
        f"{tmp_path / 'config.toml'}: {toml.split(maxsplit=1)[0]} = "
    )
    assert caught.value.hint
    assert caught.value.exit_code is ExitCode.INVALID


@pytest.mark.parametrize(
    ("variable", "value"), [("BACKCARE_ASCII", "maybe"), ("BACKCARE_PERSON", "an na")]
)
def test_the_variable_of_a_wrong_value_is_named(tmp_path: Path, variable: str, value: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read(tmp_path, "", {variable: value})
    assert caught.value.message.startswith(f"{variable}: ")
    assert value in caught.value.message
    assert caught.value.hint


def test_an_unknown_key_suggests_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(
        SettingsError, match=r"config\.toml: There is no setting “day_strat”"
    ) as near:
        read(tmp_path, 'day_strat = "04:00"')
    assert near.value.hint == "Did you mean day_start?"
    with pytest.raises(SettingsError) as far:
        read(tmp_path, "[qqq]\nx = 1")
    assert "day_start" in far.value.hint


@pytest.mark.parametrize(
    "content", [b"person = ", b"= 3", b"person = 'a'\nperson = 'b'", b"\xff\xfe", b"[", b"\x00"]
)
def test_broken_toml_names_the_file_and_a_remedy(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsError, match="are not readable") as caught:
        read_settings(file, {})
    assert str(file) in caught.value.message
    assert "move the file away" in caught.value.hint
    with pytest.raises(SettingsError, match="are not readable"):
        keep_setting(file, "person", "anna")
    assert file.read_bytes() == content, "it is left as it is"


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="Could not read the settings"):
        read_settings(tmp_path, {})


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, '\ufeffperson = "anna"').person == "anna"


def test_keeping_a_setting_leaves_comments_and_others(tmp_path: Path) -> None:
    file = tmp_path / "new" / "config.toml"
    keep_setting(file, "person", "anna")
    file.write_text("# mine\n" + file.read_text(), "utf-8")
    keep_setting(file, "day_start", "05:00")
    keep_setting(file, "extra_triggers", "stress")
    assert file.read_text().startswith("# mine\n")
    found = read_settings(file, {})
    assert (found.person, found.day_start) == ("anna", time(5))
    assert found.extra_triggers == ("stress",)
    drop_setting(file, "person")
    assert read_settings(file, {}).person == "me"


def test_a_wrong_setting_is_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    errors: list[type[BackcareError]] = [InvalidInput, NotFound]
    for error, key, value in zip(errors, ("day_start", "persn"), ("25:00", "a"), strict=True):
        with pytest.raises(error):
            keep_setting(file, key, value)
    assert not file.exists()


def test_a_new_setting_goes_above_the_tables_and_their_comments(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('# mine\nperson = "anna"  # me\n\n# my keys\n[keymap]\n"today.save" = "f6"\n')
    keep_setting(file, "theme", "nord")
    keep_setting(file, "motion", "off")
    keep_setting(file, "theme", "dracula")
    assert file.read_text() == (
        '# mine\nperson = "anna"  # me\ntheme = "dracula"\nmotion = false\n\n'
        '# my keys\n[keymap]\n"today.save" = "f6"\n'
    )
    drop_setting(file, "motion")
    assert "# my keys\n[keymap]" in file.read_text()


@pytest.mark.parametrize("before", ["# only a comment", 'person = "a" # b', "[keymap]", ""])
def test_a_setting_is_kept_in_any_file(tmp_path: Path, before: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(before)
    keep_setting(file, "emergency_number", "112")
    found = read_settings(file, {})
    assert found.emergency_number == "112"
    assert not found.keymap
    assert before in file.read_text()


def test_a_theme_has_to_be_there(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    with pytest.raises(InvalidInput, match=r"no theme “drakula”\. Did you mean dracula\?"):
        keep_setting(file, "theme", "drakula")
    keep_setting(file, "theme", "mine", themes=["mine"])
    assert read_settings(file, {}).theme == "mine"


def test_a_keymap_is_a_table_of_ids_and_keys(tmp_path: Path) -> None:
    toml = '[keymap]\n"today.save" = "ctrl+s"\ngo.today = ["f6", "x"]\n"a\\u001b[2Jb" = 3\n'
    assert read(tmp_path, toml).keymap == {"today.save": "ctrl+s", "go.today": "f6,x", "ab": "3"}
    with pytest.raises(SettingsError, match="expected a table"):
        read(tmp_path, 'keymap = "x"')
    with pytest.raises(InvalidInput, match="not set here"):
        keep_setting(tmp_path / "config.toml", "keymap", "x")


def test_what_overrides_the_file_is_known(tmp_path: Path) -> None:
    found = read(tmp_path, "ascii = false", {"BACKCARE_ASCII": "yes"}, person="anna", database=None)
    assert found.overridden == {"ascii": "BACKCARE_ASCII", "person": "a flag"}
