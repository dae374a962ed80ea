"""A few yes-or-no questions; y and n answer the marked one and move on."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from backcare_tui.charts.cells import cell_width
from backcare_tui.language import gettext as _
from backcare_tui.language import pgettext

Reply = tuple[str, str, object]
"""A key, its word, and the value that it gives."""


def reply_word(yes: bool) -> str:
    """Yes or no, as the reply to a question."""
    return pgettext("a reply", "yes") if yes else pgettext("a reply", "no")


def yes_no() -> tuple[Reply, ...]:
    """The replies to a plain question."""
    return (("y", reply_word(True), True), ("n", reply_word(False), False))


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``value`` None is not asked. ``urgent`` ones warn at anything but their no."""

    id: str
    text: str
    value: object = None
    urgent: bool = False
    replies: tuple[Reply, ...] = field(default_factory=yes_no)


_GAP = 2


def _reply_width(reply: Reply) -> int:
    """Columns for the gap, the mark, the key and the word."""
    return _GAP + 2 + cell_width(f"{reply[0]} {reply[1]}")


class Questions(Widget, can_focus=True):
    """Questions one a line, wrapped where the screen is narrow; none has to be answered.

    With ``single``, a narrow screen shows the marked one alone, and how many there are. An answer
    marks the next open one; with ``in_turn`` the next one, so that answers can be looked through.
    """

    DEFAULT_CSS = "Questions { height: auto; width: 1fr; }"
    HELP = (
        "## Questions\n\n`y` or `n` answers the marked one and goes on; the arrow keys pass over "
        "one. Backspace takes an answer away.\n\nWhat you pass over counts as *not asked*."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, id="questions.up", tooltip="One up"),
        Binding("down", "move(1)", "Down", show=False, id="questions.down", tooltip="One down"),
        Binding(
            "backspace,delete",
            "clear",
            "Clear",
            show=False,
            id="questions.clear",
            tooltip="Take this answer away",
        ),
    ]

    class Answered(Message):
        """A question got another answer."""

        def __init__(self, question: Question) -> None:
            super().__init__()
            self.question = question

    class Marked(Message):
        """Another question is marked."""

    NARROW = 62

    def __init__(
        self,
        *,
        single: bool = False,
        in_turn: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._single = single
        self._in_turn = in_turn
        self.questions: list[Question] = []
        self.cursor = 0
        self._boxes: list[tuple[int, int, int, int, object]] = []

    def show_questions(self, questions: Sequence[Question], *, keep_mark: bool = False) -> None:
        """Replace all questions; the mark goes to the first open one, or stays on its question."""
        ids = [question.id for question in questions]
        marked = self.questions[self.cursor].id if self.questions else ""
        self.questions = list(questions)
        if keep_mark and marked in ids:
            self.cursor = ids.index(marked)
            self.refresh(layout=True)
            return
        self.cursor = next((i for i, q in enumerate(questions) if q.value is None), 0)
        self.refresh(layout=True)

    def answer(self, value: object) -> None:
        """Answer the marked question, and mark the next one to answer."""
        if not self.questions:
            return
        self.questions[self.cursor] = replace(self.questions[self.cursor], value=value)
        answered = self.questions[self.cursor]
        after = range(self.cursor + 1, len(self.questions))
        self.cursor = next(
            (i for i in after if self._in_turn or self.questions[i].value is None), self.cursor
        )
        self.refresh(layout=True)
        self.reveal()
        self.post_message(self.Answered(answered))

    def reveal(self) -> None:
        """Scroll what holds this widget so that the marked question can be seen."""
        holder = self.parent
        if isinstance(holder, Widget):
            width = max(self.size.width, 1)
            if self._alone(width):
                return
            above = sum(self._height(q, width) for q in self.questions[: self.cursor])
            here = self._height(self.questions[self.cursor], width) if self.questions else 1
            region = Region(0, self.virtual_region.y + above, 1, here + 1)
            holder.scroll_to_region(region, animate=False)

    @property
    def has_open(self) -> bool:
        """True while a question has no answer."""
        return any(q.value is None for q in self.questions)

    def answer_key(self, key: str) -> bool:
        """Answer the marked question by a reply's key; False where it has no such reply."""
        if not self.questions:
            return False
        for own, _word, value in self.questions[self.cursor].replies:
            if own == key:
                self.answer(value)
                return True
        return False

    def _lines(self, question: Question, width: int) -> list[str]:
        room = width - 2
        if not self._stacked(question, width):
            room -= self._replies_width(question)
        room = max(room, 12)
        return [str(line) for line in Content(question.text).wrap(room)] if question.text else [""]

    def _stacked(self, question: Question, width: int) -> bool:
        """Whether the replies need a line of their own."""
        return self._replies_width(question) > 0.4 * width

    def _height(self, question: Question, width: int) -> int:
        below = len(self._reply_rows(question, width)) if self._stacked(question, width) else 0
        return len(self._lines(question, width)) + below

    def _replies_width(self, question: Question) -> int:
        return sum(_reply_width(reply) for reply in question.replies)

    def _reply_rows(self, question: Question, width: int) -> list[list[Reply]]:
        """The replies on lines of their own, as many a line as there is room for."""
        rows: list[list[Reply]] = [[]]
        for reply in question.replies:
            if rows[-1] and sum(map(_reply_width, [*rows[-1], reply])) > width:
                rows.append([])
            rows[-1].append(reply)
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        lines = sum(self._height(q, width) for _at, q in self._visible(width))
        return lines + (self._alone(width) and len(self.questions) > 1)

    def render(self) -> Content:
        width = max(self.size.width, 1)
        rows: list[Content] = []
        self._boxes = []
        for i, question in self._visible(width):
            here = i == self.cursor and (self.has_focus or question.value is None)
            style = "bold $foreground" if here else "$foreground"
            if question.value is not None:
                style = "$muted"
            for number, line in enumerate(self._lines(question, width)):
                mark = ("▸ ", "bold $primary") if here and number == 0 else "  "
                parts: list[tuple[str, str] | str] = [mark, (line, style)]
                if number == 0 and not self._stacked(question, width):
                    used = 2 + cell_width(line)
                    at = max(width - self._replies_width(question), used)
                    parts.append(" " * (at - used))
                    parts += self._reply_parts(question, question.replies, i, len(rows), at)
                rows.append(Content.assemble(*parts))
            if self._stacked(question, width):
                for replies in self._reply_rows(question, width):
                    drawn = self._reply_parts(question, replies, i, len(rows), 0)
                    rows.append(Content.assemble(*drawn))
        if self._alone(width) and len(self.questions) > 1:
            open_ones = sum(q.value is None for q in self.questions)
            words = _("question {number} of {count}, {left} open").format(
                number=self.cursor + 1, count=len(self.questions), left=open_ones
            )
            rows.append(Content.styled(f"  {words}", "$muted"))
        return Content("\n").join(rows)

    def _alone(self, width: int) -> bool:
        return self._single and width < self.NARROW

    def _visible(self, width: int) -> list[tuple[int, Question]]:
        every = list(enumerate(self.questions))
        return every[self.cursor : self.cursor + 1] if self._alone(width) else every

    def _reply_parts(
        self, question: Question, replies: Sequence[Reply], index: int, row: int, at: int
    ) -> list[tuple[str, str] | str]:
        parts: list[tuple[str, str] | str] = []
        for key, word, value in replies:
            words = f"{key} {word}"
            chosen = question.value == value
            warn = chosen and question.urgent and key != "n"
            style = ("bold $error" if warn else "bold $primary") if chosen else "$muted"
            glyph = ("✗ " if key == "n" else "✓ ") if chosen else "  "
            parts += [" " * _GAP, (glyph + words, style)]
            self._boxes.append((at, at + _GAP + 2 + cell_width(words), row, index, value))
            at += _GAP + 2 + cell_width(words)
        return parts

    def on_click(self, event: Click) -> None:
        for start, end, row, index, value in self._boxes:
            if event.y == row and start <= event.x < end:
                self.cursor = index
                self.answer(value)

    def action_move(self, by: int) -> None:
        """Mark another question; past the ends, go to the next widget."""
        wanted = self.cursor + by
        if wanted < 0:
            self.screen.focus_previous()
        elif wanted >= len(self.questions):
            self.screen.focus_next()
        else:
            self.mark(wanted)

    def mark(self, index: int) -> None:
        """Mark one of the questions by its place; a negative one counts from the end."""
        if self.questions:
            self.cursor = range(len(self.questions))[index]
            self.refresh(layout=True)
            self.reveal()
            self.post_message(self.Marked())

    def action_clear(self) -> None:
        """Take the marked answer away: not asked."""
        if self.questions:
            self.questions[self.cursor] = replace(self.questions[self.cursor], value=None)
            self.refresh()
            self.post_message(self.Answered(self.questions[self.cursor]))
