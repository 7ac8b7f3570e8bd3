"""Writes TOML, escaped so that every text reads back as it was."""

from collections.abc import Mapping, Sequence

Value = str | int | bool | Sequence[str]

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def toml_text(tables: Mapping[str, Mapping[str, Value]]) -> str:
    """Return a TOML document of one level of tables; an empty table is left out."""
    written = [
        "\n".join([f"[{name}]", *(f"{key} = {_value(value)}" for key, value in table.items())])
        for name, table in tables.items()
        if table
    ]
    return "\n\n".join(written) + "\n"


def _value(value: Value) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return f"[{', '.join(map(_text, value))}]"


def _text(text: str) -> str:
    return f'"{"".join(map(_character, text))}"'


def _character(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    return f"\\u{ord(character):04X}" if character < " " or character == "\x7f" else character
