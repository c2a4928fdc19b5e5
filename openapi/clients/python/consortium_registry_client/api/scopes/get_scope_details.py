import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_out import ProblemOut
from ...models.scope_details_in import ScopeDetailsIn
from ...types import UNSET, Response, Unset


def _get_kwargs(
    code: str,
    *,
    on: datetime.date | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
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

    params["known_at"] = known_at

    params["position"] = position

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/scopes/{code}/details".format(
            code=quote(str(code), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemOut | ScopeDetailsIn | None:
    if response.status_code == 200:
        response_200 = ScopeDetailsIn.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = ProblemOut.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ProblemOut.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = ProblemOut.from_dict(response.json())

        return response_404

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
) -> Response[ProblemOut | ScopeDetailsIn]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    code: str,
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[ProblemOut | ScopeDetailsIn]:
    """Get the details of a service scope

     On the day `on`, in the shape of `PUT`. The `ETag` is the value for `If-Match`.

    Args:
        code (str):
        on (datetime.date | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | ScopeDetailsIn]
    """

    kwargs = _get_kwargs(
        code=code,
        on=on,
        known_at=known_at,
        position=position,
        registry_min_position=registry_min_position,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    code: str,
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> ProblemOut | ScopeDetailsIn | None:
    """Get the details of a service scope

     On the day `on`, in the shape of `PUT`. The `ETag` is the value for `If-Match`.

    Args:
        code (str):
        on (datetime.date | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | ScopeDetailsIn
    """

    return sync_detailed(
        code=code,
        client=client,
        on=on,
        known_at=known_at,
        position=position,
        registry_min_position=registry_min_position,
    ).parsed


async def asyncio_detailed(
    code: str,
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[ProblemOut | ScopeDetailsIn]:
    """Get the details of a service scope

     On the day `on`, in the shape of `PUT`. The `ETag` is the value for `If-Match`.

    Args:
        code (str):
        on (datetime.date | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | ScopeDetailsIn]
    """

    kwargs = _get_kwargs(
        code=code,
        on=on,
        known_at=known_at,
        position=position,
        registry_min_position=registry_min_position,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    code: str,
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | Unset = UNSET,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> ProblemOut | ScopeDetailsIn | None:
    """Get the details of a service scope

     On the day `on`, in the shape of `PUT`. The `ETag` is the value for `If-Match`.

    Args:
        code (str):
        on (datetime.date | Unset):
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | ScopeDetailsIn
    """

    return (
        await asyncio_detailed(
            code=code,
            client=client,
            on=on,
            known_at=known_at,
            position=position,
            registry_min_position=registry_min_position,
        )
    ).parsed
