"""Write a value down as JSON and read the same value back: what a paper said, to the letter."""

import dataclasses
import json
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from desktop.domain.money import Money

T = TypeVar("T")


def dump(value: Any) -> str:
    """Write a frozen dataclass down."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def load(kind: type[T], text: str) -> T:
    """Read a dataclass of this type back."""
    read: T = _typed(kind, json.loads(text))
    return read


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return value.fen
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _typed(kind: Any, plain: Any) -> Any:
    if plain is None or kind is Any:
        return plain
    if kind is Money:
        return Money(plain)
    if kind in (date, datetime):
        return kind.fromisoformat(plain)
    if get_origin(kind) is tuple:
        return tuple(_typed(get_args(kind)[0], item) for item in plain)
    if get_args(kind):
        return _typed(next(part for part in get_args(kind) if part is not type(None)), plain)
    if not dataclasses.is_dataclass(kind):
        return kind(plain)
    build: Any = kind
    hints = _hints(build)
    return build(**{name: _typed(hints[name], item) for name, item in plain.items()})


@lru_cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)
