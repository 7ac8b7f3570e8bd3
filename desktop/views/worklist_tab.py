"""The worklist: who is in arrears, in the order in which acting pays most; one key for the next step."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.contacts import Contact, ContactKind
from desktop.domain.notices import PaperKind
from desktop.domain.worklist import Task, Work, WorkFilter
from desktop.services.contacts import ContactService
from desktop.services.worklist import WorklistService
from desktop.views.buttons import button, icon_button
from desktop.views.field_acts import Chosen, FieldActs
from desktop.views.field_services import FieldServices
from desktop.views.fields import ChoiceField
from desktop.views.key_acts import act_by_keys
from desktop.views.keyed_model import KeyedModel
from desktop.views.labels import remark
from desktop.views.list_export import ListExport, ListFile
from desktop.views.notice_printing import ChoosePrinter
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.table_model import State
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.views.worklist_card import WorklistCard
from desktop.views.worklist_columns import work_columns, work_file_columns
from desktop.views.worklist_filter import WorklistFilter
from desktop.wording import tr
from desktop.wording.collection_papers import paper_text
from desktop.wording.worklist import ground_text

_DELIVERED = {
    PaperKind.OVERDUE: ContactKind.OVERDUE_DELIVERED,
    PaperKind.SECOND: ContactKind.SECOND_DELIVERED,
    PaperKind.STOP: ContactKind.STOP_DELIVERED,
}
_RECORDED = {Task.COPY: ContactKind.COPIED, Task.TELL: ContactKind.TOLD, Task.CALL: ContactKind.CALL}


class WorklistTab(FieldActs):
    """Lists whose turn it is. `pay_requested` and `customer_requested` carry a customer number."""

    pay_requested = Signal(str)
    customer_requested = Signal(str)

    def __init__(self, services: FieldServices, choose_printer: ChoosePrinter | None = None) -> None:
        super().__init__(services, choose_printer)
        self._export = ListExport(services.tasks, services.notifier, services.settings, services.files)
        self.filter = WorklistFilter(services)
        self.list: KeyedModel[int, Work] = KeyedModel(work_columns(), self._fetch, services.tasks)
        self.table = TableView(self.list, _nobody())
        self.table.setAccessibleName(tr("Worklist"))
        self.card = WorklistCard()
        self._nobody_chosen = PlaceholderPage(
            Placeholder("list-checks", tr("Nobody is chosen"), tr("Choose a customer to see the next step."))
        )
        self._count = remark()
        self.put_desk(self._desk())
        self.rest(self._nobody_chosen)
        self._listen()

    def refresh(self) -> None:
        """Read filters and list again, as of the business date that it is now."""
        self.filter.load()
        self._ask()

    def act(self) -> None:
        """Do the next step of the current customer, and of everybody selected who has the same one."""
        current = self.table.current_row()
        self._selected(lambda rows: self._act_on(current or rows[0], rows))

    def print_chosen(self) -> None:
        """Print the chosen kind of paper for everybody selected."""
        kind = self.paper.value() or PaperKind.OVERDUE
        self._selected(lambda rows: self.print_papers(kind, [_chosen(row) for row in rows]))

    def record_contact(self) -> None:
        """Begin a contact with everybody selected."""
        self._selected(lambda rows: self.record(ContactKind.CALL, [_chosen(row) for row in rows]))

    def approve_chosen(self) -> None:
        """Approve the stop of supply of everybody selected."""
        self._selected(lambda rows: self.approve([_chosen(row) for row in rows]))

    def export(self) -> None:
        """Write the list, as it is filtered, to a file that the clerk names."""
        facts = work_file_columns(), self.list.keys, self._fetch, self.services.today()
        self._export.run(self, ListFile(tr("Worklist"), *facts))

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, Work]:
        return self.services.worklist.lines(keys, self.services.today())

    def _ask(self) -> None:
        self.list.fill(self.services.tasks, partial(_keys, self.services.worklist, self.filter.value()))

    def _selected(self, then: Callable[[Sequence[Work]], None]) -> None:
        if positions := self.table.selected_positions():
            self.list.collect(positions, then)

    def _act_on(self, current: Work, selected: Sequence[Work]) -> None:
        same = (current.suggestion.task, current.suggestion.paper)
        rows = [row for row in selected if (row.suggestion.task, row.suggestion.paper) == same] or [current]
        task, paper = same
        chosen = [_chosen(row) for row in rows]
        if task is Task.PRINT and paper is not None:
            self.print_papers(paper, chosen)
        elif task is Task.DELIVER and paper in _DELIVERED:
            self.record(_DELIVERED[paper], chosen)
        elif task in _RECORDED:
            self.record(_RECORDED[task], chosen)
        elif task is Task.APPROVE:
            self.approve(chosen)
        else:
            self._act_on_one(current)

    def _act_on_one(self, current: Work) -> None:
        task = current.suggestion.task
        if task is Task.CUT:
            self.cut(_chosen(current))
        elif task is Task.RESTORE:
            self.restore(_chosen(current))
        else:
            facts = {"name": current.procedure.name, "why": ground_text(current.suggestion)}
            self.services.notifier.info(tr("{name}: nothing to do today – {why}.", **facts))

    def _show(self, key: object) -> None:
        work = self.table.current_row() if key is not None else None
        if work is None:
            self.rest(self._nobody_chosen)
            return
        self.card.show_work(work)
        self.rest(self.card)
        facts = self.services.contacts, work.procedure.customer_no, self.services.today()
        self.services.tasks.run(self.card, partial(_log, *facts), self.card.show_log, latest="log")

    def _say_count(self) -> None:
        if self.list.state is State.READY:
            self._count.setText(tr("{count} customers", count=f"{len(self.list.keys):,}"))

    def _current(self, told: Callable[[str], object]) -> None:
        if (work := self.table.current_row()) is not None:
            told(work.procedure.customer_no)

    def _listen(self) -> None:
        self.filter.changed.connect(self._ask)
        self.table.went_to.connect(self._show)
        self.list.dataChanged.connect(lambda *_: self._show(self.table.currentIndex().isValid() or None))
        self.table.opened.connect(lambda _: self.act())
        self.card.asked.connect(self.act)
        self.list.state_changed.connect(self._say_count)
        looks: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F5", self.refresh),
            ("Ctrl+Return", lambda: self._current(self.customer_requested.emit)),
        )
        act_by_keys(self, *looks)

    def _desk(self) -> QWidget:
        desk = QWidget()
        desk.setFocusProxy(self.table)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(self._top())
        column.addWidget(self.filter)
        column.addLayout(row, 1)
        return desk

    def _top(self) -> QHBoxLayout:
        self.paper = ChoiceField[PaperKind]([(kind, paper_text(kind)) for kind in PaperKind])
        self.paper.setAccessibleName(tr("Paper"))
        self.paper.setMaximumWidth(24 * UNIT)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(icon_button("download", tr("Export the list"), self.export, shortcut="Ctrl+E"))
        row.addWidget(self.paper)
        row.addWidget(button(tr("Print papers"), self.print_chosen, icon_name="printer", shortcut="Ctrl+P"))
        row.addWidget(button(tr("Log contact"), self.record_contact, shortcut="Ctrl+N"))
        row.addWidget(button(tr("Approve stop"), self.approve_chosen, shortcut="Ctrl+R"))
        row.addWidget(
            button(tr("Take payment"), lambda: self._current(self.pay_requested.emit), shortcut="F9")
        )
        return row


def _chosen(work: Work) -> Chosen:
    row = work.procedure
    return Chosen(row.customer_no, row.name, work.serial(work.suggestion.paper))


def _nobody() -> Placeholder:
    hint = tr("Nobody is in arrears here; take a part of the filter away to see others.")
    return Placeholder("circle-check", tr("Nothing to do"), hint)


def _keys(service: WorklistService, wanted: WorkFilter, _progress: Progress) -> Sequence[int]:
    return service.keys(wanted)


def _log(contacts: ContactService, number: str, on: date, _progress: Progress) -> Sequence[Contact]:
    return contacts.of_customer(number, on)
