"""One customer of the worklist beside the list: debt, next step and why, what a cut lacks, the log."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.contacts import Contact
from desktop.domain.money import Money
from desktop.domain.procedures import Procedure
from desktop.domain.worklist import Work
from desktop.views import theme
from desktop.views.badges import BadgeRow
from desktop.views.buttons import primary_button
from desktop.views.contact_columns import when
from desktop.views.labels import Sentence, heading, tint
from desktop.views.scrolling import scrolled
from desktop.views.theme import UNIT, Tone
from desktop.views.worklist_columns import risk_words
from desktop.wording import tr
from desktop.wording.contacts import contact_text, told_text
from desktop.wording.stop_supply import missing_words, step_text, when_text
from desktop.wording.worklist import ground_text, promise_words, task_text

_CONTACTS_SHOWN = 8


class WorklistCard(QWidget):
    """Shows a customer; `asked` says that the next step is to be done."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._place, self._debt, self._why, self._promise, self._clock, self._log = (
            Sentence() for _ in range(7)
        )
        self._name.setFont(theme.sized(theme.strong(self._name.font()), times=1.2))
        for quiet in (self._place, self._log):
            tint(quiet, Tone.MUTED)
        self.badges = BadgeRow()
        self.act_button = primary_button("", self.asked.emit, icon_name="arrow-right")
        self._lay_out()

    @property
    def words(self) -> str:
        """Everything the card says beside its button."""
        parts = (self._name, self._place, self._debt, self._why, self._promise, self._clock, self._log)
        return "\n".join(part.text() for part in parts if part.text())

    def show_work(self, work: Work) -> None:
        """Show a customer of the worklist; the log follows when it is read."""
        self.show_procedure(work.procedure, risk_words(work))
        words = task_text(work.suggestion)
        self.act_button.setText(f" {tr('{act} (Enter)', act=words)}")
        self.act_button.setAccessibleName(words)
        self.act_button.setVisible(work.suggestion.is_act)
        self._why.say(f"{words}: {ground_text(work.suggestion)}")
        self._promise.say(tr("Promise: {words}", words=promise_words(work.promise)) if work.promise else "")

    def show_procedure(self, row: Procedure, risk: str = "") -> None:
        """Show where a customer stands in the procedure."""
        self._name.say(row.name)
        place = (row.customer_no, row.station, row.area, row.address, row.phone)
        self._place.say(" · ".join(filter(None, place)))
        facts = {
            "principal": Money(row.outstanding).grouped(),
            "penalty": Money(row.penalty).grouped(),
            "days": row.days_overdue,
        }
        self._debt.say(tr("{principal} and {penalty} of penalty, {days} days overdue", **facts))
        self.badges.show_badges(_badges(row, risk))
        self.act_button.setVisible(False)
        self._why.say(f"{step_text(row.standing.step)} {when_text(row)}".strip())
        self._promise.say("")
        self._clock.say(_clock_words(row))
        self._log.say("")

    def show_log(self, contacts: Sequence[Contact]) -> None:
        """Show the last contacts with the customer, the newest first."""
        lines = (
            " · ".join(filter(None, (when(one), contact_text(one.kind), told_text(one))))
            for one in list(reversed(contacts))[:_CONTACTS_SHOWN]
        )
        self._log.say("\n".join(lines) or tr("No contacts yet."))

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * UNIT, 0, UNIT, 0)
        column.setSpacing(UNIT)
        for part in (self._name, self.badges, self._place, self._debt, self._why, self._promise):
            column.addWidget(part)
        column.addWidget(self.act_button)
        column.addWidget(self._clock)
        column.addSpacing(UNIT)
        column.addWidget(heading(tr("Contacts"), times=1.0))
        column.addWidget(self._log)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))


def _badges(row: Procedure, risk: str) -> list[tuple[str, Tone]]:
    badges = [(tr("Key customer"), Tone.ACCENT)] if row.important else []
    if risk:
        badges.append((risk, Tone.WARNING))
    if row.stopped_on:
        badges.append((tr("Supply is stopped"), Tone.DANGER))
    return badges


def _clock_words(row: Procedure) -> str:
    stands = row.standing
    if stands.earliest_notice_on is None:
        return ""
    notice = tr("Stop-supply notice from {day}.", day=stands.earliest_notice_on.isoformat())
    if stands.window_from and stands.window_to:
        days = {"first": stands.window_from.isoformat(), "last": stands.window_to.isoformat()}
        window = tr("Window {first} to {last}.", **days)
    else:
        earliest = stands.earliest_cut_on.isoformat() if stands.earliest_cut_on else "–"
        window = tr("Earliest cut {day}.", day=earliest)
    return " ".join((notice, window, tr("A cut today lacks: {missing}.", missing=missing_words(row))))
