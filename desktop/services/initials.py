"""Pinyin initials of a name, as clerks type them: hrsn finds 华润水泥."""

from functools import lru_cache


@lru_cache(maxsize=65_536)
def _of_one(character: str) -> str:
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(character, style=Style.FIRST_LETTER)).lower()


def initials(name: str) -> str:
    """Return the first letters of a name's characters; Latin letters and digits stand for themselves."""
    return "".join(_of_one(character) for character in name if character.isalnum())
