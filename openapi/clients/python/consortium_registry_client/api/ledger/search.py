import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.page_found_out import PageFoundOut
from ...models.problem_out import ProblemOut
from ...models.search_kind_item import SearchKindItem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    q: str,
    on: datetime.date | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    kind: list[SearchKindItem] | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(registry_min_position, Unset):
        headers["Registry-Min-Position"] = registry_min_position

    params: dict[str, Any] = {}

    params["q"] = q

    json_on: str | Unset = UNSET
    if not isinstance(on, Unset):
        json_on = on.isoformat()
    params["on"] = json_on

    params["known_at"] = known_at

    params["position"] = position

    params["limit"] = limit

    params["cursor"] = cursor

    params["fields"] = fields

    params["count"] = count

    json_kind: list[str] | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = []
        for kind_item_data in kind:
            kind_item: str = kind_item_data
            json_kind.append(kind_item)

    params["kind"] = json_kind

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/search",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PageFoundOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = PageFoundOut.from_dict(response.json())

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
) -> Response[PageFoundOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str,
    on: datetime.date | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    kind: list[SearchKindItem] | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[PageFoundOut | ProblemOut]:
    """Search all things by their names

     Finds authorities, consortia, contracts, notices, providers, scopes and sources in whose names,
    titles, references or identifiers all words of `q` occur: as sent, as a beginning, or with one
    or two letters wrong. The best come first, then by kind and code. For each word at most 200
    things of a kind are listed; lists with `q` have all. Text of restricted facts is not searched.

    Args:
        q (str):
        on (datetime.date | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        kind (list[SearchKindItem] | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageFoundOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        q=q,
        on=on,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        kind=kind,
        registry_min_position=registry_min_position,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    q: str,
    on: datetime.date | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    kind: list[SearchKindItem] | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> PageFoundOut | ProblemOut | None:
    """Search all things by their names

     Finds authorities, consortia, contracts, notices, providers, scopes and sources in whose names,
    titles, references or identifiers all words of `q` occur: as sent, as a beginning, or with one
    or two letters wrong. The best come first, then by kind and code. For each word at most 200
    things of a kind are listed; lists with `q` have all. Text of restricted facts is not searched.

    Args:
        q (str):
        on (datetime.date | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        kind (list[SearchKindItem] | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageFoundOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        q=q,
        on=on,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        kind=kind,
        registry_min_position=registry_min_position,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str,
    on: datetime.date | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    kind: list[SearchKindItem] | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[PageFoundOut | ProblemOut]:
    """Search all things by their names

     Finds authorities, consortia, contracts, notices, providers, scopes and sources in whose names,
    titles, references or identifiers all words of `q` occur: as sent, as a beginning, or with one
    or two letters wrong. The best come first, then by kind and code. For each word at most 200
    things of a kind are listed; lists with `q` have all. Text of restricted facts is not searched.

    Args:
        q (str):
        on (datetime.date | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        kind (list[SearchKindItem] | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageFoundOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        q=q,
        on=on,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        kind=kind,
        registry_min_position=registry_min_position,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    q: str,
    on: datetime.date | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    kind: list[SearchKindItem] | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> PageFoundOut | ProblemOut | None:
    """Search all things by their names

     Finds authorities, consortia, contracts, notices, providers, scopes and sources in whose names,
    titles, references or identifiers all words of `q` occur: as sent, as a beginning, or with one
    or two letters wrong. The best come first, then by kind and code. For each word at most 200
    things of a kind are listed; lists with `q` have all. Text of restricted facts is not searched.

    Args:
        q (str):
        on (datetime.date | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        kind (list[SearchKindItem] | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageFoundOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            q=q,
            on=on,
            known_at=known_at,
            position=position,
            limit=limit,
            cursor=cursor,
            fields=fields,
            count=count,
            kind=kind,
            registry_min_position=registry_min_position,
        )
    ).parsed
