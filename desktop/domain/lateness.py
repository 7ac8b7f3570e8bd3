"""What was posted late: after a moment, though its business date is of before."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Late:
    """What late entries changed of the receivable and of what was outstanding, in fen, and how many they are.

    What was known then is what is true of the day, less these.
    """

    receivable: int = 0
    outstanding: int = 0
    entries: int = 0

    def __bool__(self) -> bool:
        """Whether anything was posted late."""
        return self.entries > 0
