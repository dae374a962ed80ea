"""Reading the files: what is read when, and what a broken file says."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import pytest

from backcare_tui.domain.care import Action, Ask, Badge, Technique
from backcare_tui.errors import KnowledgeError
from backcare_tui.knowledge import KnowledgeBase, load_knowledge
from backcare_tui.knowledge.base import SECTIONS
from backcare_tui.knowledge.compile import renew
from backcare_tui.knowledge.folder import COMPILED, compiled_name, data_folder
from backcare_tui.knowledge.read import read_json, read_toml

Edit = Callable[[str, str, str], KnowledgeBase]

TRIGGER = """
[[trigger]]
id = "cold"
letter = "c"
label = "Cold"
question = "Cold?"
evidence = [{ text = "Text.", badge = "early", sources = ["S1"] }]
"""
BROKEN = [
    ("", "triggers.toml: trigger: missing"),
    ("[[trigger]\n", "triggers.toml: not valid TOML: "),
    ("trigger = 1", "triggers.toml: trigger: expected entries under [[trigger]]"),
    ("trigger = [1]", "triggers.toml: trigger: expected entries under [[trigger]]"),
    ("[trigger]\nid = 1", "triggers.toml: trigger: expected entries under [[trigger]]"),
    ("[[trigers]]", "triggers.toml: trigers: unknown section (did you mean trigger?)"),
    (TRIGGER + TRIGGER, "triggers.toml: cold: id: used twice"),
    (TRIGGER.replace('id = "cold"\n', ""), "triggers.toml: trigger 1: id: missing"),
    (TRIGGER.replace('"cold"', '""'), "triggers.toml: trigger 1: id: empty"),
    (TRIGGER.replace('"cold"', "7"), "triggers.toml: trigger 1: id: expected text, got 7"),
    (TRIGGER.replace("label", "lable"), "cold: lable: unknown field (did you mean label?)"),
    (TRIGGER.replace("label", "xyz"), "triggers.toml: cold: xyz: unknown field"),
    (TRIGGER.replace('question = "Cold?"', ""), "triggers.toml: cold: question: missing"),
    (TRIGGER.replace('"Cold?"', '""'), "triggers.toml: cold: question: empty"),
    (TRIGGER.replace('"Cold?"', "true"), "cold: question: expected text, got true"),
    (TRIGGER + "optional = 1", "cold: optional: expected true or false, got 1"),
    (TRIGGER + 'optional = "yes"', "cold: optional: expected true or false, got 'yes'"),
    (
        TRIGGER.replace('"early"', '"strong"'),
        "cold: evidence[1].badge: expected one of tradition, early, moderate, against; "
        "got 'strong'",
    ),
    (TRIGGER.replace('"early"', "[1]"), "cold: evidence[1].badge: expected one of"),
    (TRIGGER.replace('text = "Text.", ', ""), "cold: evidence[1].text: missing"),
    (TRIGGER.replace('["S1"]', '"S1"'), "evidence[1].sources: expected a list, got 'S1'"),
    (TRIGGER.replace('["S1"]', "[1]"), "evidence[1].sources[1]: expected text, got 1"),
    (TRIGGER.replace('["S1"]', '["S1", ""]'), "evidence[1].sources[2]: empty"),
    (TRIGGER.replace("[{", "{").replace("}]", "}"), "cold: evidence: expected a list, got a table"),
    (TRIGGER.replace("sources", "source"), "evidence[1].source: unknown field (did you mean"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN, ids=[row[1] for row in BROKEN])
def test_a_broken_file_names_the_place(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "triggers.toml").write_text(text, "utf-8")
    with pytest.raises(KnowledgeError) as caught:
        _ = KnowledgeBase(tmp_path).triggers
    assert message in caught.value.message
    assert caught.value.message.startswith("triggers.toml: ")


def test_broken_toml_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "triggers.toml").write_text('[[trigger]]\nid = "cold\n', "utf-8")
    with pytest.raises(KnowledgeError, match="line 2"):
        _ = KnowledgeBase(tmp_path).triggers


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"points\.toml: missing in") as caught:
        KnowledgeBase(tmp_path).point("BL23")
    assert caught.value.hint


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "points.toml").mkdir()
    with pytest.raises(KnowledgeError, match=r"points\.toml: cannot be read"):
        _ = KnowledgeBase(tmp_path).points


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "triggers.toml").write_bytes(b'x = "\xff"')
    with pytest.raises(KnowledgeError, match="not UTF-8 at byte 5"):
        _ = KnowledgeBase(tmp_path).triggers


NESTED = [
    ("points.toml", "seconds_min = 30", "seconds_min = 'thirty'", "points", "whole number"),
    ("points.toml", "seconds_min = 30", "seconds_min = 30.0", "points", "whole number"),
    ("points.toml", "seconds_min = 30", "seconds_min = true", "points", "whole number"),
    ("points.toml", "[point.technique]", "technique = 3\n[point.other]", "points", ""),
    ("patterns.toml", "yes_log_odds = 0.8", 'yes_log_odds = "x"', "profile_questions", "a number"),
    ("patterns.toml", 'BL23 = "Warm the', 'BL23 = 1 # "Warm the', "patterns", "point_notes.BL23"),
    ("contraindications.toml", "verified = true", "", "contraindications", "verified: missing"),
    ("contraindications.toml", '"ask_first"', '"ask"', "contraindications", "light, ask_first"),
    ("red_flags.toml", "verified = true", "", "red_flags", "RF01: verified: missing"),
    ("red_flags.toml", '["onboarding", "weekly"', '["daily"', "red_flags", "RF01: ask[1]"),
    ("red_flags.toml", "[support]\ntext", "[support]\ntxt", "support_line", "one field, text"),
    ("red_flags.toml", '[daily]\nquestion = "', '[daily]\nquestion = "" #', "daily_question", ""),
    ("red_flags.toml", "default = ", "standard = ", "emergency_numbers", "default: missing"),
    ("red_flags.toml", 'default = "112"', "default = 112", "emergency_numbers", "expected text"),
    ("prevention.toml", "pain_at_least = 4", 'pain_at_least = "4"', "rules", "pain_at_least"),
    ("prevention.toml", "within_days = 0", "", "rules", "warmth: within_days: missing"),
    ("exercises.toml", "stop_rules", "stop_rule", "exercise_advice", "advice: stop_rule"),
]


@pytest.mark.parametrize(("file", "old", "new", "section", "words"), NESTED)
def test_a_broken_entry_names_the_field(
    edit: Edit, file: str, old: str, new: str, section: str, words: str
) -> None:
    kb = edit(file, old, new)
    with pytest.raises(KnowledgeError) as caught:
        getattr(kb, section)
    assert caught.value.message.startswith(f"{file}: ")
    assert words in caught.value.message


def test_the_message_of_the_design(edit: Edit) -> None:
    kb = edit("points.toml", "seconds_min = 30", "seconds_min = 'thirty'")
    with pytest.raises(KnowledgeError) as caught:
        kb.point("BL40")
    assert caught.value.message == (
        "points.toml: BL23: technique.seconds_min: expected a whole number, got 'thirty'"
    )


def test_a_whole_number_will_do_for_a_number(edit: Edit) -> None:
    kb = edit("patterns.toml", "yes_log_odds = 0.8", "yes_log_odds = 1")
    odds = kb.profile_questions["trauma_onset"].yes_log_odds
    assert (odds, type(odds)) == (1.0, float)


def test_what_may_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "triggers.toml").write_text(TRIGGER, "utf-8")
    trigger = KnowledgeBase(tmp_path).trigger("c")
    assert trigger.optional is False
    assert trigger.evidence[0].verified is True
    assert trigger.evidence[0].badge is Badge.EARLY


def test_values_have_their_types(kb: KnowledgeBase) -> None:
    assert kb.red_flags["RF01"].ask == frozenset({Ask.ONBOARDING, Ask.WEEKLY, Ask.FLARE})
    assert kb.red_flags["RF01"].worse_action is None
    assert kb.red_flags["RF12"].worse_action is Action.SAME_DAY
    assert isinstance(kb.points["BL23"].technique, Technique)
    assert kb.points["GB21"].technique is None
    assert kb.patterns["cold_damp"].point_notes["GV4"]
    assert isinstance(kb.points["BL23"].aliases, tuple)


def test_only_the_needed_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "triggers.toml").write_text(TRIGGER, "utf-8")
    (tmp_path / "points.toml").write_text("broken", "utf-8")
    kb = KnowledgeBase(tmp_path)
    assert list(kb.triggers) == ["cold"]
    assert kb.triggers is kb.triggers
    with pytest.raises(KnowledgeError):
        _ = kb.points


def test_one_knowledge_base_for_one_folder(tmp_path: Path) -> None:
    assert load_knowledge() is load_knowledge()
    assert load_knowledge(tmp_path) is load_knowledge(tmp_path)
    assert load_knowledge(tmp_path) is not load_knowledge()


def test_every_data_file_is_known_and_every_section_is_read(kb: KnowledgeBase) -> None:
    folder = Path(str(data_folder()))
    assert {path.name for path in folder.glob("*.toml")} == set(SECTIONS)
    sections = [n for n, v in vars(KnowledgeBase).items() if isinstance(v, cached_property)]
    assert len(sections) == sum(len(names) for names in SECTIONS.values())
    assert all(getattr(kb, name) for name in sections)


def test_importing_reads_nothing_and_loads_little() -> None:
    script = (
        "import sys; from backcare_tui.knowledge import load_knowledge; load_knowledge();"
        "slow = {'tomllib', 'importlib.resources', 'difflib', 'unicodedata', 'tempfile'};"
        "print(sorted(slow & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "src")},
    )
    assert run.stdout.strip() == "[]"


def test_the_compiled_files_are_those_of_the_data(tmp_path: Path) -> None:
    (tmp_path / "gone.json").write_text("{}")
    renew(tmp_path)
    now = {file.name: file.read_text("utf-8") for file in COMPILED.glob("*.json")}
    new = {file.name: file.read_text("utf-8") for file in tmp_path.iterdir()}
    assert now == new, "run: python -m backcare_tui.knowledge.compile"


@pytest.mark.parametrize("file", SECTIONS)
def test_a_compiled_file_says_the_same(file: str) -> None:
    assert read_json(COMPILED, compiled_name(file)) == read_toml(data_folder(), file)


def test_a_compiled_file_that_is_lost_or_broken_says_so(tmp_path: Path) -> None:
    shutil.copytree(COMPILED, tmp_path / "compiled")
    knowledge = KnowledgeBase(data_folder(), tmp_path / "compiled")
    (tmp_path / "compiled" / "signs.json").unlink()
    with pytest.raises(KnowledgeError, match=r"^signs\.json: missing in .*compiled$") as caught:
        _ = knowledge.signs
    assert caught.value.hint == "Reinstall backcare."
    (tmp_path / "compiled" / "points.json").write_text('{"point": [')
    with pytest.raises(KnowledgeError, match=r"^points\.json: not valid JSON: ") as caught:
        _ = knowledge.points
    assert caught.value.hint == "Reinstall backcare."


def test_an_installed_copy_and_a_zip_archive_find_their_data(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    installed = tmp_path / "site"
    shutil.copytree(root / "src" / "backcare_tui", installed / "backcare_tui")
    shutil.copytree(root / "data", installed / "backcare_tui" / "data")
    archive = shutil.make_archive(str(tmp_path / "app"), "zip", installed)
    script = (
        "from backcare_tui.knowledge import load_knowledge as load;"
        "kb = load(); print(kb.folder, kb.point('ub23').code, kb.sign('pricking').id)"
    )
    for place in (installed, Path(archive)):
        run = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            cwd=tmp_path,
            env={"PYTHONPATH": str(place)},
        )
        assert run.stdout.split()[1:] == ["BL23", "pricking"]
        assert run.stdout.startswith(str(place / "backcare_tui" / "data"))
