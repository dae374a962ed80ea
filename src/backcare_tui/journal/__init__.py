"""The use cases: the only place that holds clock, store, knowledge and settings together."""

from backcare_tui.journal.journal import Journal, open_journal

__all__ = ["Journal", "open_journal"]
