"""Who may do what: the roles of a billing office and the rights that each has."""

from enum import StrEnum


class Right(StrEnum):
    """One thing that a person may be allowed to do; reading needs no right beyond being signed in."""

    PAY = "pay"
    REVERSE_OWN = "reverse-own"
    REVERSE = "reverse"
    REFUND = "refund"
    BOUNCE = "bounce"
    WAIVE = "waive"
    TRANSFER = "transfer"
    CORRECT = "correct"
    WRITE_OFF = "write-off"
    RECOVERY = "recovery"
    BANK = "bank"
    FIELD = "field"
    REMIND = "remind"
    CUT = "cut"
    SHIFT = "shift"
    VOID = "void"
    CUSTOMERS = "customers"
    BILLS = "bills"
    NOTICES = "notices"
    CONVERSIONS = "conversions"
    IMPORT = "import"
    CONTRACTORS = "contractors"
    PRINT = "print"
    BUSINESS_DATE = "business-date"
    BACKUP = "backup"
    AUDIT = "audit"
    RANGES = "ranges"
    SETTINGS = "settings"
    USERS = "users"
    STOCK = "stock"
    EXCEPTION = "exception"
    TARGETS = "targets"
    CLOSE = "close"


class Role(StrEnum):
    """What a user is to the office."""

    CLERK = "clerk"
    CASHIER = "cashier"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


_DESK = {Right.PRINT, Right.BUSINESS_DATE, Right.BACKUP}
_COUNTER = _DESK | {Right.PAY, Right.REVERSE_OWN, Right.SHIFT, Right.VOID}
_CLERK = _COUNTER | {Right.CUSTOMERS, Right.BILLS, Right.NOTICES, Right.CONVERSIONS, Right.IMPORT}
_CLERK |= {Right.FIELD, Right.REMIND, Right.STOCK}
_CASHIER = _COUNTER | {Right.REFUND, Right.BANK}
_SUPERVISOR = (
    _CLERK
    | _CASHIER
    | {
        Right.REVERSE,
        Right.BOUNCE,
        Right.WAIVE,
        Right.TRANSFER,
        Right.CORRECT,
        Right.WRITE_OFF,
        Right.RECOVERY,
        Right.CONTRACTORS,
        Right.CUT,
        Right.RANGES,
        Right.AUDIT,
        Right.EXCEPTION,
        Right.TARGETS,
        Right.CLOSE,
    }
)
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.CLERK: frozenset(_CLERK),
    Role.CASHIER: frozenset(_CASHIER),
    Role.SUPERVISOR: frozenset(_SUPERVISOR),
    Role.AUDITOR: frozenset({Right.AUDIT}),
    Role.ADMINISTRATOR: frozenset(Right),
}
SUPERVISED = frozenset(
    {
        Right.REVERSE,
        Right.REFUND,
        Right.BOUNCE,
        Right.WAIVE,
        Right.TRANSFER,
        Right.CORRECT,
        Right.WRITE_OFF,
        Right.RECOVERY,
        Right.CUT,
        Right.EXCEPTION,
    }
)
"""What a second person may be asked to confirm at the same window."""


def may(role: Role, right: Right) -> bool:
    """Whether a role has a right."""
    return right in RIGHTS[role]
