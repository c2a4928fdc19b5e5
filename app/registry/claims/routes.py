"""Conflicts between sources over HTTP."""

from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Query, Response

from app.auth.policy import Editor
from app.ledger.http.reads import Reads
from app.ledger.http.writes import CommandContext, Writes
from app.ledger.schemas import ChangeOut, FactQuery
from app.platform.http.pagination import Page
from app.platform.http.routing import operations
from app.registry.claims import commands, queries
from app.registry.claims.models import ClaimDecisionFact
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


@router.get("/claims", response_model=Page[ClaimOut])
def list_claims(query: Annotated[ClaimQuery, Query()], reads: Reads) -> Response:
    """List what sources say

    Kept beside the facts that the registry accepts: each claim with its source, and with what
    was made of it, if anything was.
    """
    return reads.answer(
        query, Page[ClaimOut], lambda session, at: queries.list_claims(session, query, at)
    )


@router.post("/claims", response_model=ChangeOut, status_code=HTTPStatus.CREATED)
def state_claim(caller: Editor, body: ClaimIn, writes: Writes) -> Response:
    """State what a source says

    It is kept beside what the registry accepts. An undecided claim about a contract's first or
    last day makes the cover that depends on it `assumed`.
    """
    return writes.record(
        caller,
        lambda said: commands.state_claim(said.session, body, said.provenance_for(body)),
        address="/v1/claims/{fact}",
    )


@router.get("/claims/{id}", response_model=ClaimOut)
def get_claim(id_: ClaimPath, query: Annotated[FactQuery, Query()], reads: Reads) -> Response:
    """Show one claim

    With what was made of it. Its `ETag` is what `If-Match` must name to decide on it.
    """
    return reads.answer(query, ClaimOut, lambda session, at: queries.named_claim(session, id_, at))


@router.post("/claims/{id}/decision", response_model=ChangeOut, status_code=HTTPStatus.CREATED)
def decide_claim(caller: Editor, id_: ClaimPath, body: ClaimDecisionIn, writes: Writes) -> Response:
    """Accept, dispute or reject a claim

    With a reason, by whoever is in charge of what it is about. A new decision takes the place of
    the last one. Needs `If-Match`.
    """

    def decide(ctx: CommandContext) -> ClaimDecisionFact:
        ctx.check_if_match(queries.named_claim(ctx.session, id_, ctx.as_of).fact)
        return commands.decide_claim(ctx.session, id_, body, ctx.provenance)

    return writes.record(caller, decide)


@router.get("/conflicts", response_model=Page[ConflictOut])
def list_conflicts(query: Annotated[ConflictQuery, Query()], reads: Reads) -> Response:
    """List where sources disagree

    Each question with every claim about it, the value the registry uses and why. While a claim
    about a contract's first or last day is undecided, cover that depends on it is `assumed`.
    """
    return reads.answer(
        query, Page[ConflictOut], lambda session, at: queries.list_conflicts(session, query, at)
    )
