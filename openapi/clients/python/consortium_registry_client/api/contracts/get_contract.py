import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.contract_item_out import ContractItemOut
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    reference: str,
    *,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_on: None | str | Unset
    if isinstance(on, Unset):
        json_on = UNSET
    elif isinstance(on, datetime.date):
        json_on = on.isoformat()
    else:
        json_on = on
    params["on"] = json_on

    json_known_at: None | str | Unset
    if isinstance(known_at, Unset):
        json_known_at = UNSET
    else:
        json_known_at = known_at
    params["known_at"] = json_known_at

    json_position: int | None | Unset
    if isinstance(position, Unset):
        json_position = UNSET
    else:
        json_position = position
    params["position"] = json_position

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/contracts/{reference}".format(
            reference=quote(str(reference), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ContractItemOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = ContractItemOut.from_dict(response.json())

        return response_200

    if response.status_code == 404:
        response_404 = ProblemOut.from_dict(response.json())

        return response_404

    if response.status_code == 406:
        response_406 = ProblemOut.from_dict(response.json())

        return response_406

    if response.status_code == 422:
        response_422 = ProblemOut.from_dict(response.json())

        return response_422

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
) -> Response[ContractItemOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    reference: str,
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
) -> Response[ContractItemOut | ProblemOut]:
    """Show one contract

     With its signed and agreed term, options, values, awards, changes, notices, what sources
    claim about it, and every source that any of this rests on.

    Args:
        reference (str): The contract's reference, or any of its identifiers.
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ContractItemOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        reference=reference,
        on=on,
        known_at=known_at,
        position=position,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    reference: str,
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
) -> ContractItemOut | ProblemOut | None:
    """Show one contract

     With its signed and agreed term, options, values, awards, changes, notices, what sources
    claim about it, and every source that any of this rests on.

    Args:
        reference (str): The contract's reference, or any of its identifiers.
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ContractItemOut | ProblemOut
    """

    return sync_detailed(
        reference=reference,
        client=client,
        on=on,
        known_at=known_at,
        position=position,
    ).parsed


async def asyncio_detailed(
    reference: str,
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
) -> Response[ContractItemOut | ProblemOut]:
    """Show one contract

     With its signed and agreed term, options, values, awards, changes, notices, what sources
    claim about it, and every source that any of this rests on.

    Args:
        reference (str): The contract's reference, or any of its identifiers.
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ContractItemOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        reference=reference,
        on=on,
        known_at=known_at,
        position=position,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    reference: str,
    *,
    client: AuthenticatedClient | Client,
    on: datetime.date | None | Unset = UNSET,
    known_at: None | str | Unset = UNSET,
    position: int | None | Unset = UNSET,
) -> ContractItemOut | ProblemOut | None:
    """Show one contract

     With its signed and agreed term, options, values, awards, changes, notices, what sources
    claim about it, and every source that any of this rests on.

    Args:
        reference (str): The contract's reference, or any of its identifiers.
        on (datetime.date | None | Unset): The day asked about; today if left out.
        known_at (None | str | Unset): Answer as the registry would have at this moment; a day
            means its end in London. Facts of the embedded data count as known from the day they
            became public.
        position (int | None | Unset): Answer as at this position of the ledger.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ContractItemOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            reference=reference,
            client=client,
            on=on,
            known_at=known_at,
            position=position,
        )
    ).parsed
