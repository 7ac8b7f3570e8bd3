"""An office with people in it: an administrator signed in, a supervisor, a cashier, an auditor."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from desktop.domain.rights import Role
from desktop.services.office import Office
from tests.counter import Counter

Allow = Callable[[], AbstractContextManager[None]]

PASSWORD = "lantern-2012"
ADMINISTRATOR, SUPERVISOR, CASHIER, AUDITOR = "陈局长", "王主任", "符秀英", "李审计"


@pytest.fixture
def county(office_file: Path, allow_sql: Allow) -> Iterator[Counter]:
    """Return a counter open on an empty office without users."""
    with allow_sql():
        opened = Counter(office_file)
    yield opened
    with allow_sql():
        opened.office.close()


@pytest.fixture
def office(county: Counter) -> Office:
    """Return the services of an office in which no user has been made yet."""
    return county.office


@pytest.fixture
def staffed(office: Office, allow_sql: Allow) -> Office:
    """Return the services of an office with people in it, the administrator signed in."""
    with allow_sql():
        office.users.add(ADMINISTRATOR, Role.ADMINISTRATOR, PASSWORD)
        office.users.add(SUPERVISOR, Role.SUPERVISOR, PASSWORD)
        office.users.add(CASHIER, Role.CASHIER, PASSWORD)
        office.users.add(AUDITOR, Role.AUDITOR, PASSWORD)
    return office
