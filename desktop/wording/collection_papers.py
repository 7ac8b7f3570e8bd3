"""The papers of collection in the reader's words, and why a customer got none."""

from collections.abc import Sequence
from itertools import groupby

from desktop.domain.notices import LeftOut, PaperKind, WhyNot
from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_KINDS = {
    PaperKind.OVERDUE: _("Overdue notice"),
    PaperKind.SECOND: _("Second notice"),
    PaperKind.STOP: _("Stop-supply notice"),
    PaperKind.WORK_ORDER: _("Stop-supply work order"),
    PaperKind.RECONNECTION: _("Reconnection order"),
}
_WHY = {
    WhyNot.HELD: _("on hold"),
    WhyNot.NOT_REMINDED: _("no overdue notice was delivered yet"),
    WhyNot.TOO_EARLY: _("too early for it"),
    WhyNot.NOTICED: _("a stop-supply notice was delivered and its window is not over"),
    WhyNot.NOT_LAWFUL: _("a cut lacks something"),
    WhyNot.NOT_STOPPED: _("the supply is not stopped"),
    WhyNot.NOT_PAID: _("not paid in full"),
}
_NAMED = 3


def paper_text(kind: PaperKind) -> str:
    """Name a paper in the language spoken now."""
    return tr(_KINDS[kind])


def why_not_text(why: WhyNot) -> str:
    """Say in the language spoken now why a customer got no paper."""
    return tr(_WHY[why])


def left_out_text(left_out: Sequence[LeftOut]) -> str:
    """Say who got no paper, by reason, the first few by name."""
    by_reason = groupby(sorted(left_out, key=_reason), key=_reason)
    return " ".join(_one_reason(WhyNot(why), list(those)) for why, those in by_reason)


def _reason(one: LeftOut) -> str:
    return one.why.value


def _one_reason(why: WhyNot, those: Sequence[LeftOut]) -> str:
    names = tr(", ").join(_named(one) for one in those[:_NAMED]) + ("…" if len(those) > _NAMED else "")
    facts = {"why": why_not_text(why), "count": f"{len(those):,}", "names": names}
    return tr("Left out, {why}: {count} – {names}.", **facts)


def _named(one: LeftOut) -> str:
    return f"{one.customer_name} ({one.day.isoformat()})" if one.day else one.customer_name
