"""An act on money as a script and a person are told of it."""

from desktop.cli.allocations import share_facts, share_tables, shares
from desktop.cli.table import facts
from desktop.domain.acts import Done, Purpose
from desktop.domain.money import Money, total
from desktop.domain.payments import Allocation, Reversal
from desktop.wording import tr


def act_data(done: Done) -> dict[str, object]:
    """Tell a script of an act."""
    return {
        "receipt_no": done.number,
        "number": done.number,
        "kind": done.kind,
        "about": done.about or None,
        "customer_no": done.customer_no,
        "name": done.customer_name,
        "on": done.on.isoformat(),
        "reason": done.reason,
        "amount": str(done.amount),
        **shares(done.allocation),
        "outstanding": str(done.outstanding),
        "prestored": str(done.prestored),
        "energy": str(done.energy),
        "approved_by": done.approved_by or None,
    }


def act_text(done: Done) -> str:
    """Tell a person of an act."""
    approved = [(tr("Confirmed by"), done.approved_by)] if done.approved_by else []
    about = [(tr("About"), done.about)] if done.about else []
    said = (
        (tr("Number"), done.number),
        *about,
        (tr("Customer"), f"{done.customer_no}  {done.customer_name}"),
        *([(tr("Reason"), done.reason)] if done.reason else []),
        *(_stands_of_energy(done) if done.kind == Purpose.ENERGY else _stands_of_money(done)),
        *approved,
    )
    return "\n\n".join([facts(said), *share_tables(done.allocation)])


def _stands_of_money(done: Done) -> list[tuple[str, str]]:
    return _stands(done.allocation, done.outstanding, done.prestored)


def _stands_of_energy(done: Done) -> list[tuple[str, str]]:
    return [
        (tr("Energy credit given back"), done.amount.grouped()),
        (tr("Energy credit"), done.energy.grouped()),
        (tr("Outstanding"), done.outstanding.grouped()),
    ]


def _stands(allocation: Allocation, outstanding: Money, prestored: Money) -> list[tuple[str, str]]:
    after = [(tr("Outstanding"), outstanding.grouped()), (tr("Prestored"), prestored.grouped())]
    return [*share_facts(allocation), *after]


def moved(allocation: Allocation) -> Money:
    """Add up what came in; below zero it went back."""
    return total((allocation.paid_on_bills, allocation.paid_on_penalties, allocation.to_prestored))


def reversal_data(done: Reversal, name: str) -> dict[str, object]:
    """Tell a script of a reversal; its amount is what came in by it, below zero what went back."""
    return {
        "receipt_no": done.reversal_no,
        "reversal_no": done.reversal_no,
        "reversed": done.reversed_no,
        "customer_no": done.customer_no,
        "name": name,
        "on": done.on.isoformat(),
        "reason": done.reason,
        "amount": str(moved(done.allocation)),
        **shares(done.allocation),
        "outstanding": str(done.outstanding),
        "prestored": str(done.prestored),
        "approved_by": done.approved_by or None,
    }


def reversal_text(done: Reversal, name: str) -> str:
    """Tell a person of a reversal."""
    approved = [(tr("Confirmed by"), done.approved_by)] if done.approved_by else []
    said = (
        (tr("Reversal"), done.reversal_no),
        (tr("Of"), done.reversed_no),
        (tr("Customer"), f"{done.customer_no}  {name}"),
        *_stands(done.allocation, done.outstanding, done.prestored),
        *approved,
    )
    return "\n\n".join([facts(said), *share_tables(done.allocation)])
