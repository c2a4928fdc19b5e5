from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.batch_in import BatchIn
from ...models.batch_out import BatchOut
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: BatchIn,
    dry_run: bool | Unset = False,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(acting_for, Unset):
        headers["Acting-For"] = acting_for

    params: dict[str, Any] = {}

    params["dry_run"] = dry_run

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/batches",
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> BatchOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = BatchOut.from_dict(response.json())

        return response_200

    if response.status_code == 201:
        response_201 = BatchOut.from_dict(response.json())

        return response_201

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

    if response.status_code == 409:
        response_409 = ProblemOut.from_dict(response.json())

        return response_409

    if response.status_code == 412:
        response_412 = ProblemOut.from_dict(response.json())

        return response_412

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

    if response.status_code == 428:
        response_428 = ProblemOut.from_dict(response.json())

        return response_428

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
) -> Response[BatchOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: BatchIn,
    dry_run: bool | Unset = False,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> Response[BatchOut | ProblemOut]:
    """Record many facts at once

     Each fact names a single `operation`, with the `parameters` of its path, its `body`, and
    `if_match` where it needs `If-Match`. All are recorded in their order in one transaction, or
    none: a fact may name what one before it created. A problem points to the fact, such as
    `/facts/17/body/last_day`. Invalid facts are listed together, up to 50; otherwise the first
    refusal is answered, with the code and status of the single operation. At most 32 MiB, and as
    many facts as fit the time for which other writers may wait.

    Errors: 413 `batch-too-large`, and those of the single operations.

    Args:
        dry_run (bool | Unset):  Default: False.
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (BatchIn): Facts recorded together.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BatchOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        body=body,
        dry_run=dry_run,
        idempotency_key=idempotency_key,
        acting_for=acting_for,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: BatchIn,
    dry_run: bool | Unset = False,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> BatchOut | ProblemOut | None:
    """Record many facts at once

     Each fact names a single `operation`, with the `parameters` of its path, its `body`, and
    `if_match` where it needs `If-Match`. All are recorded in their order in one transaction, or
    none: a fact may name what one before it created. A problem points to the fact, such as
    `/facts/17/body/last_day`. Invalid facts are listed together, up to 50; otherwise the first
    refusal is answered, with the code and status of the single operation. At most 32 MiB, and as
    many facts as fit the time for which other writers may wait.

    Errors: 413 `batch-too-large`, and those of the single operations.

    Args:
        dry_run (bool | Unset):  Default: False.
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (BatchIn): Facts recorded together.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BatchOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        body=body,
        dry_run=dry_run,
        idempotency_key=idempotency_key,
        acting_for=acting_for,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: BatchIn,
    dry_run: bool | Unset = False,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> Response[BatchOut | ProblemOut]:
    """Record many facts at once

     Each fact names a single `operation`, with the `parameters` of its path, its `body`, and
    `if_match` where it needs `If-Match`. All are recorded in their order in one transaction, or
    none: a fact may name what one before it created. A problem points to the fact, such as
    `/facts/17/body/last_day`. Invalid facts are listed together, up to 50; otherwise the first
    refusal is answered, with the code and status of the single operation. At most 32 MiB, and as
    many facts as fit the time for which other writers may wait.

    Errors: 413 `batch-too-large`, and those of the single operations.

    Args:
        dry_run (bool | Unset):  Default: False.
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (BatchIn): Facts recorded together.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BatchOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        body=body,
        dry_run=dry_run,
        idempotency_key=idempotency_key,
        acting_for=acting_for,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: BatchIn,
    dry_run: bool | Unset = False,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> BatchOut | ProblemOut | None:
    """Record many facts at once

     Each fact names a single `operation`, with the `parameters` of its path, its `body`, and
    `if_match` where it needs `If-Match`. All are recorded in their order in one transaction, or
    none: a fact may name what one before it created. A problem points to the fact, such as
    `/facts/17/body/last_day`. Invalid facts are listed together, up to 50; otherwise the first
    refusal is answered, with the code and status of the single operation. At most 32 MiB, and as
    many facts as fit the time for which other writers may wait.

    Errors: 413 `batch-too-large`, and those of the single operations.

    Args:
        dry_run (bool | Unset):  Default: False.
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (BatchIn): Facts recorded together.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BatchOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            dry_run=dry_run,
            idempotency_key=idempotency_key,
            acting_for=acting_for,
        )
    ).parsed
