"""The payer that is chosen: where its money comes from, whom to talk to, and its plan."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.funding import Payer, Told
from desktop.domain.money import Money
from desktop.views.buttons import button, showing_keys
from desktop.views.funding_columns import PLAN_TONES, instalment_columns
from desktop.views.labels import Sentence, heading, remark, tint
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.funding import month_text, plan_text


class FundingCard(QWidget):
    """Shows a payer; its signals ask for the funding to be changed, a plan to be agreed or ended."""

    funding_asked = Signal(object)
    plan_asked = Signal(object)
    end_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.payer: Payer | None = None
        self._name = Sentence()
        self._name.setFont(heading(times=1.2).font())
        self._place = tint(Sentence(), Tone.MUTED)
        self._facts = {key: Sentence() for key in ("source", "month", "contact", "collector", "owed")}
        self._plan = Sentence()
        self._about = Sentence()
        self.instalments: RowsModel[Told] = RowsModel(instalment_columns(), key=lambda row: row.due_on)
        self.table = TableView(self.instalments, _no_plan())
        self.table.setAccessibleName(tr("Instalments"))
        self.edit = button(tr("Edit funding"), self._ask_funding, icon_name="pencil", shortcut="Ctrl+R")
        self.agree = button(tr("Agree a plan"), self._ask_plan, icon_name="plus", shortcut="Ctrl+N")
        self.end = button(tr("End the plan"), self._ask_end, icon_name="x", shortcut="Ctrl+D")
        self._lay_out()

    def show_payer(self, payer: Payer) -> None:
        """Show this payer."""
        self.payer = payer
        facts, plan = payer.funding, payer.plan
        self._name.say(payer.name)
        self._place.say(" · ".join((payer.customer_no, payer.station, payer.area)))
        self._facts["source"].say(facts.source or tr("not known"))
        self._facts["month"].say(month_text(facts.month))
        self._facts["contact"].say(" · ".join(filter(None, (facts.contact, facts.phone))) or tr("not known"))
        self._facts["collector"].say(facts.collector or tr("nobody yet"))
        self._facts["owed"].say(_owed(payer))
        self._plan.say(plan_text(plan))
        tint(self._plan, PLAN_TONES[plan.state] if plan else Tone.MUTED)
        words = tr("of {day}, by {person}", day=plan.made_on, person=plan.person) if plan else ""
        self._about.say(" · ".join(filter(None, (words, plan.note if plan else ""))))
        self.instalments.show(plan.instalments if plan else ())
        self.agree.setEnabled(plan is None)
        self.end.setEnabled(plan is not None)

    def _ask_funding(self) -> None:
        if self.payer:
            self.funding_asked.emit(self.payer)

    def _ask_plan(self) -> None:
        if self.payer:
            self.plan_asked.emit(self.payer)

    def _ask_end(self) -> None:
        if self.payer:
            self.end_asked.emit(self.payer)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._name)
        column.addWidget(self._place)
        column.addLayout(self._form())
        column.addWidget(showing_keys(self.edit))
        column.addWidget(self._plan)
        column.addWidget(self._about)
        column.addWidget(self.table, 1)
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        acts.addWidget(self.agree, 1)
        acts.addWidget(self.end, 1)
        column.addLayout(acts)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * UNIT)
        form.setVerticalSpacing(UNIT // 2)
        words = {
            "source": tr("Source"),
            "month": tr("Money comes in"),
            "contact": tr("Contact"),
            "collector": tr("Collector"),
            "owed": tr("Owed"),
        }
        for key, label in words.items():
            quiet: QLabel = remark(label)
            form.addRow(quiet, self._facts[key])
        return form


def _owed(payer: Payer) -> str:
    principal, penalty = Money(payer.principal).grouped(), Money(payer.penalty).grouped()
    words = tr("{principal} and {penalty} penalty", principal=principal, penalty=penalty)
    return words if payer.owes else tr("nothing owed")


def _no_plan() -> Placeholder:
    return Placeholder("calendar", tr("No plan was agreed"), tr("Agree one with Ctrl+N."))
