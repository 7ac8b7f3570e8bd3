"""A top-up taken back on a supervisor's word that its token was not loaded."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Cancelled, Refusal
from desktop.domain.payments import Reversal
from desktop.domain.users import Approval
from desktop.domain.vending import VendRequest
from desktop.services.vending import VendingService
from desktop.views.act_form import reason_field
from desktop.views.labels import Sentence, tint
from desktop.views.notify import Notifier
from desktop.views.second_person import SecondPerson
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import Tone
from desktop.wording import refusal_text, tr


class TakeBackForm(SideForm):
    """Asks for the reason; `saved` carries the `Reversal`."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        vending: VendingService,
        second: SecondPerson,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tasks, notifier, parent)
        self._vending, self._second, self._today = vending, second, today
        self._request: VendRequest | None = None
        self._warning = tint(Sentence(), Tone.DANGER)
        self.reason = reason_field()
        self.form.add(tr("Reason"), self.reason)
        self.add_above_form(self._warning)
        self.save_button.setText(f" {tr('Take the top-up back')}")
        self.listen_for_enter()

    def begin(self, request: VendRequest) -> None:
        """Ask why the top-up of a request is taken back."""
        self._request = request
        with self.filling(tr("Take {receipt} back", receipt=request.receipt_no)):
            self._warning.say(
                tr(
                    "Only where the token was not loaded onto the meter, and never will be: the top-up is "
                    "reversed, and the request cancelled for good."
                )
            )
            self.reason.clear()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        request = self._request
        assert request
        self.save_button.setEnabled(False)
        facts = {"receipt": request.receipt_no, "name": request.customer_name}
        words = tr("Take top-up {receipt} of {name} back: its token was not loaded", **facts)
        facts_of_act = request.number, self._today(), self.reason.text().strip()
        work = partial(_take_back, self._vending, *facts_of_act)
        self._second.post(self, words, work, self._done, failed=self._failed)

    def _tell_refusal(self, refusal: Refusal) -> bool:
        if not isinstance(refusal, Cancelled):
            self.form.tell(self.reason, refusal_text(refusal))
        return True


def _take_back(
    vending: VendingService,
    number: str,
    on: date,
    reason: str,
    approval: Approval | None,
    _progress: Progress,
) -> Reversal:
    return vending.take_back(number, on, reason, approval=approval)
