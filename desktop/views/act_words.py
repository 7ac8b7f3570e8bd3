"""What an act would do, and what it did, in sentences."""

from collections.abc import Iterator

from desktop.documents.words import month_text
from desktop.domain.acts import Done, Foreseen
from desktop.domain.money import Money
from desktop.domain.payments import AccountView, AllocationLine, Receipt, Reversal
from desktop.domain.topups import TopUp
from desktop.wording import tr

_MOST_BILLS = 4


def foreseen_words(foreseen: Foreseen) -> list[str]:
    """Say what becomes of each bill and of the prestored balance."""
    lines = foreseen.allocation.lines
    words = [_bill_words(foreseen.kind, line) for line in lines[:_MOST_BILLS]]
    if len(lines) > _MOST_BILLS:
        words.append(tr("The same for {count} more bills.", count=len(lines) - _MOST_BILLS))
    return [*words, *_prestored_words(foreseen)]


def _bill_words(kind: str, line: AllocationLine) -> str:
    facts = {"month": month_text(line.month), "bill": line.bill_no}
    principal, penalty = line.principal, line.penalty
    if principal.fen < 0 or penalty.fen < 0:
        again = {"principal": (-principal).grouped(), "penalty": (-penalty).grouped()}
        return tr(
            "{month}, bill {bill}: owed again, principal {principal}, penalty {penalty}.", **facts, **again
        )
    amounts = {"principal": principal.grouped(), "penalty": penalty.grouped()}
    if kind == "waiver":
        return tr("{month}, bill {bill}: penalty waived, {penalty}.", **facts, **amounts)
    if kind == "correction":
        return tr("{month}, bill {bill}: billed less by {principal}.", **facts, **amounts)
    if kind == "write-off":
        return tr(
            "{month}, bill {bill}: written off, principal {principal}, penalty {penalty}. It stays "
            "collectible: a payment that names the bill calls it back.",
            **facts,
            **amounts,
        )
    return tr("{month}, bill {bill}: paid, principal {principal}, penalty {penalty}.", **facts, **amounts)


def _prestored_words(foreseen: Foreseen) -> Iterator[str]:
    moved = foreseen.allocation.to_prestored
    amount = Money(abs(moved.fen)).grouped()
    if not moved:
        return
    if foreseen.payee_after is not None:
        name = foreseen.payee_after.name
        yield tr("{amount} leaves this balance and goes to {name}.", amount=amount, name=name)
    elif moved.fen > 0 and foreseen.kind == "correction":
        yield tr("{amount} was paid too much and becomes prestored.", amount=amount)
    elif moved.fen > 0 and foreseen.kind in ("deposit", "payment"):
        yield tr("{amount} is kept as prestored.", amount=amount)
    elif moved.fen > 0:
        yield tr("{amount} comes back to the prestored balance.", amount=amount)
    elif foreseen.kind in ("refund", "energy-refund"):
        yield tr("{amount} is given back.", amount=amount)
    else:
        yield tr("{amount} leaves the prestored balance.", amount=amount)


def done_words(done: Done) -> str:
    """Tell a posted act with its number, and how its customer stands."""
    facts = {"number": done.number, "amount": done.amount.grouped()}
    sentences = {
        "refund": tr("Refund {number} of {amount} is posted.", **facts),
        "energy-refund": tr("Refund {number} of energy credit, {amount}, is posted.", **facts),
        "bounce": tr("Bounced cheque {number} is posted; {amount} was taken back.", **facts),
        "waiver": tr("Waiver {number} of {amount} is posted.", **facts),
        "correction": tr("Correction {number} is posted.", **facts),
        "write-off": tr("Write-off {number} of {amount} is posted; it stays collectible.", **facts),
        "transfer": tr("Transfer {number} of {amount} is posted.", **facts),
    }
    if done.kind == "energy-refund":
        facts = {"outstanding": done.outstanding.grouped(), "energy": done.energy.grouped()}
        return f"{sentences[done.kind]} {tr('Owed now {outstanding}, energy credit {energy}.', **facts)}"
    return f"{sentences[done.kind]} {_stands(done.outstanding, done.prestored)}"


def reversed_words(reversal: Reversal) -> str:
    """Tell a posted reversal with its number, and how its customer stands."""
    facts = {"number": reversal.reversal_no, "reversed": reversal.reversed_no}
    told = tr("{reversed} is reversed by {number}; both are kept.", **facts)
    return f"{told} {_stands(reversal.outstanding, reversal.prestored)}"


def taken_words(receipt: Receipt, account: AccountView) -> str:
    """Tell a posted deposit or payment with its number, and how its customer stands after what it pays."""
    facts = {"number": receipt.receipt_no, "amount": receipt.amount.grouped()}
    if receipt.kind == "deposit":
        told = tr("Deposit {number} of {amount} is posted.", **facts)
    else:
        told = tr("Payment {number} of {amount} is posted.", **facts)
    return f"{told} {_stands(account.outstanding, account.prestored)}"


def topped_up_words(done: TopUp) -> str:
    """Tell a posted top-up with its number, what it recovered and gave, and what is left of the debt."""
    return tr(
        "Top-up {number} of {amount} is posted: debt recovered {recovered}, energy credit {energy}. "
        "Debt left {left}.",
        number=done.receipt_no,
        amount=done.amount.grouped(),
        recovered=done.debt_recovered.grouped(),
        energy=done.energy_credit.grouped(),
        left=done.debt_left.grouped(),
    )


def _stands(outstanding: Money, prestored: Money) -> str:
    return tr(
        "Owed now {outstanding}, prestored {prestored}.",
        outstanding=outstanding.grouped(),
        prestored=prestored.grouped(),
    )
