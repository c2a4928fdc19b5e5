import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.page_substitute_out import PageSubstituteOut
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    on: datetime.date | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    near: str | Unset = UNSET,
    excluding_group: str | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    registry_min_position: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(registry_min_position, Unset):
        headers["Registry-Min-Position"] = registry_min_position

    params: dict[str, Any] = {}

    json_on: str | Unset = UNSET
    if not isinstance(on, Unset):
        json_on = on.isoformat()
    params["on"] = json_on

    json_scope: list[str] | Unset = UNSET
    if not isinstance(scope, Unset):
        json_scope = scope

    params["scope"] = json_scope

    params["near"] = near

    params["excluding_group"] = excluding_group

    params["known_at"] = known_at

    params["position"] = position

    params["limit"] = limit

    params["cursor"] = cursor

    params["fields"] = fields

    params["count"] = count

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/substitutes",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PageSubstituteOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = PageSubstituteOut.from_dict(response.json())

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
) -> Response[PageSubstituteOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    near: str | Unset = UNSET,
    excluding_group: str | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    registry_min_position: str | Unset = UNSET,
) -> Response[PageSubstituteOut | ProblemOut]:
    """List providers that could take over

     Returns the providers that hold the scopes for any authority on the day, other than those of
    one group, with the authorities that they serve and the ends of their awards. With `near`, those
    that serve near an authority come first: its details and memberships take two more statements.

    Args:
        on (datetime.date | Unset):
        scope (list[str] | Unset):
        near (str | Unset):
        excluding_group (str | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 1000.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageSubstituteOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        on=on,
        scope=scope,
        near=near,
        excluding_group=excluding_group,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        registry_min_position=registry_min_position,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    near: str | Unset = UNSET,
    excluding_group: str | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    registry_min_position: str | Unset = UNSET,
) -> PageSubstituteOut | ProblemOut | None:
    """List providers that could take over

     Returns the providers that hold the scopes for any authority on the day, other than those of
    one group, with the authorities that they serve and the ends of their awards. With `near`, those
    that serve near an authority come first: its details and memberships take two more statements.

    Args:
        on (datetime.date | Unset):
        scope (list[str] | Unset):
        near (str | Unset):
        excluding_group (str | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 1000.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageSubstituteOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        on=on,
        scope=scope,
        near=near,
        excluding_group=excluding_group,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        registry_min_position=registry_min_position,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    near: str | Unset = UNSET,
    excluding_group: str | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    registry_min_position: str | Unset = UNSET,
) -> Response[PageSubstituteOut | ProblemOut]:
    """List providers that could take over

     Returns the providers that hold the scopes for any authority on the day, other than those of
    one group, with the authorities that they serve and the ends of their awards. With `near`, those
    that serve near an authority come first: its details and memberships take two more statements.

    Args:
        on (datetime.date | Unset):
        scope (list[str] | Unset):
        near (str | Unset):
        excluding_group (str | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 1000.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageSubstituteOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        on=on,
        scope=scope,
        near=near,
        excluding_group=excluding_group,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        registry_min_position=registry_min_position,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    near: str | Unset = UNSET,
    excluding_group: str | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    registry_min_position: str | Unset = UNSET,
) -> PageSubstituteOut | ProblemOut | None:
    """List providers that could take over

     Returns the providers that hold the scopes for any authority on the day, other than those of
    one group, with the authorities that they serve and the ends of their awards. With `near`, those
    that serve near an authority come first: its details and memberships take two more statements.

    Args:
        on (datetime.date | Unset):
        scope (list[str] | Unset):
        near (str | Unset):
        excluding_group (str | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 1000.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageSubstituteOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            on=on,
            scope=scope,
            near=near,
            excluding_group=excluding_group,
            known_at=known_at,
            position=position,
            limit=limit,
            cursor=cursor,
            fields=fields,
            count=count,
            registry_min_position=registry_min_position,
        )
    ).parsed
