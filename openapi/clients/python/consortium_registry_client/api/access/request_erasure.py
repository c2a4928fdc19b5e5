from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.erasure_in import ErasureIn
from ...models.erasure_out import ErasureOut
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    id: str,
    *,
    body: ErasureIn,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(acting_for, Unset):
        headers["Acting-For"] = acting_for

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/facts/{id}/erasure".format(
            id=quote(str(id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErasureOut | ProblemOut | None:
    if response.status_code == 202:
        response_202 = ErasureOut.from_dict(response.json())

        return response_202

    if response.status_code == 401:
        response_401 = ProblemOut.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ProblemOut.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = ProblemOut.from_dict(response.json())

        return response_404

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

    if response.status_code == 507:
        response_507 = ProblemOut.from_dict(response.json())

        return response_507

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErasureOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    body: ErasureIn,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> Response[ErasureOut | ProblemOut]:
    """Request the erasure of free texts of a fact

     For admins. An auditor consents within 24 hours; nothing is erased before. Days, numbers, codes
    and commitments stay. Errors: 404; 409 `already-erased`; 422 `not-a-free-text`.

    Args:
        id (str):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (ErasureIn): The texts to erase, and the reason.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErasureOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        id=id,
        body=body,
        idempotency_key=idempotency_key,
        acting_for=acting_for,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient,
    body: ErasureIn,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> ErasureOut | ProblemOut | None:
    """Request the erasure of free texts of a fact

     For admins. An auditor consents within 24 hours; nothing is erased before. Days, numbers, codes
    and commitments stay. Errors: 404; 409 `already-erased`; 422 `not-a-free-text`.

    Args:
        id (str):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (ErasureIn): The texts to erase, and the reason.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErasureOut | ProblemOut
    """

    return sync_detailed(
        id=id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
        acting_for=acting_for,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    body: ErasureIn,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> Response[ErasureOut | ProblemOut]:
    """Request the erasure of free texts of a fact

     For admins. An auditor consents within 24 hours; nothing is erased before. Days, numbers, codes
    and commitments stay. Errors: 404; 409 `already-erased`; 422 `not-a-free-text`.

    Args:
        id (str):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (ErasureIn): The texts to erase, and the reason.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErasureOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        id=id,
        body=body,
        idempotency_key=idempotency_key,
        acting_for=acting_for,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
    body: ErasureIn,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> ErasureOut | ProblemOut | None:
    """Request the erasure of free texts of a fact

     For admins. An auditor consents within 24 hours; nothing is erased before. Days, numbers, codes
    and commitments stay. Errors: 404; 409 `already-erased`; 422 `not-a-free-text`.

    Args:
        id (str):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (ErasureIn): The texts to erase, and the reason.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErasureOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
            acting_for=acting_for,
        )
    ).parsed
