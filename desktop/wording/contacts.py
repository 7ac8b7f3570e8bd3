"""What passes with a customer, in the reader's words: kinds of contact, ways of delivery, promises."""

from desktop.domain.contacts import Contact, ContactKind, How, PromiseState
from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_KINDS = {
    ContactKind.VISIT: _("Visit"),
    ContactKind.CALL: _("Call"),
    ContactKind.SMS: _("SMS"),
    ContactKind.NOTICE: _("Notice"),
    ContactKind.PROMISE: _("Promise to pay"),
    ContactKind.DISPUTE: _("Dispute"),
    ContactKind.HOLD: _("Hold"),
    ContactKind.OVERDUE_DELIVERED: _("Overdue notice delivered"),
    ContactKind.SECOND_DELIVERED: _("Second notice delivered"),
    ContactKind.STOP_DELIVERED: _("Stop-supply notice delivered"),
    ContactKind.COPIED: _("Copied to the power authority"),
    ContactKind.APPROVED: _("Stop of supply approved"),
    ContactKind.TOLD: _("Told again before the cut"),
    ContactKind.STOPPED: _("Supply stopped"),
    ContactKind.RESTORED: _("Supply restored"),
    ContactKind.WITHDRAWN: _("Withdrawal"),
}
_WAYS = {
    How.BY_HAND: _("By hand"),
    How.POSTED_UP: _("Posted up at the premises"),
    How.REGISTERED_MAIL: _("Registered mail"),
    How.NOTARY: _("Through a notary"),
}
_PROMISES = {
    PromiseState.OPEN: _("open"),
    PromiseState.KEPT: _("kept"),
    PromiseState.BROKEN: _("broken"),
}


def contact_text(kind: ContactKind) -> str:
    """Name a kind of contact in the language spoken now."""
    return tr(_KINDS[kind])


def how_text(how: How) -> str:
    """Say in the language spoken now how a paper was delivered."""
    return tr(_WAYS[how])


def promise_text(state: PromiseState) -> str:
    """Say in the language spoken now what became of a promise."""
    return tr(_PROMISES[state])


def told_text(contact: Contact) -> str:
    """Say everything about a contact beside its kind, its day and its person, in one line."""
    parts = (
        promise_text(contact.promise) if contact.promise else "",
        _amount(contact),
        tr("until {day}", day=contact.until_on.isoformat()) if contact.until_on else "",
        tr("No. {number}", number=contact.serial) if contact.serial else "",
        how_text(contact.how) if contact.how else "",
        tr("receipt signed") if contact.signed else "",
        contact.note,
        tr("withdrawn") if contact.withdrawn else "",
    )
    return " · ".join(filter(None, parts))


def _amount(contact: Contact) -> str:
    if contact.amount is not None:
        return contact.amount.grouped()
    return tr("everything owed") if contact.kind is ContactKind.PROMISE else ""
