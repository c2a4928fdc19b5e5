"""Query and report models of the import of notices."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from app.interchange.batches import Rows, RowsChoice
from app.interchange.transactions import DryRun
from app.platform.http.pagination import BaseQuery, FormatQuery


class ImportQuery(BaseQuery):
    """Parameters of an import."""

    rows: RowsChoice = Rows.ALL
    dry_run: DryRun = False


class KeptQuery(FormatQuery):
    """Parameters for kept releases: the format only."""


class ReleaseOutcome(StrEnum):
    """The outcome of a release."""

    RECORDED = "recorded"
    """Facts were recorded."""
    KEPT = "kept"
    """The release is kept, but there is nothing to record."""
    ALREADY_KNOWN = "already-known"
    """The same release was imported before, or comes earlier in the file."""
    CONFLICT = "conflict"
    """Another content was imported before under this id, and stays."""
    ERASED = "erased-before"
    """A text of the release was erased; it is not taken in again."""
    NOT_OURS = "not-ours"
    """No buyer is an authority of the registry, and no contract is known by it."""
    REFUSED = "refused"
    """A rule refuses a fact of the process, of which nothing was recorded."""
    UNUSABLE = "unusable"
    """The release has no valid id or date, or no content."""


@dataclass(frozen=True, slots=True)
class DroppedOut:
    """A field left out as personal data."""

    pointer: Annotated[str, Field(description="JSON pointer into the file.")]
    rule: Annotated[str, Field(description="The rule matched; never the value.")]


@dataclass(frozen=True, slots=True)
class NoticeRemarkOut:
    """A remark on a release."""

    pointer: Annotated[str, Field(description="JSON pointer into the file.")]
    code: Annotated[str, Field(description="The kind of remark; kebab-case, stable.")]
    detail: Annotated[str, Field(description="The expected value, or the action taken.")]


@dataclass(frozen=True, slots=True)
class RecordedOut:
    """A fact, source or identity that the import recorded."""

    kind: Annotated[str, Field(description="`source`, or the kind of the fact.")]
    code: Annotated[str, Field(description="The id of the fact, or the code of the source.")]


@dataclass(frozen=True, slots=True)
class ReleaseReportOut:
    """The outcome of one release."""

    pointer: Annotated[str, Field(description="JSON pointer to the release in the file.")]
    ocid: Annotated[
        str | None, Field(description="The process; null if missing or unsafe to report.")
    ]
    id: Annotated[str | None, Field(description="The id of the release in its process.")]
    outcome: Annotated[
        ReleaseOutcome,
        Field(
            description="`recorded`: facts were recorded. `kept`: kept, with nothing to record. "
            "`already-known`: the same release was imported before. `conflict`: another content "
            "was imported before under this id, and stays. `erased-before`: a text of it was "
            "erased, and it is not taken in again. `not-ours`: no buyer is an authority "
            "of the registry, and no contract is known by it. `refused`: with `rows=good`, a rule "
            "refuses a fact of the process, of which nothing was recorded; a remark has its code. "
            "`unusable`: no valid id or date, or no content."
        ),
    ]
    contract: Annotated[str | None, Field(description="The contract of the process, if known.")]
    recorded: Annotated[list[RecordedOut], Field(description="The facts recorded, in order.")]
    dropped: Annotated[list[DroppedOut], Field(description="The fields left out as personal data.")]
    remarks: Annotated[list[NoticeRemarkOut], Field(description="Findings to look at.")]


@dataclass(frozen=True, slots=True)
class ImportReportOut:
    """The outcome of a file, release by release."""

    dry_run: Annotated[bool, Field(description="True if nothing was recorded.")]
    outcomes: Annotated[dict[str, int], Field(description="The number of releases by outcome.")]
    dropped: Annotated[int, Field(description="The number of fields left out as personal data.")]
    releases: Annotated[
        list[ReleaseReportOut], Field(description="The releases in the order of the file.")
    ]


@dataclass(frozen=True, slots=True)
class KeptReleaseOut:
    """A release as published, without personal data."""

    id: Annotated[str, Field(description="The id of the release in its process.")]
    published_at: Annotated[datetime, Field(description="The date of the release.")]
    hash: Annotated[
        str | None,
        Field(
            description="SHA-256 of the canonical JSON of the release as received; null after a "
            "text of it was erased."
        ),
    ]
    publisher: Annotated[str | None, Field(description="The publisher that the package names.")]
    recorded_at: Annotated[datetime, Field(description="The moment of the import.")]
    author: Annotated[str, Field(description="The system that imported it.")]
    content: Annotated[dict[str, Any], Field(description="The release without personal data.")]


@dataclass(frozen=True, slots=True)
class KeptProcessOut:
    """The kept releases of a contracting process, in the order of publication."""

    ocid: Annotated[str, Field(description="The id of the contracting process.")]
    releases: Annotated[
        list[KeptReleaseOut], Field(description="The releases in the order of publication.")
    ]
