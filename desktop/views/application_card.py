"""The application that is chosen: what is asked for, its exception, what was decided, what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from desktop.domain.applications import Application, ApplicationState
from desktop.views.application_columns import STATE_TONES, standing
from desktop.views.buttons import button, primary_button, showing_keys
from desktop.views.labels import Sentence, heading, remark, tint
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.categories import funding_text, risk_text, tariff_text


class ApplicationCard(QWidget):
    """Shows an application; its signals ask for a step of it."""

    accept_asked = Signal(object)
    refuse_asked = Signal(object)
    withdraw_asked = Signal(object)
    meter_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.application: Application | None = None
        self._name = Sentence()
        self._name.setFont(heading(times=1.2).font())
        self._place = tint(Sentence(), Tone.MUTED)
        self._state = Sentence()
        self._why = Sentence()
        self._exception = tint(Sentence(), Tone.WARNING)
        self._labels = _labels()
        self._facts = {key: Sentence() for key in self._labels}
        self.accept = primary_button(tr("Accept"), self._ask_accept, icon_name="check", shortcut="Ctrl+R")
        self.meter = primary_button(
            tr("Install the meter"), self._ask_meter, icon_name="gauge", shortcut="Ctrl+M"
        )
        self.refuse = button(tr("Refuse"), self._ask_refuse, icon_name="x", shortcut="Ctrl+D")
        self.withdraw = button(
            tr("Applicant withdraws"), self._ask_withdraw, icon_name="undo-2", shortcut="Ctrl+W"
        )
        self._lay_out()

    def show_application(self, row: Application) -> None:
        """Show this application, and the steps that are open to it."""
        self.application = row
        self._name.say(row.name)
        self._place.say(" · ".join((row.number, row.station, row.area)))
        tint(self._state, STATE_TONES[row.state])
        self._state.say(tr("{state} since {day}", state=standing(row), day=row.state_on.isoformat()))
        self._why.say(row.reason)
        self._exception.say(_exception(row))
        for key, text in _facts(row).items():
            self._facts[key].say(text or tr("not known"))
        undecided = row.state is ApplicationState.APPLIED
        for act in (self.accept, self.refuse, self.withdraw):
            act.setVisible(undecided)
        self.meter.setVisible(row.state is ApplicationState.ACCEPTED and not row.prepaid)

    def ask_next(self) -> None:
        """Ask for the next step, where there is one to be taken here."""
        for act in (self.accept, self.meter):
            if act.isVisibleTo(self) and act.isEnabled():
                act.click()

    def _ask_accept(self) -> None:
        self.accept_asked.emit(self.application)

    def _ask_meter(self) -> None:
        self.meter_asked.emit(self.application)

    def _ask_refuse(self) -> None:
        self.refuse_asked.emit(self.application)

    def _ask_withdraw(self) -> None:
        self.withdraw_asked.emit(self.application)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, 0, 0)
        column.setSpacing(UNIT)
        for sentence in (self._name, self._place, self._state, self._why, self._exception):
            column.addWidget(sentence)
        form = QFormLayout()
        form.setHorizontalSpacing(2 * UNIT)
        form.setVerticalSpacing(UNIT // 2)
        for key, words in self._labels.items():
            form.addRow(remark(words), self._facts[key])
        column.addLayout(form)
        for act in (self.accept, self.meter, self.refuse, self.withdraw):
            column.addWidget(showing_keys(act))
        column.addStretch(1)


def _labels() -> dict[str, str]:
    return {
        "address": tr("Address"),
        "phone": tr("Phone"),
        "contact": tr("Contact"),
        "tariff": tr("Tariff class"),
        "risk": tr("Risk category"),
        "funding": tr("Funding"),
        "applied": tr("Applied on"),
        "customer": tr("Customer no."),
        "meter": tr("Meter no."),
    }


def _facts(row: Application) -> dict[str, str]:
    taken = tr("{day}, taken by {person}", day=row.applied_on.isoformat(), person=row.taken_by)
    return {
        "address": row.address,
        "phone": row.phone,
        "contact": row.contact,
        "tariff": tariff_text(row.tariff_class),
        "risk": risk_text(row.risk_category),
        "funding": funding_text(row.funding),
        "applied": taken if row.taken_by else row.applied_on.isoformat(),
        "customer": row.customer_no or tr("none yet"),
        "meter": row.meter_no or tr("none yet"),
    }


def _exception(row: Application) -> str:
    if row.prepaid:
        return ""
    facts = {"why": row.exception, "person": row.approved_by or tr("nobody named")}
    return tr("Not prepaid, let through by {person}: {why}", **facts)
