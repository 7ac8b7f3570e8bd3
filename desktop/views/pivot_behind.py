"""The customers behind a cell of a pivot, with what the cell's values are of each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.documents.pivot_words import amount_of, amount_text, filter_text
from desktop.domain.money import Money
from desktop.domain.pivot import Behind, BehindList, Value
from desktop.views.buttons import button, with_shortcut
from desktop.views.columns import Align, Column
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading, remark
from desktop.views.list_export import FileColumn, ListExport, ListFile
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.theme import UNIT
from desktop.wording import language, tr
from desktop.wording.pivots import pivot_text

_NOBODY = Placeholder("users", "")


class PivotBehindPage(QWidget):
    """Lists them; `customer_asked` carries the number of one, `left` leads back to the table."""

    customer_asked = Signal(str)
    left = Signal()

    def __init__(self, export: ListExport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._export = export
        self._shown: BehindList | None = None
        self._values: tuple[Value, ...] = ()
        self._place = QVBoxLayout()
        self._count = remark()
        self._filters = Sentence()
        self._make_table(())
        self._lay_out()

    def show_list(self, behind: BehindList) -> None:
        """Show who is behind a cell."""
        self._shown = behind
        facts = {"shown": f"{len(behind.customers):,}", "count": f"{behind.count:,}"}
        whole = len(behind.customers) == behind.count
        self._count.setText(
            tr("Customers: {count}", **facts)
            if whole
            else tr("The first {shown} of {count} customers", **facts)
        )
        self._filters.say(filter_text(language(), behind.layout))
        if behind.layout.values != self._values:
            self.table.deleteLater()
            self._make_table(behind.layout.values)
        self.list.show(behind.customers)
        self.table.selectRow(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def export(self) -> None:
        """Write the list as it is shown to a file that the clerk names."""
        if self._shown is not None:
            columns = _file_columns(self._shown.layout.values)
            title = tr("Customers behind the cell")
            self._export.run(self, ListFile.of_rows(title, columns, self.list.rows, self._shown.on))

    def look_up(self) -> None:
        """Ask for the customer of the row that is chosen."""
        if row := self.table.current_row():
            self.customer_asked.emit(row.customer_no)

    def _make_table(self, values: tuple[Value, ...]) -> None:
        """Make the table for these values: its columns are laid out once."""
        self._values = values
        self.list: RowsModel[Behind] = RowsModel(
            _columns(values), key=lambda one: one.customer_no, parent=self
        )
        self.table = TableView(self.list, _NOBODY)
        self.table.setAccessibleName(tr("Customers behind the cell"))
        self.table.opened.connect(lambda _: self.look_up())
        self._place.addWidget(self.table)
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        row.addWidget(button(with_shortcut(tr("Back"), "Esc"), self.left.emit, icon_name="chevron-left"))
        row.addWidget(heading(tr("Customers behind the cell"), times=1.2))
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(button(tr("Look up"), self.look_up, icon_name="users"))
        row.addWidget(button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E"))
        column.addLayout(row)
        column.addWidget(self._filters)
        column.addLayout(self._place, 1)
        act_by_keys(self, ("Esc", self.left.emit))


def _columns(values: Sequence[Value]) -> tuple[Column[Behind], ...]:
    return (
        Column(tr("Customer no."), lambda one: one.customer_no, width=176, sort_key=lambda o: o.customer_no),
        Column(
            tr("Customer"),
            lambda one: one.name,
            width=200,
            stretch=True,
            strong=True,
            sort_key=lambda o: o.name,
        ),
        Column(tr("Station"), lambda one: one.station, width=128, sort_key=lambda o: (o.station, o.area)),
        Column(tr("Area"), lambda one: one.area, width=144, sort_key=lambda o: (o.area, o.station)),
        *(_value(at, value) for at, value in enumerate(values)),
    )


def _value(at: int, value: Value) -> Column[Behind]:
    def text(one: Behind) -> str:
        return amount_text(value, one.cell[at])

    def by(one: Behind) -> int:
        return one.cell[at] or 0

    return Column(pivot_text(value), text, Align.RIGHT, width=144, sort_key=by)


def _file_columns(values: Sequence[Value]) -> tuple[FileColumn, ...]:
    return (
        FileColumn(tr("Customer no."), lambda one: one.customer_no),
        FileColumn(tr("Customer"), lambda one: one.name),
        FileColumn(tr("Station"), lambda one: one.station),
        FileColumn(tr("Area"), lambda one: one.area),
        *(FileColumn(pivot_text(value), partial(_cell, at, value)) for at, value in enumerate(values)),
    )


def _cell(at: int, value: Value, one: Behind) -> Money | int | None:
    return amount_of(value, one.cell[at])
