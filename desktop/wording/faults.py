"""Every fault that a check of the ledger can find, worded once."""

from desktop.domain.proof import Fault
from desktop.wording import tr


def fault_text(fault: Fault) -> str:
    """Say what is wrong, in the language spoken now."""
    words = {
        Fault.FILE_DAMAGED: tr("the file itself is damaged"),
        Fault.RECORD_CHANGED: tr("a record was changed after it was written"),
        Fault.RECORD_MISSING: tr("a record is missing from the chain"),
        Fault.RECORD_UNREADABLE: tr("a record cannot be read"),
        Fault.HEAD_CHANGED: tr("the end of the chain is not where it was left"),
        Fault.BILL_SUM: tr("a bill's outstanding amount is not the sum of its entries"),
        Fault.BILL_AMOUNT: tr("a bill's amount is not the one it was issued with"),
        Fault.PRESTORED_SUM: tr("a prestored balance is not the sum of its entries"),
        Fault.PAYMENT_SUM: tr("a payment's amount is not the sum of its entries"),
        Fault.REVERSAL_SUM: tr("a reversal does not counter what it names"),
        Fault.POSTING_FACTS: tr("a posting's day, kind, clerk or customer is not that of its entries"),
        Fault.REFERENCE: tr("a row names another one that is not there"),
        Fault.USER_CHANGED: tr("a user is not as the records made them"),
        Fault.CLOSE_HEAD: tr("a closed period or a certificate names a record that is not in the chain"),
        Fault.CLOSE_FIGURES: tr("the ledger no longer gives what a period was closed with"),
    }
    return words[fault]


def holds_text(fault: Fault) -> str:
    """Say what holds where a fault was looked for and not found, in the language spoken now."""
    words = {
        Fault.FILE_DAMAGED: tr("the file itself is sound"),
        Fault.RECORD_CHANGED: tr("no record was changed"),
        Fault.RECORD_MISSING: tr("no record is missing"),
        Fault.RECORD_UNREADABLE: tr("every record can be read"),
        Fault.HEAD_CHANGED: tr("the chain ends where it was left"),
        Fault.BILL_SUM: tr("every bill's outstanding amount is the sum of its entries"),
        Fault.BILL_AMOUNT: tr("every bill has the amount it was issued with"),
        Fault.PRESTORED_SUM: tr("every prestored balance is the sum of its entries"),
        Fault.PAYMENT_SUM: tr("every payment is the sum of its entries"),
        Fault.REVERSAL_SUM: tr("every reversal counters what it names"),
        Fault.POSTING_FACTS: tr("every posting is that of its entries"),
        Fault.REFERENCE: tr("every row that is named is there"),
        Fault.USER_CHANGED: tr("every user is as the records made them"),
        Fault.CLOSE_HEAD: tr("every closed period's and certificate's record is in the chain"),
        Fault.CLOSE_FIGURES: tr("the ledger gives what every period was closed with"),
    }
    return words[fault]
