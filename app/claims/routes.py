"""Conflicts between sources over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from app.claims import queries
from app.claims.schemas import ConflictOut, ConflictQuery
from app.kit.pages import Page
from app.ledger.answers import Asked

router = APIRouter(prefix="/v1/conflicts", tags=["Claims"])


@router.get("", response_model=Page[ConflictOut])
def list_conflicts(query: Annotated[ConflictQuery, Query()], asked: Asked) -> Response:
    """List where sources disagree

    Each question with every claim about it, the value the registry uses and why. While a claim
    about a contract's first or last day is undecided, cover that depends on it is `assumed`.
    """
    return asked.answer(
        query, Page[ConflictOut], lambda session, at: queries.list_conflicts(session, query, at)
    )
