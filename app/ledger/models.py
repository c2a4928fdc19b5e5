"""Tables of the ledger, and the base of every table that records what somebody told us."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, Text
from sqlmodel import Field, SQLModel

from app.domain.vocabulary import Confidence, Visibility
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER, Code, Json, codelist

PUBLIC, RESTRICTED = "public", "restricted"
"""The two streams of the ledger: nothing hidden shows in what the public sees."""

RECORDING_ACTIONS = ("stated", "restated")
"""The actions of the entries that state a fact."""

FILTERS = ("thing", "code", "kind", "source", "author", "action")
"""What entries are looked for by. Each has an index that ends in the order of reading."""


class Source(SQLModel, table=True):
    """A document that facts rest on. What it says never changes; a new edition is a new source."""

    __tablename__ = "source"
    __table_args__ = (Index("ix_source_from_position", "from_position", "code"),)

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
    search: str = Field(sa_type=Text, description="Title, publisher and address, casefolded.")
    hash: str
    from_position: int = Field(sa_type=BigInteger)


def searchable(title: str, publisher: str | None, url: str | None) -> str:
    """The text in which a source is searched for."""
    return " ".join(text for text in (title, publisher, url) if text).casefold()


class Change(SQLModel, table=True):
    """One entry of the ledger. Each carries the hash of itself and of the entry before it."""

    __tablename__ = "change"
    __table_args__ = (
        CheckConstraint("position > 0", name="position_positive"),
        CheckConstraint(
            "action IN ('registered', 'stated', 'restated', 'withdrawn')",
            name="action_known",
        ),
        Index("ix_change_fact", "fact"),
        *(Index(f"ix_change_{column}", "stream", column, "position") for column in FILTERS),
        Index("ix_change_recorded_at", "stream", "recorded_at"),
    )

    stream: str = Field(primary_key=True, sa_type=Code)
    position: int = Field(primary_key=True, sa_type=BigInteger)
    action: str
    kind: str = Field(description="Which kind of fact: the name of its table.")
    fact: str = Field(sa_type=Code, description="The fact's id; for a source, its code.")
    thing: str = Field(description="What sort of thing the fact is about.")
    code: str = Field(sa_type=Code, description="The code of the thing it is about.")
    source: str | None = Field(default=None, sa_type=Code)
    source_hash: str | None = None
    content: dict[str, Any] = Field(sa_type=Json, description="The fact as it was stated.")
    author: str
    acting_for: str | None = Field(
        default=None, sa_type=Code, description="The authority in whose name an admin spoke."
    )
    reason: str | None = Field(default=None, sa_type=Text)
    recorded_at: datetime
    backdated: bool = False
    previous: str
    hash: str


class Fact(SQLModel):
    """What somebody told us: stated once, later withdrawn or restated, never edited or deleted.

    A fact is shown from from_position up to, not including, to_position. Its id is its place in
    the ledger: the stream and the position at which it was stated.
    """

    id: str = Field(default="", primary_key=True, sa_type=Code)
    source: str = Field(foreign_key="source.code", sa_type=Code)
    confidence: Confidence = Field(sa_type=codelist(Confidence))
    visibility: Visibility = Field(default=Visibility.PUBLIC, sa_type=codelist(Visibility))
    note: str | None = Field(default=None, sa_type=Text)
    replaces: str | None = Field(default=None, sa_type=Code)
    from_position: int = Field(default=0, sa_type=BigInteger)
    to_position: int = Field(default=NEVER, sa_type=BigInteger)


class HideableFact(Fact):
    """A fact that need not be public. Cover is never computed from one that is not."""

    owner: str | None = Field(
        default=None,
        foreign_key="authority.code",
        sa_type=Code,
        description="The authority that alone may see it, where its visibility is owner.",
    )


def owner_constraint() -> CheckConstraint:
    """The rule that a fact has an owner if only its owner may see it; each table needs its own."""
    return CheckConstraint(
        "(visibility = 'owner') = (owner IS NOT NULL)", name="owner_if_only_it_sees"
    )


class Details(Fact):
    """What is said about an identity. Versions may hold from a day; the first holds from always."""

    code: str
    name: str
    holds_from: date | None = None
    identifiers: list[dict[str, str]] = Field(default_factory=list, sa_type=Json)


class CorroborationFact(HideableFact, table=True):
    """A further source that says the same as a fact already stated."""

    __tablename__ = "corroboration"
    __table_args__ = (owner_constraint(), Index("ix_corroboration_fact", "fact"))

    fact: str = Field(sa_type=Code)


class Version(SQLModel, table=True):
    """Projection: which details of a thing hold on which days, and the name they give it."""

    __tablename__ = "version"
    __table_args__ = (Index("ix_version_thing", "thing", "code", "to_position"),)

    id: int | None = Field(default=None, primary_key=True)
    thing: str = Field(sa_type=Code)
    code: str = Field(sa_type=Code)
    details: str = Field(sa_type=Code)
    name: str
    days_from: date = FIRST_DAY
    days_to: date = LAST_DAY
    from_position: int = Field(sa_type=BigInteger)
    to_position: int = Field(default=NEVER, sa_type=BigInteger)


class Identifier(SQLModel, table=True):
    """Projection: every spelling under which a thing can be asked for."""

    __tablename__ = "identifier"
    __table_args__ = (
        Index("ix_identifier_spelling", "spelling", "thing", "to_position"),
        Index("ix_identifier_code", "thing", "code", "to_position"),
    )

    id: int | None = Field(default=None, primary_key=True)
    thing: str = Field(sa_type=Code)
    code: str = Field(sa_type=Code)
    spelling: str = Field(sa_type=Code)
    from_position: int = Field(sa_type=BigInteger)
    to_position: int = Field(default=NEVER, sa_type=BigInteger)


def fact_models(base: type[Fact] = Fact) -> dict[str, type[Fact]]:
    """Every kind of fact that is stored, by the name of its table."""
    kinds = {str(base.__tablename__): base} if hasattr(base, "__table__") else {}
    for kind in base.__subclasses__():
        kinds |= fact_models(kind)
    return kinds
