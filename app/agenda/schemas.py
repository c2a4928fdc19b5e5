"""How what waits is asked for inside the service, and how it is shown."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.domain.vocabulary import Visibility
from app.ledger.schemas import FactPageQuestion, OnDay
from app.records.schemas import OfAuthority, OfProvider


class OpenKind(StrEnum):
    """What waits to be done."""

    CELL_OPEN = "cell-open"
    CELL_AT_RISK = "cell-at-risk"
    NOTICE = "notice"
    KEY_DATE = "key-date"
    CONFLICT = "conflict"
    CANDIDATE = "candidate"
    DATA_TRANSFER = "data-transfer"
    MOBILISATION = "mobilisation"
    MEETING = "meeting"
    CONCERN = "concern"
    ACTION = "action"
    KPI_BREACH = "kpi-breach"
    COMPLAINT_REPLY = "complaint-reply"
    REMEDY = "remedy"
    INCIDENT = "incident"


class AgendaQuery(FactPageQuestion, OnDay, OfAuthority, OfProvider):
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
    def place(self) -> tuple[date, str, str, str]:
        """What comes first: by day, what has none at the end."""
        return (self.due_on or date.max, self.kind, self.authority or "", self.text)
