"""Route that imports contracts registers."""

from typing import Annotated, cast

from fastapi import Query, Request, Response
from pydantic import Field

from app.auth.policy import Editor
from app.domain.permissions import check_may_record
from app.domain.vocabulary import Role
from app.interchange.batches import Rows, RowsChoice, import_file
from app.interchange.registers.columns.headings import parse_corrections
from app.interchange.registers.import_.importer import (
    RegisterOptions,
    prepare_register,
    resolve_authority,
)
from app.interchange.registers.import_.report import RegisterReport
from app.interchange.transactions import DryRun, RequestTransactions, budget_of, check_media_type
from app.ledger.as_of import AsOf
from app.ledger.http.writes import Document, DocumentWrites
from app.platform.db.columns import LATEST
from app.platform.http.pagination import BaseQuery, Text, reject_repeated_parameters
from app.platform.http.routing import documented, operations
from app.platform.problems.domain_errors import translate_domain_errors

router = operations("/v1/imports", "Imports")

_TEXTS = ("text/csv", "text/tab-separated-values")
_PLAIN = "text/plain"
"""The type that programs guess for a file called .txt; it is taken, and generators need it not."""

_BINARY = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    # For programs that do not know the type of their file; every client generator can send it.
    "application/octet-stream",
)

_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            **{name: {"schema": {"type": "string"}} for name in _TEXTS},
            **{name: {"schema": {"type": "string", "format": "binary"}} for name in _BINARY},
        },
    }
}


_REGISTER = """Contract reference,Title of agreement,Start date,End date,Total contract value
CE-2026-04,Storage of equipment,01/04/2026,31/03/2028,"£120,000.00"
"""
"""The example: a register of one contract."""


class RegisterImportQuery(BaseQuery):
    """The authority of a register, the rows to record, and the dry-run switch."""

    authority: Text = Field(description="The authority of the register, by code or identifier.")
    rows: RowsChoice = Rows.ALL
    columns: list[Text] = Field(
        default_factory=list,
        max_length=200,
        description="What columns mean, where their headings do not tell: a heading or a column "
        "letter, a colon and a field, such as `Begins (FY):first_day`; without a field, the column "
        "is not read.",
    )
    sheet: Text | None = Field(
        default=None,
        description="The sheet of a workbook that is the register, without regard to case; "
        "default: the one with a header.",
    )
    dry_run: DryRun = False


@router.post(
    "/contracts-register",
    response_model=RegisterReport,
    openapi_extra={
        **_BODY,
        **documented(
            example={
                "authority": "westminster",
                "dry_run": True,
                "body": _REGISTER,
            }
        ),
    },
)
def import_contracts_register(
    caller: Editor,
    query: Annotated[RegisterImportQuery, Query()],
    request: Request,
    writes: DocumentWrites,
    body: Document,
) -> Response:
    """Import a contracts register.

    The body is an authority's register as CSV, in any usual encoding and with any separator, or as
    a workbook (XLSX), sent by an editor of the authority. New rows record contracts, rows that
    differ correct or extend them, and other rows change nothing. Contracts missing from the file
    are not withdrawn. A cell that cannot be read leaves its field unknown, with a remark; only a
    missing title or a contradiction refuses a row. The file is recorded whole or not at all, unless
    `rows=good` leaves refused rows out and returns them as CSV; that also takes a file that does
    not fit one batch. With `dry_run=true` nothing is recorded, and the report tells what each
    column was taken for. Errors: 422 with the rule broken, such as `rows-refused` or `two-tables`.
    """
    reject_repeated_parameters(request.query_params, query)
    check_media_type(request, *_TEXTS, *_BINARY, _PLAIN)
    options = RegisterOptions(
        query.rows, query.dry_run, parse_corrections(query.columns), query.sheet
    )
    today = writes.clock.today()
    with translate_domain_errors(), writes.database.read_session() as session:
        as_of = AsOf(LATEST, today)
        writes.check_acting_for(session, as_of)
        code = resolve_authority(session, query.authority, as_of)
        if caller.role is Role.EDITOR:
            check_may_record(caller, frozenset({code}), writes.conditions.acting_for)
    prepared = prepare_register(writes.database, body, code, today, options)
    transactions = RequestTransactions(writes, caller, RegisterReport, query.dry_run)
    return cast(Response, import_file(prepared, transactions, budget_of(request), query.rows))
