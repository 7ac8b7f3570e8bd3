"""What can be done with a user who is there: another role, another password, no longer let in."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import WeakPassword
from desktop.domain.rights import Role
from desktop.domain.users import User
from desktop.services.users import UserService
from desktop.views.buttons import button
from desktop.views.fields import ChoiceField
from desktop.views.forms import Form
from desktop.views.labels import Sentence, heading, tint
from desktop.views.sign_in_fields import PasswordField
from desktop.views.sign_in_password import difference, weakness
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import refusal_text, tr
from desktop.wording.roles import role_text


class UserChangeForm(QWidget):
    """Changes one user; `changed` tells in words what was done. Nobody changes their own role here."""

    changed = Signal(str)

    def __init__(self, tasks: TaskRunner, users: UserService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._users = users
        self._user: User | None = None
        self._title = heading(times=1.2)
        self._own = tint(Sentence(tr("Another administrator changes your own role.")), Tone.MUTED)
        self.role = ChoiceField[Role]([(role, role_text(role)) for role in Role])
        self.role_form = Form(narrow=True)
        self.role_button = button(tr("Change the role"), self.change_role)
        self.password = PasswordField(check=self._weakness)
        self.again = PasswordField(check=lambda typed: difference(self.password.text(), typed))
        self.password_form = Form(narrow=True)
        self.password_button = button(tr("Give the password"), self.give_password)
        self.active_button = button("", self.turn_active)
        self.role.edited.connect(self._offer)
        for field in (self.password, self.again):
            field.returnPressed.connect(self.give_password)
        self._lay_out()

    def show_user(self, user: User) -> None:
        """Show a user as they are now."""
        self._user = user
        self._title.setText(user.name)
        self.role.set_value(user.role)
        self.active_button.setText(tr("Let in again") if not user.active else tr("Let in no longer"))
        for field in (self.password, self.again):
            field.clear()
        self.password_form.forget()
        self._own.setVisible(self._is_own)
        self._offer()

    def change_role(self) -> None:
        """Give the user the role chosen."""
        role = self.role.value()
        if self._user and role:
            facts = {"name": self._user.name, "role": role_text(role)}
            done = tr("{name} is {role} now, from the next signing in on.", **facts)
            self._do(partial(self._users.change_role, self._user.name, role), done)

    def turn_active(self) -> None:
        """Let the user in no longer, or again."""
        if self._user:
            name, active = self._user.name, not self._user.active
            done = (
                tr("{name} may sign in", name=name)
                if active
                else tr("{name} may no longer sign in", name=name)
            )
            self._do(partial(self._users.set_active, name, active=active), done)

    def give_password(self) -> None:
        """Give the user a new password, if nothing is wrong with it."""
        if self._user and self.password_form.check():
            name = self._user.name
            work = partial(self._users.set_password, name, self.password.text())
            self._do(work, tr("{name} has a new password.", name=name))

    @property
    def _is_own(self) -> bool:
        mine = self._users.signed_in
        return bool(self._user and mine and mine.name == self._user.name)

    def _offer(self) -> None:
        own = self._is_own
        differs = self._user is not None and self.role.value() is not self._user.role
        self.role.setEnabled(not own)
        self.role_button.setEnabled(differs and not own)
        self.active_button.setEnabled(not own)
        self.password_button.setEnabled(True)

    def _weakness(self, typed: str) -> str:
        return weakness(self._user.name if self._user else "", typed)

    def _do(self, work: Callable[[], None], done: str) -> None:
        for made in (self.role_button, self.active_button, self.password_button):
            made.setEnabled(False)
        told = partial(self._told, done)
        self._tasks.run(self, partial(_done, work), told, failed=self._failed, lane="write")

    def _told(self, done: str, _nothing: None) -> None:
        for field in (self.password, self.again):
            field.clear()
        self.password_form.forget()
        self._offer()
        self.changed.emit(done)

    def _failed(self, error: Exception) -> None:
        self._offer()
        if isinstance(error, WeakPassword):
            self.password_form.tell(self.password, refusal_text(error))
        else:
            self._tasks.tell(error)

    def _lay_out(self) -> None:
        self.role_form.add(tr("Role"), self.role)
        self.password_form.add(tr("New password"), self.password)
        self.password_form.add(tr("Password again"), self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self._title, self._own, self.role_form, self.role_button):
            column.addWidget(part)
        column.addSpacing(2 * UNIT)
        column.addWidget(self.password_form)
        column.addWidget(self.password_button)
        column.addSpacing(2 * UNIT)
        column.addWidget(self.active_button)


def _done(work: Callable[[], None], progress: Progress) -> None:
    work()
