"""What the list of users shows."""

from desktop.domain.rights import RIGHTS, Right, Role
from desktop.domain.users import User
from desktop.views.columns import Column
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.roles import right_text, role_text


def user_columns() -> tuple[Column[User], ...]:
    """Return the columns of a user: who, as what, and whether they may come in."""
    return (
        Column(tr("User"), lambda user: user.name, width=140, strong=True, sort_key=lambda user: user.name),
        Column(
            tr("Role"),
            lambda user: role_text(user.role),
            width=120,
            sort_key=lambda user: list(Role).index(user.role),
        ),
        Column(tr("May"), rights_of, width=160, stretch=True, tone=lambda _: Tone.MUTED, tip=rights_of),
        Column(tr("State"), _state, width=120, tone=_state_tone, sort_key=lambda user: not user.active),
    )


def rights_of(user: User) -> str:
    """Say what a user's role allows."""
    if user.role is Role.ADMINISTRATOR:
        return tr("everything")
    return tr(", ").join(right_text(right) for right in Right if right in RIGHTS[user.role])


def _state(user: User) -> str:
    return tr("may sign in") if user.active else tr("disabled")


def _state_tone(user: User) -> Tone:
    return Tone.GOOD if user.active else Tone.MUTED
