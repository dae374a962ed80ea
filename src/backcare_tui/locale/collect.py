"""Find every text for people: in the code, in Click's own words, in the knowledge base."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).parents[1]

_SAID = frozenset({"_", "gettext", "marked"})
_NAMED = frozenset({"tooltip", "help", "short_help", "epilog", "HELP", "BINDING_GROUP_TITLE"})
_KEYS = frozenset({"KEYS", "KeyBar", "offer"})
_COMMANDS = frozenset({"command", "group"})


class Found(NamedTuple):
    """A text: ``one``, its plural (or empty), its context (or empty), and the file that has it."""

    one: str
    many: str
    context: str
    file: str


def interface() -> list[Found]:
    """The program's own words, and Click's."""
    import click

    found: list[Found] = []
    for file in sorted(SOURCE.rglob("*.py")):
        found += texts_in(file.read_text("utf-8"), file.relative_to(SOURCE).as_posix())
    for file in sorted(Path(click.__file__).parent.glob("*.py")):
        own = texts_in(file.read_text("utf-8"), f"click/{file.name}")
        found += [each for each in own if each.one]
    return list(dict.fromkeys(found))


def texts_in(source: str, file: str) -> list[Found]:
    """The texts in the Python text ``source``.

    Those that are marked by a call, and those that need no mark because of where they stand: the
    words of bindings, key bars, help and commands.

    Raises:
        ValueError: a marked text is put together, so that no catalogue can hold it.
    """
    return [
        Found(one, many, context, file)
        for node in ast.walk(ast.parse(source))
        for one, many, context in _texts(node, file)
        if one
    ]


def knowledge() -> list[Found]:
    """Every text of the knowledge base that people read."""
    from backcare_tui import language
    from backcare_tui.knowledge import KnowledgeBase
    from backcare_tui.knowledge.folder import data_folder

    heard = _Listener()
    before, language._Spoken.knowledge = language._Spoken.knowledge, heard  # noqa: SLF001 - to listen
    try:
        base = KnowledgeBase(data_folder())
        for name in dir(KnowledgeBase):
            if not name.startswith("_") and not callable(getattr(KnowledgeBase, name)):
                getattr(base, name)
    finally:
        language._Spoken.knowledge = before  # noqa: SLF001 - as above
    return [Found(text, "", "", "data") for text in heard.texts if any(c.isalpha() for c in text)]


class _Listener(NullTranslations):
    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, None] = {}

    def gettext(self, message: str) -> str:
        self.texts[message] = None
        return message


def _texts(node: ast.AST, file: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(node, ast.Call):
        yield from _called(node, file)
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = {target.id for target in targets if isinstance(target, ast.Name)}
        if names & _NAMED:
            yield from ((text, "", "") for text in _constants(node.value, clean=True))
        if names & _KEYS:
            yield from _keys(node.value)
    elif isinstance(node, ast.FunctionDef) and _is_command(node):
        yield ast.get_docstring(node) or "", "", ""


def _called(call: ast.Call, file: str) -> Iterator[tuple[str, str, str]]:
    name = _name(call.func)
    if name in _SAID and len(call.args) == 1:
        yield _constant(call.args[0], file), "", ""
    elif name == "ngettext":
        yield _constant(call.args[0], file), _constant(call.args[1], file), ""
    elif name == "pgettext":
        yield _constant(call.args[1], file), "", _constant(call.args[0], file)
    elif name == "Binding":
        yield from ((text, "", "") for each in call.args[2:3] for text in _constants(each))
    elif name in _KEYS:
        for each in call.args:
            yield from _keys(each)
    for keyword in call.keywords:
        if keyword.arg in _NAMED:
            yield from ((text, "", "") for text in _constants(keyword.value))


def _keys(value: ast.expr) -> Iterator[tuple[str, str, str]]:
    """The words in the middle of (key, words, action)."""
    for node in ast.walk(value):
        if isinstance(node, ast.Tuple) and len(node.elts) == 3:
            yield from ((text, "", "") for text in _constants(node.elts[1]))


def _constants(value: ast.expr, *, clean: bool = False) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield inspect.cleandoc(value.value) if clean else value.value


def _constant(value: ast.expr, file: str) -> str:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    put_together = isinstance(value, ast.JoinedStr | ast.BinOp)
    if put_together:
        where = f"{file}:{value.lineno}"
        raise ValueError(f"{where}: a text that is put together can be in no catalogue.")
    return ""


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_command(node: ast.FunctionDef) -> bool:
    calls = [each for each in node.decorator_list if isinstance(each, ast.Call)]
    return any(_name(call.func) in _COMMANDS for call in calls)
