import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.authority_kind import AuthorityKind
from ...models.confidence import Confidence
from ...models.contract_kind import ContractKind
from ...models.ground import Ground
from ...models.list_contract_counts_authority_match import (
    ListContractCountsAuthorityMatch,
)
from ...models.list_contract_counts_by_item import ListContractCountsByItem
from ...models.list_contract_counts_end import ListContractCountsEnd
from ...models.list_contract_counts_sme import ListContractCountsSme
from ...models.list_contract_counts_vcse import ListContractCountsVcse
from ...models.page_contract_count_out import PageContractCountOut
from ...models.problem_out import ProblemOut
from ...models.purpose import Purpose
from ...models.regime import Regime
from ...models.region import Region
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    on: datetime.date | Unset = UNSET,
    by: list[ListContractCountsByItem] | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    authority: list[str] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    labelled_consortium: str | Unset = UNSET,
    provider: list[str] | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    authority_match: ListContractCountsAuthorityMatch | Unset = "any",
    scope: list[str] | Unset = UNSET,
    kind: list[ContractKind] | Unset = UNSET,
    purpose: list[Purpose] | Unset = UNSET,
    regime: list[Regime] | Unset = UNSET,
    ground: list[Ground] | Unset = UNSET,
    identifier: str | Unset = UNSET,
    framework: str | Unset = UNSET,
    replaces: str | Unset = UNSET,
    live_on: datetime.date | Unset = UNSET,
    starts_from: datetime.date | Unset = UNSET,
    starts_to: datetime.date | Unset = UNSET,
    ends_from: datetime.date | Unset = UNSET,
    ends_to: datetime.date | Unset = UNSET,
    end: ListContractCountsEnd | Unset = UNSET,
    is_cancelled: bool | Unset = UNSET,
    has_value: bool | Unset = UNSET,
    value_from: str | Unset = UNSET,
    value_to: str | Unset = UNSET,
    confidence: Confidence | Unset = UNSET,
    sme: ListContractCountsSme | Unset = UNSET,
    vcse: ListContractCountsVcse | Unset = UNSET,
    department: str | Unset = UNSET,
    supplier: str | Unset = UNSET,
    q: str | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
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

    json_by: list[str] | Unset = UNSET
    if not isinstance(by, Unset):
        json_by = []
        for by_item_data in by:
            by_item: str = by_item_data
            json_by.append(by_item)

    params["by"] = json_by

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

    params["labelled_consortium"] = labelled_consortium

    json_provider: list[str] | Unset = UNSET
    if not isinstance(provider, Unset):
        json_provider = provider

    params["provider"] = json_provider

    params["known_at"] = known_at

    params["position"] = position

    json_authority_match: str | Unset = UNSET
    if not isinstance(authority_match, Unset):
        json_authority_match = authority_match

    params["authority_match"] = json_authority_match

    json_scope: list[str] | Unset = UNSET
    if not isinstance(scope, Unset):
        json_scope = scope

    params["scope"] = json_scope

    json_kind: list[str] | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = []
        for kind_item_data in kind:
            kind_item: str = kind_item_data
            json_kind.append(kind_item)

    params["kind"] = json_kind

    json_purpose: list[str] | Unset = UNSET
    if not isinstance(purpose, Unset):
        json_purpose = []
        for purpose_item_data in purpose:
            purpose_item: str = purpose_item_data
            json_purpose.append(purpose_item)

    params["purpose"] = json_purpose

    json_regime: list[str] | Unset = UNSET
    if not isinstance(regime, Unset):
        json_regime = []
        for regime_item_data in regime:
            regime_item: str = regime_item_data
            json_regime.append(regime_item)

    params["regime"] = json_regime

    json_ground: list[str] | Unset = UNSET
    if not isinstance(ground, Unset):
        json_ground = []
        for ground_item_data in ground:
            ground_item: str = ground_item_data
            json_ground.append(ground_item)

    params["ground"] = json_ground

    params["identifier"] = identifier

    params["framework"] = framework

    params["replaces"] = replaces

    json_live_on: str | Unset = UNSET
    if not isinstance(live_on, Unset):
        json_live_on = live_on.isoformat()
    params["live_on"] = json_live_on

    json_starts_from: str | Unset = UNSET
    if not isinstance(starts_from, Unset):
        json_starts_from = starts_from.isoformat()
    params["starts_from"] = json_starts_from

    json_starts_to: str | Unset = UNSET
    if not isinstance(starts_to, Unset):
        json_starts_to = starts_to.isoformat()
    params["starts_to"] = json_starts_to

    json_ends_from: str | Unset = UNSET
    if not isinstance(ends_from, Unset):
        json_ends_from = ends_from.isoformat()
    params["ends_from"] = json_ends_from

    json_ends_to: str | Unset = UNSET
    if not isinstance(ends_to, Unset):
        json_ends_to = ends_to.isoformat()
    params["ends_to"] = json_ends_to

    json_end: str | Unset = UNSET
    if not isinstance(end, Unset):
        json_end = end

    params["end"] = json_end

    params["is_cancelled"] = is_cancelled

    params["has_value"] = has_value

    params["value_from"] = value_from

    params["value_to"] = value_to

    json_confidence: str | Unset = UNSET
    if not isinstance(confidence, Unset):
        json_confidence = confidence

    params["confidence"] = json_confidence

    json_sme: str | Unset = UNSET
    if not isinstance(sme, Unset):
        json_sme = sme

    params["sme"] = json_sme

    json_vcse: str | Unset = UNSET
    if not isinstance(vcse, Unset):
        json_vcse = vcse

    params["vcse"] = json_vcse

    params["department"] = department

    params["supplier"] = supplier

    params["q"] = q

    params["limit"] = limit

    params["cursor"] = cursor

    params["fields"] = fields

    params["count"] = count

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/contract-counts",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PageContractCountOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = PageContractCountOut.from_dict(response.json())

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
) -> Response[PageContractCountOut | ProblemOut]:
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
    by: list[ListContractCountsByItem] | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    authority: list[str] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    labelled_consortium: str | Unset = UNSET,
    provider: list[str] | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    authority_match: ListContractCountsAuthorityMatch | Unset = "any",
    scope: list[str] | Unset = UNSET,
    kind: list[ContractKind] | Unset = UNSET,
    purpose: list[Purpose] | Unset = UNSET,
    regime: list[Regime] | Unset = UNSET,
    ground: list[Ground] | Unset = UNSET,
    identifier: str | Unset = UNSET,
    framework: str | Unset = UNSET,
    replaces: str | Unset = UNSET,
    live_on: datetime.date | Unset = UNSET,
    starts_from: datetime.date | Unset = UNSET,
    starts_to: datetime.date | Unset = UNSET,
    ends_from: datetime.date | Unset = UNSET,
    ends_to: datetime.date | Unset = UNSET,
    end: ListContractCountsEnd | Unset = UNSET,
    is_cancelled: bool | Unset = UNSET,
    has_value: bool | Unset = UNSET,
    value_from: str | Unset = UNSET,
    value_to: str | Unset = UNSET,
    confidence: Confidence | Unset = UNSET,
    sme: ListContractCountsSme | Unset = UNSET,
    vcse: ListContractCountsVcse | Unset = UNSET,
    department: str | Unset = UNSET,
    supplier: str | Unset = UNSET,
    q: str | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    registry_min_position: str | Unset = UNSET,
) -> Response[PageContractCountOut | ProblemOut]:
    """Count contracts

     By the fields in `by`, with the filters of the list of contracts. Values are summed only where
    basis and VAT are equal. Whatever is not recorded is counted in a group of its own, never left
    out.

    Args:
        on (datetime.date | Unset):
        by (list[ListContractCountsByItem] | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        authority (list[str] | Unset):
        consortium (str | Unset):
        labelled_consortium (str | Unset):
        provider (list[str] | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        authority_match (ListContractCountsAuthorityMatch | Unset):  Default: 'any'.
        scope (list[str] | Unset):
        kind (list[ContractKind] | Unset):
        purpose (list[Purpose] | Unset):
        regime (list[Regime] | Unset):
        ground (list[Ground] | Unset):
        identifier (str | Unset):
        framework (str | Unset):
        replaces (str | Unset):
        live_on (datetime.date | Unset):
        starts_from (datetime.date | Unset):
        starts_to (datetime.date | Unset):
        ends_from (datetime.date | Unset):
        ends_to (datetime.date | Unset):
        end (ListContractCountsEnd | Unset):
        is_cancelled (bool | Unset):
        has_value (bool | Unset):
        value_from (str | Unset):
        value_to (str | Unset):
        confidence (Confidence | Unset): The strength of the evidence for a fact.
        sme (ListContractCountsSme | Unset):
        vcse (ListContractCountsVcse | Unset):
        department (str | Unset):
        supplier (str | Unset):
        q (str | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageContractCountOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        on=on,
        by=by,
        authority_kind=authority_kind,
        region=region,
        authority=authority,
        consortium=consortium,
        labelled_consortium=labelled_consortium,
        provider=provider,
        known_at=known_at,
        position=position,
        authority_match=authority_match,
        scope=scope,
        kind=kind,
        purpose=purpose,
        regime=regime,
        ground=ground,
        identifier=identifier,
        framework=framework,
        replaces=replaces,
        live_on=live_on,
        starts_from=starts_from,
        starts_to=starts_to,
        ends_from=ends_from,
        ends_to=ends_to,
        end=end,
        is_cancelled=is_cancelled,
        has_value=has_value,
        value_from=value_from,
        value_to=value_to,
        confidence=confidence,
        sme=sme,
        vcse=vcse,
        department=department,
        supplier=supplier,
        q=q,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
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
    by: list[ListContractCountsByItem] | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    authority: list[str] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    labelled_consortium: str | Unset = UNSET,
    provider: list[str] | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    authority_match: ListContractCountsAuthorityMatch | Unset = "any",
    scope: list[str] | Unset = UNSET,
    kind: list[ContractKind] | Unset = UNSET,
    purpose: list[Purpose] | Unset = UNSET,
    regime: list[Regime] | Unset = UNSET,
    ground: list[Ground] | Unset = UNSET,
    identifier: str | Unset = UNSET,
    framework: str | Unset = UNSET,
    replaces: str | Unset = UNSET,
    live_on: datetime.date | Unset = UNSET,
    starts_from: datetime.date | Unset = UNSET,
    starts_to: datetime.date | Unset = UNSET,
    ends_from: datetime.date | Unset = UNSET,
    ends_to: datetime.date | Unset = UNSET,
    end: ListContractCountsEnd | Unset = UNSET,
    is_cancelled: bool | Unset = UNSET,
    has_value: bool | Unset = UNSET,
    value_from: str | Unset = UNSET,
    value_to: str | Unset = UNSET,
    confidence: Confidence | Unset = UNSET,
    sme: ListContractCountsSme | Unset = UNSET,
    vcse: ListContractCountsVcse | Unset = UNSET,
    department: str | Unset = UNSET,
    supplier: str | Unset = UNSET,
    q: str | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    registry_min_position: str | Unset = UNSET,
) -> PageContractCountOut | ProblemOut | None:
    """Count contracts

     By the fields in `by`, with the filters of the list of contracts. Values are summed only where
    basis and VAT are equal. Whatever is not recorded is counted in a group of its own, never left
    out.

    Args:
        on (datetime.date | Unset):
        by (list[ListContractCountsByItem] | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        authority (list[str] | Unset):
        consortium (str | Unset):
        labelled_consortium (str | Unset):
        provider (list[str] | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        authority_match (ListContractCountsAuthorityMatch | Unset):  Default: 'any'.
        scope (list[str] | Unset):
        kind (list[ContractKind] | Unset):
        purpose (list[Purpose] | Unset):
        regime (list[Regime] | Unset):
        ground (list[Ground] | Unset):
        identifier (str | Unset):
        framework (str | Unset):
        replaces (str | Unset):
        live_on (datetime.date | Unset):
        starts_from (datetime.date | Unset):
        starts_to (datetime.date | Unset):
        ends_from (datetime.date | Unset):
        ends_to (datetime.date | Unset):
        end (ListContractCountsEnd | Unset):
        is_cancelled (bool | Unset):
        has_value (bool | Unset):
        value_from (str | Unset):
        value_to (str | Unset):
        confidence (Confidence | Unset): The strength of the evidence for a fact.
        sme (ListContractCountsSme | Unset):
        vcse (ListContractCountsVcse | Unset):
        department (str | Unset):
        supplier (str | Unset):
        q (str | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageContractCountOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        on=on,
        by=by,
        authority_kind=authority_kind,
        region=region,
        authority=authority,
        consortium=consortium,
        labelled_consortium=labelled_consortium,
        provider=provider,
        known_at=known_at,
        position=position,
        authority_match=authority_match,
        scope=scope,
        kind=kind,
        purpose=purpose,
        regime=regime,
        ground=ground,
        identifier=identifier,
        framework=framework,
        replaces=replaces,
        live_on=live_on,
        starts_from=starts_from,
        starts_to=starts_to,
        ends_from=ends_from,
        ends_to=ends_to,
        end=end,
        is_cancelled=is_cancelled,
        has_value=has_value,
        value_from=value_from,
        value_to=value_to,
        confidence=confidence,
        sme=sme,
        vcse=vcse,
        department=department,
        supplier=supplier,
        q=q,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        registry_min_position=registry_min_position,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | Unset = UNSET,
    by: list[ListContractCountsByItem] | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    authority: list[str] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    labelled_consortium: str | Unset = UNSET,
    provider: list[str] | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    authority_match: ListContractCountsAuthorityMatch | Unset = "any",
    scope: list[str] | Unset = UNSET,
    kind: list[ContractKind] | Unset = UNSET,
    purpose: list[Purpose] | Unset = UNSET,
    regime: list[Regime] | Unset = UNSET,
    ground: list[Ground] | Unset = UNSET,
    identifier: str | Unset = UNSET,
    framework: str | Unset = UNSET,
    replaces: str | Unset = UNSET,
    live_on: datetime.date | Unset = UNSET,
    starts_from: datetime.date | Unset = UNSET,
    starts_to: datetime.date | Unset = UNSET,
    ends_from: datetime.date | Unset = UNSET,
    ends_to: datetime.date | Unset = UNSET,
    end: ListContractCountsEnd | Unset = UNSET,
    is_cancelled: bool | Unset = UNSET,
    has_value: bool | Unset = UNSET,
    value_from: str | Unset = UNSET,
    value_to: str | Unset = UNSET,
    confidence: Confidence | Unset = UNSET,
    sme: ListContractCountsSme | Unset = UNSET,
    vcse: ListContractCountsVcse | Unset = UNSET,
    department: str | Unset = UNSET,
    supplier: str | Unset = UNSET,
    q: str | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    registry_min_position: str | Unset = UNSET,
) -> Response[PageContractCountOut | ProblemOut]:
    """Count contracts

     By the fields in `by`, with the filters of the list of contracts. Values are summed only where
    basis and VAT are equal. Whatever is not recorded is counted in a group of its own, never left
    out.

    Args:
        on (datetime.date | Unset):
        by (list[ListContractCountsByItem] | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        authority (list[str] | Unset):
        consortium (str | Unset):
        labelled_consortium (str | Unset):
        provider (list[str] | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        authority_match (ListContractCountsAuthorityMatch | Unset):  Default: 'any'.
        scope (list[str] | Unset):
        kind (list[ContractKind] | Unset):
        purpose (list[Purpose] | Unset):
        regime (list[Regime] | Unset):
        ground (list[Ground] | Unset):
        identifier (str | Unset):
        framework (str | Unset):
        replaces (str | Unset):
        live_on (datetime.date | Unset):
        starts_from (datetime.date | Unset):
        starts_to (datetime.date | Unset):
        ends_from (datetime.date | Unset):
        ends_to (datetime.date | Unset):
        end (ListContractCountsEnd | Unset):
        is_cancelled (bool | Unset):
        has_value (bool | Unset):
        value_from (str | Unset):
        value_to (str | Unset):
        confidence (Confidence | Unset): The strength of the evidence for a fact.
        sme (ListContractCountsSme | Unset):
        vcse (ListContractCountsVcse | Unset):
        department (str | Unset):
        supplier (str | Unset):
        q (str | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageContractCountOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        on=on,
        by=by,
        authority_kind=authority_kind,
        region=region,
        authority=authority,
        consortium=consortium,
        labelled_consortium=labelled_consortium,
        provider=provider,
        known_at=known_at,
        position=position,
        authority_match=authority_match,
        scope=scope,
        kind=kind,
        purpose=purpose,
        regime=regime,
        ground=ground,
        identifier=identifier,
        framework=framework,
        replaces=replaces,
        live_on=live_on,
        starts_from=starts_from,
        starts_to=starts_to,
        ends_from=ends_from,
        ends_to=ends_to,
        end=end,
        is_cancelled=is_cancelled,
        has_value=has_value,
        value_from=value_from,
        value_to=value_to,
        confidence=confidence,
        sme=sme,
        vcse=vcse,
        department=department,
        supplier=supplier,
        q=q,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        registry_min_position=registry_min_position,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | Unset = UNSET,
    by: list[ListContractCountsByItem] | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    authority: list[str] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    labelled_consortium: str | Unset = UNSET,
    provider: list[str] | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    authority_match: ListContractCountsAuthorityMatch | Unset = "any",
    scope: list[str] | Unset = UNSET,
    kind: list[ContractKind] | Unset = UNSET,
    purpose: list[Purpose] | Unset = UNSET,
    regime: list[Regime] | Unset = UNSET,
    ground: list[Ground] | Unset = UNSET,
    identifier: str | Unset = UNSET,
    framework: str | Unset = UNSET,
    replaces: str | Unset = UNSET,
    live_on: datetime.date | Unset = UNSET,
    starts_from: datetime.date | Unset = UNSET,
    starts_to: datetime.date | Unset = UNSET,
    ends_from: datetime.date | Unset = UNSET,
    ends_to: datetime.date | Unset = UNSET,
    end: ListContractCountsEnd | Unset = UNSET,
    is_cancelled: bool | Unset = UNSET,
    has_value: bool | Unset = UNSET,
    value_from: str | Unset = UNSET,
    value_to: str | Unset = UNSET,
    confidence: Confidence | Unset = UNSET,
    sme: ListContractCountsSme | Unset = UNSET,
    vcse: ListContractCountsVcse | Unset = UNSET,
    department: str | Unset = UNSET,
    supplier: str | Unset = UNSET,
    q: str | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    registry_min_position: str | Unset = UNSET,
) -> PageContractCountOut | ProblemOut | None:
    """Count contracts

     By the fields in `by`, with the filters of the list of contracts. Values are summed only where
    basis and VAT are equal. Whatever is not recorded is counted in a group of its own, never left
    out.

    Args:
        on (datetime.date | Unset):
        by (list[ListContractCountsByItem] | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        authority (list[str] | Unset):
        consortium (str | Unset):
        labelled_consortium (str | Unset):
        provider (list[str] | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        authority_match (ListContractCountsAuthorityMatch | Unset):  Default: 'any'.
        scope (list[str] | Unset):
        kind (list[ContractKind] | Unset):
        purpose (list[Purpose] | Unset):
        regime (list[Regime] | Unset):
        ground (list[Ground] | Unset):
        identifier (str | Unset):
        framework (str | Unset):
        replaces (str | Unset):
        live_on (datetime.date | Unset):
        starts_from (datetime.date | Unset):
        starts_to (datetime.date | Unset):
        ends_from (datetime.date | Unset):
        ends_to (datetime.date | Unset):
        end (ListContractCountsEnd | Unset):
        is_cancelled (bool | Unset):
        has_value (bool | Unset):
        value_from (str | Unset):
        value_to (str | Unset):
        confidence (Confidence | Unset): The strength of the evidence for a fact.
        sme (ListContractCountsSme | Unset):
        vcse (ListContractCountsVcse | Unset):
        department (str | Unset):
        supplier (str | Unset):
        q (str | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageContractCountOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            on=on,
            by=by,
            authority_kind=authority_kind,
            region=region,
            authority=authority,
            consortium=consortium,
            labelled_consortium=labelled_consortium,
            provider=provider,
            known_at=known_at,
            position=position,
            authority_match=authority_match,
            scope=scope,
            kind=kind,
            purpose=purpose,
            regime=regime,
            ground=ground,
            identifier=identifier,
            framework=framework,
            replaces=replaces,
            live_on=live_on,
            starts_from=starts_from,
            starts_to=starts_to,
            ends_from=ends_from,
            ends_to=ends_to,
            end=end,
            is_cancelled=is_cancelled,
            has_value=has_value,
            value_from=value_from,
            value_to=value_to,
            confidence=confidence,
            sme=sme,
            vcse=vcse,
            department=department,
            supplier=supplier,
            q=q,
            limit=limit,
            cursor=cursor,
            fields=fields,
            count=count,
            registry_min_position=registry_min_position,
        )
    ).parsed
