"""Which desks and buttons want which right: barred with the reason where the role lacks it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.domain.rights import Right
from desktop.views.barred import bar
from desktop.views.settings_form import SettingsForm
from desktop.wording import tr
from desktop.wording.roles import right_text, rights_said, role_text

if TYPE_CHECKING:
    from desktop.services.workplace import Workplace


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is compared."""
    return text


DESKS: Mapping[str, Right] = {"bank": Right.BANK, "import": Right.IMPORT}
"""Desks that are nothing but one act; the others can be read by everybody who is signed in."""

BUTTONS: Mapping[str, Right] = {
    _("Post and save receipt (Enter)"): Right.PAY,
    _("Take payment"): Right.PAY,
    _("Top up"): Right.PAY,
    _("Send purchases…"): Right.PAY,
    _("Read tokens…"): Right.PAY,
    _("Type the token"): Right.PAY,
    _("Not loaded: take back…"): Right.REVERSE_OWN,
    _("Print again"): Right.PRINT,
    _("Print receipt"): Right.PRINT,
    _("Reverse"): Right.REVERSE_OWN,
    _("New customer"): Right.CUSTOMERS,
    _("Edit"): Right.CUSTOMERS,
    _("New bill"): Right.BILLS,
    _("Print notices"): Right.NOTICES,
    _("Receive…"): Right.STOCK,
    _("Issue…"): Right.STOCK,
    _("Put back…"): Right.STOCK,
    _("Faulty…"): Right.STOCK,
    _("Scrap…"): Right.STOCK,
    _("Stocktake…"): Right.STOCK,
    _("Makers…"): Right.STOCK,
    _("New work order"): Right.CONVERSIONS,
    _("Take results…"): Right.CONVERSIONS,
    _("Enter result"): Right.CONVERSIONS,
    _("Cancel order…"): Right.CONVERSIONS,
    _("Print order"): Right.PRINT,
    _("Record a contact"): Right.FIELD,
    _("Print papers"): Right.NOTICES,
    _("Record cut"): Right.FIELD,
    _("Restored"): Right.FIELD,
    _("Log contact"): Right.FIELD,
    _("Periods…"): Right.SETTINGS,
    _("Keep this filter"): Right.FIELD,
    _("Forget this filter"): Right.FIELD,
    _("Withdraw"): Right.FIELD,
    _("Set a measure…"): Right.FIELD,
    _("Begin temporary power…"): Right.FIELD,
    _("Edit funding"): Right.FIELD,
    _("Agree a plan"): Right.FIELD,
    _("End the plan"): Right.FIELD,
    _("Record a visit"): Right.FIELD,
    _("New opinion"): Right.FIELD,
    _("Plan visits"): Right.FIELD,
    _("Queue the reminders"): Right.REMIND,
    _("Send now"): Right.REMIND,
    _("Send again"): Right.REMIND,
    _("It was sent"): Right.REMIND,
    _("It was not sent"): Right.REMIND,
    _("Take out"): Right.REMIND,
    _("Take a report…"): Right.REMIND,
    _("New template"): Right.REMIND,
    _("Remove the template"): Right.REMIND,
    _("Add the number"): Right.REMIND,
    _("Take off the list"): Right.REMIND,
    _("Propose…"): Right.CONVERSIONS,
    _("By the rule…"): Right.CONVERSIONS,
    _("Record"): Right.CONVERSIONS,
    _("Approve the ticked…"): Right.CONVERSIONS,
    _("Reject the ticked…"): Right.CONVERSIONS,
    _("Propose the ticked"): Right.CONVERSIONS,
    _("Plan conversions…"): Right.CONVERSIONS,
    _("Change the plan…"): Right.CONVERSIONS,
    _("Remove the plan"): Right.CONVERSIONS,
    _("New application"): Right.CUSTOMERS,
    _("Accept"): Right.CUSTOMERS,
    _("Refuse"): Right.CUSTOMERS,
    _("Applicant withdraws"): Right.CUSTOMERS,
    _("Install the meter"): Right.CUSTOMERS,
    _("Hand over"): Right.CONTRACTORS,
    _("Keep the pivot"): Right.FIELD,
    _("Rename the kept pivot"): Right.FIELD,
    _("Forget the kept pivot"): Right.FIELD,
    _("New target"): Right.TARGETS,
    _("Targets from a file…"): Right.TARGETS,
    _("Copy to the next period"): Right.TARGETS,
    _("Remove the target"): Right.TARGETS,
    _("Close the period…"): Right.CLOSE,
    _("Certificate…"): Right.CLOSE,
    _("Back up now"): Right.BACKUP,
    _("Copy to a file…"): Right.BACKUP,
    _("Restore the chosen one…"): Right.SETTINGS,
    _("Restore from a file…"): Right.SETTINGS,
}
"""Buttons by their words, wherever they stand; the services refuse what goes past them."""


def reason_against(at: "Workplace", right: Right) -> str:
    """Say why whoever is at the window may not do something, or nothing where they may."""
    if at.may(right) or at.user is None:
        return ""
    facts = {"role": role_text(at.user.role), "right": right_text(right)}
    return tr("The role {role} does not allow this: {right}.", **facts)


def barred_desks(at: "Workplace") -> Mapping[str, str]:
    """Return the desks that may not be entered, each with the reason."""
    reasons = {key: reason_against(at, right) for key, right in DESKS.items()}
    return {key: reason for key, reason in reasons.items() if reason}


def fence(page: QWidget, at: "Workplace") -> None:
    """Bar what whoever is at the window may not do on a desk."""
    if at.user is None:
        return
    wanted = {said: reason_against(at, right) for said, right in rights_said(BUTTONS).items()}
    for made in page.findChildren(QAbstractButton):
        if reason := wanted.get(made.accessibleName(), ""):
            bar(made, reason)
    if reason := reason_against(at, Right.SETTINGS):
        for form in page.findChildren(SettingsForm):
            bar(form, reason)
