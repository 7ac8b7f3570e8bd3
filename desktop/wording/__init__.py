"""The one place that turns English source texts into the reader's language; knows nothing of Qt."""

import gettext
import locale
import os
from functools import lru_cache

from desktop import paths
from desktop.domain.errors import Refusal

LANGUAGES = ("en", "zh_CN")
_current = "en"


def system_language() -> str:
    """Return the language that the system's locale asks for: `zh_CN` for any Chinese, else `en`."""
    asked = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    named = asked or locale.getlocale()[0] or ""
    return "zh_CN" if named.lower().startswith(("zh", "chinese")) else "en"


def choose(language: str) -> str:
    """Speak `language` from now on; `system` or an unknown one follows the locale. Return the one chosen."""
    global _current
    _current = language if language in LANGUAGES else system_language()
    return _current


def language() -> str:
    """Return the language spoken now."""
    return _current


@lru_cache
def _catalog(language: str) -> gettext.NullTranslations:
    folder = str(paths.resources() / "i18n")
    return gettext.translation("jieling", folder, languages=[language], fallback=True)


def tr(text: str, /, **values: object) -> str:
    """Return `text` in the language spoken now, its `{placeholders}` filled."""
    return tr_in(_current, text, **values)


def tr_in(language: str, text: str, /, **values: object) -> str:
    """Return `text` in `language`, its `{placeholders}` filled: papers have a language of their own."""
    found = text if language == "en" or not text else _catalog(language).gettext(text)
    return found.format(**values) if values else found


def refusal_text(refusal: Refusal) -> str:
    """Return a refusal's sentence in the language spoken now."""
    from desktop.wording.refusals import source_text

    text, values = source_text(refusal)
    return tr(text, **values)
