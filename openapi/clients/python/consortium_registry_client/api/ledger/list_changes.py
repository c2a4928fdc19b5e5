from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.page_change_out import PageChangeOut
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    after: int | Unset = 0,
    thing: None | str | Unset = UNSET,
    code: None | str | Unset = UNSET,
    kind: None | str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["after"] = after

    json_thing: None | str | Unset
    if isinstance(thing, Unset):
        json_thing = UNSET
    else:
        json_thing = thing
    params["thing"] = json_thing

    json_code: None | str | Unset
    if isinstance(code, Unset):
        json_code = UNSET
    else:
        json_code = code
    params["code"] = json_code

    json_kind: None | str | Unset
    if isinstance(kind, Unset):
        json_kind = UNSET
    else:
        json_kind = kind
    params["kind"] = json_kind

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/changes",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PageChangeOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = PageChangeOut.from_dict(response.json())

        return response_200

    if response.status_code == 406:
        response_406 = ProblemOut.from_dict(response.json())

        return response_406

    if response.status_code == 422:
        response_422 = ProblemOut.from_dict(response.json())

        return response_422

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
) -> Response[PageChangeOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    after: int | Unset = 0,
    thing: None | str | Unset = UNSET,
    code: None | str | Unset = UNSET,
    kind: None | str | Unset = UNSET,
) -> Response[PageChangeOut | ProblemOut]:
    """Read the ledger as a feed

     Every fact that was stated or withdrawn, in order and without gaps, from the position after
    `after`. Each entry carries its hash and the hash of the entry before it.

    Args:
        limit (int | Unset): How many entries a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        after (int | Unset): The last position already read. Default: 0.
        thing (None | str | Unset): Only entries about this sort of thing.
        code (None | str | Unset): Only entries about this thing.
        kind (None | str | Unset): Only this kind of fact.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageChangeOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        after=after,
        thing=thing,
        code=code,
        kind=kind,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    after: int | Unset = 0,
    thing: None | str | Unset = UNSET,
    code: None | str | Unset = UNSET,
    kind: None | str | Unset = UNSET,
) -> PageChangeOut | ProblemOut | None:
    """Read the ledger as a feed

     Every fact that was stated or withdrawn, in order and without gaps, from the position after
    `after`. Each entry carries its hash and the hash of the entry before it.

    Args:
        limit (int | Unset): How many entries a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        after (int | Unset): The last position already read. Default: 0.
        thing (None | str | Unset): Only entries about this sort of thing.
        code (None | str | Unset): Only entries about this thing.
        kind (None | str | Unset): Only this kind of fact.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageChangeOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        after=after,
        thing=thing,
        code=code,
        kind=kind,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    after: int | Unset = 0,
    thing: None | str | Unset = UNSET,
    code: None | str | Unset = UNSET,
    kind: None | str | Unset = UNSET,
) -> Response[PageChangeOut | ProblemOut]:
    """Read the ledger as a feed

     Every fact that was stated or withdrawn, in order and without gaps, from the position after
    `after`. Each entry carries its hash and the hash of the entry before it.

    Args:
        limit (int | Unset): How many entries a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        after (int | Unset): The last position already read. Default: 0.
        thing (None | str | Unset): Only entries about this sort of thing.
        code (None | str | Unset): Only entries about this thing.
        kind (None | str | Unset): Only this kind of fact.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageChangeOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        after=after,
        thing=thing,
        code=code,
        kind=kind,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    after: int | Unset = 0,
    thing: None | str | Unset = UNSET,
    code: None | str | Unset = UNSET,
    kind: None | str | Unset = UNSET,
) -> PageChangeOut | ProblemOut | None:
    """Read the ledger as a feed

     Every fact that was stated or withdrawn, in order and without gaps, from the position after
    `after`. Each entry carries its hash and the hash of the entry before it.

    Args:
        limit (int | Unset): How many entries a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        after (int | Unset): The last position already read. Default: 0.
        thing (None | str | Unset): Only entries about this sort of thing.
        code (None | str | Unset): Only entries about this thing.
        kind (None | str | Unset): Only this kind of fact.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageChangeOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            after=after,
            thing=thing,
            code=code,
            kind=kind,
        )
    ).parsed
