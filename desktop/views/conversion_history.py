"""The whole history of a customer's conversions, the newest step on top."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.conversion import Conversion, ConversionStep, Stage
from desktop.views import theme
from desktop.views.conversions_columns import STAGE_TONES
from desktop.views.labels import Sentence, remark, tint
from desktop.views.scrolling import clear
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.conversions import evidence_texts
from desktop.wording.stages import stage_text, why_text


class ConversionHistory(QWidget):
    """Shows every step with its date, its person and what was said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("History"))
        self._lines: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT + UNIT // 2)

    @property
    def lines(self) -> list[str]:
        """What is told, a line for each step, from the newest."""
        return list(self._lines)

    def show_conversions(self, conversions: Sequence[Conversion]) -> None:
        """Tell these conversions, which come oldest first."""
        steps = list(_newest_first(conversions))
        self._lines = [
            " · ".join(filter(None, (stage_text(step.stage), *_told(step, of)))) for of, step in steps
        ]
        clear(self._column)
        for of, step in steps:
            self._column.addWidget(_line(step, of))


def _newest_first(conversions: Sequence[Conversion]) -> Iterator[tuple[Conversion, ConversionStep]]:
    for conversion in reversed(conversions):
        for step in reversed(conversion.steps):
            yield conversion, step


def _line(step: ConversionStep, of: Conversion) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(0, 1)
    stage = QLabel(stage_text(step.stage))
    stage.setFont(theme.strong(stage.font()))
    tint(stage, STAGE_TONES[step.stage])
    grid.addWidget(stage, 0, 0)
    grid.addWidget(remark(step.on.isoformat()), 0, 1)
    _, person, *said = _told(step, of)
    words = Sentence(" · ".join(filter(None, (person, *said))))
    grid.addWidget(words, 1, 0, 1, 2)
    return made


def _told(step: ConversionStep, of: Conversion) -> list[str]:
    """Return a step's date, its person, what was said, and who recorded it where that was another one."""
    said = [step.on.isoformat(), step.person, _said(step, of)]
    if step.stage is Stage.INSTALLED:
        said.append(tr("new meter {meter}", meter=of.new_meter))
        said.append(tr("last reading {reading} kWh", reading=of.last_reading))
        said.extend(evidence_texts(of.evidence) if of.evidence else ())
    if step.recorded_by and step.recorded_by != step.person:
        said.append(tr("recorded by {name}", name=step.recorded_by))
    return said


def _said(step: ConversionStep, of: Conversion) -> str:
    """A proposal's note begins with the reason's code, which the reader gets in words."""
    if step.stage is not Stage.CANDIDATE:
        return step.note
    note = step.note.removeprefix(of.why.value).removeprefix(":").strip()
    return f"{why_text(of.why)}: {note}" if note else why_text(of.why)
