from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_release_packages_release_package import ListReleasePackagesReleasePackage
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 100,
    updated_from: str | Unset = UNSET,
    updated_to: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(registry_min_position, Unset):
        headers["Registry-Min-Position"] = registry_min_position

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["updatedFrom"] = updated_from

    params["updatedTo"] = updated_to

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/ocds/1.1/release-packages",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ListReleasePackagesReleasePackage | ProblemOut | None:
    if response.status_code == 200:
        response_200 = ListReleasePackagesReleasePackage.from_dict(response.json())

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


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ListReleasePackagesReleasePackage | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    updated_from: str | Unset = UNSET,
    updated_to: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[ListReleasePackagesReleasePackage | ProblemOut]:
    """List OCDS releases of contracts

     Returns a release package: one release for each ledger entry about a contract, the earliest
    first. A release never changes. Parameters and paging are those of Find a Tender. `updatedTo`
    is exclusive, so that consecutive time spans neither miss nor repeat a release.

    Args:
        limit (int | Unset):  Default: 100.
        updated_from (str | Unset):
        updated_to (str | Unset):
        cursor (str | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ListReleasePackagesReleasePackage | ProblemOut]
    """

    kwargs = _get_kwargs(
        limit=limit,
        updated_from=updated_from,
        updated_to=updated_to,
        cursor=cursor,
        registry_min_position=registry_min_position,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    updated_from: str | Unset = UNSET,
    updated_to: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> ListReleasePackagesReleasePackage | ProblemOut | None:
    """List OCDS releases of contracts

     Returns a release package: one release for each ledger entry about a contract, the earliest
    first. A release never changes. Parameters and paging are those of Find a Tender. `updatedTo`
    is exclusive, so that consecutive time spans neither miss nor repeat a release.

    Args:
        limit (int | Unset):  Default: 100.
        updated_from (str | Unset):
        updated_to (str | Unset):
        cursor (str | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ListReleasePackagesReleasePackage | ProblemOut
    """

    return sync_detailed(
        client=client,
        limit=limit,
        updated_from=updated_from,
        updated_to=updated_to,
        cursor=cursor,
        registry_min_position=registry_min_position,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    updated_from: str | Unset = UNSET,
    updated_to: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[ListReleasePackagesReleasePackage | ProblemOut]:
    """List OCDS releases of contracts

     Returns a release package: one release for each ledger entry about a contract, the earliest
    first. A release never changes. Parameters and paging are those of Find a Tender. `updatedTo`
    is exclusive, so that consecutive time spans neither miss nor repeat a release.

    Args:
        limit (int | Unset):  Default: 100.
        updated_from (str | Unset):
        updated_to (str | Unset):
        cursor (str | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ListReleasePackagesReleasePackage | ProblemOut]
    """

    kwargs = _get_kwargs(
        limit=limit,
        updated_from=updated_from,
        updated_to=updated_to,
        cursor=cursor,
        registry_min_position=registry_min_position,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    updated_from: str | Unset = UNSET,
    updated_to: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> ListReleasePackagesReleasePackage | ProblemOut | None:
    """List OCDS releases of contracts

     Returns a release package: one release for each ledger entry about a contract, the earliest
    first. A release never changes. Parameters and paging are those of Find a Tender. `updatedTo`
    is exclusive, so that consecutive time spans neither miss nor repeat a release.

    Args:
        limit (int | Unset):  Default: 100.
        updated_from (str | Unset):
        updated_to (str | Unset):
        cursor (str | Unset):
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ListReleasePackagesReleasePackage | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            updated_from=updated_from,
            updated_to=updated_to,
            cursor=cursor,
            registry_min_position=registry_min_position,
        )
    ).parsed
