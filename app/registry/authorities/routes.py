"""Authorities over HTTP."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Query, Response

from app.auth.policy import Admin, Editor
from app.ledger.http.reads import Reads
from app.ledger.http.writes import Writes
from app.ledger.identities import read_details
from app.ledger.inputs import EXAMPLE_PROVENANCE
from app.ledger.schemas import ChangeOut, ItemOnDayQuery
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations
from app.registry.authorities import queries
from app.registry.authorities.facts import ATTESTATION, AUTHORITY, SERVICE_REPORT
from app.registry.authorities.schemas import (
    AttestationIn,
    AuthorityDetailsIn,
    AuthorityIn,
    AuthorityOut,
    AuthorityQuery,
    AuthorityRestatementIn,
    ServiceReportIn,
)

router = operations("/v1/authorities", "Authorities")

AuthorityCode = Annotated[
    str, Path(description="The authority's code, or any of its identifiers.", max_length=200)
]


@router.get(
    "",
    response_model=Page[AuthorityOut],
    openapi_extra=documented(
        example={"kind": "london-borough", "on": "2025-09-20"}, statements=(3, 4)
    ),
)
def list_authorities(query: Annotated[AuthorityQuery, Query()], reads: Reads) -> Response:
    """List the authorities

    Those in being on the day asked about, in the order of their codes, each with its
    identifiers, the integrated care board of its area, and the consortia it belongs to.
    """
    return reads.answer(query, queries.list_authorities)


@router.get(
    "/{code}",
    response_model=AuthorityOut,
    openapi_extra=documented(example={"code": "westminster"}, statements=4),
)
def get_authority(
    code: AuthorityCode, query: Annotated[ItemOnDayQuery, Query()], reads: Reads
) -> Response:
    """Show one authority

    As it is called on the day asked about; also found by GSS code (`E09000033`) or any other
    identifier with its scheme (`GB-LAE-WSM`).
    """
    return reads.answer(query, partial(queries.get_authority, spelling=code))


@router.post(
    "",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "code": "watford",
                "kind": "other",
                "name": "Watford",
                "official_name": "Watford Borough Council",
                "identifiers": [{"scheme": "GSS", "id": "E07000103"}],
            }
        }
    ),
)
def state_authority(caller: Admin, body: AuthorityIn, writes: Writes) -> Response:
    """Make an authority known, with its first details

    A council, an NHS body, or whoever else has the duty to provide.
    """
    return writes.create(caller, AUTHORITY, body, address="/v1/authorities/{code}")


@router.get(
    "/{code}/details",
    response_model=AuthorityDetailsIn,
    openapi_extra=documented(example={"code": "westminster", "on": "2025-09-20"}, statements=4),
)
def get_authority_details(
    code: AuthorityCode, query: Annotated[ItemOnDayQuery, Query()], reads: Reads
) -> Response:
    """Show what is said of an authority

    On a day, in the shape in which it can be stated again. Its `ETag` is what `If-Match` must
    name to do so.
    """
    return reads.answer(
        query,
        partial(read_details, identity=AUTHORITY, spelling=code),
    )


@router.put(
    "/{code}/details",
    response_model=ChangeOut,
    openapi_extra=documented(
        example={
            "code": "westminster",
            "If-Match": '"public-250"',
            "body": {
                **EXAMPLE_PROVENANCE,
                "reason": "correction",
                "kind": "london-borough",
                "name": "City of Westminster",
                "official_name": "Westminster City Council",
                "icb": "icb-merged-2026",
                "identifiers": [{"scheme": "GSS", "id": "E09000033"}],
            },
        }
    ),
)
def restate_authority(
    caller: Admin, code: AuthorityCode, body: AuthorityRestatementIn, writes: Writes
) -> Response:
    """State again what is said of an authority

    As a correction, over the same days, of the version that `If-Match` names; or as a change from
    the day `holds_from` on, where `If-Match` names the version that it cuts short.
    """
    return writes.revise(caller, AUTHORITY, code, body)


@router.post(
    "/{code}/attestations",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "code": "westminster",
            "body": {
                **EXAMPLE_PROVENANCE,
                "scopes": ["occupational-therapy-complex"],
                "first_day": "2026-04-01",
                "last_day": "2026-06-30",
                "attested_on": "2026-07-01",
            },
        }
    ),
)
def attest(caller: Editor, code: AuthorityCode, body: AttestationIn, writes: Writes) -> Response:
    """State that an authority's record is complete

    For some scopes and days: where the record then shows no cover, there is confirmed to be none.
    """
    return writes.record(caller, ATTESTATION, body, authority=code)


@router.post(
    "/{code}/service-reports",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "code": "westminster",
            "body": {
                **EXAMPLE_PROVENANCE,
                "scope": "telecare",
                "finding": "partial",
                "first_day": "2025-09-16",
                "last_day": "2025-09-30",
            },
        }
    ),
)
def report_service(
    caller: Editor, code: AuthorityCode, body: ServiceReportIn, writes: Writes
) -> Response:
    """State what a source saw of an authority's service

    A report can lower the level of cover for its days, or say that there was none; it never
    raises it.
    """
    return writes.record(caller, SERVICE_REPORT, body, authority=code)
