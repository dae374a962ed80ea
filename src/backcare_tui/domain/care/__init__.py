"""What the knowledge base holds: patterns, signs, points, rules and the sources behind them.

The values are read from ``data/*.toml`` by :mod:`backcare_tui.knowledge`. Ids are stable: a diary
refers to them as plain text.

Each name is imported from its module when it is first used. Making the many classes costs as much
as half of a whole check-in, which needs only a few of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backcare_tui.domain.care.claims import Badge as Badge
    from backcare_tui.domain.care.claims import Claim as Claim
    from backcare_tui.domain.care.claims import Source as Source
    from backcare_tui.domain.care.conditions import Contraindication as Contraindication
    from backcare_tui.domain.care.conditions import Limit as Limit
    from backcare_tui.domain.care.conditions import Restriction as Restriction
    from backcare_tui.domain.care.exercises import Dose as Dose
    from backcare_tui.domain.care.exercises import Exercise as Exercise
    from backcare_tui.domain.care.exercises import ExerciseAdvice as ExerciseAdvice
    from backcare_tui.domain.care.figures import BodyView as BodyView
    from backcare_tui.domain.care.figures import Drawing as Drawing
    from backcare_tui.domain.care.figures import Side as Side
    from backcare_tui.domain.care.flags import Action as Action
    from backcare_tui.domain.care.flags import ActionText as ActionText
    from backcare_tui.domain.care.flags import Ask as Ask
    from backcare_tui.domain.care.flags import RedFlag as RedFlag
    from backcare_tui.domain.care.pages import Mechanism as Mechanism
    from backcare_tui.domain.care.pages import Page as Page
    from backcare_tui.domain.care.pictures import Nature as Nature
    from backcare_tui.domain.care.pictures import Pattern as Pattern
    from backcare_tui.domain.care.pictures import ProfileQuestion as ProfileQuestion
    from backcare_tui.domain.care.pictures import Sign as Sign
    from backcare_tui.domain.care.pictures import SpreadArea as SpreadArea
    from backcare_tui.domain.care.pictures import Tier as Tier
    from backcare_tui.domain.care.places import Place as Place
    from backcare_tui.domain.care.places import PlaceKind as PlaceKind
    from backcare_tui.domain.care.places import Reach as Reach
    from backcare_tui.domain.care.points import Meridian as Meridian
    from backcare_tui.domain.care.points import Point as Point
    from backcare_tui.domain.care.points import Technique as Technique
    from backcare_tui.domain.care.rules import PreventionRule as PreventionRule
    from backcare_tui.domain.care.triggers import Trigger as Trigger

_HOMES = {
    "Badge": "claims",
    "Claim": "claims",
    "Source": "claims",
    "Contraindication": "conditions",
    "Limit": "conditions",
    "Restriction": "conditions",
    "Dose": "exercises",
    "Exercise": "exercises",
    "ExerciseAdvice": "exercises",
    "BodyView": "figures",
    "Drawing": "figures",
    "Side": "figures",
    "Action": "flags",
    "ActionText": "flags",
    "Ask": "flags",
    "RedFlag": "flags",
    "Mechanism": "pages",
    "Page": "pages",
    "Nature": "pictures",
    "Pattern": "pictures",
    "ProfileQuestion": "pictures",
    "Sign": "pictures",
    "SpreadArea": "pictures",
    "Tier": "pictures",
    "Place": "places",
    "PlaceKind": "places",
    "Reach": "places",
    "Meridian": "points",
    "Point": "points",
    "Technique": "points",
    "PreventionRule": "rules",
    "Trigger": "triggers",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value
