"""What a setting becomes when it is turned or stepped through.

``chosen`` is what the file says, ``shown`` gives what is in force: the environment may overrule the
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.settings import CHOICES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from backcare_tui.settings import Settings


def next_choice(key: str, by: int, chosen: Settings) -> str:
    """What comes after (or before) what the file has chosen."""
    choices = CHOICES[key]
    return choices[(choices.index(getattr(chosen, key)) + by) % len(choices)]


def next_theme(known: Collection[str], present: str, by: int) -> str:
    """The theme after (or before) the ``present`` one: ours first, then the others by name."""
    from backcare_tui.journal.preferences import THEMES

    names = [name for name in THEMES if name in known]
    names += sorted(set(known) - set(names))
    return names[(names.index(present) + by) % len(names)]


def turned(key: str, shown: Callable[[], Settings], _chosen: Settings) -> str:
    """A switch the other way round."""
    return "false" if getattr(shown(), key) else "true"


def with_trigger(name: str, shown: Callable[[], Settings], chosen: Settings) -> str:
    """The extra triggers with ``name`` turned from what is shown."""
    if name in shown().extra_triggers:
        return without_trigger(name, chosen)
    return ",".join({*chosen.extra_triggers, name})


def without_trigger(name: str, chosen: Settings) -> str:
    """The extra triggers without ``name``."""
    return ",".join(each for each in chosen.extra_triggers if each != name)
