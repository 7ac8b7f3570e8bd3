"""Keeps the tokens of gateways in the system's keyring; where there is none, for this session alone."""

import os
from enum import StrEnum
from threading import Lock

_SERVICE = "jieling-sms"
_VARIABLE = "JIELING_SMS_TOKEN"


class Kept(StrEnum):
    """Where a token is kept."""

    KEYRING = "keyring"
    SESSION = "session"
    NOWHERE = "nowhere"


class Secrets:
    """Tokens by the gateway's host: never in a file of the program, its log or its trail."""

    def __init__(self) -> None:
        """Begin with what the keyring has."""
        self._session: dict[str, str] = {}
        self._lock = Lock()

    def has_keyring(self) -> bool:
        """Return whether the system has a keyring that can be used."""
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_keyring().priority > 0
        except (KeyringError, RuntimeError):
            return False

    def token(self, host: str) -> str:
        """Return the token of a host: this session's, the environment's or the keyring's; else nothing."""
        return self._session.get(host) or os.environ.get(_VARIABLE) or self._stored(host)

    def kept(self, host: str) -> Kept:
        """Tell where the token of a host is kept."""
        if self._session.get(host) or os.environ.get(_VARIABLE):
            return Kept.SESSION
        return Kept.KEYRING if self._stored(host) else Kept.NOWHERE

    def keep(self, host: str, token: str) -> Kept:
        """Keep a token; tell where it is kept now."""
        import keyring
        from keyring.errors import KeyringError

        with self._lock:
            self._session.pop(host, None)
            try:
                keyring.set_password(_SERVICE, host, token)
            except (KeyringError, RuntimeError):
                self._session[host] = token
                return Kept.SESSION
        return Kept.KEYRING

    def forget(self, host: str) -> None:
        """Forget a token wherever it is kept."""
        import keyring
        from keyring.errors import KeyringError

        with self._lock:
            self._session.pop(host, None)
            try:
                if keyring.get_password(_SERVICE, host) is not None:
                    keyring.delete_password(_SERVICE, host)
            except (KeyringError, RuntimeError):
                return

    def _stored(self, host: str) -> str:
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(_SERVICE, host) or ""
        except (KeyringError, RuntimeError):
            return ""
