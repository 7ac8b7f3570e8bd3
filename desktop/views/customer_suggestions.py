"""Customers as the search suggests them: who it is, where, and what is owed."""

from collections.abc import Callable, Sequence

from desktop.domain.customers import CustomerLine
from desktop.domain.money import Money
from desktop.views.suggestions import Suggestion
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.categories import tariff_text


def suggesting(search: Callable[[str], Sequence[CustomerLine]]) -> Callable[[str], list[Suggestion]]:
    """Return a search that answers with suggestions."""
    return lambda typed: [_suggestion(line) for line in search(typed)]


def _suggestion(line: CustomerLine) -> Suggestion:
    place = (line.customer_no, tariff_text(line.tariff_class), line.station, line.area)
    detail = "  ·  ".join(part for part in place if part)
    if not line.outstanding:
        return Suggestion(line.customer_no, line.name, detail, tr("nothing owed"))
    owed = tr("{amount} owed", amount=Money(line.outstanding).grouped())
    return Suggestion(line.customer_no, line.name, detail, owed, Tone.DANGER)
