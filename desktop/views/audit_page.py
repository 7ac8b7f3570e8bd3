"""The audit trail: who did what, when and where, newest first; and the check that it is whole."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.audit import AuditFilter, AuditLine
from desktop.services.audit import AuditService
from desktop.services.checks import CheckService
from desktop.services.users import UserService
from desktop.views.audit_columns import audit_columns, audit_file_columns
from desktop.views.audit_details import AuditDetails
from desktop.views.audit_filter import AuditFilterBar
from desktop.views.buttons import button
from desktop.views.labels import remark
from desktop.views.ledger_check import LedgerCheck
from desktop.views.list_export import ListExport, ListFile
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr

_SIDE_WIDTH = 36 * UNIT
_MOST_IN_A_FILE = 1_000_000


@dataclass(frozen=True, slots=True)
class AuditServices:
    """What the trail is read with."""

    audit: AuditService
    checks: CheckService
    users: UserService


class AuditPage(QWidget):
    """Lists the records that the filter lets through beside all of the chosen one."""

    def __init__(
        self,
        tasks: TaskRunner,
        services: AuditServices,
        export: ListExport,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._audit = services.audit
        self._users = services.users
        self._export = export
        self._today = today
        self.filter = AuditFilterBar(today)
        self.lines: RowsModel[AuditLine] = RowsModel(audit_columns(), key=lambda line: line.seq)
        hint = tr("Take a part of the filter away.")
        self.table = TableView(self.lines, Placeholder("history", tr("No record like this"), hint))
        self.table.setAccessibleName(tr("Audit trail"))
        self.details = AuditDetails()
        self.told = remark()
        self.checking = LedgerCheck(tasks, services.checks)
        self.export_button = button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E")
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Read the newest records that the filter lets through."""
        self.lines.fill(self._tasks, partial(_trail, self._audit, self.filter.wanted()))
        self._tasks.run(self, partial(_names, self._users), self.filter.know, latest="names")

    def export(self) -> None:
        """Write every record that the filter lets through to a file, not only those in sight."""
        wanted = replace(self.filter.wanted(), limit=_MOST_IN_A_FILE)
        title = tr("Reading the audit trail")
        work = partial(_trail, self._audit, wanted)
        self._tasks.run(self, work, self._write, lane="report", title=title, latest="export")

    def _write(self, lines: Sequence[AuditLine]) -> None:
        found = {line.seq: line for line in lines}
        fetch = partial(_picked, found)
        listed = ListFile(tr("Audit trail"), audit_file_columns(), list(found), fetch, self._today())
        self._export.run(self, listed)

    def _follow_lines(self) -> None:
        lines = self.lines.rows
        self.filter.know(line.recorded_by for line in lines)
        newest = tr("The newest {count} records. Narrow the filter to see older ones.", count=len(lines))
        all_of_them = tr("{count} records", count=len(lines))
        self.told.setText(newest if len(lines) == AuditFilter().limit else all_of_them)

    def _show_details(self, seq: object) -> None:
        self.details.show_line(next((line for line in self.lines.rows if line.seq == seq), None))

    def _listen(self) -> None:
        self.filter.changed.connect(lambda _: self.refresh())
        self.lines.modelReset.connect(self._follow_lines)
        self.table.went_to.connect(self._show_details)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * UNIT, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.filter)
        middle = QHBoxLayout()
        middle.setSpacing(UNIT)
        middle.addWidget(self.table, 1)
        self.details.setFixedWidth(_SIDE_WIDTH)
        middle.addWidget(self.details)
        column.addLayout(middle, 1)
        column.addWidget(self.checking)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.told, 1)
        row.addWidget(self.export_button)
        row.addWidget(self.checking.check_button)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _trail(audit: AuditService, wanted: AuditFilter, progress: Progress) -> Sequence[AuditLine]:
    return audit.trail(wanted)


def _names(users: UserService, progress: Progress) -> Sequence[str]:
    return users.names()


def _picked(found: Mapping[int, AuditLine], keys: Sequence[int]) -> Mapping[int, AuditLine]:
    return {key: found[key] for key in keys}
