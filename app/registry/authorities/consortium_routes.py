"""Routes of consortia."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Query, Response

from app.auth.policy import Admin
from app.ledger.http.reads import MOVED, Reads
from app.ledger.http.writes import Writes
from app.ledger.identities import read_details
from app.ledger.inputs import EXAMPLE_PROVENANCE
from app.ledger.schemas import ChangeOut, ItemOnDayQuery
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations
from app.registry.authorities import consortium_queries as consortia
from app.registry.authorities.facts import CONSORTIUM, MEMBERSHIP
from app.registry.authorities.schemas import (
    ConsortiumDetailsIn,
    ConsortiumIn,
    ConsortiumOut,
    ConsortiumQuery,
    ConsortiumRevisionIn,
    MemberOut,
    MemberQuery,
    MembershipIn,
)

router = operations("/v1/consortia", "Consortia")

ConsortiumCode = Annotated[str, Path(description="The consortium's code.", max_length=200)]


@router.get(
    "",
    response_model=Page[ConsortiumOut],
    openapi_extra=documented(example={"on": "2025-09-20"}, statements=3),
)
def list_consortia(query: Annotated[ConsortiumQuery, Query()], reads: Reads) -> Response:
    """List consortia.

    Each has the number of members on record for the day, and what sources claim about it: they
    often disagree on its size.
    """
    return reads.answer(query, consortia.list_consortia)


@router.get(
    "/{code}",
    response_model=ConsortiumOut,
    responses=MOVED,
    openapi_extra=documented(example={"code": "lcec"}, statements=4),
)
def get_consortium(
    code: ConsortiumCode, query: Annotated[ItemOnDayQuery, Query()], reads: Reads
) -> Response:
    """Get a consortium.

    Returns its details on the day, the number of members on record, and the claims about it.
    """
    return reads.answer(query, partial(consortia.get_consortium, spelling=code))


@router.get(
    "/{code}/members",
    response_model=Page[MemberOut],
    openapi_extra=documented(example={"code": "lcec", "on": "2025-07-31"}, statements=3),
)
def list_members(
    code: ConsortiumCode, query: Annotated[MemberQuery, Query()], reads: Reads
) -> Response:
    """List the members of a consortium.

    On the day `on`, each with its role, the source of the membership, and `confirmed` or `assumed`.
    An authority without a recorded membership is not listed.
    """
    return reads.answer(query, partial(consortia.list_members, spelling=code))


@router.post(
    "",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "code": "west-london",
                "name": "West London equipment buyers",
            }
        }
    ),
)
def record_consortium(caller: Admin, body: ConsortiumIn, writes: Writes) -> Response:
    """Record a consortium with its first details.

    Its members are recorded as memberships, one request each. Errors: 409 `consortium-exists`.
    """
    return writes.create(caller, CONSORTIUM, body, address="/v1/consortia/{code}")


@router.get(
    "/{code}/details",
    response_model=ConsortiumDetailsIn,
    openapi_extra=documented(example={"code": "lcec", "on": "2025-09-20"}, statements=4),
)
def get_consortium_details(
    code: ConsortiumCode, query: Annotated[ItemOnDayQuery, Query()], reads: Reads
) -> Response:
    """Get the details of a consortium.

    On the day `on`, in the shape of `PUT`. The `ETag` is the value for `If-Match`.
    """
    return reads.answer(
        query,
        partial(read_details, identity=CONSORTIUM, spelling=code),
    )


@router.put(
    "/{code}/details",
    response_model=ChangeOut,
    openapi_extra=documented(
        example={
            "code": "lcec",
            "If-Match": '"public-468"',
            "body": {
                **EXAMPLE_PROVENANCE,
                "reason": "change",
                "holds_from": "2026-10-01",
                "name": "London Community Equipment Consortium (in closure)",
                "aliases": ["LCEC"],
            },
        }
    ),
)
def revise_consortium(
    caller: Admin, code: ConsortiumCode, body: ConsortiumRevisionIn, writes: Writes
) -> Response:
    """Revise the details of a consortium.

    `correction` replaces the version that `If-Match` names, for the same days. `change` adds a
    version from `holds_from` on, where `If-Match` names the version that it shortens.
    """
    return writes.revise(caller, CONSORTIUM, code, body)


@router.post(
    "/{code}/memberships",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "code": "bi-borough",
            "body": {
                **EXAMPLE_PROVENANCE,
                "authority": "camden",
                "role": "customer",
                "first_day": "2026-10-01",
                "first_day_basis": "agreed",
                "last_day_basis": "open-ended",
                "evidence": "Said to be a customer from October 2026.",
            },
        }
    ),
)
def record_membership(
    caller: Admin, code: ConsortiumCode, body: MembershipIn, writes: Writes
) -> Response:
    """Record that an authority belongs to a consortium.

    In a role and for a period. An admin records it, because the lead of a consortium may record
    facts about its contracts. Errors: 409 `member-already`.
    """
    return writes.record(caller, MEMBERSHIP, body, consortium=code)
