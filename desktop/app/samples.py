"""What the tour and the pictures work with: a copy of an office, its debtors, and a file of payments."""

import csv
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.db.session import copy_database
from desktop.domain.arrears import Debtor, DebtorFilter
from desktop.domain.customers import CustomerFilter
from desktop.domain.errors import FileProblem
from desktop.domain.money import yuan
from desktop.services.office import open_office

if TYPE_CHECKING:
    from desktop.services.office import Office


@contextmanager
def copy_of(database: str | Path) -> Iterator["Office"]:
    """Lend an office open on a copy of a database's file; the original stays as it is."""
    original = Path(database).expanduser()
    if not original.is_file():
        raise FileProblem(str(database), "no such file")
    with tempfile.TemporaryDirectory(prefix="jieling-tour-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / original.name
        copy_database(original, copy)
        office = open_office(copy, lambda: datetime.now().astimezone())
        try:
            yield office
        finally:
            office.close()


def overdue(office: "Office", on: date) -> Sequence[Debtor]:
    """Return the customers whose bills are overdue, the largest debt first; a county at zero has none."""
    return office.arrears.lines(office.arrears.keys(DebtorFilter(on, overdue=True, by_debt=True)), on)


def worth_seeing(office: "Office", debtors: Sequence[Debtor]) -> str:
    """Return the number of a customer with several bills and something to say; at zero, of the first."""
    if not debtors:
        return _anybody(office)
    return max(debtors, key=lambda debtor: (bool(debtor.risk_category), debtor.bills)).customer_no


def payments_file(debtors: Sequence[Debtor], on: date, file: Path) -> Path:
    """Write a file of payments as a bank sends it, and return it."""
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(("户号", "户名", "缴费金额", "缴费日期", "缴费方式"))
        for debtor in debtors:
            amount = yuan(debtor.outstanding)
            writer.writerow((debtor.customer_no, debtor.name, amount, on.isoformat(), "银行转账"))
    return file


def statement_file(debtors: Sequence[Debtor], on: date, file: Path) -> Path:
    """Write a bank's statement and return it; some lines name their customer, some only point to one."""
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(("交易日期", "收入", "支出", "余额", "对方户名", "附言", "流水号"))
        for at, debtor in enumerate(debtors, 1):
            payer, remark = _said(at, debtor)
            amount = yuan(debtor.outstanding + (debtor.penalty if at % 3 else 0))
            writer.writerow((on.isoformat(), amount, "", "", payer, remark, f"8801{at:06d}"))
        writer.writerow((on.isoformat(), "1.37", "", "", "结息", "利息", "8801900001"))
        writer.writerow((on.isoformat(), "", "15.00", "", "手续费", "回单", "8801900002"))
    return file


def _said(at: int, debtor: Debtor) -> tuple[str, str]:
    """Return a payer and a remark: every third names the customer's number, every third only the customer."""
    if at % 3 == 1:
        return debtor.name, f"电费 {debtor.customer_no}"
    return (debtor.name, "") if at % 3 == 2 else ("海南电力缴费代理", "缴费")


def _anybody(office: "Office") -> str:
    lines = office.customers.lines(office.customers.keys(CustomerFilter())[:1])
    return lines[0].customer_no if lines else ""
