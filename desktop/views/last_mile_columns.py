"""The last mile: its columns on the desk, and its columns in a file."""

from desktop.documents.words import month_text
from desktop.domain.contacts import PromiseState
from desktop.domain.last_mile import Left
from desktop.domain.money import Money
from desktop.views.columns import Align, Column
from desktop.views.customers_columns import place_of
from desktop.views.list_export import FileColumn
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.worklist import promise_words


def left_columns() -> tuple[Column[Left], ...]:
    """Return the columns of the desk's list: who, how much, whose."""
    return (
        Column(tr("Customer no."), lambda left: left.customer_no, width=150),
        Column(tr("Customer"), lambda left: left.name, width=124, stretch=True),
        Column(
            tr("Outstanding"), lambda left: Money(left.outstanding).grouped(), Align.RIGHT, 104, strong=True
        ),
        Column(tr("Penalty"), lambda left: Money(left.penalty).grouped(), Align.RIGHT, width=86),
        Column(tr("Oldest"), lambda left: month_text(left.oldest_month), width=78),
        Column(tr("Overdue"), _days, Align.RIGHT, width=82, tone=_days_tone),
        Column(tr("Contractor"), lambda left: left.contractor or "–", width=96),
        Column(tr("Area · station"), lambda left: place_of(left.area, left.station), width=124, stretch=True),
        Column(tr("Last contact"), _contact, width=104),
        Column(tr("Promise"), _promise, width=104, tone=_promise_tone, tip=_promise),
    )


def left_file_columns() -> tuple[FileColumn, ...]:
    """Return the columns of the list in a file."""
    return (
        FileColumn(tr("Customer no."), lambda left: left.customer_no),
        FileColumn(tr("Customer"), lambda left: left.name),
        FileColumn(tr("Phone"), lambda left: left.phone),
        FileColumn(tr("Station"), lambda left: left.station),
        FileColumn(tr("Area"), lambda left: left.area),
        FileColumn(tr("Contractor"), lambda left: left.contractor),
        FileColumn(tr("Bills"), lambda left: left.bills),
        FileColumn(tr("Outstanding"), lambda left: Money(left.outstanding)),
        FileColumn(tr("Penalty"), lambda left: Money(left.penalty)),
        FileColumn(tr("Oldest billing month"), lambda left: month_text(left.oldest_month)),
        FileColumn(tr("Oldest due date"), lambda left: left.oldest_due_on),
        FileColumn(tr("Days overdue"), lambda left: left.days_overdue),
        FileColumn(tr("Last contact"), lambda left: left.last_contact),
        FileColumn(tr("Promise to pay"), _promise),
    )


def _days(left: Left) -> str:
    return tr("{days} days", days=left.days_overdue) if left.days_overdue else tr("Not due")


def _days_tone(left: Left) -> Tone:
    return Tone.DANGER if left.days_overdue else Tone.MUTED


def _contact(left: Left) -> str:
    return left.last_contact.isoformat() if left.last_contact else "–"


def _promise(left: Left) -> str:
    return promise_words(left.promise) if left.promise else ""


def _promise_tone(left: Left) -> Tone:
    broken = left.promise is not None and left.promise.state is PromiseState.BROKEN
    return Tone.DANGER if broken else Tone.TEXT
