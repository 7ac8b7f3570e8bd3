"""The search of customers as one types: answers under the field, the newest question winning."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.views.icons import icon
from desktop.views.suggestions import Suggestion, SuggestionList
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import Tone

_MILLISECONDS_BEFORE_ASKING = 20

Find = Callable[[str], Sequence[Suggestion]]


@dataclass(frozen=True, slots=True)
class _Answer:
    text: str
    found: Sequence[Suggestion]


class CustomerSearch(QLineEdit):
    """Finds customers by `find`; `chosen` carries the number of the one picked, `looked_up` with Ctrl+Enter.

    Enter before the answer is there waits for it: a scanner types a number and Enter at once.
    """

    chosen = Signal(str)
    looked_up = Signal(str)
    left = Signal()
    went_down = Signal()

    def __init__(self, tasks: TaskRunner, find: Find, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._find = find
        self._answer = _Answer("", ())
        self._enter_waits = False
        self._to_look_up = False
        self._list = SuggestionList(self)
        self._list.picked.connect(self._choose)
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_ASKING)
        self._pause.timeout.connect(self._ask)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.addAction(
            QAction(icon("search", Tone.MUTED), "", self), QLineEdit.ActionPosition.LeadingPosition
        )
        self.textEdited.connect(self._wait)

    @property
    def suggestions(self) -> SuggestionList:
        """The list under the field."""
        return self._list

    def _question(self) -> str:
        return self.text().strip()

    def _wait(self) -> None:
        self._enter_waits = self._to_look_up = False
        if self._question():
            self._pause.start()
        else:
            self._pause.stop()
            self._list.hide()

    def _ask(self) -> None:
        self._pause.stop()
        text = self._question()
        work = partial(_find, self._find, text)
        self._tasks.run(self, work, self._show, failed=self._give_up, lane="search", latest="search")

    def _show(self, answer: _Answer) -> None:
        if answer.text != self._question():
            return
        self._answer = answer
        if self._enter_waits and (only := self._only_one_meant()):
            self._choose(only)
        elif self.hasFocus():
            self._list.offer(answer.text, answer.found)
        self._enter_waits = False

    def _give_up(self, error: Exception) -> None:
        self._enter_waits = False
        self._list.hide()
        self._tasks.tell(error)

    def _only_one_meant(self) -> str:
        keys = [suggestion.key for suggestion in self._answer.found]
        if len(keys) == 1 or self._answer.text in keys:
            return self._answer.text if self._answer.text in keys else keys[0]
        return ""

    def _enter(self) -> None:
        if not self._question():
            return
        if self._answer.text == self._question() and not self._list.isHidden():
            if key := self._list.current_key():
                self._choose(key)
        else:
            self._enter_waits = True
            self._ask()

    def _escape(self) -> None:
        if self._list.isHidden():
            self.clear()
            self.left.emit()
        self._list.hide()

    def _choose(self, key: str) -> None:
        self._list.hide()
        self.clear()
        self._answer = _Answer("", ())
        told = self.looked_up if self._to_look_up else self.chosen
        self._to_look_up = False
        told.emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._list.follow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._list.hide()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 7, Qt.Key.Key_PageUp: -7}
        key = Qt.Key(event.key())
        if key in steps and not self._list.isHidden():
            self._list.step(steps[key])
        elif key is Qt.Key.Key_Down and not self.text():
            self.went_down.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._to_look_up = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._enter()
        elif key is Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)


def _find(find: Find, text: str, progress: Progress) -> _Answer:
    return _Answer(text, find(text))
