"""The command as a process of its own: codes, encodings, pipes, and a file that another process holds."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.services.office import open_office
from tests.counter import Counter, stopped

ROOT = Path(__file__).parents[2]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return an environment without a display and with a data folder of its own."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "JIELING_DB", "JIELING_LANGUAGE")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    own = {"PYTHONPATH": str(ROOT), "HOME": str(folder), "XDG_DATA_HOME": str(folder), "LC_ALL": "C"}
    return {**kept, **own, **more}


def start(folder: Path, *words: object, **more: str) -> subprocess.Popen[bytes]:
    """Start the command."""
    line = [sys.executable, "-m", "desktop", *map(str, words)]
    env = environment(folder, **more)
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)


def run(folder: Path, *words: object, **more: str) -> tuple[int, str, str]:
    """Run the command to its end; return its code, its output and its error output."""
    process = start(folder, *words, **more)
    said, complained = process.communicate(timeout=60)
    return process.returncode, said.decode("utf-8"), complained.decode("utf-8")


@pytest.fixture
def known(counter: Counter) -> Path:
    """Return the file of an office with one customer, closed."""
    counter.customer(name="符秀英")
    counter.office.close()
    return counter.file


def test_what_is_said_is_utf8_whatever_the_locale(known: Path, tmp_path: Path) -> None:
    plain = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    code, said, complained = run(tmp_path, "show", "0706000000000001", "--json", "--db", known, **plain)
    assert (code, json.loads(said)["name"], complained) == (0, "符秀英", "")
    code, said, complained = run(tmp_path, "show", "户号", "--db", known, LC_ALL="zh_CN.GB18030")
    assert (code, said, "户号" in complained) == (1, "", True)


def test_codes(known: Path, tmp_path: Path) -> None:
    refused = run(tmp_path, "show", "9", "--db", known)
    assert (refused[0], refused[1], len(refused[2].splitlines())) == (1, "", 1)
    assert run(tmp_path, "show")[0] == 2
    assert run(tmp_path, "--help")[0] == 0


def test_a_second_process_is_told_who_has_the_file_and_may_read_a_snapshot(
    known: Path, tmp_path: Path
) -> None:
    office = open_office(known, stopped)
    try:
        code, said, complained = run(tmp_path, "show", "0706000000000001", "--db", known)
        assert (code, said) == (1, "")
        assert f"({os.getpid()})" in complained and "snapshot" in complained
        read = run(tmp_path, "show", "0706000000000001", "--db", known, "--snapshot", "--json")
        assert (read[0], json.loads(read[1])["name"]) == (0, "符秀英")
    finally:
        office.close()


def test_a_reader_that_goes_away_is_no_failure(known: Path, tmp_path: Path) -> None:
    process = start(tmp_path, "settings", "list", "--db", known)
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_without_a_display_the_window_says_so(known: Path, tmp_path: Path) -> None:
    code, said, complained = run(tmp_path, "--db", known)
    assert (code, said) == (1, "")
    assert complained.startswith("There is no display")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("--help",), id="help"),
        pytest.param(("show", "0706000000000001"), id="show"),
        pytest.param(("pay", "--customer", "0706000000000001", "--amount", "5"), id="pay"),
    ],
)
def test_a_command_loads_only_what_it_needs(known: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    script = (
        "import sys\nfrom desktop import cli\ncli.main(sys.argv[1:])\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    line = [sys.executable, "-c", script, *words, "--db", str(known)]
    said = subprocess.run(line, capture_output=True, env=environment(tmp_path), timeout=60, check=True).stdout
    loaded = set(said.decode().splitlines()[-1].split())
    heavy = {"PySide6", "reportlab", "xlsxwriter", "alembic", "pypinyin", "openpyxl"}
    assert not loaded & (heavy | ({"sqlalchemy"} if words == ("--help",) else set()))
