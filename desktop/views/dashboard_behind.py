"""A list behind a figure: a way back, what it is and what it comes to, its table, and the file of it."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.buttons import button
from desktop.views.columns import Column, Row
from desktop.views.dashboard_desk import DashboardDesk
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading, remark, stand_level, tint
from desktop.views.list_export import FileColumn, ListFile
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """What a list shows: its title, its rows as of a day, what they come to, and its columns in a file."""

    title: str
    on: date
    read: Callable[[Progress], Sequence[Row]]
    sums: Callable[[Sequence[Row]], str]
    file_columns: Sequence[FileColumn]
    told: str = ""
    """A sentence that explains it."""


class BehindPage(QWidget, Generic[Row]):
    """Lists rows; `opened` carries the row chosen, `left` that one goes back."""

    opened = Signal(object)
    left = Signal()

    def __init__(
        self,
        desk: DashboardDesk,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        empty: Placeholder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._export = desk.export()
        self._listing: Listing[Row] | None = None
        self.list: RowsModel[Row] = RowsModel(columns, key)
        self.table = TableView(self.list, empty)
        self.title, self.sums = heading(times=1.3), remark()
        self.told = tint(Sentence(), Tone.MUTED)
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.table)

    def show_listing(self, listing: Listing[Row]) -> None:
        """Read and show a list."""
        self._listing = listing
        self.title.setText(listing.title)
        self.told.say(listing.told)
        self.table.setAccessibleName(listing.title)
        self.sums.clear()
        self.list.fill(self._desk.tasks, listing.read)

    def refresh(self) -> None:
        """Read the list again."""
        if self._listing is not None:
            self.show_listing(self._listing)

    def export(self) -> None:
        """Write the list, as it is sorted, to a file that the clerk names."""
        listing, rows = self._listing, self.list.rows
        if listing is not None and rows:
            self._export.run(self, ListFile.of_rows(listing.title, listing.file_columns, rows, listing.on))

    def _filled(self) -> None:
        if self._listing is not None:
            self.sums.setText(self._listing.sums(self.list.rows))
        self.table.choose_first()

    def _open(self, _key: object) -> None:
        if (row := self.table.current_row()) is not None:
            self.opened.emit(row)

    def _listen(self) -> None:
        self.list.modelReset.connect(self._filled)
        self.table.opened.connect(self._open)
        act_by_keys(self, ("F5", self.refresh))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(button(tr("Back"), self.left.emit, icon_name="chevron-left", shortcut="Esc"))
        row.addWidget(self.title)
        row.addWidget(self.sums)
        stand_level(self.title, self.sums)
        row.addStretch(1)
        row.addWidget(button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
