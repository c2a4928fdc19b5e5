from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_changes_action import ListChangesAction
from ...models.list_changes_thing import ListChangesThing
from ...models.page_change_out import PageChangeOut
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    after: int | Unset = 0,
    thing: ListChangesThing | Unset = UNSET,
    code: str | Unset = UNSET,
    kind: list[str] | Unset = UNSET,
    authority: list[str] | Unset = UNSET,
    provider: list[str] | Unset = UNSET,
    source: str | Unset = UNSET,
    author: str | Unset = UNSET,
    action: ListChangesAction | Unset = UNSET,
    recorded_from: str | Unset = UNSET,
    recorded_to: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    after_hash: str | Unset = UNSET,
    stream: str | Unset = "public",
    registry_min_position: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(registry_min_position, Unset):
        headers["Registry-Min-Position"] = registry_min_position

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["after"] = after

    json_thing: str | Unset = UNSET
    if not isinstance(thing, Unset):
        json_thing = thing

    params["thing"] = json_thing

    params["code"] = code

    json_kind: list[str] | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = kind

    params["kind"] = json_kind

    json_authority: list[str] | Unset = UNSET
    if not isinstance(authority, Unset):
        json_authority = authority

    params["authority"] = json_authority

    json_provider: list[str] | Unset = UNSET
    if not isinstance(provider, Unset):
        json_provider = provider

    params["provider"] = json_provider

    params["source"] = source

    params["author"] = author

    json_action: str | Unset = UNSET
    if not isinstance(action, Unset):
        json_action = action

    params["action"] = json_action

    params["recorded_from"] = recorded_from

    params["recorded_to"] = recorded_to

    params["cursor"] = cursor

    params["fields"] = fields

    params["count"] = count

    params["after_hash"] = after_hash

    params["stream"] = stream

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/changes",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PageChangeOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = PageChangeOut.from_dict(response.json())

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

    if response.status_code == 410:
        response_410 = ProblemOut.from_dict(response.json())

        return response_410

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
    thing: ListChangesThing | Unset = UNSET,
    code: str | Unset = UNSET,
    kind: list[str] | Unset = UNSET,
    authority: list[str] | Unset = UNSET,
    provider: list[str] | Unset = UNSET,
    source: str | Unset = UNSET,
    author: str | Unset = UNSET,
    action: ListChangesAction | Unset = UNSET,
    recorded_from: str | Unset = UNSET,
    recorded_to: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    after_hash: str | Unset = UNSET,
    stream: str | Unset = "public",
    registry_min_position: str | Unset = UNSET,
) -> Response[PageChangeOut | ProblemOut]:
    """List the entries of the ledger

     The feed of all facts that were recorded, revised or withdrawn, in order and without gaps, from
    the position after `after`, one stream at a time. Each entry has its hash and the hash of the
    entry before. Errors: 422 `unknown-stream` for a stream that you may not read; 410 if the
    entries before `after` no longer exist, for example after a restore from a backup.

    Args:
        limit (int | Unset):  Default: 50.
        after (int | Unset):  Default: 0.
        thing (ListChangesThing | Unset):
        code (str | Unset):
        kind (list[str] | Unset):
        authority (list[str] | Unset):
        provider (list[str] | Unset):
        source (str | Unset):
        author (str | Unset):
        action (ListChangesAction | Unset):
        recorded_from (str | Unset): A moment with its offset, or a day.
        recorded_to (str | Unset): A moment with its offset, or a day.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        after_hash (str | Unset):
        stream (str | Unset):  Default: 'public'.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageChangeOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        limit=limit,
        after=after,
        thing=thing,
        code=code,
        kind=kind,
        authority=authority,
        provider=provider,
        source=source,
        author=author,
        action=action,
        recorded_from=recorded_from,
        recorded_to=recorded_to,
        cursor=cursor,
        fields=fields,
        count=count,
        after_hash=after_hash,
        stream=stream,
        registry_min_position=registry_min_position,
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
    thing: ListChangesThing | Unset = UNSET,
    code: str | Unset = UNSET,
    kind: list[str] | Unset = UNSET,
    authority: list[str] | Unset = UNSET,
    provider: list[str] | Unset = UNSET,
    source: str | Unset = UNSET,
    author: str | Unset = UNSET,
    action: ListChangesAction | Unset = UNSET,
    recorded_from: str | Unset = UNSET,
    recorded_to: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    after_hash: str | Unset = UNSET,
    stream: str | Unset = "public",
    registry_min_position: str | Unset = UNSET,
) -> PageChangeOut | ProblemOut | None:
    """List the entries of the ledger

     The feed of all facts that were recorded, revised or withdrawn, in order and without gaps, from
    the position after `after`, one stream at a time. Each entry has its hash and the hash of the
    entry before. Errors: 422 `unknown-stream` for a stream that you may not read; 410 if the
    entries before `after` no longer exist, for example after a restore from a backup.

    Args:
        limit (int | Unset):  Default: 50.
        after (int | Unset):  Default: 0.
        thing (ListChangesThing | Unset):
        code (str | Unset):
        kind (list[str] | Unset):
        authority (list[str] | Unset):
        provider (list[str] | Unset):
        source (str | Unset):
        author (str | Unset):
        action (ListChangesAction | Unset):
        recorded_from (str | Unset): A moment with its offset, or a day.
        recorded_to (str | Unset): A moment with its offset, or a day.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        after_hash (str | Unset):
        stream (str | Unset):  Default: 'public'.
        registry_min_position (str | Unset):

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
        thing=thing,
        code=code,
        kind=kind,
        authority=authority,
        provider=provider,
        source=source,
        author=author,
        action=action,
        recorded_from=recorded_from,
        recorded_to=recorded_to,
        cursor=cursor,
        fields=fields,
        count=count,
        after_hash=after_hash,
        stream=stream,
        registry_min_position=registry_min_position,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    after: int | Unset = 0,
    thing: ListChangesThing | Unset = UNSET,
    code: str | Unset = UNSET,
    kind: list[str] | Unset = UNSET,
    authority: list[str] | Unset = UNSET,
    provider: list[str] | Unset = UNSET,
    source: str | Unset = UNSET,
    author: str | Unset = UNSET,
    action: ListChangesAction | Unset = UNSET,
    recorded_from: str | Unset = UNSET,
    recorded_to: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    after_hash: str | Unset = UNSET,
    stream: str | Unset = "public",
    registry_min_position: str | Unset = UNSET,
) -> Response[PageChangeOut | ProblemOut]:
    """List the entries of the ledger

     The feed of all facts that were recorded, revised or withdrawn, in order and without gaps, from
    the position after `after`, one stream at a time. Each entry has its hash and the hash of the
    entry before. Errors: 422 `unknown-stream` for a stream that you may not read; 410 if the
    entries before `after` no longer exist, for example after a restore from a backup.

    Args:
        limit (int | Unset):  Default: 50.
        after (int | Unset):  Default: 0.
        thing (ListChangesThing | Unset):
        code (str | Unset):
        kind (list[str] | Unset):
        authority (list[str] | Unset):
        provider (list[str] | Unset):
        source (str | Unset):
        author (str | Unset):
        action (ListChangesAction | Unset):
        recorded_from (str | Unset): A moment with its offset, or a day.
        recorded_to (str | Unset): A moment with its offset, or a day.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        after_hash (str | Unset):
        stream (str | Unset):  Default: 'public'.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageChangeOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        limit=limit,
        after=after,
        thing=thing,
        code=code,
        kind=kind,
        authority=authority,
        provider=provider,
        source=source,
        author=author,
        action=action,
        recorded_from=recorded_from,
        recorded_to=recorded_to,
        cursor=cursor,
        fields=fields,
        count=count,
        after_hash=after_hash,
        stream=stream,
        registry_min_position=registry_min_position,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    after: int | Unset = 0,
    thing: ListChangesThing | Unset = UNSET,
    code: str | Unset = UNSET,
    kind: list[str] | Unset = UNSET,
    authority: list[str] | Unset = UNSET,
    provider: list[str] | Unset = UNSET,
    source: str | Unset = UNSET,
    author: str | Unset = UNSET,
    action: ListChangesAction | Unset = UNSET,
    recorded_from: str | Unset = UNSET,
    recorded_to: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    after_hash: str | Unset = UNSET,
    stream: str | Unset = "public",
    registry_min_position: str | Unset = UNSET,
) -> PageChangeOut | ProblemOut | None:
    """List the entries of the ledger

     The feed of all facts that were recorded, revised or withdrawn, in order and without gaps, from
    the position after `after`, one stream at a time. Each entry has its hash and the hash of the
    entry before. Errors: 422 `unknown-stream` for a stream that you may not read; 410 if the
    entries before `after` no longer exist, for example after a restore from a backup.

    Args:
        limit (int | Unset):  Default: 50.
        after (int | Unset):  Default: 0.
        thing (ListChangesThing | Unset):
        code (str | Unset):
        kind (list[str] | Unset):
        authority (list[str] | Unset):
        provider (list[str] | Unset):
        source (str | Unset):
        author (str | Unset):
        action (ListChangesAction | Unset):
        recorded_from (str | Unset): A moment with its offset, or a day.
        recorded_to (str | Unset): A moment with its offset, or a day.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        after_hash (str | Unset):
        stream (str | Unset):  Default: 'public'.
        registry_min_position (str | Unset):

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
            thing=thing,
            code=code,
            kind=kind,
            authority=authority,
            provider=provider,
            source=source,
            author=author,
            action=action,
            recorded_from=recorded_from,
            recorded_to=recorded_to,
            cursor=cursor,
            fields=fields,
            count=count,
            after_hash=after_hash,
            stream=stream,
            registry_min_position=registry_min_position,
        )
    ).parsed
