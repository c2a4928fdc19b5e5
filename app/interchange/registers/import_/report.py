"""What an import reports: row by row, and as a spreadsheet numbers them."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

MAX_LISTED = 1_000
"""How many rows of each sort are listed; all are counted."""

Outcome = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class CellErrorOut:
    """A cell that is refused."""

    row: Annotated[int, Field(description="The row as a spreadsheet numbers it.")]
    column: Annotated[str | None, Field(description="The column as a spreadsheet letters it.")]
    field: Annotated[str | None, Field(description="What the column is taken for.")]
    code: Annotated[str, Field(description="Which rule is broken; kebab-case, stable.")]
    detail: Annotated[str, Field(description="What would be right; never what stands there.")]


@dataclass(frozen=True, slots=True)
class RowRemarkOut:
    """Something about a row that somebody should look at; it refuses nothing."""

    row: int
    code: str
    detail: str
    suggested: Annotated[
        list[str], Field(description="Providers known by exactly this name; none is taken.")
    ]


@dataclass(frozen=True, slots=True)
class RowOut:
    """A contract that is stated."""

    row: int
    reference: str
    outcome: Outcome
    fields: Annotated[list[str], Field(description="What of its details is stated otherwise.")]


@dataclass(frozen=True, slots=True)
class ColumnOut:
    """A column of the file."""

    column: str
    heading: Annotated[
        str | None, Field(description="As it stands there; null where it may be personal data.")
    ]
    field: Annotated[
        str | None, Field(description="What it is taken for; null if nobody reads it.")
    ]


@dataclass(frozen=True, slots=True)
class RegisterReport:
    """What became of a contracts register, or would become of it."""

    authority: str
    dry_run: bool
    encoding: str
    rows: int
    new: int
    changed: int
    unchanged: int
    refused: Annotated[int, Field(description="How many rows are refused.")]
    source: Annotated[str | None, Field(description="The source that stands for the file.")]
    columns: list[ColumnOut]
    recorded: Annotated[list[RowOut], Field(description="The rows that state something.")]
    fault_count: int
    faults: Annotated[list[CellErrorOut], Field(description="The first thousand.")]
    remark_count: int
    remarks: Annotated[list[RowRemarkOut], Field(description="The first thousand.")]
    not_in_file_count: int
    not_in_file: Annotated[
        list[str],
        Field(description="Contracts of the authority that the file does not name; they stand."),
    ]
