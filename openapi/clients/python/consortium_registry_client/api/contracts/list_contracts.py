import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.contract_kind import ContractKind
from ...models.ground import Ground
from ...models.list_contracts_sort import ListContractsSort
from ...models.page_contract_out import PageContractOut
from ...models.problem_out import ProblemOut
from ...models.purpose import Purpose
from ...models.regime import Regime
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    authority: None | str | Unset = UNSET,
    consortium: None | str | Unset = UNSET,
    provider: None | str | Unset = UNSET,
    scope: None | str | Unset = UNSET,
    kind: ContractKind | None | Unset = UNSET,
    purpose: None | Purpose | Unset = UNSET,
    regime: None | Regime | Unset = UNSET,
    ground: Ground | None | Unset = UNSET,
    identifier: None | str | Unset = UNSET,
    live_on: datetime.date | None | Unset = UNSET,
    ends_from: datetime.date | None | Unset = UNSET,
    ends_to: datetime.date | None | Unset = UNSET,
    q: None | str | Unset = UNSET,
    sort: ListContractsSort | Unset = ListContractsSort.REFERENCE,
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

    json_authority: None | str | Unset
    if isinstance(authority, Unset):
        json_authority = UNSET
    else:
        json_authority = authority
    params["authority"] = json_authority

    json_consortium: None | str | Unset
    if isinstance(consortium, Unset):
        json_consortium = UNSET
    else:
        json_consortium = consortium
    params["consortium"] = json_consortium

    json_provider: None | str | Unset
    if isinstance(provider, Unset):
        json_provider = UNSET
    else:
        json_provider = provider
    params["provider"] = json_provider

    json_scope: None | str | Unset
    if isinstance(scope, Unset):
        json_scope = UNSET
    else:
        json_scope = scope
    params["scope"] = json_scope

    json_kind: None | str | Unset
    if isinstance(kind, Unset):
        json_kind = UNSET
    elif isinstance(kind, ContractKind):
        json_kind = kind.value
    else:
        json_kind = kind
    params["kind"] = json_kind

    json_purpose: None | str | Unset
    if isinstance(purpose, Unset):
        json_purpose = UNSET
    elif isinstance(purpose, Purpose):
        json_purpose = purpose.value
    else:
        json_purpose = purpose
    params["purpose"] = json_purpose

    json_regime: None | str | Unset
    if isinstance(regime, Unset):
        json_regime = UNSET
    elif isinstance(regime, Regime):
        json_regime = regime.value
    else:
        json_regime = regime
    params["regime"] = json_regime

    json_ground: None | str | Unset
    if isinstance(ground, Unset):
        json_ground = UNSET
    elif isinstance(ground, Ground):
        json_ground = ground.value
    else:
        json_ground = ground
    params["ground"] = json_ground

    json_identifier: None | str | Unset
    if isinstance(identifier, Unset):
        json_identifier = UNSET
    else:
        json_identifier = identifier
    params["identifier"] = json_identifier

    json_live_on: None | str | Unset
    if isinstance(live_on, Unset):
        json_live_on = UNSET
    elif isinstance(live_on, datetime.date):
        json_live_on = live_on.isoformat()
    else:
        json_live_on = live_on
    params["live_on"] = json_live_on

    json_ends_from: None | str | Unset
    if isinstance(ends_from, Unset):
        json_ends_from = UNSET
    elif isinstance(ends_from, datetime.date):
        json_ends_from = ends_from.isoformat()
    else:
        json_ends_from = ends_from
    params["ends_from"] = json_ends_from

    json_ends_to: None | str | Unset
    if isinstance(ends_to, Unset):
        json_ends_to = UNSET
    elif isinstance(ends_to, datetime.date):
        json_ends_to = ends_to.isoformat()
    else:
        json_ends_to = ends_to
    params["ends_to"] = json_ends_to

    json_q: None | str | Unset
    if isinstance(q, Unset):
        json_q = UNSET
    else:
        json_q = q
    params["q"] = json_q

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort.value

    params["sort"] = json_sort

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/contracts",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PageContractOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = PageContractOut.from_dict(response.json())

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
) -> Response[PageContractOut | ProblemOut]:
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
    authority: None | str | Unset = UNSET,
    consortium: None | str | Unset = UNSET,
    provider: None | str | Unset = UNSET,
    scope: None | str | Unset = UNSET,
    kind: ContractKind | None | Unset = UNSET,
    purpose: None | Purpose | Unset = UNSET,
    regime: None | Regime | Unset = UNSET,
    ground: Ground | None | Unset = UNSET,
    identifier: None | str | Unset = UNSET,
    live_on: datetime.date | None | Unset = UNSET,
    ends_from: datetime.date | None | Unset = UNSET,
    ends_to: datetime.date | None | Unset = UNSET,
    q: None | str | Unset = UNSET,
    sort: ListContractsSort | Unset = ListContractsSort.REFERENCE,
) -> Response[PageContractOut | ProblemOut]:
    """List the contracts

     Each with the term that was signed and the term now agreed. To find what ends soon, give
    `ends_from` and `ends_to` and sort by `last_day`; `purpose=bridging` shows what only bridges.

    Args:
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        authority (None | str | Unset): Only contracts that this authority leads or takes a scope
            from.
        consortium (None | str | Unset): Only contracts of this consortium.
        provider (None | str | Unset): Only contracts of this provider.
        scope (None | str | Unset): Only contracts with an award that covers this scope or part of
            it.
        kind (ContractKind | None | Unset): Only contracts of this kind.
        purpose (None | Purpose | Unset): Only lasting ones, or bridging ones.
        regime (None | Regime | Unset): Only contracts under this law.
        ground (Ground | None | Unset): Only direct awards on this ground.
        identifier (None | str | Unset): Only the contract with this notice number, OCID or other
            number.
        live_on (datetime.date | None | Unset): Only contracts with an award that gives cover on
            this day.
        ends_from (datetime.date | None | Unset): Only contracts whose agreed last day is this day
            or later.
        ends_to (datetime.date | None | Unset): Only contracts whose agreed last day is this day
            or earlier.
        q (None | str | Unset): Words in the title, reference, numbers or provider's names.
        sort (ListContractsSort | Unset): In which order; with `-` the latest day first. Default:
            ListContractsSort.REFERENCE.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageContractOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        on=on,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        authority=authority,
        consortium=consortium,
        provider=provider,
        scope=scope,
        kind=kind,
        purpose=purpose,
        regime=regime,
        ground=ground,
        identifier=identifier,
        live_on=live_on,
        ends_from=ends_from,
        ends_to=ends_to,
        q=q,
        sort=sort,
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
    authority: None | str | Unset = UNSET,
    consortium: None | str | Unset = UNSET,
    provider: None | str | Unset = UNSET,
    scope: None | str | Unset = UNSET,
    kind: ContractKind | None | Unset = UNSET,
    purpose: None | Purpose | Unset = UNSET,
    regime: None | Regime | Unset = UNSET,
    ground: Ground | None | Unset = UNSET,
    identifier: None | str | Unset = UNSET,
    live_on: datetime.date | None | Unset = UNSET,
    ends_from: datetime.date | None | Unset = UNSET,
    ends_to: datetime.date | None | Unset = UNSET,
    q: None | str | Unset = UNSET,
    sort: ListContractsSort | Unset = ListContractsSort.REFERENCE,
) -> PageContractOut | ProblemOut | None:
    """List the contracts

     Each with the term that was signed and the term now agreed. To find what ends soon, give
    `ends_from` and `ends_to` and sort by `last_day`; `purpose=bridging` shows what only bridges.

    Args:
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        authority (None | str | Unset): Only contracts that this authority leads or takes a scope
            from.
        consortium (None | str | Unset): Only contracts of this consortium.
        provider (None | str | Unset): Only contracts of this provider.
        scope (None | str | Unset): Only contracts with an award that covers this scope or part of
            it.
        kind (ContractKind | None | Unset): Only contracts of this kind.
        purpose (None | Purpose | Unset): Only lasting ones, or bridging ones.
        regime (None | Regime | Unset): Only contracts under this law.
        ground (Ground | None | Unset): Only direct awards on this ground.
        identifier (None | str | Unset): Only the contract with this notice number, OCID or other
            number.
        live_on (datetime.date | None | Unset): Only contracts with an award that gives cover on
            this day.
        ends_from (datetime.date | None | Unset): Only contracts whose agreed last day is this day
            or later.
        ends_to (datetime.date | None | Unset): Only contracts whose agreed last day is this day
            or earlier.
        q (None | str | Unset): Words in the title, reference, numbers or provider's names.
        sort (ListContractsSort | Unset): In which order; with `-` the latest day first. Default:
            ListContractsSort.REFERENCE.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageContractOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        on=on,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        authority=authority,
        consortium=consortium,
        provider=provider,
        scope=scope,
        kind=kind,
        purpose=purpose,
        regime=regime,
        ground=ground,
        identifier=identifier,
        live_on=live_on,
        ends_from=ends_from,
        ends_to=ends_to,
        q=q,
        sort=sort,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: None | str | Unset = UNSET,
    authority: None | str | Unset = UNSET,
    consortium: None | str | Unset = UNSET,
    provider: None | str | Unset = UNSET,
    scope: None | str | Unset = UNSET,
    kind: ContractKind | None | Unset = UNSET,
    purpose: None | Purpose | Unset = UNSET,
    regime: None | Regime | Unset = UNSET,
    ground: Ground | None | Unset = UNSET,
    identifier: None | str | Unset = UNSET,
    live_on: datetime.date | None | Unset = UNSET,
    ends_from: datetime.date | None | Unset = UNSET,
    ends_to: datetime.date | None | Unset = UNSET,
    q: None | str | Unset = UNSET,
    sort: ListContractsSort | Unset = ListContractsSort.REFERENCE,
) -> Response[PageContractOut | ProblemOut]:
    """List the contracts

     Each with the term that was signed and the term now agreed. To find what ends soon, give
    `ends_from` and `ends_to` and sort by `last_day`; `purpose=bridging` shows what only bridges.

    Args:
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        authority (None | str | Unset): Only contracts that this authority leads or takes a scope
            from.
        consortium (None | str | Unset): Only contracts of this consortium.
        provider (None | str | Unset): Only contracts of this provider.
        scope (None | str | Unset): Only contracts with an award that covers this scope or part of
            it.
        kind (ContractKind | None | Unset): Only contracts of this kind.
        purpose (None | Purpose | Unset): Only lasting ones, or bridging ones.
        regime (None | Regime | Unset): Only contracts under this law.
        ground (Ground | None | Unset): Only direct awards on this ground.
        identifier (None | str | Unset): Only the contract with this notice number, OCID or other
            number.
        live_on (datetime.date | None | Unset): Only contracts with an award that gives cover on
            this day.
        ends_from (datetime.date | None | Unset): Only contracts whose agreed last day is this day
            or later.
        ends_to (datetime.date | None | Unset): Only contracts whose agreed last day is this day
            or earlier.
        q (None | str | Unset): Words in the title, reference, numbers or provider's names.
        sort (ListContractsSort | Unset): In which order; with `-` the latest day first. Default:
            ListContractsSort.REFERENCE.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageContractOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        on=on,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        authority=authority,
        consortium=consortium,
        provider=provider,
        scope=scope,
        kind=kind,
        purpose=purpose,
        regime=regime,
        ground=ground,
        identifier=identifier,
        live_on=live_on,
        ends_from=ends_from,
        ends_to=ends_to,
        q=q,
        sort=sort,
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
    authority: None | str | Unset = UNSET,
    consortium: None | str | Unset = UNSET,
    provider: None | str | Unset = UNSET,
    scope: None | str | Unset = UNSET,
    kind: ContractKind | None | Unset = UNSET,
    purpose: None | Purpose | Unset = UNSET,
    regime: None | Regime | Unset = UNSET,
    ground: Ground | None | Unset = UNSET,
    identifier: None | str | Unset = UNSET,
    live_on: datetime.date | None | Unset = UNSET,
    ends_from: datetime.date | None | Unset = UNSET,
    ends_to: datetime.date | None | Unset = UNSET,
    q: None | str | Unset = UNSET,
    sort: ListContractsSort | Unset = ListContractsSort.REFERENCE,
) -> PageContractOut | ProblemOut | None:
    """List the contracts

     Each with the term that was signed and the term now agreed. To find what ends soon, give
    `ends_from` and `ends_to` and sort by `last_day`; `purpose=bridging` shows what only bridges.

    Args:
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.
        limit (int | Unset): How many items a page holds. Default: 50.
        cursor (None | str | Unset): Where to go on: `next` of the page before, unchanged.
        authority (None | str | Unset): Only contracts that this authority leads or takes a scope
            from.
        consortium (None | str | Unset): Only contracts of this consortium.
        provider (None | str | Unset): Only contracts of this provider.
        scope (None | str | Unset): Only contracts with an award that covers this scope or part of
            it.
        kind (ContractKind | None | Unset): Only contracts of this kind.
        purpose (None | Purpose | Unset): Only lasting ones, or bridging ones.
        regime (None | Regime | Unset): Only contracts under this law.
        ground (Ground | None | Unset): Only direct awards on this ground.
        identifier (None | str | Unset): Only the contract with this notice number, OCID or other
            number.
        live_on (datetime.date | None | Unset): Only contracts with an award that gives cover on
            this day.
        ends_from (datetime.date | None | Unset): Only contracts whose agreed last day is this day
            or later.
        ends_to (datetime.date | None | Unset): Only contracts whose agreed last day is this day
            or earlier.
        q (None | str | Unset): Words in the title, reference, numbers or provider's names.
        sort (ListContractsSort | Unset): In which order; with `-` the latest day first. Default:
            ListContractsSort.REFERENCE.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageContractOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            on=on,
            known_at=known_at,
            position=position,
            limit=limit,
            cursor=cursor,
            authority=authority,
            consortium=consortium,
            provider=provider,
            scope=scope,
            kind=kind,
            purpose=purpose,
            regime=regime,
            ground=ground,
            identifier=identifier,
            live_on=live_on,
            ends_from=ends_from,
            ends_to=ends_to,
            q=q,
            sort=sort,
        )
    ).parsed
