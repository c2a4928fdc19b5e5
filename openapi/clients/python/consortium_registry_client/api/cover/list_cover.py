import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.certainty import Certainty
from ...models.cover_state import CoverState
from ...models.explained_page_cell_out import ExplainedPageCellOut
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    authority: list[str] | Unset = UNSET,
    consortium: None | str | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    explain: bool | Unset = False,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: None | str | Unset = UNSET,
    provider: None | str | Unset = UNSET,
    state: list[CoverState] | Unset = UNSET,
    certainty: Certainty | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_authority: list[str] | Unset = UNSET
    if not isinstance(authority, Unset):
        json_authority = authority

    params["authority"] = json_authority

    json_consortium: None | str | Unset
    if isinstance(consortium, Unset):
        json_consortium = UNSET
    else:
        json_consortium = consortium
    params["consortium"] = json_consortium

    json_scope: list[str] | Unset = UNSET
    if not isinstance(scope, Unset):
        json_scope = scope

    params["scope"] = json_scope

    params["explain"] = explain

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

    json_provider: None | str | Unset
    if isinstance(provider, Unset):
        json_provider = UNSET
    else:
        json_provider = provider
    params["provider"] = json_provider

    json_state: list[str] | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = []
        for state_item_data in state:
            state_item = state_item_data.value
            json_state.append(state_item)

    params["state"] = json_state

    json_certainty: None | str | Unset
    if isinstance(certainty, Unset):
        json_certainty = UNSET
    elif isinstance(certainty, Certainty):
        json_certainty = certainty.value
    else:
        json_certainty = certainty
    params["certainty"] = json_certainty

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/cover",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ExplainedPageCellOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = ExplainedPageCellOut.from_dict(response.json())

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
) -> Response[ExplainedPageCellOut | ProblemOut]:
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
    consortium: None | str | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    explain: bool | Unset = False,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: None | str | Unset = UNSET,
    provider: None | str | Unset = UNSET,
    state: list[CoverState] | Unset = UNSET,
    certainty: Certainty | None | Unset = UNSET,
) -> Response[ExplainedPageCellOut | ProblemOut]:
    """Show who covers what on a day

     One cell for each authority with a social-care duty and each leaf scope: its state, who holds
    it under which contract, since when, until when, and how sure that is. `unknown` is never
    counted as covered, and `none` means that no cover is recorded.

    Args:
        authority (list[str] | Unset): Only these authorities; repeat it for several. An
            integrated care board has cells only when it is named.
        consortium (None | str | Unset): Only members of this consortium on the day.
        scope (list[str] | Unset): Only these scopes; a branch means the leaves under it. Repeat
            it for several.
        explain (bool | Unset): Add the rule and the facts that led to the answer, in order.
            Default: False.
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds, up to 2,000. Default: 1000.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        provider (None | str | Unset): Only cells that this provider holds on the day.
        state (list[CoverState] | Unset): Only cells in these states; repeat it for several.
        certainty (Certainty | None | Unset): Only what is confirmed, or only what is assumed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExplainedPageCellOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        authority=authority,
        consortium=consortium,
        scope=scope,
        explain=explain,
        on=on,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        provider=provider,
        state=state,
        certainty=certainty,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    authority: list[str] | Unset = UNSET,
    consortium: None | str | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    explain: bool | Unset = False,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: None | str | Unset = UNSET,
    provider: None | str | Unset = UNSET,
    state: list[CoverState] | Unset = UNSET,
    certainty: Certainty | None | Unset = UNSET,
) -> ExplainedPageCellOut | ProblemOut | None:
    """Show who covers what on a day

     One cell for each authority with a social-care duty and each leaf scope: its state, who holds
    it under which contract, since when, until when, and how sure that is. `unknown` is never
    counted as covered, and `none` means that no cover is recorded.

    Args:
        authority (list[str] | Unset): Only these authorities; repeat it for several. An
            integrated care board has cells only when it is named.
        consortium (None | str | Unset): Only members of this consortium on the day.
        scope (list[str] | Unset): Only these scopes; a branch means the leaves under it. Repeat
            it for several.
        explain (bool | Unset): Add the rule and the facts that led to the answer, in order.
            Default: False.
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds, up to 2,000. Default: 1000.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        provider (None | str | Unset): Only cells that this provider holds on the day.
        state (list[CoverState] | Unset): Only cells in these states; repeat it for several.
        certainty (Certainty | None | Unset): Only what is confirmed, or only what is assumed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExplainedPageCellOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        authority=authority,
        consortium=consortium,
        scope=scope,
        explain=explain,
        on=on,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        provider=provider,
        state=state,
        certainty=certainty,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    authority: list[str] | Unset = UNSET,
    consortium: None | str | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    explain: bool | Unset = False,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: None | str | Unset = UNSET,
    provider: None | str | Unset = UNSET,
    state: list[CoverState] | Unset = UNSET,
    certainty: Certainty | None | Unset = UNSET,
) -> Response[ExplainedPageCellOut | ProblemOut]:
    """Show who covers what on a day

     One cell for each authority with a social-care duty and each leaf scope: its state, who holds
    it under which contract, since when, until when, and how sure that is. `unknown` is never
    counted as covered, and `none` means that no cover is recorded.

    Args:
        authority (list[str] | Unset): Only these authorities; repeat it for several. An
            integrated care board has cells only when it is named.
        consortium (None | str | Unset): Only members of this consortium on the day.
        scope (list[str] | Unset): Only these scopes; a branch means the leaves under it. Repeat
            it for several.
        explain (bool | Unset): Add the rule and the facts that led to the answer, in order.
            Default: False.
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds, up to 2,000. Default: 1000.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        provider (None | str | Unset): Only cells that this provider holds on the day.
        state (list[CoverState] | Unset): Only cells in these states; repeat it for several.
        certainty (Certainty | None | Unset): Only what is confirmed, or only what is assumed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExplainedPageCellOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        authority=authority,
        consortium=consortium,
        scope=scope,
        explain=explain,
        on=on,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        provider=provider,
        state=state,
        certainty=certainty,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    authority: list[str] | Unset = UNSET,
    consortium: None | str | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    explain: bool | Unset = False,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: None | str | Unset = UNSET,
    provider: None | str | Unset = UNSET,
    state: list[CoverState] | Unset = UNSET,
    certainty: Certainty | None | Unset = UNSET,
) -> ExplainedPageCellOut | ProblemOut | None:
    """Show who covers what on a day

     One cell for each authority with a social-care duty and each leaf scope: its state, who holds
    it under which contract, since when, until when, and how sure that is. `unknown` is never
    counted as covered, and `none` means that no cover is recorded.

    Args:
        authority (list[str] | Unset): Only these authorities; repeat it for several. An
            integrated care board has cells only when it is named.
        consortium (None | str | Unset): Only members of this consortium on the day.
        scope (list[str] | Unset): Only these scopes; a branch means the leaves under it. Repeat
            it for several.
        explain (bool | Unset): Add the rule and the facts that led to the answer, in order.
            Default: False.
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds, up to 2,000. Default: 1000.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        provider (None | str | Unset): Only cells that this provider holds on the day.
        state (list[CoverState] | Unset): Only cells in these states; repeat it for several.
        certainty (Certainty | None | Unset): Only what is confirmed, or only what is assumed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExplainedPageCellOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            authority=authority,
            consortium=consortium,
            scope=scope,
            explain=explain,
            on=on,
            known_at=known_at,
            position=position,
            limit=limit,
            cursor=cursor,
            provider=provider,
            state=state,
            certainty=certainty,
        )
    ).parsed
