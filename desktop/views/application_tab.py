"""New connections: the applications with what came of them, and beside the list one of them or a form."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.applications import Application, ApplicationFilter
from desktop.services.applications import ApplicationService
from desktop.services.customers import CustomerService
from desktop.views.application_card import ApplicationCard
from desktop.views.application_columns import application_columns
from desktop.views.application_desk import ApplicationDesk
from desktop.views.application_filter import ApplicationFilterRow
from desktop.views.application_form import ApplicationForm
from desktop.views.application_step_form import ApplicationStepForm
from desktop.views.buttons import button, primary_button, showing_keys
from desktop.views.keyed_model import KeyedModel
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.sided_list import SidedList
from desktop.views.table_model import State
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.applications import application_state_text

_SIDE_WIDTH = 44 * UNIT


class ApplicationTab(SidedList):
    """Lists applications; `customer_asked` carries the number of the customer that one became."""

    def __init__(self, desk: ApplicationDesk, parent: QWidget | None = None) -> None:
        self.list: KeyedModel[int, Application] = KeyedModel(
            application_columns(), desk.applications.lines, desk.tasks
        )
        super().__init__(TableView(self.list, _none_yet()), parent)
        self._desk = desk
        self._wanted: int | None = None
        self.table.setAccessibleName(tr("New connections"))
        self.filter = ApplicationFilterRow()
        self.card = ApplicationCard()
        self.form = ApplicationForm(desk)
        self.step_form = ApplicationStepForm(desk)
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Read the list again."""
        tasks, desk = self._desk.tasks, self._desk
        tasks.run(self, partial(_stations, desk.customers), self.filter.offer, latest="stations")
        self.list.fill(tasks, partial(_keys, desk.applications, self.filter.value()))

    def begin_new(self) -> None:
        """Take a new application."""
        self.side.setCurrentWidget(self.form)
        self.form.begin()

    def look_up(self) -> None:
        if (row := self.table.current_row()) and row.customer_no:
            self.customer_asked.emit(row.customer_no)

    def _begin(self, begin: Callable[[Application], None], row: Application) -> None:
        self.side.setCurrentWidget(self.step_form)
        begin(row)

    def _show(self, _key: object = None) -> None:
        row = self.table.current_row()
        self.card.application = row
        if row is not None:
            self.card.show_application(row)
        self.rest(self._nobody if row is None else self.card)

    def _left(self) -> None:
        self.side.setCurrentWidget(self._nobody)
        self._show()
        self.table.setFocus()

    def _saved(self, row: Application) -> None:
        facts = {"number": row.number, "name": row.name, "state": application_state_text(row.state)}
        words = tr("{number} of {name}: {state}.", **facts)
        if row.customer_no:
            words += " " + tr("Customer no. {number}.", number=row.customer_no)
        self._desk.notifier.info(words)
        self._wanted = row.key
        self.list.refresh()
        self._left()
        self.refresh()

    def _came(self) -> None:
        if self._wanted is not None and self.table.select_key(self._wanted):
            self._wanted = None
        else:
            self.table.choose_first()
        self._show()

    def _say_count(self) -> None:
        if self.list.state is State.READY:
            self.count.setText(tr("Applications: {count}", count=f"{self.list.rowCount():,}"))
            everything = self.filter.value() == ApplicationFilter()
            self.table.set_empty(_none_yet() if everything else _none_matches())

    def _listen(self) -> None:
        self.filter.changed.connect(self.refresh)
        self.filter.text.done.connect(self.table.setFocus)
        self.table.went_to.connect(self._show)
        self.table.opened.connect(lambda _: self.card.ask_next())
        self.list.dataChanged.connect(self._show)
        self.list.modelReset.connect(self._came)
        self.list.state_changed.connect(self._say_count)
        step = self.step_form
        for asked, begin in (
            (self.card.accept_asked, step.begin_accept),
            (self.card.refuse_asked, step.begin_refuse),
            (self.card.withdraw_asked, step.begin_withdraw),
            (self.card.meter_asked, step.begin_meter),
        ):
            asked.connect(partial(self._begin, begin))
        for form in (self.form, step):
            form.saved.connect(self._saved)
            form.left.connect(self._left)
        self.listen_for((("F5", self.refresh), ("Ctrl+Return", self.look_up)))

    def _lay_out(self) -> None:
        hint = tr("Choose one to see what is asked for, or take a new one with Ctrl+N.")
        self._nobody = PlaceholderPage(Placeholder("zap", tr("No application is chosen"), hint))
        self.resting = self._nobody, self.card
        pages = (self._nobody, self.card, self.form, self.step_form)
        self.put_together(self._top(), self.filter, pages, side_width=_SIDE_WIDTH)

    def _top(self) -> QHBoxLayout:
        new = primary_button(tr("New application"), self.begin_new, icon_name="plus", shortcut="Ctrl+N")
        look_up = button(tr("Look up"), self.look_up, icon_name="users")
        return self.acts(look_up, showing_keys(new))


def _none_yet() -> Placeholder:
    hint = tr("Take the first one with Ctrl+N. Accepting it makes the customer and the conversion.")
    return Placeholder("zap", tr("No application for a new connection"), hint)


def _none_matches() -> Placeholder:
    return Placeholder("filter", tr("No application matches"), tr("Take a part of the filter away."))


def _stations(customers: CustomerService, _progress: Progress) -> Sequence[str]:
    return customers.stations()


def _keys(applications: ApplicationService, wanted: ApplicationFilter, _progress: Progress) -> Sequence[int]:
    return applications.keys(wanted)
