"""``backcare backup``: copies of the diary, made, listed, verified, restored and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli import backup_lines, completions
from backcare_tui.cli.backup_keys import Keys, lock_from
from backcare_tui.cli.command import Group
from backcare_tui.errors import BackcareError, Cancelled, DatabaseError, ExitCode, StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, ngettext
from backcare_tui.paths import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcare_tui.cli.context import App
    from backcare_tui.journal.restoring import Plan, Restored
    from backcare_tui.storage.backup_lock import Lock
    from backcare_tui.storage.backup_set import Backup

WORD = "restore"
"""What has to be typed before a diary goes back."""
BY_PASSPHRASE = marked(
    "Only this passphrase opens it. Nobody can open it for you if you forget it, so keep it safe."
)
BY_KEY = marked("Only the secret key that belongs to {recipient} opens it. Keep that key safe.")


def _opening(command: Callable[..., object]) -> Callable[..., object]:
    """The options that say what opens a locked backup."""
    for option in (
        click.option(
            "--passphrase-file",
            metavar="FILE",
            help="The passphrase of a locked or encrypted backup, in a file.",
        ),
        click.option(
            "--identity",
            metavar="FILE",
            help="The secret key of a locked backup, in a file of age.",
        ),
    ):
        command = option(command)
    return command


@click.group("backup", cls=Group, invoke_without_command=True)
@click.pass_context
def backup_command(ctx: click.Context) -> None:
    """List the backups of the diary, make one, verify or restore one.

    backcare makes one by itself on every day on which you write, and before an import, a restore,
    a change of many days and an update of the diary.
    """
    if ctx.invoked_subcommand is None:
        _list(ctx.obj)


@backup_command.command("list")
@click.pass_obj
def list_command(app: App) -> None:
    """List the backups, newest first."""
    _list(app)


@backup_command.command("create")
@click.option("--recipient", metavar="KEY", help="Lock it with this public key of age, as age1...")
@click.option("--passphrase-file", metavar="FILE", help="Lock it with the passphrase in this file.")
@click.option("--ask-passphrase", is_flag=True, help="Lock it with a passphrase; it asks twice.")
@click.pass_obj
def create_command(
    app: App, recipient: str | None, passphrase_file: str | None, ask_passphrase: bool
) -> None:
    """Make a backup now. It stays until you take it away.

    A locked one can be read by nobody without the passphrase or the key. The setting
    "backup_recipient" locks every backup.
    """
    lock = lock_from(app, recipient, passphrase_file, ask_passphrase)
    made = app.journal.backups.create(lock)
    lines = [_("Backed up to {file}").format(file=shown(made.path)), *_warning(app, lock)]
    value = {**backup_lines.backup_json(made), "size": made.path.stat().st_size}
    app.show("backup", value, lines, lead="if_there")


@backup_command.command("verify")
@click.argument("name", required=False, shell_complete=completions.backups)
@click.option("--all", "every", is_flag=True, help="Verify all backups.")
@_opening
@click.pass_obj
def verify_command(
    app: App, name: str | None, every: bool, identity: str | None, passphrase_file: str | None
) -> int:
    """Look whether a backup is whole.

    It is the newest one, or the one that NAME names. It is opened in a private folder, looked
    through, and compared with what was recorded when it was made. Nothing of the backup or of the
    diary is changed.
    """
    from backcare_tui.journal.verifying import verify

    if every and name is not None:
        raise click.UsageError(_("Give a name or --all, not both."))
    backups, keys = app.journal.backups, Keys(app, identity, passphrase_file)
    wanted = [each.backup for each in backups.all()] if every else []
    wanted = wanted or [backups.find(name) if name is not None else backups.find()]
    lines: list[str] = []
    values: list[dict[str, object]] = []
    for backup in wanted:
        try:
            found = verify(app.journal, backup, keys.of(backup))
        except (DatabaseError, StorageFailure) as error:
            lines += [error.message, *([f"  {error.hint}"] if error.hint else [])]
            values.append(_not_whole(backup, error))
        else:
            lines += backup_lines.verified_lines(found, app.journal.today)
            values.append(backup_lines.verified_json(found))
    app.show("backup_verified", values, lines, lead="if_there")
    return int(ExitCode.OK if all(each["whole"] for each in values) else ExitCode.DATABASE)


@backup_command.command("restore")
@click.argument("name", shell_complete=completions.backups)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@_opening
@click.pass_obj
def restore_command(
    app: App, name: str, dry_run: bool, yes: bool, identity: str | None, passphrase_file: str | None
) -> None:
    """Bring the diary back to what a backup holds.

    NAME is the name of a backup or its beginning, "newest", or the path of a file anywhere.

    A whole diary is backed up first, and "backcare undo" takes the restore back. A damaged one
    moves aside and is kept. Undo does not bring that back: it goes on with the changes that the
    backup knows.
    """
    from backcare_tui.journal import restoring
    from backcare_tui.storage.putting_back import Condition

    journal = app.journal
    backup = journal.backups.find(name)
    key = Keys(app, identity, passphrase_file).of(backup)
    plan = restoring.plan(journal, backup, key)
    lifted = journal.safety.names(plan.lifted)
    lines = backup_lines.plan_lines(plan, journal.backups.file, journal.today, lifted)
    if plan.changes_nothing:
        same = _("The diary holds just what {name} holds.").format(name=backup.name)
        _show_plan(app, plan, [same], dry_run=dry_run)
        return
    if dry_run:
        _show_plan(app, plan, [*lines, _("Nothing was changed.")], dry_run=True)
        return
    _confirm(app, lines, yes=yes)
    done = restoring.restore(journal, backup, key)
    told = [*([] if not yes else lines), *_done(done)]
    if done.plan.condition is not Condition.WHOLE and journal.encrypted:
        told.append(_("The diary opens with the passphrase of that backup now."))
    _show_plan(app, done.plan, told, done=done)


@backup_command.command("prune")
@click.option("--by-hand", is_flag=True, help="Also old ones that you made yourself.")
@click.option("--dry-run", is_flag=True, help="Only say what would go, and why.")
@click.pass_obj
def prune_command(app: App, by_hand: bool, dry_run: bool) -> None:
    """Take away backups that had their time; it happens by itself too.

    Of the daily ones the newest seven stay, then one a week for four weeks and one a month for
    twelve months. Those before a change stay thirty days, and always the newest five.
    """
    found = app.journal.backups.prune(by_hand=by_hand, dry_run=dry_run)
    value = [{**backup_lines.backup_json(each.backup), "why": each.why} for each in found]
    number = len(found)
    words = ngettext("Removed {number} backup:", "Removed {number} backups:", number)
    if dry_run:
        words = ngettext("{number} backup would go:", "{number} backups would go:", number)
    shown = _("  {name} ({why})")
    lines = [shown.format(name=each.backup.name, why=each.why) for each in found]
    lines = [words.format(number=number), *lines] if found else [_("Nothing has to go.")]
    app.show("backup_pruned", {"dry_run": dry_run, "removed": value}, lines, lead="if_there")


def _list(app: App) -> None:
    backups = app.journal.backups
    found = backups.all()
    lines = backup_lines.list_lines(app, found)
    if not found:
        none = _("There is no backup in {folder} yet. Make one: backcare backup create")
        lines = [none.format(folder=shown(backups.folder))]
    value = [backup_lines.listed_json(each) for each in found]
    app.show("backups", value, lines, lead="if_there")


def _warning(app: App, lock: Lock | None) -> list[str]:
    if lock is not None and lock.passphrase:
        return [_(BY_PASSPHRASE)]
    recipient = lock.recipient if lock is not None else app.journal.settings.backup_recipient
    return [_(BY_KEY).format(recipient=recipient)] if recipient else []


def _not_whole(backup: Backup, error: BackcareError) -> dict[str, object]:
    unknown = dict.fromkeys(("revision", "entries", "recorded", "same_content", "older"))
    unknown |= backup_lines.days_json(None)
    told = {"whole": False, "message": error.message}
    return {**backup_lines.backup_json(backup), **told, **unknown}


def _confirm(app: App, lines: list[str], *, yes: bool) -> None:
    if yes:
        return
    if not app.output.interactive:
        raise click.UsageError(_("Nobody can be asked here: add --yes to restore."))
    for line in lines:
        app.output.line(line)
    question = _("Type {word} to do it, anything else to stop:").format(word=WORD)
    if app.output.ask(question).strip().lower() != WORD:
        raise Cancelled(_("Nothing was changed."))


def _show_plan(
    app: App, plan: Plan, lines: list[str], *, dry_run: bool = False, done: Restored | None = None
) -> None:
    value = backup_lines.plan_json(plan, dry_run=dry_run, done=done)
    app.show("backup_restored", value, lines, lead="if_there")


def _done(done: Restored) -> list[str]:
    from backcare_tui.storage.putting_back import Condition

    if done.plan.condition is Condition.MISSING:
        return [_("Restored. There was no diary before, so undo does not take this back.")]
    if done.aside is not None:
        aside = _("The damaged diary is kept, and undo does not bring it back: {file}")
        more = _("backcare db salvage reads what else is in it.")
        return [_("Restored."), aside.format(file=shown(done.aside)), more]
    if done.plan.differences and done.before is not None:
        before = _("The diary as it was is backed up in {file}").format(file=shown(done.before))
        return [_("Restored. backcare undo takes it back."), before]
    return [_("Restored.")]
