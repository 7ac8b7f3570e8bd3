"""One customer's conversion: where it stands, its history, and the steps that are open from there."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.conversion import ENDED, NEXT, Conversion, Stage
from desktop.domain.money import Money
from desktop.views import theme
from desktop.views.buttons import button, primary_button
from desktop.views.conversion_history import ConversionHistory
from desktop.views.conversion_standing import PrepaidStanding, standing_words
from desktop.views.conversion_step_form import step_words
from desktop.views.conversions_columns import STAGE_TONES
from desktop.views.labels import Sentence, tint
from desktop.views.scrolling import scrolled
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.stages import stage_text, why_text


class ConversionCard(QWidget):
    """Shows a conversion; `step_asked` carries it and the stage that it is to go to.

    `recovery_asked` carries it and how the old debt is recovered, which is to be changed.
    """

    step_asked = Signal(object, object)
    recovery_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversion: Conversion | None = None
        self._name = Sentence()
        self._name.setFont(theme.strong(self._name.font()))
        self._place = Sentence()
        tint(self._place, Tone.MUTED)
        self._stage = QLabel()
        self._stage.setFont(theme.strong(self._stage.font()))
        self._facts, self._prepaid = Sentence(), Sentence()
        self._standing: PrepaidStanding | None = None
        self.history = ConversionHistory()
        self._acts: dict[Stage, QPushButton] = {
            stage: self._act(stage) for stage in Stage if stage is not Stage.CANDIDATE
        }
        self.change_button = button(tr("Change the recovery…"), self._ask_recovery)
        self._lay_out()

    @property
    def prepaid_words(self) -> str:
        """What is said of the debt and the energy of a commissioned customer."""
        return self._prepaid.text()

    def show_history(
        self, conversions: Sequence[Conversion], standing: PrepaidStanding | None = None
    ) -> None:
        """Show a customer's conversions, the last of which counts; `standing` is of a commissioned one."""
        self._standing = standing
        self._prepaid.say(standing_words(standing) if standing else "")
        self.change_button.setVisible(standing is not None)
        self._conversion = now = conversions[-1]
        self._name.say(now.name)
        self._place.say(" · ".join((now.customer_no, now.station, now.area)))
        self._show_facts(now)
        self.history.show_conversions(conversions)
        for stage, made in self._acts.items():
            made.setVisible(stage in NEXT[now.stage])

    def steps(self) -> list[QPushButton]:
        """Return the buttons of the steps that are open, the next one first."""
        open_from_here = NEXT[self._conversion.stage] if self._conversion else ()
        return [self._acts[stage] for stage in open_from_here]

    def take_next_step(self) -> None:
        """Ask for the step that usually comes next; of a commissioned one, for another recovery."""
        if steps := self.steps():
            steps[0].click()
        else:
            self._ask_recovery()

    def _ask_recovery(self) -> None:
        if self._standing is not None:
            self.recovery_asked.emit(self._conversion, self._standing.recovery)

    def _show_facts(self, now: Conversion) -> None:
        self._stage.setText(
            tr("{stage} since {day}", stage=stage_text(now.stage), day=now.stage_on.isoformat())
        )
        tint(self._stage, STAGE_TONES[now.stage])
        debt = tr("debt {amount}", amount=Money(now.debt).grouped()) if now.debt else tr("no debt")
        meters = tr("meter {meters}", meters=_meters(now)) if _meters(now) else ""
        self._facts.say(" · ".join(filter(None, (why_text(now.why), debt, meters))))

    def _act(self, stage: Stage) -> QPushButton:
        def ask() -> None:
            self.step_asked.emit(self._conversion, stage)

        words = f"{step_words(stage)}…"
        return button(words, ask) if stage in ENDED else primary_button(words, ask)

    def _lay_out(self) -> None:
        inside = QWidget()
        told = QVBoxLayout(inside)
        told.setContentsMargins(0, 0, UNIT, 0)
        told.setSpacing(UNIT // 2)
        for part in (self._name, self._place, self._stage, self._facts, self._prepaid):
            told.addWidget(part)
        told.addSpacing(UNIT)
        told.addWidget(self.history)
        told.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(scrolled(inside), 1)
        ends = QHBoxLayout()
        ends.setSpacing(UNIT)
        for stage, made in self._acts.items():
            ends.addWidget(made) if stage in ENDED else column.addWidget(made)
        column.addWidget(self.change_button)
        column.addLayout(ends)


def _meters(now: Conversion) -> str:
    return " → ".join(filter(None, (now.old_meter, now.new_meter)))
