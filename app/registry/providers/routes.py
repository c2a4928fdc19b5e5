"""Routes of providers."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Query, Response

from app.auth.policy import Admin, Editor
from app.ledger.http.reads import MOVED, Reads
from app.ledger.http.writes import Writes
from app.ledger.identities import read_details
from app.ledger.inputs import EXAMPLE_PROVENANCE
from app.ledger.schemas import ChangeOut, ItemOnDayQuery
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations
from app.registry.providers import queries
from app.registry.providers.facts import PROVIDER, PROVIDER_EVENT
from app.registry.providers.schemas import (
    EventQuery,
    ProviderDetailsIn,
    ProviderEventIn,
    ProviderEventOut,
    ProviderIn,
    ProviderItemQuery,
    ProviderOut,
    ProviderQuery,
    ProviderRevisionIn,
)

router = operations("/v1/providers", "Providers")

ProviderCode = Annotated[
    str, Path(description="The provider's code, or any of its identifiers.", max_length=200)
]


@router.get(
    "",
    response_model=Page[ProviderOut],
    openapi_extra=documented(example={"on": "2025-07-31"}, statements=(3, 7)),
)
def list_providers(query: Annotated[ProviderQuery, Query()], reads: Reads) -> Response:
    """List providers.

    Each with its names and identifiers, its group, and its status on the day `on`: trading, trading
    in insolvency, or ceased.
    """
    return reads.answer(query, queries.list_providers)


@router.get(
    "/{code}",
    response_model=ProviderOut,
    responses=MOVED,
    openapi_extra=documented(example={"code": "nottingham-rehab"}, statements=4),
)
def get_provider(
    code: ProviderCode, query: Annotated[ProviderItemQuery, Query()], reads: Reads
) -> Response:
    """Get a provider.

    Returns its details and status on the day `on`. The path accepts its code or its company number
    (`01948041`, `GB-COH-01948041`).
    """
    return reads.answer(query, partial(queries.get_provider, spelling=code))


@router.post(
    "",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "code": "example-equipment",
                "name": "Example Equipment",
                "legal_name": "Example Equipment Limited",
                "service_role": "Customer service desk",
                "service_mailbox": "equipment.service@example.org",
            }
        }
    ),
)
def record_provider(caller: Admin, body: ProviderIn, writes: Writes) -> Response:
    """Record a provider with its first details.

    A contact is a role, a team mailbox and a service line, never a person. Errors: 409
    `provider-exists`.
    """
    return writes.create(caller, PROVIDER, body, address="/v1/providers/{code}")


@router.get(
    "/{code}/details",
    response_model=ProviderDetailsIn,
    openapi_extra=documented(example={"code": "medequip"}, statements=4),
)
def get_provider_details(
    code: ProviderCode, query: Annotated[ItemOnDayQuery, Query()], reads: Reads
) -> Response:
    """Get the details of a provider.

    On the day `on`, in the shape of `PUT`. The `ETag` is the value for `If-Match`.
    """
    return reads.answer(
        query,
        partial(read_details, identity=PROVIDER, spelling=code),
    )


@router.put(
    "/{code}/details",
    response_model=ChangeOut,
    openapi_extra=documented(
        example={
            "code": "medequip",
            "If-Match": '"public-91"',
            "body": {
                **EXAMPLE_PROVENANCE,
                "reason": "correction",
                "name": "Medequip",
                "legal_name": "Medequip Assistive Technology Limited",
                "website": "https://www.medequip-uk.com",
            },
        }
    ),
)
def revise_provider(
    caller: Admin,
    code: ProviderCode,
    body: ProviderRevisionIn,
    writes: Writes,
) -> Response:
    """Revise the details of a provider.

    `correction` replaces the version that `If-Match` names, for the same days. `change` adds a
    version from `holds_from` on, where `If-Match` names the version that it shortens.
    """
    return writes.revise(caller, PROVIDER, code, body)


@router.post(
    "/{code}/events",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "code": "totp",
            "body": {
                **EXAMPLE_PROVENANCE,
                "event": "distress-signal",
                "day": "2026-11-02",
                "day_basis": "agreed",
                "description": "Asked to be paid monthly in advance.",
            },
        }
    ),
)
def record_provider_event(
    caller: Editor, code: ProviderCode, body: ProviderEventIn, writes: Writes
) -> Response:
    """Record an event of a provider.

    Any editor may record a distress signal, which is visible to partners only by default. All other
    events determine cover: they are public, and an admin records them.
    """
    return writes.record(caller, PROVIDER_EVENT, body, provider=code)


@router.get(
    "/{code}/events",
    response_model=Page[ProviderEventOut],
    openapi_extra=documented(example={"code": "nottingham-rehab"}, statements=3),
)
def list_events(
    code: ProviderCode, query: Annotated[EventQuery, Query()], reads: Reads
) -> Response:
    """List the events of a provider.

    Distress signals, insolvency, the last day of service and others, in the order of their days.
    """
    return reads.answer(query, partial(queries.list_events, spelling=code))
