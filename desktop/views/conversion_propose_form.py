"""Proposing one customer for a prepaid meter, found by number or name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.conversion import Why
from desktop.domain.customers import CustomerLine, RiskCategory
from desktop.domain.errors import NotAChronicDefaulter, Refusal
from desktop.domain.money import Money
from desktop.services.customers import CustomerService
from desktop.views import theme
from desktop.views.buttons import button, primary_button, with_shortcut
from desktop.views.date_field import DateField
from desktop.views.fields import ChoiceField, TextField
from desktop.views.forms import Form
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading, tint
from desktop.views.search import CustomerSearch, Find
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import refusal_text, tr
from desktop.wording.stages import why_text


@dataclass(frozen=True, slots=True)
class Proposal:
    """A customer to be made a candidate."""

    customer_no: str
    why: Why
    on: date
    person: str
    note: str


class ConversionProposeForm(QWidget):
    """Collects a proposal; `asked` carries the `Proposal`, `left` says that nothing is wanted."""

    asked = Signal(object)
    left = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        customers: CustomerService,
        find: Find,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._customers = customers
        self._today = today
        self._customer: CustomerLine | None = None
        self.search = CustomerSearch(tasks, find, tr("Number, name, pinyin initials, meter"))
        self.search.chosen.connect(self.choose)
        self._name = Sentence()
        self._name.setFont(theme.strong(self._name.font()))
        self._about = Sentence()
        self._problem = Sentence()
        tint(self._problem, Tone.DANGER)
        self._make_fields()
        self._lay_out()
        act_by_keys(self, ("Esc", self.left.emit))

    def begin(self) -> None:
        """Ask for another proposal."""
        self._show(None)
        self.date.set_value(self._today())
        self.note.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, customer_no: str) -> None:
        """Take a customer by its number."""
        work = partial(_customer, self._customers, customer_no)
        self._tasks.run(self, work, self._chosen, latest="customer")

    def refuse(self, error: Exception) -> bool:
        """Tell a refusal beside what it is about."""
        if isinstance(error, NotAChronicDefaulter):
            self.form.tell(self.why, refusal_text(error))
        elif isinstance(error, Refusal):
            self._problem.say(refusal_text(error))
        return isinstance(error, Refusal)

    @property
    def problem(self) -> str:
        """What stands under the customer."""
        return self._problem.text()

    def submit(self) -> None:
        """Send the proposal off, if nothing is wrong with it."""
        day, why = self.date.value(), self.why.value()
        if self._customer is None:
            self._problem.say(tr("Choose a customer first."))
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.form.check() and day is not None and why is not None:
            person, note = self.person.text().strip(), self.note.text().strip()
            self.asked.emit(Proposal(self._customer.customer_no, why, day, person, note))

    def _chosen(self, customer: CustomerLine) -> None:
        self._show(customer)
        self.why.set_value(_likely_reason(customer))
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, customer: CustomerLine | None) -> None:
        self._customer = customer
        self._problem.say("")
        self._name.say(customer.name if customer else "")
        self._about.say(_about(customer) if customer else "")

    def _make_fields(self) -> None:
        self.form = Form(narrow=True)
        self.why = ChoiceField([(why, why_text(why)) for why in Why])
        self.date = DateField(self._today)
        self.person = TextField()
        self.note = TextField()
        self.form.add(tr("Why"), self.why)
        self.form.add(tr("Date"), self.date)
        self.form.add(tr("Person"), self.person)
        self.form.add(tr("Note"), self.note)
        self.why.entered.connect(self.submit)
        for field in (self.date, self.person, self.note):
            field.returnPressed.connect(self.submit)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        parts = (heading(tr("Propose a customer"), times=1.15), self.search, self._name, self._about)
        for part in (*parts, self._problem, self.form):
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(primary_button(tr("Propose"), self.submit, icon_name="check"), 1)
        row.addWidget(button(with_shortcut(tr("Back"), "Esc"), self.left.emit))
        column.addLayout(row)


def _customer(customers: CustomerService, customer_no: str, progress: Progress) -> CustomerLine:
    return customers.get(customer_no)


def _likely_reason(customer: CustomerLine) -> Why:
    """Guess why a clerk names just this customer: what is wrong is refused or changed by an arrow key."""
    if customer.outstanding:
        return Why.CHRONIC_DEFAULTER
    return Why.OWN_WISH if customer.risk_category is RiskCategory.NONE else Why.RISK_CATEGORY


def _about(customer: CustomerLine) -> str:
    owed = tr("owes {amount}", amount=Money(customer.outstanding).grouped())
    parts = (customer.customer_no, customer.station, customer.area, owed if customer.outstanding else "")
    return " · ".join(filter(None, parts))
