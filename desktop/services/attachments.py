"""Photos and scans beside the database: checked, named by their fingerprint, found again unchanged."""

import re
from hashlib import sha256
from pathlib import Path

from desktop import paths
from desktop.domain.errors import AttachmentChanged, AttachmentTooLarge, AttachmentUnknown, FileProblem

MOST_BYTES = 20 * 1024 * 1024
_KINDS = {b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n\x1a\n": ".png", b"%PDF-": ".pdf"}
ENDINGS = (".jpg", ".jpeg", ".png", ".pdf")
_NAME = re.compile(r"([0-9a-f]{64})\.(jpg|png|pdf)")


def folder_of(database: Path | None) -> Path:
    """Return where a database's attachments are kept: a folder beside it, named after it."""
    if database is None:
        return paths.data_folder() / "attachments"
    return database.with_name(f"{database.stem}-attachments")


def keep(folder: Path, file: Path) -> str:
    """Copy a photo or scan into the folder; return the name it has there.

    The name is the file's own fingerprint, so that neither a clerk's name for it nor a second copy matters.
    """
    from desktop.documents.files import write_atomically

    data = _read(file)
    ending = next((ending for mark, ending in _KINDS.items() if data.startswith(mark)), None)
    if ending is None:
        raise AttachmentUnknown(file.name)
    name = f"{sha256(data).hexdigest()}{ending}"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as problem:
        raise FileProblem(str(folder), problem.strerror or str(problem)) from problem
    if not (folder / name).exists():
        write_atomically(folder / name, data)
    return name


def is_named(name: str) -> bool:
    """Whether a file's name is one that an attachment is kept under."""
    return _NAME.fullmatch(name) is not None


def find(folder: Path, name: str) -> Path:
    """Return where an attachment lies; refuse one that is gone or is not what was recorded."""
    named = _NAME.fullmatch(name)
    if named is None:
        raise AttachmentChanged(name)
    try:
        data = (folder / name).read_bytes()
    except OSError as problem:
        raise AttachmentChanged(name) from problem
    if sha256(data).hexdigest() != named[1]:
        raise AttachmentChanged(name)
    return folder / name


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
        size = file.stat().st_size
    except OSError as problem:
        raise FileProblem(str(file), problem.strerror or str(problem)) from problem
    if len(data) > MOST_BYTES:
        raise AttachmentTooLarge(file.name, size, MOST_BYTES)
    return data
