"""Routes of claims and of conflicts between sources."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Query, Response

from app.auth.policy import Editor
from app.ledger.http.reads import Reads
from app.ledger.http.writes import Writes
from app.ledger.inputs import EXAMPLE_PROVENANCE
from app.ledger.schemas import ChangeOut, FactQuery
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations
from app.registry.claims import facts, queries
from app.registry.claims.facts import CLAIM
from app.registry.claims.schemas import (
    ClaimDecisionIn,
    ClaimIn,
    ClaimOut,
    ClaimQuery,
    ConflictOut,
    ConflictQuery,
)

router = operations("/v1", "Claims")

ClaimPath = Annotated[str, Path(alias="id", description="The claim's id: that of its fact.")]


@router.get(
    "/claims",
    response_model=Page[ClaimOut],
    openapi_extra=documented(example={"about": "provider:nottingham-rehab"}, statements=(2, 4)),
)
def list_claims(query: Annotated[ClaimQuery, Query()], reads: Reads) -> Response:
    """List claims.

    A claim is a statement of a source that the registry does not necessarily accept. Each has its
    source and the latest decision, if there is one.
    """
    return reads.answer(query, queries.list_claims)


@router.post(
    "/claims",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "about": "contract:westminster-complex-ot-2025",
                "field": "last_day",
                "value": "30 April 2026",
                "topic": "Last day of the complex occupational therapy service",
            }
        }
    ),
)
def record_claim(caller: Editor, body: ClaimIn, writes: Writes) -> Response:
    """Record a claim of a source.

    The claim is stored beside the accepted facts. Cover that depends on a contract's first or last
    day is `assumed` while a claim about that day is undecided.
    """
    return writes.record(caller, CLAIM, body, address="/v1/claims/{fact}")


@router.get(
    "/claims/{id}",
    response_model=ClaimOut,
    openapi_extra=documented(example={"id": "public-532"}, statements=2),
)
def get_claim(id_: ClaimPath, query: Annotated[FactQuery, Query()], reads: Reads) -> Response:
    """Get a claim.

    Returns the claim with its latest decision. The `ETag` is the value for `If-Match` of the next
    decision.
    """
    return reads.answer(query, partial(queries.get_claim, claim=id_))


@router.post(
    "/claims/{id}/decision",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "id": "public-103",
            "If-Match": '"public-103"',
            "body": {
                **EXAMPLE_PROVENANCE,
                "verdict": "accepted",
                "reason": "The contract says the same.",
            },
        }
    ),
)
def decide_claim(caller: Editor, id_: ClaimPath, body: ClaimDecisionIn, writes: Writes) -> Response:
    """Accept, dispute or reject a claim.

    With a reason, by the authority responsible for the subject of the claim. A new decision
    replaces the previous one. Needs `If-Match`.
    """
    return writes.run(caller, partial(facts.decide_visible_claim, body=body, claim=id_))


@router.get(
    "/conflicts", response_model=Page[ConflictOut], openapi_extra=documented(statements=(2, 3))
)
def list_conflicts(query: Annotated[ConflictQuery, Query()], reads: Reads) -> Response:
    """List conflicts between sources.

    Each has the claims about one field, the value that the registry uses, and the reason for it.
    Cover that depends on a contract's first or last day is `assumed` while a claim about that day
    is undecided.
    """
    return reads.answer(query, queries.list_conflicts)
