"""The key customer that is chosen: whom to meet, its trend, what it said, and who was there."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.money import Money
from desktop.domain.visit_trend import days, energy, energy_unit
from desktop.domain.visits import Opinion, OpinionState, Profile, Visit
from desktop.views.buttons import button, primary_button
from desktop.views.labels import Sentence, heading, tint
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.theme import UNIT, Tone
from desktop.views.visits_chart import TrendChart
from desktop.views.visits_columns import opinion_columns, visit_columns
from desktop.wording import tr
from desktop.wording.visits import plan_text


class VisitsCard(QWidget):
    """Shows a key customer; its signals carry the customer, `answer_asked` an opinion that is not closed."""

    visit_asked = Signal(object)
    plan_asked = Signal(object)
    opinion_asked = Signal(object)
    answer_asked = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.profile: Profile | None = None
        self._name = Sentence()
        self._name.setFont(heading(times=1.2).font())
        self._place = tint(Sentence(), Tone.MUTED)
        self._facts = Sentence()
        self.energy = TrendChart()
        self.days = TrendChart()
        self.opinions: RowsModel[Opinion] = RowsModel(opinion_columns(today), key=lambda row: row.key)
        self.opinion_table = TableView(self.opinions, _no_opinions())
        self.opinion_table.setAccessibleName(tr("Opinions and suggestions"))
        self.visits: RowsModel[Visit] = RowsModel(visit_columns(), key=lambda row: row.key)
        self.visit_table = TableView(self.visits, _no_visits())
        self.visit_table.setAccessibleName(tr("Visits"))
        self.opinion_table.opened.connect(self._answer)
        self._make_buttons()
        self._lay_out()

    def show_profile(self, profile: Profile) -> None:
        """Show this customer."""
        self.profile = profile
        known, facts = profile.customer, profile.facts
        self._name.say(known.name)
        self._place.say(" · ".join((known.customer_no, known.station, known.area)))
        owed = tr("{amount} owed", amount=Money(facts.principal + facts.penalty).grouped())
        contact = " · ".join(filter(None, (known.contact, known.phone)))
        self._facts.say(" · ".join(filter(None, (contact, plan_text(known), owed))))
        unit = energy_unit(profile.trend)
        self.energy.show_columns(tr("Energy used ({unit})", unit=unit), energy(profile.trend))
        title = tr("Days from issue to settlement (red: unpaid so far)")
        self.days.show_columns(title, days(profile.trend))
        self.opinions.show(profile.opinions)
        self.visits.show(profile.visits)

    def _answer(self, key: object) -> None:
        row = self.opinion_table.current_row()
        if row is not None and row.state(self._today()) is not OpinionState.CLOSED:
            self.answer_asked.emit(row)

    def _ask(self, emit: Callable[[object], None]) -> None:
        if self.profile is not None:
            emit(self.profile.customer)

    def _make_buttons(self) -> None:
        visit, opinion, plan = (
            partial(self._ask, signal.emit)
            for signal in (self.visit_asked, self.opinion_asked, self.plan_asked)
        )
        self.visit = primary_button(
            tr("Record a visit"), visit, icon_name="calendar-check", shortcut="Ctrl+N"
        )
        self.opinion = button(tr("New opinion"), opinion, icon_name="plus", shortcut="Ctrl+O")
        self.plan = button(tr("Plan visits"), plan, shortcut="Ctrl+R")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        for part in (self._name, self._place, self._facts):
            column.addWidget(part)
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        for made in (self.visit, self.opinion, self.plan):
            acts.addWidget(made)
        column.addLayout(acts)
        column.addWidget(self.energy)
        column.addWidget(self.days)
        column.addWidget(self.opinion_table, 3)
        column.addWidget(self.visit_table, 2)


def _no_opinions() -> Placeholder:
    return Placeholder("inbox", tr("No opinion was raised"), tr("Write one down with Ctrl+O."))


def _no_visits() -> Placeholder:
    return Placeholder("calendar", tr("Nobody was there yet"))
