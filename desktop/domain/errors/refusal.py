"""What every refusal is."""

from dataclasses import dataclass


class Refusal(Exception):
    """Something that was asked for is not done, and nothing was changed."""


@dataclass(eq=False)
class Cancelled(Refusal):
    """The clerk cancelled; nothing was changed."""
