"""How what waits is asked for inside the service, and how it is shown."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.cases.core.schemas import OfAuthority, OfProvider
from app.domain.vocabulary import Visibility
from app.ledger.schemas import FactPageQuery, OnDayQuery


class OpenKind(StrEnum):
    """What waits to be done."""

    CELL_OPEN = "cell-open"
    """Nobody is known to deliver a scope for an authority."""
    CELL_AT_RISK = "cell-at-risk"
    """A scope is covered, but its cover is threatened, as by insolvency."""
    NOTICE = "notice"
    """A notice that the law wants of a contract is due or late."""
    KEY_DATE = "key-date"
    """A day is near by which something must happen to a contract."""
    CONFLICT = "conflict"
    """Sources disagree, and not every claim is decided."""
    CANDIDATE = "candidate"
    """A provider may take over, and has neither signed nor fallen through."""
    DATA_TRANSFER = "data-transfer"
    """Data is needed from a holder, and is neither complete nor given up."""
    MOBILISATION = "mobilisation"
    """Something must be ready before a provider can serve, and is not."""
    MEETING = "meeting"
    """The next turn of a rhythm waits to be held."""
    CONCERN = "concern"
    """A concern about a provider is not over."""
    ACTION = "action"
    """Something that was decided to be done is not done."""
    KPI_BREACH = "kpi-breach"
    """The month last counted, at most three months ago, missed its target."""
    COMPLAINT_REPLY = "complaint-reply"
    """A complaint waits for its reply."""
    REMEDY = "remedy"
    """Something that an Ombudsman asked for is not done."""
    INCIDENT = "incident"
    """An incident is not stood down."""


class OpenItemQuery(FactPageQuery, OnDayQuery, OfAuthority, OfProvider):
    """Whose agenda."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItemOut:
    """Something that waits to be done."""

    kind: OpenKind
    text: Annotated[str, Field(description="What waits, in a few words.")]
    id: Annotated[str | None, Field(description="The id of the record, if it is one.")] = None
    authority: str | None = None
    provider: str | None = None
    contract: str | None = None
    due_on: Annotated[date | None, Field(description="The last day in time, if there is one.")] = (
        None
    )
    late: Annotated[bool, Field(description="Whether that day is past, or a turn was missed.")] = (
        False
    )
    address: Annotated[str, Field(description="Where to read more.")]
    visibility: Visibility = Visibility.PUBLIC

    @property
    def sort_key(self) -> tuple[date, str, str, str]:
        """What comes first: by day, what has none at the end."""
        return (self.due_on or date.max, self.kind, self.authority or "", self.text)
