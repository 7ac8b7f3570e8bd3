"""Key customers: whose visit is due, what they said and who answers, papers for a visit and for a year."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.visits import KeyCustomer, Opinion, Profile, VisitFilter
from desktop.services.visits import VisitService
from desktop.views.buttons import button, showing_keys
from desktop.views.dated_reader import DatedReader
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.keyed_model import KeyedModel
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.sided_list import SidedList
from desktop.views.table_model import State
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.views.visits_card import VisitsCard
from desktop.views.visits_columns import customer_columns
from desktop.views.visits_filter import VisitsFilterRow
from desktop.views.visits_forms import OpinionForm, ReplyForm, VisitForm, VisitPlanForm
from desktop.views.written_file import tell_written
from desktop.wording import tr

_SIDE_WIDTH = 52 * UNIT


class VisitsTab(SidedList):
    """Lists key customers beside the one chosen or a form; `customer_asked` carries a customer number."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        visits: VisitService,
        files: FileChooser,
        today: Callable[[], date],
        person: str,
        parent: QWidget | None = None,
    ) -> None:
        self.list: KeyedModel[int, KeyCustomer] = KeyedModel(
            customer_columns(today), DatedReader(visits.lines, today).fetch, tasks
        )
        super().__init__(TableView(self.list, _nobody()), parent)
        self._tasks = tasks
        self._notifier = notifier
        self._visits = visits
        self._files = files
        self._today = today
        self.filter = VisitsFilterRow()
        self.table.setAccessibleName(tr("Key customers"))
        self.card = VisitsCard(today)
        shared = tasks, notifier, visits, today, person
        self.plan_form = VisitPlanForm(*shared)
        self.visit_form = VisitForm(*shared)
        self.opinion_form = OpinionForm(*shared)
        self.reply_form = ReplyForm(*shared)
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Read the list again."""
        self._tasks.run(self, partial(_persons, self._visits), self.filter.offer, latest="persons")
        self.list.fill(self._tasks, partial(_keys, self._visits, self.filter.value(), self._today()))

    def show_due(self) -> None:
        """Show the customers to whom a visit is due."""
        self.filter.show_only(due=True)

    def show_overdue(self) -> None:
        """Show the customers with an opinion that should have been answered."""
        self.filter.show_only(overdue=True)

    def write_sheet(self) -> None:
        """Write the sheet to take along for the customer that is chosen."""
        if row := self.table.current_row():
            self._write(tr("Visit {name}", name=row.name), partial(_sheet, self._visits, row.customer_no))

    def write_report(self) -> None:
        """Write the report of the business date's year."""
        year = self._today().year
        self._write(tr("Key customers {year}", year=year), partial(_report, self._visits, year))

    def _write(self, name: str, work: Callable[[date, Path, Progress], Path]) -> None:
        plain = name.replace("/", " ")
        file = self._files.save(self, name, f"{plain}.pdf", (FileKind(tr("Paper"), (".pdf",)),))
        if file:
            title = tr("Writing {file}", file=file.name)
            asked = partial(work, self._today(), file)
            self._tasks.run(self, asked, self._written, lane="report", title=title)

    def _written(self, file: Path) -> None:
        tell_written(self._notifier, file)

    def _rows_came(self) -> None:
        self._show()

    def _show(self, key: object = None) -> None:
        row = self.table.current_row()
        if row is None:
            self.rest(self._nobody)
        else:
            work = partial(_profile, self._visits, row.customer_no, self._today())
            self._tasks.run(self, work, self._show_profile, latest="profile")

    def _show_profile(self, profile: Profile) -> None:
        self.card.show_profile(profile)
        self.rest(self.card)

    def _left(self) -> None:
        self.side.setCurrentWidget(self.card if self.card.profile else self._nobody)
        self.table.setFocus()

    def _saved(self, _result: Any) -> None:
        self._notifier.info(tr("Kept."))
        self._left()
        self.list.refresh()
        self.refresh()
        self._show()

    def _begin(self, form: VisitPlanForm | VisitForm | OpinionForm, customer: KeyCustomer) -> None:
        row = self.table.current_row()
        if row is not None and row.key == customer.key:  # the card may still show the customer left before
            self.side.setCurrentWidget(form)
            form.begin(customer)

    def _begin_reply(self, opinion: Opinion) -> None:
        self.side.setCurrentWidget(self.reply_form)
        self.reply_form.begin(opinion)

    def _go_to_opinions(self) -> None:
        if self.card.opinions.rowCount():
            self.card.opinion_table.selectRow(max(0, self.card.opinion_table.currentIndex().row()))
            self.card.opinion_table.setFocus()

    def _say_count(self) -> None:
        if self.list.state is State.READY:
            self.count.setText(tr("Key customers: {count}", count=f"{self.list.rowCount():,}"))
            everything = self.filter.value() == VisitFilter()
            self.table.set_empty(_nobody() if everything else _nothing_matches())

    def _listen(self) -> None:
        self.filter.changed.connect(self.refresh)
        self.filter.text.done.connect(self.table.setFocus)
        self.table.went_to.connect(self._show)
        self.table.opened.connect(lambda _: self._go_to_opinions())
        self.list.dataChanged.connect(self._rows_came)
        self.list.modelReset.connect(self._show)
        self.list.state_changed.connect(self._say_count)
        self.card.visit_asked.connect(partial(self._begin, self.visit_form))
        self.card.plan_asked.connect(partial(self._begin, self.plan_form))
        self.card.opinion_asked.connect(partial(self._begin, self.opinion_form))
        self.card.answer_asked.connect(self._begin_reply)
        for form in (self.plan_form, self.visit_form, self.opinion_form, self.reply_form):
            form.saved.connect(self._saved)
            form.left.connect(self._left)
        self.listen_for((("F5", self.refresh), ("Ctrl+Return", self.look_up)))

    def _lay_out(self) -> None:
        hint = tr("Choose one to see what it used, how it pays and what it said.")
        self._nobody = PlaceholderPage(Placeholder("star", tr("No key customer is chosen"), hint))
        self.resting = self._nobody, self.card
        forms = (self.plan_form, self.visit_form, self.opinion_form, self.reply_form)
        pages = (self._nobody, self.card, *forms)
        self.put_together(self._top(), self.filter, pages, side_width=_SIDE_WIDTH)

    def _top(self) -> QHBoxLayout:
        sheet = button(tr("Sheet to take along…"), self.write_sheet, icon_name="file-text", shortcut="Ctrl+P")
        report = button(tr("Year's report…"), self.write_report, icon_name="download", shortcut="Ctrl+E")
        look_up = button(tr("Look up"), self.look_up, icon_name="users")
        return self.acts(look_up, showing_keys(sheet), showing_keys(report))


def _nobody() -> Placeholder:
    hint = tr("A customer is one once it is marked so, on the customers' desk.")
    return Placeholder("star", tr("There are no key customers"), hint)


def _nothing_matches() -> Placeholder:
    return Placeholder("filter", tr("No key customer matches"), tr("Take a part of the filter away."))


def _persons(visits: VisitService, _progress: Progress) -> Sequence[str]:
    return visits.persons()


def _keys(visits: VisitService, wanted: VisitFilter, on: date, _progress: Progress) -> Sequence[int]:
    return visits.keys(wanted, on)


def _profile(visits: VisitService, customer_no: str, on: date, _progress: Progress) -> Profile:
    return visits.profile(customer_no, on)


def _sheet(visits: VisitService, customer_no: str, on: date, file: Path, _progress: Progress) -> Path:
    return visits.write_sheet(customer_no, on, file)


def _report(visits: VisitService, year: int, on: date, file: Path, _progress: Progress) -> Path:
    return visits.write_report(year, on, file)
