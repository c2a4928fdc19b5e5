"""Routes that import notices and return the releases kept of a process."""

from functools import partial
from typing import Annotated, cast

from fastapi import Depends, Path, Query, Request, Response

from app.auth.policy import Admin, Authenticated
from app.interchange.batches import import_file
from app.interchange.ocds.import_ import queries
from app.interchange.ocds.import_.commands import NoticeImport
from app.interchange.ocds.import_.preparation import prepare_package
from app.interchange.ocds.import_.schemas import (
    ImportQuery,
    ImportReportOut,
    KeptProcessOut,
    KeptQuery,
)
from app.interchange.transactions import RequestTransactions, budget_of, check_media_type
from app.ledger.http.reads import ReadEndpoint, read_endpoint
from app.ledger.http.writes import Document, DocumentWrites
from app.platform.http.pagination import reject_repeated_parameters
from app.platform.http.routing import documented, operations

router = operations("/v1/imports", "Imports")


async def _partner_reads(request: Request, caller: Authenticated) -> ReadEndpoint:
    # Keeping a release takes no position in the ledger.
    return read_endpoint(request, caller, is_of_ledger=False)


PartnerReads = Annotated[ReadEndpoint, Depends(_partner_reads)]

_JSON = "application/json"
_LINES = ("application/jsonl", "application/x-ndjson")
# A list is read, too; client generators cannot write a body that is one or the other.
_OBJECT = {"type": "object"}
_ANY_JSON = {
    "requestBody": {
        "required": True,
        "content": {_JSON: {"schema": _OBJECT}},
    }
}

_OCID = "ocds-h6vhtk-06f00d"
_ADDRESS = "https://www.find-tender.service.gov.uk/Notice/090001-2026"
_EXAMPLE = {
    "dry_run": True,
    "body": {
        "publisher": {"name": "Cabinet Office"},
        "releases": [
            {
                "ocid": _OCID,
                "id": "090001-2026",
                "date": "2026-09-25T10:00:00+01:00",
                "tag": ["award", "contract"],
                "parties": [
                    {
                        "id": "GB-LAE-ISL",
                        "name": "London Borough of Islington",
                        "identifier": {"scheme": "GB-LAE", "id": "ISL"},
                        "roles": ["buyer"],
                    },
                    {
                        "id": "GB-COH-12345678",
                        "name": "Example Equipment Ltd",
                        "identifier": {"scheme": "GB-COH", "id": "12345678"},
                        "roles": ["supplier"],
                    },
                ],
                "buyer": {"id": "GB-LAE-ISL"},
                "tender": {
                    "title": "Community equipment",
                    "legalBasis": {"id": "2023/54", "scheme": "UKPGA"},
                    "procurementMethod": "direct",
                },
                "awards": [
                    {
                        "id": "1",
                        "status": "active",
                        "suppliers": [{"id": "GB-COH-12345678"}],
                        "value": {"amount": 250000, "currency": "GBP"},
                        "contractPeriod": {
                            "startDate": "2026-10-01T00:00:00+01:00",
                            "endDate": "2027-09-30T23:59:59+01:00",
                        },
                        "documents": [{"id": "090001-2026", "noticeType": "UK6", "url": _ADDRESS}],
                    }
                ],
            }
        ],
    },
}


@router.post(
    "/ocds",
    response_model=ImportReportOut,
    openapi_extra={**_ANY_JSON, **documented(example=_EXAMPLE)},
)
def import_notices(
    caller: Admin,
    query: Annotated[ImportQuery, Query()],
    document: Document,
    writes: DocumentWrites,
) -> Response:
    """Import notices of the Open Contracting Data Standard.

    The body is a release package, a record package, a release, or a list of these, of at most
    64 MiB. As JSON Lines (`application/jsonl` or `application/x-ndjson`), it has one of these on
    each line. It is recorded whole or not at all, unless `rows=good` leaves refused processes out;
    that also takes a file that does not fit one batch. The report lists each release with its
    outcome, the facts recorded, the personal details left out, and remarks. With `dry_run=true`
    nothing is recorded and the report is the same. Importing the same release again changes
    nothing.
    """
    reject_repeated_parameters(writes.request.query_params, query)
    is_lines = check_media_type(writes.request, _JSON, *_LINES) in _LINES
    package = prepare_package(writes.database, document, writes.clock.today(), is_lines=is_lines)
    file = NoticeImport(package, query.rows, query.dry_run)
    transactions = RequestTransactions(writes, caller, ImportReportOut, query.dry_run)
    return cast(Response, import_file(file, transactions, budget_of(writes.request), query.rows))


@router.get(
    "/ocds/{ocid}",
    response_model=KeptProcessOut,
    openapi_extra=documented(example={"ocid": _OCID}, statements=3),
)
def get_kept_process(
    ocid: Annotated[str, Path(description="The id of the contracting process.", max_length=200)],
    query: Annotated[KeptQuery, Query()],
    reads: PartnerReads,
) -> Response:
    """Get the releases kept of a contracting process.

    Releases are in the order of publication, without personal details. An API key or token is
    needed: the publisher is the public source, and the registry does not publish them again.
    """
    return reads.answer(query, partial(queries.get_process, ocid=ocid))
