"""The bar that says what happened, at the foot of the desk; mere news goes away by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.views.buttons import icon_button
from desktop.views.icons import IconLabel
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_MARGIN = 2 * UNIT
_WIDEST = 760
_MILLISECONDS_SHOWN = 8000


class Kind(StrEnum):
    """What sort of message it is."""

    GOOD = "good"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Action:
    """A button of a message: its words and what it does."""

    words: str
    act: Callable[[], object]


class MessageBar(QFrame):
    """One message at a time, floating at the foot of the widget it lies over."""

    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("message")
        self._over = over
        self._kind = Kind.GOOD
        self._icon = IconLabel(_ICONS[self._kind], 20)
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._buttons: list[QPushButton] = []
        self._timer = QTimer(self, singleShot=True, interval=_MILLISECONDS_SHOWN)
        self._timer.timeout.connect(self.dismiss)
        self._lay_out()
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says, empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    @property
    def goes_away_by_itself(self) -> bool:
        """Whether what it says now is mere news."""
        return self._timer.isActive()

    def tell(self, kind: Kind, text: str, actions: Sequence[Action] = ()) -> None:
        """Say something in place of what was said before; good news goes away by itself."""
        self._timer.stop()
        self._kind = kind
        self.setProperty("kind", str(kind))
        self.style().polish(self)
        self._icon.show_icon(_ICONS[kind], Tone(kind))
        self._text.setText(text)
        self._put_buttons(actions)
        self.show()
        self._place()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        if kind is Kind.GOOD:
            self._timer.start()

    def dismiss(self) -> None:
        """Hide the bar."""
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def focus_first_action(self) -> None:
        """Let the keyboard reach the bar."""
        target: QWidget = self._buttons[0] if self._buttons else self._close
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        self._close = icon_button("x", tr("Close"), self.dismiss)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_MARGIN, UNIT, UNIT, UNIT)
        self._row.setSpacing(UNIT)
        for widget in (self._icon, self._text, self._close):
            self._row.addWidget(widget, 0 if widget is not self._text else 1)
        self.setAccessibleName(tr("Message"))

    def _put_buttons(self, actions: Sequence[Action]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(action) for action in actions]
        for button in self._buttons:
            self._row.insertWidget(self._row.count() - 1, button)

    def _button(self, action: Action) -> QPushButton:
        button = QPushButton(action.words)
        button.clicked.connect(lambda: action.act())
        button.clicked.connect(self.dismiss)
        return button

    def _place(self) -> None:
        width = min(_WIDEST, self._over.width() - 2 * _MARGIN)
        height = max(self._row.heightForWidth(width), 6 * UNIT)
        self.setGeometry(_MARGIN, self._over.height() - height - _MARGIN, width, height)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self._kind is Kind.GOOD:
            self._timer.start()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


_ICONS = {Kind.GOOD: "circle-check", Kind.WARNING: "info", Kind.DANGER: "triangle-alert"}
