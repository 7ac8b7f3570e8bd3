"""The acts that a clerk may ask for on the desk of customers: their names and their keys."""

from enum import Enum, auto

from desktop.wording import tr


class ActKind(Enum):
    """One act: on a customer, on one of its bills, or on one of its postings."""

    TOP_UP = auto()
    DEPOSIT = auto()
    REFUND = auto()
    REFUND_ENERGY = auto()
    TRANSFER = auto()
    STATEMENT = auto()
    WAIVE = auto()
    CORRECT = auto()
    WRITE_OFF = auto()
    COLLECT = auto()
    REVERSE = auto()
    BOUNCE = auto()
    VOUCHER = auto()


OF_CUSTOMER = (
    ActKind.DEPOSIT,
    ActKind.TOP_UP,
    ActKind.REFUND,
    ActKind.REFUND_ENERGY,
    ActKind.TRANSFER,
    ActKind.STATEMENT,
)
OF_BILL = (ActKind.WAIVE, ActKind.CORRECT, ActKind.WRITE_OFF, ActKind.COLLECT)
OF_PAYMENT = (ActKind.REVERSE, ActKind.BOUNCE)
OF_ENTRY = (ActKind.REVERSE, ActKind.VOUCHER)

KEYS = {
    ActKind.DEPOSIT: "F8",
    ActKind.TOP_UP: "Alt+U",
    ActKind.REFUND: "F6",
    ActKind.REFUND_ENERGY: "Alt+G",
    ActKind.TRANSFER: "Alt+T",
    ActKind.STATEMENT: "Alt+S",
    ActKind.WAIVE: "Alt+W",
    ActKind.CORRECT: "Alt+C",
    ActKind.WRITE_OFF: "Alt+O",
    ActKind.COLLECT: "Alt+P",
    ActKind.REVERSE: "Alt+R",
    ActKind.BOUNCE: "Alt+B",
    ActKind.VOUCHER: "Alt+V",
}


def act_text(kind: ActKind) -> str:
    """Name an act in a word or two."""
    names = {
        ActKind.DEPOSIT: tr("Deposit"),
        ActKind.TOP_UP: tr("Top up"),
        ActKind.REFUND: tr("Refund"),
        ActKind.REFUND_ENERGY: tr("Refund energy"),
        ActKind.TRANSFER: tr("Transfer to…"),
        ActKind.STATEMENT: tr("Statement"),
        ActKind.WAIVE: tr("Waive penalty"),
        ActKind.CORRECT: tr("Correct"),
        ActKind.WRITE_OFF: tr("Write off"),
        ActKind.COLLECT: tr("Collect"),
        ActKind.REVERSE: tr("Reverse"),
        ActKind.BOUNCE: tr("Bounced"),
        ActKind.VOUCHER: tr("Voucher"),
    }
    return names[kind]
