"""Routes of authorities."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Query, Response

from app.auth.policy import Admin, Editor
from app.ledger.http.reads import MOVED, Reads
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
    AuthorityRevisionIn,
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
    """List authorities.

    The authorities that exist on the day `on`, in the order of their codes, each with its
    identifiers, the integrated care board of its area, and its consortia.
    """
    return reads.answer(query, queries.list_authorities)


@router.get(
    "/{code}",
    response_model=AuthorityOut,
    responses=MOVED,
    openapi_extra=documented(example={"code": "westminster"}, statements=4),
)
def get_authority(
    code: AuthorityCode, query: Annotated[ItemOnDayQuery, Query()], reads: Reads
) -> Response:
    """Get an authority.

    Returns its details on the day `on`. The path accepts its code, its GSS code (`E09000033`) or
    any other identifier with its scheme (`GB-LAE-WSM`).
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
def record_authority(caller: Admin, body: AuthorityIn, writes: Writes) -> Response:
    """Record an authority with its first details.

    An authority is a council, an NHS body, or another body with the duty to provide equipment.
    Errors: 409 `authority-exists`.
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
    """Get the details of an authority.

    On the day `on`, in the shape of `PUT`. The `ETag` is the value for `If-Match`.
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
            "If-Match": '"public-671"',
            "body": {
                **EXAMPLE_PROVENANCE,
                "reason": "correction",
                "kind": "london-borough",
                "name": "City of Westminster",
                "official_name": "Westminster City Council",
                "icb": "nhs-west-and-north-london-icb",
                "identifiers": [{"scheme": "GSS", "id": "E09000033"}],
            },
        }
    ),
)
def revise_authority(
    caller: Admin, code: AuthorityCode, body: AuthorityRevisionIn, writes: Writes
) -> Response:
    """Revise the details of an authority.

    `correction` replaces the version that `If-Match` names, for the same days. `change` adds a
    version from `holds_from` on, where `If-Match` names the version that it shortens.
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
def record_attestation(
    caller: Editor, code: AuthorityCode, body: AttestationIn, writes: Writes
) -> Response:
    """Record that the record of an authority is complete.

    For a subject and some days: cover of some scopes by default, or for example `remedies` or
    `meetings`. Where the record shows no cover on these days, the answer is `none`, confirmed, and
    no longer `unknown`. An undertaking that the record does not show as done by its last day is
    `late`, and a meeting that it does not show is `missed`.
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
def record_service_report(
    caller: Editor, code: AuthorityCode, body: ServiceReportIn, writes: Writes
) -> Response:
    """Record the service level that a source reports.

    For one authority, scope and period. A report can lower the level of cover on its days, or say
    that there was none; it never raises the level.
    """
    return writes.record(caller, SERVICE_REPORT, body, authority=code)
