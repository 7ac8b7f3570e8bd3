"""The statement of account as a customer reads it."""

from datetime import timedelta

from desktop.documents.statement_pdf import statement_pdf
from desktop.domain.money import ZERO, Money
from desktop.domain.statements import AccountStatement, StatementLine
from tests.counter import day, yuan
from tests.documents.papers import LETTERHEAD, joined, lines_of, pages_of


def _line(
    number: int = 1, account: str = "principal", kind: str = "bill", amount: str = "80.00"
) -> StatementLine:
    on = day("2012-05-01") + timedelta(days=number)
    owed = yuan("80.00") if account == "principal" else ZERO
    return StatementLine(on, f"SJ{number:08d}", kind, account, "B0001", "201204", yuan(amount), owed, ZERO)


def _statement(*lines: StatementLine) -> AccountStatement:
    return AccountStatement(
        LETTERHEAD,
        "0706000000000001",
        "华润水泥(昌江)有限公司",
        "叉河镇",
        "叉河供电所",
        day("2012-05-01"),
        day("2012-12-31"),
        yuan("12.30"),
        yuan("45.60"),
        lines,
    )


def test_each_movement_is_told_in_words_with_what_was_owed_after_it():
    told = joined("".join(lines_of(statement_pdf(_statement(_line()), language="en"))))
    assert "Billissued" in told and "+80.00" in told and "Carriedforward" in told
    assert "2012-05-02" in told and "B0001" in told


def test_a_period_without_movements_ends_as_it_began():
    told = lines_of(statement_pdf(_statement(), language="en"))
    assert any("Nothing moved" in line for line in told)
    assert sum(line.count("45.60") for line in told) >= 2


def test_a_long_statement_says_its_columns_and_its_customer_on_every_page():
    lines = [_line(number) for number in range(80)]
    pages = pages_of(statement_pdf(_statement(*lines), language="en"))
    assert len(pages) > 2
    assert all("Owed after" in page and "0706000000000001" in page for page in pages)
    assert f"Page 2 of {len(pages)}" in pages[1]


def test_totals_are_added_up_by_kind():
    lines = [_line(1), _line(2), _line(3, "prestored", "deposit", "5.00")]
    told = joined("".join(lines_of(statement_pdf(_statement(*lines), language="en"))))
    assert "Billissued2+160.00" in told and "Prestoredmoneypaidin1+5.00" in told


def test_a_penalty_is_no_part_of_what_is_owed():
    charged = StatementLine(
        day("2012-06-01"), "SJ1", "assessment", "penalty", "B1", "201204", Money(500), ZERO, ZERO
    )
    assert "Penalty charged" in "\n".join(lines_of(statement_pdf(_statement(charged), language="en")))


def test_equal_statements_give_equal_bytes():
    assert statement_pdf(_statement(_line())) == statement_pdf(_statement(_line()))
