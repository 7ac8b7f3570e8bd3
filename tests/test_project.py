"""The project keeps what it promises: its layers, its papers, and the commands that its papers name."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import WindowMissing
from desktop.wording.refusals import WORDS

ROOT = Path(__file__).parents[1]
READMES = ["README.md", "README.zh-CN.md"]
PAPERS = [*READMES, "CHANGELOG.md"]
PAPERS += sorted(file.relative_to(ROOT).as_posix() for file in ROOT.glob("docs/**/*.md"))
LINES_AT_MOST = 400


def text_of(paper: str) -> str:
    """Read a file of the project."""
    return (ROOT / paper).read_text(encoding="utf-8")


def project() -> dict[str, object]:
    """Return the project's table of pyproject.toml."""
    return tomllib.loads(text_of("pyproject.toml"))["project"]


def sources() -> Iterator[Path]:
    """Yield every Python file of the program, its tests and its tools."""
    for folder in ("desktop", "tests", "tools"):
        yield from (ROOT / folder).rglob("*.py")


def test_the_layers_hold() -> None:
    contracts = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    told = subprocess.run(contracts, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_names_commands_that_are_there(readme: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)", text_of(readme))) - {"python"}
    assert {"run", "test"} <= named <= targets


def test_help_tells_every_target() -> None:
    makefile = text_of("Makefile")
    phony = set(re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split()) - {"help"}
    assert phony == set(re.findall(r'@echo "make ([a-z-]+)', makefile))


@pytest.mark.parametrize("paper", [*READMES, ".ci/run"])
def test_the_packages_for_qt_are_the_ones_the_program_names(paper: str) -> None:
    named = {word for word in WORDS[WindowMissing].split() if word.startswith("lib")}
    assert len(named) > 9
    assert named <= set(re.split(r"[\s\\]+", text_of(paper)))


@pytest.mark.parametrize("paper", PAPERS)
def test_links_and_pictures_lead_somewhere(paper: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", text_of(paper))
    folder = (ROOT / paper).parent
    assert [link for link in links if not (folder / link).exists()] == []


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## {project()['version']}" in text_of("CHANGELOG.md")


def test_both_readmes_tell_the_same_chapters() -> None:
    english, chinese = (re.findall(r"^(#+) ", text_of(readme), re.MULTILINE) for readme in READMES)
    assert english == chinese


def test_the_licences_of_what_is_carried_are_there() -> None:
    for licence in project()["license-files"]:
        assert (ROOT / licence).stat().st_size > 500


def test_no_module_is_too_long_to_be_read() -> None:
    modules = (file for file in sources() if "desktop" in file.relative_to(ROOT).parts)
    long = {file.name for file in modules if lines(file) > LINES_AT_MOST}
    assert long <= {"0001_the_office_and_its_ledger.py"}


def lines(file: Path) -> int:
    """Count a file's lines."""
    return file.read_text(encoding="utf-8").count("\n")


def test_nothing_is_left_for_later() -> None:
    left = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    assert [file.name for file in sources() if left.search(file.read_text(encoding="utf-8"))] == []


def test_no_place_of_one_machine_is_named() -> None:
    here = re.compile(r"(?<![\w.])/(work|root|home/[a-z]+/(?!\.local)|tmp/[a-z])")
    named = {
        f"{file.relative_to(ROOT)}: {found[0]}"
        for file in [*sources(), *(ROOT / paper for paper in PAPERS), ROOT / "Makefile", ROOT / ".ci/run"]
        if (found := here.search(file.read_text(encoding="utf-8")))
    }
    assert named == set()


@pytest.mark.parametrize("file", ["Makefile", ".ci/run", "pyproject.toml"])
def test_what_is_needed_comes_from_wherever_the_machine_is_told(file: str) -> None:
    assert re.findall(r"\w+://[\w.]+|--index-url|--extra-index-url", text_of(file)) == []
