import datetime
from http import HTTPStatus
from typing import Any, Literal

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.authority_kind import AuthorityKind
from ...models.certainty import Certainty
from ...models.cover_reason import CoverReason
from ...models.cover_state import CoverState
from ...models.gap_basis import GapBasis
from ...models.interval_page_cover_interval_out import IntervalPageCoverIntervalOut
from ...models.problem_out import ProblemOut
from ...models.region import Region
from ...models.service_level import ServiceLevel
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    authority: list[str] | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    first_day: datetime.date | Unset = UNSET,
    last_day: datetime.date | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    explain: bool | Unset = False,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    certainty: Certainty | Unset = UNSET,
    state: list[CoverState] | Unset = UNSET,
    because: list[CoverReason] | Unset = UNSET,
    basis: GapBasis | Unset = UNSET,
    include: Literal["unknown"] | Unset = UNSET,
    level: ServiceLevel | Unset = UNSET,
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

    json_scope: list[str] | Unset = UNSET
    if not isinstance(scope, Unset):
        json_scope = scope

    params["scope"] = json_scope

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

    params["explain"] = explain

    params["known_at"] = known_at

    params["position"] = position

    params["limit"] = limit

    params["cursor"] = cursor

    params["fields"] = fields

    params["count"] = count

    json_certainty: str | Unset = UNSET
    if not isinstance(certainty, Unset):
        json_certainty = certainty

    params["certainty"] = json_certainty

    json_state: list[str] | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = []
        for state_item_data in state:
            state_item: str = state_item_data
            json_state.append(state_item)

    params["state"] = json_state

    json_because: list[str] | Unset = UNSET
    if not isinstance(because, Unset):
        json_because = []
        for because_item_data in because:
            because_item: str = because_item_data
            json_because.append(because_item)

    params["because"] = json_because

    json_basis: str | Unset = UNSET
    if not isinstance(basis, Unset):
        json_basis = basis

    params["basis"] = json_basis

    params["include"] = include

    json_level: str | Unset = UNSET
    if not isinstance(level, Unset):
        json_level = level

    params["level"] = json_level

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/cover/gaps",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> IntervalPageCoverIntervalOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = IntervalPageCoverIntervalOut.from_dict(response.json())

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
) -> Response[IntervalPageCoverIntervalOut | ProblemOut]:
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
    scope: list[str] | Unset = UNSET,
    first_day: datetime.date | Unset = UNSET,
    last_day: datetime.date | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    explain: bool | Unset = False,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    certainty: Certainty | Unset = UNSET,
    state: list[CoverState] | Unset = UNSET,
    because: list[CoverReason] | Unset = UNSET,
    basis: GapBasis | Unset = UNSET,
    include: Literal["unknown"] | Unset = UNSET,
    level: ServiceLevel | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[IntervalPageCoverIntervalOut | ProblemOut]:
    """List gaps in cover

     Returns the intervals of days on which the state is `none` or `ended`, or below the requested
    level, each with its reason and basis, and the days of each cell in each state. Scopes without
    a duty of their own (storage, decontamination, recycling) are left out unless the query names
    them.

    Args:
        authority (list[str] | Unset):
        scope (list[str] | Unset):
        first_day (datetime.date | Unset):
        last_day (datetime.date | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        consortium (str | Unset):
        explain (bool | Unset):  Default: False.
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 1000.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        certainty (Certainty | Unset): The certainty of a state, from lowest to highest; ended and
            unknown states have none.
        state (list[CoverState] | Unset):
        because (list[CoverReason] | Unset):
        basis (GapBasis | Unset): The basis of a gap.
        include (Literal['unknown'] | Unset):
        level (ServiceLevel | Unset): The agreed extent of delivery of a scope, from lowest to
            highest.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[IntervalPageCoverIntervalOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        authority=authority,
        scope=scope,
        first_day=first_day,
        last_day=last_day,
        authority_kind=authority_kind,
        region=region,
        consortium=consortium,
        explain=explain,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        certainty=certainty,
        state=state,
        because=because,
        basis=basis,
        include=include,
        level=level,
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
    scope: list[str] | Unset = UNSET,
    first_day: datetime.date | Unset = UNSET,
    last_day: datetime.date | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    explain: bool | Unset = False,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    certainty: Certainty | Unset = UNSET,
    state: list[CoverState] | Unset = UNSET,
    because: list[CoverReason] | Unset = UNSET,
    basis: GapBasis | Unset = UNSET,
    include: Literal["unknown"] | Unset = UNSET,
    level: ServiceLevel | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> IntervalPageCoverIntervalOut | ProblemOut | None:
    """List gaps in cover

     Returns the intervals of days on which the state is `none` or `ended`, or below the requested
    level, each with its reason and basis, and the days of each cell in each state. Scopes without
    a duty of their own (storage, decontamination, recycling) are left out unless the query names
    them.

    Args:
        authority (list[str] | Unset):
        scope (list[str] | Unset):
        first_day (datetime.date | Unset):
        last_day (datetime.date | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        consortium (str | Unset):
        explain (bool | Unset):  Default: False.
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 1000.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        certainty (Certainty | Unset): The certainty of a state, from lowest to highest; ended and
            unknown states have none.
        state (list[CoverState] | Unset):
        because (list[CoverReason] | Unset):
        basis (GapBasis | Unset): The basis of a gap.
        include (Literal['unknown'] | Unset):
        level (ServiceLevel | Unset): The agreed extent of delivery of a scope, from lowest to
            highest.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        IntervalPageCoverIntervalOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        authority=authority,
        scope=scope,
        first_day=first_day,
        last_day=last_day,
        authority_kind=authority_kind,
        region=region,
        consortium=consortium,
        explain=explain,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        certainty=certainty,
        state=state,
        because=because,
        basis=basis,
        include=include,
        level=level,
        registry_min_position=registry_min_position,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    authority: list[str] | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    first_day: datetime.date | Unset = UNSET,
    last_day: datetime.date | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    explain: bool | Unset = False,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    certainty: Certainty | Unset = UNSET,
    state: list[CoverState] | Unset = UNSET,
    because: list[CoverReason] | Unset = UNSET,
    basis: GapBasis | Unset = UNSET,
    include: Literal["unknown"] | Unset = UNSET,
    level: ServiceLevel | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[IntervalPageCoverIntervalOut | ProblemOut]:
    """List gaps in cover

     Returns the intervals of days on which the state is `none` or `ended`, or below the requested
    level, each with its reason and basis, and the days of each cell in each state. Scopes without
    a duty of their own (storage, decontamination, recycling) are left out unless the query names
    them.

    Args:
        authority (list[str] | Unset):
        scope (list[str] | Unset):
        first_day (datetime.date | Unset):
        last_day (datetime.date | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        consortium (str | Unset):
        explain (bool | Unset):  Default: False.
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 1000.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        certainty (Certainty | Unset): The certainty of a state, from lowest to highest; ended and
            unknown states have none.
        state (list[CoverState] | Unset):
        because (list[CoverReason] | Unset):
        basis (GapBasis | Unset): The basis of a gap.
        include (Literal['unknown'] | Unset):
        level (ServiceLevel | Unset): The agreed extent of delivery of a scope, from lowest to
            highest.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[IntervalPageCoverIntervalOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        authority=authority,
        scope=scope,
        first_day=first_day,
        last_day=last_day,
        authority_kind=authority_kind,
        region=region,
        consortium=consortium,
        explain=explain,
        known_at=known_at,
        position=position,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        certainty=certainty,
        state=state,
        because=because,
        basis=basis,
        include=include,
        level=level,
        registry_min_position=registry_min_position,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    authority: list[str] | Unset = UNSET,
    scope: list[str] | Unset = UNSET,
    first_day: datetime.date | Unset = UNSET,
    last_day: datetime.date | Unset = UNSET,
    authority_kind: list[AuthorityKind] | Unset = UNSET,
    region: list[Region] | Unset = UNSET,
    consortium: str | Unset = UNSET,
    explain: bool | Unset = False,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    limit: int | Unset = 1000,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    certainty: Certainty | Unset = UNSET,
    state: list[CoverState] | Unset = UNSET,
    because: list[CoverReason] | Unset = UNSET,
    basis: GapBasis | Unset = UNSET,
    include: Literal["unknown"] | Unset = UNSET,
    level: ServiceLevel | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> IntervalPageCoverIntervalOut | ProblemOut | None:
    """List gaps in cover

     Returns the intervals of days on which the state is `none` or `ended`, or below the requested
    level, each with its reason and basis, and the days of each cell in each state. Scopes without
    a duty of their own (storage, decontamination, recycling) are left out unless the query names
    them.

    Args:
        authority (list[str] | Unset):
        scope (list[str] | Unset):
        first_day (datetime.date | Unset):
        last_day (datetime.date | Unset):
        authority_kind (list[AuthorityKind] | Unset):
        region (list[Region] | Unset):
        consortium (str | Unset):
        explain (bool | Unset):  Default: False.
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        limit (int | Unset):  Default: 1000.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        certainty (Certainty | Unset): The certainty of a state, from lowest to highest; ended and
            unknown states have none.
        state (list[CoverState] | Unset):
        because (list[CoverReason] | Unset):
        basis (GapBasis | Unset): The basis of a gap.
        include (Literal['unknown'] | Unset):
        level (ServiceLevel | Unset): The agreed extent of delivery of a scope, from lowest to
            highest.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        IntervalPageCoverIntervalOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            authority=authority,
            scope=scope,
            first_day=first_day,
            last_day=last_day,
            authority_kind=authority_kind,
            region=region,
            consortium=consortium,
            explain=explain,
            known_at=known_at,
            position=position,
            limit=limit,
            cursor=cursor,
            fields=fields,
            count=count,
            certainty=certainty,
            state=state,
            because=because,
            basis=basis,
            include=include,
            level=level,
            registry_min_position=registry_min_position,
        )
    ).parsed
