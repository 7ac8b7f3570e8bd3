"""Closed periods in the reader's words: the lines of their sections, what differs, how a period stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.documents.words import days_heap, method_name, month_heap, month_text
from desktop.domain.closing import COUNTS, AdjustedLine, PeriodState, Section, measured
from desktop.domain.money import Money
from desktop.wording import language, tr
from desktop.wording.acts import kind_text
from desktop.wording.categories import category_name
from desktop.wording.closing import section_text


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure of a line that differs since its close: frozen, the adjustment, and now."""

    line: AdjustedLine
    measure: str
    frozen: int
    adjustment: int
    now: int

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from every other one."""
        return self.line.section, self.line.station, self.line.name, self.measure

    @property
    def name(self) -> str:
        """Its line in words."""
        return " · ".join(filter(None, (section_text(self.line.section), line_text(self.line))))

    def shown(self, value: int) -> str:
        """Write one of its values as a person reads it."""
        return f"{value:,}" if self.measure in COUNTS else Money(value).grouped()


def differences(line: AdjustedLine) -> Iterator[Difference]:
    """Yield the figures of a line that differ."""
    parts = [measured(line, values) for values in (line.frozen, line.adjustment, line.now)]
    for measure in parts[0]:
        frozen, adjustment, now = (part[measure] for part in parts)
        if adjustment:
            yield Difference(line, measure, frozen, adjustment, now)


def line_text(line: AdjustedLine) -> str:
    """Name a line within its section, in the language spoken now."""
    if line.section is Section.AREA:
        return f"{line.station} · {line.name}"
    if line.section is Section.CATEGORY:
        return category_name(language(), line.name)
    if line.section in (Section.MONTH, Section.PRIOR):
        return month_text(line.name)
    if line.section is Section.CHANNEL:
        return method_name(language(), line.name)
    if line.section is Section.AGE_DAYS:
        return days_heap(language(), line.name)
    if line.section is Section.AGE_MONTHS:
        return month_heap(language(), line.name)
    return kind_text(line.name) if line.section is Section.ADJUSTMENT else line.name


def state_text(state: PeriodState) -> str:
    """Say how a period stands, in the language spoken now."""
    if state.close is not None:
        return tr("frozen")
    return tr("can be closed") if state.is_closable else tr("still running")
