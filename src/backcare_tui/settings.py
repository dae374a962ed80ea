"""The settings: one immutable value. Flags win over the environment, that over the file, that over
the defaults."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path
from typing import Any

from backcare_tui.domain.text import clean_line, clean_text, first_line, nearest
from backcare_tui.errors import InvalidInput, SettingsError
from backcare_tui.language import LANGUAGES, listed, marked, pgettext
from backcare_tui.language import gettext as _

MINUTES_MAX = 1440
LOCK = re.compile(r"scrypt-15-8-1\$([0-9a-f]{32})\$([0-9a-f]{64})")
"""How a lock of the app's screen is kept: `backcare_tui.journal.curtain` makes it."""
OPTIONAL_TRIGGERS = ("poor_sleep", "stress", "long_sitting")
CHARACTERS = ("simplified", "traditional")
CHOICES: Mapping[str, tuple[str, ...]] = {"language": ("", *LANGUAGES), "characters": CHARACTERS}
"""What can be chosen of the settings that are one word of a few, in the order to offer it."""


class UnfitSetting(SettingsError):
    """The settings file names a setting ``key`` that there is not, or its value does not fit."""

    def __init__(self, message: str, hint: str, key: str) -> None:
        super().__init__(message, hint)
        self.key = key


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can choose.

    ``database`` is a path or URL (empty is the usual place), ``person`` the handle of the diary's
    owner, ``day_start`` when a diary day begins, ``extra_triggers`` the optional triggers to ask,
    ``emergency_number`` what to call (empty asks for "your emergency number"), ``ascii`` draws
    without special characters, ``theme`` names the colours (empty is the last one chosen in the
    app), ``motion`` lets things glide, ``bell`` rings when a hold is over, ``language`` is what the
    program speaks (empty is what the system asks for), ``characters`` how Chinese names of points
    are written, ``lock`` is what of a passphrase locks the app's screen (empty is no lock),
    ``lock_after_minutes`` covers the screen when nothing was touched for so long (0 is never),
    ``backup_recipient`` is the public key that locks backups (empty does not lock them),
    ``key_file`` holds the passphrase of an encrypted diary and ``key_command`` prints it (where
    both are empty it is asked for), ``keymap`` gives bindings other keys, by their ids.

    ``overridden`` names what decides instead of the file, by setting: a variable, or a flag.
    """

    database: str = ""
    person: str = "me"
    day_start: time = time(4, 0)
    extra_triggers: tuple[str, ...] = ()
    emergency_number: str = ""
    ascii: bool = False
    theme: str = ""
    motion: bool = True
    bell: bool = True
    language: str = ""
    characters: str = "simplified"
    lock: str = ""
    lock_after_minutes: int = 0
    backup_recipient: str = ""
    key_file: str = ""
    key_command: str = ""
    keymap: Mapping[str, str] = field(default_factory=dict)
    overridden: Mapping[str, str] = field(default_factory=dict, compare=False)


DESCRIPTIONS = {
    "database": marked("where the diary is: a path or URL; empty is the usual place"),
    "person": marked("whose diary to open, a short handle"),
    "day_start": marked("when a day begins, as 04:00: entries before it belong to the day before"),
    "extra_triggers": marked("optional triggers to ask about: {triggers}"),
    "emergency_number": marked("the number to call in an emergency where you are, as 112"),
    "ascii": marked("draw with plain characters only: true or false"),
    "theme": marked(
        "the colours of the app, as backcare-light; empty is the last one chosen there"
    ),
    "motion": marked("let things glide in the app: true or false"),
    "bell": marked("ring the terminal's bell when a hold is over: true or false"),
    "language": marked("what it speaks: {languages}; empty is what the system asks for"),
    "characters": marked("how Chinese names of points are written: {characters}"),
    "lock": marked("the lock of the app's screen; backcare config lock sets it"),
    "lock_after_minutes": marked(
        "cover the app's screen when nothing was touched for so many minutes; 0 is never"
    ),
    "backup_recipient": marked(
        "lock every backup with this public key of age, as age1...; empty does not lock them"
    ),
    "key_file": marked("a file that holds the passphrase of an encrypted diary, and nothing else"),
    "key_command": marked(
        "a command that prints the passphrase of an encrypted diary, as: pass show backcare"
    ),
    "keymap": marked('keys of your own: a table [keymap] in the file, as "today.save" = "ctrl+s"'),
}
"""What each setting is for, in English and with holes; `description` says it."""

ENVIRONMENT = {
    "BACKCARE_DB": "database",
    "BACKCARE_PERSON": "person",
    "BACKCARE_PLAIN": "ascii",
    "BACKCARE_ASCII": "ascii",
    "BACKCARE_LANGUAGE": "language",
    "BACKCARE_KEY_FILE": "key_file",
}

_SHOWN = 80
"""How many characters of a name or value stand in a message."""

FLAG = "a flag"
"""What `Settings.overridden` says of a setting given on the command line."""


def description(key: str) -> str:
    """What the setting ``key`` is for, in the language that is spoken."""
    return _(DESCRIPTIONS[key]).format(
        triggers=listed(OPTIONAL_TRIGGERS),
        languages=listed(LANGUAGES),
        characters=pgettext("names of choices", "{one} or {other}").format(
            one=CHARACTERS[0], other=CHARACTERS[1]
        ),
    )


def read_settings(
    file: Path, environment: Mapping[str, str] | None = None, **flags: object
) -> Settings:
    """Read the settings from ``file`` (which may be missing) and the environment.

    Raises:
        SettingsError: the file cannot be read, is not TOML, or holds an unknown key or bad value.
        InvalidInput: an environment variable or flag holds a bad value.
    """
    values = _read_file(file)
    settings = Settings()
    for key, value in values.items():
        try:
            settings = changed(settings, key, value)
        except InvalidInput as error:
            raise UnfitSetting(f"{file}: {error.message}", error.hint, key) from None
        except RecursionError:
            deep = _("{file}: {setting} holds tables within tables, too deep to read.")
            said = deep.format(file=file, setting=_short(key))
            raise SettingsError(said, _(_MEND)) from None
    env = os.environ if environment is None else environment
    overridden: dict[str, str] = {}
    for variable, key in ENVIRONMENT.items():
        if env.get(variable):
            try:
                settings = changed(settings, key, env[variable])
            except InvalidInput as error:
                raise InvalidInput(f"{variable}: {error.message}", error.hint) from None
            overridden[key] = variable
    for key, flag in flags.items():
        if flag is not None:
            settings = changed(settings, key, flag)
            overridden[key] = FLAG
    return replace(settings, overridden=overridden)


def changed(settings: Settings, key: str, value: object) -> Settings:
    """Return ``settings`` with one value changed; text is read as the key's type.

    Raises:
        InvalidInput: the key is unknown or the value does not fit it.
    """
    known = list(DESCRIPTIONS)
    if key not in known:
        near = nearest(key, known)
        raise InvalidInput(
            _("There is no setting “{name}”.").format(name=_short(key)),
            _("Did you mean {name}?").format(name=near)
            if near
            else _("Settings: {names}.").format(names=listed(known)),
        )
    read: Any = _READERS[key](key, value)
    return replace(settings, **{key: read})


def as_toml(value: object) -> object:
    """The value of one setting as the settings file holds it."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value


def _read_file(file: Path) -> dict[str, Any]:
    try:
        text = file.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(
            _("Could not read the settings in {file}: {reason}.").format(
                file=file, reason=error.strerror
            ),
            _("Mend its permissions, or move it away to start with the defaults."),
        ) from None
    import tomllib

    try:
        return tomllib.loads(text.decode("utf-8-sig"))
    except RecursionError:
        raise _unreadable(file, _("too many brackets within brackets")) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _unreadable(file, first_line(str(error), 200)) from None
    except ValueError:
        raise _unreadable(file, _("a number with thousands of digits")) from None


_MEND = marked("Mend that line, or move the file away to start with the defaults.")


def _unreadable(file: Path, reason: str) -> SettingsError:
    said = _("The settings in {file} are not readable: {reason}.")
    return SettingsError(said.format(file=file, reason=reason), _(_MEND))


def _short(name: str) -> str:
    return first_line(clean_line(name), _SHOWN)


def _unfit(key: str, value: object, why: str) -> InvalidInput:
    # Anything can stand in a file, and be of any length.
    given = repr(value)
    shown = given if len(given) <= _SHOWN else given[: _SHOWN - 1] + "…"
    message = _("{setting} = {value}: {why}.").format(setting=key, value=shown, why=why)
    return InvalidInput(message, description(key))


def _read_text(key: str, value: object) -> str:
    if not isinstance(value, str) or clean_text(value) != value:
        raise _unfit(key, value, _("expected a text"))
    return value.strip()


def _read_handle(key: str, value: object) -> str:
    text = _read_text(key, value)
    if not text or len(text) > 64 or not text.isprintable() or " " in text:
        raise _unfit(key, value, _("expected a short name without spaces"))
    return text


def _read_recipient(key: str, value: object) -> str:
    text = _read_text(key, value)
    # Whether it is one in full is for the library to say, where it is used.
    if text and not (text.startswith("age1") and text.isalnum() and text.isascii()):
        raise _unfit(key, value, _("expected a public key that begins with age1"))
    return text


def _read_time(key: str, value: object) -> time:
    shown = value.strftime("%H:%M") if isinstance(value, time) else str(value)
    try:
        hours, minutes = shown.split(":")
        start = time(int(hours), int(minutes))
    except ValueError:
        raise _unfit(key, value, _("expected a time")) from None
    if start > time(12, 0):
        raise _unfit(key, value, _("a day can begin between 00:00 and 12:00"))
    return start


def _read_flag(key: str, value: object) -> bool:
    words = {"1": True, "true": True, "yes": True, "on": True}
    words |= {"0": False, "false": False, "no": False, "off": False}
    found = words.get(str(value).lower())
    if found is None:
        raise _unfit(key, value, _("expected true or false"))
    return found


def _read_triggers(key: str, value: object) -> tuple[str, ...]:
    names = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(names, list | tuple) or any(n not in OPTIONAL_TRIGGERS for n in names):
        raise _unfit(key, value, _("unknown trigger"))
    return tuple(trigger for trigger in OPTIONAL_TRIGGERS if trigger in names)


def _read_choice(key: str, value: object) -> str:
    text = _read_text(key, value)
    if text not in CHOICES[key]:
        names = listed(filter(None, CHOICES[key]))
        raise _unfit(key, value, _("expected {names}").format(names=names))
    return text


def _read_lock(key: str, value: object) -> str:
    del key
    if not isinstance(value, str) or (value and not LOCK.fullmatch(value)):
        raise InvalidInput(
            _("The lock of the screen is damaged: no passphrase opens it."),
            _("backcare config unlock takes it out of the settings."),
        )
    return value


def _read_minutes(key: str, value: object) -> int:
    text = "" if isinstance(value, bool) else str(value).strip()
    fits = text.isascii() and text.isdecimal() and len(text) < 5
    if not fits or int(text) > MINUTES_MAX:
        raise _unfit(
            key, value, _("expected whole minutes from 0 to {most}").format(most=MINUTES_MAX)
        )
    return int(text)


def _read_keymap(key: str, value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise _unfit(key, value, _("expected a table"))
    return {clean_line(str(name)): _read_keys(keys) for name, keys in _bindings(value)}


def _bindings(table: Mapping[Any, Any], above: str = "") -> list[tuple[str, object]]:
    """The bindings of a table; TOML reads a dot outside of quotes as a table of its own."""
    found: list[tuple[str, object]] = []
    for name, value in table.items():
        inner = isinstance(value, Mapping)
        found += _bindings(value, f"{above}{name}.") if inner else [(above + name, value)]
    return found


def _read_keys(keys: object) -> str:
    several = keys if isinstance(keys, list) else [keys]
    return ",".join(clean_line(str(each)) for each in several)


_READERS: dict[str, Callable[[str, object], object]] = {
    "database": _read_text,
    "person": _read_handle,
    "day_start": _read_time,
    "extra_triggers": _read_triggers,
    "emergency_number": _read_text,
    "ascii": _read_flag,
    "theme": _read_text,
    "motion": _read_flag,
    "bell": _read_flag,
    "language": _read_choice,
    "characters": _read_choice,
    "lock": _read_lock,
    "lock_after_minutes": _read_minutes,
    "backup_recipient": _read_recipient,
    "key_file": _read_text,
    "key_command": _read_text,
    "keymap": _read_keymap,
}
