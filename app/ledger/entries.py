"""Entries of the ledger: provenance, actions, and the hash of an entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from app.domain.permissions import Caller
from app.ledger.commitments import commit_content, commit_text
from app.platform.canonical import plain_digest
from app.platform.clock import format_moment

HASHED_COLUMNS = (
    "stream",
    "position",
    "read_at",
    "author",
    "acting_for",
    "action",
    "type",
    "fact",
    "replaces",
    "source",
    "source_commitment",
    "backdated",
    "commitments",
    "previous",
)
"""The columns of an entry that its hash covers as they are."""

REASON = "reason"
"""The path of the free text that says why a fact was withdrawn or a text erased."""

REVISION_REASON = "revision_reason"
"""The path of the free text that says why a fact was revised, where a reason was given."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """The author of a command; backdated for data that was public before it was loaded.

    Without a caller the author is the operator at the command line, who may record everything.
    """

    author: str
    backdated: bool = False
    caller: Caller | None = None
    acting_for: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing that a fact is about."""

    thing: str
    code: str


@dataclass(frozen=True, slots=True)
class RecordedFact:
    """A fact as the entry that recorded it says: its type, its subject, its stream, its author."""

    id: str
    type: str
    subject: Subject
    stream: str
    author: str
    source: str


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry as it is stored: its columns, and its free texts with their salts by path."""

    columns: SimpleNamespace
    texts: Mapping[str, tuple[str, str]]

    def text_rows(self) -> list[dict[str, Any]]:
        """Return the rows of its free texts."""
        place = {"stream": self.columns.stream, "position": self.columns.position}
        return [
            {**place, "path": path, "text": text, "salt": salt}
            for path, (text, salt) in self.texts.items()
        ]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry before it has a place in a stream: its action, what it says, and its author.

    `content` is the structured part, `texts` are the free texts by their path.
    """

    action: str
    type: str
    fact: str
    subject: Subject
    stream: str
    content: Mapping[str, Any]
    texts: Mapping[str, str]
    replaces: str | None = None
    source: str | None = None


def entry_hash(entry: Any) -> str:
    """Compute the hash of an entry, or of a row with its columns."""
    hashed = {name: getattr(entry, name) for name in HASHED_COLUMNS}
    hashed["recorded_at"] = format_moment(entry.recorded_at)
    hashed["subject"] = {"thing": entry.thing, "code": entry.code}
    return plain_digest(hashed)


def commitments(
    content: Mapping[str, Any], salt: str, texts: Mapping[str, tuple[str, str]]
) -> dict[str, Any]:
    """Return the commitments of an entry to its content and to each text with its salt."""
    return {
        "content": commit_content(salt, content),
        "texts": {path: commit_text(salt, text) for path, (text, salt) in texts.items()},
    }
