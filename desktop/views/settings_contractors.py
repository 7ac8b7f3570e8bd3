"""Who is answerable for which area, and handing an area over from a day on."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.contractors import Tenure
from desktop.domain.errors import TenureBegins
from desktop.services.contractors import ContractorService
from desktop.views.buttons import primary_button
from desktop.views.columns import Column
from desktop.views.date_field import DateField
from desktop.views.fields import TextField
from desktop.views.forms import Form
from desktop.views.labels import remark
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import refusal_text, tr

_SIDE_WIDTH = 42 * UNIT


class ContractorsPage(QWidget):
    """Lists the tenures; a chosen one's place is put into the form that hands it over."""

    def __init__(
        self,
        tasks: TaskRunner,
        contractors: ContractorService,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._contractors = contractors
        self.station = TextField(required=True)
        self.area = TextField(required=True)
        self.contractor = TextField(required=True)
        self.phone = TextField()
        self.from_on = DateField(today, required=True)
        self.form = Form(narrow=True)
        self.hand_over_button = primary_button(tr("Hand over"), self.hand_over)
        self.tenures: RowsModel[Tenure] = RowsModel(_columns(), key=_place_and_day)
        hint = tr("Hand an area over at the right, and recovery is told by contractor too.")
        self.table = TableView(self.tenures, Placeholder("users", tr("No area has a contractor yet"), hint))
        self.table.setAccessibleName(tr("Contractors of the areas"))
        self._lay_out()
        self.table.went_to.connect(self._offer)

    def refresh(self) -> None:
        """Read who holds what again."""
        self.tenures.fill(self._tasks, partial(_tenures, self._contractors))

    def hand_over(self) -> None:
        """Put the contractor in charge from the day on, if nothing is wrong with the form."""
        day = self.from_on.value()
        if not self.form.check() or day is None:
            return
        self.hand_over_button.setEnabled(False)
        words = (self.station.text(), self.area.text(), self.contractor.text())
        work = partial(_assign, self._contractors, words, day, self.phone.text())
        self._tasks.run(self, work, self._handed_over, failed=self._failed, lane="write")

    def _handed_over(self, _held: Sequence[Tenure]) -> None:
        self.hand_over_button.setEnabled(True)
        for field in (self.contractor, self.phone):
            field.clear()
        self.form.forget()
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self.hand_over_button.setEnabled(True)
        if isinstance(error, TenureBegins):
            self.form.tell(self.from_on, refusal_text(error))
        else:
            self._tasks.tell(error)

    def _offer(self, key: object) -> None:
        chosen = next((held for held in self.tenures.rows if _place_and_day(held) == key), None)
        if chosen:
            self.station.setText(chosen.station)
            self.area.setText(chosen.area)
            self.form.forget()

    def _lay_out(self) -> None:
        self.form.add(tr("Station"), self.station)
        self.form.add(tr("Area"), self.area)
        self.form.add(tr("Contractor"), self.contractor)
        self.form.add(tr("Phone"), self.phone)
        self.form.add(tr("From"), self.from_on)
        said = remark(tr("Bills issued from that day on count for this contractor."))
        said.setWordWrap(True)
        side = QWidget()
        side.setFixedWidth(_SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(2 * UNIT, UNIT, 0, 0)
        column.setSpacing(UNIT)
        for part in (self.form, said, self.hand_over_button):
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, UNIT, 0, 0)
        row.addWidget(self.table, 1)
        row.addWidget(side)


def _columns() -> tuple[Column[Tenure], ...]:
    return (
        Column(tr("Station"), lambda held: held.station, width=120, sort_key=lambda held: held.station),
        Column(tr("Area"), lambda held: held.area, width=140, sort_key=lambda held: held.area),
        Column(
            tr("Contractor"),
            lambda held: held.contractor,
            width=110,
            stretch=True,
            strong=True,
            sort_key=lambda held: held.contractor,
        ),
        Column(tr("Phone"), lambda held: held.phone, width=120),
        Column(tr("From"), lambda held: held.from_on.isoformat(), width=104),
        Column(tr("Until"), _until, width=104, tone=lambda held: Tone.MUTED if held.until_on else Tone.GOOD),
    )


def _until(held: Tenure) -> str:
    return held.until_on.isoformat() if held.until_on else tr("in charge")


def _place_and_day(held: Tenure) -> tuple[str, str, date]:
    return held.station, held.area, held.from_on


def _tenures(contractors: ContractorService, _progress: Progress) -> Sequence[Tenure]:
    return contractors.tenures()


def _assign(
    contractors: ContractorService, words: tuple[str, str, str], day: date, phone: str, _progress: Progress
) -> Sequence[Tenure]:
    return contractors.assign(*words, day, phone=phone)
