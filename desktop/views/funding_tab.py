"""Fiscally-funded payers: who owes, what was agreed and what of it came in, and the list for the meeting."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.funding import FundingFilter, Payer
from desktop.services.funding import FundingService
from desktop.views.buttons import button, primary_button, showing_keys
from desktop.views.dated_reader import DatedReader
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.funding_card import FundingCard
from desktop.views.funding_columns import payer_columns
from desktop.views.funding_filter import FundingFilterRow
from desktop.views.funding_forms import FundingForm, PlanEndForm, PlanForm
from desktop.views.keyed_model import KeyedModel
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.sided_list import SidedList
from desktop.views.table_model import State
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.views.written_file import open_file, show_folder
from desktop.wording import tr

_SIDE_WIDTH = 44 * UNIT


class FundingTab(SidedList):
    """Lists payers beside the one chosen or a form; `customer_asked` carries a customer number."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        funding: FundingService,
        files: FileChooser,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        self.list: KeyedModel[int, Payer] = KeyedModel(
            payer_columns(), DatedReader(funding.lines, today).fetch, tasks
        )
        super().__init__(TableView(self.list, _nobody()), parent)
        self._tasks = tasks
        self._notifier = notifier
        self._funding = funding
        self._files = files
        self._today = today
        self.filter = FundingFilterRow(today)
        self.table.setAccessibleName(tr("Fiscally-funded payers"))
        self.card = FundingCard()
        self.form = FundingForm(tasks, notifier, funding, today)
        self.plan_form = PlanForm(tasks, notifier, funding, today)
        self.end_form = PlanEndForm(tasks, notifier, funding, today)
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Read the list again."""
        self._tasks.run(self, partial(_collectors, self._funding), self.filter.offer, latest="collectors")
        self.list.fill(self._tasks, partial(_keys, self._funding, self.filter.value(), self._today()))

    def show_broken(self) -> None:
        """Show the payers whose plan is broken."""
        self.filter.show_only(broken=True)

    def show_due(self) -> None:
        """Show the payers with an instalment that is due soon."""
        self.filter.show_only(due=True)

    def write_meeting(self) -> None:
        """Write the coordination meeting's list, of the collector that is chosen, to a file."""
        kinds = (FileKind(tr("Paper"), (".pdf",)), FileKind(tr("Workbook"), (".xlsx",)))
        name = f"{tr('Fiscally-funded payers')} {self._today().isoformat()}.pdf"
        file = self._files.save(self, tr("List for the coordination meeting"), name, kinds)
        if file:
            work = partial(_write, self._funding, self._today(), file, self.filter.value().collector)
            done = partial(self._written, file)
            title = tr("Writing {file}", file=file.name)
            self._tasks.run(self, work, done, lane="report", title=title)

    def _written(self, file: Path, count: int) -> None:
        words = tr("{file} is written; payers: {count}.", file=file.name, count=f"{count:,}")
        self._notifier.info(words, [open_file(file), show_folder(file)])

    def _rows_came(self) -> None:
        self._show()

    def _show(self, key: object = None) -> None:
        row = self.table.current_row()
        if row is None:
            self.card.payer = None
        else:
            self.card.show_payer(row)
        self.rest(self._nobody if row is None else self.card)

    def _left(self) -> None:
        self.side.setCurrentWidget(self._nobody)
        self._show()
        self.table.setFocus()

    def _saved(self, payer: Payer) -> None:
        self._notifier.info(tr("{name}: kept.", name=payer.name))
        self.list.refresh()
        self._left()
        self.refresh()

    def _begin(self, form: FundingForm | PlanForm | PlanEndForm, payer: Payer) -> None:
        self.side.setCurrentWidget(form)
        form.begin(payer)

    def _say_count(self) -> None:
        if self.list.state is State.READY:
            self.count.setText(tr("Payers: {count}", count=f"{self.list.rowCount():,}"))
            everything = self.filter.value() == FundingFilter()
            self.table.set_empty(_nobody() if everything else _nothing_matches())

    def _listen(self) -> None:
        self.filter.changed.connect(self.refresh)
        self.filter.text.done.connect(self.table.setFocus)
        self.table.went_to.connect(self._show)
        self.table.opened.connect(lambda _: self.card.edit.click())
        self.list.dataChanged.connect(self._rows_came)
        self.list.modelReset.connect(self._show)
        self.list.state_changed.connect(self._say_count)
        self.card.funding_asked.connect(partial(self._begin, self.form))
        self.card.plan_asked.connect(partial(self._begin, self.plan_form))
        self.card.end_asked.connect(partial(self._begin, self.end_form))
        for form in (self.form, self.plan_form, self.end_form):
            form.saved.connect(self._saved)
            form.left.connect(self._left)
        self.listen_for((("F5", self.refresh), ("Ctrl+Return", self.look_up)))

    def _lay_out(self) -> None:
        hint = tr("Choose one to see where its money comes from, and its plan.")
        self._nobody = PlaceholderPage(Placeholder("landmark", tr("No payer is chosen"), hint))
        self.resting = self._nobody, self.card
        pages = (self._nobody, self.card, self.form, self.plan_form, self.end_form)
        self.put_together(self._top(), self.filter, pages, side_width=_SIDE_WIDTH)

    def _top(self) -> QHBoxLayout:
        words = tr("List for the meeting…")
        meeting = primary_button(words, self.write_meeting, icon_name="file-text", shortcut="Ctrl+E")
        look_up = button(tr("Look up"), self.look_up, icon_name="users")
        return self.acts(look_up, showing_keys(meeting))


def _nobody() -> Placeholder:
    hint = tr("A customer is one of them once its funding says so, on the customers' desk.")
    return Placeholder("landmark", tr("No customer is fiscally funded"), hint)


def _nothing_matches() -> Placeholder:
    return Placeholder("filter", tr("No payer matches"), tr("Take a part of the filter away."))


def _collectors(funding: FundingService, _progress: Progress) -> Sequence[str]:
    return funding.collectors()


def _keys(funding: FundingService, wanted: FundingFilter, on: date, _progress: Progress) -> Sequence[int]:
    return funding.keys(wanted, on)


def _write(funding: FundingService, on: date, file: Path, collector: str | None, progress: Progress) -> int:
    return funding.write_meeting(on, file, collector, progress=progress.report, cancelled=progress.cancelled)
