"""The hour of a cut or of a reconnection, written down after it was carried out."""

from functools import partial

from PySide6.QtCore import Qt

from desktop.domain.contacts import Contact, hour
from desktop.domain.errors import NotAnHour, NotPaidInFull, Refusal
from desktop.views.date_field import DateField
from desktop.views.field_services import FieldServices
from desktop.views.fields import TextField
from desktop.views.labels import Sentence, tint
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress
from desktop.views.theme import Tone
from desktop.wording import refusal_text, tr


class ProcedureForm(SideForm):
    """Records that a supply was cut or restored; `saved` carries the contact in a list of one."""

    def __init__(self, services: FieldServices) -> None:
        super().__init__(services.tasks, services.notifier)
        self._services = services
        self._customer_no = ""
        self._is_cut = True
        self.on = DateField(services.today)
        self.at = TextField(required=True, read=hour, hint="09:30")
        self.person = TextField(required=True)
        self.note = TextField()
        self._problem = tint(Sentence(), Tone.DANGER)
        for words, field in (
            (tr("Date"), self.on),
            (tr("Hour"), self.at),
            (tr("Carried out by"), self.person),
            (tr("Note"), self.note),
        ):
            self.form.add(words, field)
        self.add_above_form(self._problem)
        self.listen_for_enter()

    @property
    def problem(self) -> str:
        """Why the act was refused."""
        return self._problem.text()

    def begin_cut(self, customer_no: str, name: str) -> None:
        """Ask when the supply was cut."""
        self._begin(customer_no, tr("Supply of {name} was cut", name=name), is_cut=True)

    def begin_restore(self, customer_no: str, name: str) -> None:
        """Ask when the supply was restored."""
        self._begin(customer_no, tr("Supply of {name} was restored", name=name), is_cut=False)

    def _begin(self, customer_no: str, title: str, *, is_cut: bool) -> None:
        self._customer_no, self._is_cut = customer_no, is_cut
        with self.filling(title):
            self.on.set_value(self._services.today())
            self.at.clear()
            self.note.clear()
            self.person.setText(self._services.person)
            self._problem.say("")
        self.at.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        self._problem.say("")
        on = self.on.value()
        assert on is not None
        service = self._services.stop_supply
        act = service.stop if self._is_cut else service.restore
        facts = (self._customer_no, on, self.at.text(), self.person.text().strip(), self.note.text().strip())
        self.post(partial(_recorded, partial(act, *facts)))

    def _tell_refusal(self, refusal: Refusal) -> bool:
        if isinstance(refusal, NotAnHour):
            self.form.tell(self.at, refusal_text(refusal))
        elif isinstance(refusal, NotPaidInFull):
            self.form.tell(self.note, refusal_text(refusal))
        else:
            self._problem.say(refusal_text(refusal))
        return True


def _recorded(act: "partial[Contact]", _progress: Progress) -> list[Contact]:
    return [act()]
