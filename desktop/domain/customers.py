"""Customers: the fixed lists of the trade and the shape of a customer number (户号)."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.errors import BadCustomerNumber


class TariffClass(StrEnum):
    """用电类别, the fixed list; the value is the trade's own word and is what is stored."""

    RESIDENTIAL = "居民生活"
    NON_RESIDENTIAL_LIGHTING = "非居民照明"
    COMMERCIAL = "商业"
    GENERAL_INDUSTRY = "非普工业"
    LARGE_INDUSTRY = "大工业"
    AGRICULTURE = "农业生产"
    WHOLESALE = "趸售"


class RiskCategory(StrEnum):
    """风险类别 of the early-warning procedure; NONE is the empty text."""

    NONE = ""
    MINING = "矿业"
    AGRICULTURE = "农业"
    AQUACULTURE = "养殖业"
    TEMPORARY = "临时用电"
    TOWNSHIP = "乡镇事业"


class Funding(StrEnum):
    """Who pays in the end: the customer's own money, or a fiscal appropriation (财政拨款)."""

    OWN = "自筹"
    FISCAL = "财政拨款"


@dataclass(frozen=True, slots=True)
class CustomerDraft:
    """What is known of a customer before it has a row; texts are empty where unknown."""

    customer_no: str
    name: str = ""
    former_no: str = ""
    station: str = ""
    area: str = ""
    address: str = ""
    phone: str = ""
    contact: str = ""
    tariff_class: TariffClass = TariffClass.RESIDENTIAL
    risk_category: RiskCategory = RiskCategory.NONE
    funding: Funding = Funding.OWN
    key_customer: bool = False
    meter_no: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CustomerFilter:
    """Which customers a list shows; None and empty let everyone through.

    `in_arrears` wants something unpaid, and with `overdue_on` something due before that day.
    """

    text: str = ""
    station: str = ""
    area: str = ""
    tariff_class: TariffClass | None = None
    risk_category: RiskCategory | None = None
    key_customer: bool = False
    in_arrears: bool = False
    overdue_on: date | None = None


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """One customer in a list: who it is and what is unpaid (principal, fen) as of the business date."""

    customer_no: str
    name: str
    station: str
    area: str
    address: str
    phone: str
    contact: str
    meter_no: str
    former_no: str
    tariff_class: TariffClass
    risk_category: RiskCategory
    funding: Funding
    key_customer: bool
    note: str
    prestored: int
    unpaid_bills: int = 0
    outstanding: int = 0
    oldest_due_on: date | None = None


def customer_number(text: str) -> str:
    """Return a customer number as it is kept: text of 1 to 32 printable characters, width folded."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not 1 <= len(plain) <= 32 or not plain.isprintable():
        raise BadCustomerNumber(text)
    return plain
