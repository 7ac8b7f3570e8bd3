"""Beside the list: the customer that is chosen, or a form about it; each reached by keyboard."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.acts import Done
from desktop.domain.measures import Measure
from desktop.domain.money import Money
from desktop.domain.supplies import Settlement, Supply
from desktop.domain.users import Approval
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.risk_card import RiskCard, RiskDetails
from desktop.views.risk_desk import RiskDesk
from desktop.views.risk_forms import Act, MeasureForm, Step, StepForm, SupplyForm
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.wording import tr

_WIDTH, _NARROW = 46 * UNIT, 41 * UNIT


class RiskPanel(QStackedWidget):
    """Shows a customer's risk and does what is done about it; `changed` after an act, `left` gives back."""

    changed = Signal()
    left = Signal()

    def __init__(self, desk: RiskDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._details: RiskDetails | None = None
        self._nobody = PlaceholderPage(_nobody())
        self.card = RiskCard()
        self.measure = MeasureForm(desk)
        self.supply = SupplyForm(desk)
        self.receiving = StepForm(desk, pays=True)
        self.returning = StepForm(desk, pays=True, explains=True)
        self.dropping = StepForm(desk, explains=True)
        self.ending = StepForm(desk, pays=True)
        self._forms: tuple[SideForm, ...] = (
            self.measure,
            self.supply,
            self.receiving,
            self.returning,
            self.dropping,
            self.ending,
        )
        for page in (self._nobody, self.card, *self._forms):
            self.addWidget(page)
        self._resting: QWidget = self._nobody
        self._listen()

    def fit(self, most: int) -> None:
        """Be as wide as is comfortable, narrower where the desk is."""
        self.setFixedWidth(max(_NARROW, min(most, _WIDTH)))

    def show_customer(self, customer_no: str | None) -> None:
        """Show a customer by its number, or that none is chosen."""
        if customer_no is None:
            self._details = None
            self._rest(self._nobody)
            return
        work = partial(_read, self._desk, customer_no)
        self._desk.tasks.run(self, work, self._show, latest="customer")

    def set_measure(self) -> None:
        """Begin a measure for the customer that is shown."""
        if self._details is not None:
            self.setCurrentWidget(self.measure)
            self.measure.begin(self._details.line)

    def begin_supply(self) -> None:
        """Begin temporary power for the customer that is shown."""
        if self._details is not None:
            self.setCurrentWidget(self.supply)
            self.supply.begin(self._details.line)

    def _receive(self, measure: Measure) -> None:
        def act(step: Step, _approval: Approval | None) -> object:
            return self._desk.risk.measures.receive(measure.key, step.how, step.on)

        words = tr("Receive {amount} of {name}", amount=Money(measure.amount).grouped(), name=measure.name)
        self._begin(self.receiving, words, act)

    def _give_back(self, measure: Measure) -> None:
        def act(step: Step, approval: Approval | None) -> object:
            give_back = self._desk.risk.measures.give_back
            return give_back(measure.key, step.how, step.on, step.why, approval=approval)

        words = tr("Give {amount} back to {name}", amount=Money(measure.held).grouped(), name=measure.name)
        self._begin(self.returning, words, act)

    def _drop(self, measure: Measure) -> None:
        def act(step: Step, _approval: Approval | None) -> object:
            return self._desk.risk.measures.drop(measure.key, step.on, step.why)

        self._begin(self.dropping, tr("Drop the measure for {name}", name=measure.name), act)

    def _end(self, supply: Supply) -> None:
        def act(step: Step, approval: Approval | None) -> object:
            return self._desk.risk.supplies.end(supply.key, step.on, step.how, approval=approval)

        self._begin(self.ending, tr("End the temporary power of {name}", name=supply.name), act)

    def _begin(self, form: StepForm, words: str, act: Act) -> None:
        self.setCurrentWidget(form)
        form.begin(words, act)

    def _show(self, details: RiskDetails) -> None:
        self._details = details
        self.card.show_details(details)
        self._rest(self.card)

    def _rest(self, page: QWidget) -> None:
        """Show a page, but never take a form away from under the clerk's hands."""
        self._resting = page
        if self.currentWidget() in (self._nobody, self.card):
            self.setCurrentWidget(page)

    def _leave(self) -> None:
        self.setCurrentWidget(self._resting)
        self.left.emit()

    def _done(self, answer: object) -> None:
        self._desk.notifier.info(done_words(answer))
        self._leave()
        self.changed.emit()

    def _listen(self) -> None:
        for form in self._forms:
            form.saved.connect(self._done)
            form.left.connect(self._leave)
        card = self.card
        card.measure_asked.connect(self.set_measure)
        card.supply_asked.connect(self.begin_supply)
        card.receive_asked.connect(self._receive)
        card.return_asked.connect(self._give_back)
        card.drop_asked.connect(self._drop)
        card.end_asked.connect(self._end)


def done_words(answer: object) -> str:
    """Say what an act came to."""
    if isinstance(answer, Done):
        facts = {"number": answer.number, "amount": answer.amount.grouped(), "name": answer.customer_name}
        if answer.kind == "fee":
            return tr("{number}: {amount} received of {name} and held.", **facts)
        return tr("{number}: {amount} given back to {name}.", **facts)
    if isinstance(answer, Settlement) and answer.refund:
        facts = {"amount": answer.refund.amount.grouped(), "number": answer.refund.number}
        return tr("The temporary power is ended; {amount} was given back: {number}.", **facts)
    return _quiet_words(answer)


def _quiet_words(answer: object) -> str:
    if isinstance(answer, Settlement):
        return tr("The temporary power is ended; nothing is given back.")
    if isinstance(answer, Supply):
        return tr("The temporary power of {name} is on file.", name=answer.name)
    return tr("The measure is recorded.")


def _nobody() -> Placeholder:
    hint = tr("Choose one in the list to see its reasons.")
    return Placeholder("gauge", tr("No customer is chosen"), hint)


def _read(desk: RiskDesk, customer_no: str, _progress: Progress) -> RiskDetails:
    on = desk.today()
    line = desk.risk.of_customer(customer_no, on)
    measures = desk.risk.measures.of_customer(customer_no, on)
    return RiskDetails(line, measures, desk.risk.supplies.of_customer(customer_no), on)
