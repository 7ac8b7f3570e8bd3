"""The adapters of the vending port: tokens that a clerk types, and files that go out and come back.

A maker's own system is attached by one more adapter here and in the setting's choices.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.documents.table_xlsx import write_table_csv
from desktop.domain.errors import NoVendFiles
from desktop.domain.vending import Adapter, Purchase, VendAnswer, VendAnswers, VendingSystem
from desktop.intake.vending_answers import read_tokens

HEADINGS = ("请求号", "户号", "表号", "金额", "日期")
"""Request, customer, meter, amount in yuan, date: what a purchase says to a maker's system."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A token that a clerk read off the maker's system."""

    request_no: str
    token: str


class ManualVending:
    """A system that stands beside the clerk: nothing goes out, tokens are typed."""

    def write(self, purchases: Sequence[Purchase], out: Path) -> None:
        """Refuse: this system reads no files."""
        raise NoVendFiles(Adapter.MANUAL.value)

    def answers(self, given: Typed) -> VendAnswers:
        """Return the one answer that was typed."""
        return VendAnswers("", "", (VendAnswer(0, given.request_no, given.token),), {})


class FileVending:
    """A system that takes files of purchases and gives files of tokens."""

    def write(self, purchases: Sequence[Purchase], out: Path) -> None:
        """Write the purchases as CSV in UTF-8 with its mark."""
        rows = [
            (one.request_no, one.customer_no, one.meter_no, str(one.amount), one.on.isoformat())
            for one in purchases
        ]
        write_table_csv(out, HEADINGS, rows)

    def answers(self, given: Path) -> VendAnswers:
        """Read a file of tokens."""
        return read_tokens(given)


MANUAL: VendingSystem[Typed] = ManualVending()
FILES: dict[Adapter, VendingSystem[Path]] = {Adapter.FILE: FileVending()}
"""The systems that files are exchanged with, by the setting."""


def file_system(adapter: Adapter) -> VendingSystem[Path]:
    """Return the system that a batch goes out to; raises NoVendFiles where the setting names none."""
    if adapter not in FILES:
        raise NoVendFiles(adapter.value)
    return FILES[adapter]
