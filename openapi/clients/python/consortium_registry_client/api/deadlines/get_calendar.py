import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.authority_kind import AuthorityKind
from ...models.key_date_kind import KeyDateKind
from ...models.problem_out import ProblemOut
from ...models.region import Region
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    authority: list[str] | Unset = UNSET,
    on: datetime.date | Unset = UNSET,
    first_day: datetime.date | Unset = UNSET,
    last_day: datetime.date | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    labelled_consortium: str | Unset = UNSET,
    provider: list[str] | Unset = UNSET,
    scope: str | Unset = UNSET,
    contract: str | Unset = UNSET,
    kind: list[KeyDateKind] | Unset = UNSET,
    overdue: bool | Unset = True,
    lead_months: int | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    lead: int | Unset = UNSET,
    undertakings: bool | Unset = False,
    token: str | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(registry_min_position, Unset):
        headers["Registry-Min-Position"] = registry_min_position

    params: dict[str, Any] = {}

    json_authority: list[str] | Unset = UNSET
    if not isinstance(authority, Unset):
        json_authority = authority

    params["authority"] = json_authority

    json_on: str | Unset = UNSET
    if not isinstance(on, Unset):
        json_on = on.isoformat()
    params["on"] = json_on

    json_first_day: str | Unset = UNSET
    if not isinstance(first_day, Unset):
        json_first_day = first_day.isoformat()
    params["first_day"] = json_first_day

    json_last_day: str | Unset = UNSET
    if not isinstance(last_day, Unset):
        json_last_day = last_day.isoformat()
    params["last_day"] = json_last_day

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

    params["consortium"] = consortium

    params["labelled_consortium"] = labelled_consortium

    json_provider: list[str] | Unset = UNSET
    if not isinstance(provider, Unset):
        json_provider = provider

    params["provider"] = json_provider

    params["scope"] = scope

    params["contract"] = contract

    json_kind: list[str] | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = []
        for kind_item_data in kind:
            kind_item: str = kind_item_data
            json_kind.append(kind_item)

    params["kind"] = json_kind

    params["overdue"] = overdue

    params["lead_months"] = lead_months

    params["known_at"] = known_at

    params["position"] = position

    params["lead"] = lead

    params["undertakings"] = undertakings

    params["token"] = token

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/key-dates.ics",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ProblemOut | str | None:
    if response.status_code == 200:
        response_200 = response.text
        return response_200

    if response.status_code == 401:
        response_401 = ProblemOut.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ProblemOut.from_dict(response.json())

        return response_403

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ProblemOut | str]:
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
    on: datetime.date | Unset = UNSET,
    first_day: datetime.date | Unset = UNSET,
    last_day: datetime.date | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    labelled_consortium: str | Unset = UNSET,
    provider: list[str] | Unset = UNSET,
    scope: str | Unset = UNSET,
    contract: str | Unset = UNSET,
    kind: list[KeyDateKind] | Unset = UNSET,
    overdue: bool | Unset = True,
    lead_months: int | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    lead: int | Unset = UNSET,
    undertakings: bool | Unset = False,
    token: str | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[ProblemOut | str]:
    """Subscribe to key dates

     Returns the key dates as an iCalendar feed (RFC 5545): all-day events with two reminders each.
    When the day of an event moves, its UID stays and its SEQUENCE grows. Calendar programs send no
    headers, so they may authenticate with the parameter `token`; parameters that they add against
    caches are ignored. A calendar holds the first 500 events by day; if there are more, one more
    event says from which day on.

    Args:
        authority (list[str] | Unset):
        on (datetime.date | Unset):
        first_day (datetime.date | Unset):
        last_day (datetime.date | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        consortium (str | Unset):
        labelled_consortium (str | Unset):
        provider (list[str] | Unset):
        scope (str | Unset):
        contract (str | Unset):
        kind (list[KeyDateKind] | Unset):
        overdue (bool | Unset):  Default: True.
        lead_months (int | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        lead (int | Unset):
        undertakings (bool | Unset):  Default: False.
        token (str | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | str]
    """

    kwargs = _get_kwargs(
        authority=authority,
        on=on,
        first_day=first_day,
        last_day=last_day,
        authority_kind=authority_kind,
        region=region,
        consortium=consortium,
        labelled_consortium=labelled_consortium,
        provider=provider,
        scope=scope,
        contract=contract,
        kind=kind,
        overdue=overdue,
        lead_months=lead_months,
        known_at=known_at,
        position=position,
        lead=lead,
        undertakings=undertakings,
        token=token,
        registry_min_position=registry_min_position,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    authority: list[str] | Unset = UNSET,
    on: datetime.date | Unset = UNSET,
    first_day: datetime.date | Unset = UNSET,
    last_day: datetime.date | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    labelled_consortium: str | Unset = UNSET,
    provider: list[str] | Unset = UNSET,
    scope: str | Unset = UNSET,
    contract: str | Unset = UNSET,
    kind: list[KeyDateKind] | Unset = UNSET,
    overdue: bool | Unset = True,
    lead_months: int | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    lead: int | Unset = UNSET,
    undertakings: bool | Unset = False,
    token: str | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> ProblemOut | str | None:
    """Subscribe to key dates

     Returns the key dates as an iCalendar feed (RFC 5545): all-day events with two reminders each.
    When the day of an event moves, its UID stays and its SEQUENCE grows. Calendar programs send no
    headers, so they may authenticate with the parameter `token`; parameters that they add against
    caches are ignored. A calendar holds the first 500 events by day; if there are more, one more
    event says from which day on.

    Args:
        authority (list[str] | Unset):
        on (datetime.date | Unset):
        first_day (datetime.date | Unset):
        last_day (datetime.date | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        consortium (str | Unset):
        labelled_consortium (str | Unset):
        provider (list[str] | Unset):
        scope (str | Unset):
        contract (str | Unset):
        kind (list[KeyDateKind] | Unset):
        overdue (bool | Unset):  Default: True.
        lead_months (int | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        lead (int | Unset):
        undertakings (bool | Unset):  Default: False.
        token (str | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | str
    """

    return sync_detailed(
        client=client,
        authority=authority,
        on=on,
        first_day=first_day,
        last_day=last_day,
        authority_kind=authority_kind,
        region=region,
        consortium=consortium,
        labelled_consortium=labelled_consortium,
        provider=provider,
        scope=scope,
        contract=contract,
        kind=kind,
        overdue=overdue,
        lead_months=lead_months,
        known_at=known_at,
        position=position,
        lead=lead,
        undertakings=undertakings,
        token=token,
        registry_min_position=registry_min_position,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    authority: list[str] | Unset = UNSET,
    on: datetime.date | Unset = UNSET,
    first_day: datetime.date | Unset = UNSET,
    last_day: datetime.date | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    labelled_consortium: str | Unset = UNSET,
    provider: list[str] | Unset = UNSET,
    scope: str | Unset = UNSET,
    contract: str | Unset = UNSET,
    kind: list[KeyDateKind] | Unset = UNSET,
    overdue: bool | Unset = True,
    lead_months: int | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    lead: int | Unset = UNSET,
    undertakings: bool | Unset = False,
    token: str | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[ProblemOut | str]:
    """Subscribe to key dates

     Returns the key dates as an iCalendar feed (RFC 5545): all-day events with two reminders each.
    When the day of an event moves, its UID stays and its SEQUENCE grows. Calendar programs send no
    headers, so they may authenticate with the parameter `token`; parameters that they add against
    caches are ignored. A calendar holds the first 500 events by day; if there are more, one more
    event says from which day on.

    Args:
        authority (list[str] | Unset):
        on (datetime.date | Unset):
        first_day (datetime.date | Unset):
        last_day (datetime.date | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        consortium (str | Unset):
        labelled_consortium (str | Unset):
        provider (list[str] | Unset):
        scope (str | Unset):
        contract (str | Unset):
        kind (list[KeyDateKind] | Unset):
        overdue (bool | Unset):  Default: True.
        lead_months (int | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        lead (int | Unset):
        undertakings (bool | Unset):  Default: False.
        token (str | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | str]
    """

    kwargs = _get_kwargs(
        authority=authority,
        on=on,
        first_day=first_day,
        last_day=last_day,
        authority_kind=authority_kind,
        region=region,
        consortium=consortium,
        labelled_consortium=labelled_consortium,
        provider=provider,
        scope=scope,
        contract=contract,
        kind=kind,
        overdue=overdue,
        lead_months=lead_months,
        known_at=known_at,
        position=position,
        lead=lead,
        undertakings=undertakings,
        token=token,
        registry_min_position=registry_min_position,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    authority: list[str] | Unset = UNSET,
    on: datetime.date | Unset = UNSET,
    first_day: datetime.date | Unset = UNSET,
    last_day: datetime.date | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    labelled_consortium: str | Unset = UNSET,
    provider: list[str] | Unset = UNSET,
    scope: str | Unset = UNSET,
    contract: str | Unset = UNSET,
    kind: list[KeyDateKind] | Unset = UNSET,
    overdue: bool | Unset = True,
    lead_months: int | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    lead: int | Unset = UNSET,
    undertakings: bool | Unset = False,
    token: str | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> ProblemOut | str | None:
    """Subscribe to key dates

     Returns the key dates as an iCalendar feed (RFC 5545): all-day events with two reminders each.
    When the day of an event moves, its UID stays and its SEQUENCE grows. Calendar programs send no
    headers, so they may authenticate with the parameter `token`; parameters that they add against
    caches are ignored. A calendar holds the first 500 events by day; if there are more, one more
    event says from which day on.

    Args:
        authority (list[str] | Unset):
        on (datetime.date | Unset):
        first_day (datetime.date | Unset):
        last_day (datetime.date | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        consortium (str | Unset):
        labelled_consortium (str | Unset):
        provider (list[str] | Unset):
        scope (str | Unset):
        contract (str | Unset):
        kind (list[KeyDateKind] | Unset):
        overdue (bool | Unset):  Default: True.
        lead_months (int | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        lead (int | Unset):
        undertakings (bool | Unset):  Default: False.
        token (str | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | str
    """

    return (
        await asyncio_detailed(
            client=client,
            authority=authority,
            on=on,
            first_day=first_day,
            last_day=last_day,
            authority_kind=authority_kind,
            region=region,
            consortium=consortium,
            labelled_consortium=labelled_consortium,
            provider=provider,
            scope=scope,
            contract=contract,
            kind=kind,
            overdue=overdue,
            lead_months=lead_months,
            known_at=known_at,
            position=position,
            lead=lead,
            undertakings=undertakings,
            token=token,
            registry_min_position=registry_min_position,
        )
    ).parsed
