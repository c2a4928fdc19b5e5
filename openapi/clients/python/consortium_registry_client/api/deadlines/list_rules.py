from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.notice_type import NoticeType
from ...models.page_rule_out import PageRuleOut
from ...models.problem_out import ProblemOut
from ...models.regime import Regime
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    regime: Regime | Unset = UNSET,
    notice_type: NoticeType | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(registry_min_position, Unset):
        headers["Registry-Min-Position"] = registry_min_position

    params: dict[str, Any] = {}

    json_regime: str | Unset = UNSET
    if not isinstance(regime, Unset):
        json_regime = regime

    params["regime"] = json_regime

    json_notice_type: str | Unset = UNSET
    if not isinstance(notice_type, Unset):
        json_notice_type = notice_type

    params["notice_type"] = json_notice_type

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/rules",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PageRuleOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = PageRuleOut.from_dict(response.json())

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
) -> Response[PageRuleOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    regime: Regime | Unset = UNSET,
    notice_type: NoticeType | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[PageRuleOut | ProblemOut]:
    """List the rules about notices

     Returns each rule with a summary, its legal source and its clock.

    Args:
        regime (Regime | Unset): The procurement law that governs a contract.
        notice_type (NoticeType | Unset): The type of a procurement notice: UK notices, older F
            forms, and Contracts Finder.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageRuleOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        regime=regime,
        notice_type=notice_type,
        registry_min_position=registry_min_position,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    regime: Regime | Unset = UNSET,
    notice_type: NoticeType | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> PageRuleOut | ProblemOut | None:
    """List the rules about notices

     Returns each rule with a summary, its legal source and its clock.

    Args:
        regime (Regime | Unset): The procurement law that governs a contract.
        notice_type (NoticeType | Unset): The type of a procurement notice: UK notices, older F
            forms, and Contracts Finder.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageRuleOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        regime=regime,
        notice_type=notice_type,
        registry_min_position=registry_min_position,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    regime: Regime | Unset = UNSET,
    notice_type: NoticeType | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> Response[PageRuleOut | ProblemOut]:
    """List the rules about notices

     Returns each rule with a summary, its legal source and its clock.

    Args:
        regime (Regime | Unset): The procurement law that governs a contract.
        notice_type (NoticeType | Unset): The type of a procurement notice: UK notices, older F
            forms, and Contracts Finder.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageRuleOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        regime=regime,
        notice_type=notice_type,
        registry_min_position=registry_min_position,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    regime: Regime | Unset = UNSET,
    notice_type: NoticeType | Unset = UNSET,
    registry_min_position: str | Unset = UNSET,
) -> PageRuleOut | ProblemOut | None:
    """List the rules about notices

     Returns each rule with a summary, its legal source and its clock.

    Args:
        regime (Regime | Unset): The procurement law that governs a contract.
        notice_type (NoticeType | Unset): The type of a procurement notice: UK notices, older F
            forms, and Contracts Finder.
        registry_min_position (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageRuleOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            regime=regime,
            notice_type=notice_type,
            registry_min_position=registry_min_position,
        )
    ).parsed
