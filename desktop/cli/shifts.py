"""`shift`: a clerk's shift opened with a float, closed with a count, and who has closed."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.arguments import amount, paper, whole
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, Parser, add_confirmation, add_day
from desktop.cli.papers import not_done, ready
from desktop.cli.shift_words import book_data, book_text, close_data, close_text
from desktop.cli.table import table
from desktop.domain.errors import Refusal
from desktop.domain.money import ZERO
from desktop.domain.shifts import Close, Count, ShiftLine
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.copies import Backup
    from desktop.services.office import Office


def declare(commands: Commands) -> None:
    """Declare `shift open`, `close`, `show` and `list`."""
    shift = commands.group("shift", tr("open, close and look at shifts"))
    opened = shift.add("open", _open, tr("open a shift with a float"))
    opened.add_argument("--float", metavar="YUAN", type=amount, default=ZERO, help=tr("cash at the start"))
    add_day(opened)
    _declare_close(shift.add("close", _close, tr("count the cash, close the shift and lock it")))
    show = shift.add("show", _show, tr("tell what the open shift took"), reads=True)
    add_day(show)
    show.add_argument("--clerk", metavar="NAME", default="", help=tr("whose shift (else one's own)"))
    listed = shift.add("list", _list, tr("tell who has closed on a day, and who has not"), reads=True)
    add_day(listed)


def _declare_close(close: Parser) -> None:
    add_day(close)
    counted = close.add_mutually_exclusive_group()
    counted.add_argument("--counted", metavar="YUAN", type=amount, help=tr("the cash that was counted"))
    says = tr("the cash by denomination, such as 100x3,50x2")
    counted.add_argument("--pieces", metavar="PIECES", type=pieces, default=(), help=says)
    kept = tr("what stays as the next float")
    close.add_argument("--float-kept", metavar="YUAN", type=amount, default=ZERO, help=kept)
    close.add_argument("--reason", metavar="TEXT", default="", help=tr("why it is over or short"))
    whose = tr("whose shift; another's is closed by a supervisor")
    close.add_argument("--clerk", metavar="NAME", default="", help=whose)
    sheet = tr("draw the day-close sheet")
    close.add_argument("--out", metavar="FILE.pdf", type=paper(".pdf"), help=sheet)
    add_confirmation(close)


def pieces(text: str) -> tuple[tuple[int, int], ...]:
    """Read counted cash by denomination: `100x3,0.5x4` is three hundreds and four times five jiao."""
    return tuple(_piece(part) for part in text.split(","))


def _piece(part: str) -> tuple[int, int]:
    denomination, found, count = part.replace("×", "x").partition("x")
    if not found:
        raise ArgumentTypeError(tr("“{text}” does not count pieces as 100x3 does.", text=part))
    return amount(denomination).fen, whole(count.strip())


def _open(call: Call) -> Answer:
    with call.office() as office:
        book = office.shifts.open(call.day(office), call.asked.float)
    return Answer(book_data(book), book_text(book))


def _show(call: Call) -> Answer:
    with call.office() as office:
        book = office.shifts.book(call.day(office), call.asked.clerk)
    return Answer(book_data(book), book_text(book))


def _list(call: Call) -> Answer:
    with call.office() as office:
        on = call.day(office)
        found = office.shifts.of_day(on)
    return Answer({"on": on.isoformat(), "shifts": [_line(line) for line in found]}, _lines_text(found))


def _close(call: Call) -> Answer:
    asked = call.asked
    if asked.out:
        ready(asked.out)
    with call.supervised() as (office, approval):
        count = _count(asked)
        closed = office.shifts.close(call.day(office), count, asked.clerk, approval=approval)
        undrawn = _draw(office, closed, asked.out) if asked.out else ""
        kept, unkept = _keep(call, office, closed)
    data = {
        **close_data(closed),
        "approved_by": approval.name if approval else None,
        "backup": str(kept.file) if kept else None,
        "file": str(asked.out) if asked.out and not undrawn else None,
    }
    return Answer(data, close_text(closed, kept.file if kept else None), undrawn or unkept)


def _count(asked: Namespace) -> Count:
    return Count(asked.counted, asked.pieces, asked.float_kept, asked.reason.strip())


def _keep(call: Call, office: "Office", closed: Close) -> "tuple[Backup | None, str]":
    """Keep a backup; return a sentence where that fails, for the close stands all the same."""
    if office.workplace.database.file is None:  # a server has backups of its own
        return None, ""
    try:
        return office.backups.keep(progress=call.progress), ""
    except Refusal as refusal:
        return None, tr(
            "Shift {number} is closed, but no backup was kept: {why}",
            number=closed.book.number,
            why=not_done(refusal),
        )


def _draw(office: "Office", closed: Close, file: Path) -> str:
    """Draw the sheet; return a sentence where that fails, for the close stands all the same."""
    from desktop.documents.day_close_pdf import day_close_pdf
    from desktop.documents.files import write_atomically

    language = office.settings.get("paper.language")
    try:
        write_atomically(file, day_close_pdf(closed, office.settings.letterhead(), language=language))
    except Refusal as refusal:
        return tr(
            "Shift {number} is closed, but its sheet was not drawn: {why}",
            number=closed.book.number,
            why=not_done(refusal),
        )
    return ""


def _line(line: ShiftLine) -> Data:
    return {
        "clerk": line.clerk,
        "number": line.number,
        "on": line.on.isoformat(),
        "closed": line.closed_at is not None,
        "closed_at": f"{line.closed_at.isoformat()}Z" if line.closed_at else None,
        "collected": str(line.collected),
        "cash": str(line.cash),
        "difference": str(line.difference),
    }


def _lines_text(found: Sequence[ShiftLine]) -> str:
    headings = (
        *(tr("Clerk"), tr("Shift"), tr("Closed (UTC)")),
        *(tr("Collected"), tr("Cash"), tr("Over or short")),
    )
    rows = [
        (
            line.clerk,
            line.number,
            line.closed_at.isoformat(" ", "minutes") if line.closed_at else tr("not yet"),
            line.collected.grouped(),
            line.cash.grouped(),
            line.difference.grouped(),
        )
        for line in found
    ]
    return table(headings, rows, range(3, 6))
