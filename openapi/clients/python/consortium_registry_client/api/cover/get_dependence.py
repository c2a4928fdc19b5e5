import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.authority_kind import AuthorityKind
from ...models.dependence_out import DependenceOut
from ...models.problem_out import ProblemOut
from ...models.purpose import Purpose
from ...models.region import Region
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    on: datetime.date | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    authority: list[str] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    explain: bool | Unset = False,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    by: str | Unset = "provider",
    purpose: list[Purpose] | Unset = UNSET,
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

    json_authority_kind: list[str] | Unset = UNSET
    if not isinstance(authority_kind, Unset):
        json_authority_kind = []
        for authority_kind_item_data in authority_kind:
            authority_kind_item: str = authority_kind_item_data
            json_authority_kind.append(authority_kind_item)

    params["authority_kind"] = json_authority_kind

    json_region: list[str] | Unset = UNSET
    if not isinstance(region, Unset):
        json_region = []
        for region_item_data in region:
            region_item: str = region_item_data
            json_region.append(region_item)

    params["region"] = json_region

    json_authority: list[str] | Unset = UNSET
    if not isinstance(authority, Unset):
        json_authority = authority

    params["authority"] = json_authority

    params["consortium"] = consortium

    json_scope: list[str] | Unset = UNSET
    if not isinstance(scope, Unset):
        json_scope = scope

    params["scope"] = json_scope

    params["explain"] = explain

    params["known_at"] = known_at

    params["position"] = position

    params["by"] = by

    json_purpose: list[str] | Unset = UNSET
    if not isinstance(purpose, Unset):
        json_purpose = []
        for purpose_item_data in purpose:
            purpose_item: str = purpose_item_data
            json_purpose.append(purpose_item)

    params["purpose"] = json_purpose

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/cover/dependence",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> DependenceOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = DependenceOut.from_dict(response.json())

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
) -> Response[DependenceOut | ProblemOut]:
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
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    authority: list[str] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    explain: bool | Unset = False,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    by: str | Unset = "provider",
    purpose: list[Purpose] | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[DependenceOut | ProblemOut]:
    """Measure dependence on providers

     Returns for the cells covered on the day the share of each provider or group, its authorities,
    the cells with a single holder, and the Herfindahl-Hirschman index; and the number of its
    contracts there with the sums of their values, each of equal basis and VAT. The filters say
    within which authorities the shares are measured. Cells are counted by the purpose of the
    contracts, too, so that bridging is not taken for lasting cover.

    Args:
        on (datetime.date | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        authority (list[str] | Unset):
        consortium (str | Unset):
        scope (list[str] | Unset):
        explain (bool | Unset):  Default: False.
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        by (str | Unset):  Default: 'provider'.
        purpose (list[Purpose] | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DependenceOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        on=on,
        authority_kind=authority_kind,
        region=region,
        authority=authority,
        consortium=consortium,
        scope=scope,
        explain=explain,
        known_at=known_at,
        position=position,
        by=by,
        purpose=purpose,
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
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    authority: list[str] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    explain: bool | Unset = False,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    by: str | Unset = "provider",
    purpose: list[Purpose] | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> DependenceOut | ProblemOut | None:
    """Measure dependence on providers

     Returns for the cells covered on the day the share of each provider or group, its authorities,
    the cells with a single holder, and the Herfindahl-Hirschman index; and the number of its
    contracts there with the sums of their values, each of equal basis and VAT. The filters say
    within which authorities the shares are measured. Cells are counted by the purpose of the
    contracts, too, so that bridging is not taken for lasting cover.

    Args:
        on (datetime.date | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        authority (list[str] | Unset):
        consortium (str | Unset):
        scope (list[str] | Unset):
        explain (bool | Unset):  Default: False.
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        by (str | Unset):  Default: 'provider'.
        purpose (list[Purpose] | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DependenceOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        on=on,
        authority_kind=authority_kind,
        region=region,
        authority=authority,
        consortium=consortium,
        scope=scope,
        explain=explain,
        known_at=known_at,
        position=position,
        by=by,
        purpose=purpose,
        registry_min_position=registry_min_position,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    authority: list[str] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    explain: bool | Unset = False,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    by: str | Unset = "provider",
    purpose: list[Purpose] | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[DependenceOut | ProblemOut]:
    """Measure dependence on providers

     Returns for the cells covered on the day the share of each provider or group, its authorities,
    the cells with a single holder, and the Herfindahl-Hirschman index; and the number of its
    contracts there with the sums of their values, each of equal basis and VAT. The filters say
    within which authorities the shares are measured. Cells are counted by the purpose of the
    contracts, too, so that bridging is not taken for lasting cover.

    Args:
        on (datetime.date | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        authority (list[str] | Unset):
        consortium (str | Unset):
        scope (list[str] | Unset):
        explain (bool | Unset):  Default: False.
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        by (str | Unset):  Default: 'provider'.
        purpose (list[Purpose] | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DependenceOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        on=on,
        authority_kind=authority_kind,
        region=region,
        authority=authority,
        consortium=consortium,
        scope=scope,
        explain=explain,
        known_at=known_at,
        position=position,
        by=by,
        purpose=purpose,
        registry_min_position=registry_min_position,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    authority: list[str] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    explain: bool | Unset = False,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    by: str | Unset = "provider",
    purpose: list[Purpose] | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> DependenceOut | ProblemOut | None:
    """Measure dependence on providers

     Returns for the cells covered on the day the share of each provider or group, its authorities,
    the cells with a single holder, and the Herfindahl-Hirschman index; and the number of its
    contracts there with the sums of their values, each of equal basis and VAT. The filters say
    within which authorities the shares are measured. Cells are counted by the purpose of the
    contracts, too, so that bridging is not taken for lasting cover.

    Args:
        on (datetime.date | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        authority (list[str] | Unset):
        consortium (str | Unset):
        scope (list[str] | Unset):
        explain (bool | Unset):  Default: False.
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        by (str | Unset):  Default: 'provider'.
        purpose (list[Purpose] | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DependenceOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            on=on,
            authority_kind=authority_kind,
            region=region,
            authority=authority,
            consortium=consortium,
            scope=scope,
            explain=explain,
            known_at=known_at,
            position=position,
            by=by,
            purpose=purpose,
            registry_min_position=registry_min_position,
        )
    ).parsed
