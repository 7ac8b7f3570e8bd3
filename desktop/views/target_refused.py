"""Why a file of targets was not taken: each row, its field, what it says, and what is wrong."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.intake import RefusedRow
from desktop.domain.targets import TargetsRead
from desktop.views.buttons import button, with_shortcut
from desktop.views.columns import Align, Column
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.theme import UNIT
from desktop.wording import refusal_text, tr


class TargetsRefusedPage(QWidget):
    """Lists the refused rows; `left` says that they were read."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list: RowsModel[RefusedRow] = RowsModel(_columns(), key=lambda row: (row.row, row.column))
        self.table = TableView(self.list, Placeholder("circle-check", ""))
        self._said = Sentence()
        self.reason = Sentence()
        self.table.went_to.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(heading(tr("No target was set"), times=1.2))
        column.addWidget(self._said)
        column.addWidget(self.table, 1)
        column.addWidget(self.reason)
        done = button(with_shortcut(tr("Close"), "Esc"), self.left.emit)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        act_by_keys(self, ("Esc", self.left.emit))
        self.setFocusProxy(self.table)

    def show_read(self, read: TargetsRead) -> None:
        """Show what came of a file."""
        facts = {"file": read.file, "read": f"{read.read:,}", "refused": f"{len(read.refused):,}"}
        self._said.say(
            tr("{file}: {refused} of {read} rows are refused. Mend them, and read it again.", **facts)
        )
        self.list.show(read.refused)
        self.table.selectRow(0)

    def _tell(self, _key: object) -> None:
        row: RefusedRow | None = self.table.current_row()
        self.reason.say(refusal_text(row.reason) if row else "")


def _columns() -> tuple[Column[RefusedRow], ...]:
    return (
        Column(tr("Row"), lambda row: f"{row.row:,}", Align.RIGHT, width=56),
        Column(tr("Column"), lambda row: row.column, width=72),
        Column(tr("Value"), lambda row: row.value, width=96),
        Column(
            tr("Reason"),
            lambda row: refusal_text(row.reason),
            width=96,
            stretch=True,
            tip=lambda row: refusal_text(row.reason),
        ),
    )
