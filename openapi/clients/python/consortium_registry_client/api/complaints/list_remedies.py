import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.authority_kind import AuthorityKind
from ...models.explained_page_remedy_out import ExplainedPageRemedyOut
from ...models.problem_out import ProblemOut
from ...models.region import Region
from ...models.undertaking_status import UndertakingStatus
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    authority: list[str] | Unset = UNSET,
    on: datetime.date | Unset = UNSET,
    explain: bool | Unset = False,
    provider: list[str] | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    decision: str | Unset = UNSET,
    state: list[UndertakingStatus] | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(registry_min_position, Unset):
        headers["Registry-Min-Position"] = registry_min_position

    params: dict[str, Any] = {}

    json_authority: list[str] | Unset = UNSET
    if not isinstance(authority, Unset):
        json_authority = authority

    params["authority"] = json_authority

    json_on: str | Unset = UNSET
    if not isinstance(on, Unset):
        json_on = on.isoformat()
    params["on"] = json_on

    params["explain"] = explain

    json_provider: list[str] | Unset = UNSET
    if not isinstance(provider, Unset):
        json_provider = provider

    params["provider"] = json_provider

    json_authority_kind: list[str] | Unset = UNSET
    if not isinstance(authority_kind, Unset):
        json_authority_kind = []
        for authority_kind_item_data in authority_kind:
            authority_kind_item: str = authority_kind_item_data
            json_authority_kind.append(authority_kind_item)

    params["authority_kind"] = json_authority_kind

    json_region: list[str] | Unset = UNSET
    if not isinstance(region, Unset):
        json_region = []
        for region_item_data in region:
            region_item: str = region_item_data
            json_region.append(region_item)

    params["region"] = json_region

    params["consortium"] = consortium

    params["known_at"] = known_at

    params["position"] = position

    params["limit"] = limit

    params["cursor"] = cursor

    params["fields"] = fields

    params["count"] = count

    params["decision"] = decision

    json_state: list[str] | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = []
        for state_item_data in state:
            state_item: str = state_item_data
            json_state.append(state_item)

    params["state"] = json_state

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/remedies",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ExplainedPageRemedyOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = ExplainedPageRemedyOut.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = ProblemOut.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ProblemOut.from_dict(response.json())

        return response_403

    if response.status_code == 406:
        response_406 = ProblemOut.from_dict(response.json())

        return response_406

    if response.status_code == 414:
        response_414 = ProblemOut.from_dict(response.json())

        return response_414

    if response.status_code == 422:
        response_422 = ProblemOut.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = ProblemOut.from_dict(response.json())

        return response_429

    if response.status_code == 431:
        response_431 = ProblemOut.from_dict(response.json())

        return response_431

    if response.status_code == 500:
        response_500 = ProblemOut.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = ProblemOut.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ExplainedPageRemedyOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    authority: list[str] | Unset = UNSET,
    on: datetime.date | Unset = UNSET,
    explain: bool | Unset = False,
    provider: list[str] | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    decision: str | Unset = UNSET,
    state: list[UndertakingStatus] | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[ExplainedPageRemedyOut | ProblemOut]:
    """List remedies

     Returns the remedies that Ombudsmen asked for, with the due day and the status on the day.

    Args:
        authority (list[str] | Unset):
        on (datetime.date | Unset):
        explain (bool | Unset):  Default: False.
        provider (list[str] | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        consortium (str | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        decision (str | Unset):
        state (list[UndertakingStatus] | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExplainedPageRemedyOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        authority=authority,
        on=on,
        explain=explain,
        provider=provider,
        authority_kind=authority_kind,
        region=region,
        consortium=consortium,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        decision=decision,
        state=state,
        registry_min_position=registry_min_position,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    authority: list[str] | Unset = UNSET,
    on: datetime.date | Unset = UNSET,
    explain: bool | Unset = False,
    provider: list[str] | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    decision: str | Unset = UNSET,
    state: list[UndertakingStatus] | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> ExplainedPageRemedyOut | ProblemOut | None:
    """List remedies

     Returns the remedies that Ombudsmen asked for, with the due day and the status on the day.

    Args:
        authority (list[str] | Unset):
        on (datetime.date | Unset):
        explain (bool | Unset):  Default: False.
        provider (list[str] | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        consortium (str | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        decision (str | Unset):
        state (list[UndertakingStatus] | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExplainedPageRemedyOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        authority=authority,
        on=on,
        explain=explain,
        provider=provider,
        authority_kind=authority_kind,
        region=region,
        consortium=consortium,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        decision=decision,
        state=state,
        registry_min_position=registry_min_position,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    authority: list[str] | Unset = UNSET,
    on: datetime.date | Unset = UNSET,
    explain: bool | Unset = False,
    provider: list[str] | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    decision: str | Unset = UNSET,
    state: list[UndertakingStatus] | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[ExplainedPageRemedyOut | ProblemOut]:
    """List remedies

     Returns the remedies that Ombudsmen asked for, with the due day and the status on the day.

    Args:
        authority (list[str] | Unset):
        on (datetime.date | Unset):
        explain (bool | Unset):  Default: False.
        provider (list[str] | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        consortium (str | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        decision (str | Unset):
        state (list[UndertakingStatus] | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExplainedPageRemedyOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        authority=authority,
        on=on,
        explain=explain,
        provider=provider,
        authority_kind=authority_kind,
        region=region,
        consortium=consortium,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        decision=decision,
        state=state,
        registry_min_position=registry_min_position,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    authority: list[str] | Unset = UNSET,
    on: datetime.date | Unset = UNSET,
    explain: bool | Unset = False,
    provider: list[str] | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    decision: str | Unset = UNSET,
    state: list[UndertakingStatus] | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> ExplainedPageRemedyOut | ProblemOut | None:
    """List remedies

     Returns the remedies that Ombudsmen asked for, with the due day and the status on the day.

    Args:
        authority (list[str] | Unset):
        on (datetime.date | Unset):
        explain (bool | Unset):  Default: False.
        provider (list[str] | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        consortium (str | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        decision (str | Unset):
        state (list[UndertakingStatus] | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExplainedPageRemedyOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            authority=authority,
            on=on,
            explain=explain,
            provider=provider,
            authority_kind=authority_kind,
            region=region,
            consortium=consortium,
            known_at=known_at,
            position=position,
            limit=limit,
            cursor=cursor,
            fields=fields,
            count=count,
            decision=decision,
            state=state,
            registry_min_position=registry_min_position,
        )
    ).parsed
