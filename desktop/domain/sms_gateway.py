"""An HTTP gateway as the settings describe it: the request for a message, and what an answer means."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, quote_plus, urlsplit

from desktop.domain.errors import GatewayIncomplete
from desktop.domain.sms_sending import Outcome, Outgoing

_FIELD = re.compile(r"\{(phone|text|key|token)\}")
_HEADER = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*")
_LONGEST_REASON = 120


@dataclass(frozen=True, slots=True)
class GatewayRequest:
    """What is sent over the network for one message."""

    url: str
    method: str
    headers: Mapping[str, str]
    body: bytes | None


@dataclass(frozen=True, slots=True)
class Judged:
    """What an answer means."""

    outcome: Outcome
    gateway_no: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Gateway:
    """The request's template, and the signs of success."""

    url: str
    method: str
    headers: tuple[tuple[str, str], ...]
    body: str
    success: tuple[range, ...]
    success_path: str
    success_pattern: str
    number_path: str
    retry: tuple[range, ...]
    idempotent: bool
    seconds: int

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> "Gateway":
        """Read the settings. Raises GatewayIncomplete with the setting that does not do."""
        return cls(
            url=_checked_url(settings["sms.url"]),
            method=settings["sms.method"],
            headers=_headers(settings["sms.headers"]),
            body=settings["sms.body"],
            success=_ranges(settings["sms.success"]),
            success_path=settings["sms.success_path"],
            success_pattern=settings["sms.success_pattern"],
            number_path=settings["sms.number_path"],
            retry=_ranges(settings["sms.retry"]),
            idempotent=settings["sms.idempotent"] == "on",
            seconds=int(settings["sms.timeout_seconds"]),
        )

    @property
    def host(self) -> str:
        """The host, with its port where one is named: its token goes to nobody else."""
        return urlsplit(self.url).netloc.rpartition("@")[2]

    @property
    def wants_token(self) -> bool:
        """Whether the request has a place for the token."""
        return "{token}" in "\n".join((self.url, self.body, *(value for _, value in self.headers)))

    @property
    def in_the_open(self) -> bool:
        """Whether what is sent can be read on the way."""
        local = urlsplit(self.url).hostname in ("localhost", "127.0.0.1", "::1")
        return self.url.lower().startswith("http:") and not local

    def request(self, message: Outgoing, token: str) -> GatewayRequest:
        """Return the request for a message; each field is written as its place asks for it."""
        words = {"phone": message.phone, "text": message.text, "key": message.key, "token": token}
        headers = {name: _filled(value, words, _in_header) for name, value in self.headers}
        body = None if self.method == "GET" else _filled(self.body, words, self._escape()).encode()
        return GatewayRequest(_filled(self.url, words, _in_url), self.method, headers, body)

    def judge(self, status: int, body: str) -> Judged:
        """Tell what an answer means; one that cannot be understood may still have sent the message."""
        if _within(self.retry, status):
            return Judged(Outcome.RETRY, reason=_told(status, body))
        if status >= 500:
            return Judged(Outcome.UNSURE, reason=_told(status, body))
        if not _within(self.success, status) or not self._agrees(body):
            return Judged(Outcome.REFUSED, reason=_told(status, body))
        return Judged(Outcome.SENT, gateway_no=_text_at(_parsed(body), self.number_path))

    def _agrees(self, body: str) -> bool:
        path, equals, wanted = self.success_path.partition("=")
        found = _text_at(_parsed(body), path.strip())
        if self.success_path and (found != wanted.strip() if equals else found in ("", "false", "0")):
            return False
        return not self.success_pattern or re.search(self.success_pattern, body) is not None

    def _escape(self) -> Callable[[str], str]:
        kind = next((value for name, value in self.headers if name.lower() == "content-type"), "").lower()
        if "json" in kind:
            return lambda word: json.dumps(word, ensure_ascii=False)[1:-1]
        if "form-urlencoded" in kind:
            return quote_plus
        return _in_markup if "xml" in kind else str


def hidden(text: str, token: str) -> str:
    """Return a text without the token, which a gateway may say back."""
    return text.replace(token, "***") if token else text


def _checked_url(url: str) -> str:
    parts = urlsplit("")
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        whole = False
    if not whole or not re.fullmatch(r"[!-~]+", url) or re.search(r"[{@]", parts.netloc):
        raise GatewayIncomplete("sms.url", url)
    return url


def _headers(text: str) -> tuple[tuple[str, str], ...]:
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        match = _HEADER.fullmatch(line)
        if match is None or not line.isascii():
            raise GatewayIncomplete("sms.headers", line)
        found.append((match[1], match[2]))
    return tuple(found)


def _ranges(text: str) -> tuple[range, ...]:
    ends = [part.split("-") for part in text.split(",") if part]
    return tuple(range(int(one[0]), int(one[-1]) + 1) for one in ends)


def _within(ranges: tuple[range, ...], status: int) -> bool:
    return any(status in one for one in ranges)


def _filled(template: str, words: Mapping[str, str], escape: Callable[[str], str]) -> str:
    return _FIELD.sub(lambda found: escape(words[found[1]]), template)


def _in_url(word: str) -> str:
    return quote(word, safe="")


def _in_header(word: str) -> str:
    """Keep what a header may hold, so that no word begins a header of its own."""
    plain = word.isascii() and word.isprintable()
    return word if plain else quote(word, safe=" ")


def _in_markup(word: str) -> str:
    return word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _parsed(body: str) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _text_at(value: Any, path: str) -> str:
    """Return what stands at a place such as `data.0.id`, as a text; nothing where nothing does."""
    for step in filter(None, path.split(".")):
        if isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, dict) and step in value:
            value = value[step]
        else:
            return ""
    if not path or value is None or isinstance(value, dict | list):
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _told(status: int, body: str) -> str:
    return " ".join(f"{status} {body}".split())[:_LONGEST_REASON]
