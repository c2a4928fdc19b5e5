"""Routes of service scopes."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Query, Response

from app.auth.policy import Admin
from app.ledger.http.reads import Reads
from app.ledger.http.writes import Writes
from app.ledger.identities import read_details
from app.ledger.inputs import EXAMPLE_PROVENANCE
from app.ledger.schemas import ChangeOut, ItemOnDayQuery
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations
from app.registry.scopes import queries
from app.registry.scopes.facts import SCOPE
from app.registry.scopes.schemas import (
    ScopeDetailsIn,
    ScopeIn,
    ScopeOut,
    ScopeQuery,
    ScopeRevisionIn,
)

router = operations("/v1/scopes", "Scopes")

ScopeCode = Annotated[str, Path(description="The scope's code.", max_length=200)]


@router.get(
    "",
    response_model=Page[ScopeOut],
    openapi_extra=documented(example={"on": "2025-09-20"}, statements=(2, 3)),
)
def list_scopes(query: Annotated[ScopeQuery, Query()], reads: Reads) -> Response:
    """List service scopes.

    Scopes form a tree. A contract may name a branch or a leaf; cover is computed for leaves only.
    """
    return reads.answer(query, queries.list_scopes)


@router.post(
    "",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "code": "assistive-technology",
                "title": "Assistive technology",
                "duty": "Care Act 2014, section 2 (preventing, delaying or reducing needs)",
            }
        }
    ),
)
def record_scope(caller: Admin, body: ScopeIn, writes: Writes) -> Response:
    """Record a service scope with its first details.

    A scope with awards cannot get children, because the meaning of the awards would change. Errors:
    409 `scope-exists`, `scope-in-use`.
    """
    return writes.create(caller, SCOPE, body, address="/v1/scopes/{code}/details")


@router.get(
    "/{code}/details",
    response_model=ScopeDetailsIn,
    openapi_extra=documented(example={"code": "telecare"}, statements=4),
)
def get_scope_details(
    code: ScopeCode, query: Annotated[ItemOnDayQuery, Query()], reads: Reads
) -> Response:
    """Get the details of a service scope.

    On the day `on`, in the shape of `PUT`. The `ETag` is the value for `If-Match`.
    """
    return reads.answer(
        query,
        partial(read_details, identity=SCOPE, spelling=code),
    )


@router.put(
    "/{code}/details",
    response_model=ChangeOut,
    openapi_extra=documented(
        example={
            "code": "telecare",
            "If-Match": '"public-20"',
            "body": {
                **EXAMPLE_PROVENANCE,
                "reason": "correction",
                "title": "Telecare and alarms",
                "duty": "Care Act 2014, section 2 (preventing, delaying or reducing needs)",
            },
        }
    ),
)
def revise_scope(caller: Admin, code: ScopeCode, body: ScopeRevisionIn, writes: Writes) -> Response:
    """Revise the details of a service scope.

    `correction` replaces the version that `If-Match` names, for the same days. `change` adds a
    version from `holds_from` on, where `If-Match` names the version that it shortens.
    """
    return writes.revise(caller, SCOPE, code, body)
