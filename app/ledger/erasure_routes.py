"""Routes of erasures: a request by an admin, and the consent of an auditor."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Query, Request, Response

from app.auth.policy import Admin, Auditor, Overseer
from app.auth.responses import NO_STORE, answer
from app.auth.schemas import NoQuery
from app.ledger import erasures
from app.ledger.fact_types import CommandContext
from app.ledger.http.writes import DocumentWrites
from app.ledger.inputs import ErasureIn
from app.ledger.models import Erasure
from app.ledger.schemas import ErasureOut
from app.platform.http.pagination import FormatQuery
from app.platform.http.routing import documented, operations
from app.platform.http.serialization import MEDIA_TYPES, serialize

router = operations("/v1", "Access")

ErasurePath = Annotated[str, Path(alias="id", description="The id of the request.")]


@router.post(
    "/facts/{id}/erasure",
    response_model=ErasureOut,
    status_code=HTTPStatus.ACCEPTED,
    openapi_extra=documented(
        example={"id": "public-436", "body": {"reason": "It names a person.", "texts": ["note"]}}
    ),
)
def request_erasure(
    caller: Admin,
    id_: Annotated[str, Path(alias="id", description="The id of the fact, or of any entry.")],
    body: ErasureIn,
    _: NoQuery,
    writes: DocumentWrites,
) -> Response:
    """Request the erasure of free texts of a fact.

    For admins. An auditor consents within 24 hours; nothing is erased before. Days, numbers, codes
    and commitments stay. Errors: 404; 409 `already-erased`; 422 `not-a-free-text`.
    """
    work = partial(erasures.request_erasure, body=body, entry=id_, by=caller)
    return writes.transact(caller, work, partial(_answer, status=HTTPStatus.ACCEPTED))


@router.get(
    "/erasures/{id}",
    response_model=ErasureOut,
    openapi_extra=documented(example={"id": "e5q8nv2k"}),
)
def get_erasure(
    _: Overseer, id_: ErasurePath, query: Annotated[FormatQuery, Query()], request: Request
) -> Response:
    """Get a request for an erasure.

    For auditors and admins. Shows the texts by their paths, the reason, and the consent if given.
    """
    with request.app.state.database.read_session() as session:
        found = erasures.to_out(erasures.get_erasure(session, id_))
    return answer(request, query, ErasureOut, found)


@router.post(
    "/erasures/{id}/consent",
    response_model=ErasureOut,
    openapi_extra=documented(example={"id": "e5q8nv2k"}),
)
def consent_to_erasure(
    caller: Auditor, id_: ErasurePath, _: NoQuery, writes: DocumentWrites
) -> Response:
    """Consent to an erasure.

    For auditors, with a credential that does not descend from that of the request. Erases the texts
    and their salts in the fact, its entry and all rows computed from it, and records the erasure.
    Errors: 403 `consent-not-independent`; 404; 409 `already-erased` or `erasure-expired`.
    """
    work = partial(erasures.consent_to_erasure, id_=id_, by=caller)
    return writes.transact(caller, work, partial(_answer, status=HTTPStatus.OK))


def _answer(_: CommandContext, erasure: Erasure, status: HTTPStatus) -> tuple[Response, str]:
    headers = dict(NO_STORE)
    if status is HTTPStatus.ACCEPTED:
        headers["Location"] = f"/v1/erasures/{erasure.id}"
    body = serialize(erasures.to_out(erasure), ErasureOut, "json")
    return Response(body, status, headers, MEDIA_TYPES["json"]), erasure.entry
