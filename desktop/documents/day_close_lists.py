"""The lists of a day-close sheet: takings by method, slips, what was taken back, pieces of cash."""

from collections.abc import Iterator, Sequence

from desktop.documents import page
from desktop.documents.flow import Block
from desktop.documents.grid import Align, Column, Grid
from desktop.documents.page import MM
from desktop.documents.words import method_name
from desktop.domain.entries import COME_IN
from desktop.domain.money import Money, total
from desktop.domain.shifts import Book, Count, Movement
from desktop.wording import tr_in

LEFT, RIGHT = 15 * MM, 195 * MM


def takings(book: Book, language: str) -> Iterator[Block]:
    """Yield what came in and went out by each method, and the sums."""
    grid = Grid(_takings_columns(language), LEFT)
    heading = grid.heading()
    for row in book.takings:
        net = row.collected - row.paid_out
        sums = row.collected.grouped(), row.paid_out.grouped(), net.grouped()
        yield from grid.row(
            (method_name(language, row.method), str(row.count), *sums), heading, with_next=True
        )
    paid_in = total(row.collected for row in book.takings)
    paid_out = total(row.paid_out for row in book.takings)
    sums = paid_in.grouped(), paid_out.grouped(), book.collected.grouped()
    yield from grid.total((tr_in(language, "Total"), str(len(book.movements)), *sums), heading)


def slips(book: Book) -> tuple[Movement, ...]:
    """Return what came in other than as cash: each has a paper that is handed over."""
    return tuple(move for move in book.slips if move.kind in COME_IN)


def taken_back(book: Book) -> tuple[Movement, ...]:
    """Return refunds, reversals and bounced cheques, by whatever method."""
    return tuple(move for move in book.movements if move.kind not in COME_IN)


def slip_list(moves: Sequence[Movement], language: str) -> Iterator[Block]:
    """Yield slips one by one, and their sum."""
    grid = Grid(_slip_columns(language), LEFT)
    rows = [
        (
            method_name(language, move.method),
            move.number,
            move.reference or "—",
            _customer(move),
            move.amount.grouped(),
        )
        for move in moves
    ]
    yield from _listed(grid, rows, moves, language)


def back_list(moves: Sequence[Movement], language: str) -> Iterator[Block]:
    """Yield what was taken back or paid out one by one, and its sum."""
    grid = Grid(_back_columns(language), LEFT)
    rows = [
        (
            f"{kind_name(language, move.kind)}\n{method_name(language, move.method)}",
            move.number,
            move.of or "—",
            _customer(move),
            move.amount.grouped(),
        )
        for move in moves
    ]
    yield from _listed(grid, rows, moves, language)


def pieces(count: Count, language: str) -> Iterator[Block]:
    """Yield the cash counted, denomination by denomination; nothing where a sum was given."""
    counted = [(fen, number) for fen, number in count.pieces if number]
    if count.cash is None or not counted:
        return
    grid = Grid(_piece_columns(language), LEFT)
    heading = grid.heading()
    for fen, number in counted:
        worth = Money(fen * number).grouped()
        yield from grid.row((Money(fen).grouped(), f"{number:,}", worth), heading, with_next=True)
    number_of_all = sum(number for _, number in counted)
    yield from grid.total(
        (tr_in(language, "Counted"), f"{number_of_all:,}", count.cash.grouped()), heading, with_next=True
    )


def kind_name(language: str, kind: str) -> str:
    """Name what moved money; any other name stays as it is."""
    names = {
        "payment": tr_in(language, "Payment"),
        "deposit": tr_in(language, "Deposit"),
        "fee": tr_in(language, "Fee"),
        "refund": tr_in(language, "Refund"),
        "fee-refund": tr_in(language, "Fee given back"),
        "topup": tr_in(language, "Top-up"),
        "energy-refund": tr_in(language, "Energy credit refund"),
        "reversal": tr_in(language, "Reversal"),
        "bounce": tr_in(language, "Bounced cheque"),
    }
    return names.get(kind, kind)


def _listed(
    grid: Grid, rows: Sequence[tuple[str, ...]], moves: Sequence[Movement], language: str
) -> Iterator[Block]:
    heading = grid.heading()
    for number, row in enumerate(rows, start=1):
        yield from grid.row((str(number), *row), heading, with_next=number == len(rows))
    amount = total(move.amount for move in moves).grouped()
    yield from grid.total(("", tr_in(language, "Total"), "", "", "", amount), heading)


def _customer(move: Movement) -> str:
    return f"{move.customer_name}\n{move.customer_no}"


def _takings_columns(language: str) -> tuple[Column, ...]:
    return (
        Column(tr_in(language, "Method"), 60 * MM),
        Column(tr_in(language, "Count"), 24 * MM, Align.RIGHT),
        Column(tr_in(language, "Collected (yuan)"), 32 * MM, Align.RIGHT),
        Column(tr_in(language, "Paid out (yuan)"), 32 * MM, Align.RIGHT),
        Column(tr_in(language, "Net (yuan)"), 32 * MM, Align.RIGHT),
    )


def _slip_columns(language: str) -> tuple[Column, ...]:
    return (
        Column("#", 11 * MM),
        Column(tr_in(language, "Method"), 25 * MM),
        Column(tr_in(language, "Receipt no."), 34 * MM),
        Column(tr_in(language, "Reference"), 36 * MM),
        Column(tr_in(language, "Customer"), 48 * MM),
        Column(tr_in(language, "Amount (yuan)"), 26 * MM, Align.RIGHT),
    )


def _back_columns(language: str) -> tuple[Column, ...]:
    return (
        Column("#", 11 * MM),
        Column(tr_in(language, "What was done"), 25 * MM),
        Column(tr_in(language, "No."), 34 * MM),
        Column(tr_in(language, "Of receipt"), 36 * MM),
        Column(tr_in(language, "Customer"), 48 * MM),
        Column(tr_in(language, "Amount (yuan)"), 26 * MM, Align.RIGHT),
    )


def _piece_columns(language: str) -> tuple[Column, ...]:
    return (
        Column(tr_in(language, "Denomination (yuan)"), 40 * MM, Align.RIGHT),
        Column(tr_in(language, "Pieces"), 24 * MM, Align.RIGHT, page.CELL),
        Column(tr_in(language, "Worth (yuan)"), 36 * MM, Align.RIGHT),
    )
