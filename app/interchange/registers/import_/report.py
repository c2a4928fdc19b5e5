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
    """A remark on a row or on the file, which does not refuse it."""

    row: Annotated[
        int | None, Field(description="The row number in a spreadsheet; null for the file.")
    ]
    column: Annotated[
        str | None, Field(description="The column letter; null for the row or file as a whole.")
    ]
    field: Annotated[str | None, Field(description="The field of the column.")]
    text: Annotated[
        str | None,
        Field(description="The beginning of the cell; null where it may be personal data."),
    ]
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
        str | None, Field(description="The field of the column; null if it is not read.")
    ]
    examples: Annotated[
        list[str],
        Field(description="The first cells of a column that is read, without personal data."),
    ]


@dataclass(frozen=True, slots=True)
class RegisterReport:
    """The outcome of a contracts register; of a dry run, the outcome it would have."""

    authority: Annotated[str, Field(description="The code of the authority.")]
    dry_run: Annotated[bool, Field(description="True if nothing was recorded.")]
    encoding: Annotated[
        str, Field(description="The encoding detected in the file; of a workbook, `xlsx`.")
    ]
    sheet: Annotated[
        str | None,
        Field(
            description="The sheet of a workbook that was read; null for a text, and where the "
            "name may be personal data."
        ),
    ]
    other_sheets: Annotated[
        list[str], Field(description="The sheets of a workbook that were not read.")
    ]
    header_row: Annotated[int, Field(description="The row of the header in a spreadsheet.")]
    rows: Annotated[
        int, Field(description="The number of rows below the header, without empty ones.")
    ]
    taken: Annotated[
        int,
        Field(description="The number of rows that are recorded, or that change nothing."),
    ]
    left_out: Annotated[
        int, Field(description="The number of rows that are no contracts, such as totals.")
    ]
    reported: Annotated[
        int,
        Field(
            description="The number of rows that are refused, left out, or have a remark that is "
            "not only about matching or naming the supplier."
        ),
    ]
    new: Annotated[int, Field(description="The number of contracts recorded for the first time.")]
    changed: Annotated[int, Field(description="The number of contracts corrected or changed.")]
    unchanged: Annotated[int, Field(description="The number of contracts that stay as they are.")]
    refused: Annotated[int, Field(description="The number of rows refused.")]
    source: Annotated[
        str | None,
        Field(description="The code of the source for the file; null if nothing changes."),
    ]
    mapping: Annotated[
        str | None,
        Field(
            description="The fact with the column mapping of the authority that was used; null if "
            "none is recorded."
        ),
    ]
    columns: Annotated[list[ColumnOut], Field(description="The columns with a heading.")]
    recorded: Annotated[
        list[RowOut],
        Field(description="The contracts that are new or changed, by their first row."),
    ]
    fault_count: Annotated[int, Field(description="The number of cell errors.")]
    faults: Annotated[list[CellErrorOut], Field(description="The first 1,000 cell errors.")]
    refused_csv: Annotated[
        str | None,
        Field(
            description="The refused rows as CSV with their headings and a column `faults`, to be "
            "mended and sent again; cells that are not read are empty. Null if there are none."
        ),
    ]
    remark_count: Annotated[int, Field(description="The number of remarks.")]
    remarks: Annotated[list[RowRemarkOut], Field(description="The first 1,000 remarks.")]
    not_in_file_count: Annotated[
        int, Field(description="The number of contracts of the authority missing from the file.")
    ]
    not_in_file: Annotated[
        list[str],
        Field(description="The first 1,000 contracts missing from the file; none is withdrawn."),
    ]
