"""How the ledger is asked, and how it answers."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, Field, StringConstraints

from app.platform.date_types import Day, Moment
from app.platform.http.pagination import BaseQuery, FormatQuery, PageQuery, Text

HashText = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Versioned(Generic[Answer]):
    """An answer with its version: the fact on which it rests, as `If-Match` must name it."""

    version: str
    value: Answer


class AsOfQuery(BaseQuery):
    """When the registry is asked to remember."""

    known_at: Moment | None = Field(
        default=None,
        description="Answer as the registry would have at this moment; a day means its end in "
        "London. Facts of the embedded data count as known from the day they became public.",
    )
    position: int | None = Field(
        default=None, ge=0, le=2**62, description="Answer as at this position of the ledger."
    )


class FactQuery(AsOfQuery, FormatQuery):
    """When the registry is asked to remember, and how to answer."""


class FactPageQuery(PageQuery, FactQuery):
    """What every list of facts takes."""


class OnDayQuery(BaseModel):
    """Which day is asked about."""

    on: Day | None = Field(default=None, description="The day asked about; today if left out.")


class ItemOnDayQuery(FactQuery, OnDayQuery):
    """What an item takes whose details may differ from day to day."""


class SourceQuery(FactPageQuery):
    """Which sources to list."""

    q: Text | None = Field(default=None, description="Words in the title, publisher or address.")


class ChangeQuery(PageQuery):
    """Which part of the ledger to read."""

    after: int = Field(default=0, ge=0, le=2**62, description="The last position already read.")
    after_hash: HashText | None = Field(
        default=None,
        description="The hash of the entry at `after`, as it was read: if the entry no longer "
        "carries it, the answer is 410.",
    )
    limit: int = Field(default=50, ge=1, le=200, description="How many entries a page holds.")
    thing: Text | None = Field(default=None, description="Only entries about this sort of thing.")
    code: Text | None = Field(default=None, description="Only entries about this thing.")
    kind: Text | None = Field(default=None, description="Only this kind of fact.")
    source: Text | None = Field(default=None, description="Only what rests on this source.")
    author: Text | None = Field(default=None, description="Only what this system stated.")
    action: Literal["registered", "stated", "restated", "withdrawn"] | None = Field(
        default=None, description="Only entries that do this."
    )
    stream: Literal["public", "restricted"] = Field(
        default="public",
        description="Which stream of the ledger; `restricted` is for auditors and admins.",
    )


@dataclass(frozen=True, slots=True)
class IdentifierOut:
    """A name that a register gave to a thing."""

    id: Annotated[str, Field(description="The identifier as the register spells it.")]
    scheme: Annotated[str, Field(description="The register: an org-id.guide code, or GSS.")]


@dataclass(frozen=True, slots=True)
class NamedOut:
    """A thing by its code and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class SourceOut:
    """A document that facts rest on."""

    code: str
    url: str | None
    title: str
    publisher: str | None
    kind: str
    published_on: date | None
    dated_on: Annotated[
        date | None,
        Field(description="Publication day, else the day of the meeting or decision."),
    ]
    retrieved_on: date | None
    facts: Annotated[int, Field(description="How many facts rest on it.")]


@dataclass(frozen=True, slots=True)
class ChangeOut:
    """One entry of the ledger."""

    stream: Annotated[str, Field(description="`public`, or `restricted` where it is hidden.")]
    position: int
    action: Annotated[str, Field(description="`registered`, `stated`, `restated` or `withdrawn`.")]
    kind: Annotated[str, Field(description="Which kind of fact.")]
    fact: Annotated[str, Field(description="The fact's id; for a source, its code.")]
    thing: Annotated[str, Field(description="What sort of thing it is about.")]
    code: Annotated[str, Field(description="The code of that thing.")]
    source: str | None
    content: Annotated[dict[str, Any], Field(description="The fact as it was stated.")]
    author: Annotated[str, Field(description="The system that stated it.")]
    acting_for: Annotated[
        str | None, Field(description="The authority in whose name an admin stated it.")
    ]
    reason: Annotated[str | None, Field(description="Why a fact was withdrawn or restated.")]
    recorded_at: datetime
    backdated: Annotated[
        bool,
        Field(description="Recorded as of the day it became public, when the data was loaded."),
    ]
    previous: Annotated[str, Field(description="The hash of the entry before.")]
    hash: Annotated[str, Field(description="SHA-256 of this entry and the hash before it.")]


@dataclass(frozen=True, slots=True)
class HeadOut:
    """Where the ledger ends: what a member may pin."""

    position: int
    hash: str
    recorded_at: datetime | None


@dataclass(frozen=True, slots=True)
class FactOut:
    """A fact, the entry that recorded it, and the entry that ended it, if there is one."""

    id: str
    is_current: Annotated[bool, Field(description="True until it is withdrawn or replaced.")]
    recorded_by: Annotated[ChangeOut, Field(description="The entry that recorded it.")]
    ended_by: Annotated[
        ChangeOut | None, Field(description="The entry that withdrew or replaced it, if any.")
    ]
    corroborated_by: Annotated[list[str], Field(description="Further sources that say the same.")]
