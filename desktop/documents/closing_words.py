"""Closed periods in the reader's words: the lines of their sections, and how a period stands."""

from desktop.documents.words import category_name, days_heap, method_name, month_heap, month_text
from desktop.domain.closing import AdjustedLine, PeriodState, Section
from desktop.wording import language, tr
from desktop.wording.acts import kind_text


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
