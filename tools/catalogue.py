"""Keep the Chinese catalogue in step with the program: extract, merge, compile; `--check` only looks."""

import argparse
import ast
import sys
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "desktop"
PO = ROOT / "resources" / "i18n" / "zh_CN" / "LC_MESSAGES" / "jieling.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"tr": None, "tr_in": (2,), "_": None}
FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
HEADER = "# Simplified Chinese texts of Jieling; tools/catalogue.py writes this file anew, sorted."


def marked(file: Any, keywords: Collection[str], comment_tags: Any, options: Any) -> Iterator[Any]:
    """Yield what the calls in a module mark; Babel's own reader is blind inside an f-string."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in keywords:
            texts = (arg.value if isinstance(arg, ast.Constant) else None for arg in node.args)
            said = tuple(text if isinstance(text, str) else None for text in texts)
            yield node.lineno, node.func.id, said, []


def extracted() -> set[str]:
    """Return every source text that the program marks."""
    modules = sorted(SOURCES.rglob("*.py"))
    found = (entry for module in modules for entry in extract_from_file(marked, module, keywords=KEYWORDS))
    return {text for _line, text, _comments, _context in found if isinstance(text, str)}


def stored() -> Catalog:
    """Read the translations that stand in the repository."""
    if not PO.exists():
        return Catalog(locale="zh_CN")
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN")


def compiled() -> Catalog:
    """Read the compiled catalogue, the one that the program loads."""
    if not MO.exists():
        return Catalog(locale="zh_CN")
    with MO.open("rb") as file:
        return read_mo(file)


def words(catalog: Catalog) -> dict[str, str]:
    """Return the source texts of a catalogue with their translations, the header left out."""
    return {str(message.id): str(message.string or "") for message in catalog if message.id}


def merged(texts: set[str], known: Catalog) -> Catalog:
    """Return a catalogue of exactly these texts, with the translations that are known."""
    # a constant day: the file changes only where a text does
    fresh = Catalog(
        locale="zh_CN",
        project="jieling",
        header_comment=HEADER,
        creation_date=FIRST_DAY,
        revision_date=FIRST_DAY,
        version="0",
        last_translator="Jieling",
        language_team="zh_CN",
        msgid_bugs_address="README.md",
        fuzzy=False,
    )
    translated = words(known)
    for text in texts:
        fresh.add(text, translated.get(text, ""))
    return fresh


def stale() -> list[str]:
    """Say what is not up to date: texts without a translation, texts that are gone, an old compilation."""
    texts, held = extracted(), words(stored())
    missing = [f"not translated: {text!r}" for text in sorted(texts) if not held.get(text)]
    gone = [f"no longer in the program: {text!r}" for text in sorted(held.keys() - texts)]
    translated = {text: said for text, said in held.items() if said}
    old = [] if words(compiled()) == translated else [f"{MO.name} is not the compiled {PO.name}"]
    return missing + gone + old


def update() -> None:
    """Bring both files up to date; a text that is new stands there without a translation."""
    catalog = merged(extracted(), stored())
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalog, width=0, no_location=True, sort_output=True)
    with MO.open("wb") as file:
        write_mo(file, catalog)


def main(argv: Sequence[str] | None = None) -> int:
    """Update the catalogue, or only look; return 1 where something is missing or out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when out of date")
    if not parser.parse_args(argv).check:
        update()
    found = stale()
    print("\n".join(found) or f"{PO.name} and {MO.name} are up to date: {len(words(stored()))} texts.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
