"""The worklist: its columns on the desk, and its columns in a file."""

from desktop.domain.contacts import PromiseState
from desktop.domain.customers import RiskCategory
from desktop.domain.money import Money
from desktop.domain.worklist import Ground, Task, Work
from desktop.views.columns import Align, Column
from desktop.views.customers_columns import place_of
from desktop.views.list_export import FileColumn
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.categories import risk_text
from desktop.wording.stop_supply import missing_words
from desktop.wording.worklist import ground_text, promise_words, task_text

_URGENT = (Ground.PAID, Ground.PROMISE_DUE)


def work_columns() -> tuple[Column[Work], ...]:
    """Return the columns of the desk's list: who, how much, and what to do next."""
    return (
        Column(tr("Customer no."), lambda work: work.procedure.customer_no, width=150),
        Column(tr("Customer"), lambda work: work.procedure.name, width=92, stretch=True),
        Column(
            tr("Outstanding"),
            lambda work: Money(work.procedure.outstanding).grouped(),
            Align.RIGHT,
            112,
            strong=True,
        ),
        Column(tr("Overdue"), days_words, Align.RIGHT, width=82, tone=_days_tone),
        Column(tr("Next"), lambda work: task_text(work.suggestion), width=160, stretch=True, tone=_tone),
        Column(
            tr("Why"), lambda work: ground_text(work.suggestion), width=110, stretch=True, tip=_whole_reason
        ),
    )


def work_file_columns() -> tuple[FileColumn, ...]:
    """Return the columns of the list in a file."""
    return (
        FileColumn(tr("Customer no."), lambda work: work.procedure.customer_no),
        FileColumn(tr("Customer"), lambda work: work.procedure.name),
        FileColumn(tr("Station · area"), lambda work: place_of(work.procedure.station, work.procedure.area)),
        FileColumn(tr("Address"), lambda work: work.procedure.address),
        FileColumn(tr("Phone"), lambda work: work.procedure.phone),
        FileColumn(tr("Risk category"), risk_words),
        FileColumn(tr("Outstanding"), lambda work: Money(work.procedure.outstanding)),
        FileColumn(tr("Penalty"), lambda work: Money(work.procedure.penalty)),
        FileColumn(tr("Days overdue"), lambda work: work.procedure.days_overdue),
        FileColumn(tr("Next"), lambda work: task_text(work.suggestion)),
        FileColumn(tr("Why"), lambda work: ground_text(work.suggestion)),
        FileColumn(tr("Promise to pay"), lambda work: promise_words(work.promise)),
        FileColumn(tr("Last contact"), lambda work: work.last_contact),
        FileColumn(tr("A cut lacks"), lambda work: missing_words(work.procedure)),
    )


def days_words(work: Work) -> str:
    """Say for how long the oldest bill is overdue."""
    days = work.procedure.days_overdue
    return tr("{days} days", days=days) if days else "–"


def risk_words(work: Work) -> str:
    """Return a customer's risk category, or nothing."""
    risk = RiskCategory(work.risk_category)
    return risk_text(risk) if risk is not RiskCategory.NONE else ""


def _whole_reason(work: Work) -> str:
    return " · ".join(filter(None, (ground_text(work.suggestion), promise_words(work.promise))))


def _days_tone(work: Work) -> Tone:
    return Tone.DANGER if work.procedure.days_overdue > 30 else Tone.TEXT


def _tone(work: Work) -> Tone:
    if work.suggestion.task in (Task.WAIT, Task.NOTHING):
        return Tone.MUTED
    broken = work.promise is not None and work.promise.state is PromiseState.BROKEN
    return Tone.DANGER if broken or work.suggestion.ground in _URGENT else Tone.ACCENT
