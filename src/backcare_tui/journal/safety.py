"""Asking about warning signs, and what the answers call for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from backcare_tui.domain import safety, warnings_due
from backcare_tui.domain.care import Action
from backcare_tui.domain.checkin import CheckIn, SafetyAnswer, SafetyReply, SeenTo
from backcare_tui.domain.days import check_day, is_ahead
from backcare_tui.domain.no_better import no_better
from backcare_tui.domain.safety import DAILY_QUESTION, NEW_SIGNS
from backcare_tui.domain.text import clean_note
from backcare_tui.errors import HeldBack, InvalidInput, QuestionsFirst
from backcare_tui.journal.items import PRIVATE
from backcare_tui.journal.journal import days_before, new_id
from backcare_tui.language import gettext as _
from backcare_tui.language import original, sentences
from backcare_tui.storage.change import ChangeState

if TYPE_CHECKING:
    from backcare_tui.domain.care import RedFlag
    from backcare_tui.domain.safety import Verdict
    from backcare_tui.domain.warnings_due import Due
    from backcare_tui.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands above everything else.

    ``level`` is an action's value, "not_asked" before the first screening, or "news" where
    something is new and was not asked about. ``signs`` names what was ticked.
    """

    level: str
    title: str
    body: str
    signs: tuple[str, ...] = ()

    @property
    def urgent(self) -> bool:
        """True for what to do today or now."""
        return self.level in (Action.EMERGENCY, Action.SAME_DAY)

    @property
    def asks(self) -> bool:
        """True where questions come first, and a front end says how they are answered."""
        return self.level in ("not_asked", "news")


def _questions_first(verdict: Verdict) -> Notice | None:
    """That questions wait which come before what they are about, or None."""
    if not verdict.screened:
        return Notice(
            "not_asked",
            _("The warning signs have not been asked yet"),
            _("Some back pain needs a doctor, not a diary. Answering takes a minute."),
        )
    if verdict.news:
        return Notice(
            "news",
            _("You said something is new: questions wait"),
            _("Points, exercises and pictures wait until the warning questions are answered."),
        )
    return None


class Safety:
    """The warning signs of one person."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._news: datetime | None = None

    def verdict(self) -> Verdict:
        """What all answers so far call for."""
        store, person = self._journal.store, self._journal.person
        newest = store.latest_safety_answers(person)
        if not newest:
            return safety.Verdict(screened=False, open_signs=())
        # A question that was never raised weighs nothing but its newest answer.
        answers = {answer.id: answer for answer in newest.values()}
        answers |= {answer.id: answer for answer in store.doubted_safety_answers(person)}
        return safety.verdict(
            self._journal.knowledge.red_flags, answers.values(), store.seen_to(person)
        )

    def notice(self, verdict: Verdict | None = None) -> Notice | None:
        """What to show first: what to do now, that nobody asked yet, or that a check is due.

        Where questions come first and a check is due, the words say both.
        """
        found = verdict or self.verdict()
        stands = self._standing(found)
        first = None if found.urgent else _questions_first(found)
        if first is None or stands is None:
            return first or stands
        whole = _("{title}.").format(title=stands.title)
        return replace(first, body=sentences([first.body, whole, stands.body]))

    def _standing(self, found: Verdict) -> Notice | None:
        """What the signs that stand open call for."""
        knowledge = self._journal.knowledge
        if found.action is not None and found.action is not Action.PRECAUTION:
            text = knowledge.action_texts[found.action]
            signs = tuple(
                knowledge.red_flags[sign.flag].short
                for sign in found.open_signs
                if sign.action.urgency >= Action.SOON.urgency
            )
            return Notice(found.action.value, text.title, self._with_number(text.body), signs)
        return None

    def _with_number(self, body: str) -> str:
        number = self._journal.settings.emergency_number
        return body.replace(_("your emergency number"), number) if number else body

    def require_unlocked(self) -> Verdict:
        """Return the verdict where points, exercises and patterns may be read.

        Raises:
            QuestionsFirst: something is new, and was not asked about yet.
            HeldBack: an emergency or same-day sign is open; it says what to do now.
        """
        verdict = self.verdict()
        if verdict.locks:
            notice = self.notice(verdict) if verdict.urgent else _questions_first(verdict)
            if notice is not None:
                why = HeldBack if verdict.urgent else QuestionsFirst
                raise why(notice.title, notice.body)
        return verdict

    def require_ready(self) -> None:
        """Pass where pressing and moving may be guided.

        Raises:
            QuestionsFirst: the first questions, or those about something new, wait.
            HeldBack: an emergency or same-day sign is open; it says what to do now.
        """
        notice = _questions_first(self.require_unlocked())
        if notice is not None:
            raise QuestionsFirst(notice.title, notice.body)

    def due(self, *, pain: int | None = None, something_new: bool = False) -> Due:
        """The warning questions to ask now.

        ``pain`` is the one just given, if any. ``something_new`` is a "yes" to the day's one line
        that no check-in holds yet; answers from now on count for the check-in that will.
        """
        journal = self._journal
        store, person, today = journal.store, journal.person, journal.today
        newest = store.latest_safety_answers(person)
        if something_new:
            self._news = self.said_at(newest)
        latest = safety.with_news(newest, store.doubted_safety_answers(person))
        daily = store.daily_pain(person, days_before(today, 7), today)
        last_week = [d.mean for d in daily if d.day < today]
        pains = [d.worst for d in daily if d.day == today]
        if pain is not None:
            pains.append(pain)
        seen = max(store.seen_to(person), key=lambda s: s.at, default=None)
        return warnings_due.due(
            journal.knowledge.red_flags,
            latest,
            today,
            pain=max(pains, default=None),
            flare=any(entry.flare for entry in store.check_ins(person, today, today)),
            usual_pain=sum(last_week) / len(last_week) if last_week else None,
            last_entry=self._last_day_before(today),
            profile_edited=self._profile_edited(),
            something_new=something_new,
            seen=seen,
            seen_signs=self._urgent_at(seen) if seen and seen.day != today else (),
        )

    def _last_day_before(self, day: date) -> date | None:
        store, person = self._journal.store, self._journal.person
        before = days_before(day, 1)
        newest = store.check_ins(person, None, before, newest_first=True, limit=1)
        return newest[0].day if newest and before < day else None

    def _profile_edited(self) -> date | None:
        journal = self._journal
        said = journal.store.profile(journal.person).values()
        days = (a.day for a in said if not a.item.startswith(PRIVATE))
        return max((day for day in days if not is_ahead(day, journal.today)), default=None)

    def _urgent_at(self, seen: SeenTo) -> tuple[str, ...]:
        """The signs that were urgent when they were said to be seen to."""
        store, person = self._journal.store, self._journal.person
        then = safety.verdict(
            self._journal.knowledge.red_flags,
            (a for a in store.safety_answers(person) if a.at <= seen.at),
            (s for s in store.seen_to(person) if s.at < seen.at),
        )
        return tuple(sign.flag for sign in then.open_signs if sign.action in safety.URGENT)

    def due_after(self, check_in: CheckIn, nothing_new: bool | None) -> Due:
        """The warning questions that a check-in leads to, its own answers included.

        Pain of an earlier day leads to none; something new does, whichever day it was noted for.
        """
        opened = self._journal.diary.warning_questions(check_in)
        of_today = check_in.day == self._journal.today
        if not of_today and nothing_new is not False:
            return warnings_due.Due(opened, _("Your answers lead to these."))
        due = self.due(pain=check_in.pain if of_today else None)
        more = tuple(flag for flag in opened if flag not in due.questions)
        spreads = _("Where it spreads leads to these.") if more else ""
        return warnings_due.Due((*more, *due.questions), sentences([due.why, spreads]))

    def said_at(self, latest: Mapping[str, SafetyAnswer] | None = None) -> datetime:
        """The instant to keep a statement under: now, or just after the newest one so far.

        What is said later must count as later, also while the clock stands still or was set back.
        """
        journal = self._journal
        store, person, now = journal.store, journal.person, journal.now()
        if latest is None:
            latest = store.latest_safety_answers(person)
        said = [reply.at for reply in latest.values()]
        said += [statement.at for statement in store.seen_to(person)]
        said += [answer.at for answer in store.profile(person).values()]
        if self._news is not None:
            said.append(self._news)
        newest = max(said, default=None)
        if newest is None or newest < now:
            return now
        return (newest + timedelta(microseconds=1)).astimezone(now.tzinfo)

    def keep_news(self) -> Verdict:
        """Keep that something is new, where its questions were left open before the check-in.

        What is offered waits for them from then on, whether or not the check-in is ever saved.
        """
        journal, said = self._journal, self._news
        latest = journal.store.latest_safety_answers(journal.person)
        if said is not None and any(q not in latest or latest[q].at <= said for q in NEW_SIGNS):
            yes = SafetyAnswer(new_id(), journal.today, said, DAILY_QUESTION, SafetyReply.YES)
            journal.store.write(journal.person, "something new", put=[yes], at=journal.now())
        return self.verdict()

    def news_at(self) -> datetime:
        """The instant of "something is new" for a check-in that is now saved."""
        news, self._news = self._news, None
        return news or self.said_at()

    def askable(self) -> tuple[str, ...]:
        """Every question that can be put without an earlier "yes": what ``--none`` answers."""
        flags = self._journal.knowledge.red_flags.values()
        return tuple(flag.id for flag in flags if not flag.follows)

    def follow_ups(self, question: str, reply: SafetyReply) -> tuple[RedFlag, ...]:
        """The questions that ``reply`` to ``question`` opens."""
        if reply not in (SafetyReply.YES, SafetyReply.UNSURE):
            return ()
        flags = self._journal.knowledge.red_flags.values()
        return tuple(flag for flag in flags if flag.follows == question)

    def weigh(self, replies: Mapping[str, SafetyReply]) -> Verdict:
        """What ``replies`` alone call for, before they are kept."""
        journal = self._journal
        day, now = journal.today, journal.now()
        given = [SafetyAnswer("", day, now, name, reply) for name, reply in replies.items()]
        return safety.verdict(journal.knowledge.red_flags, given, ())

    def answer(self, replies: Mapping[str, SafetyReply], day: date | None = None) -> Verdict:
        """Keep replies to warning questions as one change, and weigh them.

        Raises:
            NotFound: unknown question; InvalidInput: a skip where none is allowed, a question
                that is answered twice, or a day in the future.
        """
        journal = self._journal
        on, at = check_day(day or journal.today, journal.today), self.said_at()
        entries: dict[str, SafetyAnswer] = {}
        for name, reply in replies.items():
            if name == DAILY_QUESTION:
                question = name
            else:
                flag = journal.knowledge.red_flag(name)
                question = flag.id
                if reply is SafetyReply.SKIPPED and not flag.skippable:
                    raise InvalidInput(
                        _("{question} cannot be skipped.").format(question=question),
                        _("Answer yes, no or unsure."),
                    )
            if question in entries:
                raise InvalidInput(
                    _("{question} is answered twice.").format(question=question),
                    _("Answer each question once."),
                )
            entries[question] = SafetyAnswer(new_id(), on, at, question, reply)
        raised = [e.question for e in entries.values() if e.reply is SafetyReply.YES]
        label = f"warning signs: {self._named(raised)} ticked" if raised else "warning signs"
        journal.store.write(journal.person, label, put=list(entries.values()), at=journal.now())
        return self.verdict()

    def _named(self, questions: Iterable[str]) -> str:
        flags = self._journal.knowledge.red_flags
        return ", ".join(original(flags[q].short) if q in flags else q for q in questions)

    def lifted_by_undo(self) -> tuple[str, ...]:
        """The warning signs, by name, whose "yes" the next undo would take back."""
        changes = self._journal.diary.changes(50)
        newest = next((c for c in changes if c.state is ChangeState.APPLIED), None)
        return self.names(safety.ticked(entry.after for entry in newest.entries) if newest else ())

    def names(self, questions: Iterable[str]) -> tuple[str, ...]:
        """The warning signs of ``questions``, by name; those that are not known are left out."""
        flags = self._journal.knowledge.red_flags
        return tuple(flags[each].short for each in questions if each in flags)

    def quiet_words(self) -> str:
        """What may be said while no sign stands open, which is never an "all clear"."""
        journal, today = self._journal, self._journal.today
        store, flags = journal.store, journal.knowledge.red_flags
        if any(each.day == today for each in store.seen_to(journal.person)):
            answers = store.safety_answers(journal.person)
            for question in safety.ticked(each for each in answers if each.day == today):
                if question in flags and flags[question].action is not Action.PRECAUTION:
                    return _("What you ticked today was seen to.")
        return _("No warning signs ticked today.")

    def seen_to(self, day: date | None = None, note: str = "") -> Verdict:
        """Keep the person's statement that open signs were seen to, which lifts the lock.

        Raises:
            InvalidInput: nothing stands open, or the day is in the future.
        """
        journal = self._journal
        on = check_day(day or journal.today, journal.today)
        if not self.verdict().open_signs:
            raise InvalidInput(_("No warning sign stands open."), _("There is nothing to lift."))
        statement = SeenTo(new_id(), on, self.said_at(), clean_note(note))
        journal.store.write(journal.person, "seen to", put=[statement], at=journal.now())
        return self.verdict()

    def no_better(self) -> bool:
        """True where six weeks brought no change for the better: worth a visit."""
        journal = self._journal
        first = days_before(journal.today, 60)
        daily = journal.store.daily_pain(journal.person, first, journal.today)
        return no_better(daily, journal.today)
