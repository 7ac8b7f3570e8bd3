"""A question that needs a reason: asked in its place, without a dialog; Escape lets it be."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.buttons import button
from desktop.views.fields import TextField
from desktop.views.labels import Sentence
from desktop.views.theme import UNIT
from desktop.wording import tr


class ReasonForm(QFrame):
    """Asks for a reason; `confirmed` carries the number that it is about, and the reason."""

    confirmed = Signal(str, str)

    def __init__(
        self, agree: str, keep: str, hint: str, *, icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._number = ""
        self._words = Sentence()
        self.reason = TextField(required=True, hint=hint)
        self.reason.setAccessibleName(tr("Reason"))
        self._error = Sentence()
        self._error.setObjectName("error")
        self._confirm = button(agree, self._check, icon_name=icon_name)
        self._keep = button(keep, self._let_be)
        self._back_to: QWidget | None = None
        self._lay_out()
        self.reason.returnPressed.connect(self._check)
        self.reason.edited.connect(lambda: self._error.say(""))
        self.hide()

    @property
    def problem(self) -> str:
        """What is wrong with the reason."""
        return self._error.text()

    @property
    def words(self) -> str:
        """What is asked."""
        return self._words.text()

    def ask(self, number: str, words: str) -> None:
        """Ask for the reason of something that is done to a number."""
        self._number = number
        self._back_to = self.window().focusWidget()
        self._words.say(words)
        self.reason.clear()
        self._error.say("")
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        problem = self.reason.problem()
        self._error.say(problem)
        if not problem:
            self._let_be()
            self.confirmed.emit(self._number, self.reason.text().strip())

    def _let_be(self) -> None:
        self.hide()
        if self._back_to:
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(UNIT)
        choices.addWidget(self._confirm, 1)
        choices.addWidget(self._keep, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self._words, self.reason, self._error):
            column.addWidget(part)
        column.addLayout(choices)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the sheet around the form, whose own it is too."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                self._let_be()
            return True
        return super().event(event)
