"""A verdict that reads little says what one that reads every answer says."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import NOW

from backcare_tui.domain.checkin import SafetyAnswer, SafetyReply, SeenTo
from backcare_tui.domain.safety import DAILY_QUESTION, NEW_SIGNS, verdict
from backcare_tui.journal.journal import Journal, new_id

ASKED = (DAILY_QUESTION, "RF03", "RF12", "RF13", "RF15", *NEW_SIGNS[6:9])
"""The day's one line, and questions that follow no other, some of which make others worse."""


@given(
    said=st.lists(
        st.tuples(
            st.sampled_from(ASKED),
            st.sampled_from([SafetyReply.NO, SafetyReply.NO, SafetyReply.YES, SafetyReply.UNSURE]),
            st.integers(0, 12),
        ),
        max_size=40,
    ),
    seen=st.lists(st.integers(0, 12), max_size=2),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_the_answers_that_are_read_weigh_as_all_do(
    fresh_journal: Journal, said: list[tuple[str, SafetyReply, int]], seen: list[int]
) -> None:
    store = fresh_journal.store
    before = [each.id for each in store.safety_answers("me")]
    store.write(
        "me",
        "anew",
        put=[
            *(
                SafetyAnswer(new_id(), NOW.date(), NOW + timedelta(hours=hour), question, reply)
                # At one instant a question gets one answer.
                for (question, hour), reply in {(q, h): r for q, r, h in said}.items()
            ),
            *(
                SeenTo(new_id(), NOW.date(), NOW + timedelta(hours=hour, minutes=30))
                for hour in seen
            ),
        ],
        remove=[
            *(("safety_answer", own) for own in before),
            *(("seen_to", each.id) for each in store.seen_to("me")),
        ],
        at=NOW,
    )
    flags = fresh_journal.knowledge.red_flags
    whole = verdict(flags, store.safety_answers("me"), store.seen_to("me"))
    assert fresh_journal.safety.verdict() == whole


def test_ten_years_of_no_are_not_read_for_a_yes_among_them(fresh_journal: Journal) -> None:
    store = fresh_journal.store
    replies = [SafetyReply.YES if n == 300 else SafetyReply.NO for n in range(500)]
    store.write(
        "me",
        "daily",
        put=[
            SafetyAnswer(f"a{n:03}", NOW.date(), NOW + timedelta(days=n), DAILY_QUESTION, reply)
            for n, reply in enumerate(replies)
        ],
        at=NOW,
    )
    assert [each.id for each in store.doubted_safety_answers("me")] == ["a000", "a300", "a301"]
