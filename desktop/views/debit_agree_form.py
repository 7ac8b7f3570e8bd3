"""The form of an agreement of direct debit: whose account, at which bank, from when."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.debits import Agreement, AgreementDraft
from desktop.domain.errors import BadCustomerNumber, Refusal, UnknownCustomer, UntilBeforeFrom
from desktop.services.debits import DebitService
from desktop.views.bank_person import Search
from desktop.views.customer_suggestions import suggesting
from desktop.views.date_field import DateField
from desktop.views.fields import TextField
from desktop.views.key_acts import act_by_keys
from desktop.views.notify import Notifier
from desktop.views.search import CustomerSearch
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress, TaskRunner
from desktop.wording import refusal_text, tr


class DebitAgreeForm(SideForm):
    """Makes an agreement, or another one in the place of the one that is live; `saved` carries it."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        debits: DebitService,
        search: Search,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tasks, notifier, parent)
        self._debits = debits
        self._today = today
        self.customer_no = TextField(required=True)
        self.bank = TextField(required=True)
        self.account_no = TextField(required=True)
        self.holder = TextField(hint=tr("the customer"))
        self.from_on = DateField(today)
        self.until_on = DateField(today, required=False)
        self.search = CustomerSearch(tasks, suggesting(search), tr("Find the customer (Ctrl+F)"))
        self._add_fields()
        self.search.chosen.connect(self._choose)
        act_by_keys(self, ("Ctrl+F", self.search.setFocus))
        self.listen_for_enter()

    def begin(self, like: Agreement | None = None) -> None:
        """Ask for another agreement, perhaps of a customer that has one."""
        with self.filling(tr("Direct debit agreement")):
            self.customer_no.setText(like.customer_no if like else "")
            self.bank.setText(like.bank if like else self.bank.text())
            self.account_no.setText(like.account_no if like else "")
            self.holder.setText(like.holder if like else "")
            self.from_on.set_value(self._today())
            self.until_on.set_value(None)
        (self.account_no if like else self.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, customer_no: str) -> None:
        self.customer_no.setText(customer_no)
        self.bank.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        first = self.from_on.value() or self._today()
        draft = AgreementDraft(
            self.customer_no.text().strip(),
            self.bank.text(),
            self.account_no.text(),
            self.holder.text(),
            first,
            self.until_on.value(),
        )
        self.post(partial(_agree, self._debits, draft))

    def _tell_refusal(self, refusal: Refusal) -> bool:
        if isinstance(refusal, UnknownCustomer | BadCustomerNumber):
            self.form.tell(self.customer_no, refusal_text(refusal))
        elif isinstance(refusal, UntilBeforeFrom):
            self.form.tell(self.until_on, refusal_text(refusal))
        else:
            return False
        return True

    def _add_fields(self) -> None:
        self.add_above_form(self.search)
        self.form.add(tr("Customer no."), self.customer_no)
        self.form.add(tr("Bank"), self.bank)
        self.form.add(tr("Account no."), self.account_no)
        self.form.add(tr("Account holder"), self.holder)
        self.form.add(tr("From"), self.from_on)
        self.form.add(tr("Until"), self.until_on)


def _agree(debits: DebitService, draft: AgreementDraft, progress: Progress) -> Agreement:
    return debits.agree(draft)
