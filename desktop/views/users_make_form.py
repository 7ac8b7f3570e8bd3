"""The form that makes a user: a name, a role, a first password; or the first administrator of a file."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import UserExists, WeakPassword
from desktop.domain.rights import Role
from desktop.domain.users import User
from desktop.services.users import UserService
from desktop.views.buttons import primary_button
from desktop.views.fields import ChoiceField, TextField
from desktop.views.forms import Form
from desktop.views.sign_in_fields import PasswordField
from desktop.views.sign_in_password import difference, weakness
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import refusal_text, tr
from desktop.wording.roles import role_text


class UserMakeForm(QWidget):
    """Collects a new user and makes it; `made` carries the user."""

    made = Signal(object)

    def __init__(
        self, tasks: TaskRunner, users: UserService, *, first: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make an empty form; that of a first user has no choice of a role."""
        super().__init__(parent)
        self._tasks = tasks
        self._users = users
        roles = [Role.ADMINISTRATOR] if first else list(Role)
        self.name = TextField(required=True)
        self.role = ChoiceField[Role]([(role, role_text(role)) for role in roles])
        self.password = PasswordField(check=lambda typed: weakness(self.name.text().strip(), typed))
        self.again = PasswordField(check=lambda typed: difference(self.password.text(), typed))
        self.form = Form(narrow=True)
        words = tr("Make the administrator and sign in") if first else tr("Make the user")
        self.make_button = primary_button(words, self.make, icon_name="plus")
        self._lay_out(first=first)
        for field in (self.name, self.password, self.again):
            field.returnPressed.connect(self.make)

    def begin(self) -> None:
        """Ask for another user."""
        for field in (self.name, self.password, self.again):
            field.clear()
        self.form.forget()
        self.make_button.setEnabled(True)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def make(self) -> None:
        """Make the user, if nothing is wrong with the form."""
        if self.form.check() and self.make_button.isEnabled():
            self.make_button.setEnabled(False)
            who = (self.name.text().strip(), self.role.value() or Role.CLERK)
            work = partial(_add, self._users, who, self.password.text())
            self._tasks.run(self, work, self._made, failed=self._failed, lane="write")

    def _made(self, user: User) -> None:
        self.begin()
        self.made.emit(user)

    def _failed(self, error: Exception) -> None:
        self.make_button.setEnabled(True)
        if isinstance(error, UserExists):
            self.form.tell(self.name, refusal_text(error))
        elif isinstance(error, WeakPassword):
            self.form.tell(self.password, refusal_text(error))
        else:
            self._tasks.tell(error)

    def _lay_out(self, *, first: bool) -> None:
        self.form.add(tr("User"), self.name)
        if not first:
            self.form.add(tr("Role"), self.role)
        self.form.add(tr("Password"), self.password)
        self.form.add(tr("Password again"), self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        column.addWidget(self.form)
        column.addWidget(self.make_button)


def _add(users: UserService, who: tuple[str, Role], password: str, progress: Progress) -> User:
    return users.add(*who, password)
