"""Long readers read a copy: whoever takes money meanwhile waits for none of them."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from desktop.db import aside as reading
from desktop.domain.targets import Period
from tests.counter import Counter, day

MAY = Period.parse("201205")


def test_money_is_taken_while_a_month_is_closed(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    taken: list[str] = []

    def takes(_done: int, _of: int) -> None:
        if not taken:
            taken.append(counter.takes(customer, "30.00", "2012-05-25").receipt_no)

    close = counter.office.closing.close(MAY, day("2012-06-20"), progress=takes)
    assert close.total.values[1] == 8_000
    assert [one.number for one in counter.office.closing.late_entries(MAY)] == taken
    assert counter.check().ok


def test_money_is_taken_while_the_summary_is_made(counter: Counter, customer: str, tmp_path: Path) -> None:
    counter.bill(customer, "80.00")
    taken: list[str] = []

    def takes(_done: int, _of: int) -> None:
        if not taken:
            taken.append(counter.takes(customer, "30.00", "2012-05-25").receipt_no)

    summary = counter.office.recovery.write_summary(
        2012, day("2012-06-20"), tmp_path / "summary.xlsx", progress=takes
    )
    assert (summary.total.cumulative.outstanding, len(taken)) == (8_000, 1)


def test_a_file_that_is_written_to_all_the_time_is_copied_in_one_go(
    counter: Counter, customer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_PATIENCE", 0)
    counter.bill(customer, "80.00")
    assert counter.office.closing.close(MAY, day("2012-06-20")).total.values[1] == 8_000


def test_where_no_copy_can_be_made_the_file_itself_is_read(
    counter: Counter, customer: str, office_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "TemporaryDirectory", lambda **_: nullcontext(str(office_file)))
    counter.bill(customer, "80.00")
    assert counter.office.closing.close(MAY, day("2012-06-20")).total.values[1] == 8_000
