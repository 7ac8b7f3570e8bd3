"""Risk early warning in the reader's words: rules with what they saw, levels, measures and their states."""

from collections.abc import Callable, Mapping

from desktop.domain.customers import RiskCategory
from desktop.domain.measures import MeasureState
from desktop.domain.risk import Level, MeasureKind, Reason, Rule
from desktop.domain.risk_filter import Followed
from desktop.wording import tr, tr_in
from desktop.wording.categories import risk_text


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_LEVELS = {Level.NONE: _("No risk"), Level.WATCH: _("Watch"), Level.WARN: _("Warn"), Level.ACT: _("Act")}
_MEASURES: Mapping[str, str] = {
    MeasureKind.FEE: _("Temporary-connection fee"),
    MeasureKind.PRESTORED: _("Prestored fee"),
    MeasureKind.DEVICE: _("Prepaid device"),
}
_STATES = {
    MeasureState.OPEN: _("not in place"),
    MeasureState.IN_PLACE: _("in place"),
    MeasureState.RETURNED: _("given back"),
    MeasureState.DROPPED: _("dropped"),
}
_FOLLOWED = {
    Followed.ANY: _("Any measure"),
    Followed.MISSING: _("No measure"),
    Followed.OPEN: _("Not in place yet"),
    Followed.OVERDUE: _("Overdue"),
    Followed.IN_PLACE: _("In place"),
}


def level_text(level: Level) -> str:
    """Name a level in the language spoken now."""
    return tr(_LEVELS[level])


def measure_text(kind: MeasureKind) -> str:
    """Name a measure in the language spoken now."""
    return tr(_MEASURES[kind])


def measure_name(language: str, kind: str) -> str:
    """Name a measure in a paper's language; any other name stays as it is."""
    return tr_in(language, _MEASURES[kind]) if kind in _MEASURES else kind


def measure_state_text(state: MeasureState) -> str:
    """Name how far a measure is, in the language spoken now."""
    return tr(_STATES[state])


def followed_text(how: Followed) -> str:
    """Name a choice of the list's filter in the language spoken now."""
    return tr(_FOLLOWED[how])


def reason_text(reason: Reason) -> str:
    """Say what a rule saw, without its points."""
    return _REASONS[reason.rule](reason)


def _temporary(reason: Reason) -> str:
    if reason.day is None:
        return tr("temporary power without a term on file")
    return tr("temporary power until {day}", day=reason.day.isoformat())


def _ending(reason: Reason) -> str:
    if reason.number < 0:
        return tr("the term is over for {days} days", days=-reason.number)
    return tr("the term ends in {days} days", days=reason.number)


def _against(words: str) -> Callable[[Reason], str]:
    return lambda reason: tr(words, now=f"{reason.number:,}", before=f"{reason.before:,}")


_REASONS: dict[Rule, Callable[[Reason], str]] = {
    Rule.CATEGORY: lambda reason: tr("risk category {name}", name=risk_text(RiskCategory(reason.text))),
    Rule.TEMPORARY: _temporary,
    Rule.ENDING: _ending,
    Rule.JUMP: _against(_("consumption jumped to {now} kWh from {before}")),
    Rule.FALL: _against(_("consumption fell to {now} kWh from {before}")),
    Rule.SLOWER: _against(_("pays {now} days after issue, before {before}")),
    Rule.LATE: lambda reason: tr("paid late or overdue, of the last six bills: {count}", count=reason.number),
    Rule.BOUNCE: lambda reason: tr("bounced cheques: {count}", count=reason.number),
    Rule.PROMISE: lambda reason: tr("broken promises: {count}", count=reason.number),
    Rule.FUNDING: lambda reason: tr("paid by fiscal appropriation"),
}
