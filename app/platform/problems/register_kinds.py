"""The sorts of problem with registers as files, out and in."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType

_S = HTTPStatus
_FILES = {
    "not-csv": (
        "The file is no CSV in a known encoding",
        "Save the sheet as CSV in UTF-8 (Excel: CSV UTF-8, comma delimited). Workbooks, archives "
        "and UTF-16 are not read.",
    ),
    "quote-not-closed": (
        "A quotation mark is opened and never closed",
        "From the row named on, everything would be one cell. Close the quotation mark, or double "
        "it if it belongs to the text.",
    ),
    "no-rows": (
        "The file has a header and nothing below it",
        "Send at least one contract. Nothing is withdrawn because it is missing from a file.",
    ),
    "too-many-rows": (
        "The file has more rows than any register",
        "At most 200,000 rows are read, and empty ones count. Save the sheet without them.",
    ),
    "headings-unclear": (
        "The headings do not tell what the columns hold",
        "Each entry of errors names a column that is missing, or two that mean the same. The "
        "template at /v1/exports/contracts-template.csv has headings that are known.",
    ),
    "rows-refused": (
        "Rows of the file are refused",
        "Each entry of errors names the row as a spreadsheet numbers it, and the column. Nothing "
        "was stated: mend the rows, try with dry_run=true, and send the whole file again.",
    ),
    "too-many-changes": (
        "The file states more than fits into one transaction",
        "Everybody else who states something waits meanwhile. Send the file in parts: nothing is "
        "withdrawn because it is missing from one.",
    ),
}

REGISTER_FAULTS = {
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
    "last-day-differs": "The registry knows another last day as agreed: say in `last_day_change` "
    "whether it is an extension, a termination, or a correction. Where the term has been changed "
    "already, and where the day is open, correct that instead.",
    "tender-contradicts-kind": "A competed contract came from a tender; a direct award or an "
    "in-house service did not.",
}
"""What would be right where a single cell or column is refused."""

REGISTERS = (
    *(
        ProblemType(code, _S.UNPROCESSABLE_ENTITY, title, advice)
        for code, (title, advice) in _FILES.items()
    ),
    ProblemType(
        "exports-busy",
        _S.SERVICE_UNAVAILABLE,
        "Other files are being made",
        "Try again after the seconds in Retry-After.",
    ),
)
