"""API keys, tokens for calendars, the caller, and the audit log over HTTP."""

from http import HTTPStatus
from typing import Annotated

from fastapi import Body, Depends, Path, Query, Request, Response

from app.auth import commands, queries
from app.auth.audit import audit_success
from app.auth.credentials import ADDRESS_PARAMETER
from app.auth.policy import ADMIN, AUDITOR, Admin, Anyone, Authenticated
from app.auth.responses import KEPT_BY_NOBODY, answer
from app.auth.schemas import (
    ApiKeyIn,
    ApiKeyOut,
    ApiKeyQuery,
    AuditEntryOut,
    AuditQuery,
    CalendarTokenIn,
    CalendarTokenOut,
    CalendarTokenQuery,
    EmptyQuery,
    IssuedCalendarTokenOut,
    IssuedKeyOut,
    MeOut,
)
from app.platform.http.pagination import FormatQuery, Page
from app.platform.http.routing import documented, operations
from app.platform.http.serialization import MEDIA_TYPES, serialize
from app.platform.problems.domain_errors import translate_domain_errors

router = operations("/v1", "Access")


@router.get("/me", response_model=MeOut, openapi_extra=documented())
def get_me(caller: Anyone, query: Annotated[FormatQuery, Query()], request: Request) -> Response:
    """Tell whom the registry takes you for

    The name and the role that your credentials stand for, what that role may do, and until when.
    Without credentials: a stranger, who may read what is public.
    """
    return answer(request, query, MeOut, MeOut.of(caller, request.state.expires_at))


@router.get(
    "/api-keys",
    response_model=Page[ApiKeyOut],
    dependencies=[Depends(ADMIN)],
    openapi_extra=documented(example={"works": True}),
)
def list_api_keys(query: Annotated[ApiKeyQuery, Query()], request: Request) -> Response:
    """List API keys

    Every key that was ever issued, by the system that uses it, without its secret. For admins.
    """
    state = request.app.state
    with state.database.read_session() as session:
        page = queries.list_api_keys(session, query, state.clock.now())
    return answer(request, query, Page[ApiKeyOut], page)


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
    _: Annotated[EmptyQuery, Query()],
    request: Request,
) -> Response:
    """Issue an API key

    For a system of a partner organisation, an authority, an auditor or an admin. The answer shows
    the secret this once; the registry keeps a hash of it. For admins.
    """
    state = request.app.state
    now = state.clock.now()
    with translate_domain_errors(), state.database.write_session() as session:
        key, whole = commands.issue(session, body, caller.name, now)
        audit_success(session, request, HTTPStatus.CREATED, now, fact=key.id)
        issued = IssuedKeyOut(key=whole, **queries.in_local_time(key.model_dump(exclude={"hash"})))
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
    _: Annotated[EmptyQuery, Query()],
    request: Request,
) -> Response:
    """Revoke an API key

    It is refused from the next request on. A key that is revoked already stays as it is. For
    admins.
    """
    state = request.app.state
    now = state.clock.now()
    with state.database.write_session() as session:
        key = commands.revoke(session, public, caller.name, now)
        audit_success(session, request, HTTPStatus.NO_CONTENT, now, fact=key.id)
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=KEPT_BY_NOBODY)


@router.get(
    "/calendar-tokens",
    response_model=Page[CalendarTokenOut],
    openapi_extra=documented(example={"works": True}),
)
def list_calendar_tokens(
    caller: Authenticated, query: Annotated[CalendarTokenQuery, Query()], request: Request
) -> Response:
    """List tokens for calendars

    Your own, without their secrets; for admins, everybody's.
    """
    state = request.app.state
    with state.database.read_session() as session:
        page = queries.list_calendar_tokens(session, query, caller, state.clock.now())
    return answer(request, query, Page[CalendarTokenOut], page)


@router.post(
    "/calendar-tokens",
    status_code=HTTPStatus.CREATED,
    response_model=IssuedCalendarTokenOut,
    openapi_extra=documented(example={"body": {}}),
)
def issue_calendar_token(
    caller: Authenticated,
    body: Annotated[CalendarTokenIn, Body()],
    _: Annotated[EmptyQuery, Query()],
    request: Request,
) -> Response:
    """Issue a token for your calendar

    Calendar programs send no headers: they show the token in the address of
    `/v1/key-dates.ics`. It opens nothing else, and shows what you see at its issue. The answer
    shows it this once; the registry keeps a hash of it.
    """
    state = request.app.state
    now = state.clock.now()
    with translate_domain_errors(), state.database.write_session() as session:
        token, whole = commands.issue_calendar_token(session, body, caller, now)
        audit_success(session, request, HTTPStatus.CREATED, now, fact=token.id)
        said = queries.in_local_time(token.model_dump(exclude={"hash"}))
    address = f"/v1/key-dates.ics?{ADDRESS_PARAMETER}={whole}"
    issued = IssuedCalendarTokenOut(token=whole, address=address, **said)
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
    _: Annotated[EmptyQuery, Query()],
    request: Request,
) -> Response:
    """Revoke a token for calendars

    One of your own, or for admins anybody's. It is refused from the next request on.
    """
    state = request.app.state
    now = state.clock.now()
    with state.database.write_session() as session:
        token = commands.revoke_calendar_token(session, public, caller, now)
        audit_success(session, request, HTTPStatus.NO_CONTENT, now, fact=token.id)
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=KEPT_BY_NOBODY)


@router.get(
    "/audit",
    response_model=Page[AuditEntryOut],
    dependencies=[Depends(AUDITOR)],
    openapi_extra=documented(example={"refused": False}),
)
def list_audit_entries(query: Annotated[AuditQuery, Query()], request: Request) -> Response:
    """List who changed what, and who was refused

    In the order in which it was recorded. A refusal names the rules that were broken and the
    fields, but not what they held. For auditors alone: an admin does not read about admins.
    """
    with request.app.state.database.read_session() as session:
        page = queries.list_audit_entries(session, query)
    return answer(request, query, Page[AuditEntryOut], page)


def _issued(issued: IssuedKeyOut | IssuedCalendarTokenOut, address: str) -> Response:
    """What was issued, with its secret, which is shown this once."""
    return Response(
        serialize(issued, type(issued), "json"),
        status_code=HTTPStatus.CREATED,
        media_type=MEDIA_TYPES["json"],
        headers={**KEPT_BY_NOBODY, "Location": address},
    )
