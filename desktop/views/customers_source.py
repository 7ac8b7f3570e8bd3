"""Where the list of customers comes from, and what it says while it is empty."""

from collections.abc import Mapping, Sequence

from desktop.domain.customers import CustomerFilter, CustomerLine
from desktop.services.customers import CustomerService
from desktop.views.placeholder import Placeholder
from desktop.wording import tr


def lines_of(customers: CustomerService, keys: Sequence[int]) -> Mapping[int, CustomerLine]:
    """Read these customers, by row key."""
    return dict(zip(keys, customers.lines(keys), strict=True))


def keys_of(customers: CustomerService, wanted: CustomerFilter, _progress: object) -> Sequence[int]:
    """Read the row keys of the customers that a filter lets through."""
    return customers.keys(wanted)


def nobody_yet() -> Placeholder:
    """Say that the list is empty."""
    hint = tr("Import a file of customers, or make one with Ctrl+N.")
    return Placeholder("users", tr("There are no customers yet"), hint)


def nobody_matches() -> Placeholder:
    """Say that the filter lets nobody through."""
    hint = tr("Take a part of the filter away, or all of it with Ctrl+Shift+F.")
    return Placeholder("filter", tr("Nobody matches"), hint)
