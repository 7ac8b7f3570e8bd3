"""Somebody's own password, changed by themselves: the old one, and the new one twice."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import Refusal, WeakPassword
from desktop.domain.users import SHORTEST_PASSWORD
from desktop.services.users import UserService
from desktop.views.buttons import button, primary_button, with_shortcut
from desktop.views.forms import Form
from desktop.views.labels import Sentence, heading, tint
from desktop.views.sign_in_fields import PasswordField
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import refusal_text, tr

_CARD = 60 * UNIT


class OwnPasswordPage(QWidget):
    """A card in the middle of the window; `changed` tells that it is done, `left` that it is not."""

    changed = Signal()
    left = Signal()

    def __init__(self, tasks: TaskRunner, users: UserService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._users = users
        self._name = ""
        self.old = PasswordField()
        self.new = PasswordField(check=lambda typed: weakness(self._name, typed))
        self.again = PasswordField(check=lambda typed: difference(self.new.text(), typed))
        self.form = Form(narrow=True)
        self.save_button = primary_button(tr("Change the password"), self.save, icon_name="check")
        self._who = tint(Sentence(), Tone.MUTED)
        self._lay_out()
        for field in (self.old, self.new, self.again):
            field.returnPressed.connect(self.save)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)

    def ask(self, name: str) -> None:
        """Ask for a user's passwords."""
        self._name = name
        self._who.say(name)
        for field in (self.old, self.new, self.again):
            field.refuse("")
            field.clear()
        self.form.forget()
        self.save_button.setEnabled(True)
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Prove the old password and keep the new one, if nothing is wrong with it."""
        if self.form.check() and self.save_button.isEnabled():
            self.save_button.setEnabled(False)
            work = partial(_change, self._users, self._name, self.old.text(), self.new.text())
            self._tasks.run(self, work, self._changed, failed=self._failed, lane="write")

    def _changed(self, _done: None) -> None:
        self.ask(self._name)
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        if not isinstance(error, Refusal):
            self._tasks.tell(error)
            return
        wrong = self.new if isinstance(error, WeakPassword) else self.old
        wrong.clear()
        wrong.refuse(refusal_text(error))
        self.form.tell(wrong, refusal_text(error))

    def _lay_out(self) -> None:
        self.form.add(tr("Password until now"), self.old)
        self.form.add(tr("New password"), self.new)
        self.form.add(tr("The new one again"), self.again)
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        acts.addWidget(self.save_button)
        acts.addWidget(button(with_shortcut(tr("Cancel"), "Esc"), self.left.emit))
        acts.addStretch(1)
        card = QWidget()
        card.setFixedWidth(_CARD)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2 * UNIT)
        inside.addWidget(heading(tr("Change your password"), times=1.4))
        inside.addWidget(self._who)
        inside.addWidget(self.form)
        inside.addLayout(acts)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


def weakness(name: str, password: str) -> str:
    """Word what is wrong with a password that is to be kept, or nothing; the service has the last word."""
    weak = len(password) < SHORTEST_PASSWORD or password.casefold() == name.casefold()
    return refusal_text(WeakPassword(SHORTEST_PASSWORD)) if weak else ""


def difference(password: str, again: str) -> str:
    """Word that a password was typed differently the second time, or nothing."""
    return "" if password == again else tr("This is not what was typed above.")


def _change(users: UserService, name: str, old: str, new: str, progress: Progress) -> None:
    users.confirm(name, old)
    users.set_password(name, new)
