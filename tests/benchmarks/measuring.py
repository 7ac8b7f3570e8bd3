"""Measure a piece of ours against a plain baseline: in turns, in one run, by their medians."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Sample = Callable[[int], float]
"""Does one round of the work, which is numbered, and returns how many seconds it took."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An operation of ours and what it is held against; `target` is the most that the ratio may be."""

    name: str
    ours: Sample
    baseline: Sample
    target: float | None
    rounds: int = 5


@dataclass(frozen=True, slots=True)
class Result:
    """The medians of a pair, in seconds."""

    operation: str
    ours: float
    baseline: float
    target: float | None

    @property
    def ratio(self) -> float:
        """How many times the baseline ours takes."""
        return self.ours / self.baseline

    @property
    def verdict(self) -> str:
        """Whether the target is met."""
        if self.target is None:
            return ""
        return "met" if self.ratio <= self.target else "MISSED"


def measure(pair: Pair) -> Result:
    """Run a pair in turns, each beginning every other round; the first round warms up and does not count."""
    times: dict[Sample, list[float]] = {pair.ours: [], pair.baseline: []}
    for number in range(pair.rounds + 1):
        in_turn: Sequence[Sample] = (pair.ours, pair.baseline)
        for sample in in_turn if number % 2 else reversed(in_turn):
            gc.collect()
            seconds = sample(number)
            if number:
                times[sample].append(seconds)
    return Result(pair.name, median(times[pair.ours]), median(times[pair.baseline]), pair.target)


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds some work takes."""
    began = perf_counter()
    work()
    return perf_counter() - began
