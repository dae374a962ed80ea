"""What the command line speaks before a diary is opened, which speaks as the settings say."""

from __future__ import annotations

import os

from backcare_tui.errors import BackcareError
from backcare_tui.language import LANGUAGES, speak, spoken, wanted

VARIABLE = "BACKCARE_LANGUAGE"


def speak_first() -> None:
    """Speak what the environment asks for; this reads no file but the catalogue."""
    asked = os.environ.get(VARIABLE, "")
    speak(wanted(os.environ, asked if asked in LANGUAGES else ""))


def speak_as_set() -> bool:
    """Speak the language of the settings where they can be read; whether that is another one."""
    from backcare_tui import paths

    before, file = spoken(), paths.config_file()
    try:
        if not file.is_file():
            return False
        from backcare_tui.settings import read_settings

        settings = read_settings(file)
    except (BackcareError, OSError):
        # Who has a broken setting needs the help all the more.
        return False
    speak(wanted(os.environ, settings.language))
    return spoken() != before
