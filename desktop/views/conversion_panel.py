"""Beside the list: the conversion that is chosen, a step of it or of many, or a proposal."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.conversion import Conversion, Stage
from desktop.domain.meter_change import MeterChange
from desktop.domain.topups import DebtRecovery
from desktop.domain.users import Approval
from desktop.services.conversions import ConversionService, Move
from desktop.views.conversion_bulk_form import ConversionBulkForm, Together
from desktop.views.conversion_card import ConversionCard
from desktop.views.conversion_propose_form import ConversionProposeForm, Proposal
from desktop.views.conversion_recovery_form import ConversionRecoveryForm, RecoveryChange
from desktop.views.conversion_services import ConversionServices
from desktop.views.conversion_standing import Commissioning, Shown, commissioning_of, shown_of
from desktop.views.conversion_step_form import ConversionStepForm
from desktop.views.meter_change_fields import defaults_of
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.second_person import do_supervised
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.wording import tr

_WIDTH, _NARROW = 40 * UNIT, 35 * UNIT


class ConversionPanel(QStackedWidget):
    """Shows a conversion and does its steps; `moved` carries it after one, `left` gives the list back.

    `moved_together` carries what was done with many at once, `recovery_changed` the name of the customer
    whose debt comes home in another way now.
    """

    moved = Signal(object)
    moved_together = Signal(object)
    recovery_changed = Signal(str)
    left = Signal()

    def __init__(self, services: ConversionServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fit(_WIDTH)
        tasks, today = services.tasks, services.today
        self._tasks = tasks
        self._services = services
        self._service = services.conversions
        self._today = today
        self._nobody = PlaceholderPage(_nobody())
        self.card = ConversionCard()
        self.step = ConversionStepForm(today)
        self.proposal = ConversionProposeForm(tasks, services.customers, services.find, today)
        self.recovery = ConversionRecoveryForm(today)
        self.bulk = ConversionBulkForm(tasks, services.notifier, self._service, today)
        for page in (self._nobody, self.card, self.step, self.proposal, self.recovery, self.bulk):
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
        work = partial(_history, self._services, key, self._today())
        self._tasks.run(self, work, self._show, latest="history")

    def hush(self, *, quiet: bool) -> None:
        """Do not ask for a choice where there is nothing to choose."""
        self._nobody.hush(quiet=quiet)

    def propose(self) -> None:
        """Begin a proposal."""
        self.setCurrentWidget(self.proposal)
        self.proposal.begin()

    def begin_step(self, conversion: Conversion, stage: Stage) -> None:
        """Ask for what a step must record; of a commissioning the debt is read first."""
        if stage is Stage.COMMISSIONED:
            work = partial(_commissioning, self._services, conversion, self._today())
            self._tasks.run(self, work, self._begin_commissioning, latest="step")
            return
        if stage is Stage.INSTALLED:
            defaults = partial(_defaults, self._services)
            self._tasks.run(self, defaults, self.step.suggest, latest="step")
        self.setCurrentWidget(self.step)
        self.step.begin(conversion, stage)

    def begin_together(self, keys: Sequence[int], stage: Stage) -> None:
        """Ask for what one step of all these conversions must record."""
        self.setCurrentWidget(self.bulk)
        self.bulk.begin(keys, stage)

    @property
    def shows_a_form(self) -> bool:
        """Whether a form is open, in which something may have been typed."""
        return self.currentWidget() not in (self._nobody, self.card)

    def _listen(self) -> None:
        self.card.step_asked.connect(self.begin_step)
        self.step.asked.connect(self._move)
        self.proposal.asked.connect(self._propose)
        self.card.recovery_asked.connect(self._begin_recovery)
        self.recovery.asked.connect(self._change_recovery)
        self.bulk.saved.connect(self._done_together)
        for form in (self.step, self.proposal, self.recovery, self.bulk):
            form.left.connect(self._leave)

    def _show(self, shown: Shown) -> None:
        if not shown.conversions:
            self._rest(self._nobody)
            return
        self.card.show_history(shown.conversions, shown.standing)
        self._rest(self.card)

    def _rest(self, page: QWidget) -> None:
        """Show a page, but never take a form away from under the clerk's hands."""
        self._resting = page
        if not self.shows_a_form:
            self.setCurrentWidget(page)

    def _leave(self) -> None:
        self.left.emit()  # first: with the form that has it hidden, the keyboard would go anywhere
        self.setCurrentWidget(self._resting)

    def _begin_commissioning(self, asked: Commissioning) -> None:
        self.setCurrentWidget(self.step)
        self.step.begin_commissioning(asked.conversion, asked.default, asked.debt)

    def _begin_recovery(self, conversion: Conversion, recovery: DebtRecovery) -> None:
        self.setCurrentWidget(self.recovery)
        self.recovery.begin(conversion, recovery)

    def _change_recovery(self, change: RecoveryChange) -> None:
        work = partial(_change, self._services, change)
        failed = partial(self._refused, self.recovery.refuse)
        done = partial(self._recovery_done, change.name)
        do_supervised(self._services.second, self._tasks, self, change.words, work, done, failed)

    def _recovery_done(self, name: str, _recovery: DebtRecovery) -> None:
        self._leave()
        self.recovery_changed.emit(name)

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

    def _done_together(self, done: Together) -> None:
        self._leave()
        self.moved_together.emit(done)


def _nobody() -> Placeholder:
    return Placeholder(
        "gauge", tr("No conversion is chosen"), tr("Choose one in the list to see its history.")
    )


def _history(services: ConversionServices, key: int, on: date, progress: Progress) -> Shown:
    return shown_of(services, key, on)


def _commissioning(
    services: ConversionServices, conversion: Conversion, on: date, progress: Progress
) -> Commissioning:
    return commissioning_of(services, conversion, on)


def _defaults(services: ConversionServices, progress: Progress) -> MeterChange:
    return defaults_of(services.settings)


def _change(
    services: ConversionServices, change: RecoveryChange, approval: Approval | None, progress: Progress
) -> DebtRecovery:
    return services.topups().change_recovery(
        change.customer_no,
        change.mode,
        change.on,
        change.reason,
        deferred_until=change.deferred_until,
        approval=approval,
    )


def _move(service: ConversionService, move: Move, progress: Progress) -> Conversion:
    return service.move(move)


def _propose(service: ConversionService, proposal: Proposal, progress: Progress) -> Conversion:
    return service.propose(
        proposal.customer_no, proposal.why, proposal.on, person=proposal.person, note=proposal.note
    )
