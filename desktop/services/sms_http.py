"""The HTTP gateway: one request a message; what is not surely refused or surely unsent is unsure."""

import http.client
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError

from desktop.domain.errors import SecretNeeded
from desktop.domain.sms_gateway import Gateway, Judged, hidden
from desktop.domain.sms_sending import Outcome, Outgoing, SenderAnswer, SenderTerms

_MOST_READ = 65_536


class _NotConnected(OSError):
    """There was no connection, so nothing was sent."""


class _Connection(http.client.HTTPConnection):
    def connect(self) -> None:
        try:
            super().connect()
        except OSError as error:
            raise _NotConnected(_said(error)) from error


class _SafeConnection(http.client.HTTPSConnection):
    def connect(self) -> None:
        try:
            super().connect()
        except OSError as error:
            raise _NotConnected(_said(error)) from error


class _Http(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        opener: Any = self
        answer: http.client.HTTPResponse = opener.do_open(_Connection, req)
        return answer


class _Https(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        opener: Any = self
        answer: http.client.HTTPResponse = opener.do_open(_SafeConnection, req)
        return answer


class _AnyAnswer(urllib.request.HTTPErrorProcessor):
    """Every status is an answer; one that sends on elsewhere is not followed, with the token in hand."""

    def http_response(self, request: urllib.request.Request, response: Any) -> Any:
        return response

    https_response = http_response


@dataclass(frozen=True, slots=True)
class HttpGateway:
    """Asks the gateway for each message."""

    gateway: Gateway
    token: str
    at_once: int = 1

    @classmethod
    def of(cls, terms: SenderTerms) -> "HttpGateway":
        """Return the one that the settings describe. Raises GatewayIncomplete or SecretNeeded."""
        gateway = Gateway.of(terms.settings)
        token = terms.token(gateway.host) if gateway.wants_token else ""
        if gateway.wants_token and not token:
            raise SecretNeeded(gateway.host)
        return cls(gateway, token)

    @property
    def idempotent(self) -> bool:
        """Whether the gateway says that it sends a key once."""
        return self.gateway.idempotent

    def send(self, messages: Sequence[Outgoing]) -> Sequence[SenderAnswer]:
        """Ask for each message, one after another."""
        return [self._answer(message) for message in messages]

    def _answer(self, message: Outgoing) -> SenderAnswer:
        judged = self._asked(message)
        said = hidden(judged.reason, self.token)
        return SenderAnswer(message.key, judged.outcome, hidden(judged.gateway_no, self.token), said)

    def _asked(self, message: Outgoing) -> Judged:
        made = self.gateway.request(message, self.token)
        asked = urllib.request.Request(
            made.url, data=made.body, headers=dict(made.headers), method=made.method
        )
        opener = urllib.request.build_opener(_Http, _Https, _AnyAnswer)
        try:
            with opener.open(asked, timeout=self.gateway.seconds) as answer:
                return self.gateway.judge(answer.status, _text(answer))
        except URLError as problem:
            unsent = isinstance(problem.reason, _NotConnected)
            return Judged(Outcome.RETRY if unsent else Outcome.UNSURE, reason=str(problem.reason))
        except (OSError, http.client.HTTPException) as problem:
            return Judged(Outcome.UNSURE, reason=_said(problem))


def _said(problem: Exception) -> str:
    told = problem.strerror if isinstance(problem, OSError) else ""
    return told or str(problem) or type(problem).__name__


def _text(answer: Any) -> str:
    """Read an answer; one that is shorter than it says was broken off, and `read` keeps silent about that."""
    read: bytes = answer.read(_MOST_READ)
    if answer.length and len(read) < _MOST_READ:
        raise http.client.IncompleteRead(read, answer.length)
    return read.decode("utf-8", "replace")
