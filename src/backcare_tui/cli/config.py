"""``backcare config``: the settings file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli import completions
from backcare_tui.cli.command import Group
from backcare_tui.cli.layout import columns
from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from backcare_tui.cli.context import App


LOCK = "lock"
SHORT = 4
"""Characters; each wrong try at the screen costs time, so fewer will do than for a file."""
LOCKED = marked(
    "The app's screen is locked from now on. This hides it and encrypts nothing: commands still "
    "show your diary, and so does its file. backcare encrypt encrypts the file. If you forget the "
    "passphrase, take the line “lock” out of the settings file."
)


@click.group("config", cls=Group, invoke_without_command=True)
@click.pass_context
def config_command(ctx: click.Context) -> None:
    """Show or change the settings."""
    if ctx.invoked_subcommand is None:
        _list(ctx.obj)


@config_command.command("list")
@click.pass_obj
def list_command(app: App) -> None:
    """List all settings with their present values."""
    _list(app)


def _list(app: App) -> None:
    from backcare_tui.cli.output import Warned
    from backcare_tui.journal.keymap import setting_faults
    from backcare_tui.settings import DESCRIPTIONS, as_toml, description

    settings = app.journal.settings
    value: dict[str, object] = {key: as_toml(getattr(settings, key)) for key in DESCRIPTIONS}
    # A URL may hold a password, which does not belong on a screen.
    value["database"] = settings.database and app.journal.location_shown
    value["lock"] = bool(settings.lock)
    nothing = _("(empty)") if app.output.plain else "-"
    rows = [[key, _shown(value[key], nothing), description(key)] for key in DESCRIPTIONS]
    lines = [*columns(rows, app.output.width), *_keymap(settings.keymap)]
    faults = setting_faults(app.journal)
    if faults:
        lines += ["", *faults]
    warnings = [Warned("setting", fault) for fault in faults]
    app.show("config", value, lines, lead="if_there", warnings=warnings)


def _keymap(keymap: Mapping[str, str]) -> list[str]:
    """The keys of the person's own, each on a line beneath its heading."""
    if not keymap:
        return []
    rows = [["  " + own, keys] for own, keys in keymap.items()]
    return ["", "[keymap]", *columns(rows)]


def _shown(value: object, nothing: str = "-") -> str:
    if isinstance(value, dict):
        return _("{number} of your own").format(number=len(value)) if value else nothing
    if isinstance(value, list):
        return ", ".join(value) or nothing
    return str(value).lower() if isinstance(value, bool) else str(value) or nothing


@config_command.command("keys")
@click.pass_obj
def keys_command(app: App) -> None:
    """List the names for [keymap] in the settings file, with the usual keys."""
    from backcare_tui.journal.binding_keys import BINDING_KEYS

    rows = [[name, keys.replace(",", "  ")] for name, keys in sorted(BINDING_KEYS.items())]
    app.show("keys", BINDING_KEYS, columns(rows, app.output.width), lead="if_there")


@config_command.command("get")
@click.argument("key", shell_complete=completions.settings)
@click.pass_obj
def get_command(app: App, key: str) -> None:
    """Show the present value of one setting."""
    from backcare_tui.journal.preferences import known_key
    from backcare_tui.settings import as_toml

    value = as_toml(getattr(app.journal.settings, known_key(key)))
    # Who has what is kept of the passphrase can try out others.
    value = bool(value) if key == LOCK else value
    lines = ["" if value in ("", []) else _shown(value)]
    if isinstance(value, dict):
        lines = [f"{own} = {keys}" for own, keys in value.items()] or [""]
    app.show("setting", {"key": key, "value": value}, lines, lead="if_there")


@config_command.command("set")
@click.argument("key", shell_complete=completions.settings)
@click.argument("value")
@click.pass_obj
def set_command(app: App, key: str, value: str) -> None:
    """Keep a setting in the file; its comments stay."""
    from backcare_tui import paths
    from backcare_tui.journal.preferences import keep_setting

    _not_the_lock(key)
    kept = keep_setting(paths.config_file(), key, value)
    text = _("{setting} is {value} from now on.").format(setting=key, value=_shown(kept))
    app.show("setting", {"key": key, "value": kept}, [text], lead="if_there")


@config_command.command("unset")
@click.argument("key", shell_complete=completions.settings)
@click.pass_obj
def unset_command(app: App, key: str) -> None:
    """Take a setting out of the file, so that its default holds."""
    from backcare_tui import paths
    from backcare_tui.journal.preferences import drop_setting

    _not_the_lock(key)
    default = drop_setting(paths.config_file(), key)
    text = _("{setting} is {value} again, its default.").format(setting=key, value=_shown(default))
    app.show("setting", {"key": key, "value": default}, [text], lead="if_there")


def _not_the_lock(key: str) -> None:
    if key == LOCK:
        raise InvalidInput(
            _("The lock of the screen is not set here."),
            _("Use backcare config lock and backcare config unlock."),
        )


@config_command.command("lock")
@click.pass_obj
def lock_command(app: App) -> None:
    """Lock the app's screen with a passphrase.

    The app then opens covered, and the key that covers it (ctrl+l) locks it. This is a curtain: it
    does not encrypt the diary, and commands such as "backcare list" still show everything.
    """
    from backcare_tui import paths
    from backcare_tui.cli.passphrase import accept
    from backcare_tui.journal.curtain import lock_with
    from backcare_tui.journal.preferences import keep_setting

    _opened(app)
    passphrase = _hidden(app, _("New passphrase:"))
    if passphrase != _hidden(app, _("The same once more:")):
        raise InvalidInput(_("The two are not the same. Nothing was changed."))
    lock = lock_with(passphrase)
    accept(app.output, passphrase, SHORT)
    keep_setting(paths.config_file(), LOCK, lock)
    app.show("setting", {"key": LOCK, "value": True}, [_(LOCKED)], lead="none")


@config_command.command("unlock")
@click.pass_obj
def unlock_command(app: App) -> None:
    """Take the lock off the app's screen; it asks for the passphrase.

    A damaged lock, which no passphrase opens, is taken off without asking.
    """
    from backcare_tui import paths
    from backcare_tui.journal.preferences import drop_setting

    file = paths.config_file()
    if _damaged(file):
        text = _(
            "The lock was damaged: no passphrase opened it. It is taken out of {file}. "
            "backcare config lock sets a new one."
        ).format(file=file)
    elif _opened(app):
        text = _("The app's screen has no lock any more.")
    else:
        text = _("There is no lock.")
    drop_setting(file, LOCK)
    app.show("setting", {"key": LOCK, "value": False}, [text], lead="none")


def _damaged(file: Path) -> bool:
    """Whether the settings hold a lock that no passphrase opens.

    Raises:
        SettingsError: something else in the file is broken.
    """
    from backcare_tui.settings import UnfitSetting, read_settings

    try:
        read_settings(file, {})
    except UnfitSetting as error:
        if error.key != LOCK:
            raise
        return True
    return False


def _opened(app: App) -> bool:
    """Let the person open the lock that is there; whether there is one.

    Raises:
        InvalidInput: the passphrase does not open it.
    """
    from backcare_tui.journal.curtain import opens

    lock = app.journal.settings.lock
    if lock and not opens(_hidden(app, _("Present passphrase:")), lock):
        raise InvalidInput(_("That is not the passphrase. Nothing was changed."))
    return bool(lock)


def _hidden(app: App, question: str) -> str:
    """Ask for a text that does not show while it is typed.

    Raises:
        UsageError: nobody can be asked.
    """
    if not app.output.interactive:
        raise click.UsageError(_("This asks for a passphrase, so it needs a terminal."))
    reply: str = click.prompt(
        question, default="", hide_input=True, show_default=False, prompt_suffix=" "
    )
    return reply


@config_command.command("path")
@click.pass_obj
def path_command(app: App) -> None:
    """Print where the settings file is, or would be."""
    from backcare_tui import paths

    file = paths.config_file()
    value = {"path": str(file), "exists": file.exists()}
    app.show("config_path", value, [str(file)], lead="none")
