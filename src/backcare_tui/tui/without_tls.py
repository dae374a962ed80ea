"""asyncio as a Python without OpenSSL has it: the app speaks to nothing that needs TLS."""

from __future__ import annotations

import sys


def load_asyncio() -> None:
    """Import asyncio without TLS, where nobody has imported either yet.

    asyncio tries to import `ssl` and does without where that is missing. OpenSSL would be 4 MB of
    memory and part of the wait for the first frame. Who imports `ssl` later gets it; asyncio's own
    TLS stays away from this process.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    # A name that stands for None cannot be imported:
    # https://docs.python.org/3/reference/import.html#the-module-cache
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401 - for whoever imports it next
    finally:
        del sys.modules["ssl"]
