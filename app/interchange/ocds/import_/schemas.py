"""How notices are taken, and what is told of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from app.interchange.dry_run import DryRun
from app.platform.http.pagination import BaseQuery, FormatQuery


class ImportQuery(BaseQuery):
    """How a file is to be taken."""

    dry_run: DryRun = False


class KeptQuery(FormatQuery):
    """What is kept of a process is what it is: only its format can be chosen."""


class ReleaseOutcome(StrEnum):
    """What became of a release."""

    RECORDED = "stated"
    """It led to facts, which the report names."""
    KEPT = "kept"
    """It is ours and kept, but there is nothing to state."""
    ALREADY_KNOWN = "already-known"
    """It came before, or stands further up in the file."""
    CONFLICT = "conflict"
    """Something else came before under its id, and stays."""
    NOT_OURS = "not-ours"
    """It is of no authority of the registry, and about no contract that it knows."""
    UNUSABLE = "unusable"
    """It cannot be told apart or dated, or says nothing."""


@dataclass(frozen=True, slots=True)
class DroppedOut:
    """A field that was left out because it tells of people."""

    pointer: Annotated[str, Field(description="JSON pointer into the file.")]
    rule: Annotated[str, Field(description="Which rule; never what stood there.")]


@dataclass(frozen=True, slots=True)
class NoticeRemarkOut:
    """Something to know of a release."""

    pointer: Annotated[str, Field(description="JSON pointer into the file.")]
    code: Annotated[str, Field(description="What is remarkable; kebab-case, stable.")]
    detail: Annotated[str, Field(description="What would be right, or what was done.")]


@dataclass(frozen=True, slots=True)
class RecordedOut:
    """A fact, a source or an identity that the release led to."""

    kind: str
    code: Annotated[str, Field(description="The fact's id; of a source, its code.")]


@dataclass(frozen=True, slots=True)
class ReleaseReportOut:
    """What became of one release."""

    pointer: Annotated[str, Field(description="Where the release stands in the file.")]
    ocid: Annotated[str | None, Field(description="Null where it is missing or not fit to tell.")]
    id: str | None
    outcome: Annotated[
        ReleaseOutcome,
        Field(
            description="`stated`: facts were stated. `kept`: kept, but there is nothing to state. "
            "`already-known`: the same came before. `conflict`: something else came before under "
            "this id, and stays. `not-ours`: no buyer is an authority of the registry, and no "
            "contract is known by it. `unusable`: it cannot be told apart or dated."
        ),
    ]
    contract: Annotated[str | None, Field(description="The contract that it is about, if known.")]
    recorded: list[RecordedOut]
    dropped: list[DroppedOut]
    remarks: list[NoticeRemarkOut]


@dataclass(frozen=True, slots=True)
class ImportReportOut:
    """What became of a file, release by release."""

    dry_run: bool
    outcomes: Annotated[
        dict[str, int], Field(description="How many releases came to each outcome.")
    ]
    dropped: Annotated[int, Field(description="How many fields were left out as personal.")]
    releases: list[ReleaseReportOut]


@dataclass(frozen=True, slots=True)
class KeptReleaseOut:
    """A release as it came, but for what tells of people."""

    id: str
    published_at: datetime
    hash: Annotated[str, Field(description="SHA-256 of the release as it came, in one spelling.")]
    publisher: str | None
    recorded_at: datetime
    author: Annotated[str, Field(description="The system that imported it.")]
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class KeptProcessOut:
    """Every release that is kept of a contracting process, in the order of publication."""

    ocid: str
    releases: list[KeptReleaseOut]
