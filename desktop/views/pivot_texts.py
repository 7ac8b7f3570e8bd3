"""What a filter of a pivot lets through: the texts of a dimension, ticked."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.documents.pivot_words import head_text
from desktop.domain.pivot import Dimension
from desktop.services.pivots import PivotService
from desktop.views.buttons import button, primary_button, with_shortcut
from desktop.views.fields import TextField
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import heading
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import language, tr
from desktop.wording.pivots import pivot_text

_LINE = 28
_TEXT = int(Qt.ItemDataRole.UserRole)


class PivotTexts(QWidget):
    """Ticks texts; `agreed` carries the dimension and the texts, none for all of them."""

    agreed = Signal(object, object)
    left = Signal()

    def __init__(self, tasks: TaskRunner, pivots: PivotService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pivots = pivots
        self._dimension = Dimension.STATION
        self._ticked: tuple[str, ...] = ()
        self.search = TextField(hint=tr("Narrow the list"))
        self.search.setAccessibleName(tr("Narrow the list"))
        self.list = QListWidget()
        self._title = heading(times=1.2)
        self._lay_out()
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self.list.setFocus)
        self.setFocusProxy(self.list)

    def begin(self, dimension: Dimension, ticked: Sequence[str]) -> None:
        """Ask what a filter of a dimension is to let through."""
        self._dimension, self._ticked = dimension, tuple(ticked)
        self._title.setText(pivot_text(dimension))
        self.list.setAccessibleName(pivot_text(dimension))
        self.search.clear()
        self.list.clear()
        work = partial(_texts, self._pivots, dimension)
        self._tasks.run(self, work, self._show, latest="texts")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def ticked(self) -> tuple[str, ...]:
        """Return the texts that are ticked."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return tuple(str(item.data(_TEXT)) for item in items if item.checkState() is Qt.CheckState.Checked)

    def agree(self) -> None:
        """Take what is ticked."""
        self.agreed.emit(self._dimension, self.ticked())

    def clear(self) -> None:
        """Let everything through."""
        self.agreed.emit(self._dimension, ())

    def _show(self, texts: Sequence[str]) -> None:
        for text in texts:
            item = QListWidgetItem(head_text(language(), self._dimension, text), self.list)
            item.setData(_TEXT, text)
            item.setSizeHint(QSize(0, _LINE))
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Checked if text in self._ticked else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    def _narrow(self, wanted: str) -> None:
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setHidden(wanted.strip().casefold() not in item.text().casefold())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._title)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(primary_button(with_shortcut(tr("Take these"), "Enter"), self.agree))
        row.addWidget(button(tr("All"), self.clear))
        row.addWidget(button(with_shortcut(tr("Cancel"), "Esc"), self.left.emit))
        column.addLayout(row)
        act_by_keys(self, ("Esc", self.left.emit))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            agree = QShortcut(QKeySequence(key), self.list, self.agree)
            agree.setContext(Qt.ShortcutContext.WidgetShortcut)


def _texts(pivots: PivotService, dimension: Dimension, _progress: Progress) -> Sequence[str]:
    return pivots.texts(dimension)
