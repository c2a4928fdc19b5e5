"""Tables of the ledger, and the base class of all fact tables."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ColumnElement, FromClause, Index, Text
from sqlmodel import Field, SQLModel

from app.domain.vocabulary import Confidence, Visibility
from app.ledger.streams import PUBLIC
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER, Code, Json, codelist

RECORDING_ACTIONS = ("recorded", "revised")
"""The actions of entries that record a fact."""

FILTERS = {
    "thing": "thing",
    "code": "code",
    "kind": "type",
    "source": "source",
    "author": "author",
    "action": "action",
}
"""The filters of entries and their columns. Each has an index in reading order."""


_FOUND_BY = {"source": ("source_facts",), "code": ("type",)}
"""Further columns of these indexes: the number of facts of a source is read, and the facts about
a thing are found by their kind, without reading other entries."""


class Source(SQLModel, table=True):
    """A document on which facts rest. It never changes; a new edition is a new source."""

    __tablename__ = "source"
    __table_args__ = (Index("ix_source_from_at", "from_at", "code"),)

    code: str = Field(primary_key=True, sa_type=Code)
    url: str | None = None
    title: str
    publisher: str | None = None
    kind: str
    published_on: date | None = None
    dated_on: date | None = Field(
        default=None, description="Publication day, else the day of the meeting or decision."
    )
    retrieved_on: date | None = None
    from_at: int = Field(sa_type=BigInteger)


class StreamHead(SQLModel, table=True):
    """The last entry of a stream."""

    __tablename__ = "stream_head"

    stream: str = Field(primary_key=True, sa_type=Code)
    position: int = Field(sa_type=BigInteger)
    hash: str
    moment: int = Field(sa_type=BigInteger, description="Moment of its batch.")
    erasures: int = Field(default=0, description="Number of erasures in the stream.")


class Change(SQLModel, table=True):
    """An entry of the ledger, with its hash and the hash of the entry before.

    Its free texts are in `change_text`. Moments are microseconds since 1970 in UTC.
    """

    __tablename__ = "change"
    __table_args__ = (
        CheckConstraint("position > 0 AND read_at >= position", name="position_in_batch"),
        CheckConstraint(
            "action IN ('registered', 'recorded', 'revised', 'withdrawn', 'erased')",
            name="action_known",
        ),
        Index("ix_change_fact", "fact"),
        Index("ix_change_replaces", "replaces"),
        *(
            Index(f"ix_change_{column}", "stream", column, "position", *_FOUND_BY.get(column, ()))
            for column in FILTERS.values()
        ),
        Index("ix_change_recorded_at", "stream", "recorded_at", "position"),
    )

    stream: str = Field(primary_key=True, sa_type=Code)
    position: int = Field(primary_key=True, sa_type=BigInteger)
    read_at: int = Field(sa_type=BigInteger, description="Position of the end of its batch.")
    recorded_at: int = Field(sa_type=BigInteger, description="Moment of its batch.")
    author: str
    acting_for: str | None = Field(
        default=None, sa_type=Code, description="Authority on whose behalf an admin recorded it."
    )
    action: str
    type: str = Field(description="Name of the fact type.")
    thing: str = Field(description="Kind of thing the fact is about.")
    code: str = Field(sa_type=Code, description="The code of the thing it is about.")
    fact: str = Field(sa_type=Code, description="The fact's id; for a source, its code.")
    replaces: str | None = Field(
        default=None, sa_type=Code, description="The fact that a revision ends."
    )
    source: str | None = Field(default=None, sa_type=Code)
    source_commitment: str | None = Field(
        default=None, description="Hash of the entry that registered the source."
    )
    source_facts: int | None = Field(
        default=None,
        description="Number of facts on the source up to this entry, in its stream.",
    )
    backdated: bool = False
    content: dict[str, Any] = Field(
        sa_type=Json, description="The input as it was validated, without its free texts."
    )
    content_salt: str
    commitments: dict[str, Any] = Field(
        sa_type=Json, description="Commitments to the content, and to each free text by its path."
    )
    previous: str
    hash: str


class ChangeText(SQLModel, table=True):
    """A free text of an entry with its salt; both are null after an erasure."""

    __tablename__ = "change_text"

    stream: str = Field(primary_key=True, sa_type=Code)
    position: int = Field(primary_key=True, sa_type=BigInteger)
    path: str = Field(primary_key=True, sa_type=Code, description="Path of the field.")
    text: str | None = Field(default=None, sa_type=Text)
    salt: str | None = None


class Erasure(SQLModel, table=True):
    """A request to erase free texts of an entry, and the consent to it."""

    __tablename__ = "erasure"

    id: str = Field(primary_key=True, sa_type=Code)
    entry: str = Field(sa_type=Code, description="Id of the entry that holds the texts.")
    texts: list[str] = Field(sa_type=Json, description="Paths of the texts.")
    reason: str = Field(sa_type=Text)
    requested_by: str
    credential: str | None = Field(
        default=None, sa_type=Code, description="The API key of the request, if it came with one."
    )
    requested_at: datetime
    expires_at: datetime
    consented_by: str | None = None
    consented_at: datetime | None = None


class Fact(SQLModel):
    """A recorded fact: later withdrawn or revised, never edited or deleted.

    A fact is visible from the moment from_at up to, but not including, to_at. Its id is made of the
    stream and position of the entry that recorded it. Order is by moment, stream and position.
    """

    id: str = Field(default="", primary_key=True, sa_type=Code)
    stream: str = Field(default=PUBLIC, sa_type=Code)
    position: int = Field(default=0, sa_type=BigInteger)
    source: str = Field(foreign_key="source.code", sa_type=Code)
    confidence: Confidence = Field(sa_type=codelist(Confidence))
    visibility: Visibility = Field(default=Visibility.PUBLIC, sa_type=codelist(Visibility))
    note: str | None = Field(default=None, sa_type=Text)
    replaces: str | None = Field(default=None, sa_type=Code)
    from_at: int = Field(default=0, sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)

    @property
    def record_id(self) -> str:
        """The id by which other facts name this one."""
        return self.id


PLACE_COLUMNS = frozenset({"id", "stream", "position", "replaces", "from_at", "to_at"})
"""The columns of a fact that its entry decides, not its content."""


class HideableFact(Fact):
    """A fact that may be restricted. Cover is never computed from a restricted fact."""

    owner: str | None = Field(
        default=None,
        foreign_key="authority.code",
        sa_type=Code,
        description="The only authority that may read it; set if its visibility is owner.",
    )


def owner_constraint() -> CheckConstraint:
    """Return the constraint that a fact has an owner if only its owner may read it."""
    return CheckConstraint(
        "(visibility = 'owner') = (owner IS NOT NULL)", name="owner_if_only_it_sees"
    )


class Details(Fact):
    """Details of a thing. Versions may hold from a day; the first holds from the beginning."""

    code: str
    name: str
    holds_from: date | None = None
    identifiers: list[dict[str, str]] = Field(default_factory=list, sa_type=Json)


class MergeFact(Fact):
    """Two codes name one thing: answers use the code `into`, for facts about `former`, too.

    Facts that name `former` keep it. The withdrawal of the merge undoes it.
    """

    former: str
    into: str
    reason: str = Field(sa_type=Text)


class NumberMatchFact(Fact):
    """The decision whether a number is that of a thing, which a column called like its kind names.

    Answers find the thing by an accepted number as by one of its details. The withdrawal of the
    decision undoes it.
    """

    is_accepted: bool
    number: str
    scheme: str
    number_key: str = Field(sa_type=Code, description="The spelling by which it is always found.")
    reason: str | None = Field(default=None, sa_type=Text)


class CorroborationFact(HideableFact, table=True):
    """A further source for a recorded fact."""

    __tablename__ = "corroboration"
    __table_args__ = (owner_constraint(), Index("ix_corroboration_fact", "fact"))

    fact: str = Field(sa_type=Code)


class Version(SQLModel, table=True):
    """Projection: the days for which details of a thing hold, and its name on them."""

    __tablename__ = "version"
    __table_args__ = (Index("ix_version_thing", "thing", "code", "to_at"),)

    id: int | None = Field(default=None, primary_key=True)
    thing: str = Field(sa_type=Code)
    code: str = Field(sa_type=Code)
    details: str = Field(sa_type=Code)
    name: str
    days_from: date = FIRST_DAY
    days_to: date = LAST_DAY
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)


class Identifier(SQLModel, table=True):
    """Projection: all spellings by which a thing is found."""

    __tablename__ = "identifier"
    __table_args__ = (
        Index("ix_identifier_spelling", "spelling", "thing", "to_at"),
        Index("ix_identifier_code", "thing", "code", "to_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    thing: str = Field(sa_type=Code)
    code: str = Field(sa_type=Code)
    spelling: str = Field(sa_type=Code)
    is_former: bool = Field(
        default=False, description="True for the code of a thing that was merged into this one."
    )
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)


def fact_models(base: type[Fact] = Fact) -> dict[str, type[Fact]]:
    """Return all stored kinds of facts, by table name."""
    kinds = {str(base.__tablename__): base} if hasattr(base, "__table__") else {}
    for kind in base.__subclasses__():
        kinds |= fact_models(kind)
    return kinds


def in_order(facts: FromClause) -> tuple[ColumnElement[Any], ...]:
    """Return the columns by which facts are in the order of the ledger."""
    return facts.c.from_at, facts.c.stream, facts.c.position


def place_of(row: Any) -> tuple[int, str, int]:
    """Return the place of a fact in the order of the ledger."""
    return row.from_at, row.stream, row.position
