"""What is done with the customer that is shown: the form of each act, its result, and its voucher."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.payments import AccountView, PaymentDraft
from desktop.domain.rights import Right
from desktop.domain.vending import VendRequest
from desktop.views.act_desk import ActDesk
from desktop.views.act_form import ActForm, ActResult
from desktop.views.act_kinds import ActKind
from desktop.views.act_papers import ActPapers
from desktop.views.customer_details import CustomerDetails
from desktop.views.customer_profile import Profile
from desktop.views.file_chooser import FileChooser

Page = TypeVar("Page", bound=QWidget)
_REFUNDS = ("refund", "energy-refund")


class CustomerActs(QObject):
    """Opens forms beside the list, each made when first asked for; `done` says that an act is posted."""

    done = Signal()
    left = Signal()

    def __init__(
        self, desk: ActDesk, files: FileChooser, side: QStackedWidget, details: CustomerDetails
    ) -> None:
        super().__init__(side)
        self._desk = desk
        self._files = files
        self._side = side
        self._details = details
        self._pages: dict[object, Any] = {}
        self._to_top_up = ""
        self._again: PaymentDraft | None = None
        self._papers = ActPapers(desk, self)
        self._posted: ActResult | None = None
        self._token_form: QWidget | None = None
        self._begin: dict[ActKind, Callable[[AccountView], None]] = {
            ActKind.TOP_UP: self._top_up,
            ActKind.DEPOSIT: self._deposit,
            ActKind.REFUND: self._refund,
            ActKind.REFUND_ENERGY: self._refund_energy,
            ActKind.TRANSFER: self._transfer,
            ActKind.STATEMENT: self._statement,
            ActKind.WAIVE: self._waive,
            ActKind.CORRECT: self._correct,
            ActKind.WRITE_OFF: self._write_off,
            ActKind.COLLECT: self._collect,
            ActKind.REVERSE: self._reverse,
            ActKind.BOUNCE: self._bounce,
            ActKind.VOUCHER: self._voucher,
        }
        details.act_requested.connect(self.ask)
        details.shown.connect(self._go_on)

    def ask(self, kind: ActKind) -> None:
        """Begin an act on the customer that is shown, on its chosen bill, or on its chosen posting."""
        if (profile := self._details.profile) is not None:
            self._begin[kind](profile.account)

    def top_up_once_shown(self, customer_no: str, again: PaymentDraft | None) -> None:
        """Begin a customer's top-up when its account is there, or one again that keeps its key."""
        self._to_top_up, self._again = customer_no, again

    def _go_on(self, profile: Profile) -> None:
        wanted, self._to_top_up = self._to_top_up, ""
        if wanted == profile.line.customer_no and self._desk.may(Right.PAY):
            self._top_up(profile.account)
        self._again = None

    def _top_up(self, account: AccountView) -> None:
        from desktop.views.act_top_up_form import TopUpForm

        profile = self._details.profile
        if profile is not None and profile.recovery is not None:
            self._form(TopUpForm).begin(account, profile.recovery, again=self._again)

    def _deposit(self, account: AccountView) -> None:
        from desktop.views.act_take_form import TakeForm

        self._form(TakeForm).begin_deposit(account)

    def _refund(self, account: AccountView) -> None:
        from desktop.views.act_refund_form import RefundForm

        self._form(RefundForm).begin(account)

    def _refund_energy(self, account: AccountView) -> None:
        from desktop.views.act_energy_form import EnergyRefundForm

        self._form(EnergyRefundForm).begin(account)

    def _transfer(self, account: AccountView) -> None:
        from desktop.views.act_transfer_form import TransferForm

        self._form(TransferForm).begin(account)

    def _statement(self, account: AccountView) -> None:
        from desktop.views.statement_view import StatementView

        view = self._open(StatementView, lambda: StatementView(self._desk, self._files))
        view.begin(account)

    def _waive(self, account: AccountView) -> None:
        from desktop.views.act_bill_forms import WaiveForm

        if bill := self._details.chosen_bill:
            self._form(WaiveForm).begin(account, bill)

    def _correct(self, account: AccountView) -> None:
        from desktop.views.act_bill_forms import CorrectForm

        if bill := self._details.chosen_bill:
            self._form(CorrectForm).begin(account, bill)

    def _write_off(self, account: AccountView) -> None:
        from desktop.views.act_bill_forms import WriteOffForm

        if bill := self._details.chosen_bill:
            self._form(WriteOffForm).begin(account, bill)

    def _collect(self, account: AccountView) -> None:
        from desktop.views.act_take_form import TakeForm

        if bill := self._details.chosen_bill:
            self._form(TakeForm).begin_collection(account, bill)

    def _reverse(self, account: AccountView) -> None:
        from desktop.views.act_reverse_form import ReverseForm

        if number := self._details.chosen_number:
            self._form(ReverseForm).begin(account, number)

    def _bounce(self, account: AccountView) -> None:
        from desktop.views.act_reverse_form import BounceForm

        if number := self._details.chosen_number:
            self._form(BounceForm).begin(account, number)

    def _voucher(self, _account: AccountView) -> None:
        line = self._details.chosen_entry
        if line is not None and line.entry.number:
            self._papers.issue(line.entry.number, refund=line.entry.kind in _REFUNDS)

    def _form(self, kind: Callable[[ActDesk], Page]) -> Page:
        return self._open(kind, lambda: kind(self._desk))

    def _open(self, kind: object, make: Callable[[], Page]) -> Page:
        """Bring a page to the front; it must be there before it can take the keyboard."""
        page: Any = self._pages.get(kind)
        if page is None:
            page = self._pages[kind] = make()
            page.left.connect(self.left)
            if isinstance(page, ActForm):
                page.saved.connect(self._tell)
            self._side.addWidget(page)
        self._side.setCurrentWidget(page)
        found: Page = page
        return found

    def _tell(self, result: ActResult) -> None:
        self.done.emit()
        if result.token_for is not None:
            self._ask_token(result, result.token_for)
            return
        self._issue(result)

    def _ask_token(self, result: ActResult, request: VendRequest) -> None:
        """Ask for the token before the receipt is printed; one that is left waits on the vending tab."""
        from desktop.views.vending_token_form import TokenForm

        desk = self._desk
        make = partial(TokenForm, desk.tasks, desk.notifier, desk.vending, desk.today)
        form = self._open(TokenForm, make)
        if self._token_form is None:
            self._token_form = form
            form.saved.connect(lambda _: self.done.emit())
            self._side.currentChanged.connect(self._token_left)
        form.begin(request)
        self._posted = result
        self._desk.notifier.info(result.words)

    def _token_left(self) -> None:
        """Print the receipt once the form is gone, however it went."""
        if self._posted is not None and self._side.currentWidget() is not self._token_form:
            posted, self._posted = self._posted, None
            self._issue(posted)

    def _issue(self, result: ActResult) -> None:
        if result.kind in ("deposit", "topup", "payment", *_REFUNDS):
            self._papers.issue(
                result.number,
                refund=result.kind in _REFUNDS,
                told=result.words,
                request_key=result.request_key,
            )
        else:
            self._desk.notifier.info(result.words)
