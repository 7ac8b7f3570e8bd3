"""The file outbox: each run writes its messages to one file of a folder, whole or not at all; no network."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from desktop.documents.files import write_atomically
from desktop.domain.errors import FileProblem
from desktop.domain.sms_sending import Outcome, Outgoing, SenderAnswer, SenderTerms

_HEADINGS = ("key", "phone", "text", "customer_no")
_SUFFIXES = (".csv", ".jsonl")


@dataclass(frozen=True, slots=True)
class FileOutbox:
    """Writes messages into a folder; a key that stands in one of its files is not written again."""

    folder: Path
    form: str = "csv"
    at_once: int = 1000
    idempotent: bool = True

    @classmethod
    def of(cls, terms: SenderTerms) -> "FileOutbox":
        """Return the one that the settings describe."""
        named = terms.settings["sms.folder"]
        return cls(Path(named).expanduser() if named else terms.folder, terms.settings["sms.format"])

    def send(self, messages: Sequence[Outgoing]) -> Sequence[SenderAnswer]:
        """Write messages to a file that is named after them; where it cannot be, none of them is sent."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            written = self._written()
            fresh = [message for message in messages if message.key not in written]
            if fresh:
                write_atomically(self.folder / self._name(fresh), self._content(fresh))
        except (FileProblem, OSError) as problem:
            said = f"{problem.file}: {problem.problem}" if isinstance(problem, FileProblem) else str(problem)
            return [SenderAnswer(message.key, Outcome.RETRY, reason=said) for message in messages]
        return [SenderAnswer(message.key, Outcome.SENT) for message in messages]

    def _name(self, messages: Sequence[Outgoing]) -> str:
        digest = sha256("\n".join(message.key for message in messages).encode()).hexdigest()
        return f"sms-{digest[:12]}.{self.form}"

    def _content(self, messages: Sequence[Outgoing]) -> bytes:
        if self.form == "jsonl":
            lines = (json.dumps(_fields(message), ensure_ascii=False) + "\n" for message in messages)
            return "".join(lines).encode()
        text = io.StringIO()
        rows = csv.writer(text, lineterminator="\r\n")
        rows.writerow(_HEADINGS)
        rows.writerows(_fields(message).values() for message in messages)
        return text.getvalue().encode("utf-8-sig")

    def _written(self) -> set[str]:
        return {
            key
            for file in sorted(self.folder.iterdir())
            if file.name.startswith("sms-") and file.suffix in _SUFFIXES
            for key in _keys(file)
        }


def _fields(message: Outgoing) -> dict[str, str]:
    values = (message.key, message.phone, message.text, message.customer_no)
    return dict(zip(_HEADINGS, values, strict=True))


def _keys(file: Path) -> list[str]:
    try:
        text = file.read_text("utf-8-sig")
        if file.suffix == ".jsonl":
            return [str(json.loads(line)["key"]) for line in text.splitlines() if line.strip()]
        return [row["key"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    except (ValueError, KeyError, TypeError, csv.Error) as damage:
        raise FileProblem(str(file), str(damage)) from damage
