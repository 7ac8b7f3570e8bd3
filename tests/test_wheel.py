"""The wheel by itself, away from the sources: it finds its fonts, words and places, and does the main job."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
RESOURCES = ("fonts/NotoSansSC-Regular.ttf", "icons/jieling.svg", "places/changjiang_villages.csv")
RESOURCES += ("i18n/zh_CN/LC_MESSAGES/jieling.mo",)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it into a folder of its own; what it depends on is there already."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT], check=True)
    [wheel] = folder.glob("jieling-*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", folder / "site", wheel], check=True)
    return folder / "site"


def spoken(installed: Path, *words: str | Path) -> str:
    """Run Python on the installed wheel, in a folder that is not the checkout, and return what it said."""
    return subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed), "LC_ALL": "zh_CN.UTF-8", "PYTHONUTF8": "1"},
        text=True,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout


def test_the_resources_are_inside_the_package(installed: Path) -> None:
    folder = Path(spoken(installed, "-c", "from desktop import paths; print(paths.resources())").strip())
    assert folder == installed / "desktop" / "resources"
    assert [name for name in RESOURCES if not (folder / name).is_file()] == []


def test_the_licences_travel_with_it(installed: Path) -> None:
    [licences] = installed.glob("jieling-*.dist-info/licenses")
    texts = "".join(file.read_text(encoding="utf-8") for file in licences.rglob("*") if file.is_file())
    assert all(name in texts for name in ("MIT", "SIL OPEN FONT LICENSE", "ISC"))


def test_the_main_job_is_done_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    db, workbook, paper = tmp_path / "county.db", tmp_path / "summary.xlsx", tmp_path / "notices.pdf"
    jieling = ("-m", "desktop")
    spoken(
        installed,
        *jieling,
        *("demo", "--db", db, "--customers", "60", "--as-of", "2011-12-15", "--no-window"),
    )
    spoken(installed, *jieling, "summary", "--db", db, "--year", "2011", "--out", workbook)
    spoken(installed, *jieling, "notices", "--db", db, "--on", "2011-12-15", "--out", paper)
    assert workbook.read_bytes().startswith(b"PK")
    assert paper.read_bytes().startswith(b"%PDF")
    assert "石碌" in spoken(installed, *jieling, "recovery", "--db", db, "--on", "2011-12-15")
