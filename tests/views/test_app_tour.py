"""The tour where there is no display: papers, a workbook and pictures, and the file itself untouched."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.app import tour
from tests.counter import Counter

FU = "0706000000000001"
WANG = "0706000000000002"
Allow = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def county(office_file: Path, allow_sql: Allow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with allow_sql():
        counter = Counter(office_file)
        counter.office.settings.set_business_date(date(2012, 6, 20))
        for customer in (FU, WANG):
            counter.customer(customer)
            counter.bill(customer, "186.40")
        counter.office.close()
    return office_file


def test_the_main_job_is_done_without_a_display(
    qapp: QApplication, county: Path, tmp_path: Path, allow_sql: Allow, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sha256(county.read_bytes()).digest()
    with allow_sql():
        assert tour(county, tmp_path / "out") == 0
    left = {file.name for file in (tmp_path / "out").iterdir()}
    papers = {"receipt-SJ00000001.pdf", "notices-石碌供电所.pdf", "summary-2012.xlsx", "summary-2012.pdf"}
    assert papers < left
    desks = (
        "counter",
        "takings",
        "customers",
        "arrears",
        "conversions",
        "recovery",
        "import",
        "bank",
        "settings",
    )
    assert {f"{desk}.{language}.png" for desk in desks for language in ("en", "zh_CN")} < left
    assert QImage(str(tmp_path / "out" / "counter.dark.png")).size().toTuple() == (1280, 800)
    assert sha256(county.read_bytes()).digest() == before
    assert "Payment of 192.18 yuan" in capsys.readouterr().out


def test_a_county_at_zero_has_a_tour_too(
    qapp: QApplication, office_file: Path, tmp_path: Path, allow_sql: Allow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with allow_sql():
        counter = Counter(office_file)
        counter.office.settings.set_business_date(date(2012, 6, 20))
        counter.office.close()
        assert tour(office_file, tmp_path / "out") == 0
    assert (tmp_path / "out" / "summary-2012.pdf").exists()
    assert not list((tmp_path / "out").glob("receipt-*"))
