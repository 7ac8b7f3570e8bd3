"""The stop-supply procedure: a calendar of what is lawful when, the customers in it, and its acts."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.contacts import Contact, ContactKind
from desktop.domain.notices import PaperKind
from desktop.domain.procedures import DayPlan, Procedure, ProcedureFilter
from desktop.domain.stop_supply import Step
from desktop.services.contacts import ContactService
from desktop.services.stop_supply import StopSupplyService
from desktop.views.buttons import button, icon_button
from desktop.views.field_acts import Chosen, FieldActs
from desktop.views.field_services import FieldServices
from desktop.views.fields import ChoiceField
from desktop.views.key_acts import act_by_keys
from desktop.views.keyed_model import KeyedModel
from desktop.views.labels import heading, remark
from desktop.views.list_export import ListExport, ListFile
from desktop.views.notice_printing import ChoosePrinter
from desktop.views.periods_form import PeriodsForm
from desktop.views.place_choice import PlaceChoice
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.procedure_calendar import ProcedureCalendar
from desktop.views.procedure_columns import procedure_columns, procedure_file_columns
from desktop.views.table_model import State
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.views.worklist_card import WorklistCard
from desktop.wording import tr
from desktop.wording.collection_papers import paper_text
from desktop.wording.stop_supply import step_text


class StopSupplyTab(FieldActs):
    """Shows who stands where; `customer_requested` carries a customer number."""

    customer_requested = Signal(str)

    def __init__(self, services: FieldServices, choose_printer: ChoosePrinter | None = None) -> None:
        super().__init__(services, choose_printer)
        self._export = ListExport(services.tasks, services.notifier, services.settings, services.files)
        self.place = PlaceChoice(services.tasks, services.customers, self)
        steps = [(step, step_text(step)) for step in Step if step is not Step.NOTHING]
        self.step = ChoiceField[Step | None]([(None, tr("Every step")), *steps])
        self.step.setAccessibleName(tr("Step"))
        self.calendar = ProcedureCalendar(services.today)
        self.list: KeyedModel[int, Procedure] = KeyedModel(procedure_columns(), self._fetch, services.tasks)
        self.table = TableView(self.list, _nobody())
        self.table.setAccessibleName(tr("Stop supply"))
        self.card = WorklistCard()
        self.periods = PeriodsForm(services)
        self._nobody_chosen = PlaceholderPage(
            Placeholder("calendar", tr("Nobody is chosen"), tr("Choose a customer to see what is missing."))
        )
        self._month, self._count = heading(times=1.1), remark()
        self.put_desk(self._desk())
        self.side.addWidget(self.periods)
        self.rest(self._nobody_chosen)
        self._listen()

    def refresh(self) -> None:
        """Read calendar and list again, as of the business date that it is now."""
        self.place.load()
        self._ask_calendar()
        self._ask()

    def print_chosen(self) -> None:
        """Print the chosen kind of paper for everybody selected."""
        kind = self.paper.value() or PaperKind.STOP
        self._selected(lambda rows: self.print_papers(kind, [_chosen(row) for row in rows]))

    def record_contact(self) -> None:
        """Begin the record of a delivery, or of telling again, with everybody selected."""
        self._selected(lambda rows: self.record(_kind_of(rows[0]), [_chosen(row) for row in rows]))

    def approve_chosen(self) -> None:
        """Approve the stop of supply of everybody selected."""
        self._selected(lambda rows: self.approve([_chosen(row) for row in rows]))

    def cut_chosen(self) -> None:
        """Record that the current customer's supply was cut."""
        self._current(lambda row: self.cut(_chosen(row)))

    def restore_chosen(self) -> None:
        """Record that the current customer's supply was restored."""
        self._current(lambda row: self.restore(_chosen(row)))

    def change_periods(self) -> None:
        """Show the periods in force, and let others take effect."""
        self.side.setCurrentWidget(self.periods)
        self.periods.begin()

    def export(self) -> None:
        """Write the list, as it is filtered, to a file that the clerk names."""
        facts = procedure_file_columns(), self.list.keys, self._fetch, self.services.today()
        self._export.run(self, ListFile(tr("Stop supply"), *facts))

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, Procedure]:
        return self.services.stop_supply.lines(keys, self.services.today())

    def _ask(self) -> None:
        station, area = self.place.value()
        step, day = self.step.value(), self.calendar.picked
        wanted = ProcedureFilter(self.services.today(), station, area, step, day)
        self.list.fill(self.services.tasks, partial(_keys, self.services.stop_supply, wanted))

    def _ask_calendar(self) -> None:
        span = self.services.today(), self.calendar.first, self.calendar.last
        self._month.setText(
            tr("{year}-{month:02d}", year=self.calendar.day.year, month=self.calendar.day.month)
        )
        work = partial(_calendar, self.services.stop_supply, *span, self.place.value()[0])
        self.services.tasks.run(self, work, self.calendar.show_plans, latest="calendar")

    def _place_changed(self) -> None:
        self._ask_calendar()
        self._ask()

    def _selected(self, then: Callable[[Sequence[Procedure]], None]) -> None:
        if positions := self.table.selected_positions():
            self.list.collect(positions, then)

    def _current(self, then: Callable[[Procedure], object]) -> None:
        if (row := self.table.current_row()) is not None:
            then(row)

    def _show(self, key: object) -> None:
        row = self.table.current_row() if key is not None else None
        if row is None:
            self.rest(self._nobody_chosen)
            return
        self.card.show_procedure(row)
        self.rest(self.card)
        facts = self.services.contacts, row.customer_no, self.services.today()
        self.services.tasks.run(self.card, partial(_log, *facts), self.card.show_log, latest="log")

    def _say_count(self) -> None:
        if self.list.state is State.READY:
            self._count.setText(tr("{count} customers", count=f"{len(self.list.keys):,}"))

    def _periods_saved(self, _rules: object) -> None:
        self.services.notifier.info(tr("The periods are kept."))
        self._leave_form()
        self.refresh()

    def _listen(self) -> None:
        self.place.changed.connect(self._place_changed)
        self.step.edited.connect(self._ask)
        self.calendar.chosen.connect(lambda _: self._ask())
        self.calendar.turned.connect(lambda _: self._ask_calendar())
        self.table.went_to.connect(self._show)
        self.table.opened.connect(lambda _: self.record_contact())
        self.list.dataChanged.connect(lambda *_: self._show(self.table.currentIndex().isValid() or None))
        self.list.state_changed.connect(self._say_count)
        self.periods.saved.connect(self._periods_saved)
        self.periods.left.connect(self._leave_form)
        look = partial(self._current, lambda row: self.customer_requested.emit(row.customer_no))
        act_by_keys(self, ("F5", self.refresh), ("Ctrl+Return", look))

    def _desk(self) -> QWidget:
        desk = QWidget()
        desk.setFocusProxy(self.table)
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        left.addWidget(self.calendar)
        left.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(self._acts())
        column.addLayout(self._filter())
        column.addLayout(row, 1)
        return desk

    def _acts(self) -> QHBoxLayout:
        self.paper = ChoiceField[PaperKind]([(kind, paper_text(kind)) for kind in reversed(PaperKind)])
        self.paper.set_value(PaperKind.STOP)
        self.paper.setAccessibleName(tr("Paper"))
        self.paper.setMaximumWidth(24 * UNIT)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addStretch(1)
        row.addWidget(self.paper)
        row.addWidget(button(tr("Print papers"), self.print_chosen, icon_name="printer", shortcut="Ctrl+P"))
        row.addWidget(button(tr("Log contact"), self.record_contact, shortcut="Ctrl+N"))
        row.addWidget(button(tr("Approve stop"), self.approve_chosen, shortcut="Ctrl+R"))
        row.addWidget(button(tr("Record cut"), self.cut_chosen, shortcut="Ctrl+B"))
        row.addWidget(button(tr("Restored"), self.restore_chosen, shortcut="Ctrl+Shift+B"))
        return row

    def _filter(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        back, on = partial(self.calendar.turn, -1), partial(self.calendar.turn, 1)
        row.addWidget(icon_button("chevron-left", tr("The month before"), back))
        row.addWidget(self._month)
        row.addWidget(icon_button("chevron-right", tr("The month after"), on))
        for field in (self.place.station, self.place.area, self.step):
            field.setMaximumWidth(26 * UNIT)
            row.addWidget(field, 1)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(button(tr("Periods…"), self.change_periods, shortcut="Ctrl+D"))
        row.addWidget(icon_button("download", tr("Export the list"), self.export, shortcut="Ctrl+E"))
        return row


def _chosen(row: Procedure) -> Chosen:
    return Chosen(row.customer_no, row.name)


def _kind_of(row: Procedure) -> ContactKind:
    """Return what is most likely recorded next of a customer."""
    kinds = {
        Step.OVERDUE_NOTICE: ContactKind.OVERDUE_DELIVERED,
        Step.STOP_NOTICE: ContactKind.STOP_DELIVERED,
        Step.COPY: ContactKind.COPIED,
        Step.TELL: ContactKind.TOLD,
    }
    return kinds.get(row.standing.step, ContactKind.CALL)


def _nobody() -> Placeholder:
    hint = tr("Choose another day or step, or take a part of the filter away.")
    return Placeholder("circle-check", tr("Nobody stands here in the procedure"), hint)


def _keys(service: StopSupplyService, wanted: ProcedureFilter, _progress: Progress) -> Sequence[int]:
    return service.keys(wanted)


def _calendar(
    service: StopSupplyService, on: date, first: date, last: date, station: str, _progress: Progress
) -> Mapping[date, DayPlan]:
    return service.calendar(on, first, last, station)


def _log(contacts: ContactService, number: str, on: date, _progress: Progress) -> Sequence[Contact]:
    return contacts.of_customer(number, on)
