"""Sends what waits in the outbox: written down before a sender is asked, and after it has answered."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import Lock

from sqlalchemy.orm import Session

from desktop import paths
from desktop.db import contacts, customers, settings, sms, sms_lists
from desktop.db.accounts import chunks
from desktop.domain.errors import QuietNow
from desktop.domain.rights import Right
from desktop.domain.sms import SmsLine, SmsState
from desktop.domain.sms_batch import SendRun, Why
from desktop.domain.sms_sending import Outcome, Outgoing, Sender, SenderAnswer, SenderTerms
from desktop.domain.sms_times import QuietHours, pause
from desktop.services import sms_senders
from desktop.services.secrets import Secrets
from desktop.services.sms_records import Outbox
from desktop.services.workplace import Progress, Workplace, no_progress

_GIVES_UP_AFTER = 5
"""Failures one after another that end a run: a gateway that is down is not asked for every message."""
_DAYS_KEPT = 2
"""What a reminder says of its day no longer holds later."""
_FAILURES = (Outcome.RETRY, Outcome.UNSURE)


@dataclass(slots=True)
class _Run:
    """A run under way."""

    sender: Sender
    hours: QuietHours
    tries: int
    first_pause: timedelta
    counts: Counter[SmsState] = field(default_factory=Counter)
    failures: int = 0
    said: str = ""

    @property
    def gives_up(self) -> bool:
        return self.failures >= _GIVES_UP_AFTER


class SmsSending:
    """Sends the outbox by the sender of the settings."""

    def __init__(self, workplace: Workplace, secrets: Secrets) -> None:
        """Work at an open file, with the tokens of this session."""
        self._at = workplace
        self._secrets = secrets
        self._one_run = Lock()

    def senders(self) -> Sequence[str]:
        """Return the names of the senders there are."""
        return sms_senders.names()

    def send(
        self,
        *,
        most: int | None = None,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> SendRun:
        """Send what is due now, at most so many; it can be stopped between two messages.

        Raises QuietNow in the quiet hours, or what the sender's settings lack.
        """
        self._at.demand(Right.REMIND)
        with self._one_run:
            run = self._begin()
            with self._at.reading() as session:
                again_below = run.tries if run.sender.idempotent else 0
                keys = sms.due(session, self._now(), again_below)[:most]
            done = 0
            for chunk in chunks(keys, max(1, run.sender.at_once)):
                if cancelled() or run.gives_up or run.hours.quiet(self._at.clock()):
                    break
                self._send(run, chunk)
                done += len(chunk)
                progress(done, len(keys))
            with self._at.reading() as session:
                waiting = sms.counts(session).get(SmsState.QUEUED, 0)
        return SendRun(run.counts, waiting, run.said if run.gives_up else "")

    def folder(self) -> str:
        """Return the folder that the file outbox writes into by the settings."""
        with self._at.reading() as session:
            terms = self._terms(session)
        return terms.settings["sms.folder"] or str(terms.folder)

    def _begin(self) -> _Run:
        with self._at.reading() as session:
            terms = self._terms(session)
        hours = QuietHours.parse(terms.settings["sms.quiet"])
        now = self._at.clock()
        if hours.quiet(now):
            raise QuietNow(f"{hours.allowed(now):%Y-%m-%d %H:%M}")
        first = timedelta(seconds=int(terms.settings["sms.pause_seconds"]))
        return _Run(sms_senders.make(terms), hours, int(terms.settings["sms.tries"]), first)

    def _terms(self, session: Session) -> SenderTerms:
        file = self._at.database.file
        folder = file.with_name(f"{file.stem}-sms") if file else paths.data_folder() / "sms"
        return SenderTerms(settings.all_values(session), folder, self._secrets.token)

    def _send(self, run: _Run, keys: Sequence[int]) -> None:
        asked = self._claim(run, keys)
        if not asked:
            return
        out = [Outgoing(line.sms_key, line.phone, line.text, line.customer_no) for line in asked]
        answers = {answer.key: answer for answer in run.sender.send(out)}
        lost = SenderAnswer("", Outcome.UNSURE)
        with self._at.database.writing() as session:
            outbox = Outbox(session, self._at)
            for line in asked:
                self._take(run, outbox, line, answers.get(line.sms_key, lost))
            outbox.flush()

    def _claim(self, run: _Run, keys: Sequence[int]) -> Sequence[SmsLine]:
        """Write down what is being asked for, and drop what must not go any more; return the first."""
        with self._at.writing(Right.REMIND) as session:
            outbox = Outbox(session, self._at)
            reasons = self._reasons(session, sms.lines(session, keys))
            for line, why in reasons:
                if why:
                    outbox.move(line, SmsState.DROPPED, reason=why.value)
                    run.counts[SmsState.DROPPED] += 1
                else:
                    outbox.ask(line, self._now())
            outbox.flush()
        return [replace(line, tries=line.tries + 1) for line, why in reasons if why is None]

    def _reasons(self, session: Session, lines: Sequence[SmsLine]) -> list[tuple[SmsLine, Why | None]]:
        """Tell of each message that still waits why it must not go; one that may be out stays as it is."""
        today = self._at.business_date(session)
        numbers = [line.customer_no for line in lines]
        key_of = {number: one.key for number, one in customers.known(session, numbers).items()}
        held, owing = contacts.held(session, today), sms.owing(session, numbers)
        bad = {one.phone for one in sms_lists.bad_numbers(session)}
        found: list[tuple[SmsLine, Why | None]] = []
        for line in lines:
            checks = {
                Why.HELD: key_of[line.customer_no] in held,
                Why.BAD_NUMBER: line.phone in bad,
                Why.PAID: line.customer_no not in owing,
                Why.STALE: (today - line.on).days > _DAYS_KEPT,
            }
            if line.state is SmsState.QUEUED:
                found.append((line, next((why for why, holds in checks.items() if holds), None)))
            elif line.state is SmsState.UNSURE and not any(checks.values()):
                found.append((line, None))
        return found

    def _take(self, run: _Run, outbox: Outbox, line: SmsLine, answer: SenderAnswer) -> None:
        run.failures = run.failures + 1 if answer.outcome in _FAILURES else 0
        run.said = answer.reason
        state, again = self._state(run, line, answer.outcome)
        outbox.move(line, state, reason=answer.reason, gateway_no=answer.gateway_no, next_at=again)
        run.counts[state] += 1

    def _state(self, run: _Run, line: SmsLine, outcome: Outcome) -> tuple[SmsState, datetime | None]:
        """Return a message's new state, and when it is tried once more; `line` stands as before this try."""
        if outcome is Outcome.SENT:
            return SmsState.SENT, None
        maybe_out = line.state is SmsState.UNSURE
        if outcome is Outcome.REFUSED:
            # a gateway may refuse a key because it has sent it
            return (SmsState.UNSURE if maybe_out else SmsState.REFUSED), None
        later = run.hours.allowed(self._at.clock() + pause(line.tries, run.first_pause))
        left = line.tries < run.tries
        if outcome is Outcome.RETRY and not maybe_out:
            return (SmsState.QUEUED, later) if left else (SmsState.FAILED, None)
        return SmsState.UNSURE, later if left and run.sender.idempotent else None

    def _now(self) -> datetime:
        return self._at.clock().astimezone(UTC).replace(tzinfo=None)
