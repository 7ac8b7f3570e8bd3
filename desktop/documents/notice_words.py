"""What the notices of collection say, each kind in its own words."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from desktop.documents.words import day_text
from desktop.domain.notices import Notice, PaperKind
from desktop.wording import tr_in

_DAYS_OF_GRACE = timedelta(days=30)


def title(language: str, kind: PaperKind) -> str:
    """Name a paper at its head."""
    names: Mapping[PaperKind, str] = {
        PaperKind.OVERDUE: tr_in(language, "Notice of overdue electricity fees"),
        PaperKind.SECOND: tr_in(language, "Second notice of overdue electricity fees"),
        PaperKind.STOP: tr_in(language, "Notice that the supply will be stopped"),
        PaperKind.WORK_ORDER: tr_in(language, "Work order: stop the supply"),
        PaperKind.RECONNECTION: tr_in(language, "Work order: restore the supply"),
    }
    return names[kind]


def list_title(language: str, kind: PaperKind) -> str:
    """Name the delivery list in front of an area's notices."""
    names: Mapping[PaperKind, str] = {
        PaperKind.OVERDUE: tr_in(language, "Delivery list of overdue notices"),
        PaperKind.SECOND: tr_in(language, "Delivery list of second notices"),
        PaperKind.STOP: tr_in(language, "Delivery list of stop-supply notices"),
    }
    return names[kind]


def opening(language: str, notice: Notice) -> str:
    """Say what the notice is about, above its bills."""
    day = day_text(language, notice.on)
    if notice.kind is PaperKind.SECOND:
        words = tr_in(
            language,
            "In spite of our notice the electricity fees below are still unpaid."
            " Penalties are reckoned to {day}.",
            day=day,
        )
    elif notice.kind is PaperKind.STOP:
        words = tr_in(
            language,
            "In spite of our notice the electricity fees below were not paid, and more than {days} days have"
            " passed since the oldest due date. The supply of these premises will therefore be stopped."
            " Penalties are reckoned to {day}.",
            days=notice.lawful.overdue_days,
            day=day,
        )
    else:
        words = tr_in(
            language,
            "According to our books the electricity fees below were not paid by their due dates."
            " Penalties are reckoned to {day}.",
            day=day,
        )
    return words


def received(language: str, notice: Notice) -> str:
    """Say on the acknowledgement what was received."""
    day = day_text(language, notice.on)
    if notice.kind is PaperKind.SECOND:
        return tr_in(
            language, "The second notice of overdue electricity fees of {day} was received.", day=day
        )
    if notice.kind is PaperKind.STOP:
        return tr_in(language, "The stop-supply notice of {day} was received.", day=day)
    return tr_in(language, "The notice of overdue electricity fees of {day} was received.", day=day)


def sentences(language: str, notice: Notice) -> Iterator[str]:
    """Yield what the customer should know, sentence by sentence."""
    if notice.kind is PaperKind.STOP:
        yield from _before_the_stop(language, notice)
    else:
        yield from _before_it_grows(language, notice)
    yield tr_in(
        language,
        "Article 39 of the Regulations on Electricity Supply and Use, and the Rules of Electricity Supply"
        " Business: where a customer who was reminded has still not paid more than 30 days after the due"
        " date, the supplier may stop the supply by the procedure that the state lays down.",
    )
    yield tr_in(language, "If you have paid in the meantime, please disregard this notice.")


def _before_it_grows(language: str, notice: Notice) -> Iterator[str]:
    if notice.lines:
        yield _pay_by(language, notice, min(line.due_on for line in notice.lines) + _DAYS_OF_GRACE)
    yield tr_in(
        language,
        "The penalty goes on growing every day until the principal is paid;"
        " what is to be paid is what is due on the day of payment.",
    )


def _before_the_stop(language: str, notice: Notice) -> Iterator[str]:
    lawful = notice.lawful
    assert lawful.window_from is not None and lawful.window_to is not None
    yield tr_in(
        language,
        "The supply will be stopped between {least} and {most} days after this notice is delivered; delivered"
        " on {day}, that is from {first} to {last}.",
        least=lawful.least,
        most=lawful.most,
        day=day_text(language, notice.on),
        first=day_text(language, lawful.window_from),
        last=day_text(language, lawful.window_to),
    )
    yield tr_in(
        language,
        "You will be told once more {minutes} minutes before. Please save your work, switch machines off and"
        " provide for whatever depends on the supply.",
        minutes=lawful.told_minutes,
    )
    yield tr_in(
        language,
        "Once the fees and the penalty are paid in full before that, the supply is not stopped; paid in full"
        " after it, the supply is restored within {hours} hours.",
        hours=lawful.reconnect_hours,
    )


def _pay_by(language: str, notice: Notice, last_day: date) -> str:
    if last_day < notice.on:
        return tr_in(language, "Please pay at once: more than 30 days have passed since the oldest due date.")
    day = day_text(language, last_day)
    return tr_in(language, "Please pay at once, and by {day} at the latest.", day=day)
