"""Reads the delivery reports of gateways: one row a message."""

from pathlib import Path

from desktop.domain.bank import folded
from desktop.domain.errors import FieldMissing, NotAChoice
from desktop.domain.sms import SmsState, mobile
from desktop.domain.sms_reports import ReportLine, SmsReport
from desktop.intake.cells import identity, words
from desktop.intake.dates import day_reader
from desktop.intake.layout import Layout, lay_out
from desktop.intake.mapping import Mapping
from desktop.intake.rows import Row, Unreadable, drafts, optional, required
from desktop.intake.sms_words import DELIVERED, SMS_REPORT, UNDECIDED, UNREACHABLE
from desktop.intake.tables import read_table
from desktop.intake.watch import IsCancelled, Progress, Watch


def read_report(
    path: Path,
    mapping: Mapping | None = None,
    *,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> SmsReport:
    """Read a delivery report; a row tells its message by the gateway's number, or by number and day."""
    table = read_table(path, progress=progress, cancelled=cancelled)
    layout = lay_out(SMS_REPORT, table, mapping or Mapping())
    parsed = drafts(layout, _Reader(layout).read, Watch(progress, cancelled))
    lines = tuple(
        ReportLine(number, line.gateway_no, line.phone, line.on, line.state, line.reason, line.unreachable)
        for number, line in parsed.good
    )
    return SmsReport(table.file, layout.columns, lines, tuple(parsed.refused))


class _Reader:
    """Reads the rows of one report."""

    def __init__(self, layout: Layout) -> None:
        """Look up where everything is."""
        self._number = optional(layout, "gateway_no", identity, "")
        self._phone = optional(layout, "phone", words, "")
        self._on = optional(layout, "sent_on", day_reader(layout.mapping.formats.date), None)
        self._result = required(layout, "result", words)
        self._reason = optional(layout, "reason", words, "")
        self._success = {folded(word) for word in layout.mapping.defaults.get("success", "").split()}

    def read(self, row: Row) -> ReportLine:
        """Read one row; where it stands comes later."""
        number, phone, on = self._number(row), self._phone(row), self._on(row)
        if not number and not (phone and on):
            raise Unreadable("gateway_no", phone, FieldMissing("sent_on" if phone else "gateway_no"))
        result, reason = self._result(row), self._reason(row)
        delivered = self._delivered(result)
        said = "" if delivered else " ".join(filter(None, (result, reason)))
        state = SmsState.DELIVERED if delivered else SmsState.FAILED
        unreachable = bool(UNREACHABLE.search(said.casefold()))
        return ReportLine(0, number, mobile(phone) or phone, on, state, said, unreachable)

    def _delivered(self, result: str) -> bool:
        said = folded(result)
        if self._success:
            return said in self._success
        if DELIVERED.fullmatch(said):
            return True
        if UNDECIDED.search(said) and "失败" not in said:
            raise Unreadable("result", result, NotAChoice("result", result, ("成功", "失败")))
        return False
