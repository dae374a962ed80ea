"""The terminal app. Only this package reaches Textual."""

from backcare_tui.tui.without_tls import load_asyncio

# Before anything that Textual or a module here imports asyncio for.
load_asyncio()
