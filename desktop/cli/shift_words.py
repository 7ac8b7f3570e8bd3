"""A shift and its close as a script and a person are told of them."""

from pathlib import Path

from desktop.cli.call import Data
from desktop.cli.table import facts, table
from desktop.documents.words import method_name
from desktop.domain.money import Money
from desktop.domain.shifts import Book, Close, Movement, Takings
from desktop.wording import language, tr


def book_data(book: Book) -> dict[str, object]:
    """Tell a script of a shift as the ledger has it."""
    return {
        "number": book.number,
        "clerk": book.clerk,
        "on": book.on.isoformat(),
        "opened_at": f"{book.opened_at.isoformat()}Z" if book.opened_at else None,
        "opening_float": str(book.opening_float),
        "collected": str(book.collected),
        "paid_on_bills": str(book.paid_on_bills),
        "paid_on_penalties": str(book.paid_on_penalties),
        "to_prestored": str(book.to_prestored),
        "offsets": str(book.offsets),
        "cash_collected": str(book.cash_in),
        "cash_paid_out": str(book.cash_out),
        "expected_cash": str(book.cash),
        "by_method": [_method(takings) for takings in book.takings],
        "slips": [_slip(move) for move in book.slips],
        "voided": list(book.voided),
    }


def close_data(closed: Close) -> dict[str, object]:
    """Tell a script of a closed shift."""
    counted = closed.count.cash
    return {
        **book_data(closed.book),
        "counted": None if counted is None else str(counted),
        "pieces": [{"of": str(Money(fen)), "count": count} for fen, count in closed.count.pieces],
        "difference": str(closed.difference),
        "reason": closed.count.reason,
        "float_kept": str(closed.count.float_kept),
        "handed_over": str(closed.handed_over),
        "closed_at": f"{closed.closed_at.isoformat()}Z",
        "closed_by": closed.closed_by,
        "head_seq": closed.head_seq,
        "head": closed.head,
    }


def book_text(book: Book) -> str:
    """Tell a person of a shift."""
    return "\n\n".join([facts(_book_facts(book)), *_tables(book)])


def close_text(closed: Close, backup: Path | None) -> str:
    """Tell a person of a closed shift, and where its backup is."""
    counted = closed.count.cash
    said = [
        *_book_facts(closed.book),
        (tr("Counted"), tr("not counted") if counted is None else counted.grouped()),
        (tr("Over or short"), closed.difference.grouped()),
        *([(tr("Reason"), closed.count.reason)] if closed.count.reason else []),
        (tr("Float kept"), closed.count.float_kept.grouped()),
        (tr("Handed over"), closed.handed_over.grouped()),
        (tr("Chain's head"), f"{closed.head_seq} {closed.head}"),
        *([(tr("Backup"), str(backup))] if backup else []),
    ]
    return "\n\n".join([facts(said), *_tables(closed.book)])


def _book_facts(book: Book) -> list[tuple[str, str]]:
    return [
        (tr("Shift"), book.number),
        (tr("Clerk"), book.clerk),
        (tr("Date"), book.on.isoformat()),
        (tr("Collected"), _equation(book)),
        (tr("Offsets (no cash)"), book.offsets.grouped()),
        (tr("Opening float"), book.opening_float.grouped()),
        (tr("Cash collected"), book.cash_in.grouped()),
        (tr("Cash paid out"), book.cash_out.grouped()),
        (tr("Expected cash"), book.cash.grouped()),
    ]


def _equation(book: Book) -> str:
    paid = (book.paid_on_bills, book.paid_on_penalties, book.to_prestored)
    parts = " + ".join(part.grouped() for part in paid if part).replace("+ -", "− ")
    return f"{book.collected.grouped()} = {parts}" if parts else book.collected.grouped()


def _tables(book: Book) -> list[str]:
    methods = [
        (
            method_name(language(), takings.method),
            str(takings.count),
            takings.collected.grouped(),
            takings.paid_out.grouped(),
        )
        for takings in book.takings
    ]
    slips = [
        (
            move.number,
            move.customer_no,
            move.customer_name,
            _name(move),
            move.reference,
            move.amount.grouped(),
        )
        for move in book.slips
    ]
    by_method = (tr("Method"), tr("Count"), tr("Collected"), tr("Paid out"))
    of_slips = (
        *(tr("Receipt"), tr("Customer no."), tr("Customer name")),
        *(tr("Method"), tr("Reference"), tr("Amount")),
    )
    tables = [table(by_method, methods, range(1, 4))] if methods else []
    return [*tables, *([table(of_slips, slips, (5,))] if slips else [])]


def _name(move: Movement) -> str:
    return method_name(language(), move.method)


def _method(takings: Takings) -> Data:
    return {
        "method": takings.method.value,
        "count": takings.count,
        "collected": str(takings.collected),
        "paid_out": str(takings.paid_out),
    }


def _slip(move: Movement) -> Data:
    return {
        "number": move.number,
        "kind": move.kind,
        "customer_no": move.customer_no,
        "name": move.customer_name,
        "on": move.on.isoformat(),
        "method": move.method.value,
        "amount": str(move.amount),
        "reference": move.reference,
        "counters": move.of or None,
    }
