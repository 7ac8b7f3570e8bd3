"""Vending: the purchases whose token has not come, the batches that go out, and the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.money import Money
from desktop.domain.payments import Reversal
from desktop.domain.vending import Adapter, AnswerResult, VendBatch, VendFilter, VendRequest, VendStep
from desktop.services.vending import VendingService
from desktop.views.buttons import button, primary_button, showing_keys
from desktop.views.file_chooser import FileKind
from desktop.views.keyed_model import KeyedModel
from desktop.views.list_export import ListFile
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.second_person import SecondPerson
from desktop.views.sided_list import SidedList
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.views.vending_back_form import TakeBackForm
from desktop.views.vending_card import VendingCard
from desktop.views.vending_columns import file_columns, request_columns
from desktop.views.vending_filter import VendingFilterRow
from desktop.views.vending_token_form import TokenForm
from desktop.views.writing_desk import WritingDesk
from desktop.views.written_file import show_folder
from desktop.wording import refusal_text, tr

_SIDE_WIDTH = 41 * UNIT
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class _Standing:
    """The keys of the list, how many tokens have not come, and how the maker's system is spoken with."""

    keys: Sequence[int]
    open_count: int
    open_amount: Money
    adapter: Adapter


class VendingTab(SidedList):
    """Lists requests beside the one chosen or a form; `customer_asked` carries a customer number."""

    def __init__(self, desk: WritingDesk, vending: VendingService, second: SecondPerson) -> None:
        self.list: KeyedModel[int, VendRequest] = KeyedModel(request_columns(), vending.lines, desk.tasks)
        super().__init__(TableView(self.list, _nothing()))
        self._desk, self._vending = desk, vending
        self.filter = VendingFilterRow()
        self.table.setAccessibleName(tr("Vending requests"))
        self.card = VendingCard()
        self.token_form = TokenForm(desk.tasks, desk.notifier, lambda: vending, desk.today)
        self.back_form = TakeBackForm(desk.tasks, desk.notifier, vending, second, desk.today)
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Read the list again."""
        work = partial(_read, self._vending, self.filter.value())
        self._desk.tasks.run(self, work, self._show_standing, latest="list")

    def send(self) -> None:
        """Write the purchases that wait to a file that the clerk names."""
        name = f"{tr('Purchases')} {self._desk.today().isoformat()}.csv"
        if file := self._desk.files.save(self, tr("Send the purchases"), name, _batch_kinds()):
            work = partial(_send, self._vending, file, self._desk.today())
            self._desk.tasks.run(self, work, partial(self._sent, file), lane="write")

    def write_again(self, batch_no: str) -> None:
        """Write a batch's file once more, the same to the byte."""
        if file := self._desk.files.save(self, tr("Write a batch again"), f"{batch_no}.csv", _batch_kinds()):
            work = partial(_write, self._vending, batch_no, file)
            self._desk.tasks.run(self, work, partial(self._sent, file), lane="write")

    def read_answers(self) -> None:
        """Take the tokens of a file that the clerk chooses."""
        kinds = (FileKind(tr("Tokens"), (".csv", ".xlsx", ".xls", ".txt")),)
        if file := self._desk.files.open(self, tr("Read the tokens"), kinds):
            work = partial(_take, self._vending, file, self._desk.today())
            self._desk.tasks.run(self, work, partial(self._answered, file), lane="write")

    def export(self) -> None:
        """Write the list to a file that the clerk names."""
        lines = self._vending.lines
        keys = tuple(self.list.keys)
        listed = ListFile(tr("Vending"), file_columns(), keys, lines, self._desk.today())
        self._desk.export().run(self, listed)

    def _show_standing(self, standing: _Standing) -> None:
        self.list.show(standing.keys)
        shown = {"count": f"{len(standing.keys):,}"}
        waits = {"open": f"{standing.open_count:,}", "amount": standing.open_amount.grouped()}
        self.count.setText(tr("Requests: {count} · no token yet: {open}, {amount} yuan", **shown, **waits))
        files = standing.adapter is Adapter.FILE
        self.send_button.setEnabled(files)
        off = tr("Purchases go out as files where the settings say so: tokens come by files.")
        self.send_button.setToolTip("" if files else off)
        self.table.choose_first()

    def _sent(self, file: Path, batch: VendBatch) -> None:
        facts = {"number": batch.number, "count": f"{batch.count:,}", "amount": batch.amount.grouped()}
        words = tr("Batch {number} is written: purchases {count}, {amount} yuan.", **facts)
        self._desk.notifier.info(words, [show_folder(file)])
        self.refresh()

    def _answered(self, file: Path, result: AnswerResult) -> None:
        facts = {
            "file": file.name,
            "done": f"{len(result.done):,}",
            "failed": f"{len(result.failed):,}",
            "before": f"{result.already_there:,}",
        }
        words = tr("{file}: tokens taken {done}, failed {failed}, known before {before}.", **facts)
        if result.refused_rows:
            told = [
                tr(
                    "row {row}, {column}: {reason}",
                    row=row.row,
                    column=row.column,
                    reason=refusal_text(row.reason),
                )
                for row in result.refused_rows[:_MOST_TOLD]
            ]
            count = f"{len(result.refused_rows):,}"
            refused = tr("Refused rows: {count}. {told}", count=count, told=tr("; ").join(told))
            self._desk.notifier.warn(f"{words} {refused}")
        else:
            self._desk.notifier.info(words)
        self.refresh()

    def _show(self, _key: object = None) -> None:
        row = self.table.current_row()
        if row is None:
            self.rest(self._nobody)
            return
        self.card.show_request(row)
        self.rest(self.card)
        work = partial(_history, self._vending, row.number)
        self._desk.tasks.run(self, work, self.card.show_history, latest="history")

    def _type_token(self, request: VendRequest) -> None:
        self.side.setCurrentWidget(self.token_form)
        self.token_form.begin(request)

    def _take_back(self, request: VendRequest) -> None:
        self.side.setCurrentWidget(self.back_form)
        self.back_form.begin(request)

    def _typed(self, request: VendRequest) -> None:
        self._desk.notifier.info(tr("Request {number} has its token.", number=request.number))
        self._left()
        self.refresh()

    def _taken_back(self, reversal: Reversal) -> None:
        facts = {"reversed": reversal.reversed_no, "number": reversal.reversal_no}
        self._desk.notifier.info(tr("{reversed} is reversed by {number}; both are kept.", **facts))
        self._left()
        self.refresh()

    def _left(self) -> None:
        self.side.setCurrentWidget(self.card)
        self._show()
        self.table.setFocus()

    def _open(self, _key: object) -> None:
        if self.card.request and self.card.request.is_open:
            self._type_token(self.card.request)

    def _listen(self) -> None:
        self.filter.changed.connect(self.refresh)
        self.filter.text.done.connect(self.table.setFocus)
        self.table.went_to.connect(self._show)
        self.table.opened.connect(self._open)
        self.list.dataChanged.connect(self._show)
        self.list.modelReset.connect(self._show)
        self.card.token_asked.connect(self._type_token)
        self.card.batch_asked.connect(self.write_again)
        self.card.back_asked.connect(self._take_back)
        self.token_form.saved.connect(self._typed)
        self.back_form.saved.connect(self._taken_back)
        for form in (self.token_form, self.back_form):
            form.left.connect(self._left)
        self.listen_for((("F5", self.refresh), ("Ctrl+Return", self.look_up)))

    def _lay_out(self) -> None:
        hint = tr("Choose one to see its history, or press Enter to type its token.")
        self._nobody = PlaceholderPage(Placeholder("receipt", tr("No request is chosen"), hint))
        self.resting = self._nobody, self.card
        pages = (self._nobody, self.card, self.token_form, self.back_form)
        self.put_together(self._top(), self.filter, pages, side_width=_SIDE_WIDTH)

    def _top(self) -> QHBoxLayout:
        self.send_button = primary_button(tr("Send purchases…"), self.send, shortcut="Ctrl+D")
        return self.acts(
            button(tr("Look up"), self.look_up, icon_name="users"),
            showing_keys(button(tr("Export…"), self.export, shortcut="Ctrl+E")),
            showing_keys(button(tr("Read tokens…"), self.read_answers, shortcut="Ctrl+R")),
            showing_keys(self.send_button),
        )


def _nothing() -> Placeholder:
    hint = tr("A top-up asks for its token where the settings say that tokens come by hand or by files.")
    return Placeholder("circle-check", tr("No token is awaited"), hint)


def _batch_kinds() -> tuple[FileKind, ...]:
    return (FileKind(tr("CSV text"), (".csv",)),)


def _read(vending: VendingService, wanted: VendFilter, _progress: Progress) -> _Standing:
    counts = vending.counts()
    waiting = [told for state, told in counts.items() if state in VendFilter().states]
    amount = Money(sum(fen.fen for _, fen in waiting))
    return _Standing(vending.keys(wanted), sum(count for count, _ in waiting), amount, vending.adapter())


def _send(vending: VendingService, file: Path, on: date, _progress: Progress) -> VendBatch:
    return vending.send(file, on)


def _write(vending: VendingService, number: str, file: Path, _progress: Progress) -> VendBatch:
    return vending.write(number, file)


def _take(vending: VendingService, file: Path, on: date, _progress: Progress) -> AnswerResult:
    return vending.read(file, on)


def _history(vending: VendingService, number: str, _progress: Progress) -> Sequence[VendStep]:
    return vending.history(number)
