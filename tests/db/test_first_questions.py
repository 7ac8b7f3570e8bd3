"""What the window asks first is answered before SQLAlchemy is loaded, and the same way as later."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from desktop.domain.customers import CustomerFilter
from desktop.services.office import Office, open_office
from tests.counter import Counter, stopped

ROOT = Path(__file__).parents[2]
ASKED = (
    "hrsn",
    "华",
    "华润",
    "华润水泥",
    "0706000000000001",
    "0706",
    "HN1103",
    "50%",
    "_",
    "/",
    "昌江)",
    "nobody",
)
FIRST = dedent(
    """
    import sys
    from datetime import UTC, datetime
    from desktop.services.office import open_office

    office = open_office(sys.argv[1], lambda: datetime(2012, 5, 20, tzinfo=UTC), clerk="符秀英")
    assert (office.language(), str(office.business_date())) == ("system", "2012-05-20")
    assert [line.outstanding for line in office.finding.search("hrsn")] == [8000]
    print("sqlalchemy" in sys.modules)
    office.customers.get("0706000000000001")
    print("sqlalchemy" in sys.modules)
    """
)


@pytest.fixture
def peopled(office_file: Path) -> Path:
    """Return an office's file with a few customers, one of whom owes; nobody has it open."""
    counter = Counter(office_file)
    counter.customer(
        name="华润水泥(昌江)有限公司", meter_no="HN11030155", phone="0898-26622", key_customer=True
    )
    counter.customer("0706000000000002", name="华A_公司", former_no="A/50%")
    counter.customer("0706000000000003", name="符秀英")
    counter.bill("0706000000000001", "80.00")
    counter.office.close()
    return office_file


@pytest.fixture
def office(peopled: Path) -> Iterator[Office]:
    """Return the peopled office, opened by its path."""
    opened = open_office(peopled, stopped, clerk="符秀英")
    yield opened
    opened.close()


def test_an_up_to_date_file_is_opened_and_searched_without_sqlalchemy(peopled: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", FIRST, str(peopled)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["False", "True"]


def test_a_database_by_its_address_is_searched_as_a_file_is(office: Office, peopled: Path) -> None:
    by_path = [office.finding.search(text) for text in ASKED]
    assert [len(found) for found in by_path] == [1, 2, 1, 1, 1, 3, 1, 1, 1, 1, 1, 0]
    office.close()
    by_address = open_office(f"sqlite:///{peopled}", stopped, clerk="符秀英")
    assert [by_address.finding.search(text) for text in ASKED] == by_path
    by_address.close()


@pytest.mark.parametrize("text", ASKED)
def test_the_list_of_customers_filters_by_what_the_search_finds(office: Office, text: str) -> None:
    filtered = office.customers.lines(office.customers.keys(CustomerFilter(text=text)))
    assert filtered == sorted(office.customers.search(text), key=lambda line: line.customer_no)
