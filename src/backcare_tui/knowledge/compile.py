"""Write ``compiled/``: the files of ``data/`` as JSON, which is read many times as fast as TOML.

Run ``python -m backcare_tui.knowledge.compile`` after any change in ``data/``. It is a step of
development; nothing imports it at run time.
"""

import json
from pathlib import Path

from backcare_tui.knowledge.base import SECTIONS
from backcare_tui.knowledge.folder import COMPILED, compiled_name, data_folder
from backcare_tui.knowledge.read import read_toml


def text_of(file: str) -> str:
    """The JSON of one file of ``data/``.

    Raises:
        KnowledgeError: the file cannot be read.
        TypeError: it holds what JSON has no form for, such as a date.
    """
    content = read_toml(data_folder(), file)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def renew(folder: Path = COMPILED) -> None:
    """Write all of them to ``folder``, and take away what is left of files that are gone."""
    folder.mkdir(exist_ok=True)
    texts = {compiled_name(file): text_of(file) for file in SECTIONS}
    for old in folder.glob("*.json"):
        if old.name not in texts:
            old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    renew()
