from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.change_out import ChangeOut
from ...models.column_mapping_in import ColumnMappingIn
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    publisher: str,
    *,
    body: ColumnMappingIn,
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
        "method": "put",
        "url": "/v1/column-mappings/{publisher}".format(
            publisher=quote(str(publisher), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ChangeOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = ChangeOut.from_dict(response.json())

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
    publisher: str,
    *,
    client: AuthenticatedClient,
    body: ColumnMappingIn,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[ChangeOut | ProblemOut]:
    """Record the column mapping of a publisher

     Imports of the registers of this authority use it, unless `columns` of an import says something
    else. It replaces the mapping that `If-Match` names; the first mapping needs none. Withdraw the
    fact to end it. Errors: 422 `unknown-column-field`, `repeated-column`.

    Args:
        publisher (str):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        if_match (str | Unset):
        body (ColumnMappingIn): The meaning of the columns of a publisher's registers, where their
            headings do not tell.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangeOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        publisher=publisher,
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
    publisher: str,
    *,
    client: AuthenticatedClient,
    body: ColumnMappingIn,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> ChangeOut | ProblemOut | None:
    """Record the column mapping of a publisher

     Imports of the registers of this authority use it, unless `columns` of an import says something
    else. It replaces the mapping that `If-Match` names; the first mapping needs none. Withdraw the
    fact to end it. Errors: 422 `unknown-column-field`, `repeated-column`.

    Args:
        publisher (str):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        if_match (str | Unset):
        body (ColumnMappingIn): The meaning of the columns of a publisher's registers, where their
            headings do not tell.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangeOut | ProblemOut
    """

    return sync_detailed(
        publisher=publisher,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
        acting_for=acting_for,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    publisher: str,
    *,
    client: AuthenticatedClient,
    body: ColumnMappingIn,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[ChangeOut | ProblemOut]:
    """Record the column mapping of a publisher

     Imports of the registers of this authority use it, unless `columns` of an import says something
    else. It replaces the mapping that `If-Match` names; the first mapping needs none. Withdraw the
    fact to end it. Errors: 422 `unknown-column-field`, `repeated-column`.

    Args:
        publisher (str):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        if_match (str | Unset):
        body (ColumnMappingIn): The meaning of the columns of a publisher's registers, where their
            headings do not tell.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangeOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        publisher=publisher,
        body=body,
        idempotency_key=idempotency_key,
        acting_for=acting_for,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    publisher: str,
    *,
    client: AuthenticatedClient,
    body: ColumnMappingIn,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> ChangeOut | ProblemOut | None:
    """Record the column mapping of a publisher

     Imports of the registers of this authority use it, unless `columns` of an import says something
    else. It replaces the mapping that `If-Match` names; the first mapping needs none. Withdraw the
    fact to end it. Errors: 422 `unknown-column-field`, `repeated-column`.

    Args:
        publisher (str):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        if_match (str | Unset):
        body (ColumnMappingIn): The meaning of the columns of a publisher's registers, where their
            headings do not tell.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangeOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            publisher=publisher,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
            acting_for=acting_for,
            if_match=if_match,
        )
    ).parsed
