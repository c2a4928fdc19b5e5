"""Report of the import of a register, with spreadsheet row numbers."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

MAX_LISTED = 1_000
"""The most errors, remarks and references that a report lists; all are counted."""

Outcome = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class CellErrorOut:
    """A cell that is refused."""

    row: Annotated[int, Field(description="The row number in a spreadsheet.")]
    column: Annotated[
        str | None,
        Field(description="The column letter in a spreadsheet; null for the row as a whole."),
    ]
    field: Annotated[str | None, Field(description="The field of the column.")]
    code: Annotated[str, Field(description="The rule broken; kebab-case, stable.")]
    detail: Annotated[str, Field(description="The expected value; never the value in the cell.")]


@dataclass(frozen=True, slots=True)
class RowRemarkOut:
    """A remark on a row, which does not refuse it."""

    row: Annotated[int, Field(description="The row number in a spreadsheet.")]
    code: Annotated[str, Field(description="The kind of remark; kebab-case, stable.")]
    detail: Annotated[str, Field(description="The finding, in words.")]
    suggested: Annotated[
        list[str], Field(description="Providers with exactly this name; none is chosen.")
    ]


@dataclass(frozen=True, slots=True)
class RowOut:
    """A contract that is recorded."""

    row: Annotated[int, Field(description="The row number in a spreadsheet.")]
    reference: Annotated[str, Field(description="The reference of the contract.")]
    outcome: Annotated[Outcome, Field(description="`new` or `changed`.")]
    fields: Annotated[list[str], Field(description="The fields that changed.")]


@dataclass(frozen=True, slots=True)
class ColumnOut:
    """A column of the file."""

    column: Annotated[str, Field(description="The column letter in a spreadsheet.")]
    heading: Annotated[
        str | None, Field(description="The heading; null where it may be personal data.")
    ]
    field: Annotated[
        str | None, Field(description="The field of the column; null if it is ignored.")
    ]


@dataclass(frozen=True, slots=True)
class RegisterReport:
    """The outcome of a contracts register; of a dry run, the outcome it would have."""

    authority: Annotated[str, Field(description="The code of the authority.")]
    dry_run: Annotated[bool, Field(description="True if nothing was recorded.")]
    encoding: Annotated[str, Field(description="The encoding detected in the file.")]
    rows: Annotated[int, Field(description="The number of rows below the header.")]
    new: Annotated[int, Field(description="The number of contracts recorded for the first time.")]
    changed: Annotated[int, Field(description="The number of contracts corrected or changed.")]
    unchanged: Annotated[int, Field(description="The number of rows that change nothing.")]
    refused: Annotated[int, Field(description="The number of rows refused.")]
    source: Annotated[
        str | None,
        Field(description="The code of the source for the file; null if nothing changes."),
    ]
    columns: Annotated[list[ColumnOut], Field(description="The columns with a heading.")]
    recorded: Annotated[
        list[RowOut], Field(description="The rows that record a new contract or a change.")
    ]
    fault_count: Annotated[int, Field(description="The number of cell errors.")]
    faults: Annotated[list[CellErrorOut], Field(description="The first 1,000 cell errors.")]
    remark_count: Annotated[int, Field(description="The number of remarks.")]
    remarks: Annotated[list[RowRemarkOut], Field(description="The first 1,000 remarks.")]
    not_in_file_count: Annotated[
        int, Field(description="The number of contracts of the authority missing from the file.")
    ]
    not_in_file: Annotated[
        list[str],
        Field(description="The first 1,000 contracts missing from the file; none is withdrawn."),
    ]
