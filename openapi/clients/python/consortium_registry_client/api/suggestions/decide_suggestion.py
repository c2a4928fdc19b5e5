from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.change_out import ChangeOut
from ...models.problem_out import ProblemOut
from ...models.suggestion_decision_in import SuggestionDecisionIn
from ...types import UNSET, Response, Unset


def _get_kwargs(
    id: str,
    *,
    body: SuggestionDecisionIn,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(acting_for, Unset):
        headers["Acting-For"] = acting_for

    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/suggestions/{id}/decision".format(
            id=quote(str(id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ChangeOut | ProblemOut | None:
    if response.status_code == 201:
        response_201 = ChangeOut.from_dict(response.json())

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
) -> Response[ChangeOut | ProblemOut]:
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
    body: SuggestionDecisionIn,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[ChangeOut | ProblemOut]:
    """Accept or reject a suggestion

     Recorded as one fact: `supplier_match`, which holds for all contracts with that supplier, also
    later ones; `buyer_match`, by which notices with that number are recognised from then on;
    `provider_merge` for accepted duplicates, `provider_distinction` for rejected ones.
    Withdraw the fact to undo it. Errors: 404; 409 `suggestion-closed` if it was decided before or
    what it rests on changed, and those of a merge.

    Args:
        id (str):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        if_match (str | Unset):
        body (SuggestionDecisionIn): The decision on a suggestion.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangeOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        id=id,
        body=body,
        idempotency_key=idempotency_key,
        acting_for=acting_for,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient,
    body: SuggestionDecisionIn,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> ChangeOut | ProblemOut | None:
    """Accept or reject a suggestion

     Recorded as one fact: `supplier_match`, which holds for all contracts with that supplier, also
    later ones; `buyer_match`, by which notices with that number are recognised from then on;
    `provider_merge` for accepted duplicates, `provider_distinction` for rejected ones.
    Withdraw the fact to undo it. Errors: 404; 409 `suggestion-closed` if it was decided before or
    what it rests on changed, and those of a merge.

    Args:
        id (str):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        if_match (str | Unset):
        body (SuggestionDecisionIn): The decision on a suggestion.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangeOut | ProblemOut
    """

    return sync_detailed(
        id=id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
        acting_for=acting_for,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    body: SuggestionDecisionIn,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[ChangeOut | ProblemOut]:
    """Accept or reject a suggestion

     Recorded as one fact: `supplier_match`, which holds for all contracts with that supplier, also
    later ones; `buyer_match`, by which notices with that number are recognised from then on;
    `provider_merge` for accepted duplicates, `provider_distinction` for rejected ones.
    Withdraw the fact to undo it. Errors: 404; 409 `suggestion-closed` if it was decided before or
    what it rests on changed, and those of a merge.

    Args:
        id (str):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        if_match (str | Unset):
        body (SuggestionDecisionIn): The decision on a suggestion.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangeOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        id=id,
        body=body,
        idempotency_key=idempotency_key,
        acting_for=acting_for,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
    body: SuggestionDecisionIn,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> ChangeOut | ProblemOut | None:
    """Accept or reject a suggestion

     Recorded as one fact: `supplier_match`, which holds for all contracts with that supplier, also
    later ones; `buyer_match`, by which notices with that number are recognised from then on;
    `provider_merge` for accepted duplicates, `provider_distinction` for rejected ones.
    Withdraw the fact to undo it. Errors: 404; 409 `suggestion-closed` if it was decided before or
    what it rests on changed, and those of a merge.

    Args:
        id (str):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        if_match (str | Unset):
        body (SuggestionDecisionIn): The decision on a suggestion.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangeOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
            acting_for=acting_for,
            if_match=if_match,
        )
    ).parsed
