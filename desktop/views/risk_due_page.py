"""What is due: temporary power that expires or is over, and measures that should be in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.buttons import button, with_shortcut
from desktop.views.columns import Align, Column
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import heading
from desktop.views.placeholder import Placeholder
from desktop.views.risk_columns import measure_words
from desktop.views.risk_desk import RiskDesk
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr


@dataclass(frozen=True, slots=True)
class Due:
    """Something about a customer that is due on a day; `days` are left, below zero once it is past."""

    key: str
    customer_no: str
    name: str
    what: str
    day: date
    days: int


class RiskDuePage(QWidget):
    """Lists what is due; `chosen` carries a customer number, `counted` how many there are, `left` nothing."""

    chosen = Signal(str)
    counted = Signal(int, int)
    left = Signal()

    def __init__(self, desk: RiskDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.list: RowsModel[Due] = RowsModel(_columns(), key=lambda due: due.key)
        self.table = TableView(self.list, _nothing())
        self.table.setAccessibleName(tr("Due"))
        self.table.opened.connect(self._open)
        self.list.modelReset.connect(self._count)
        self._lay_out()
        self.setFocusProxy(self.table)
        act_by_keys(self, ("Esc", self.left.emit))

    def refresh(self) -> None:
        """Read what is due."""
        self.list.fill(self._desk.tasks, partial(_due, self._desk))

    def _open(self, _key: object) -> None:
        if row := self.table.current_row():
            self.chosen.emit(row.customer_no)

    def _count(self) -> None:
        power = sum(due.key.startswith("power") for due in self.list.rows)
        self.counted.emit(power, len(self.list.rows) - power)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        row = QHBoxLayout()
        row.addWidget(button(with_shortcut(tr("Back"), "Esc"), self.left.emit, icon_name="chevron-left"))
        row.addWidget(heading(tr("Expiring power and overdue measures"), times=1.2))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.table, 1)


def _columns() -> tuple[Column[Due], ...]:
    return (
        Column(
            tr("Due"), lambda due: due.day.isoformat(), width=120, sort_key=lambda due: (due.day, due.key)
        ),
        Column(
            tr("Days left"),
            lambda due: str(due.days),
            Align.RIGHT,
            width=104,
            tone=lambda due: Tone.DANGER if due.days < 0 else Tone.WARNING,
            strong=True,
            sort_key=lambda due: due.days,
        ),
        Column(tr("What"), lambda due: due.what, width=280, sort_key=lambda due: due.what),
        Column(tr("Customer"), lambda due: due.name, width=200, stretch=True, sort_key=lambda due: due.name),
        Column(tr("Customer no."), lambda due: due.customer_no, width=168),
    )


def _nothing() -> Placeholder:
    hint = tr("No temporary power expires soon, and no measure is overdue.")
    return Placeholder("circle-check", tr("Nothing is due"), hint)


def _due(desk: RiskDesk, _progress: Progress) -> Sequence[Due]:
    on = desk.today()
    power = [
        Due(
            f"power-{supply.key}",
            supply.customer_no,
            supply.name,
            tr("temporary power without a meter")
            if not supply.metered
            else tr("temporary power with a meter"),
            supply.until_on,
            supply.days_left(on),
        )
        for supply in desk.risk.supplies.expiring(on)
    ]
    measures = [
        Due(
            f"measure-{measure.key}",
            measure.customer_no,
            measure.name,
            measure_words(measure),
            measure.due_on or on,
            ((measure.due_on or on) - on).days,
        )
        for measure in desk.risk.measures.listed(on, overdue=True)
    ]
    return sorted(power + measures, key=lambda due: (due.day, due.key))
