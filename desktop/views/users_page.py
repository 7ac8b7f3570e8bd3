"""The users of the office: made, given another role or password, let in or not; and the very first one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.users import User
from desktop.services.users import UserService
from desktop.views.buttons import button
from desktop.views.labels import Sentence, heading
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.views.users_change_form import UserChangeForm
from desktop.views.users_columns import user_columns
from desktop.views.users_make_form import UserMakeForm
from desktop.wording import tr

_SIDE_WIDTH = 46 * UNIT
_FIRST_WIDTH = 70 * UNIT


class UsersPage(QStackedWidget):
    """Lists the users beside what can be done with them; `first_made` carries the first administrator."""

    first_made = Signal(object)

    def __init__(
        self, tasks: TaskRunner, notifier: Notifier, users: UserService, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._users = users
        self.first = UserMakeForm(tasks, users, first=True)
        self.making = UserMakeForm(tasks, users)
        self.changing = UserChangeForm(tasks, users)
        self.side = QStackedWidget()
        self.list: RowsModel[User] = RowsModel(user_columns(), key=lambda user: user.name)
        self.table = TableView(self.list, Placeholder("users", tr("No users yet")))
        self.table.setAccessibleName(tr("Users"))
        self.new_button = button(tr("New user"), self.ask_for_new, icon_name="plus", shortcut="Ctrl+N")
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Read the users again."""
        self.list.fill(self._tasks, partial(_listed, self._users))

    def ask_for_new(self) -> None:
        """Put the form of a new user at the side."""
        self.table.clearSelection()
        self.side.setCurrentIndex(0)
        self.making.begin()

    def _follow_state(self) -> None:
        self.setCurrentIndex(1 if self.list.rows else 0)

    def _show_user(self, name: object) -> None:
        chosen = next((user for user in self.list.rows if user.name == name), None)
        self.side.setCurrentIndex(1 if chosen else 0)
        if chosen:
            self.changing.show_user(chosen)

    def _made(self, user: User) -> None:
        self._notifier.info(tr("{name} can sign in now.", name=user.name))
        self.refresh()

    def _changed(self, words: str) -> None:
        self._notifier.info(words)
        self.refresh()

    def _listen(self) -> None:
        self.first.made.connect(self.first_made)
        self.making.made.connect(self._made)
        self.changing.changed.connect(self._changed)
        self.table.went_to.connect(self._show_user)
        self.list.modelReset.connect(self._follow_state)

    def _lay_out(self) -> None:
        self.addWidget(self._first_page())
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 2 * UNIT, 0, 0)
        row.setSpacing(3 * UNIT)
        row.addLayout(self._listed(), 1)
        self.side.setFixedWidth(_SIDE_WIDTH)
        for form in (self.making, self.changing):
            self.side.addWidget(_at_top(form))
        row.addWidget(self.side)
        self.addWidget(page)

    def _listed(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(UNIT)
        column.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table, 1)
        return column

    def _first_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 2 * UNIT, 0, 0)
        column.setSpacing(2 * UNIT)
        words = tr(
            "Until now this file has no users, and whoever opens it may do everything. With its first "
            "administrator, who is signed in at once, nothing is done any more without signing in."
        )
        said = Sentence(words)
        for part in (heading(tr("The first administrator"), times=1.2), said, self.first):
            part.setMaximumWidth(_FIRST_WIDTH)
            column.addWidget(part)
        column.addStretch(1)
        return page

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _at_top(form: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(form)
    column.addStretch(1)
    return holder


def _listed(users: UserService, progress: Progress) -> Sequence[User]:
    return users.all()
