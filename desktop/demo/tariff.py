"""What a kilowatt-hour costs in the demo county, and what it uses in each month of the year."""

from desktop.domain.customers import TariffClass

PRICES = {
    TariffClass.RESIDENTIAL: 6083,
    TariffClass.NON_RESIDENTIAL_LIGHTING: 8543,
    TariffClass.COMMERCIAL: 9333,
    TariffClass.GENERAL_INDUSTRY: 8043,
    TariffClass.LARGE_INDUSTRY: 6368,
    TariffClass.AGRICULTURE: 6193,
    TariffClass.WHOLESALE: 5240,
}
"""Hundredths of a fen for each kWh."""

SEASON = (82, 78, 88, 97, 109, 119, 124, 122, 112, 100, 88, 81)
"""Per cent of a middling month, January to December: the hot months use most."""

OUTPUT = (96, 74, 99, 103, 105, 104, 101, 100, 103, 106, 107, 102)
"""The same for large industry, which rests at the Spring Festival."""

DEMAND_PER_CENT = 11
"""The part of large industry's bill that is for its demand (基本电费) and not for its consumption."""


def charge(kwh: int, tariff_class: TariffClass) -> int:
    """Return what a consumption costs, in fen, a half rounded up."""
    return (kwh * PRICES[tariff_class] * 2 + 100) // 200


def consumption(fen: int) -> int:
    """Return the kWh behind a large industry's bill, its demand charge taken off."""
    energy = fen * (100 - DEMAND_PER_CENT)
    return energy // PRICES[TariffClass.LARGE_INDUSTRY]
