"""The steps that make the schema, one file per revision in ``versions``.

A revision is a number of four digits and its file is named after it: ``0002_what_it_adds.py``.
A released step is never edited. One that changes a field of an entry also rewrites the entries in
the change log (``change_entry.before`` and ``after``), which hold them as JSON. One that adds a
field need not, where ``domain/plain.py`` takes the field for optional.
"""

from pathlib import Path

FOLDER = Path(__file__).parent


def revisions() -> list[str]:
    """Every revision of this program, oldest first."""
    return sorted(path.name[:4] for path in (FOLDER / "versions").glob("[0-9]*_*.py"))
