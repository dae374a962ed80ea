"""The prefixes of profile items. Apart from `journal.care`, which a check-in need not load."""

HISTORY = "history."
"""Prefix of profile items about the past, which the patterns weigh."""

PRIVATE = "private."
"""Prefix of profile items that turn a private rule on."""

SUSPECTED = "suspected."
"""Prefix of profile items about what the person suspects, a trigger's id after it."""
