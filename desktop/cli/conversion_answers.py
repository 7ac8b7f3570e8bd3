"""Conversions as the command tells them."""

from collections.abc import Sequence

from desktop.cli.call import Answer, Data
from desktop.cli.table import facts, table
from desktop.domain.conversion import Conversion, ConversionStep
from desktop.domain.meter_change import DEFAULTS, MeterChange
from desktop.domain.money import Money
from desktop.wording import tr
from desktop.wording.conversions import standing_text
from desktop.wording.stages import stage_text, why_text


def told_one(conversion: Conversion) -> Answer:
    """Tell one conversion."""
    said = (
        (tr("Customer"), f"{conversion.customer_no}  {conversion.name}"),
        (tr("Stage"), stage_text(conversion.stage)),
        (tr("Since"), _since(conversion)),
        (tr("Why"), why_text(conversion.why)),
        (tr("New meter"), conversion.new_meter),
        (tr("Debt"), Money(conversion.debt).grouped()),
    )
    return Answer(conversion_data(conversion), facts(said))


def told_several(conversions: Sequence[Conversion]) -> Answer:
    """Tell conversions as a table."""
    headings = (
        *(tr("Customer no."), tr("Customer name"), tr("Station"), tr("Stage"), tr("Since")),
        *(tr("Why"), tr("New meter"), tr("Debt")),
    )
    rows = (
        (
            one.customer_no,
            one.name,
            one.station,
            stage_text(one.stage),
            _since(one),
            why_text(one.why),
            one.new_meter,
            Money(one.debt).grouped(),
        )
        for one in conversions
    )
    data = {"conversions": [conversion_data(one) for one in conversions]}
    return Answer(data, table(headings, rows, (7,)))


def conversion_data(one: Conversion) -> Data:
    """Return a conversion as a script is told it."""
    return {
        "customer_no": one.customer_no,
        "name": one.name,
        "station": one.station,
        "area": one.area,
        "stage": one.stage.value,
        "reason": one.why.value,
        "stage_on": one.stage_on.isoformat(),
        "days_standing": one.days_standing,
        "stuck": one.stuck,
        "old_meter": one.old_meter,
        "last_reading": one.last_reading,
        "new_meter": one.new_meter,
        "debt": str(Money(one.debt)),
        "evidence": _evidence(one.evidence) if one.evidence else None,
        "steps": [_step(step) for step in one.steps],
    }


def _evidence(change: MeterChange) -> Data:
    amounts = {name: str(Money(getattr(change, name) or 0)) for name in DEFAULTS}
    return change.facts() | amounts


def _step(step: ConversionStep) -> Data:
    return {
        "stage": step.stage.value,
        "on": step.on.isoformat(),
        "person": step.person,
        "note": step.note,
        "recorded_by": step.recorded_by or None,
    }


def _since(one: Conversion) -> str:
    return f"{one.stage_on.isoformat()} · {standing_text(one)}"
