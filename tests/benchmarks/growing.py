"""What a clerk does all day, in a county of full size against one of a tenth: it must not take longer."""

from collections.abc import Callable, Sequence
from itertools import cycle, islice

from desktop.domain.customers import CustomerFilter
from desktop.services.office import Office
from tests.benchmarks.counties import DAY, Bench
from tests.benchmarks.measuring import Pair, Sample, timed
from tests.benchmarks.paying import ROUNDS, in_arrears, paying
from tests.benchmarks.searching import every_text

_AT_MOST = 1.3
_PAGES = 40


def pairs(bench: Bench) -> list[Pair]:
    """Return a pair for each thing a clerk does; the baseline is the small county."""
    samples: dict[str, Callable[[Office], Sample]] = {
        "payment": lambda office: paying(office, in_arrears(office)),
        "customer page": lambda office: _repeated(_page, office),
        "search": lambda office: _repeated(_search, office),
    }
    return [
        Pair(f"growth: {name}", sample(bench.ours), sample(bench.small), _AT_MOST, rounds=ROUNDS)
        for name, sample in samples.items()
    ]


def _repeated(make: Callable[[Office], Callable[[int], object]], office: Office) -> Sample:
    work = make(office)
    return lambda number: timed(lambda: work(number)) / _PAGES


def _page(office: Office) -> Callable[[int], object]:
    numbers = _spread(office)

    def look(round_number: int) -> None:
        for number in islice(cycle(numbers), round_number * _PAGES, (round_number + 1) * _PAGES):
            office.payments.account(number, DAY)
            office.payments.of_customer(number)
            office.customers.journal(number)

    return look


def _search(office: Office) -> Callable[[int], object]:
    typed = every_text()
    return lambda _: [office.customers.search(text) for text in islice(cycle(typed), _PAGES)]


def _spread(office: Office) -> Sequence[str]:
    """Return customers from all over the county."""
    keys = office.customers.keys(CustomerFilter())
    chosen = keys[:: max(1, len(keys) // 400)]
    return [line.customer_no for line in office.customers.lines(chosen)]
