"""Conflicts between sources over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from app.claims import queries
from app.claims.schemas import ClaimOut, ClaimQuery, ConflictOut, ConflictQuery
from app.kit.pages import Page
from app.ledger.answers import Asked

router = APIRouter(prefix="/v1", tags=["Claims"])


@router.get("/claims", response_model=Page[ClaimOut])
def list_claims(query: Annotated[ClaimQuery, Query()], asked: Asked) -> Response:
    """List what sources say

    Kept beside the facts that the registry accepts: each claim with its source, and with what
    was made of it, if anything was.
    """
    return asked.answer(
        query, Page[ClaimOut], lambda session, at: queries.list_claims(session, query, at)
    )


@router.get("/conflicts", response_model=Page[ConflictOut])
def list_conflicts(query: Annotated[ConflictQuery, Query()], asked: Asked) -> Response:
    """List where sources disagree

    Each question with every claim about it, the value the registry uses and why. While a claim
    about a contract's first or last day is undecided, cover that depends on it is `assumed`.
    """
    return asked.answer(
        query, Page[ConflictOut], lambda session, at: queries.list_conflicts(session, query, at)
    )
