"""One customer at the counter: looked up, shown, and the payment taken."""

from dataclasses import replace
from functools import partial
from secrets import token_hex

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import NoShiftOpen, Refusal, ShiftOfAnotherDay
from desktop.domain.money import Money
from desktop.domain.payments import AccountView, Allocation, PaymentDraft, Receipt
from desktop.domain.rights import Right
from desktop.views.counter_also import AlsoPaid
from desktop.views.counter_bills import OpenBills, Owed
from desktop.views.counter_customer import CustomerHead, standing_text
from desktop.views.counter_payment import PaymentPanel
from desktop.views.counter_prepaid import PrepaidBar
from desktop.views.counter_till import Till
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, remark
from desktop.views.theme import UNIT
from desktop.wording import tr


class CustomerSheet(QWidget):
    """Shows a customer and takes a payment; `left` tells that the customer was let be.

    `posted` carries the receipt and its request's key, `shift_needed` the refusal for want of a shift,
    `topup_asked` the number of a prepaid customer whose money is taken as a top-up; `another_asked` asks
    for another customer to be paid for. The key is made before a payment is posted and kept until the
    answer is there, so that neither a second Enter nor a second try after a failure can post it twice.
    """

    posted = Signal(object, str)
    topup_asked = Signal(str)
    another_asked = Signal()
    shift_needed = Signal(object)
    left = Signal()

    def __init__(self, till: Till, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._till = till
        self._customer_no = ""
        self._account: AccountView | None = None
        self._draft: PaymentDraft | None = None
        self._shown: PaymentDraft | None = None
        self._key = ""
        self._posting = False
        self._post_once_shown = False
        self._again: PaymentDraft | None = None
        self._head = CustomerHead()
        self.prepaid = PrepaidBar()
        self._bills = OpenBills()
        self.also = AlsoPaid()
        self._standing = Sentence()
        self._panel = PaymentPanel(till.memory)
        self._lay_out()
        self._listen()

    @property
    def customer_no(self) -> str:
        """Who stands at the counter, or nobody."""
        return self._customer_no

    @property
    def panel(self) -> PaymentPanel:
        """Where the payment is collected."""
        return self._panel

    @property
    def bills(self) -> OpenBills:
        """The open bills."""
        return self._bills

    @property
    def head(self) -> CustomerHead:
        """Who it is."""
        return self._head

    @property
    def ready(self) -> bool:
        """Whether the customer is shown with where the money would go, and nothing is being posted."""
        return self._account is not None and self._shown == self._draft and not self._posting

    def call(self, customer_no: str) -> None:
        """Look a customer up; what is typed meanwhile is the amount."""
        self._customer_no = customer_no
        self._account = self._draft = self._shown = None
        self._post_once_shown = False
        self._key = token_hex(16)
        self._again = None
        self._head.wait_for(customer_no)
        self._bills.clear()
        self.also.clear()
        self.prepaid.hide()
        self._standing.say("")
        self._panel.begin()
        self._panel.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.read_again()

    def call_again(self, draft: PaymentDraft) -> None:
        """Look up the customer of a payment that was not posted, and fill the form with it.

        It keeps its key: had it been posted after all, it would be refused now and not posted twice.
        """
        self.call(draft.customer_no)
        self._key = draft.key
        self._again = draft

    def pay_also(self, customer_no: str, amount: Money | None = None) -> None:
        """Pay for another customer too: what it owes as of the business date, or an amount."""
        self._panel.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._customer_no or customer_no == self._customer_no:
            return
        work = partial(self._till.account, customer_no, self._till.day.today())
        shown = partial(self._show_also, self._customer_no, amount)
        self._till.tasks.run(self, work, shown)

    def read_again(self) -> None:
        """Read the customer's account as of the business date."""
        if self._customer_no:
            work = partial(self._till.account, self._customer_no, self._till.day.today())
            self._till.tasks.run(self, work, self._show, failed=self._give_up, latest="account")

    def dismiss(self) -> None:
        """Let the customer go."""
        self._customer_no = ""
        self._account = self._draft = self._shown = None

    def _show(self, account: AccountView) -> None:
        if account.customer_no != self._customer_no:
            return
        self._account = account
        self._draft = self._shown = None
        self._head.show_account(account)
        self.prepaid.show_account(account)
        self._standing.say(standing_text(account))
        self._bills.show_account(account)
        self._panel.set_ready(ready=self._till.may(Right.PAY))
        self._panel.offer(self._owed())
        self._fill_again()

    def _show_also(self, payer: str, amount: Money | None, account: AccountView) -> None:
        if payer == self._customer_no:
            self.also.add(account, amount)

    def _fill_again(self) -> None:
        draft, self._again = self._again, None
        if draft is None:
            return
        for part in draft.also:
            self.pay_also(part.customer_no, part.amount)
        if draft.only_bills is not None:
            self._bills.pick(draft.only_bills)
        self._panel.fill(draft)

    def _give_up(self, error: Exception) -> None:
        self._till.notifier.failed(error)
        self.left.emit()

    def _offer_picked(self) -> None:
        if self._account:
            self._panel.offer(self._owed())

    def _owed(self) -> Owed:
        return replace(self._bills.owed(), others=self.also.sum())

    def _follow(self) -> None:
        """Ask where the money would go now."""
        drafted = self._drafted()
        if drafted == self._draft:
            return
        self._post_once_shown = False
        self._draft, self._shown = drafted, None
        if self._draft is None:
            self._bills.show_allocation(None)
            return
        shown = partial(self._show_allocation, self._draft)
        self._till.tasks.run(self, partial(self._till.preview, self._draft), shown, latest="preview")

    def _drafted(self) -> PaymentDraft | None:
        tender = self._panel.tender()
        if self._account is None or tender is None or not self._panel.leaves_something():
            return None
        return tender.draft(
            self._key,
            self._customer_no,
            self._till.day.today(),
            reference=self._panel.reference.text().strip(),
            only=self._bills.only(),
            also=self.also.paid(),
        )

    def _show_allocation(self, draft: PaymentDraft, allocation: Allocation) -> None:
        tender = self._panel.tender()
        if draft is not self._draft or tender is None:
            return
        self._shown = draft
        self._bills.show_allocation(allocation)
        self._panel.show_allocation(tender, allocation)
        if self._post_once_shown:
            self._post()

    def _post(self) -> None:
        may = self._till.may(Right.PAY)
        if self._account is None or self._posting or not may or not self._panel.check():
            return
        self._post_once_shown = self._shown is not self._draft
        if self._draft is None or self._post_once_shown:
            return
        self._posting = True
        self._panel.set_ready(ready=False)
        work, taken = partial(self._till.take, self._draft), partial(self._taken, self._draft.key)
        self._till.tasks.run(self, work, taken, failed=self._not_taken, lane="write")

    def _taken(self, key: str, receipt: Receipt) -> None:
        self._posting = False
        self.posted.emit(receipt, key)

    def _not_taken(self, error: Exception) -> None:
        self._posting = False
        self._panel.set_ready(ready=self._account is not None and self._till.may(Right.PAY))
        if isinstance(error, NoShiftOpen | ShiftOfAnotherDay):
            self.shift_needed.emit(error)
        else:
            self._till.notifier.failed(error)
        if isinstance(error, Refusal):
            self._key = token_hex(16)
            self.read_again()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        left.setSpacing(UNIT)
        left.addWidget(self._head)
        left.addWidget(self.prepaid)
        left.addWidget(self._bills, 1)
        left.addWidget(self.also)
        left.addWidget(self._standing)
        left.addWidget(remark(tr("Enter: post  ·  Down: the bills  ·  Space: tick a bill  ·  Esc: let go")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self._panel)
        self.setFocusProxy(self._panel.amount)

    def _listen(self) -> None:
        self.prepaid.topup_asked.connect(lambda: self.topup_asked.emit(self._customer_no))
        self._bills.picked.connect(self._offer_picked)
        self.also.changed.connect(self._offer_picked)
        self.also.asked.connect(self.another_asked)
        self.also.entered.connect(self._panel.amount.setFocus)
        self._bills.entered.connect(self._panel.amount.setFocus)
        self._panel.changed.connect(self._follow)
        self._panel.post_asked.connect(self._post)
        self._panel.went_down.connect(self._bills.setFocus)
        act_by_keys(self, ("Esc", self.left.emit))
