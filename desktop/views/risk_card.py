"""One customer's risk: its points and why, its measures, its temporary power, and what can be done now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.measures import Measure, MeasureState
from desktop.domain.money import Money
from desktop.domain.risk import MeasureKind, Reason
from desktop.domain.risk_filter import RiskLine
from desktop.domain.supplies import Supply
from desktop.views import theme
from desktop.views.buttons import button, primary_button, with_shortcut
from desktop.views.labels import Sentence, heading, remark, tint
from desktop.views.risk_columns import LEVEL_TONES, STATE_TONES, measure_words
from desktop.views.scrolling import clear, scrolled
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.risk import level_text, measure_text, reason_text


@dataclass(frozen=True, slots=True)
class RiskDetails:
    """A customer's score with all its measures and temporary power, as of a day."""

    line: RiskLine
    measures: Sequence[Measure]
    supplies: Sequence[Supply]
    on: date


class RiskCard(QWidget):
    """Shows a customer; its signals ask for a measure, for temporary power, or for a step of one."""

    measure_asked = Signal()
    supply_asked = Signal()
    receive_asked = Signal(object)
    return_asked = Signal(object)
    drop_asked = Signal(object)
    end_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[str] = []
        self.steps: dict[str, QPushButton] = {}
        self._name = Sentence()
        self._name.setFont(theme.strong(self._name.font()))
        self._place = tint(Sentence(), Tone.MUTED)
        self._score = QLabel()
        self._score.setFont(theme.sized(theme.strong(self._score.font()), times=1.3))
        self._told = QVBoxLayout()
        self._told.setSpacing(UNIT // 2)
        self.set_button = primary_button(tr("Set a measure…"), self.measure_asked.emit, icon_name="plus")
        self.begin_button = button(tr("Begin temporary power…"), self.supply_asked.emit, icon_name="zap")
        for act, keys in ((self.set_button, "Ctrl+N"), (self.begin_button, "Ctrl+B")):
            act.setToolTip(with_shortcut(act.accessibleName(), keys))
        self._lay_out()

    def show_details(self, details: RiskDetails) -> None:
        """Tell a customer's risk."""
        line = details.line
        self._name.say(line.name)
        self._place.say(" · ".join((line.customer_no, line.station, line.area)))
        self._score.setText(
            tr("{level}: {points} points", level=level_text(line.score.level), points=line.score.points)
        )
        tint(self._score, LEVEL_TONES[line.score.level])
        self.lines, self.steps = [], {}
        clear(self._told)
        self._tell_reasons(line.score.reasons)
        self._tell_measures(details)
        self._tell_supplies(details)
        running = any(not supply.ended_on for supply in details.supplies)
        self.begin_button.setVisible(not running)

    def take_next_step(self) -> None:
        """Do what usually comes next: receive the fee that was agreed, or else set a measure."""
        self.steps.get(tr("Receive the fee…"), self.set_button).click()

    def _tell_reasons(self, reasons: Sequence[Reason]) -> None:
        self._head(tr("Reasons"))
        for reason in reasons:
            self._pair(reason_text(reason), f"+{reason.points}")
        if not reasons:
            self._say(tr("No rule speaks."), Tone.MUTED)

    def _tell_measures(self, details: RiskDetails) -> None:
        self._head(tr("Measures"))
        asked = details.line.score.suggested
        if asked and not any(measure.stands for measure in details.measures):
            self._say(tr("suggested: {measure}", measure=measure_text(asked)), Tone.WARNING)
        for measure in reversed(details.measures):
            overdue = measure.is_overdue(details.on)
            self._say(
                measure_words(measure), Tone.DANGER if overdue else STATE_TONES[measure.state], bold=True
            )
            self._say(_facts(measure, details.on), Tone.MUTED)
            self._steps_of(measure)
        if not details.measures and not asked:
            self._say(tr("No measure was set."), Tone.MUTED)

    def _steps_of(self, measure: Measure) -> None:
        if measure.is_open and measure.kind is MeasureKind.FEE:
            self._step(tr("Receive the fee…"), partial(self.receive_asked.emit, measure))
        if measure.kind is MeasureKind.FEE and measure.state is MeasureState.IN_PLACE:
            self._step(tr("Give the fee back…"), partial(self.return_asked.emit, measure))
        if measure.is_open:
            self._step(tr("Drop it…"), partial(self.drop_asked.emit, measure))

    def _tell_supplies(self, details: RiskDetails) -> None:
        if details.supplies:
            self._head(tr("Temporary power"))
        for supply in reversed(details.supplies):
            over = not supply.ended_on and supply.days_left(details.on) < 0
            self._say(supply_words(supply, details.on), Tone.DANGER if over else Tone.TEXT)
            if not supply.ended_on:
                self._step(tr("End it…"), partial(self.end_asked.emit, supply))

    def _head(self, words: str) -> None:
        self._told.addSpacing(UNIT)
        self._told.addWidget(heading(words, times=1.05))

    def _say(self, words: str, tone: Tone, *, bold: bool = False) -> None:
        said = tint(Sentence(words), tone)
        if bold:
            said.setFont(theme.strong(said.font()))
        self.lines.append(words)
        self._told.addWidget(said)

    def _pair(self, words: str, points: str) -> None:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Sentence(words), 1)
        row.addWidget(remark(points))
        self.lines.append(f"{words} {points}")
        self._told.addWidget(made)

    def _step(self, words: str, act: Callable[[], object]) -> None:
        made = button(words, act)
        self.steps[words] = made
        self._told.addWidget(made)

    def _lay_out(self) -> None:
        inside = QWidget()
        told = QVBoxLayout(inside)
        told.setContentsMargins(2 * UNIT, 0, UNIT, 0)
        told.setSpacing(UNIT // 2)
        for part in (self._name, self._place, self._score):
            told.addWidget(part)
        told.addLayout(self._told)
        told.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(scrolled(inside), 1)
        column.addWidget(self.set_button)
        column.addWidget(self.begin_button)


def supply_words(supply: Supply, on: date) -> str:
    """Tell temporary power: its term, its meter or what was prepaid, and how long it still runs."""
    term = tr("{first} to {last}", first=supply.from_on.isoformat(), last=supply.until_on.isoformat())
    prepaid = tr("without a meter, prepaid {amount}", amount=Money(supply.prepaid).grouped())
    return " · ".join((term, tr("with a meter") if supply.metered else prepaid, left_words(supply, on)))


def left_words(supply: Supply, on: date) -> str:
    """Say how long temporary power still runs, for how long it is over, or when it was ended."""
    left = supply.days_left(on)
    if supply.ended_on:
        return tr("ended on {day}", day=supply.ended_on.isoformat())
    return tr("{days} days left", days=left) if left >= 0 else tr("over for {days} days", days=-left)


def _facts(measure: Measure, on: date) -> str:
    parts = [tr("decided on {day}", day=measure.decided_on.isoformat()), measure.person]
    if measure.amount:
        amounts = {"held": Money(measure.held).grouped(), "amount": Money(measure.amount).grouped()}
        parts.append(tr("{held} of {amount} there", **amounts))
    if measure.is_open and measure.due_on:
        due = measure.due_on.isoformat()
        overdue = measure.is_overdue(on)
        parts.append(tr("overdue since {day}", day=due) if overdue else tr("due on {day}", day=due))
    return " · ".join(filter(None, (*parts, measure.number, measure.note)))
