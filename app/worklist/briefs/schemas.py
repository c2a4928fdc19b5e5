"""Query parameters and responses of briefs."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.domain.vocabulary import CoverState
from app.ledger.schemas import FactQuery, OnDayQuery
from app.worklist.open_items.schemas import OpenItemOut


class BriefQuery(FactQuery, OnDayQuery):
    """The day of a brief, and the horizon of its key dates."""

    days: int = Field(
        default=90, ge=1, le=366, description="The number of days ahead for key dates."
    )


@dataclass(frozen=True, slots=True)
class StateCountOut:
    """The number of cells in a state."""

    state: Annotated[CoverState, Field(description="The state of cover.")]
    cells: Annotated[int, Field(description="The number of cells in this state.")]
    assumed: Annotated[
        int, Field(description="The number of these cells whose state is only assumed.")
    ]


@dataclass(frozen=True, slots=True)
class BriefOut:
    """All items that are open on a day, with counts."""

    thing: Annotated[
        Literal["authority", "consortium"], Field(description="The kind of subject of the brief.")
    ]
    code: Annotated[str, Field(description="The code of the authority or consortium.")]
    name: Annotated[str, Field(description="Its name on the day.")]
    on: Annotated[date, Field(description="The day of the brief.")]
    cover: Annotated[
        list[StateCountOut],
        Field(description="The number of cells in each state, best state first."),
    ]
    open: Annotated[int, Field(description="The number of open items.")]
    late: Annotated[
        int,
        Field(description="The number of late items: a source or a complete record says so."),
    ]
    items: Annotated[
        list[OpenItemOut],
        Field(description="The open items by due date; items without a due date come last."),
    ]

    def rows(self) -> list[OpenItemOut]:
        """Return the rows of the CSV format: the items."""
        return self.items
