from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.issued_webhook_out import IssuedWebhookOut
from ...models.problem_out import ProblemOut
from ...models.webhook_in import WebhookIn
from ...types import Response


def _get_kwargs(
    *,
    body: WebhookIn,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/webhooks",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> IssuedWebhookOut | ProblemOut | None:
    if response.status_code == 201:
        response_201 = IssuedWebhookOut.from_dict(response.json())

        return response_201

    if response.status_code == 401:
        response_401 = ProblemOut.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ProblemOut.from_dict(response.json())

        return response_403

    if response.status_code == 408:
        response_408 = ProblemOut.from_dict(response.json())

        return response_408

    if response.status_code == 409:
        response_409 = ProblemOut.from_dict(response.json())

        return response_409

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
) -> Response[IssuedWebhookOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: WebhookIn,
) -> Response[IssuedWebhookOut | ProblemOut]:
    """Create a webhook

     Each later public entry of the ledger that matches the filters is sent to the URL, in ledger
    order and with retries. `after` starts from an earlier position. The secret is shown only in
    this answer.

    Errors: 409 `too-many-webhooks` (20 per system), 422 `webhook-url-refused`, `position-ahead`,
    `unknown-filter-code`.

    Args:
        body (WebhookIn): A webhook to create: the target and the filters.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[IssuedWebhookOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: WebhookIn,
) -> IssuedWebhookOut | ProblemOut | None:
    """Create a webhook

     Each later public entry of the ledger that matches the filters is sent to the URL, in ledger
    order and with retries. `after` starts from an earlier position. The secret is shown only in
    this answer.

    Errors: 409 `too-many-webhooks` (20 per system), 422 `webhook-url-refused`, `position-ahead`,
    `unknown-filter-code`.

    Args:
        body (WebhookIn): A webhook to create: the target and the filters.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        IssuedWebhookOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: WebhookIn,
) -> Response[IssuedWebhookOut | ProblemOut]:
    """Create a webhook

     Each later public entry of the ledger that matches the filters is sent to the URL, in ledger
    order and with retries. `after` starts from an earlier position. The secret is shown only in
    this answer.

    Errors: 409 `too-many-webhooks` (20 per system), 422 `webhook-url-refused`, `position-ahead`,
    `unknown-filter-code`.

    Args:
        body (WebhookIn): A webhook to create: the target and the filters.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[IssuedWebhookOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: WebhookIn,
) -> IssuedWebhookOut | ProblemOut | None:
    """Create a webhook

     Each later public entry of the ledger that matches the filters is sent to the URL, in ledger
    order and with retries. `after` starts from an earlier position. The secret is shown only in
    this answer.

    Errors: 409 `too-many-webhooks` (20 per system), 422 `webhook-url-refused`, `position-ahead`,
    `unknown-filter-code`.

    Args:
        body (WebhookIn): A webhook to create: the target and the filters.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        IssuedWebhookOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
