"""Conflicts between sources over HTTP."""

from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Query, Response

from app.auth.policy import Editor
from app.ledger.http.reads import Asked
from app.ledger.http.writes import Stating, Submission
from app.ledger.schemas import ChangeOut, Knowledge
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
def list_claims(query: Annotated[ClaimQuery, Query()], asked: Asked) -> Response:
    """List what sources say

    Kept beside the facts that the registry accepts: each claim with its source, and with what
    was made of it, if anything was.
    """
    return asked.answer(
        query, Page[ClaimOut], lambda session, at: queries.list_claims(session, query, at)
    )


@router.post("/claims", response_model=ChangeOut, status_code=HTTPStatus.CREATED)
def state_claim(caller: Editor, body: ClaimIn, stating: Stating) -> Response:
    """State what a source says

    It is kept beside what the registry accepts. An undecided claim about a contract's first or
    last day makes the cover that depends on it `assumed`.
    """
    return stating.state(
        caller,
        lambda said: commands.state_claim(said.session, body, said.may_replace(body)),
        address="/v1/claims/{fact}",
    )


@router.get("/claims/{id}", response_model=ClaimOut)
def get_claim(id_: ClaimPath, query: Annotated[Knowledge, Query()], asked: Asked) -> Response:
    """Show one claim

    With what was made of it. Its `ETag` is what `If-Match` must name to decide on it.
    """
    return asked.answer(query, ClaimOut, lambda session, at: queries.named_claim(session, id_, at))


@router.post("/claims/{id}/decision", response_model=ChangeOut, status_code=HTTPStatus.CREATED)
def decide_claim(
    caller: Editor, id_: ClaimPath, body: ClaimDecisionIn, stating: Stating
) -> Response:
    """Accept, dispute or reject a claim

    With a reason, by whoever is in charge of what it is about. A new decision takes the place of
    the last one. Needs `If-Match`.
    """

    def decide(said: Submission) -> ClaimDecisionFact:
        said.must_have_seen(queries.named_claim(said.session, id_, said.at).fact)
        return commands.decide_claim(said.session, id_, body, said.recording)

    return stating.state(caller, decide)


@router.get("/conflicts", response_model=Page[ConflictOut])
def list_conflicts(query: Annotated[ConflictQuery, Query()], asked: Asked) -> Response:
    """List where sources disagree

    Each question with every claim about it, the value the registry uses and why. While a claim
    about a contract's first or last day is undecided, cover that depends on it is `assumed`.
    """
    return asked.answer(
        query, Page[ConflictOut], lambda session, at: queries.list_conflicts(session, query, at)
    )
