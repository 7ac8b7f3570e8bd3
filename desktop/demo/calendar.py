"""The county's billing calendar: which months, when each station's bills go out, and when they are due."""

from datetime import date

from desktop.demo.clients import Client
from desktop.domain.customers import TariffClass
from desktop.domain.months import Month

LAST_MONTH = Month(2011, 12)
SETTLED_BY = 18
"""By this day of December all but the telecom branch have paid; the 19th finds one bill unpaid."""
SUPPLEMENT_ISSUED = date(2011, 12, 10)
SUPPLEMENT_DUE = date(2011, 12, 25)
LAST_DAY = date(2011, 12, 20)
"""结零: the telecom branch pays the county's last bill."""
_LAST_READING_DAY = 9
_AREAS = 93
_DUE = {TariffClass.LARGE_INDUSTRY: (15, 12), TariffClass.RESIDENTIAL: (25, 20)}
_DUE_OF_OTHERS = (20, 15)


def months_billed(count: int) -> list[Month]:
    """Return so many billing months, the last of them December 2011."""
    return [LAST_MONTH.shifted(back) for back in range(1 - count, 1)]


def issued_on(month: Month, client: Client) -> date:
    """Return the day on which a customer's bill goes out: the stations are read one after the other."""
    day = 1 if client.is_large else 1 + client.place.code * _LAST_READING_DAY // _AREAS
    return date(month.year, month.month, day)


def due_on(month: Month, client: Client) -> date:
    """Return the day on which a customer's bill is due, which is earlier at the year's end."""
    ordinary, december = _DUE.get(client.trade.tariff_class, _DUE_OF_OTHERS)
    return date(month.year, month.month, december if month.month == 12 else ordinary)


def last_call(year: int, day: int = SETTLED_BY) -> date:
    """Return a day of a year's December."""
    return date(year, 12, day)
