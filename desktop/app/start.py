"""The start page, and where each kind of duty is seen to."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from desktop.app.following import following
from desktop.app.shell import Parts
from desktop.domain.contacts import ContactKind
from desktop.domain.start import Duty
from desktop.domain.stop_supply import Step
from desktop.views.start_page import StartPage

if TYPE_CHECKING:
    from desktop.services.office import Office
    from desktop.views.contacts_tab import ContactsTab
    from desktop.views.customers_page import CustomersPage
    from desktop.views.funding_tab import FundingTab
    from desktop.views.risk_page import RiskPage
    from desktop.views.stop_supply_tab import StopSupplyTab
    from desktop.views.tabbed_desk import TabbedDesk
    from desktop.views.visits_tab import VisitsTab

Opens = Callable[[str], QWidget]


def start_page(parts: Parts, office: "Office", opens: Opens) -> QWidget:
    """Return the page; it follows the business date, and leads to the desks."""
    page = StartPage(parts.tasks, lambda: office.start, parts.day.today)
    page.opened.connect(partial(see_to, opens))
    return following(parts, page)


def see_to(opens: Opens, duty: Duty) -> None:
    """Open the desk and the list behind a kind of duty."""
    _PLACES[duty](opens)


def _desk(key: str, opens: Opens) -> None:
    opens(key)


def _contacts(kind: ContactKind, opens: Opens) -> None:
    tab = cast("ContactsTab", _tab(opens, "contacts"))
    tab.filter.kind.set_value(kind)


def _funding(opens: Opens, *, broken: bool) -> None:
    tab = cast("FundingTab", _tab(opens, "funding"))
    if broken:
        tab.show_broken()
    else:
        tab.show_due()


def _visits(opens: Opens, *, overdue: bool) -> None:
    tab = cast("VisitsTab", _tab(opens, "visits"))
    if overdue:
        tab.show_overdue()
    else:
        tab.show_due()


def _risk(opens: Opens) -> None:
    cast("RiskPage", _tab(opens, "risk")).open_due()


def _stop(step: Step | None, opens: Opens) -> None:
    tab = cast("StopSupplyTab", _tab(opens, "stop-supply"))
    tab.step.set_value(step)


def _low_balances(opens: Opens) -> None:
    cast("CustomersPage", opens("customers")).show_low()


def _tokens(opens: Opens) -> None:
    cast("TabbedDesk", opens("conversions")).show_tab("vending")


def _tab(opens: Opens, key: str) -> QWidget:
    return cast("TabbedDesk", opens("collection")).show_tab(key)


_PLACES: Mapping[Duty, Callable[[Opens], None]] = {
    Duty.UNFINISHED: partial(_desk, "counter"),
    Duty.SHIFT: partial(_desk, "counter"),
    Duty.RECONNECT: partial(_stop, Step.RECONNECT),
    Duty.STOP_STEP: partial(_stop, None),
    Duty.MEASURE: _risk,
    Duty.POWER: _risk,
    Duty.PROMISE: partial(_contacts, ContactKind.PROMISE),
    Duty.BROKEN_PROMISE: partial(_contacts, ContactKind.PROMISE),
    Duty.HOLD: partial(_contacts, ContactKind.HOLD),
    Duty.INSTALMENT: partial(_funding, broken=False),
    Duty.BROKEN_PLAN: partial(_funding, broken=True),
    Duty.VISIT: partial(_visits, overdue=False),
    Duty.OPINION: partial(_visits, overdue=True),
    Duty.TOKEN: _tokens,
    Duty.CONVERSION: partial(_desk, "conversions"),
    Duty.LOW_BALANCE: _low_balances,
}
