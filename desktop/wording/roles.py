"""Roles and rights in the reader's words."""

from collections.abc import Mapping

from desktop.domain.rights import Right, Role
from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_ROLES = {
    Role.CLERK: _("clerk"),
    Role.CASHIER: _("cashier"),
    Role.SUPERVISOR: _("supervisor"),
    Role.AUDITOR: _("auditor"),
    Role.ADMINISTRATOR: _("administrator"),
}
_RIGHTS = {
    Right.PAY: _("take payments"),
    Right.REVERSE_OWN: _("reverse an own payment of the day"),
    Right.REVERSE: _("reverse what others or earlier days posted"),
    Right.REFUND: _("refund prestored money"),
    Right.BOUNCE: _("post a bounced cheque"),
    Right.WAIVE: _("waive a penalty"),
    Right.TRANSFER: _("move prestored money between customers"),
    Right.CORRECT: _("correct a bill"),
    Right.WRITE_OFF: _("write a bill off"),
    Right.RECOVERY: _("change how a debt is recovered"),
    Right.BANK: _("post bank and merchant files"),
    Right.FIELD: _("record contacts, plans, measures and visits"),
    Right.REMIND: _("send reminders"),
    Right.CUT: _("approve a stop of supply"),
    Right.SHIFT: _("open and close a shift"),
    Right.VOID: _("void a receipt number"),
    Right.CUSTOMERS: _("change customers"),
    Right.BILLS: _("issue bills"),
    Right.NOTICES: _("print notices"),
    Right.CONVERSIONS: _("move conversions on"),
    Right.IMPORT: _("import files"),
    Right.CONTRACTORS: _("hand areas over"),
    Right.PRINT: _("print receipts"),
    Right.BUSINESS_DATE: _("set the business date"),
    Right.BACKUP: _("make backups"),
    Right.AUDIT: _("read the audit trail"),
    Right.RANGES: _("issue receipt numbers"),
    Right.SETTINGS: _("change settings"),
    Right.USERS: _("make and change users"),
    Right.STOCK: _("move meters in and out of stock"),
    Right.EXCEPTION: _("connect a customer that is not prepaid"),
    Right.TARGETS: _("set targets"),
    Right.CLOSE: _("close a month or a year"),
}


def role_text(role: Role) -> str:
    """Name a role in the language spoken now."""
    return tr(_ROLES[role])


def right_text(right: Right) -> str:
    """Say what a right allows, in the language spoken now."""
    return tr(_RIGHTS[right])


def rights_said(marked: Mapping[str, Right]) -> Mapping[str, Right]:
    """Return rights by the marked words of their buttons, in the language spoken now."""
    return {tr(words): right for words, right in marked.items()}
