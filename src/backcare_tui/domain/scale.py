"""The ranges of what can be entered."""

PAIN_MIN, PAIN_MAX = 0, 10
"""Pain: a whole number from none to the worst imaginable."""

SECONDS_MIN, SECONDS_MAX = 5, 1800
"""How long a point can be pressed."""

NOTE_MAX = 200_000
"""How many characters a note can have."""

EVENT_MAX = 200
"""How many characters the one line of an event can have."""
