"""Providers over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from app.kit.pages import Page
from app.ledger.answers import Asked
from app.providers import queries
from app.providers.schemas import (
    EventQuery,
    ProviderEventOut,
    ProviderItemQuery,
    ProviderOut,
    ProviderQuery,
)

router = APIRouter(prefix="/v1/providers", tags=["Providers"])

ProviderCode = Annotated[
    str, Path(description="The provider's code, or any of its identifiers.", max_length=200)
]


@router.get("", response_model=Page[ProviderOut])
def list_providers(query: Annotated[ProviderQuery, Query()], asked: Asked) -> Response:
    """List the providers

    Each with its names and identifiers, the group it belongs to, and how it stands on the day
    asked about: trading, trading in insolvency, or ceased.
    """
    return asked.answer(
        query, Page[ProviderOut], lambda session, at: queries.list_providers(session, query, at)
    )


@router.get("/{code}", response_model=ProviderOut)
def get_provider(
    code: ProviderCode, query: Annotated[ProviderItemQuery, Query()], asked: Asked
) -> Response:
    """Show one provider

    As it is called and as it stands on the day; also found by company number (`01948041`,
    `GB-COH-01948041`).
    """
    return asked.answer(
        query, ProviderOut, lambda session, at: queries.get_provider(session, code, query, at)
    )


@router.get("/{code}/events", response_model=Page[ProviderEventOut])
def list_events(
    code: ProviderCode, query: Annotated[EventQuery, Query()], asked: Asked
) -> Response:
    """List what happened to a provider

    Distress signals, insolvency, the last day of service, in the order of the days.
    """
    return asked.answer(
        query,
        Page[ProviderEventOut],
        lambda session, at: queries.list_events(session, code, query, at),
    )
