"""The small window before the window: it says that a file is being opened, or why it cannot be."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.views.buttons import button, primary_button
from desktop.views.icons import IconLabel, icon
from desktop.views.labels import Sentence, heading
from desktop.views.message_bar import Action
from desktop.views.scrolling import clear
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_MILLISECONDS_UNNOTICED = 800
_SIZE = QSize(64 * UNIT, 26 * UNIT)
_SIZE_WITH_DETAILS = QSize(80 * UNIT, 42 * UNIT)


class OpeningWindow(QWidget):
    """Shows itself only when opening takes long, or when there is something to decide."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Jieling"))
        self.setWindowIcon(icon("jieling", Tone.ACCENT))
        self._title = heading(times=1.3)
        self._words = Sentence()
        self._bar = QProgressBar(textVisible=False)
        self._details = QVBoxLayout()
        self._choices = QHBoxLayout()
        self._patience = QTimer(self, singleShot=True, interval=_MILLISECONDS_UNNOTICED)
        self._patience.timeout.connect(self.show)
        self._lay_out()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    def wait_for(self, title: str, words: str) -> None:
        """Say what is under way; the window comes up only if it takes long."""
        self._say(title, words, ())
        self._bar.setRange(0, 0)
        self._bar.show()
        self._patience.start()

    def advance(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def offer(
        self, title: str, words: str, actions: Sequence[Action], details: QWidget | None = None
    ) -> None:
        """Say what is the matter, and what can be done; the first action is what one wants most."""
        self._patience.stop()
        self._bar.hide()
        self._say(title, words, actions)
        if details:
            self.setFixedSize(_SIZE_WITH_DETAILS)
            self._details.addWidget(details)
        self.show()
        self.activateWindow()
        if wanted := self.focusProxy():
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Go away: the window is there."""
        self._patience.stop()
        self.close()

    def _say(self, title: str, words: str, actions: Sequence[Action]) -> None:
        self._title.setText(title)
        self._words.say(words)
        self.setFixedSize(_SIZE)
        clear(self._details)
        while (item := self._choices.takeAt(0)) is not None:
            if old := item.widget():
                old.deleteLater()
        self._choices.addStretch(1)
        for action in reversed(actions):
            made = _button(action, first=action is actions[0])
            self._choices.addWidget(made)
            self.setFocusProxy(made)  # the last one, which is wanted most, keeps it

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * UNIT)
        head.addWidget(IconLabel("jieling", 4 * UNIT, Tone.ACCENT))
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addLayout(self._details)
        column.addWidget(self._bar)
        column.addStretch(1)
        column.addLayout(self._choices)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)


def _button(action: Action, *, first: bool) -> QPushButton:
    made = primary_button(action.words, action.act) if first else button(action.words, action.act)
    return made
