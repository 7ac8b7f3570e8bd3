"""The contact log: its columns on the desk, and its columns in a file."""

from desktop.domain.contacts import Contact, PromiseState
from desktop.views.columns import Column
from desktop.views.customers_columns import place_of
from desktop.views.list_export import FileColumn
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.contacts import contact_text, told_text

_PROMISES = {
    PromiseState.OPEN: Tone.WARNING,
    PromiseState.KEPT: Tone.GOOD,
    PromiseState.BROKEN: Tone.DANGER,
}


def contact_columns() -> tuple[Column[Contact], ...]:
    """Return the columns of the desk's list."""
    return (
        Column(tr("Date"), when, width=136, tone=_faded),
        Column(tr("Customer no."), lambda one: one.customer_no, width=152, tone=_faded),
        Column(tr("Customer"), lambda one: one.customer_name, width=112, stretch=True, tone=_faded),
        Column(tr("Contact"), lambda one: contact_text(one.kind), width=150, tone=_faded),
        Column(tr("What was said"), told_text, width=120, stretch=True, tone=_tone, tip=told_text),
    )


def contact_file_columns() -> tuple[FileColumn, ...]:
    """Return the columns of the list in a file."""
    return (
        FileColumn(tr("Date"), lambda one: one.on),
        FileColumn(tr("Hour"), lambda one: one.at),
        FileColumn(tr("Customer no."), lambda one: one.customer_no),
        FileColumn(tr("Customer"), lambda one: one.customer_name),
        FileColumn(tr("Station · area"), lambda one: place_of(one.station, one.area)),
        FileColumn(tr("Contact"), lambda one: contact_text(one.kind)),
        FileColumn(tr("What was said"), told_text),
        FileColumn(tr("Person"), lambda one: one.person),
        FileColumn(tr("Recorded by"), lambda one: one.recorded_by),
    )


def when(contact: Contact) -> str:
    """Return the day of a contact, and its hour where it matters."""
    return f"{contact.on.isoformat()} {contact.at}".rstrip()


def _faded(contact: Contact) -> Tone:
    return Tone.MUTED if contact.withdrawn else Tone.TEXT


def _tone(contact: Contact) -> Tone:
    return _PROMISES[contact.promise] if contact.promise else _faded(contact)
