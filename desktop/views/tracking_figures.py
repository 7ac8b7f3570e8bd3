"""What the conversions came to in a row of large figures."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.documents.words import percent
from desktop.domain.money import Money
from desktop.domain.tracking import TrackingReport
from desktop.views.figures import Figure
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_SPACE = 4 * UNIT


class TrackingFigures(QWidget):
    """Shows the whole of a report at a glance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.commissioned, self.arrears, self.now = Figure(), Figure(), Figure()
        self.recovered, self.left, self.rate = Figure(), Figure(), Figure()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACE)
        for figure in self._all():
            row.addWidget(figure)
        row.addStretch(1)

    @property
    def words(self) -> list[str]:
        """The figures as a reader would say them."""
        return [figure.words for figure in self._all()]

    def show_report(self, report: TrackingReport) -> None:
        """Show these figures."""
        total = report.total
        of_target = tr("{count} of {target}", count=f"{total.count:,}", target=f"{total.target:,}")
        short = total.target and total.count < total.target
        words = of_target if total.target else f"{total.count:,}"
        self.commissioned.say(tr("Commissioned, of target"), words, Tone.WARNING if short else Tone.TEXT)
        self.arrears.say(tr("Arrears then"), Money(total.arrears_before).grouped())
        self.now.say(tr("Arrears now"), Money(total.arrears_after).grouped())
        self.recovered.say(tr("Debt recovered"), Money(total.recovered).grouped(), Tone.GOOD)
        owes = Tone.DANGER if total.debt_left else Tone.TEXT
        self.left.say(tr("Debt left"), Money(total.debt_left).grouped(), owes)
        rate, without = percent(total.effect.rate), percent(total.effect.rate_without)
        rates = tr("{rate} / {without}", rate=rate, without=without)
        self.rate.say(tr("Recovery rate, without top-ups"), rates)

    def _all(self) -> tuple[Figure, ...]:
        return (self.commissioned, self.arrears, self.now, self.recovered, self.left, self.rate)
