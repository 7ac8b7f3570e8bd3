"""A customer made or changed by hand: every field, what is wrong beside it, saved in the background."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.customers import (
    CustomerDraft,
    CustomerLine,
    Funding,
    RiskCategory,
    TariffClass,
    customer_number,
)
from desktop.domain.errors import BadCustomerNumber, CustomerExists, MeterTaken, Refusal
from desktop.services.customers import CustomerService
from desktop.views.fields import CheckField, ChoiceField, TextField
from desktop.views.forms import Field, Form
from desktop.views.notify import Notifier
from desktop.views.place_fields import PlaceFields
from desktop.views.side_form import SideForm
from desktop.views.tasks import TaskRunner
from desktop.wording import tr
from desktop.wording.categories import funding_text, risk_text, tariff_text


@dataclass(frozen=True, slots=True)
class SavedCustomer:
    """A customer as it was saved, and its row key in the list."""

    key: int
    line: CustomerLine


class CustomerForm(SideForm):
    """Collects a customer; `saved` carries a `SavedCustomer`."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        customers: CustomerService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tasks, notifier, parent)
        self._customers = customers
        self._places = PlaceFields(tasks, notifier, customers, parent=self)
        self._is_new = True
        self._make_fields()
        self._put_fields(self.form)
        self.listen_for_enter()

    def begin_new(self) -> None:
        """Start with an empty customer."""
        self._begin(CustomerDraft(""), tr("New customer"), is_new=True)
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_change(self, line: CustomerLine) -> None:
        """Start with a customer as it is now."""
        self._begin(draft_of(line), tr("Change {name}", name=line.name), is_new=False)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, draft: CustomerDraft, title: str, *, is_new: bool) -> None:
        self._is_new = is_new
        self.number.setEnabled(is_new)
        self._places.load()
        with self.filling(title):
            self._fill(draft)

    def _make_fields(self) -> None:
        self.number = TextField(required=True, read=customer_number)
        self.name = TextField(hint=tr("The number, where it has no name"))
        self.former_no, self.meter_no = TextField(), TextField()
        self.station, self.area = self._places.station, self._places.area
        self.address, self.phone, self.contact, self.note = (TextField() for _ in range(4))
        self.tariff_class = ChoiceField([(one, tariff_text(one)) for one in TariffClass])
        self.risk = ChoiceField([(one, risk_text(one)) for one in RiskCategory])
        self.funding = ChoiceField([(one, funding_text(one)) for one in Funding])
        self.key_customer = CheckField(tr("Visited by the leaders"))

    def _put_fields(self, form: Form) -> None:
        form.add(tr("Customer no."), self.number)
        form.add(tr("Customer name"), self.name)
        form.add(tr("Station"), self.station)
        form.add(tr("Area"), self.area)
        form.add(tr("Tariff class"), self.tariff_class)
        form.add(tr("Meter no."), self.meter_no)
        form.add(tr("Phone"), self.phone)
        form.add(tr("Contact"), self.contact)
        form.add(tr("Address"), self.address)
        form.add(tr("Risk category"), self.risk)
        form.add(tr("Funding"), self.funding)
        form.add(tr("Key customer"), self.key_customer)
        form.add(tr("Former no."), self.former_no)
        form.add(tr("Note"), self.note)

    def _fill(self, draft: CustomerDraft) -> None:
        for field, text in self._texts(draft):
            field.setText(text)
            field.setCursorPosition(0)
        self.tariff_class.set_value(draft.tariff_class)
        self.risk.set_value(draft.risk_category)
        self.funding.set_value(draft.funding)
        self.key_customer.setChecked(draft.key_customer)

    def _texts(self, draft: CustomerDraft) -> tuple[tuple[TextField, str], ...]:
        return (
            (self.number, draft.customer_no),
            (self.name, draft.name),
            (self.former_no, draft.former_no),
            (self.station, draft.station),
            (self.area, draft.area),
            (self.address, draft.address),
            (self.phone, draft.phone),
            (self.contact, draft.contact),
            (self.meter_no, draft.meter_no),
            (self.note, draft.note),
        )

    def draft(self) -> CustomerDraft:
        """Return what the fields hold."""
        return CustomerDraft(
            customer_no=customer_number(self.number.text()),
            name=self.name.text().strip(),
            former_no=self.former_no.text().strip(),
            station=self.station.text().strip(),
            area=self.area.text().strip(),
            address=self.address.text().strip(),
            phone=self.phone.text().strip(),
            contact=self.contact.text().strip(),
            tariff_class=self.tariff_class.value() or TariffClass.RESIDENTIAL,
            risk_category=self.risk.value() or RiskCategory.NONE,
            funding=self.funding.value() or Funding.OWN,
            key_customer=self.key_customer.isChecked(),
            meter_no=self.meter_no.text().strip(),
            note=self.note.text().strip(),
        )

    def _save(self) -> None:
        draft = self.draft()
        if self._places.agreed():
            self.post(partial(_saved, self._customers, draft, is_new=self._is_new))

    def _field_of(self, refusal: Refusal) -> Field | None:
        fields: dict[type[Refusal], TextField] = {
            CustomerExists: self.number,
            BadCustomerNumber: self.number,
            MeterTaken: self.meter_no,
        }
        return fields.get(type(refusal))


def draft_of(line: CustomerLine) -> CustomerDraft:
    """Return a customer of a list as it is changed."""
    return CustomerDraft(
        line.customer_no,
        line.name,
        line.former_no,
        line.station,
        line.area,
        line.address,
        line.phone,
        line.contact,
        line.tariff_class,
        line.risk_category,
        line.funding,
        line.key_customer,
        line.meter_no,
        line.note,
    )


def _saved(
    customers: CustomerService, draft: CustomerDraft, _progress: object, *, is_new: bool
) -> SavedCustomer:
    line = customers.create(draft) if is_new else customers.change(draft)
    return SavedCustomer(customers.key(line.customer_no), line)
