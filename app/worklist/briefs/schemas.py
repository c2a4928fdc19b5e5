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


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefGroupOut:
    """The part of a brief that concerns one authority."""

    authority: Annotated[
        str | None, Field(description="The code of the authority; null: no single authority.")
    ]
    authority_name: Annotated[str | None, Field(description="Its name on the day.")]
    cover: Annotated[
        list[StateCountOut],
        Field(description="The number of its cells in each state, best state first."),
    ]
    open: Annotated[int, Field(description="The number of its open items.")]
    late: Annotated[int, Field(description="The number of its late items.")]
    next_due_on: Annotated[
        date | None, Field(description="The first due date of its items from the day on.")
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
    groups: Annotated[
        list[BriefGroupOut],
        Field(
            description="Counts for each authority, by name. An item of a contract that serves "
            "several counts for each; what concerns no single one comes last."
        ),
    ]
    items: Annotated[
        list[OpenItemOut],
        Field(description="The open items by due date; items without a due date come last."),
    ]

    def rows(self) -> list[OpenItemOut]:
        """Return the rows of the CSV format: the items."""
        return self.items
