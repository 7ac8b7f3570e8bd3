"""Every refusal is found by its name, and a start loads only those that it names."""

import ast
import subprocess
import sys
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path

import pytest

from desktop.domain import errors
from desktop.domain.errors import Refusal

FOLDER = Path(errors.__file__).parent
TOPICS = sorted(file.stem for file in FOLDER.glob("*.py") if file.stem != "__init__")


def declared() -> set[str]:
    """Return the names that the package tells readers and type checkers."""
    tree = ast.parse((FOLDER / "__init__.py").read_text(encoding="utf-8"))
    told = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {name.name for node in told if node.module != "importlib" for name in node.names} - {
        "TYPE_CHECKING",
        "Any",
    }


def defined() -> dict[str, type[Refusal]]:
    """Return every refusal that a topic defines, by its name."""
    return {
        name: kind
        for topic in TOPICS
        for name, kind in getmembers(import_module(f"{errors.__name__}.{topic}"), isclass)
        if issubclass(kind, Refusal)
    }


def test_every_refusal_is_declared_and_found_by_its_name() -> None:
    assert declared() == set(defined())
    assert {name: getattr(errors, name) for name in defined()} == defined()


def test_a_name_that_no_topic_has_is_no_refusal() -> None:
    with pytest.raises(AttributeError, match="NoSuchRefusal"):
        _ = errors.NoSuchRefusal  # type: ignore[attr-defined]  # it is not there


def test_naming_one_refusal_loads_no_topic_that_comes_after_it() -> None:
    program = (
        "import sys; from desktop.domain.errors import NotAnAmount; "
        "print('desktop.domain.errors.vending' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
