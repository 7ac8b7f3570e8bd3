"""The stages of a prepaid conversion and its reasons, in the reader's words."""

from desktop.domain.conversion import Stage, Why
from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_STAGES = {
    Stage.CANDIDATE: _("Candidate"),
    Stage.APPROVED: _("Approved"),
    Stage.SCHEDULED: _("Scheduled"),
    Stage.INSTALLED: _("Installed"),
    Stage.COMMISSIONED: _("Commissioned"),
    Stage.REJECTED: _("Rejected"),
    Stage.CANCELLED: _("Cancelled"),
}

_REASONS = {
    Why.NEW_CONNECTION: _("New connection"),
    Why.CHRONIC_DEFAULTER: _("Chronic defaulter"),
    Why.RISK_CATEGORY: _("Risk category"),
    Why.OWN_WISH: _("Own wish"),
}


def stage_text(stage: Stage) -> str:
    """Name a stage in the language spoken now."""
    return tr(_STAGES[stage])


def why_text(why: Why) -> str:
    """Name the reason of a conversion in the language spoken now."""
    return tr(_REASONS[why])
