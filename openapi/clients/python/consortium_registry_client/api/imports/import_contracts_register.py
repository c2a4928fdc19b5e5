from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_out import ProblemOut
from ...models.register_report import RegisterReport
from ...models.rows import Rows
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    *,
    body: File | File | File | File | Unset = UNSET,
    authority: str,
    dry_run: bool | Unset = False,
    rows: Rows | Unset = UNSET,
    columns: list[str] | Unset = UNSET,
    sheet: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(acting_for, Unset):
        headers["Acting-For"] = acting_for

    params: dict[str, Any] = {}

    params["authority"] = authority

    params["dry_run"] = dry_run

    json_rows: str | Unset = UNSET
    if not isinstance(rows, Unset):
        json_rows = rows

    params["rows"] = json_rows

    json_columns: list[str] | Unset = UNSET
    if not isinstance(columns, Unset):
        json_columns = columns

    params["columns"] = json_columns

    params["sheet"] = sheet

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/imports/contracts-register",
        "params": params,
    }

    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = "text/csv"
    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = "text/tab-separated-values"
    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = "application/octet-stream"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemOut | RegisterReport | None:
    if response.status_code == 200:
        response_200 = RegisterReport.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = ProblemOut.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ProblemOut.from_dict(response.json())

        return response_403

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
) -> Response[ProblemOut | RegisterReport]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: File | File | File | File | Unset = UNSET,
    authority: str,
    dry_run: bool | Unset = False,
    rows: Rows | Unset = UNSET,
    columns: list[str] | Unset = UNSET,
    sheet: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> Response[ProblemOut | RegisterReport]:
    """Import a contracts register

     The body is an authority's register as CSV, in any usual encoding and with any separator, or as
    a workbook (XLSX), sent by an editor of the authority. New rows record contracts, rows that
    differ correct or extend them, and other rows change nothing. Contracts missing from the file
    are not withdrawn. A cell that cannot be read leaves its field unknown, with a remark; only a
    missing title or a contradiction refuses a row. The file is recorded whole or not at all, unless
    `rows=good` leaves refused rows out and returns them as CSV; that also takes a file that does
    not fit one batch. With `dry_run=true` nothing is recorded, and the report tells what each
    column was taken for. Errors: 422 with the rule broken, such as `rows-refused` or `two-tables`.

    Args:
        authority (str):
        dry_run (bool | Unset):  Default: False.
        rows (Rows | Unset): The parts of a file that are recorded.
        columns (list[str] | Unset):
        sheet (str | Unset):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (File):
        body (File):
        body (File):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | RegisterReport]
    """

    kwargs = _get_kwargs(
        body=body,
        authority=authority,
        dry_run=dry_run,
        rows=rows,
        columns=columns,
        sheet=sheet,
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
    body: File | File | File | File | Unset = UNSET,
    authority: str,
    dry_run: bool | Unset = False,
    rows: Rows | Unset = UNSET,
    columns: list[str] | Unset = UNSET,
    sheet: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> ProblemOut | RegisterReport | None:
    """Import a contracts register

     The body is an authority's register as CSV, in any usual encoding and with any separator, or as
    a workbook (XLSX), sent by an editor of the authority. New rows record contracts, rows that
    differ correct or extend them, and other rows change nothing. Contracts missing from the file
    are not withdrawn. A cell that cannot be read leaves its field unknown, with a remark; only a
    missing title or a contradiction refuses a row. The file is recorded whole or not at all, unless
    `rows=good` leaves refused rows out and returns them as CSV; that also takes a file that does
    not fit one batch. With `dry_run=true` nothing is recorded, and the report tells what each
    column was taken for. Errors: 422 with the rule broken, such as `rows-refused` or `two-tables`.

    Args:
        authority (str):
        dry_run (bool | Unset):  Default: False.
        rows (Rows | Unset): The parts of a file that are recorded.
        columns (list[str] | Unset):
        sheet (str | Unset):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (File):
        body (File):
        body (File):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | RegisterReport
    """

    return sync_detailed(
        client=client,
        body=body,
        authority=authority,
        dry_run=dry_run,
        rows=rows,
        columns=columns,
        sheet=sheet,
        idempotency_key=idempotency_key,
        acting_for=acting_for,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: File | File | File | File | Unset = UNSET,
    authority: str,
    dry_run: bool | Unset = False,
    rows: Rows | Unset = UNSET,
    columns: list[str] | Unset = UNSET,
    sheet: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> Response[ProblemOut | RegisterReport]:
    """Import a contracts register

     The body is an authority's register as CSV, in any usual encoding and with any separator, or as
    a workbook (XLSX), sent by an editor of the authority. New rows record contracts, rows that
    differ correct or extend them, and other rows change nothing. Contracts missing from the file
    are not withdrawn. A cell that cannot be read leaves its field unknown, with a remark; only a
    missing title or a contradiction refuses a row. The file is recorded whole or not at all, unless
    `rows=good` leaves refused rows out and returns them as CSV; that also takes a file that does
    not fit one batch. With `dry_run=true` nothing is recorded, and the report tells what each
    column was taken for. Errors: 422 with the rule broken, such as `rows-refused` or `two-tables`.

    Args:
        authority (str):
        dry_run (bool | Unset):  Default: False.
        rows (Rows | Unset): The parts of a file that are recorded.
        columns (list[str] | Unset):
        sheet (str | Unset):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (File):
        body (File):
        body (File):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | RegisterReport]
    """

    kwargs = _get_kwargs(
        body=body,
        authority=authority,
        dry_run=dry_run,
        rows=rows,
        columns=columns,
        sheet=sheet,
        idempotency_key=idempotency_key,
        acting_for=acting_for,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: File | File | File | File | Unset = UNSET,
    authority: str,
    dry_run: bool | Unset = False,
    rows: Rows | Unset = UNSET,
    columns: list[str] | Unset = UNSET,
    sheet: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> ProblemOut | RegisterReport | None:
    """Import a contracts register

     The body is an authority's register as CSV, in any usual encoding and with any separator, or as
    a workbook (XLSX), sent by an editor of the authority. New rows record contracts, rows that
    differ correct or extend them, and other rows change nothing. Contracts missing from the file
    are not withdrawn. A cell that cannot be read leaves its field unknown, with a remark; only a
    missing title or a contradiction refuses a row. The file is recorded whole or not at all, unless
    `rows=good` leaves refused rows out and returns them as CSV; that also takes a file that does
    not fit one batch. With `dry_run=true` nothing is recorded, and the report tells what each
    column was taken for. Errors: 422 with the rule broken, such as `rows-refused` or `two-tables`.

    Args:
        authority (str):
        dry_run (bool | Unset):  Default: False.
        rows (Rows | Unset): The parts of a file that are recorded.
        columns (list[str] | Unset):
        sheet (str | Unset):
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (File):
        body (File):
        body (File):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | RegisterReport
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            authority=authority,
            dry_run=dry_run,
            rows=rows,
            columns=columns,
            sheet=sheet,
            idempotency_key=idempotency_key,
            acting_for=acting_for,
        )
    ).parsed
