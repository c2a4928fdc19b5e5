import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.authority_kind import AuthorityKind
from ...models.page_authority_out import PageAuthorityOut
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    kind: AuthorityKind | None | Unset = UNSET,
    consortium: None | str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_on: None | str | Unset
    if isinstance(on, Unset):
        json_on = UNSET
    elif isinstance(on, datetime.date):
        json_on = on.isoformat()
    else:
        json_on = on
    params["on"] = json_on

    json_known_at: None | str | Unset
    if isinstance(known_at, Unset):
        json_known_at = UNSET
    else:
        json_known_at = known_at
    params["known_at"] = json_known_at

    json_position: int | None | Unset
    if isinstance(position, Unset):
        json_position = UNSET
    else:
        json_position = position
    params["position"] = json_position

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    json_kind: None | str | Unset
    if isinstance(kind, Unset):
        json_kind = UNSET
    elif isinstance(kind, AuthorityKind):
        json_kind = kind.value
    else:
        json_kind = kind
    params["kind"] = json_kind

    json_consortium: None | str | Unset
    if isinstance(consortium, Unset):
        json_consortium = UNSET
    else:
        json_consortium = consortium
    params["consortium"] = json_consortium

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/authorities",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PageAuthorityOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = PageAuthorityOut.from_dict(response.json())

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
) -> Response[PageAuthorityOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    kind: AuthorityKind | None | Unset = UNSET,
    consortium: None | str | Unset = UNSET,
) -> Response[PageAuthorityOut | ProblemOut]:
    """List the authorities

     Those in being on the day asked about, in the order of their codes, each with its
    identifiers, the integrated care board of its area, and the consortia it belongs to.

    Args:
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        kind (AuthorityKind | None | Unset): Only this kind of authority.
        consortium (None | str | Unset): Only members of this consortium on the day.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageAuthorityOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        on=on,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        kind=kind,
        consortium=consortium,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    kind: AuthorityKind | None | Unset = UNSET,
    consortium: None | str | Unset = UNSET,
) -> PageAuthorityOut | ProblemOut | None:
    """List the authorities

     Those in being on the day asked about, in the order of their codes, each with its
    identifiers, the integrated care board of its area, and the consortia it belongs to.

    Args:
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        kind (AuthorityKind | None | Unset): Only this kind of authority.
        consortium (None | str | Unset): Only members of this consortium on the day.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageAuthorityOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        on=on,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        kind=kind,
        consortium=consortium,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    kind: AuthorityKind | None | Unset = UNSET,
    consortium: None | str | Unset = UNSET,
) -> Response[PageAuthorityOut | ProblemOut]:
    """List the authorities

     Those in being on the day asked about, in the order of their codes, each with its
    identifiers, the integrated care board of its area, and the consortia it belongs to.

    Args:
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        kind (AuthorityKind | None | Unset): Only this kind of authority.
        consortium (None | str | Unset): Only members of this consortium on the day.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageAuthorityOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        on=on,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        kind=kind,
        consortium=consortium,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    kind: AuthorityKind | None | Unset = UNSET,
    consortium: None | str | Unset = UNSET,
) -> PageAuthorityOut | ProblemOut | None:
    """List the authorities

     Those in being on the day asked about, in the order of their codes, each with its
    identifiers, the integrated care board of its area, and the consortia it belongs to.

    Args:
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        kind (AuthorityKind | None | Unset): Only this kind of authority.
        consortium (None | str | Unset): Only members of this consortium on the day.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageAuthorityOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            on=on,
            known_at=known_at,
            position=position,
            limit=limit,
            cursor=cursor,
            kind=kind,
            consortium=consortium,
        )
    ).parsed
