"""Notices of other registers over HTTP."""

from functools import partial
from typing import Annotated

from fastapi import Depends, Path, Query, Request, Response

from app.auth.policy import Admin, Authenticated
from app.interchange.dry_run import check_media_type, import_document
from app.interchange.ocds.import_ import queries
from app.interchange.ocds.import_.commands import record_notices
from app.interchange.ocds.import_.preparation import prepare_package
from app.interchange.ocds.import_.schemas import (
    ImportQuery,
    ImportReportOut,
    KeptProcessOut,
    KeptQuery,
)
from app.ledger.fact_types import CommandContext
from app.ledger.http.reads import ReadEndpoint, read_endpoint
from app.ledger.http.writes import Document, DocumentWrites
from app.platform.http.pagination import reject_repeated_parameters
from app.platform.http.routing import operations

router = operations("/v1/imports", "Imports")


async def _partner_reads(request: Request, caller: Authenticated) -> ReadEndpoint:
    return read_endpoint(request, caller)


PartnerReads = Annotated[ReadEndpoint, Depends(_partner_reads)]

_JSON = "application/json"
_OBJECTS = {"type": ["object", "array"], "items": {"type": "object"}}
_ANY_JSON = {
    "requestBody": {
        "required": True,
        "content": {_JSON: {"schema": _OBJECTS}},
    }
}


@router.post("/ocds", response_model=ImportReportOut, openapi_extra=_ANY_JSON)
def import_notices(
    caller: Admin,
    query: Annotated[ImportQuery, Query()],
    document: Document,
    writes: DocumentWrites,
) -> Response:
    """Take notices of the Open Contracting Data Standard

    A release package, a record package, a release, or a list of these, of at most 32 MiB. All of
    it is stated, or nothing. The report says of every release what became of it: what was stated,
    which personal details were left out, and what is odd. With `dry_run=true` it says what would
    become of it, and nothing is stated. The same release again changes nothing.
    """
    reject_repeated_parameters(writes.request.query_params, query)
    check_media_type(writes.request, _JSON)
    package = prepare_package(writes.database, document, writes.clock.today())

    def record(ctx: CommandContext) -> ImportReportOut:
        record_notices(ctx, package)
        return package.report(is_dry_run=query.dry_run)

    return import_document(writes, caller, ImportReportOut, record, is_dry_run=query.dry_run)


@router.get("/ocds/{ocid}", response_model=KeptProcessOut)
def get_kept_process(
    ocid: Annotated[str, Path(description="The id of the contracting process.", max_length=200)],
    query: Annotated[KeptQuery, Query()],
    reads: PartnerReads,
) -> Response:
    """Show the releases that are kept of a contracting process

    As they came, without what tells of people. For those with a key: what was published stays
    published elsewhere, and need not be published again here.
    """
    return reads.answer(query, partial(queries.get_process, ocid=ocid))
