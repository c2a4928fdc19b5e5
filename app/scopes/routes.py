"""Service scopes over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from app.kit.pages import Page
from app.ledger.answers import Asked
from app.scopes import queries
from app.scopes.schemas import ScopeOut, ScopeQuery

router = APIRouter(prefix="/v1/scopes", tags=["Scopes"])


@router.get("", response_model=Page[ScopeOut])
def list_scopes(query: Annotated[ScopeQuery, Query()], asked: Asked) -> Response:
    """List the service scopes

    They form a tree. Contracts may name a branch or a leaf; cover is always answered for leaves.
    """
    return asked.answer(
        query, Page[ScopeOut], lambda session, at: queries.list_scopes(session, query, at)
    )
