from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_out import ProblemOut
from ...models.provider_failure_in import ProviderFailureIn
from ...models.provider_failure_out import ProviderFailureOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: ProviderFailureIn,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    params: dict[str, Any] = {}

    params["known_at"] = known_at

    params["position"] = position

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/simulations/provider-failure",
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemOut | ProviderFailureOut | None:
    if response.status_code == 200:
        response_200 = ProviderFailureOut.from_dict(response.json())

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

    if response.status_code == 408:
        response_408 = ProblemOut.from_dict(response.json())

        return response_408

    if response.status_code == 413:
        response_413 = ProblemOut.from_dict(response.json())

        return response_413

    if response.status_code == 414:
        response_414 = ProblemOut.from_dict(response.json())

        return response_414

    if response.status_code == 415:
        response_415 = ProblemOut.from_dict(response.json())

        return response_415

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
) -> Response[ProblemOut | ProviderFailureOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ProviderFailureIn,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
) -> Response[ProblemOut | ProviderFailureOut]:
    """Simulate the failure of providers

     Returns the intervals of days on which cells would lose service, and those on which other
    contracts would maintain it. The result equals cover as if the providers had ceased trading
    after `last_day`. Nothing is recorded. Errors: 422 `too-wide` if the cells at stake, times the
    days, are more than the service is set to simulate.

    Args:
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        body (ProviderFailureIn): A hypothetical failure: the providers, their last day of
            service, and the horizon.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | ProviderFailureOut]
    """

    kwargs = _get_kwargs(
        body=body,
        known_at=known_at,
        position=position,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: ProviderFailureIn,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
) -> ProblemOut | ProviderFailureOut | None:
    """Simulate the failure of providers

     Returns the intervals of days on which cells would lose service, and those on which other
    contracts would maintain it. The result equals cover as if the providers had ceased trading
    after `last_day`. Nothing is recorded. Errors: 422 `too-wide` if the cells at stake, times the
    days, are more than the service is set to simulate.

    Args:
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        body (ProviderFailureIn): A hypothetical failure: the providers, their last day of
            service, and the horizon.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | ProviderFailureOut
    """

    return sync_detailed(
        client=client,
        body=body,
        known_at=known_at,
        position=position,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ProviderFailureIn,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
) -> Response[ProblemOut | ProviderFailureOut]:
    """Simulate the failure of providers

     Returns the intervals of days on which cells would lose service, and those on which other
    contracts would maintain it. The result equals cover as if the providers had ceased trading
    after `last_day`. Nothing is recorded. Errors: 422 `too-wide` if the cells at stake, times the
    days, are more than the service is set to simulate.

    Args:
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        body (ProviderFailureIn): A hypothetical failure: the providers, their last day of
            service, and the horizon.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | ProviderFailureOut]
    """

    kwargs = _get_kwargs(
        body=body,
        known_at=known_at,
        position=position,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: ProviderFailureIn,
    known_at: str | Unset = UNSET,
    position: int | Unset = UNSET,
) -> ProblemOut | ProviderFailureOut | None:
    """Simulate the failure of providers

     Returns the intervals of days on which cells would lose service, and those on which other
    contracts would maintain it. The result equals cover as if the providers had ceased trading
    after `last_day`. Nothing is recorded. Errors: 422 `too-wide` if the cells at stake, times the
    days, are more than the service is set to simulate.

    Args:
        known_at (str | Unset): A moment with its offset, or a day.
        position (int | Unset):
        body (ProviderFailureIn): A hypothetical failure: the providers, their last day of
            service, and the horizon.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | ProviderFailureOut
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            known_at=known_at,
            position=position,
        )
    ).parsed
