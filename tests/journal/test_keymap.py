"""Keys of a person's own: what can be used of a keymap, and what is told about the rest."""

import pytest
from tests.factories import SetClock

from backcare_tui.journal.binding_keys import BINDING_KEYS
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.keymap import key_name, read_keymap, setting_faults, usable
from backcare_tui.settings import Settings

HELL = ["[b + [/", "腎俞", "🦴" * 30, "x" * 500, ""]


@pytest.mark.parametrize(
    "key", ["a", "A", "ctrl+s", "f6", "comma", "question_mark", "shift+f3", "pageup", "ß", "slash"]
)
def test_keys_that_a_terminal_sends(key: str) -> None:
    assert usable(key)


@pytest.mark.parametrize(
    "key", ["", "ctrl+", "+", "shift+a", "ctrl+foo", "strg+s", "f25", " ", "\x1b", *HELL]
)
def test_keys_that_no_terminal_sends(key: str) -> None:
    assert not usable(key)


def test_the_usual_keys_can_all_be_used_and_named() -> None:
    for own, keys in BINDING_KEYS.items():
        for key in keys.split(","):
            assert usable(key), own
            assert key_name(key) == key, own


def test_signs_get_the_names_that_bindings_use() -> None:
    assert read_keymap({"app.help": "?, ctrl+h"}).keys == {"app.help": "question_mark,ctrl+h"}
    assert read_keymap({"app.jump": ","}).keys == {"app.jump": "comma"}
    assert key_name("/") == "slash"


def test_an_unknown_id_names_the_nearest_and_the_rest_applies() -> None:
    keymap = read_keymap({"today.sve": "ctrl+s", "app.jump": "ctrl+j"})
    assert keymap.keys == {"app.jump": "ctrl+j"}
    (fault,) = keymap.faults
    assert "today.sve" in fault
    assert "Did you mean today.save?" in fault


@pytest.mark.parametrize("keys", HELL)
def test_an_unusable_key_is_told_in_one_line(keys: str) -> None:
    keymap = read_keymap({"today.save": keys})
    assert keymap.keys == {}
    (fault,) = keymap.faults
    assert fault.startswith("[keymap] today.save: ")
    assert len(fault) < 160


def test_a_key_for_two_things_of_one_screen_is_told_once() -> None:
    assert read_keymap({"today.note": "s"}).faults == (
        "[keymap] s is today.note and also today.press; only one of them works at a time.",
    )
    (fault,) = read_keymap({"today.note": "ctrl+y", "today.press": "ctrl+y"}).faults
    assert "today.press" in fault
    assert "warning-signs" in read_keymap({"today.note": "!"}).faults[0]


def test_the_same_key_on_different_screens_is_fine() -> None:
    assert read_keymap({"history.search": "w"}).faults == ()
    assert read_keymap({"today.note": "ctrl+y", "history.search": "ctrl+y"}).faults == ()
    assert read_keymap({"today.note": "s", "today.press": "w"}).faults == ()


def test_what_the_usual_keys_share_is_no_fault() -> None:
    assert read_keymap(BINDING_KEYS).keys == BINDING_KEYS
    assert read_keymap({"signs.back": BINDING_KEYS["signs.back"]}).faults == ()


def test_a_trigger_keeps_its_letter_on_today(clock: SetClock) -> None:
    journal = Journal(Settings(keymap={"app.jump": "f", "care.press": "d"}), clock)
    assert "[keymap] f is Fatigue on Today, so app.jump lacks it there." in setting_faults(journal)
    assert setting_faults(Journal(Settings(keymap={"app.jump": "t"}), clock)) == ()
    asked = Settings(keymap={"app.jump": "t"}, extra_triggers=("stress",))
    assert "Stress" in setting_faults(Journal(asked, clock))[0]


def test_a_theme_that_is_not_there_names_the_nearest(clock: SetClock) -> None:
    (fault,) = setting_faults(Journal(Settings(theme="drakula"), clock))
    assert fault == "There is no theme “drakula”. Did you mean dracula?"
    assert setting_faults(Journal(Settings(theme="mine"), clock), ["mine"]) == ()
