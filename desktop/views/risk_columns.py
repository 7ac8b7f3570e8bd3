"""What the warning's lists show, and in which colour a level or a measure stands."""

from datetime import date

from desktop.domain.measures import Measure, MeasureState
from desktop.domain.risk import Level
from desktop.domain.risk_filter import Followed, RiskLine, followed
from desktop.services.risk_list import reasons_text
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.risk import level_text, measure_state_text, measure_text

LEVEL_TONES = {
    Level.NONE: Tone.MUTED,
    Level.WATCH: Tone.ACCENT,
    Level.WARN: Tone.WARNING,
    Level.ACT: Tone.DANGER,
}
STATE_TONES = {
    MeasureState.OPEN: Tone.WARNING,
    MeasureState.IN_PLACE: Tone.GOOD,
    MeasureState.RETURNED: Tone.MUTED,
    MeasureState.DROPPED: Tone.MUTED,
}
_FOLLOWED_TONES = {
    Followed.MISSING: Tone.MUTED,
    Followed.OPEN: Tone.WARNING,
    Followed.OVERDUE: Tone.DANGER,
    Followed.IN_PLACE: Tone.GOOD,
}


class RiskColumns:
    """The columns of the list as of a day, which a measure is overdue by."""

    def __init__(self) -> None:
        self.on = date.min

    def all(self) -> tuple[Column[RiskLine], ...]:
        """Return the columns, in the language spoken now."""
        return (
            Column(
                tr("Level"),
                lambda row: level_text(row.score.level),
                width=64,
                tone=lambda row: LEVEL_TONES[row.score.level],
                strong=True,
                sort_key=lambda row: row.score.points,
            ),
            Column(
                tr("Points"),
                lambda row: str(row.score.points),
                Align.RIGHT,
                width=68,
                sort_key=lambda row: row.score.points,
            ),
            Column(tr("Customer"), lambda row: row.name, width=152, sort_key=lambda row: row.name),
            Column(tr("Measure"), _measure, width=168, tip=_measure, sort_key=_measure),
            Column(tr("State"), self._state, width=108, tone=self._tone, sort_key=self._state),
            Column(tr("Reasons"), reasons_text, width=168, stretch=True, tip=reasons_text),
            Column(
                tr("Customer no."),
                lambda row: row.customer_no,
                width=152,
                sort_key=lambda row: row.customer_no,
            ),
            Column(tr("Station"), lambda row: row.station, width=120, sort_key=lambda row: row.station),
            Column(tr("Area"), lambda row: row.area, width=128, sort_key=lambda row: row.area),
        )

    def _state(self, row: RiskLine) -> str:
        if row.measure is None or not row.measure.stands:
            return tr("suggested") if row.score.suggested else "–"
        return tr("overdue") if row.measure.is_overdue(self.on) else measure_state_text(row.measure.state)

    def _tone(self, row: RiskLine) -> Tone:
        return _FOLLOWED_TONES[followed(row.measure, self.on)]


def _measure(row: RiskLine) -> str:
    kind = row.measure.kind if row.measure and row.measure.stands else row.score.suggested
    return measure_text(kind) if kind else "–"


def measure_words(measure: Measure) -> str:
    """Name a measure and how far it is."""
    return tr(
        "{measure}: {state}", measure=measure_text(measure.kind), state=measure_state_text(measure.state)
    )
