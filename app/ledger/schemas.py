"""Queries and answers of the ledger."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Generic, Literal, Self, TypeVar

from pydantic import Field, StringConstraints, model_validator

from app.ledger.commitments import join
from app.ledger.streams import PUBLIC
from app.platform.date_types import Day, FirstMoment, Moment, check_order
from app.platform.http.pagination import BaseQuery, FormatQuery, PageQuery, Text
from app.platform.model import Model

HashText = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
ActionText = Literal["registered", "recorded", "revised", "withdrawn", "erased"]
MomentText = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
"""A moment in UTC with six decimals and `Z`, as it is hashed."""

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Versioned(Generic[Answer]):
    """An answer with its version, which is the value for `If-Match`."""

    version: str
    value: Answer


class AsOfQuery(BaseQuery):
    """The point in time of an answer."""

    known_at: Moment | None = Field(
        default=None,
        description="Answer as of this time; a date means the end of that day in London. Facts of "
        "the embedded data are known from the day they became public.",
    )
    position: int | None = Field(
        default=None,
        ge=0,
        le=2**62,
        description="Answer as of this position of the public stream: the end of a batch.",
    )


class FactQuery(AsOfQuery, FormatQuery):
    """The point in time of an answer, and its format."""


class FactPageQuery(PageQuery, FactQuery):
    """The parameters of every list of facts."""


class OnDayQuery(Model):
    """The day of an answer."""

    on: Day | None = Field(default=None, description="Day of the answer; default: today.")


class ItemOnDayQuery(FactQuery, OnDayQuery):
    """The parameters of an item whose details depend on the day."""


class BatchQuery(BaseQuery):
    """The dry-run switch of a batch."""

    dry_run: bool = Field(
        default=False,
        description="Check the batch and return its receipts with status 200, without recording "
        "anything.",
    )


class SourceQuery(FactPageQuery):
    """Filters of the list of sources."""

    q: Text | None = Field(
        default=None,
        description="Words in the title, publisher, code or URL; at most 12, each in full, the "
        "beginning of one, or, where no word begins with it, slightly misspelt.",
    )


class RecordedRange(Model):
    """Filters by the moment at which something was recorded."""

    recorded_from: FirstMoment | None = Field(
        default=None,
        description="Only what was recorded at this moment or later; a day means its beginning in "
        "London.",
    )
    recorded_to: Moment | None = Field(
        default=None,
        description="Only what was recorded at this moment or earlier; a day means its end in "
        "London.",
    )

    @model_validator(mode="after")
    def _recorded_in_order(self) -> Self:
        check_order(self, "recorded_from", "recorded_to")
        return self


ThingText = Literal["authority", "consortium", "contract", "provider", "scope", "source"]
"""The kinds of things that entries are about."""


class EntryFilters(Model):
    """Filters of entries, the same for the feed and for webhooks."""

    thing: ThingText | None = Field(
        default=None, description="Only entries about this kind of thing, such as `contract`."
    )
    code: Text | None = Field(
        default=None,
        description="Only entries about the thing with this code or identifier.",
    )
    kind: list[Text] = Field(
        default_factory=list,
        max_length=50,
        description="Only entries of these kinds of facts, such as `award`; repeatable.",
    )
    authority: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only entries that concern one of these authorities: about it, about a "
        "contract that it leads, buys under or has an award from at that moment, or of a fact that "
        "names it, such as a membership or a case; repeatable.",
    )
    provider: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only entries that concern one of these providers: about it, about a contract "
        "of it, or of a fact that names it, such as a complaint; repeatable.",
    )
    source: Text | None = Field(default=None, description="Only facts recorded from this source.")
    author: Text | None = Field(default=None, description="Only entries recorded by this system.")
    action: ActionText | None = Field(default=None, description="Only entries with this action.")


class ChangeQuery(PageQuery, RecordedRange, EntryFilters):
    """The part of the ledger to read, and filters of its entries."""

    after: int = Field(default=0, ge=0, le=2**62, description="Last position already read.")
    after_hash: HashText | None = Field(
        default=None,
        description="Hash of the entry at `after`, as it was read; if the entry has another hash "
        "now, the answer is 410.",
    )
    limit: int = Field(default=50, ge=1, le=200, description="Entries per page.")
    stream: Text = Field(
        default=PUBLIC,
        description="Stream of the ledger: `public`, `partners` or `owner:` and an authority; one "
        "that you may read.",
    )


@dataclass(frozen=True, slots=True)
class IdentifierOut:
    """An identifier that a register gave to a thing."""

    id: Annotated[str, Field(description="The identifier as the register spells it.")]
    scheme: Annotated[str, Field(description="The register: an org-id.guide code, or GSS.")]


@dataclass(frozen=True, slots=True)
class NamedOut:
    """A thing with its code and name."""

    code: Annotated[str, Field(description="Its code.")]
    name: Annotated[str, Field(description="Its name on the day.")]


@dataclass(frozen=True, slots=True)
class SourceOut:
    """A document on which facts rest."""

    code: Annotated[str, Field(description="Code of the source.")]
    url: Annotated[
        str | None, Field(description="Address of the document; null if it is not online.")
    ]
    title: Annotated[str, Field(description="Title of the document.")]
    publisher: Annotated[str | None, Field(description="Organisation that published it.")]
    kind: Annotated[str, Field(description="Kind of document, such as `council-minutes`.")]
    published_on: Annotated[date | None, Field(description="Day of publication.")]
    dated_on: Annotated[
        date | None, Field(description="Publication day, else the day of the meeting or decision.")
    ]
    retrieved_on: Annotated[date | None, Field(description="Day on which it was last read.")]
    facts: Annotated[int, Field(description="Number of facts that rest on it.")]


@dataclass(frozen=True, slots=True)
class SubjectOut:
    """The thing that a fact is about."""

    thing: Annotated[str, Field(description="Kind of thing, such as `contract`.")]
    code: Annotated[str, Field(description="Code of the thing.")]


@dataclass(frozen=True, slots=True)
class CommitmentsOut:
    """SHA-256 of each salt followed by what it salts."""

    content: Annotated[str, Field(description="Commitment to `content`.")]
    texts: Annotated[
        dict[str, str], Field(description="Commitment to each free text, by its path.")
    ]


@dataclass(frozen=True, slots=True)
class TextOut:
    """A free text of an entry and its salt; both are null after an erasure."""

    text: Annotated[str | None, Field(description="The text as it was given.")]
    salt: Annotated[str | None, Field(description="The salt, as 32 hexadecimal digits.")]


@dataclass(frozen=True, slots=True)
class ChangeOut:
    """An entry of the ledger.

    `hash` is the SHA-256 of the canonical JSON of all fields but `hash`, `content`, `content_salt`
    and `texts`.
    """

    stream: Annotated[str, Field(description="`public`, `partners`, or `owner:` and an authority.")]
    position: Annotated[int, Field(description="Position in the stream, from 1 and without gaps.")]
    read_at: Annotated[
        int, Field(description="Position of the end of its batch; batches are read as a whole.")
    ]
    recorded_at: Annotated[
        MomentText,
        Field(description="Moment of its batch, the same in all streams; usable as `known_at`."),
    ]
    author: Annotated[str, Field(description="System that recorded it.")]
    acting_for: Annotated[
        str | None, Field(description="Authority on whose behalf an admin recorded it.")
    ]
    action: Annotated[
        str,
        Field(
            description="`registered` (a source), `recorded`, `revised`, `withdrawn` or `erased`."
        ),
    ]
    type: Annotated[str, Field(description="Kind of fact, such as `award`.")]
    subject: Annotated[SubjectOut, Field(description="The thing that the fact is about.")]
    fact: Annotated[str, Field(description="Id of the fact; for a source, its code.")]
    replaces: Annotated[str | None, Field(description="Id of the fact that a revision ends.")]
    source: Annotated[str | None, Field(description="Code of the source.")]
    source_commitment: Annotated[
        str | None, Field(description="Hash of the entry that registered the source.")
    ]
    backdated: Annotated[
        bool,
        Field(description="True if dated to the day it became public, when the data was loaded."),
    ]
    commitments: Annotated[
        CommitmentsOut, Field(description="Commitments to the content and to each free text.")
    ]
    previous: Annotated[str, Field(description="Hash of the entry before.")]
    hash: Annotated[str, Field(description="SHA-256 of this entry and the hash before it.")]
    content: Annotated[
        dict[str, Any],
        Field(description="The input as it was validated, without its free texts."),
    ]
    content_salt: Annotated[str, Field(description="Salt of `content`: 32 hexadecimal digits.")]
    texts: Annotated[
        dict[str, TextOut],
        Field(description="The free texts by their path, such as `note` or `values/0/note`."),
    ]

    @property
    def given(self) -> dict[str, Any]:
        """The content with its free texts, as it was given; an erased text is null."""
        return join(self.content, {path: item.text for path, item in self.texts.items()})


@dataclass(frozen=True, slots=True)
class ReceiptOut(ChangeOut):
    """The entry of one fact of a batch, as its own operation would answer it."""

    location: Annotated[
        str | None,
        Field(description="The URL of what was created; null for a revision of details."),
    ]


@dataclass(frozen=True, slots=True)
class BatchOut:
    """The receipts of a batch."""

    items: Annotated[
        list[ReceiptOut], Field(description="One receipt for each fact, in the order sent.")
    ]


@dataclass(frozen=True, slots=True)
class HeadOut:
    """The head of a stream. Store position and hash to detect changes to earlier entries."""

    position: Annotated[int, Field(description="Last position of the stream; 0 if it is empty.")]
    hash: Annotated[str, Field(description="Hash of the entry at this position.")]
    recorded_at: Annotated[
        MomentText | None, Field(description="Moment of that entry; null if the stream is empty.")
    ]


@dataclass(frozen=True, slots=True)
class ErasureOut:
    """A request to erase free texts of an entry, and the consent to it."""

    id: Annotated[str, Field(description="Id of the request.")]
    entry: Annotated[str, Field(description="Id of the entry that holds the texts.")]
    texts: Annotated[list[str], Field(description="Paths of the texts.")]
    reason: Annotated[str, Field(description="Why the texts must go.")]
    requested_by: Annotated[str, Field(description="System that requested it.")]
    requested_at: Annotated[datetime, Field(description="Time of the request.")]
    expires_at: Annotated[datetime, Field(description="Time until which consent is possible.")]
    consented_by: Annotated[
        str | None, Field(description="System that consented; null before the erasure.")
    ]
    consented_at: Annotated[
        datetime | None, Field(description="Time of the erasure; null before it.")
    ]


class HeadQuery(FormatQuery):
    """The stream whose head is asked for."""

    stream: Text = Field(default=PUBLIC, description="Stream of the ledger, one that you may read.")


@dataclass(frozen=True, slots=True)
class FactOut:
    """A fact, the entry that recorded it, and the entry that ended it, if there is one."""

    id: Annotated[str, Field(description="Id of the fact: its stream and position.")]
    is_current: Annotated[bool, Field(description="True until it is withdrawn or replaced.")]
    recorded_by: Annotated[ChangeOut, Field(description="The entry that recorded it.")]
    ended_by: Annotated[
        ChangeOut | None, Field(description="The entry that withdrew or replaced it, if any.")
    ]
    corroborated_by: Annotated[
        list[str], Field(description="Codes of further sources that say the same.")
    ]
    names_withdrawn: Annotated[
        list[str],
        Field(
            description="The withdrawn things that a hidden fact names, each as `provider:north`. "
            "Empty for a public fact."
        ),
    ]
