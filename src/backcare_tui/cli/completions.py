"""Names for shell completion, read when the shell asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click
    from click.shell_completion import CompletionItem

    from backcare_tui.knowledge import KnowledgeBase


def _known() -> KnowledgeBase:
    from backcare_tui.knowledge import load_knowledge

    return load_knowledge()


def _offer(names: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    """The names that go on from ``incomplete``, of which only the last word of a list counts."""
    from click.shell_completion import CompletionItem

    done, comma, begun = incomplete.rpartition(",")
    return [
        CompletionItem(done + comma + name, help=words)
        for name, words in names
        if name.lower().startswith(begun.lower())
    ]


def triggers(_c: click.Context, _p: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of triggers."""
    return _offer(((t.id, t.question) for t in _known().triggers.values()), incomplete)


def signs(_c: click.Context, _p: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of signs."""
    return _offer(((s.id, s.question) for s in _known().signs.values()), incomplete)


def areas(_c: click.Context, _p: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of places where pain can spread to."""
    return _offer(((a.id, a.label) for a in _known().spread_areas.values()), incomplete)


def places(_c: click.Context, _p: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Places on the body, in words."""
    return _offer(((p.label.lower(), p.kind.note) for p in _known().places.values()), incomplete)


def points(_c: click.Context, _p: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes and aliases of points."""
    names = (
        (code, point.english)
        for point in _known().points.values()
        for code in (point.code, *point.aliases)
        if code.isascii()
    )
    return _offer(names, incomplete)


def views(_c: click.Context, _p: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Views of the body."""
    return _offer(((view.id, view.title) for view in _known().body_views.values()), incomplete)


def exercises(_c: click.Context, _p: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of exercises."""
    return _offer(((e.id, e.name) for e in _known().exercises.values()), incomplete)


def routines(ctx: click.Context, _p: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of the person's own routines."""
    return _offer(((name, _("your routine")) for name in _own_routines(ctx)), incomplete)


def sessions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of the person's own routines, and codes and aliases of points."""
    return [*routines(ctx, param, incomplete), *points(ctx, param, incomplete)]


def _own_routines(ctx: click.Context) -> list[str]:
    from pathlib import Path

    from backcare_tui.cli.context import App
    from backcare_tui.errors import BackcareError

    app = ctx.find_object(App)
    if app is None:
        return []
    try:
        journal = app.journal
        # A shell that asks for names makes no diary, and connects to no server.
        if "://" in journal.location or not Path(journal.location).is_file():
            return []
        return [routine.name for routine in journal.routines.all()]
    except BackcareError:
        # The shell would show the words of a failure as if they were names.
        return []
    finally:
        app.close()


def backups(ctx: click.Context, _p: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of backups."""
    from backcare_tui.cli.context import App
    from backcare_tui.errors import BackcareError

    app = ctx.find_object(App)
    try:
        found = app.journal.backups.all() if app is not None else []
    except BackcareError:
        # The shell would show the words of a failure as if they were names.
        found = []
    names = [("newest", _("the newest backup")), *((each.backup.name, "") for each in found)]
    return _offer(names, incomplete)


def rules(_c: click.Context, _p: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of prevention rules."""
    return _offer(((r.id, r.title) for r in _known().rules.values()), incomplete)


def days(_c: click.Context, _p: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Words for days."""
    names = ("today", "yesterday", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return _offer(((name, "") for name in names), incomplete)


def topics(_c: click.Context, _p: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Topics to read about."""
    from backcare_tui.cli.learn import topics_of

    return _offer(((topic.id, topic.title) for topic in topics_of(_known())), incomplete)


def flag_ids(_c: click.Context, _p: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of warning questions."""
    return _offer(((f.id, f.short) for f in _known().red_flags.values()), incomplete)


def flags(_c: click.Context, _p: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of warning questions, to be followed by an answer."""
    return _offer(((f"{f.id}=", f.short) for f in _known().red_flags.values()), incomplete)


def settings(_c: click.Context, _p: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Keys of settings."""
    from backcare_tui.settings import DESCRIPTIONS, description

    return _offer(((key, description(key)) for key in DESCRIPTIONS), incomplete)
