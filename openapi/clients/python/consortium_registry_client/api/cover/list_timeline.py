import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.explained_page_run_out import ExplainedPageRunOut
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    first_day: datetime.date | None | Unset = UNSET,
    last_day: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: None | str | Unset = UNSET,
    authority: str,
    scope: str,
    explain: bool | Unset = False,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_first_day: None | str | Unset
    if isinstance(first_day, Unset):
        json_first_day = UNSET
    elif isinstance(first_day, datetime.date):
        json_first_day = first_day.isoformat()
    else:
        json_first_day = first_day
    params["first_day"] = json_first_day

    json_last_day: None | str | Unset
    if isinstance(last_day, Unset):
        json_last_day = UNSET
    elif isinstance(last_day, datetime.date):
        json_last_day = last_day.isoformat()
    else:
        json_last_day = last_day
    params["last_day"] = json_last_day

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

    params["authority"] = authority

    params["scope"] = scope

    params["explain"] = explain

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/cover/timeline",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ExplainedPageRunOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = ExplainedPageRunOut.from_dict(response.json())

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
) -> Response[ExplainedPageRunOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    first_day: datetime.date | None | Unset = UNSET,
    last_day: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: None | str | Unset = UNSET,
    authority: str,
    scope: str,
    explain: bool | Unset = False,
) -> Response[ExplainedPageRunOut | ProblemOut]:
    """Show the timeline of one authority and scope

     Tiles from the first day to the last, state by state: no hole, no overlap.

    Args:
        first_day (datetime.date | None | Unset): First day asked about; today.
        last_day (datetime.date | None | Unset): Last day asked about, at most 20 years on; 364
            days on.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds, up to 2,000. Default: 1000.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        authority (str): The authority.
        scope (str): The leaf scope.
        explain (bool | Unset): Add the rule and the facts that led to the answer, in order.
            Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExplainedPageRunOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        first_day=first_day,
        last_day=last_day,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        authority=authority,
        scope=scope,
        explain=explain,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    first_day: datetime.date | None | Unset = UNSET,
    last_day: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: None | str | Unset = UNSET,
    authority: str,
    scope: str,
    explain: bool | Unset = False,
) -> ExplainedPageRunOut | ProblemOut | None:
    """Show the timeline of one authority and scope

     Tiles from the first day to the last, state by state: no hole, no overlap.

    Args:
        first_day (datetime.date | None | Unset): First day asked about; today.
        last_day (datetime.date | None | Unset): Last day asked about, at most 20 years on; 364
            days on.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds, up to 2,000. Default: 1000.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        authority (str): The authority.
        scope (str): The leaf scope.
        explain (bool | Unset): Add the rule and the facts that led to the answer, in order.
            Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExplainedPageRunOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        first_day=first_day,
        last_day=last_day,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        authority=authority,
        scope=scope,
        explain=explain,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    first_day: datetime.date | None | Unset = UNSET,
    last_day: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: None | str | Unset = UNSET,
    authority: str,
    scope: str,
    explain: bool | Unset = False,
) -> Response[ExplainedPageRunOut | ProblemOut]:
    """Show the timeline of one authority and scope

     Tiles from the first day to the last, state by state: no hole, no overlap.

    Args:
        first_day (datetime.date | None | Unset): First day asked about; today.
        last_day (datetime.date | None | Unset): Last day asked about, at most 20 years on; 364
            days on.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds, up to 2,000. Default: 1000.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        authority (str): The authority.
        scope (str): The leaf scope.
        explain (bool | Unset): Add the rule and the facts that led to the answer, in order.
            Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExplainedPageRunOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        first_day=first_day,
        last_day=last_day,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        authority=authority,
        scope=scope,
        explain=explain,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    first_day: datetime.date | None | Unset = UNSET,
    last_day: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: None | str | Unset = UNSET,
    authority: str,
    scope: str,
    explain: bool | Unset = False,
) -> ExplainedPageRunOut | ProblemOut | None:
    """Show the timeline of one authority and scope

     Tiles from the first day to the last, state by state: no hole, no overlap.

    Args:
        first_day (datetime.date | None | Unset): First day asked about; today.
        last_day (datetime.date | None | Unset): Last day asked about, at most 20 years on; 364
            days on.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds, up to 2,000. Default: 1000.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        authority (str): The authority.
        scope (str): The leaf scope.
        explain (bool | Unset): Add the rule and the facts that led to the answer, in order.
            Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExplainedPageRunOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            first_day=first_day,
            last_day=last_day,
            known_at=known_at,
            position=position,
            limit=limit,
            cursor=cursor,
            authority=authority,
            scope=scope,
            explain=explain,
        )
    ).parsed
