"""One message of the outbox: what it says, how it stands, and what a person can do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.sms import AGAIN, SmsLine, SmsState
from desktop.views.buttons import button
from desktop.views.labels import Sentence, heading
from desktop.views.reminders_text import MessageView
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.sms import sms_reason_text, sms_state_text


class ReminderCard(QWidget):
    """Shows a message; what it can be asked for goes for every row that is selected."""

    again = Signal()
    was_sent = Signal()
    was_not_sent = Signal()
    taken_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Sentence()
        self._title.setFont(heading(times=1.1).font())
        self._facts = Sentence()
        self.message = MessageView()
        self._advice = Sentence()
        self.again_button = button(tr("Send again"), self.again.emit, icon_name="rotate-ccw")
        self.was_sent_button = button(tr("It was sent"), self.was_sent.emit, icon_name="check")
        self.was_not_sent_button = button(tr("It was not sent"), self.was_not_sent.emit, icon_name="x")
        self.take_out_button = button(tr("Take out"), self.taken_out.emit, icon_name="trash-2")
        self._lay_out()
        self.show_line(None)

    @property
    def words(self) -> str:
        """Everything that is said of the message."""
        parts = (self._title.text(), self._facts.text(), self.message.words, self._advice.text())
        return "\n".join(filter(None, parts))

    def show_line(self, line: SmsLine | None) -> None:
        """Show a message, or that none is chosen."""
        state = line.state if line else None
        self.message.setVisible(line is not None)
        self._title.say(line.customer_name if line else tr("No message is chosen"))
        self._facts.say(_facts(line) if line else "")
        if line:
            self.message.show_message(line.text)
        self._advice.say(_advice(state))
        self.again_button.setVisible(state in AGAIN)
        self.was_sent_button.setVisible(state is SmsState.UNSURE)
        self.was_not_sent_button.setVisible(state is SmsState.UNSURE)
        self.take_out_button.setVisible(state is SmsState.QUEUED)

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        for part in (
            self.was_sent_button,
            self.was_not_sent_button,
            self.again_button,
            self.take_out_button,
        ):
            acts.addWidget(part)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, UNIT)
        column.setSpacing(UNIT // 2)
        for words in (self._title, self._facts, self.message, self._advice):
            column.addWidget(words)
        column.addLayout(acts)


def _facts(line: SmsLine) -> str:
    parts = (
        line.phone,
        sms_state_text(line.state),
        sms_reason_text(line.reason),
        tr("tries: {count}", count=line.tries) if line.tries else "",
        line.gateway_no,
    )
    return " · ".join(filter(None, parts))


def _advice(state: SmsState | None) -> str:
    if state is SmsState.UNSURE:
        return tr(
            "The gateway's answer was lost. Ask the gateway or the customer, and say whether it was sent; "
            "sent again it may arrive twice."
        )
    return ""
