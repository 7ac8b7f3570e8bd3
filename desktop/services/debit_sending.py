"""What a batch of direct debits says to a bank, by the headings of a mapping."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from desktop.documents.debit_file import Cell, write_debit_file
from desktop.documents.files import whole_or_nothing
from desktop.domain.debits import DebitItem
from desktop.domain.errors import FileProblem
from desktop.intake.mapping import Mapping

HEADINGS = {
    "batch_no": "批次号",
    "sequence": "序号",
    "customer_no": "户号",
    "holder": "户名",
    "account_no": "账号",
    "amount": "金额",
    "remark": "附言",
}
"""Field → heading, in the order of the columns, where no mapping names others."""

_CELLS: dict[str, Callable[[DebitItem], Cell]] = {
    "batch_no": lambda item: item.batch_no,
    "sequence": lambda item: item.sequence,
    "customer_no": lambda item: item.customer_no,
    "holder": lambda item: item.holder,
    "account_no": lambda item: item.account_no,
    "amount": lambda item: item.amount,
    "remark": lambda item: f"电费 {item.customer_no}",
}


@contextmanager
def whole_batch(out: Path) -> Iterator[Path]:
    """Lend a name for a batch's file; it gets its own once the batch is kept: no bank is asked before."""
    try:
        with whole_or_nothing(out) as unfinished:
            yield unfinished
    except FileProblem as problem:
        raise FileProblem(str(out), problem.problem) from problem


def write_batch(out: Path, items: Sequence[DebitItem], on: date, mapping: Mapping) -> None:
    """Write a batch; a field without a cell of its own says what the mapping's defaults say, or nothing."""
    columns = mapping.columns or HEADINGS
    rows = [[_cell(field, item, on, mapping) for field in columns] for item in items]
    write_debit_file(out, items[0].batch_no, list(columns.values()), rows, as_of=on)


def _cell(field: str, item: DebitItem, on: date, mapping: Mapping) -> Cell:
    if field in mapping.defaults:
        return mapping.defaults[field]
    if field == "paid_on":
        pattern = next(iter(mapping.formats.date), "%Y-%m-%d")
        return on.strftime(pattern)
    made = _CELLS.get(field)
    return made(item) if made else ""
