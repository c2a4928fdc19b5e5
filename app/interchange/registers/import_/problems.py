"""Problems with contracts registers that are imported."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "not-csv",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The file is not CSV in a supported encoding",
        "Save the sheet as CSV in UTF-8 (Excel: CSV UTF-8, comma delimited) or as a workbook "
        "(.xlsx). UTF-16 and Windows-1252 are read, too; older and protected workbooks are not.",
    ),
    ProblemType(
        "not-a-workbook",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The file is not a whole workbook",
        "Save it as an Excel workbook (.xlsx) without protection, or as CSV.",
    ),
    ProblemType(
        "workbook-too-large",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The workbook expands to too much",
        "A workbook may expand to 256 MiB. Save the sheet with the register as CSV.",
    ),
    ProblemType(
        "workbook-with-macros",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The workbook has macros",
        "Save it as an Excel workbook without macros (.xlsx), or as CSV.",
    ),
    ProblemType(
        "workbook-with-links",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The workbook has links to other workbooks",
        "Cells with links may show outdated values. Replace the links by their values, or save the "
        "sheet as CSV.",
    ),
    ProblemType(
        "two-tables",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The file has several tables",
        "Send each table as a file of its own: a later header would be read as a contract. Of "
        "several sheets, name one with sheet=.",
    ),
    ProblemType(
        "unknown-sheet",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The file has no sheet with this name",
        "Name one of the sheets that the problem lists; leave sheet= out for a text.",
    ),
    ProblemType(
        "too-many-columns",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The file has too many columns",
        "At most 200 columns are read. Remove the columns that no register has.",
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
        "The header is a row among the first 20 with a title and two more headings that are known. "
        "Say with columns= what your headings mean; the template at "
        "/v1/exports/contracts-template.csv has headings that are known.",
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
    "missing-column": "The file has no header with a title and two more known headings.",
    "columns-differ": "Two columns for one thing say the same in each row, or one of them nothing.",
    "repeated-reference": "Each contract has one reference in a file.",
    "example-row": "The made-up rows of the template are replaced by contracts of your own.",
    "two-suppliers": "The numbers of a row belong to one provider.",
    "provider-differs": "The provider of a contract never changes: a novation is a new contract "
    "that `replaces` the old one. If the registry was wrong, withdraw or correct its details.",
    "last-day-differs": "The registry knows a later last day, or another one as open: say in "
    "`last_day_change` whether it is a termination or a correction. Where the term has been changed"
    " already, and where the day is open, correct that instead.",
    "tender-contradicts-kind": "A competed contract came from a tender; a direct award or an "
    "in-house service did not.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
