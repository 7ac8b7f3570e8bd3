"""A real gateway on this machine: it answers, delays, drops and fails as a test asks."""

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(slots=True)
class Asked:
    """A request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: str

    @property
    def data(self) -> dict[str, Any]:
        """The body read as JSON."""
        read: dict[str, Any] = json.loads(self.body)
        return read


Behave = Callable[["Request", int], None]
"""Is given the open request and its number, from 1."""


@dataclass(slots=True)
class Gateway:
    """A server on a free port of this machine; `asked` is what came in, in its order."""

    behave: Behave
    asked: list[Asked] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    _server: ThreadingHTTPServer = field(init=False)
    _thread: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        gateway = self

        class Handler(Request):
            answers = gateway

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_port}/send"

    @property
    def host(self) -> str:
        """Its host with the port."""
        return f"127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        """Let go of every request that is held back, and of the port."""
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Request(BaseHTTPRequestHandler):
    answers: Gateway

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length).decode()
        self.answers.asked.append(Asked(self.command, self.path, dict(self.headers), body))
        with suppress(BrokenPipeError, ConnectionResetError):
            self.answers.behave(self, len(self.answers.asked))

    def do_GET(self) -> None:
        self.do_POST()

    def says(self, status: int, body: str, **headers: str) -> None:
        """Answer."""
        data = body.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on the terminal."""


def accepts(request: Request, number: int) -> None:
    """Take every message."""
    request.says(200, json.dumps({"code": 0, "data": {"id": f"GW{number}"}}))


def answering(*answers: tuple[int, str]) -> Behave:
    """Return what answers one after another, the last one for ever."""

    def behave(request: Request, number: int) -> None:
        request.says(*answers[min(number, len(answers)) - 1])

    return behave


def answers_too_late(request: Request, number: int) -> None:
    """Take the message, and say so when nobody waits any more."""
    request.answers.released.wait(10)
    accepts(request, number)


def drops(request: Request, number: int) -> None:
    """Take the message, and hang up without a word."""
    request.connection.close()


def first(behave: Behave, then: Behave = accepts, *, times: int = 1) -> Behave:
    """Return what does the one so many times, and the other ever after."""
    return lambda request, number: (behave if number <= times else then)(request, number)
