"""Beside the list: the conversion that is chosen, a step of it, or a proposal; each reached by keyboard."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.conversion import Conversion, Stage
from desktop.services.conversions import ConversionService, Move
from desktop.services.customers import CustomerService
from desktop.views.conversion_card import ConversionCard
from desktop.views.conversion_propose_form import ConversionProposeForm, Proposal
from desktop.views.conversion_step_form import ConversionStepForm
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.search import Find
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr

_WIDTH, _NARROW = 40 * UNIT, 35 * UNIT


class ConversionPanel(QStackedWidget):
    """Shows a conversion and does its steps; `moved` carries it after one, `left` gives the list back."""

    moved = Signal(object)
    left = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        conversions: ConversionService,
        customers: CustomerService,
        find: Find,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fit(_WIDTH)
        self._tasks = tasks
        self._service = conversions
        self._nobody = PlaceholderPage(_nobody())
        self.card = ConversionCard()
        self.step = ConversionStepForm(today)
        self.proposal = ConversionProposeForm(tasks, customers, find, today)
        for page in (self._nobody, self.card, self.step, self.proposal):
            self.addWidget(page)
        self._resting: QWidget = self._nobody
        self._listen()

    def fit(self, most: int) -> None:
        """Be as wide as is comfortable, narrower where the desk is."""
        self.setFixedWidth(max(_NARROW, min(most, _WIDTH)))

    def show_key(self, key: int | None) -> None:
        """Show the conversion of a row, or that none is chosen."""
        if key is None:
            self._rest(self._nobody)
            return
        self._tasks.run(self, partial(_history, self._service, key), self._show, latest="history")

    def propose(self) -> None:
        """Begin a proposal."""
        self.setCurrentWidget(self.proposal)
        self.proposal.begin()

    def _listen(self) -> None:
        self.card.step_asked.connect(self._begin_step)
        self.step.asked.connect(self._move)
        self.proposal.asked.connect(self._propose)
        for form in (self.step, self.proposal):
            form.left.connect(self._leave)

    def _show(self, conversions: Sequence[Conversion]) -> None:
        if not conversions:
            self._rest(self._nobody)
            return
        self.card.show_history(conversions)
        self._rest(self.card)

    def _rest(self, page: QWidget) -> None:
        """Show a page, but never take a form away from under the clerk's hands."""
        self._resting = page
        if self.currentWidget() in (self._nobody, self.card):
            self.setCurrentWidget(page)

    def _leave(self) -> None:
        self.setCurrentWidget(self._resting)
        self.left.emit()

    def _begin_step(self, conversion: Conversion, stage: Stage) -> None:
        self.setCurrentWidget(self.step)
        self.step.begin(conversion, stage)

    def _move(self, move: Move) -> None:
        work = partial(_move, self._service, move)
        failed = partial(self._refused, self.step.refuse)
        self._tasks.run(self, work, self._done, failed=failed, lane="write")

    def _propose(self, proposal: Proposal) -> None:
        work = partial(_propose, self._service, proposal)
        failed = partial(self._refused, self.proposal.refuse)
        self._tasks.run(self, work, self._done, failed=failed, lane="write")

    def _refused(self, tell: Callable[[Exception], bool], error: Exception) -> None:
        if not tell(error):
            self._tasks.tell(error)

    def _done(self, conversion: Conversion) -> None:
        self._leave()
        self.moved.emit(conversion)


def _nobody() -> Placeholder:
    return Placeholder(
        "gauge", tr("No conversion is chosen"), tr("Choose one in the list to see its history.")
    )


def _history(service: ConversionService, key: int, progress: Progress) -> Sequence[Conversion]:
    line = service.lines([key]).get(key)
    return service.history(line.customer_no) if line else ()


def _move(service: ConversionService, move: Move, progress: Progress) -> Conversion:
    return service.move(move)


def _propose(service: ConversionService, proposal: Proposal, progress: Progress) -> Conversion:
    return service.propose(
        proposal.customer_no, proposal.why, proposal.on, person=proposal.person, note=proposal.note
    )
