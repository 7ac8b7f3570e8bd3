"""The fields of a contact, and which of them each kind asks for."""

from collections.abc import Callable, Sequence
from datetime import date

from desktop.domain.contacts import (
    CLOCK,
    DELIVERIES,
    WITH_DAY,
    ContactDraft,
    ContactKind,
    How,
    hour,
)
from desktop.views.date_field import DateField
from desktop.views.fields import AmountField, CheckField, ChoiceField, TextField
from desktop.views.forms import Field, Form
from desktop.wording import tr
from desktop.wording.contacts import contact_text, how_text

KINDS = tuple(kind for kind in ContactKind if kind not in CLOCK)


class ContactFields(Form):
    """Collects a contact; only the fields that its kind records are in sight."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(narrow=True)
        self._today = today
        self.kind = ChoiceField[ContactKind]([(kind, contact_text(kind)) for kind in KINDS])
        self.on = DateField(today)
        self.at = TextField(read=hour, hint="09:30")
        self.person = TextField()
        self.amount = AmountField()
        self.until = DateField(today)
        self.serial = TextField()
        self.how = ChoiceField[How]([(how, how_text(how)) for how in How])
        self.signed = CheckField(tr("Receipt signed"))
        self.note = TextField()
        self._lay_out()
        self.kind.edited.connect(self._show_fields)
        self._show_fields()

    def begin(self, kind: ContactKind, person: str) -> None:
        """Empty every field for a contact of a kind, today, by whoever is at the window."""
        self.kind.set_value(kind)
        self.on.set_value(self._today())
        for field in (self.at, self.amount, self.until, self.serial, self.note):
            field.clear()
        self.person.setText(person)
        self.how.set_value(How.BY_HAND)
        self.signed.setChecked(False)
        self._show_fields()

    def draft(self, customer_no: str) -> ContactDraft:
        """Return what was typed as a contact of a customer; the fields must be right."""
        kind, on = self.kind.value(), self.on.value()
        assert kind is not None and on is not None
        shown = self._shown(kind)
        return ContactDraft(
            customer_no,
            kind,
            on,
            at=hour(self.at.text()) if self.at.text().strip() else "",
            person=self.person.text().strip(),
            note=self.note.text().strip(),
            amount=self.amount.value() if self.amount in shown else None,
            until_on=self.until.value() if self.until in shown else None,
            serial=self.serial.text().strip() if self.serial in shown else "",
            how=self.how.value() if self.how in shown else None,
            signed=self.signed in shown and self.signed.isChecked(),
        )

    def field_of(self, name: str) -> Field:
        """Return the field that a refusal's fact belongs to."""
        return {"until_on": self.until, "note": self.note}.get(name, self.kind)

    def _shown(self, kind: ContactKind) -> Sequence[Field]:
        shown: list[Field] = [self.kind, self.on, self.at, self.person, self.note]
        if kind is ContactKind.PROMISE:
            shown.append(self.amount)
        if kind in WITH_DAY:
            shown.append(self.until)
        if kind in DELIVERIES:
            shown += [self.serial, self.how, self.signed]
        return shown

    def _show_fields(self) -> None:
        if (kind := self.kind.value()) is not None:
            self.show_only(self._shown(kind))

    def _lay_out(self) -> None:
        self.add(tr("Contact"), self.kind)
        self.add(tr("Date"), self.on)
        self.add(tr("Hour"), self.at)
        self.add(tr("Person"), self.person)
        self.add(tr("Amount"), self.amount)
        self.add(tr("Until"), self.until)
        self.add(tr("Serial no."), self.serial)
        self.add(tr("How"), self.how)
        self.add("", self.signed)
        self.add(tr("Note"), self.note)
