"""A small county in which everything has happened once, to be copied and tampered with."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.acts import RefundDraft
from desktop.domain.payments import Method
from desktop.domain.rights import Role
from desktop.domain.shifts import Count
from tests.counter import Counter, day, yuan


@pytest.fixture(scope="session")
def lived_in(empty_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a county with bills, payments, uses, reversals and acts; copy it, never open it."""
    file = Path(shutil.copy(empty_office, tmp_path_factory.mktemp("lived-in") / "county.db"))
    counter = Counter(file)
    live(counter)
    assert counter.check().ok
    counter.office.close()
    return file


def live(counter: Counter) -> None:
    """Let everything that the ledger knows happen once."""
    factory = counter.customer("0706000000000002", residential=False, meter_no="M2")
    home = counter.customer("0706000000000001")
    old = counter.bill(factory, "1000.00", "2012-04-20")
    new = counter.bill(factory, "500.00", "2012-05-20")
    counter.takes(factory, "300.00", "2012-05-30", bill=new)
    last = counter.takes(factory, "1300.00", "2012-06-09", picked=[old, new])
    counter.takes(home, "150.00", "2012-04-10")
    counter.bill(home, "80.00", "2012-05-20")
    counter.bill(home, "90.00", "2012-06-20")
    counter.reverses(counter.uses(home)[0], "2012-06-10")
    counter.reverses(last.receipt_no, "2012-06-10")
    counter.office.settings.set("bureau.name", "海南省昌江供电局")
    everything_else(counter, factory, home)


def everything_else(counter: Counter, factory: str, home: str) -> None:
    """Let every other act on money happen once, at a counter that has a name, and people sign in."""
    office, on = counter.office, day("2012-09-20")
    office.workplace.place = "一号台"
    late = counter.bill(home, "60.00", "2012-07-20")
    lost = counter.bill(factory, "300.00", "2012-07-20")
    office.payments.take(replace(counter.draft(factory, "90.00", "2012-09-01"), prestore=True))
    office.acts.refund(RefundDraft("refund", home, yuan("10.00"), on))
    office.acts.correct(late, yuan("50.00"), on, "抄表错误")
    office.acts.waive(lost, on, "减免", amount=yuan("1.00"))
    office.acts.write_off(lost, on, "破产")
    counter.takes(factory, "20.00", "2012-09-21", bill=lost)
    cheque = counter.takes(factory, "40.00", "2012-09-21", method=Method.CHEQUE)
    office.acts.bounce(cheque.receipt_no, day("2012-09-24"), "空头")
    office.payments.take(replace(counter.draft(home, "30.00", "2012-09-24"), prestore=True))
    office.acts.transfer(home, factory, yuan("5.00"), day("2012-09-24"), "过户")
    office.acts.take_fee(counter.draft(home, "500.00", "2012-09-24"))
    office.shifts.close(day("2012-09-24"), Count())
    office.users.add("王主任", Role.ADMINISTRATOR, "first-secret")
    office.users.add("李会计", Role.AUDITOR, "other-secret")
    office.users.set_active("李会计", active=False)


@pytest.fixture
def county(lived_in: Path, tmp_path: Path) -> Path:
    """Return a copy of the lived-in county of this test's own."""
    return Path(shutil.copy(lived_in, tmp_path / "county.db"))
