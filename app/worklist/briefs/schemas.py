"""How briefs are asked for and shown."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.domain.vocabulary import CoverState
from app.ledger.schemas import FactQuery, OnDayQuery
from app.worklist.open_items.schemas import OpenItemOut


class BriefQuery(FactQuery, OnDayQuery):
    """Which day, and how far ahead."""

    days: int = Field(
        default=90, ge=1, le=366, description="How many days ahead to look for key dates."
    )


@dataclass(frozen=True, slots=True)
class StateCountOut:
    """How many cells are in a state."""

    state: CoverState
    cells: int
    assumed: Annotated[int, Field(description="How many of them rest on something assumed.")]


@dataclass(frozen=True, slots=True)
class BriefOut:
    """Everything that is open on one day, in one answer."""

    thing: Literal["authority", "consortium"]
    code: str
    name: str
    on: date
    cover: Annotated[list[StateCountOut], Field(description="The cells by state, best first.")]
    open: Annotated[int, Field(description="How many items wait.")]
    late: Annotated[int, Field(description="How many of them are late.")]
    items: Annotated[
        list[OpenItemOut],
        Field(description="Whatever waits, by the day on which it is due; undated ones last."),
    ]

    def rows(self) -> list[OpenItemOut]:
        """In a spreadsheet: the items."""
        return self.items
