"""The keys of the pain map."""

from __future__ import annotations

from tests.tui import cases as c
from tests.tui.cases import Case, by, other, to
from tests.tui.conftest import Driver


def _here(run: Driver) -> object:
    return run.one("BodyMap").here  # type: ignore[attr-defined]


def _marked(run: Driver) -> object:
    return len(run.screen.marked)  # type: ignore[attr-defined]


def _left(run: Driver) -> tuple[str, dict[str, bool | None]]:
    return run.front, dict(run.today.form.spread)


MAP = {
    "today.map": Case("", c.front, to("PainMapScreen")),
    "body.left": Case("", _here, other, on=True),
    "body.right": Case("", _here, other, on=True),
    "body.up": Case("", _here, other, on=True),
    "body.down": Case("", _here, other, on=True),
    "body.mark": Case("", _marked, by(1), on=True),
    "body.turn": Case("", c.of_one("BodyMap", "shown"), other, on=True),
    "map.done": Case("b space", _left, to(("TodayScreen", {"place.low_back_middle": True}))),
    "map.leave": Case("b space", _left, to(("TodayScreen", {}))),
    "edit.map": Case("H home e", c.front, to("PainMapScreen")),
    "trends.map": Case("R 3", c.of_screen("shown"), to("map")),
}
