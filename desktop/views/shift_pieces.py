"""Cash counted by its pieces: a field for each denomination, stepped by the arrow keys, and the sum."""

import re
import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.domain.errors import NotAWholeNumber
from desktop.domain.money import Money
from desktop.views.fields import TextField
from desktop.views.labels import remark
from desktop.views.theme import UNIT
from desktop.wording import tr

DENOMINATIONS = (10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10)
"""In fen, the largest first."""
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}


class PiecesField(TextField):
    """How many pieces there are: typed, or stepped by the arrow keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(read=read_pieces, hint="0", parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def pieces(self) -> int:
        """Return the number; nothing typed, or nothing that can be read, is none."""
        return 0 if self.problem() or not self.text().strip() else read_pieces(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.setText(str(max(0, self.pieces() + step)))


class PiecesForm(QWidget):
    """A field for each denomination; Enter goes down them, and `finished` tells that the last was left so."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = {fen: PiecesField() for fen in DENOMINATIONS}
        self._worths = {fen: QLabel() for fen in DENOMINATIONS}
        self._lay_out()
        self._listen()

    def begin(self) -> None:
        """Begin a new count."""
        for field in self.fields.values():
            field.clear()
        self._follow()

    def pieces(self) -> tuple[tuple[int, int], ...]:
        """Return each denomination in fen of which there are any, with how many."""
        counted = ((fen, field.pieces()) for fen, field in self.fields.items())
        return tuple((fen, number) for fen, number in counted if number)

    def total(self) -> Money:
        """Return what the pieces are worth together."""
        return Money(sum(fen * number for fen, number in self.pieces()))

    def problem(self) -> str:
        """Return what is wrong with the first field in which anything is, and go to it."""
        for field in self.fields.values():
            if problem := field.problem():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return problem
        return ""

    def _follow(self) -> None:
        for fen, field in self.fields.items():
            self._worths[fen].setText(Money(fen * field.pieces()).grouped())
        self.edited.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        grid.setColumnStretch(2, 1)
        for line, (fen, field) in enumerate(self.fields.items()):
            name = tr("{yuan} yuan ×", yuan=denomination(fen))
            field.setAccessibleName(name)
            field.setFixedWidth(11 * UNIT)
            self._worths[fen].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(remark(name), line, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, line, 1)
            grid.addWidget(self._worths[fen], line, 2)

    def _listen(self) -> None:
        fields = list(self.fields.values())
        for field, following in zip(fields, fields[1:], strict=False):
            field.returnPressed.connect(following.setFocus)
            field.returnPressed.connect(following.selectAll)
        fields[-1].returnPressed.connect(self.finished)
        for field in fields:
            field.edited.connect(self._follow)
        self.setFocusProxy(fields[0])


def read_pieces(text: str) -> int:
    """Read how many pieces there are, also in full-width digits."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not re.fullmatch(r"[0-9]{1,6}", plain):
        raise NotAWholeNumber(text)
    return int(plain)


def denomination(fen: int) -> str:
    """Write what a piece is worth, in yuan: 100, or 0.5."""
    return str(fen // 100) if fen % 100 == 0 else f"0.{fen // 10}"
