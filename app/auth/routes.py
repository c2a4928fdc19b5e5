"""Routes for API keys, calendar tokens, the caller and the audit log."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Body, Depends, Path, Query, Request, Response

from app.auth import commands, queries
from app.auth.audit import audit_success
from app.auth.audited import API_KEYS, CALENDAR_TOKENS, AuditedAction
from app.auth.credentials import ADDRESS_PARAMETER
from app.auth.policy import ADMIN, AUDITOR, Admin, Anyone, Authenticated
from app.auth.responses import NO_STORE, answer, answer_page
from app.auth.schemas import (
    ApiKeyIn,
    ApiKeyOut,
    ApiKeyQuery,
    AuditEntryOut,
    AuditHeadOut,
    AuditQuery,
    CalendarTokenIn,
    CalendarTokenOut,
    CalendarTokenQuery,
    IssuedCalendarTokenOut,
    IssuedKeyOut,
    MeOut,
    NoQuery,
)
from app.platform.http.pagination import FormatQuery, Page
from app.platform.http.routing import documented, operations
from app.platform.http.serialization import MEDIA_TYPES, serialize
from app.platform.problems.domain_errors import translate_domain_errors

router = operations("/v1", "Access")


@router.get("/me", response_model=MeOut, openapi_extra=documented())
def get_me(caller: Anyone, query: Annotated[FormatQuery, Query()], request: Request) -> Response:
    """Get the caller of this request.

    Name, role, rights and expiry of your credentials. Without credentials: the anonymous caller,
    who may read public facts.
    """
    return answer(request, query, MeOut, MeOut.of(caller, request.state.expires_at))


@router.get(
    "/api-keys",
    response_model=Page[ApiKeyOut],
    dependencies=[Depends(ADMIN)],
    openapi_extra=documented(example={"works": True}),
)
def list_api_keys(query: Annotated[ApiKeyQuery, Query()], request: Request) -> Response:
    """List API keys.

    All keys that were ever issued, without their secrets, in order of the system. For admins.
    """
    read = partial(queries.list_api_keys, at=request.app.state.clock.now())
    return answer_page(request, query, Page[ApiKeyOut], read)


@router.post(
    "/api-keys",
    status_code=HTTPStatus.CREATED,
    response_model=IssuedKeyOut,
    openapi_extra=documented(
        example={
            "body": {
                "name": "westminster-case-system",
                "role": "editor",
                "authorities": ["westminster"],
            }
        }
    ),
)
def issue_api_key(
    caller: Admin,
    body: Annotated[ApiKeyIn, Body()],
    _: NoQuery,
    request: Request,
) -> Response:
    """Issue an API key.

    For a system of a partner organisation, an authority, an auditor or an admin. Only this response
    shows the secret; the registry stores its hash. For admins.
    """
    state = request.app.state
    now = state.clock.now()
    with translate_domain_errors(), state.database.write_session() as session:
        key, secret = commands.issue_api_key(session, body, caller, now)
        content = API_KEYS.content(AuditedAction.ISSUED, key)
        audit_success(session, request, HTTPStatus.CREATED, now, fact=key.id, content=content)
        fields = queries.credential_fields(key)
    issued = IssuedKeyOut(key=secret, **fields)
    return _issued(issued, f"/v1/api-keys/{key.id}")


@router.delete(
    "/api-keys/{id}",
    status_code=HTTPStatus.NO_CONTENT,
    response_class=Response,
    openapi_extra=documented(example={"id": "k7mq2xwp"}),
)
def revoke_api_key(
    caller: Admin,
    public: Annotated[str, Path(alias="id", description="The public part of the key.")],
    _: NoQuery,
    request: Request,
) -> Response:
    """Revoke an API key.

    The key is rejected from the next request on. A revoked key stays unchanged. For admins.
    """
    state = request.app.state
    now = state.clock.now()
    with state.database.write_session() as session:
        content = commands.revoke_api_key(session, public, caller.name, now)
        audit_success(session, request, HTTPStatus.NO_CONTENT, now, fact=public, content=content)
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=NO_STORE)


@router.get(
    "/calendar-tokens",
    response_model=Page[CalendarTokenOut],
    openapi_extra=documented(example={"works": True}),
)
def list_calendar_tokens(
    caller: Authenticated, query: Annotated[CalendarTokenQuery, Query()], request: Request
) -> Response:
    """List calendar tokens.

    Your own tokens without their secrets; for admins, all tokens.
    """
    at = request.app.state.clock.now()
    read = partial(queries.list_calendar_tokens, caller=caller, at=at)
    return answer_page(request, query, Page[CalendarTokenOut], read)


@router.post(
    "/calendar-tokens",
    status_code=HTTPStatus.CREATED,
    response_model=IssuedCalendarTokenOut,
    openapi_extra=documented(example={"body": {}}),
)
def issue_calendar_token(
    caller: Authenticated,
    body: Annotated[CalendarTokenIn, Body()],
    _: NoQuery,
    request: Request,
) -> Response:
    """Issue a calendar token.

    Calendar programs send no headers, so the token is part of the address of
    `/v1/key-dates.ics`. It is valid for that address only, with the rights that you have now. Only
    this response shows the token; the registry stores its hash.
    """
    state = request.app.state
    now = state.clock.now()
    with translate_domain_errors(), state.database.write_session() as session:
        token, secret = commands.issue_calendar_token(session, body, caller, now)
        content = CALENDAR_TOKENS.content(AuditedAction.ISSUED, token)
        audit_success(session, request, HTTPStatus.CREATED, now, fact=token.id, content=content)
        fields = queries.credential_fields(token)
    address = f"/v1/key-dates.ics?{ADDRESS_PARAMETER}={secret}"
    issued = IssuedCalendarTokenOut(token=secret, address=address, **fields)
    return _issued(issued, f"/v1/calendar-tokens/{token.id}")


@router.delete(
    "/calendar-tokens/{id}",
    status_code=HTTPStatus.NO_CONTENT,
    response_class=Response,
    openapi_extra=documented(example={"id": "c4n8rt2y"}),
)
def revoke_calendar_token(
    caller: Authenticated,
    public: Annotated[str, Path(alias="id", description="The public part of the token.")],
    _: NoQuery,
    request: Request,
) -> Response:
    """Revoke a calendar token.

    Your own token, or for admins any token. It is rejected from the next request on.
    """
    state = request.app.state
    now = state.clock.now()
    with state.database.write_session() as session:
        content = commands.revoke_calendar_token(session, public, caller, now)
        audit_success(session, request, HTTPStatus.NO_CONTENT, now, fact=public, content=content)
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=NO_STORE)


@router.get(
    "/audit",
    response_model=Page[AuditEntryOut],
    dependencies=[Depends(AUDITOR)],
    openapi_extra=documented(example={"refused": False}),
)
def list_audit_entries(query: Annotated[AuditQuery, Query()], request: Request) -> Response:
    """List the audit log.

    Changes and refusals in the order of recording. A refusal has the broken rules and the fields,
    but not their values. For auditors only: admins do not audit themselves.
    """
    return answer_page(request, query, Page[AuditEntryOut], queries.list_audit_entries)


@router.get(
    "/audit/head",
    response_model=AuditHeadOut,
    dependencies=[Depends(AUDITOR)],
    openapi_extra=documented(),
)
def get_audit_head(query: Annotated[FormatQuery, Query()], request: Request) -> Response:
    """Get the head of the audit log.

    Position and hash of its last entry. Keep them in another place:
    `python -m app verify --pinned audit=POSITION:HASH` then detects a log that was cut off or
    rewritten. For auditors only.
    """
    with request.app.state.database.read_session() as session:
        head = queries.get_audit_head(session)
    return answer(request, query, AuditHeadOut, head)


def _issued(issued: IssuedKeyOut | IssuedCalendarTokenOut, address: str) -> Response:
    """Return the response to the issue of a credential, with its secret."""
    return Response(
        serialize(issued, type(issued), "json"),
        status_code=HTTPStatus.CREATED,
        media_type=MEDIA_TYPES["json"],
        headers={**NO_STORE, "Location": address},
    )
