"""The people of an office who sign in, and how long a counter waits after wrong passwords."""

from dataclasses import dataclass

from desktop.domain.rights import Role

FREE_TRIES = 5
LONGEST_WAIT = 60
SHORTEST_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class User:
    """A person who can sign in; a user who left stays in the list, for what they did stays too."""

    name: str
    role: Role
    active: bool = True


@dataclass(frozen=True, slots=True)
class Approval:
    """A second person's word for one act: who confirmed, and in which role."""

    name: str
    role: Role


def wait_after(failures: int) -> int:
    """Return for how many seconds a counter refuses a user after so many wrong passwords: 1, 2, 4 … 60."""
    over = failures - FREE_TRIES
    return 0 if over < 0 else min(LONGEST_WAIT, 2 ** min(over, 6))
