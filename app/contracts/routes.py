"""Contracts over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from app.contracts import item, queries
from app.contracts.answers import (
    ContractItemOut,
    ContractItemQuery,
    ContractOut,
    ContractQuery,
    HistoryQuery,
)
from app.kit.pages import Page
from app.ledger.answers import Asked
from app.ledger.schemas import ChangeOut

router = APIRouter(prefix="/v1/contracts", tags=["Contracts"])

Reference = Annotated[
    str,
    Path(description="The contract's reference, or any of its identifiers.", max_length=200),
]


@router.get("", response_model=Page[ContractOut])
def list_contracts(query: Annotated[ContractQuery, Query()], asked: Asked) -> Response:
    """List the contracts

    Each with the term that was signed and the term now agreed. To find what ends soon, give
    `ends_from` and `ends_to` and sort by `last_day`; `purpose=bridging` shows what only bridges.
    """
    return asked.answer(
        query, Page[ContractOut], lambda session, at: queries.list_contracts(session, query, at)
    )


@router.get("/{reference}", response_model=ContractItemOut)
def get_contract(
    reference: Reference, query: Annotated[ContractItemQuery, Query()], asked: Asked
) -> Response:
    """Show one contract

    With its signed and agreed term, options, values, awards, changes, notices, what sources
    claim about it, and every source that any of this rests on.
    """
    return asked.answer(
        query,
        ContractItemOut,
        lambda session, at: item.get_contract(session, reference, query, at),
    )


@router.get("/{reference}/history", response_model=Page[ChangeOut])
def list_contract_history(
    reference: Reference, query: Annotated[HistoryQuery, Query()], asked: Asked
) -> Response:
    """Show the history of a contract

    Every fact that was ever stated about it, in the order of the ledger, with author, source and
    moment, and which fact it replaced.
    """
    return asked.answer(
        query,
        Page[ChangeOut],
        lambda session, at: queries.list_history(session, reference, query, at),
    )
