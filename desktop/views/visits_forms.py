"""What is written down of a key customer: the plan of visits, a visit, an opinion, and its reply."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import NothingSaid, OpinionDueBefore, OpinionNotAnswered, Refusal
from desktop.domain.visits import (
    FARTHEST,
    KeyCustomer,
    Opinion,
    OpinionDraft,
    Profile,
    VisitDraft,
    VisitPlan,
)
from desktop.services.visits import VisitService
from desktop.views.date_field import DateField
from desktop.views.fields import CheckField, ChoiceField, TextField
from desktop.views.forms import Field
from desktop.views.labels import Sentence
from desktop.views.notify import Notifier
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress, TaskRunner
from desktop.wording import refusal_text, tr

_DAYS_TO_REPLY = 30


class VisitSideForm(SideForm):
    """A form about one key customer; `saved` carries what came of it."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        visits: VisitService,
        today: Callable[[], date],
        person: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tasks, notifier, parent)
        self.visits = visits
        self.today = today
        self.person_here = person
        self.customer_no = ""
        self._make_fields()
        self.listen_for_enter()

    def _make_fields(self) -> None:
        raise NotImplementedError

    def _fields(self) -> dict[type[Refusal], Field]:
        """Return the field that each refusal belongs to."""
        return {}

    def _tell_refusal(self, refusal: Refusal) -> bool:
        for kind, field in self._fields().items():
            if isinstance(refusal, kind):
                self.form.tell(field, refusal_text(refusal))
                return True
        return False


class VisitPlanForm(VisitSideForm):
    """Collects who visits a customer and how often; no months means that nobody does."""

    def _make_fields(self) -> None:
        self.person = TextField(required=True)
        months = [(months, str(months)) for months in range(1, FARTHEST + 1)]
        self.every = ChoiceField([(0, tr("no visits planned")), *months])
        self.from_on = DateField(self.today)
        self.form.add(tr("Visited by"), self.person)
        self.form.add(tr("Every so many months"), self.every)
        self.form.add(tr("First visit"), self.from_on)

    def begin(self, customer: KeyCustomer) -> None:
        """Show the plan that stands, or begin one."""
        self.customer_no = customer.customer_no
        plan = customer.plan
        with self.filling(tr("Visits to {name}", name=customer.name)):
            self.person.setText(plan.person if plan else self.person_here)
            self.every.set_value(plan.every_months if plan else 3)
            self.from_on.set_value(plan.from_on if plan else self.today())
        self.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        from_on, every = self.from_on.value(), self.every.value() or 0
        assert from_on is not None
        plan = VisitPlan(self.customer_no, self.person.text().strip(), every, from_on)
        self.post(partial(_plan, self.visits, plan, self.today()))


class VisitForm(VisitSideForm):
    """Collects a visit, and one opinion that came up; `saved` carries the profile."""

    def _make_fields(self) -> None:
        self.on = DateField(self.today)
        self.person = TextField(required=True)
        self.met = TextField()
        self.note = TextField(required=True)
        self.said = TextField(hint=tr("leave empty where there was none"))
        self.owner = TextField()
        self.due_on = DateField(self.today, required=False)
        self.form.add(tr("Date"), self.on)
        self.form.add(tr("Visited by"), self.person)
        self.form.add(tr("Met"), self.met)
        self.form.add(tr("What was said"), self.note)
        self.form.add(tr("Opinion or suggestion"), self.said)
        self.form.add(tr("Owner"), self.owner)
        self.form.add(tr("Reply due"), self.due_on)

    def begin(self, customer: KeyCustomer) -> None:
        """Begin a visit to a customer."""
        self.customer_no = customer.customer_no
        with self.filling(tr("Visit to {name}", name=customer.name)):
            self.on.set_value(self.today())
            self.person.setText(customer.plan.person if customer.plan else self.person_here)
            self.met.setText(customer.contact)
            for field in (self.note, self.said):
                field.clear()
            self.owner.setText(self.person.text())
            self.due_on.set_value(self.today() + timedelta(days=_DAYS_TO_REPLY))
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        on = self.on.value()
        assert on is not None
        words = self.note.text(), self.person.text(), self.met.text()
        self.post(partial(_record, self.visits, VisitDraft(self.customer_no, on, *words, self._opinions(on))))

    def _opinions(self, on: date) -> tuple[OpinionDraft, ...]:
        said = self.said.text().strip()
        due_on = self.due_on.value() or on + timedelta(days=_DAYS_TO_REPLY)
        return (OpinionDraft(self.customer_no, on, said, self.owner.text(), due_on),) if said else ()

    def _fields(self) -> dict[type[Refusal], Field]:
        return {NothingSaid: self.note, OpinionDueBefore: self.due_on}


class OpinionForm(VisitSideForm):
    """Collects an opinion that came up outside a visit; `saved` carries it."""

    def _make_fields(self) -> None:
        self.on = DateField(self.today)
        self.said = TextField(required=True)
        self.owner = TextField(required=True)
        self.due_on = DateField(self.today)
        self.form.add(tr("Date"), self.on)
        self.form.add(tr("Opinion or suggestion"), self.said)
        self.form.add(tr("Owner"), self.owner)
        self.form.add(tr("Reply due"), self.due_on)

    def begin(self, customer: KeyCustomer) -> None:
        """Begin an opinion of a customer."""
        self.customer_no = customer.customer_no
        with self.filling(tr("Opinion of {name}", name=customer.name)):
            self.on.set_value(self.today())
            self.said.clear()
            self.owner.setText(customer.plan.person if customer.plan else self.person_here)
            self.due_on.set_value(self.today() + timedelta(days=_DAYS_TO_REPLY))
        self.said.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        on, due_on = self.on.value(), self.due_on.value()
        assert on is not None and due_on is not None
        draft = OpinionDraft(self.customer_no, on, self.said.text(), self.owner.text(), due_on)
        self.post(partial(_raise, self.visits, draft))

    def _fields(self) -> dict[type[Refusal], Field]:
        return {NothingSaid: self.said, OpinionDueBefore: self.due_on}


class ReplyForm(VisitSideForm):
    """Collects the reply to an opinion, and whether it is settled with it; `saved` carries the opinion."""

    def _make_fields(self) -> None:
        self._opinion: Opinion | None = None
        self.said = Sentence()
        self.reply = TextField()
        self.close_it = CheckField(tr("Settled: close the opinion"))
        self.on = DateField(self.today)
        self.form.add(tr("Reply"), self.reply)
        self.form.add(tr("Date"), self.on)
        self.form.add("", self.close_it)
        self.add_above_form(self.said)

    def begin(self, opinion: Opinion) -> None:
        """Show an opinion and the reply so far."""
        self._opinion = opinion
        self.customer_no = opinion.customer_no
        with self.filling(tr("Reply to {name}", name=opinion.name)):
            self.said.say(opinion.said)
            self.reply.setText(opinion.reply)
            self.on.set_value(self.today())
            self.close_it.setChecked(True)
        self.reply.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        on, opinion = self.on.value(), self._opinion
        assert on is not None and opinion is not None
        close = self.close_it.isChecked()
        self.post(partial(_answer, self.visits, opinion.key, self.reply.text(), on, close))

    def _fields(self) -> dict[type[Refusal], Field]:
        return {OpinionNotAnswered: self.reply}


def _plan(visits: VisitService, plan: VisitPlan, on: date, _progress: Progress) -> KeyCustomer:
    return visits.plan(plan, on) if plan.every_months else visits.unplan(plan.customer_no, on)


def _record(visits: VisitService, draft: VisitDraft, _progress: Progress) -> Profile:
    return visits.record(draft)


def _raise(visits: VisitService, draft: OpinionDraft, _progress: Progress) -> Opinion:
    return visits.raise_opinion(draft)


def _answer(
    visits: VisitService, key: int, reply: str, on: date, close: bool, _progress: Progress
) -> Opinion:
    return visits.answer(key, reply, on, close=close)
