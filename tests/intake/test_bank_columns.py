"""Which column of a statement is what, told before its lines are read."""

from pathlib import Path

import pytest

from desktop.domain.bank import BankFormat
from desktop.intake.bank.statements import columns_of_statement, read_statement
from desktop.intake.mapping import Mapping

DATA = Path(__file__).parent.parent / "data"


@pytest.mark.parametrize(
    "name,kind",
    [
        ("ccb_statement.xls", BankFormat.CCB),
        ("bank/icbc.csv", BankFormat.ICBC),
        ("bank/wechat.csv", BankFormat.WECHAT),
        ("bank/alipay.csv", BankFormat.ALIPAY),
    ],
)
def test_columns_written_out_as_a_mapping_read_the_same_income(name: str, kind: BankFormat) -> None:
    told = columns_of_statement(DATA / name)
    assert told.format is kind
    plain, mapped = read_statement(DATA / name), read_statement(DATA / name, Mapping(columns=told.columns))
    assert [(line.on, line.amount, line.not_income) for line in mapped.income] == [
        (line.on, line.amount, line.not_income) for line in plain.income
    ]


def test_a_column_of_marks_is_told_by_what_it_holds(tmp_path: Path) -> None:
    file = tmp_path / "bank.csv"
    file.write_text("交易日期,X,发生额\n2012-05-10,贷,7.00\n2012-05-11,借,8.00\n", "utf-8")
    told = columns_of_statement(file)
    assert told.columns == {"paid_on": "交易日期", "direction": "X", "amount": "发生额"}
    assert len(read_statement(file, Mapping(columns=told.columns)).income) == 1


def test_a_file_that_is_no_statement_tells_what_is_known_of_it(tmp_path: Path) -> None:
    file = tmp_path / "bank.csv"
    file.write_text("附言,余额\n五月,7.00\n", "utf-8")
    told = columns_of_statement(file)
    assert (told.format, told.columns) == (None, {"postscript": "附言", "balance": "余额"})
    assert told.table.rows[1] == ["五月", "7.00"]


def test_a_mapping_that_names_other_headings_is_followed(tmp_path: Path) -> None:
    file = tmp_path / "bank.csv"
    file.write_text("Tag,Wert\n2012-05-10,7.00\n", "utf-8")
    chosen = Mapping(columns={"paid_on": "Tag", "amount": "Wert"})
    assert columns_of_statement(file, chosen).columns == chosen.columns
    assert columns_of_statement(file).format is None
