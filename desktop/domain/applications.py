"""Applications for new connections (报装): prepaid by default, taken, decided and connected."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from desktop.domain.conversion import Stage
from desktop.domain.customers import CustomerDraft, Funding, RiskCategory, TariffClass
from desktop.domain.errors import BadPhone, FieldMissing, ReasonMissing

_FEWEST_DIGITS = 5
_PHONE_SIGNS = set("0123456789+-()/ ,;")


class ApplicationState(StrEnum):
    """Where an application stands; `connected` is never kept, it follows from the meter."""

    APPLIED = "applied"
    ACCEPTED = "accepted"
    CONNECTED = "connected"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ApplicationDraft:
    """What an applicant asks for; `exception` says why it is not prepaid."""

    name: str
    address: str
    station: str
    area: str
    applied_on: date
    phone: str = ""
    contact: str = ""
    tariff_class: TariffClass = TariffClass.RESIDENTIAL
    risk_category: RiskCategory = RiskCategory.NONE
    funding: Funding = Funding.OWN
    prepaid: bool = True
    exception: str = ""

    def checked(self) -> "ApplicationDraft":
        """Return it without margins. Raises FieldMissing, BadPhone, or ReasonMissing for the exception."""
        texts: dict[str, Any] = {
            name: getattr(self, name).strip() for name in ("name", "address", "station", "area")
        }
        for field, text in texts.items():
            if not text:
                raise FieldMissing("customer_name" if field == "name" else field)
        exception = "" if self.prepaid else self.exception.strip()
        if not self.prepaid and not exception:
            raise ReasonMissing
        texts |= {"phone": phone_number(self.phone), "contact": self.contact.strip(), "exception": exception}
        return replace(self, **texts)


@dataclass(frozen=True, slots=True)
class Application:
    """An application as it stands; `reason` says why it was refused or withdrawn."""

    key: int
    number: str
    name: str
    address: str
    phone: str
    contact: str
    station: str
    area: str
    tariff_class: TariffClass
    risk_category: RiskCategory
    funding: Funding
    prepaid: bool
    exception: str
    approved_by: str
    state: ApplicationState
    applied_on: date
    state_on: date
    reason: str
    taken_by: str
    customer_no: str = ""
    meter_no: str = ""
    stage: Stage | None = None
    """Where the conversion stands that a prepaid connection began."""


@dataclass(frozen=True, slots=True)
class ApplicationFilter:
    """Which applications a list shows; None and empty let everyone through."""

    state: ApplicationState | None = None
    station: str = ""
    text: str = ""


def customer_of(application: Application, customer_no: str) -> CustomerDraft:
    """Return the customer that an accepted application makes."""
    return CustomerDraft(
        customer_no,
        application.name,
        station=application.station,
        area=application.area,
        address=application.address,
        phone=application.phone,
        contact=application.contact,
        tariff_class=application.tariff_class,
        risk_category=application.risk_category,
        funding=application.funding,
        note=application.number,
    )


def phone_number(text: str) -> str:
    """Return phone numbers as they are kept, width folded; empty is none. Raises BadPhone."""
    plain = unicodedata.normalize("NFKC", text).replace("、", "/").strip()
    digits = sum(sign.isdecimal() for sign in plain)
    if plain and (not set(plain) <= _PHONE_SIGNS or digits < _FEWEST_DIGITS):
        raise BadPhone(text)
    return plain


def next_free(highest: str) -> str:
    """Return the customer number after the highest one of its length; empty where that would be longer."""
    after = str(int(highest) + 1).zfill(len(highest))
    return after if len(after) == len(highest) else ""
