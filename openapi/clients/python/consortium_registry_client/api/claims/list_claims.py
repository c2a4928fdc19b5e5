from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.page_claim_out import PageClaimOut
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    about: None | str | Unset = UNSET,
    field: None | str | Unset = UNSET,
    source: None | str | Unset = UNSET,
    topic: None | str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

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

    json_about: None | str | Unset
    if isinstance(about, Unset):
        json_about = UNSET
    else:
        json_about = about
    params["about"] = json_about

    json_field: None | str | Unset
    if isinstance(field, Unset):
        json_field = UNSET
    else:
        json_field = field
    params["field"] = json_field

    json_source: None | str | Unset
    if isinstance(source, Unset):
        json_source = UNSET
    else:
        json_source = source
    params["source"] = json_source

    json_topic: None | str | Unset
    if isinstance(topic, Unset):
        json_topic = UNSET
    else:
        json_topic = topic
    params["topic"] = json_topic

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/claims",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PageClaimOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = PageClaimOut.from_dict(response.json())

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
) -> Response[PageClaimOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    about: None | str | Unset = UNSET,
    field: None | str | Unset = UNSET,
    source: None | str | Unset = UNSET,
    topic: None | str | Unset = UNSET,
) -> Response[PageClaimOut | ProblemOut]:
    """List what sources say

     Kept beside the facts that the registry accepts: each claim with its source, and with what
    was made of it, if anything was.

    Args:
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        about (None | str | Unset): Only claims about this thing, as `thing:code`.
        field (None | str | Unset): Only claims about this field.
        source (None | str | Unset): Only what this source says.
        topic (None | str | Unset): Only claims on this question.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageClaimOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        about=about,
        field=field,
        source=source,
        topic=topic,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    about: None | str | Unset = UNSET,
    field: None | str | Unset = UNSET,
    source: None | str | Unset = UNSET,
    topic: None | str | Unset = UNSET,
) -> PageClaimOut | ProblemOut | None:
    """List what sources say

     Kept beside the facts that the registry accepts: each claim with its source, and with what
    was made of it, if anything was.

    Args:
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        about (None | str | Unset): Only claims about this thing, as `thing:code`.
        field (None | str | Unset): Only claims about this field.
        source (None | str | Unset): Only what this source says.
        topic (None | str | Unset): Only claims on this question.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageClaimOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        about=about,
        field=field,
        source=source,
        topic=topic,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    about: None | str | Unset = UNSET,
    field: None | str | Unset = UNSET,
    source: None | str | Unset = UNSET,
    topic: None | str | Unset = UNSET,
) -> Response[PageClaimOut | ProblemOut]:
    """List what sources say

     Kept beside the facts that the registry accepts: each claim with its source, and with what
    was made of it, if anything was.

    Args:
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        about (None | str | Unset): Only claims about this thing, as `thing:code`.
        field (None | str | Unset): Only claims about this field.
        source (None | str | Unset): Only what this source says.
        topic (None | str | Unset): Only claims on this question.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageClaimOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        about=about,
        field=field,
        source=source,
        topic=topic,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    about: None | str | Unset = UNSET,
    field: None | str | Unset = UNSET,
    source: None | str | Unset = UNSET,
    topic: None | str | Unset = UNSET,
) -> PageClaimOut | ProblemOut | None:
    """List what sources say

     Kept beside the facts that the registry accepts: each claim with its source, and with what
    was made of it, if anything was.

    Args:
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        about (None | str | Unset): Only claims about this thing, as `thing:code`.
        field (None | str | Unset): Only claims about this field.
        source (None | str | Unset): Only what this source says.
        topic (None | str | Unset): Only claims on this question.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageClaimOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            known_at=known_at,
            position=position,
            limit=limit,
            cursor=cursor,
            about=about,
            field=field,
            source=source,
            topic=topic,
        )
    ).parsed
