"""Problems with contracts registers that are imported."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "not-csv",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The file is not CSV in a supported encoding",
        "Save the sheet as CSV in UTF-8 (Excel: CSV UTF-8, comma delimited). Workbooks, archives "
        "and UTF-16 are not read.",
    ),
    ProblemType(
        "quote-not-closed",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A quotation mark is opened and never closed",
        "From the row named on, everything would be one cell. Close the quotation mark, or double"
        " it if it belongs to the text.",
    ),
    ProblemType(
        "no-rows",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The file has a header and nothing below it",
        "Send at least one contract. Contracts missing from a file are not withdrawn.",
    ),
    ProblemType(
        "too-many-rows",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The file has too many rows",
        "At most 200,000 rows are read, and empty ones count. Save the sheet without them.",
    ),
    ProblemType(
        "headings-unclear",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The headings do not identify the columns",
        "Each entry of errors names a missing column, or two columns for one field. The template "
        "at /v1/exports/contracts-template.csv has valid headings.",
    ),
    ProblemType(
        "rows-refused",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Rows of the file are refused",
        "Each entry of errors names the spreadsheet row and the column. Nothing was recorded: "
        "correct the rows, try with dry_run=true, and send the whole file again.",
    ),
)
_FIELD_RULES = {
    "missing-column": "The register has a column for it; the detail names what is missing.",
    "doubled-column": "One column for each thing; the detail names two that mean the same.",
    "ambiguous-day": "A day has all four digits of its year: 01/04/25 could be several.",
    "invalid-amount": "An amount in pounds is written £1,234,567.89 or 1234567, with all pence.",
    "not-yes-or-no": "The cell says yes or no, or nothing.",
    "repeated-reference": "A file has one row for each contract.",
    "example-row": "The made-up rows of the template are replaced by contracts of your own.",
    "two-suppliers": "The numbers of a row belong to one provider.",
    "provider-differs": "The provider of a contract never changes: a novation is a new contract "
    "that `replaces` the old one. If the registry was wrong, withdraw or correct its details.",
    "last-day-differs": "The registry knows another last day as agreed: say in "
    "`last_day_change` whether it is an extension, a termination, or a correction. Where the term"
    " has been changed already, and where the day is open, correct that instead.",
    "tender-contradicts-kind": "A competed contract came from a tender; a direct award or an "
    "in-house service did not.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
