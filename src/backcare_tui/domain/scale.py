"""The ranges of what can be entered."""

PAIN_MIN, PAIN_MAX = 0, 10
"""Pain: a whole number from none to the worst imaginable."""

SECONDS_MIN, SECONDS_MAX = 5, 1800
"""How long a point can be pressed."""

NOTE_MAX = 200_000
"""How many characters a note can have."""

EVENT_MAX = 200
"""How many characters the one line of an event can have."""

ROUTINE_NAME_MAX = 40
"""How many characters the name of a routine can have."""

STEPS_MAX = 30
"""How many steps a routine can have; it has at least one."""

SETS_MIN, SETS_MAX = 1, 20
"""How many times the movements of an exercise can be done over."""

COUNT_MIN, COUNT_MAX = 1, 500
"""How many movements one set can have."""

HOLD_MIN, HOLD_MAX = 0, 7200
"""For how many seconds a movement can be held; 0 is not held."""
