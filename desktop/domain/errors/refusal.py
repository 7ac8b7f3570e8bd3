"""What every refusal is."""

from dataclasses import dataclass


class Refusal(Exception):
    """Something that was asked for is not done, and nothing was changed.

    The kinds of it are dataclasses that leave `repr` to this one: each of hundreds would else have its own
    made at every start.
    """

    def __repr__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({facts})"


@dataclass(eq=False, repr=False)
class Cancelled(Refusal):
    """The clerk cancelled; nothing was changed."""
