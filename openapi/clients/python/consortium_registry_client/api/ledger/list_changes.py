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
    after: int | Unset = 0,
    cursor: str | Unset = UNSET,
    thing: str | Unset = UNSET,
    code: str | Unset = UNSET,
    kind: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["after"] = after

    params["cursor"] = cursor

    params["thing"] = thing

    params["code"] = code

    params["kind"] = kind

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
    after: int | Unset = 0,
    cursor: str | Unset = UNSET,
    thing: str | Unset = UNSET,
    code: str | Unset = UNSET,
    kind: str | Unset = UNSET,
) -> Response[PageChangeOut | ProblemOut]:
    """Read the ledger as a feed

     Every fact that was stated or withdrawn, in order and without gaps, from the position after
    `after`. Each entry carries its hash and the hash of the entry before it.

    Args:
        limit (int | Unset):  Default: 50.
        after (int | Unset):  Default: 0.
        cursor (str | Unset):
        thing (str | Unset):
        code (str | Unset):
        kind (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageChangeOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        limit=limit,
        after=after,
        cursor=cursor,
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
    after: int | Unset = 0,
    cursor: str | Unset = UNSET,
    thing: str | Unset = UNSET,
    code: str | Unset = UNSET,
    kind: str | Unset = UNSET,
) -> PageChangeOut | ProblemOut | None:
    """Read the ledger as a feed

     Every fact that was stated or withdrawn, in order and without gaps, from the position after
    `after`. Each entry carries its hash and the hash of the entry before it.

    Args:
        limit (int | Unset):  Default: 50.
        after (int | Unset):  Default: 0.
        cursor (str | Unset):
        thing (str | Unset):
        code (str | Unset):
        kind (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageChangeOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        limit=limit,
        after=after,
        cursor=cursor,
        thing=thing,
        code=code,
        kind=kind,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    after: int | Unset = 0,
    cursor: str | Unset = UNSET,
    thing: str | Unset = UNSET,
    code: str | Unset = UNSET,
    kind: str | Unset = UNSET,
) -> Response[PageChangeOut | ProblemOut]:
    """Read the ledger as a feed

     Every fact that was stated or withdrawn, in order and without gaps, from the position after
    `after`. Each entry carries its hash and the hash of the entry before it.

    Args:
        limit (int | Unset):  Default: 50.
        after (int | Unset):  Default: 0.
        cursor (str | Unset):
        thing (str | Unset):
        code (str | Unset):
        kind (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageChangeOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        limit=limit,
        after=after,
        cursor=cursor,
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
    after: int | Unset = 0,
    cursor: str | Unset = UNSET,
    thing: str | Unset = UNSET,
    code: str | Unset = UNSET,
    kind: str | Unset = UNSET,
) -> PageChangeOut | ProblemOut | None:
    """Read the ledger as a feed

     Every fact that was stated or withdrawn, in order and without gaps, from the position after
    `after`. Each entry carries its hash and the hash of the entry before it.

    Args:
        limit (int | Unset):  Default: 50.
        after (int | Unset):  Default: 0.
        cursor (str | Unset):
        thing (str | Unset):
        code (str | Unset):
        kind (str | Unset):

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
            after=after,
            cursor=cursor,
            thing=thing,
            code=code,
            kind=kind,
        )
    ).parsed
