"""Responses of incidents."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from app.cases.core.schemas import LastHeardOn, RecordedFields, StepOut
from app.domain.incidents import CellOutcome
from app.domain.undertakings import CaseState
from app.domain.vocabulary import CoverReason, CoverState, DayBasis, Purpose
from app.platform.db.rows import from_row


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentStepOut(StepOut):
    """A step of an incident."""

    firm: Annotated[str | None, Field(description="The firm that advises.")]
    role: Annotated[str | None, Field(description="The role of the firm.")]
    engaged_by: Annotated[
        str | None, Field(description="The code of the authority that engaged it.")
    ]
    engaged_for: Annotated[
        str | None, Field(description="The code of the consortium for whose members it works.")
    ]
    text: Annotated[str | None, Field(description="The decision and its reason.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentOut(RecordedFields):
    """A declared failure of providers, with its steps up to the day."""

    title: Annotated[str, Field(description="The title of the incident.")]
    providers: Annotated[list[str], Field(description="The codes of the failed providers.")]
    consortium: Annotated[
        str | None, Field(description="The code of the consortium whose lead declared it.")
    ]
    authority: Annotated[
        str | None, Field(description="The code of the authority that declared it.")
    ]
    began_on: Annotated[date, Field(description="The day of the failure.")]
    declared_on: Annotated[date, Field(description="The day of the declaration.")]
    day_basis: Annotated[DayBasis, Field(description="The basis of `declared_on`.")]
    state: Annotated[CaseState, Field(description="The state on the day.")]
    last_heard_on: LastHeardOn
    open: Annotated[
        bool, Field(description="True if no source says by the day that it was stood down.")
    ]
    advisers: Annotated[list[str], Field(description="The firms that advise, with their roles.")]
    decisions: Annotated[list[str], Field(description="The decisions, in order.")]
    lessons: Annotated[int, Field(description="The number of lessons that name the incident.")]
    steps: Annotated[list[IncidentStepOut], Field(description="The steps up to the day.")]


@dataclass(frozen=True, slots=True)
class ImpactOut:
    """Numbers of cells that the failed providers held, by outcome, over a run of days."""

    first_day: Annotated[date, Field(description="The first day of the run.")]
    last_day: Annotated[date, Field(description="The last day of the run.")]
    days: Annotated[int, Field(description="The number of days in the run.")]
    cells: Annotated[
        int, Field(description="The number of cells that the providers held on `began_on`.")
    ]
    lost: Annotated[int, Field(description="The number that the providers no longer hold.")]
    at_risk: Annotated[int, Field(description="The number that no other provider holds.")]
    replaced: Annotated[
        int, Field(description="The number that others hold, at the former level or better.")
    ]
    reduced: Annotated[int, Field(description="The number that others hold, at a lower level.")]
    open: Annotated[
        int,
        Field(
            description="The number without a provider: somebody says so, or the cover ended "
            "because a failed provider stopped and nothing is recorded since."
        ),
    ]
    unclear: Annotated[
        int, Field(description="The number of whose state on these days nothing is known.")
    ]


@dataclass(frozen=True, slots=True)
class CellHolderOut:
    """A contract that holds a cell on the day, with its purpose."""

    contract: Annotated[str, Field(description="The reference of the contract.")]
    contract_title: Annotated[str, Field(description="The title of the contract on the day.")]
    provider: Annotated[
        str | None, Field(description="The code of the provider; null if it is not public.")
    ]
    provider_name: Annotated[str | None, Field(description="The name of the provider on the day.")]
    purpose: Annotated[
        Purpose,
        Field(
            description="`lasting`: the contract is meant to last; `bridging`: it bridges the time "
            "until such a one; `unknown`: this is not recorded."
        ),
    ]


@dataclass(frozen=True, slots=True)
class CellOutcomeRow:
    """The outcome of a cell and one of its holders, as a row of a spreadsheet."""

    authority: str
    authority_name: str
    scope: str
    scope_title: str
    outcome: CellOutcome
    before: CoverState
    state: CoverState
    because: CoverReason | None
    holder: CellHolderOut | None


@dataclass(frozen=True, slots=True)
class CellOutcomeOut:
    """The outcome on a day of a cell that the failed providers held."""

    authority: Annotated[str, Field(description="The code of the authority.")]
    authority_name: Annotated[str, Field(description="The name of the authority on the day.")]
    scope: Annotated[str, Field(description="The code of the scope.")]
    scope_title: Annotated[str, Field(description="The title of the scope on the day.")]
    outcome: Annotated[CellOutcome, Field(description="The outcome on the day.")]
    before: Annotated[CoverState, Field(description="The state of the cell on `began_on`.")]
    state: Annotated[CoverState, Field(description="The state of the cell on the day.")]
    because: Annotated[
        CoverReason | None,
        Field(description="The reason of a state that is `ended` or `unknown`; else null."),
    ]
    held_by: Annotated[
        list[CellHolderOut],
        Field(description="The contracts that hold the cell on the day, with their purpose."),
    ]

    def rows(self) -> list[CellOutcomeRow]:
        """Return a row for each holder, or a single row without one."""
        holders: list[CellHolderOut | None] = [*self.held_by]
        return [from_row(CellOutcomeRow, self, holder=holder) for holder in holders or [None]]
