"""A file of bills comes in through the wizard, and is owed at the counter."""

import csv
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.domain.intake import Noun
from desktop.views.import_desk import CHECK, COLUMNS, RESULT, ImportDesk
from tests.journeys.clerk import CONTROL, ENTER, Clerk

HEADINGS = ("户号", "账单编号", "电费年月", "发行日期", "交费期限", "应收金额")


def bills(file: Path, customer_no: str) -> Path:
    """Write a file of three bills, of which one has an amount that is none."""
    days = ("2011-12-01", "2011-12-31")
    rows = [(customer_no, f"BX{month}", f"2011{month}", *days, "12.50") for month in (10, 11)]
    bad = (customer_no, "BX12", "201112", *days, "#N/A")
    with file.open("w", encoding="gb18030", newline="") as opened:
        csv.writer(opened).writerows([HEADINGS, *rows, bad])
    return file


def test_bills_come_in_and_are_owed_at_the_counter(clerk: Clerk) -> None:
    [payer] = clerk.debtors(1)
    before = len(clerk.office.payments.account(payer.customer_no, clerk.day).open_bills)
    wizard = clerk.goes_to(6, ImportDesk)
    wizard.file_page.nouns[Noun.BILLS].setChecked(True)
    wizard.take_file(bills(clerk.folder / "十二月电费.csv", payer.customer_no))
    clerk.presses(ENTER, CONTROL)
    clerk.qtbot.waitUntil(lambda: wizard.steps.at == COLUMNS)
    clerk.presses(ENTER, CONTROL)
    clerk.qtbot.waitUntil(lambda: wizard.steps.at == CHECK)
    assert not wizard.check_page.can_go_in
    wizard.check_page.only_good.setChecked(True)
    clerk.presses(ENTER, CONTROL)
    clerk.qtbot.waitUntil(lambda: wizard.steps.at == RESULT)
    clerk.waits()
    clerk.presses(Qt.Key.Key_K, CONTROL)
    clerk.calls(payer.customer_no)
    assert len(clerk.counter.customer.bills.bills) == before + 2
