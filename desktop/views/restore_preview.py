"""What a backup would bring back, shown before anything is changed."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.backups import Preview
from desktop.views.buttons import button, primary_button
from desktop.views.labels import Sentence, heading, remark, tint
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.backups import brought_back, lost_text

_COLUMNS = 2


class BackupFacts(QWidget):
    """What a backup holds, and how it stands to the present file."""

    def __init__(self, told: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lost = Sentence(lost_text(told))
        tint(self.lost, _tone(told))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * UNIT)
        self._grid.setVerticalSpacing(UNIT // 2)
        self._grid.setColumnStretch(2 * _COLUMNS, 1)
        for at, (name, said) in enumerate(brought_back(told)):
            self._put(at, name, said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        column.addLayout(self._grid)
        column.addWidget(self.lost)

    def _put(self, at: int, name: str, said: str) -> None:
        value = QLabel(said)
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setMinimumWidth(20 * UNIT)
        row, pair = divmod(at, _COLUMNS)
        self._grid.addWidget(remark(name), row, 2 * pair)
        self._grid.addWidget(value, row, 2 * pair + 1)


class RestorePage(QWidget):
    """Asks whether to go back to a backup; `agreed` carries the backup, `declined` goes back to the page."""

    agreed = Signal(object)
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: Path | None = None
        self.title = heading(times=1.15)
        self.facts: BackupFacts | None = None
        self.restore_button = primary_button(tr("Restore it"), self._agree)
        self.keep_button = button(tr("Keep working"), self.declined.emit, shortcut="Escape")
        self._lay_out()

    def show_preview(self, told: Preview) -> None:
        """Show a backup that was looked into; the keyboard stands on the way that changes nothing."""
        self._file = told.file
        self.title.setText(tr("Go back to {file}?", file=told.file.name))
        fresh = BackupFacts(told)
        if self.facts:
            self._place.removeWidget(self.facts)
            self.facts.deleteLater()
        self.facts = fresh
        self._place.addWidget(fresh)
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self) -> None:
        self.agreed.emit(self._file)

    def _lay_out(self) -> None:
        explained = tr(
            "The window closes the database, puts the backup in its place and opens it again. What is there "
            "now is kept beside it under the ending .before-restore."
        )
        self._place = QVBoxLayout()
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        acts.addWidget(self.restore_button)
        acts.addWidget(self.keep_button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * UNIT, UNIT, UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(self.title)
        column.addLayout(self._place)
        column.addWidget(tint(Sentence(explained), Tone.MUTED))
        column.addLayout(acts)
        column.addStretch(1)


def _tone(told: Preview) -> Tone:
    if told.lost is None:
        return Tone.TEXT
    return Tone.DANGER if told.lost.records else Tone.GOOD
