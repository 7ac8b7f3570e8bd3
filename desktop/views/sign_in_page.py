"""The page before the desks: who is it? Shown at the start, after signing out, and while it is locked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.buttons import primary_button
from desktop.views.icons import IconLabel
from desktop.views.labels import Sentence, heading, tint
from desktop.views.sign_in_fields import Prove, SignInFields
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_CARD = 56 * UNIT


@dataclass(frozen=True, slots=True)
class Doorplate:
    """What the sign-in page knows before anybody has signed in: the bureau, and who can."""

    bureau: str
    names: Sequence[str]


class SignInPage(QWidget):
    """A card in the middle of the window; its `fields` carry who came in."""

    def __init__(self, tasks: TaskRunner, prove: Prove, file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = heading(tr("Sign in"), times=1.4)
        self._bureau = tint(Sentence(file), Tone.MUTED)
        self._file = file
        self._words = Sentence()
        self.fields = SignInFields(tasks, prove)
        self.enter_button = primary_button(tr("Sign in"), self.fields.prove)
        self.fields.waiting.connect(self.enter_button.setDisabled)
        self._lay_out()
        self.setFocusProxy(self.fields)

    @property
    def words(self) -> str:
        """What the page says beside its title."""
        return self._words.text()

    @property
    def problem(self) -> str:
        """Why nobody was let in."""
        return self.fields.problem

    def ask(self, locked_by: str = "") -> None:
        """Ask for anybody, or first of all for whoever is at work behind the lock."""
        self._title.setText(tr("Locked") if locked_by else tr("Sign in"))
        self.enter_button.setText(tr("Unlock") if locked_by else tr("Sign in"))
        words = tr("{name} is at work here, and everything is kept as it was left.", name=locked_by)
        self._words.say(words if locked_by else "")
        self.fields.begin(locked_by)

    def show_plate(self, plate: Doorplate) -> None:
        """Say whose file it is, and offer the names."""
        self._bureau.say(f"{plate.bureau} · {self._file}" if plate.bureau else self._file)
        self.fields.offer(plate.names)

    def _lay_out(self) -> None:
        card = QWidget()
        card.setFixedWidth(_CARD)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2 * UNIT)
        inside.addLayout(_head(self._title, self._bureau))
        for part in (self._words, self.fields, self.enter_button):
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


def _head(title: QWidget, under: QWidget) -> QHBoxLayout:
    said = QVBoxLayout()
    said.setSpacing(0)
    said.addWidget(title)
    said.addWidget(under)
    row = QHBoxLayout()
    row.setSpacing(2 * UNIT)
    row.addWidget(IconLabel("jieling", 6 * UNIT, Tone.ACCENT))
    row.addLayout(said, 1)
    return row
