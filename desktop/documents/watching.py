"""Telling how far a long piece of work has come, and giving it up when that is asked."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from desktop.domain.errors import Cancelled

Progress = Callable[[int, int], None]
Asked = Callable[[], bool]
Row = TypeVar("Row")


def watched(
    rows: Iterable[Row], total: int, progress: Progress | None, cancelled: Asked | None, *, every: int = 1
) -> Iterator[Row]:
    """Pass rows on; tell after `every` so many how many there were, of a `total` known beforehand."""
    done = 0
    for done, row in enumerate(rows, start=1):
        if done % every == 0 and cancelled is not None and cancelled():
            raise Cancelled
        yield row
        if done % every == 0 and progress is not None:
            progress(done, total)
    if done % every and progress is not None:
        progress(done, total)
