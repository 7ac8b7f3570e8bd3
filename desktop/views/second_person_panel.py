"""The panel that asks a second person: what is to be confirmed, who may, their name and password."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.rights import Right, may
from desktop.domain.users import Approval, User
from desktop.services.users import UserService
from desktop.views.buttons import button, primary_button, with_shortcut
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading, tint
from desktop.views.sign_in_fields import SignInFields
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.roles import right_text, role_text

_WIDTH = 48 * UNIT


@dataclass(frozen=True, slots=True)
class _Asked:
    words: str
    right: Right
    agreed: Callable[[Approval], None]
    declined: Callable[[], None]


class SecondPersonPanel(QFrame):
    """Lies over the desk while it asks; the desk under it is disabled and gets its keyboard back."""

    def __init__(self, tasks: TaskRunner, users: UserService, over: QStackedWidget) -> None:
        super().__init__(over)
        self.setObjectName("panel")
        self._tasks = tasks
        self._users = users
        self._over = over
        self._asked: _Asked | None = None
        self._desk: QWidget | None = None
        self._back_to: QWidget | None = None
        self._words = Sentence()
        self._who = tint(Sentence(), Tone.MUTED)
        self.fields = SignInFields(tasks, users.confirm, tr("Who confirms"))
        self.confirm_button = primary_button(tr("Confirm"), self.fields.prove, icon_name="check")
        self.cancel_button = button(with_shortcut(tr("Cancel"), "Esc"), self.leave)
        self._lay_out()
        self._listen()
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Whether somebody waits for a second person's word."""
        return self._asked is not None

    @property
    def words(self) -> str:
        """What is to be confirmed."""
        return self._words.text()

    @property
    def problem(self) -> str:
        """Why the word was not taken."""
        return self.fields.problem

    def ask(
        self,
        words: str,
        right: Right,
        agreed: Callable[[Approval], None],
        declined: Callable[[], None],
    ) -> None:
        """Ask for the word of somebody else who has a right; a question that still stands is declined."""
        self.leave()
        self._asked = _Asked(words, right, agreed, declined)
        self._cover()
        self._words.say(words)
        who = tr("Somebody else whose role allows this must confirm it: {right}.", right=right_text(right))
        self._who.say(who)
        self.fields.begin()
        self._tasks.run(self, partial(_people, self._users), self._offer, latest="people")

    def leave(self) -> None:
        """Give the question up: nothing is confirmed."""
        if asked := self._uncover():
            asked.declined()

    def _offer(self, people: Sequence[User]) -> None:
        if self._asked is None:
            return
        able = [user.name for user in people if user.active and may(user.role, self._asked.right)]
        names = [name for name in able if name != self._mine()]
        self.confirm_button.setEnabled(bool(names))
        if names:
            self.fields.offer(names, chosen=names[0] if len(names) == 1 else "")
        else:
            self._who.say(tr("Nobody else in this office may confirm it. An administrator makes the users."))
            self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, approval: Approval) -> None:
        if self._asked is None:
            return
        if approval.name == self._mine():
            words = tr("{name} is signed in here; somebody else must confirm.", name=approval.name)
            self.fields.refuse(words)
        elif not may(approval.role, self._asked.right):
            facts = {"name": approval.name, "role": role_text(approval.role)}
            self.fields.refuse(tr("{name} is {role} and may not confirm this.", **facts))
        elif asked := self._uncover():
            asked.agreed(approval)

    def _mine(self) -> str:
        return self._users.signed_in.name if self._users.signed_in else ""

    def _cover(self) -> None:
        self._back_to = self.window().focusWidget()
        self._desk = self._over.currentWidget()
        if self._desk:
            self._desk.setEnabled(False)
        self.confirm_button.setEnabled(False)
        self._place()
        self.show()
        self.raise_()

    def _uncover(self) -> _Asked | None:
        asked, self._asked = self._asked, None
        if asked is None:
            return None
        self.fields.begin()
        self.hide()
        if self._desk and shiboken6.isValid(self._desk):
            self._desk.setEnabled(True)
        if self._back_to and shiboken6.isValid(self._back_to) and self._back_to.isVisible():
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)
        return asked

    def _place(self) -> None:
        width = min(_WIDTH, self._over.width())
        self.setGeometry(self._over.width() - width, 0, width, self._over.height())

    def _listen(self) -> None:
        self.fields.proved.connect(self._take)
        self.fields.waiting.connect(self.confirm_button.setDisabled)
        self._over.currentChanged.connect(self.leave)
        self._over.installEventFilter(self)
        act_by_keys(self, ("Esc", self.leave))

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        acts.addWidget(self.confirm_button)
        acts.addWidget(self.cancel_button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(heading(tr("A second person confirms"), times=1.2))
        for part in (self._words, self._who, self.fields):
            column.addWidget(part)
        column.addLayout(acts)
        column.addStretch(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)


def _people(users: UserService, progress: Progress) -> Sequence[User]:
    return users.all()
