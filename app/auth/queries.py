"""Queries for API keys, calendar tokens and the audit log."""

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, exists, not_, select, tuple_
from sqlalchemy.orm import Session

from app.auth.audit import last_audit_entry
from app.auth.models import ApiKey, AuditEntry, CalendarToken, IssuedCredential
from app.auth.schemas import (
    ApiKeyOut,
    ApiKeyQuery,
    AuditEntryOut,
    AuditHeadOut,
    AuditQuery,
    BrokenRuleOut,
    CalendarTokenOut,
    CalendarTokenQuery,
)
from app.domain.periods import ONE_DAY
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.platform.canonical import GENESIS
from app.platform.clock import end_of, in_london
from app.platform.db.columns import table
from app.platform.db.references import list_columns, lists_of
from app.platform.http.pagination import Cursor, Page, paginate
from app.platform.problems.problem import Problem

_KEY, _TOKEN, _ENTRY = table(ApiKey), table(CalendarToken), table(AuditEntry)
_PRIVATE_COLUMNS = {"hash", "issued_by_credential"}

_COLUMNS, _TOKEN_COLUMNS = (
    [
        *(column for column in table(model).c if column.name not in _PRIVATE_COLUMNS),
        *list_columns(model),
    ]
    for model in (ApiKey, CalendarToken)
)
_ENTRY_COLUMNS = [column for column in _ENTRY.c if column.name != "content"]
_NO_POSITION = Cursor(0, ())  # these lists are not read from the ledger


def get_api_key(session: Session, public: str) -> ApiKey:
    """Return the key with this public part; raise `unknown-code` if there is none."""
    found = session.get(ApiKey, public)
    if found is None:
        # The path is not repeated: it may be a whole key, sent by mistake.
        raise Problem(
            "unknown-code", "no API key has this public part; GET /v1/api-keys lists all keys"
        )
    return found


def list_api_keys(session: Session, query: ApiKeyQuery, at: datetime) -> Page[ApiKeyOut]:
    """Return a page of keys, in order of the system that uses them."""
    statement = select(*_COLUMNS).order_by(_KEY.c.name, _KEY.c.id).limit(query.limit + 1)
    if query.name is not None:
        statement = statement.where(_KEY.c.name == query.name)
    if query.works is not None:
        is_valid = _is_valid(_KEY, at)
        statement = statement.where(is_valid if query.works else not_(is_valid))
    if cursor := Cursor.read(query, str, str):
        statement = statement.where(tuple_(_KEY.c.name, _KEY.c.id) > tuple_(*cursor.keys))
    keys = [ApiKeyOut(**in_local_time(row)) for row in session.execute(statement).mappings()]
    return paginate(keys, query, _NO_POSITION, lambda item: (item.name, item.id))


def get_calendar_token(session: Session, public: str, caller: Caller) -> CalendarToken:
    """Return the token with this public part, for its holder or an admin.

    Raises `unknown-code` if there is none, and for all other callers.
    """
    found = session.get(CalendarToken, public)
    if found is None or not (caller.role is Role.ADMIN or found.name == caller.name):
        raise Problem(
            "unknown-code",
            "no calendar token of yours has this public part; GET /v1/calendar-tokens lists yours",
        )
    return found


def list_calendar_tokens(
    session: Session, query: CalendarTokenQuery, caller: Caller, at: datetime
) -> Page[CalendarTokenOut]:
    """Return a page of the tokens of a caller, or of all tokens for an admin."""
    place = tuple_(_TOKEN.c.name, _TOKEN.c.id)
    statement = select(*_TOKEN_COLUMNS).order_by(_TOKEN.c.name, _TOKEN.c.id).limit(query.limit + 1)
    if caller.role is not Role.ADMIN:
        statement = statement.where(_TOKEN.c.name == caller.name)
    if query.works is not None:
        is_valid = _is_valid(_TOKEN, at)
        statement = statement.where(is_valid if query.works else not_(is_valid))
    if cursor := Cursor.read(query, str, str):
        statement = statement.where(place > tuple_(*cursor.keys))
    found = session.execute(statement).mappings()
    tokens = [CalendarTokenOut(**in_local_time(row)) for row in found]
    return paginate(tokens, query, _NO_POSITION, lambda item: (item.name, item.id))


def list_audit_entries(session: Session, query: AuditQuery) -> Page[AuditEntryOut]:
    """Return a page of the audit log, in the order of recording."""
    statement = select(*_ENTRY_COLUMNS).order_by(_ENTRY.c.position).limit(query.limit + 1)
    for name in ("caller", "operation", "code"):
        if (value := getattr(query, name)) is not None:
            statement = statement.where(_ENTRY.c[name] == value)
    statement = statement.where(*_period(query))
    if query.refused is not None:
        statement = statement.where((_ENTRY.c.status >= HTTPStatus.BAD_REQUEST) == query.refused)
    if cursor := Cursor.read(query, int):
        statement = statement.where(_ENTRY.c.position > cursor.keys[0])
    entries = [
        AuditEntryOut(
            **{name: value for name, value in in_local_time(row).items() if name != "faults"},
            errors=[BrokenRuleOut(**error) for error in row["faults"]],
        )
        for row in session.execute(statement).mappings()
    ]
    return paginate(entries, query, _NO_POSITION, lambda item: (item.position,))


def get_audit_head(session: Session) -> AuditHeadOut:
    """Return position, hash and moment of the last entry of the audit log."""
    last = last_audit_entry(session)
    if last is None:
        return AuditHeadOut(0, GENESIS, None)
    return AuditHeadOut(last.position, last.hash, in_london(last.recorded_at))


def descends_from(session: Session, credential: str, ancestor: str) -> bool:
    """Return whether an API key was issued by another, or by one that descends from it.

    A key descends from itself, too: what is refused to its descendants is refused to it.
    """
    line = select(_KEY.c.id, _KEY.c.issued_by_credential).where(_KEY.c.id == credential)
    ancestors = line.cte("ancestor", recursive=True)
    # UNION drops rows found before, so that a cycle made by an edit of the database ends.
    ancestors = ancestors.union(
        select(_KEY.c.id, _KEY.c.issued_by_credential).where(
            _KEY.c.id == ancestors.c.issued_by_credential
        )
    )
    return bool(session.scalar(select(exists().where(ancestors.c.id == ancestor))))


def credential_fields(issued: IssuedCredential) -> dict[str, Any]:
    """Return what responses show of a credential, as the lists do."""
    return in_local_time(issued.model_dump(exclude=_PRIVATE_COLUMNS) | lists_of(issued))


def in_local_time(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return a row with its moments in London time."""
    return {
        str(name): in_london(value) if isinstance(value, datetime) else value
        for name, value in row.items()
    }


def _is_valid(issued: Table, at: datetime) -> ColumnElement[bool]:
    return and_(issued.c.revoked_at.is_(None), issued.c.expires_at >= at)


def _period(query: AuditQuery) -> list[ColumnElement[bool]]:
    """Return the conditions for the days of the query, which are days in London."""
    bounds: list[ColumnElement[bool]] = []
    if query.first_day is not None:
        bounds.append(_ENTRY.c.recorded_at > end_of(query.first_day - ONE_DAY))
    if query.last_day is not None:
        bounds.append(_ENTRY.c.recorded_at <= end_of(query.last_day))
    return bounds
