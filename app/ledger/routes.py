"""The ledger over HTTP: sources, the feed of changes, and its head."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from app.kit.pages import Page, Question
from app.ledger import queries
from app.ledger.answers import Asked
from app.ledger.schemas import (
    ChangeOut,
    ChangeQuery,
    HeadOut,
    Knowledge,
    SourceOut,
    SourceQuery,
)

router = APIRouter(prefix="/v1", tags=["Ledger"])


@router.get("/sources", response_model=Page[SourceOut])
def list_sources(query: Annotated[SourceQuery, Query()], asked: Asked) -> Response:
    """List the documents that facts rest on

    In the order of their codes. `q` searches titles, publishers and addresses.
    """
    return asked.answer(
        query, Page[SourceOut], lambda session, at: queries.list_sources(session, query, at)
    )


@router.get("/sources/{code}", response_model=SourceOut)
def get_source(
    code: Annotated[str, Path(description="The source's code.", examples=["wcc-story"])],
    query: Annotated[Knowledge, Query()],
    asked: Asked,
) -> Response:
    """Show one document that facts rest on

    With the day it speaks for and the number of facts that rest on it.
    """
    return asked.answer(query, SourceOut, lambda session, at: queries.get_source(session, code, at))


@router.get("/changes", response_model=Page[ChangeOut])
def list_changes(query: Annotated[ChangeQuery, Query()], asked: Asked) -> Response:
    """Read the ledger as a feed

    Every fact that was stated or withdrawn, in order and without gaps, from the position after
    `after`. Each entry carries its hash and the hash of the entry before it.
    """
    return asked.answer(
        query, Page[ChangeOut], lambda session, at: queries.list_changes(session, query, at)
    )


@router.get("/changes/head", response_model=HeadOut)
def get_head(query: Annotated[Question, Query()], asked: Asked) -> Response:
    """Show where the ledger ends

    Its last position, hash and moment: keep them, and nobody can rewrite what came before
    without your noticing.
    """
    return asked.answer(query, HeadOut, queries.get_head)
