"""A chronic defaulter led to a prepaid meter on the board, and the old debt brought home by top-ups."""

from PySide6.QtCore import Qt

from desktop.domain.conversion import Stage, Why
from desktop.domain.money import Money
from desktop.views.act_top_up_form import TopUpForm
from desktop.views.board_page import BoardPage
from desktop.views.customers_page import CustomersPage
from desktop.views.recovered_page import RecoveredPage
from desktop.views.tabbed_desk import TabbedDesk
from desktop.views.vending_token_form import TokenForm
from tests.journeys.clerk import CONTROL, ENTER, Clerk

ALT = Qt.KeyboardModifier.AltModifier
METER, READING = "DJ20110001", "99999"


def test_a_chronic_defaulter_is_converted_by_keyboard_and_pays_the_old_debt(clerk: Clerk) -> None:
    board = clerk.goes_to(4, BoardPage)
    number = proposes_a_defaulter(clerk, board)
    finds_card(clerk, board, number)
    for stage in (Stage.APPROVED, Stage.SCHEDULED):
        clerk.presses(Qt.Key.Key_Right, CONTROL)
        clerk.waits()
        clerk.presses(ENTER)
        stands(clerk, board, number, stage)
    installs(clerk, board, number)
    commissions(clerk, board, number)
    recovered = tops_up_until_cleared(clerk, number)
    assert reads_what_was_recovered_today(clerk) == ["1", "1", recovered.grouped(), recovered.grouped()]


def proposes_a_defaulter(clerk: Clerk, board: BoardPage) -> str:
    """Tick one who owes something among those whom the rule names, and propose it."""
    clerk.presses(Qt.Key.Key_D, CONTROL)
    clerk.waits()
    page = board.rule_page
    rows = page.candidates.rows
    at = min(
        (at for at, row in enumerate(rows) if row.effect.months in (1, 2, 3)),
        key=lambda at: rows[at].effect.debt,
    )
    page.table.selectRow(at)
    clerk.presses(Qt.Key.Key_Space)
    page.propose_button.setFocus()
    clerk.presses(Qt.Key.Key_Space)
    clerk.waits()
    number = rows[at].customer_no
    assert clerk.office.conversions.history(number)[-1].why is Why.CHRONIC_DEFAULTER
    return number


def finds_card(clerk: Clerk, board: BoardPage, number: str) -> None:
    """Filter by the number with a slash, and go to the card."""
    clerk.presses(Qt.Key.Key_Slash)
    clerk.types(number)
    clerk.waits()
    clerk.presses(Qt.Key.Key_Down)
    stands(clerk, board, number, Stage.CANDIDATE)


def stands(clerk: Clerk, board: BoardPage, number: str, stage: Stage) -> None:
    """Wait until the card stands at a stage with the keyboard on it."""
    column = next(column for column in board.columns if stage in column.stages)

    def is_there() -> bool:
        row = column.model.row_at(0) if column.model.rowCount() else None
        return row is not None and row.customer_no == number and column.list.hasFocus()

    clerk.waits()
    clerk.qtbot.waitUntil(is_there)


def installs(clerk: Clerk, board: BoardPage, number: str) -> None:
    """Record the new meter and the old one's last reading."""
    clerk.presses(Qt.Key.Key_Right, CONTROL)
    clerk.waits()
    clerk.types(METER)
    clerk.presses(ENTER)
    clerk.types(READING)
    clerk.presses(ENTER)
    stands(clerk, board, number, Stage.INSTALLED)
    now = clerk.office.conversions.history(number)[-1]
    assert (now.new_meter, now.last_reading) == (METER, int(READING))


def commissions(clerk: Clerk, board: BoardPage, number: str) -> None:
    """Commission the meter; 30 per cent of each top-up recovers the debt."""
    clerk.presses(Qt.Key.Key_Right, CONTROL)
    clerk.waits()
    fields = board.panel.step.form.recovery
    assert fields
    fields.mode.setFocus()
    clerk.presses(Qt.Key.Key_Home)
    clerk.presses(Qt.Key.Key_Down)
    fields.percent.setFocus()
    fields.percent.selectAll()
    clerk.types("30")
    clerk.presses(ENTER)
    stands(clerk, board, number, Stage.COMMISSIONED)
    assert clerk.office.topups.recovery(number).text() == "percent:30"


def tops_up_until_cleared(clerk: Clerk, number: str) -> Money:
    """Go from the card to the customer, and take top-ups until nothing is owed; return what came home."""
    debt = clerk.office.payments.account(number, clerk.day).owed
    clerk.presses(ENTER, CONTROL)
    page = clerk.window.shell.window.findChild(CustomersPage)
    assert isinstance(page, CustomersPage)
    clerk.qtbot.waitUntil(lambda: page.details.profile is not None)
    each = Money(2 * debt.fen)
    tops_up(clerk, page, each)
    left = debt.fen - half_up(each.fen * 30)
    assert clerk.office.payments.account(number, clerk.day).owed.fen == left
    tops_up(clerk, page, each)
    assert clerk.office.payments.account(number, clerk.day).owed.fen == 0
    clerk.qtbot.waitUntil(lambda: "the old debt is cleared" in page.details.head.words)
    return debt


def tops_up(clerk: Clerk, page: CustomersPage, amount: Money) -> None:
    """Take one top-up by its key; the token's form that follows is left for later."""
    clerk.waits()
    clerk.presses(Qt.Key.Key_U, ALT)
    clerk.waits()
    form = page.findChild(TopUpForm)
    assert isinstance(form, TopUpForm) and form.isVisible()
    clerk.types(str(amount))
    clerk.qtbot.waitUntil(lambda: bool(form.foresight.words))
    clerk.waits()
    clerk.presses(ENTER)
    clerk.waits()
    if any(token.isVisible() for token in page.findChildren(TokenForm)):
        clerk.presses(Qt.Key.Key_Escape)


def half_up(hundredths: int) -> int:
    """Round hundredths of a fen half-up."""
    return (hundredths + 50) // 100


def reads_what_was_recovered_today(clerk: Clerk) -> list[str]:
    """Read, of those commissioned today: how many, how many cleared, their debt then and what came home."""
    desk = clerk.window.shell.window.open("conversions")
    assert isinstance(desk, TabbedDesk)
    page = desk.show_tab("recovered")
    assert isinstance(page, RecoveredPage)
    page.since.set_value(clerk.day)
    page.refresh()
    clerk.waits()
    return [page.model.index(0, column).data() for column in range(1, 5)]
