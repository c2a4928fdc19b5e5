"""The sorts of problem with registers as files, out and in."""

from http import HTTPStatus

from app.kit.kinds import Kind

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
        "The file changes more contracts than fit into one transaction",
        "Everybody else who states something waits meanwhile. Send the file in parts: nothing is "
        "withdrawn because it is missing from one.",
    ),
}

REGISTERS = (
    *(
        Kind(code, _S.UNPROCESSABLE_ENTITY, title, advice)
        for code, (title, advice) in _FILES.items()
    ),
    Kind(
        "exports-busy",
        _S.SERVICE_UNAVAILABLE,
        "Other files are being made",
        "Try again after the seconds in Retry-After.",
    ),
)
