"""The projections of key dates and notice duties, by the days on which each is so."""

from datetime import date

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, SQLModel

from app.domain.duties import NoticeStatus
from app.domain.vocabulary import NoticeType
from app.domain.vocabulary.codelist import Codelist
from app.platform.db.columns import LAST_DAY, NEVER, Code, codelist


class Listing(Codelist):
    """The condition on which a key date is listed."""

    HORIZON = "horizon"
    """Its day is in the horizon."""
    STANDING = "standing"
    """Always: its answer is still missing."""
    UNRECORDED = "unrecorded"
    """Overdue ones are asked for, and its day has passed without a record."""
    LATE = "late"
    """Its record is attested for a later day, and it is in the horizon or overdue ones are asked
    for."""
    REPLACEABLE = "replaceable"
    """A lead time is asked about: it is counted back from the day, but not beyond `not_before`."""


class DeadlineRow(SQLModel):
    """The contract of a row, the days on which it is so, and the conditions that are read later."""

    id: int | None = Field(default=None, primary_key=True)
    contract: str = Field(sa_type=Code)
    attested_by: str | None = Field(
        default=None,
        sa_type=Code,
        description="The authority, or the first of them, whose attestation makes it late.",
    )
    late_after: date | None = Field(
        default=None,
        description="It is late if a later day, up to the day asked about, is attested.",
    )
    is_disputed: bool | None = Field(
        default=None,
        description="If not null, it is so only with, or without, an undecided claim about the "
        "last day.",
    )
    first_day: date
    last_day: date = LAST_DAY
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)


class KeyDateRow(DeadlineRow, table=True):
    """A key date of a contract, for each way in which it may be listed on some days.

    Texts and states are not stored: an answer computes them for the contracts that it shows.
    """

    __tablename__ = "key_date"
    __table_args__ = (
        Index("ix_key_date_contract", "contract", "listing", "day"),
        Index("ix_key_date_listing", "listing", "day", "contract", "kind", "name", "last_day"),
    )

    listing: Listing = Field(sa_type=codelist(Listing))
    kind: str = Field(sa_type=Code, description="A `KeyDateKind`.")
    name: str = Field(sa_type=Code)
    day: date = Field(default=LAST_DAY, description="9999-12-31 where there is none.")
    not_before: date | None = None


class NoticeDutyRow(DeadlineRow, table=True):
    """A status that notices of one type have for a contract on some days."""

    __tablename__ = "notice_duty"
    __table_args__ = (
        Index("ix_notice_duty_contract", "contract", "to_at"),
        Index("ix_notice_duty_status", "status", "contract", "notice_type"),
    )

    notice_type: NoticeType = Field(sa_type=codelist(NoticeType))
    status: NoticeStatus = Field(
        sa_type=codelist(NoticeStatus), description="`late` only as attested, else not recorded."
    )
    trigger_on: date | None = Field(
        default=None, description="The day that starts the clock, if the notice is pending."
    )
    is_joint: bool = Field(
        default=False, description="True if it takes the attestations of several authorities."
    )
