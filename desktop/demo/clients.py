"""The county's customers: who they are, where they are and what they are found by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from desktop.demo import names
from desktop.demo.places import Place
from desktop.demo.trades import HOUSEHOLD, KEY_CUSTOMERS, OTHERS, KeyCustomer, Trade
from desktop.domain.customers import CustomerDraft, TariffClass

FEWEST = 5
"""The five key customers are always there."""
_URBAN_WEIGHT = {"石碌供电所": 9, "霸王岭供电所": 3}
_NOTES = ("白天无人，晚上联系", "电表在邻居院墙", "户主外出务工，费用由亲属代交", "有狗，抄表先打电话")
_SPREAD = (14, 28, 39, 48, 56, 63, 70, 77, 84, 91, 98, 106, 115, 125, 138, 155, 178, 212, 270, 390)
_NEW_IN_10_000 = 12
_NOBODYS = "140"
"""Begins the numbers of things and of no person: none of the invented ones is anybody's."""


@dataclass(frozen=True, slots=True)
class Client:
    """A customer with the serial number it is billed by; `connected` is its first billing month's index."""

    serial: int
    draft: CustomerDraft
    trade: Trade
    place: Place
    weight: int = 0
    """Its part of what large industry is billed."""
    spread: int = 100
    """Per cent of its trade's middling consumption."""
    connected: int = 0

    @property
    def is_large(self) -> bool:
        """Whether it is billed for its demand too."""
        return self.trade.tariff_class is TariffClass.LARGE_INDUSTRY


def clients(rng: Random, count: int, places: Sequence[Place], months: int) -> list[Client]:
    """Return so many customers in the order of their areas, the five key customers in their own places."""
    wanted: list[tuple[int, Trade, KeyCustomer | None]] = []
    order = {place.area: number for number, place in enumerate(places)}
    weights = [_weight(rng, place) for place in places]
    for key in KEY_CUSTOMERS:
        wanted.append((order[key.area], key.trade, key))
    for trade in _mix(count - len(KEY_CUSTOMERS), count):
        wanted.append((_somewhere(rng, trade, places, weights), trade, None))
    wanted.sort(key=lambda one: one[0])
    phones = iter(rng.sample(range(10_000_000, 100_000_000), count))
    return [
        _client(rng, serial, places[at], trade, key, next(phones), months)
        for serial, (at, trade, key) in enumerate(wanted, 1)
    ]


def _mix(others: int, count: int) -> Iterator[Trade]:
    for trade in OTHERS:
        share = min(others, (count * trade.share + 5_000) // 10_000)
        others -= share
        yield from [trade] * share
    yield from [HOUSEHOLD] * others


def _weight(rng: Random, place: Place) -> int:
    most = _URBAN_WEIGHT.get(place.station, 4) if place.is_urban else 2
    return most * rng.randrange(70, 131)


def _somewhere(rng: Random, trade: Trade, places: Sequence[Place], weights: Sequence[int]) -> int:
    while True:
        [at] = rng.choices(range(len(places)), weights)
        if not trade.stations or places[at].station in trade.stations:
            return at


def _client(
    rng: Random, serial: int, place: Place, trade: Trade, key: KeyCustomer | None, phone: int, months: int
) -> Client:
    name = key.name if key else _name(rng, trade, place)
    draft = CustomerDraft(
        customer_no=f"0706{place.code:04d}{serial:08d}",
        name=name,
        former_no=f"46{rng.randrange(10**8):08d}" if rng.randrange(100) < 12 else "",
        station=place.station,
        area=place.area,
        address=_address(rng, place),
        phone=f"{_NOBODYS}{phone}" if rng.randrange(100) < 88 else "",
        contact=names.person(rng) if trade is not HOUSEHOLD else "",
        tariff_class=trade.tariff_class,
        risk_category=trade.risk,
        funding=trade.funding,
        key_customer=key is not None,
        meter_no=f"HN{11_000_000 + serial * 37}",
        note=rng.choice(_NOTES) if not key and rng.randrange(100) < 2 else "",
    )
    weight = key.weight if key else rng.randrange(30, 131)
    return Client(serial, draft, trade, place, weight, rng.choice(_SPREAD), _connected(rng, trade, months))


def _connected(rng: Random, trade: Trade, months: int) -> int:
    is_new = trade is HOUSEHOLD and rng.randrange(10_000) < _NEW_IN_10_000
    return max(0, months - rng.randrange(2, 5)) if is_new else 0


def _name(rng: Random, trade: Trade, place: Place) -> str:
    if not trade.nouns:
        return names.person(rng)
    town = place.station.removesuffix("供电所")
    return names.business(rng, town, rng.choice(trade.nouns))


def _address(rng: Random, place: Place) -> str:
    if place.is_urban:
        return f"昌江县{place.town}{place.area}{rng.randrange(1, 160)}号"
    return f"昌江县{place.town}{place.area}{rng.choice('一二三四五六')}组{rng.randrange(1, 90)}号"
