"""What the bindings in force offer: for the palette, the help and the key bar alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from textual.actions import parse
from textual.binding import Binding
from textual.keys import format_key, key_to_character

from backcare_tui.journal.keymap import key_name
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen

    from backcare_tui.tui.app import BackcareApp

EVERYWHERE = ("go.", "app.", "screen.", "reach.", "move.")
"""How the ids of what works on every screen begin."""
TOGETHER = {
    "today.pain-": marked("How strong the pain is; = is 10"),
    "edit.pain-": marked("How strong the pain is; = is 10"),
    "trends.range-": marked("Show a week, 30 or 90 days, a year, or everything"),
    "move.": marked("As the arrow keys"),
}
"""Bindings that the help tells in one line, by how their ids begin."""
_WORDS = {"enter": "enter", "backspace": "backspace", "escape": "esc"}
_NAMES = {"esc": "escape", "←": "left", "→": "right", "↑": "up", "↓": "down"}


@dataclass(slots=True)
class Offer:
    """One thing that keys do here: ``name`` in a word or two, ``words`` in a sentence."""

    id: str
    name: str
    words: str
    action: str
    node: DOMNode
    keys: list[str] = field(default_factory=list)
    english: str = ""
    """The name in English, where another language is spoken as well."""

    @property
    def everywhere(self) -> bool:
        """Whether it works on every screen."""
        return self.id.startswith(EVERYWHERE)


def offers(screen: Screen[Any]) -> list[Offer]:
    """What can be done on ``screen`` now, what is marked first.

    Textual's own bindings have no id and stay out; they give way to ours where they do nothing.
    """
    found: dict[str, Offer] = {}
    taken: set[str] = set()
    typing = screen.focused
    for node in _nodes(screen):
        for binding in _in_force(node):
            consumed = (
                typing is not None
                and node is not typing
                and typing.check_consume_key(binding.key, key_to_character(binding.key))
            )
            if binding.key in taken or consumed or not _allowed(node, binding.action):
                continue
            taken.add(binding.key)
            own = binding.id or ""
            name, words = _(binding.description), _(binding.tooltip)
            new = Offer(own, name, words, binding.action, node, english=binding.description)
            offer = found.setdefault(own, new)
            offer.keys.append(shown_key(binding.key))
    return list(found.values())


def _nodes(screen: Screen[Any]) -> list[DOMNode]:
    """Where bindings come from, the most special first."""
    focused = screen.focused
    nodes = [screen, screen.app] if focused is None else focused.ancestors_with_self
    return nodes[: nodes.index(screen) + 1] if screen.is_modal else list(nodes)


def _in_force(node: DOMNode) -> Iterator[Binding]:
    """The bindings of a node that have an id and a tooltip, with the person's own keys."""
    keymap = cast("BackcareApp", node.app).keymap
    done: set[str] = set()
    for kind in type(node).__mro__:
        written = [b for b in vars(kind).get("BINDINGS", ()) if isinstance(b, Binding)]
        for binding in written:
            if binding.id and binding.tooltip:
                own = binding.with_key(keymap.get(binding.id, binding.key))
                yield from (b for b in Binding.make_bindings([own]) if b.key not in done)
        done |= {b.key for b in Binding.make_bindings(written)}


def _allowed(node: DOMNode, action: str) -> bool:
    name, parameters = parse(action)[1:]
    return bool(node.check_action(name, parameters))


def told_together(found: list[Offer]) -> list[Offer]:
    """The same with what belongs together told in one line."""
    lines: dict[str, Offer] = {}
    for offer in found:
        start = next((start for start in TOGETHER if offer.id.startswith(start)), "")
        if not start:
            lines[offer.id] = offer
        elif start in lines:
            lines[start].keys += offer.keys
        else:
            words = _(TOGETHER[start])
            lines[start] = Offer(offer.id, "", words, offer.action, offer.node, [*offer.keys])
    return list(lines.values())


def shown_key(key: str) -> str:
    """A key as people read it."""
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, _WORDS.get(last) or format_key(last)])


def remapped(screen: Screen[Any], words: str, keymap: Mapping[str, str]) -> str:
    """``words`` that name usual keys, such as ``[ ]``, with the keys that took their place."""
    if not keymap:
        return words
    usual = {b.key: b.id for b in _usual(screen) if b.id}
    told = []
    for word in words.split():
        own = usual.get(_key_of(word), "")
        keys = keymap[own].split(",")[0] if own in keymap else ""
        told.append(shown_key(keys) if keys else word)
    return " ".join(told)


def _key_of(word: str) -> str:
    return _NAMES.get(word) or key_name(word)


def _usual(screen: Screen[Any]) -> Iterator[Binding]:
    """The bindings as they are written, the most special last."""
    for node in (screen.app, *reversed(_nodes(screen))):
        for kind in reversed(type(node).__mro__):
            yield from Binding.make_bindings(vars(kind).get("BINDINGS", ()))
