"""One contact beside the list: everything that was recorded of it, its photo, and how it is withdrawn."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.contacts import Contact, ContactKind
from desktop.views import theme
from desktop.views.buttons import button, showing_keys
from desktop.views.contact_columns import when
from desktop.views.labels import Sentence, tint
from desktop.views.receipt_reason import ReasonForm
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.contacts import contact_text, told_text


class ContactCard(QWidget):
    """Shows a contact; `withdrawn` carries its key and the reason, `opened` the key of one with a photo."""

    withdrawn = Signal(int, str)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contact: Contact | None = None
        self._kind, self._who, self._facts, self._trail = (Sentence() for _ in range(4))
        self._kind.setFont(theme.sized(theme.strong(self._kind.font()), times=1.2))
        for quiet in (self._who, self._trail):
            tint(quiet, Tone.MUTED)
        self.open_button = button(tr("Show the photo"), self._open, icon_name="eye", shortcut="Ctrl+O")
        self.withdraw_button = button(
            tr("Withdraw"), self.ask_to_withdraw, icon_name="undo-2", shortcut="Ctrl+Z"
        )
        self.reason = ReasonForm(tr("Withdraw it"), tr("Let it stand"), tr("Why it is withdrawn"))
        self.reason.confirmed.connect(lambda number, why: self.withdrawn.emit(int(number), why))
        self._lay_out()

    @property
    def words(self) -> str:
        """What the card says."""
        return "\n".join(part.text() for part in (self._kind, self._who, self._facts, self._trail))

    def show_contact(self, contact: Contact) -> None:
        """Show a contact."""
        self._contact = contact
        self.reason.hide()
        self._kind.say(contact_text(contact.kind))
        place = (contact.customer_name, contact.customer_no, contact.station, contact.area)
        self._who.say(" · ".join(filter(None, place)))
        self._facts.say(" · ".join(filter(None, (when(contact), contact.person, told_text(contact)))))
        self._trail.say(
            tr(
                "Recorded by {name}, {moment} UTC",
                name=contact.recorded_by,
                moment=contact.recorded_at.isoformat(" ", "minutes"),
            )
        )
        self.open_button.setVisible(bool(contact.attachment))
        stands = not contact.withdrawn and contact.kind is not ContactKind.WITHDRAWN
        self.withdraw_button.setEnabled(stands)

    def ask_to_withdraw(self) -> None:
        """Ask why the contact is withdrawn."""
        if self._contact is not None and self.withdraw_button.isEnabled():
            words = tr("The record stays and is shown as withdrawn. Why is it withdrawn?")
            self.reason.ask(str(self._contact.key), words)

    def _open(self) -> None:
        if self._contact is not None:
            self.opened.emit(self._contact.key)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self._kind, self._who, self._facts, self._trail):
            column.addWidget(part)
        for act in (self.open_button, self.withdraw_button):
            column.addWidget(showing_keys(act), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reason)
        column.addStretch(1)
