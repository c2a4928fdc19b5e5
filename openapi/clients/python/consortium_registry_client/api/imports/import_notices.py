from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.import_notices_body import ImportNoticesBody
from ...models.import_report_out import ImportReportOut
from ...models.problem_out import ProblemOut
from ...models.rows import Rows
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: ImportNoticesBody,
    dry_run: bool | Unset = False,
    rows: Rows | Unset = UNSET,
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

    json_rows: str | Unset = UNSET
    if not isinstance(rows, Unset):
        json_rows = rows

    params["rows"] = json_rows

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/imports/ocds",
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ImportReportOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = ImportReportOut.from_dict(response.json())

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
) -> Response[ImportReportOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: ImportNoticesBody,
    dry_run: bool | Unset = False,
    rows: Rows | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> Response[ImportReportOut | ProblemOut]:
    """Import notices of the Open Contracting Data Standard

     The body is a release package, a record package, a release, or a list of these, of at most
    64 MiB. As JSON Lines (`application/jsonl` or `application/x-ndjson`), it has one of these on
    each line. It is recorded whole or not at all, unless `rows=good` leaves refused processes out;
    that also takes a file that does not fit one batch. The report lists each release with its
    outcome, the facts recorded, the personal details left out, and remarks. With `dry_run=true`
    nothing is recorded and the report is the same. Importing the same release again changes
    nothing.

    Args:
        dry_run (bool | Unset):  Default: False.
        rows (Rows | Unset): The parts of a file that are recorded.
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (ImportNoticesBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportReportOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        body=body,
        dry_run=dry_run,
        rows=rows,
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
    body: ImportNoticesBody,
    dry_run: bool | Unset = False,
    rows: Rows | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> ImportReportOut | ProblemOut | None:
    """Import notices of the Open Contracting Data Standard

     The body is a release package, a record package, a release, or a list of these, of at most
    64 MiB. As JSON Lines (`application/jsonl` or `application/x-ndjson`), it has one of these on
    each line. It is recorded whole or not at all, unless `rows=good` leaves refused processes out;
    that also takes a file that does not fit one batch. The report lists each release with its
    outcome, the facts recorded, the personal details left out, and remarks. With `dry_run=true`
    nothing is recorded and the report is the same. Importing the same release again changes
    nothing.

    Args:
        dry_run (bool | Unset):  Default: False.
        rows (Rows | Unset): The parts of a file that are recorded.
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (ImportNoticesBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportReportOut | ProblemOut
    """

    return sync_detailed(
        client=client,
        body=body,
        dry_run=dry_run,
        rows=rows,
        idempotency_key=idempotency_key,
        acting_for=acting_for,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: ImportNoticesBody,
    dry_run: bool | Unset = False,
    rows: Rows | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> Response[ImportReportOut | ProblemOut]:
    """Import notices of the Open Contracting Data Standard

     The body is a release package, a record package, a release, or a list of these, of at most
    64 MiB. As JSON Lines (`application/jsonl` or `application/x-ndjson`), it has one of these on
    each line. It is recorded whole or not at all, unless `rows=good` leaves refused processes out;
    that also takes a file that does not fit one batch. The report lists each release with its
    outcome, the facts recorded, the personal details left out, and remarks. With `dry_run=true`
    nothing is recorded and the report is the same. Importing the same release again changes
    nothing.

    Args:
        dry_run (bool | Unset):  Default: False.
        rows (Rows | Unset): The parts of a file that are recorded.
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (ImportNoticesBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportReportOut | ProblemOut]
    """

    kwargs = _get_kwargs(
        body=body,
        dry_run=dry_run,
        rows=rows,
        idempotency_key=idempotency_key,
        acting_for=acting_for,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: ImportNoticesBody,
    dry_run: bool | Unset = False,
    rows: Rows | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    acting_for: str | Unset = UNSET,
) -> ImportReportOut | ProblemOut | None:
    """Import notices of the Open Contracting Data Standard

     The body is a release package, a record package, a release, or a list of these, of at most
    64 MiB. As JSON Lines (`application/jsonl` or `application/x-ndjson`), it has one of these on
    each line. It is recorded whole or not at all, unless `rows=good` leaves refused processes out;
    that also takes a file that does not fit one batch. The report lists each release with its
    outcome, the facts recorded, the personal details left out, and remarks. With `dry_run=true`
    nothing is recorded and the report is the same. Importing the same release again changes
    nothing.

    Args:
        dry_run (bool | Unset):  Default: False.
        rows (Rows | Unset): The parts of a file that are recorded.
        idempotency_key (str | Unset):
        acting_for (str | Unset):
        body (ImportNoticesBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportReportOut | ProblemOut
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            dry_run=dry_run,
            rows=rows,
            idempotency_key=idempotency_key,
            acting_for=acting_for,
        )
    ).parsed
