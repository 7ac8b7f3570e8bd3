"""Refusals about targets and their scorecard, in the reader's words."""

from desktop.domain import errors
from desktop.domain.errors import Refusal


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


WORDS: dict[type[Refusal], str] = {
    errors.NotAPeriod: _("“{text}” is neither a year such as 2012 nor a month such as 201206."),
    errors.PeriodNotBegun: _("The period {period} begins on {begins_on}; nothing can be told of it before."),
    errors.NotATarget: _(
        "“{text}” is not a target: a rate is above 0 and at most 100 per cent, an amount above 0.00 yuan, a "
        "number of customers 1 or more."
    ),
    errors.NotAWeight: _("“{text}” is not a weight: a whole number from 1 to 1000."),
    errors.UnknownArea: _("There is no area “{name}” that is the only one of its name in “{station}”."),
    errors.UnknownContractor: _("There is no contractor “{name}”."),
    errors.TargetsRefused: _("{file}: rows refused: {rows}; no target was set."),
    errors.TargetTwice: _("Row {row} sets the same target."),
    errors.NoSuchTarget: _("There is no such target of {name} in {period}."),
    errors.NoTargetsIn: _("No targets are set for {period}."),
}
