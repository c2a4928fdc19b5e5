from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.audit_head_out import AuditHeadOut
from ...models.problem_out import ProblemOut
from ...types import Response


def _get_kwargs() -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/audit/head",
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AuditHeadOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = AuditHeadOut.from_dict(response.json())

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
) -> Response[AuditHeadOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
) -> Response[AuditHeadOut | ProblemOut]:
    """Get the head of the audit log

     Position and hash of its last entry. Keep them in another place:
    `python -m app verify --pinned audit=POSITION:HASH` then detects a log that was cut off or
    rewritten. For auditors only.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AuditHeadOut | ProblemOut]
    """

    kwargs = _get_kwargs()

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
) -> AuditHeadOut | ProblemOut | None:
    """Get the head of the audit log

     Position and hash of its last entry. Keep them in another place:
    `python -m app verify --pinned audit=POSITION:HASH` then detects a log that was cut off or
    rewritten. For auditors only.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AuditHeadOut | ProblemOut
    """

    return sync_detailed(
        client=client,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
) -> Response[AuditHeadOut | ProblemOut]:
    """Get the head of the audit log

     Position and hash of its last entry. Keep them in another place:
    `python -m app verify --pinned audit=POSITION:HASH` then detects a log that was cut off or
    rewritten. For auditors only.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AuditHeadOut | ProblemOut]
    """

    kwargs = _get_kwargs()

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
) -> AuditHeadOut | ProblemOut | None:
    """Get the head of the audit log

     Position and hash of its last entry. Keep them in another place:
    `python -m app verify --pinned audit=POSITION:HASH` then detects a log that was cut off or
    rewritten. For auditors only.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AuditHeadOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
        )
    ).parsed
