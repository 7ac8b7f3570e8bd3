"""What the county is billed, month by month: consumption and amount, to the fen of the year's receivable."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from desktop.demo.clients import Client
from desktop.demo.tariff import OUTPUT, SEASON, charge, consumption
from desktop.domain.months import Month

YEAR = 29_700_320_000
"""The year's receivable of 20,000 customers, in fen: 29,700.32 万元."""
_CUSTOMERS = 20_000
_SMALL_AT_MOST = 45
"""Per cent of the receivable that all but large industry may be billed."""
_FEWEST_KWH = 9
SUPPLEMENT_KWH = 18
"""What the telecom branch's relay hut used: its bill is the last one to be paid."""


@dataclass(frozen=True, slots=True)
class Charge:
    """A month's consumption in kWh and its amount in fen."""

    kwh: int
    fen: int


Charges = dict[int, list[Charge]]
"""Each customer's charges by serial number, a month after the other; none before it was connected."""


def receivable(customers: int, months: int) -> int:
    """Return what so many customers are billed in so many months of a year, in fen, a half rounded up."""
    whole = YEAR * customers * months
    return (whole * 2 + _CUSTOMERS * 12) // (_CUSTOMERS * 12 * 2)


def charges(rng: Random, county: Sequence[Client], months: Sequence[Month], supplement: int) -> Charges:
    """Bill every month; each year comes to its receivable, the last one's less the telecom's supplement."""
    small = [client for client in county if not client.is_large]
    large = [client for client in county if client.is_large]
    found: Charges = {client.serial: [] for client in county}
    for year in sorted({month.year for month in months}):
        billed = [month for month in months if month.year == year]
        first = months.index(billed[0])
        total = receivable(len(county), len(billed)) - (supplement if months[-1] in billed else 0)
        used = {client.serial: _used(rng, client, billed, first) for client in small}
        total -= _bill_small(small, used, total * _SMALL_AT_MOST // 100, found)
        _bill_large(large, billed, total, found)
    return found


def _used(rng: Random, client: Client, months: Sequence[Month], first: int) -> list[int]:
    middling = client.trade.kwh * (100 if client.draft.key_customer else client.spread)
    skipped = max(0, client.connected - first)
    return [
        middling * SEASON[month.month - 1] * rng.randrange(86, 115) // 1_000_000 for month in months[skipped:]
    ]


def _bill_small(small: Sequence[Client], used: dict[int, list[int]], most: int, found: Charges) -> int:
    priced = ((client, kwh) for client in small for kwh in used[client.serial])
    asked = sum(charge(kwh, client.trade.tariff_class) for client, kwh in priced)
    part = min(asked, most)
    billed = 0
    for client in small:
        for kwh in used[client.serial]:
            fitted = max(_FEWEST_KWH, kwh * part // asked)
            fen = charge(fitted, client.trade.tariff_class)
            found[client.serial].append(Charge(fitted, fen))
            billed += fen
    return billed


def _bill_large(large: Sequence[Client], months: Sequence[Month], left: int, found: Charges) -> None:
    outputs = [OUTPUT[month.month - 1] for month in months]
    whole = sum(client.weight for client in large) * sum(outputs)
    amounts = {
        client.serial: [left * client.weight * output // whole for output in outputs] for client in large
    }
    amounts[large[0].serial][-1] += left - sum(map(sum, amounts.values()))
    for serial, fens in amounts.items():
        found[serial] += [Charge(consumption(fen), fen) for fen in fens]
