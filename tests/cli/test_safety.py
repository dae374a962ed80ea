"""The warning signs lead, and hold back what has to wait."""

from __future__ import annotations

import pytest
from tests.cli.runner import Run

from backcare_tui.domain.checkin import SafetyReply
from backcare_tui.journal.journal import Journal

READING = (
    "list", "show today", "status", "trend", "triggers", "pattern", "points", "points UB40",
    "exercises", "exercises X03", "prevent", "remind", "learn", "learn cold", "redflags", "profile",
)  # fmt: skip
HELD_BACK = (
    "points", "points UB40", "press UB40 --seconds 5", "exercises",
    "exercises X03", "exercise X03", "pattern", "pattern --why",
)  # fmt: skip
EMERGENCY = "Get emergency help now."


@pytest.mark.parametrize("command", READING)
def test_reading_before_the_screening_leads_with_the_notice(run: Run, command: str) -> None:
    ran = run(command)
    assert ran.code in (0, 10)
    assert ran.err == ""
    first, second, *_ = ran.out.splitlines()
    assert first == "The warning signs have not been asked yet."
    assert "backcare redflags ask" in second
    warnings = run(f"{command} --json").envelope["warnings"]
    assert warnings[0]["kind"] == "not_asked"


@pytest.mark.parametrize("command", HELD_BACK)
def test_an_open_sign_takes_the_place_of_techniques(screened: Run, command: str) -> None:
    screened("redflags answer RF03=yes")
    ran = screened(command)
    assert ran.code == 10
    assert ran.out.startswith(EMERGENCY)
    assert "Numb between the legs" in ran.out
    assert ran.err == ""
    found = screened(f"{command} --json")
    assert found.code == 10
    assert found.envelope["schema"] == "backcare/error@1"
    assert found.data["exit_code"] == 10
    assert found.envelope["warnings"][0]["kind"] == "emergency"


def test_a_later_no_says_that_it_closes_no_urgent_sign(screened: Run) -> None:
    first = screened("redflags answer RF03=yes")
    assert "Ticked by mistake? backcare undo takes these answers back." in first.out
    for command in ("redflags answer RF03=no", "redflags answer --none"):
        told = " ".join(screened(command).out.split())
        assert "A later no closes no urgent sign: Numb between the legs was ticked" in told
        assert "backcare undo, as often as it takes" in told
    assert "mistake" not in screened("redflags answer RF13=yes").out


def test_what_was_pressed_is_kept_whatever_speaks_against_it(screened: Run) -> None:
    screened("profile blood_thinners=yes")
    ran = screened("press UB40 --log")
    assert ran.code == 0
    assert "UB40 is switched off for you (blood thinners). Not with" in " ".join(ran.out.split())
    warnings = screened("press UB40 --log --json").envelope["warnings"]
    assert [each["kind"] for each in warnings] == ["switched_off"]
    screened("redflags answer RF03=yes")
    ran = screened("press KI3:left --log")
    assert (ran.code, ran.out.startswith(EMERGENCY)) == (0, True)
    assert len(screened("list --json").data[0]["sessions"]) == 3


@pytest.mark.parametrize(
    "command",
    ["4cf", "list", "status", "trend", "triggers", "prevent", "remind", "learn", "changes", "undo",
     "where", "config", "redflags", "profile", "skip -1", "show today"],
)  # fmt: skip
def test_an_open_sign_leads_every_other_command(screened: Run, command: str) -> None:
    screened("redflags answer RF06=yes")
    screened("checkin 2")
    ran = screened(command)
    assert ran.out.startswith("Get medical advice today."), ran.err
    warnings = screened(f"{command.replace('undo', 'redo')} --json").envelope["warnings"]
    assert warnings[0]["kind"] == "same_day"


def test_an_export_to_stdout_stays_whole_under_a_notice(screened: Run) -> None:
    screened("redflags answer RF03=yes")
    ran = screened("export")
    assert ran.out.startswith('{"format":"backcare"')
    assert EMERGENCY in ran.err


def test_status_suggests_nothing_while_a_sign_is_open(screened: Run) -> None:
    screened("redflags answer RF03=yes")
    found = screened("status --json").data
    assert found["suggestion"] is None
    assert "press" not in screened("status").out.split("\n\n", 1)[1]


def test_pain_can_still_be_logged(screened: Run) -> None:
    screened("redflags answer RF03=yes")
    assert screened("checkin 9 --press UB40:30 --json").data["check_in"]["pain"] == 9


def test_only_the_person_lifts_the_lock(screened: Run) -> None:
    screened("redflags answer RF03=yes")
    screened("redflags answer RF03=no")
    assert screened("points").code == 10
    ran = screened("redflags seen --note checked")
    assert "Noted that it was seen to" in ran.out
    assert "No warning signs" not in ran.out
    assert screened("points").code == 0
    assert screened("redflags seen").code == 4


GUIDING = ("session --dry-run", "press UB40 --seconds 5", "exercise X03")
NEW = ("RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF07", "RF08", "RF09", "RF10")


@pytest.mark.parametrize("command", GUIDING)
def test_nothing_is_guided_before_the_screening(run: Run, command: str) -> None:
    ran = run(command)
    assert (ran.code, ran.err) == (10, "")
    assert ran.out.startswith("The warning signs have not been asked yet.")
    assert "Answer: backcare redflags ask" in ran.out
    found = run(f"{command} --json").envelope
    assert [each["kind"] for each in found["warnings"]] == ["not_asked"]
    assert run("press UB40 --log").code == 0, "what was done is kept"


@pytest.mark.parametrize("command", [*HELD_BACK, "session --dry-run"])
def test_something_new_waits_for_its_questions(screened: Run, command: str) -> None:
    told = screened("checkin 4 --something-new").out
    assert "Answer: backcare redflags ask" in told
    ran = screened(command)
    assert (ran.code, ran.err) == (10, "")
    assert ran.out.startswith("You said something is new: questions wait.")
    found = screened(f"{command} --json").envelope
    assert [each["kind"] for each in found["warnings"]] == ["news"]
    assert "No warning signs ticked" not in screened("redflags").out
    verdict = screened("redflags --json").data
    assert (verdict["news"], verdict["held_back"]) == (True, True)
    assert screened("status --json").data["suggestion"] is None
    screened("redflags", "answer", *(f"{each}=no" for each in NEW))
    assert screened("points").code == 0
    assert "something is new" not in screened("status").out


@pytest.mark.parametrize("reply", ["yes", "unsure"])
def test_undo_names_the_sign_that_it_takes_back(screened: Run, reply: str) -> None:
    screened(f"redflags answer RF03={reply}")
    assert "This took back what you ticked: Numb between the legs." in screened("undo").out
    screened("redo")
    assert screened("undo --json").data["lifted"] == ["RF03"]
    screened("checkin 4")
    assert "you ticked" not in screened("undo").out
    screened("redo")
    assert screened("undo --json").data["lifted"] == []


def test_never_all_clear(screened: Run) -> None:
    for command in ("redflags", "status", "remind", "redflags answer --none"):
        assert "all clear" not in screened(command).out.lower()


def test_a_yes_with_a_follow_up_says_what_is_still_to_answer(screened: Run) -> None:
    ran = screened("redflags answer RF06=yes")
    assert "Still to answer: RF06a" in ran.out
    assert screened("redflags answer RF06a=yes --json").data["action"] == "emergency"


def test_the_named_answers_win_over_none(run: Run) -> None:
    found = run("redflags answer RF13=yes --none --json").data
    assert found["screened"] is True
    assert [sign["id"] for sign in found["open"]] == ["RF13"]
    assert found["action"] == "soon"


@pytest.mark.parametrize(
    ("answers", "code", "named"),
    [
        ("RF03=maybe", 4, "maybe"),
        ("RF03", 4, "RF03"),
        ("RF99=yes", 4, "RF99"),
        ("RF03=skip", 4, "RF03"),
        ("", 2, "RF03=yes"),
    ],
)
def test_bad_answers_are_told_and_keep_nothing(
    run: Run, answers: str, code: int, named: str
) -> None:
    ran = run(f"redflags answer {answers}")
    assert ran.code == code
    assert named in ran.err
    assert run("changes --json").data == []


def test_redflags_lists_all_and_the_support_line(screened: Run) -> None:
    ran = screened("redflags")
    assert "No warning signs ticked today." in ran.out
    assert ran.out.index("RF01") < ran.out.index("RF06 ") < ran.out.index("RF13")
    assert "crisis line" in " ".join(ran.out.split())
    assert len(screened("redflags --json").data["questions"]) > 20


def test_asking_needs_a_terminal(screened: Run) -> None:
    for command in ("redflags ask", "ask", "tui", "demo"):
        ran = screened(command)
        assert ran.code == 2
        assert "terminal" in ran.err


def test_conditions_change_points(screened: Run) -> None:
    assert screened("profile blood_thinners=yes").code == 0
    found = {point["code"]: point["limit"] for point in screened("points --json").data}
    assert found["BL40"] == "block"
    ran = screened("press UB40 --seconds 5")
    assert ran.code == 10
    assert "blood thinners" in ran.err
    assert screened("profile nonsense=yes").code == 3


def test_a_blocked_point_comes_without_its_technique(screened: Run) -> None:
    assert "Press it" in screened("points UB40").out
    screened("profile blood_thinners=yes")
    ran = screened("points UB40")
    assert "For you:" in ran.out
    assert "Press it" not in ran.out
    assert screened("points UB40 --json").data["technique"] is None


def test_what_was_ticked_today_and_seen_to_is_not_denied(screened: Run) -> None:
    screened("redflags answer RF03=yes")
    assert screened("redflags seen").code == 0
    told = screened("redflags").out
    assert "What you ticked today was seen to." in told
    assert "No warning signs ticked" not in told


def test_a_precaution_is_not_called_seen_to(journal: Journal) -> None:
    journal.safety.answer({"RF23": SafetyReply.YES})
    assert journal.safety.quiet_words() == "No warning signs ticked today."
    journal.safety.answer({"RF03": SafetyReply.YES})
    journal.safety.seen_to()
    assert journal.safety.quiet_words() == "What you ticked today was seen to."
