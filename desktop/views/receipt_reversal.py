"""The reversal of a payment: asked for in its place, with the reason that it must have."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.buttons import button
from desktop.views.fields import TextField
from desktop.views.labels import Sentence
from desktop.views.theme import UNIT
from desktop.wording import tr


class ReversalForm(QFrame):
    """Asks for a reason; `confirmed` carries the receipt's number and the reason."""

    confirmed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._receipt_no = ""
        self._words = Sentence()
        self.reason = TextField(required=True, hint=tr("Reason, such as: wrong customer"))
        self._error = Sentence()
        self._error.setObjectName("error")
        self._confirm = button(tr("Reverse"), self._check, icon_name="undo-2")
        self._keep = button(tr("Keep it"), self._let_be)
        self._back_to: QWidget | None = None
        self._lay_out()
        self.reason.returnPressed.connect(self._check)
        self.reason.edited.connect(lambda: self._error.say(""))
        self.hide()

    @property
    def problem(self) -> str:
        """What is wrong with the reason."""
        return self._error.text()

    def begin(self, receipt_no: str) -> None:
        """Ask for the reason of a receipt's reversal."""
        self._receipt_no = receipt_no
        self._back_to = self.window().focusWidget()
        self._words.say(
            tr(
                "Reverse receipt {number}? Both entries are kept, and the bills are owed again.",
                number=receipt_no,
            )
        )
        self.reason.clear()
        self._error.say("")
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        problem = self.reason.problem()
        self._error.say(problem)
        if not problem:
            self._let_be()
            self.confirmed.emit(self._receipt_no, self.reason.text().strip())

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
