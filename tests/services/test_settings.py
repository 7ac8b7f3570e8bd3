"""The bureau's settings, and the business date that is stored with the file."""

from pathlib import Path

import pytest

from desktop.domain.errors import NotAChoice, NotADate, UnknownSetting
from desktop.domain.settings import SETTINGS
from tests.counter import NOON, Counter, day


def test_every_setting_has_its_default_and_keeps_it(counter: Counter) -> None:
    defaults = {key: setting.default for key, setting in SETTINGS.items()}
    assert counter.office.settings.all() == defaults
    assert counter.office.settings.set_all(defaults) == defaults
    assert counter.check().acts == 0


@pytest.mark.parametrize(
    ("key", "value", "refused"),
    [
        ("penalty.cross_year", "both", NotAChoice),
        ("allocation", "youngest-first", NotAChoice),
        ("conversion.defaulter_bills", "0", NotAChoice),
        ("conversion.defaulter_days", "ninety", NotAChoice),
        ("business_date", "2012-02-30", NotADate),
        ("no.such", "x", UnknownSetting),
    ],
)
def test_what_a_setting_cannot_be_is_refused_and_nothing_changes(
    counter: Counter, key: str, value: str, refused: type[Exception]
) -> None:
    before = counter.office.settings.all()
    with pytest.raises(refused):
        counter.office.settings.set_all({"bureau.name": "昌江", key: value})
    assert counter.office.settings.all() == before


def test_a_change_is_an_act_of_the_chain(counter: Counter) -> None:
    counter.office.settings.set_all({"bureau.name": "昌江", "bureau.phone": "95598"})
    assert counter.check().acts == 1


def test_the_business_date_stays_with_the_file(counter: Counter) -> None:
    assert counter.office.settings.business_date() == NOON.date()
    counter.office.settings.set_business_date(day("2011-12-15"))
    again = counter.reopened()
    assert again.office.settings.business_date() == day("2011-12-15")
    assert again.office.settings.set_business_date(None) == NOON.date()
    again.office.close()
    counter.office = Counter(counter.file).office


def test_each_database_has_a_folder_of_its_own_for_its_receipts(counter: Counter, tmp_path: Path) -> None:
    settings = counter.office.settings
    assert settings.papers_folder() == counter.file.with_name(f"{counter.file.stem}-papers")
    settings.set("folder.papers", str(tmp_path / "elsewhere"))
    assert settings.papers_folder() == tmp_path / "elsewhere"
