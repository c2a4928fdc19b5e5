import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.page_audit_entry_out import PageAuditEntryOut
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    refused: bool | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    caller: str | Unset = UNSET,
    operation: str | Unset = UNSET,
    code: str | Unset = UNSET,
    first_day: datetime.date | Unset = UNSET,
    last_day: datetime.date | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["refused"] = refused

    params["limit"] = limit

    params["cursor"] = cursor

    params["fields"] = fields

    params["count"] = count

    params["caller"] = caller

    params["operation"] = operation

    params["code"] = code

    json_first_day: str | Unset = UNSET
    if not isinstance(first_day, Unset):
        json_first_day = first_day.isoformat()
    params["first_day"] = json_first_day

    json_last_day: str | Unset = UNSET
    if not isinstance(last_day, Unset):
        json_last_day = last_day.isoformat()
    params["last_day"] = json_last_day

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/audit",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PageAuditEntryOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = PageAuditEntryOut.from_dict(response.json())

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
) -> Response[PageAuditEntryOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    refused: bool | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    caller: str | Unset = UNSET,
    operation: str | Unset = UNSET,
    code: str | Unset = UNSET,
    first_day: datetime.date | Unset = UNSET,
    last_day: datetime.date | Unset = UNSET,
) -> Response[PageAuditEntryOut | ProblemOut]:
    """List the audit log

     Changes and refusals in the order of recording. A refusal has the broken rules and the fields,
    but not their values. For auditors only: admins do not audit themselves.

    Args:
        refused (bool | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        caller (str | Unset):
        operation (str | Unset):
        code (str | Unset):
        first_day (datetime.date | Unset):
        last_day (datetime.date | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageAuditEntryOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        refused=refused,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        caller=caller,
        operation=operation,
        code=code,
        first_day=first_day,
        last_day=last_day,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    refused: bool | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    caller: str | Unset = UNSET,
    operation: str | Unset = UNSET,
    code: str | Unset = UNSET,
    first_day: datetime.date | Unset = UNSET,
    last_day: datetime.date | Unset = UNSET,
) -> PageAuditEntryOut | ProblemOut | None:
    """List the audit log

     Changes and refusals in the order of recording. A refusal has the broken rules and the fields,
    but not their values. For auditors only: admins do not audit themselves.

    Args:
        refused (bool | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        caller (str | Unset):
        operation (str | Unset):
        code (str | Unset):
        first_day (datetime.date | Unset):
        last_day (datetime.date | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageAuditEntryOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        refused=refused,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        caller=caller,
        operation=operation,
        code=code,
        first_day=first_day,
        last_day=last_day,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    refused: bool | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    caller: str | Unset = UNSET,
    operation: str | Unset = UNSET,
    code: str | Unset = UNSET,
    first_day: datetime.date | Unset = UNSET,
    last_day: datetime.date | Unset = UNSET,
) -> Response[PageAuditEntryOut | ProblemOut]:
    """List the audit log

     Changes and refusals in the order of recording. A refusal has the broken rules and the fields,
    but not their values. For auditors only: admins do not audit themselves.

    Args:
        refused (bool | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        caller (str | Unset):
        operation (str | Unset):
        code (str | Unset):
        first_day (datetime.date | Unset):
        last_day (datetime.date | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageAuditEntryOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        refused=refused,
        limit=limit,
        cursor=cursor,
        fields=fields,
        count=count,
        caller=caller,
        operation=operation,
        code=code,
        first_day=first_day,
        last_day=last_day,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    refused: bool | Unset = UNSET,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: bool | Unset = False,
    caller: str | Unset = UNSET,
    operation: str | Unset = UNSET,
    code: str | Unset = UNSET,
    first_day: datetime.date | Unset = UNSET,
    last_day: datetime.date | Unset = UNSET,
) -> PageAuditEntryOut | ProblemOut | None:
    """List the audit log

     Changes and refusals in the order of recording. A refusal has the broken rules and the fields,
    but not their values. For auditors only: admins do not audit themselves.

    Args:
        refused (bool | Unset):
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        fields (str | Unset):
        count (bool | Unset):  Default: False.
        caller (str | Unset):
        operation (str | Unset):
        code (str | Unset):
        first_day (datetime.date | Unset):
        last_day (datetime.date | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageAuditEntryOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            refused=refused,
            limit=limit,
            cursor=cursor,
            fields=fields,
            count=count,
            caller=caller,
            operation=operation,
            code=code,
            first_day=first_day,
            last_day=last_day,
        )
    ).parsed
