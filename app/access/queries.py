"""Reading keys and the audit log."""

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any

from sqlalchemy import ColumnElement, and_, not_, select, tuple_
from sqlalchemy.orm import Session

from app.access.models import ApiKey, AuditEntry
from app.access.schemas import (
    ApiKeyOut,
    ApiKeyQuery,
    AuditEntryOut,
    AuditQuery,
    BrokenRuleOut,
)
from app.domain.periods import ONE_DAY
from app.kit.clock import end_of, in_london
from app.kit.columns import table
from app.kit.pages import Cursor, Page, cut
from app.kit.problems import Problem

_KEY, _ENTRY = table(ApiKey), table(AuditEntry)
_SHOWN = [column for column in _KEY.c if column.name != "hash"]
_NO_POSITION = Cursor(0, ())  # these lists are not read from the ledger


def get_api_key(session: Session, public: str) -> ApiKey:
    """The key with this public part."""
    found = session.get(ApiKey, public)
    if found is None:
        # What was asked for is not repeated: somebody may have taken it for the whole key.
        raise Problem("unknown-code", "no API key has this public part")
    return found


def list_api_keys(session: Session, query: ApiKeyQuery, at: datetime) -> Page[ApiKeyOut]:
    """List keys by the systems that use them."""
    statement = select(*_SHOWN).order_by(_KEY.c.name, _KEY.c.id).limit(query.limit + 1)
    if query.name is not None:
        statement = statement.where(_KEY.c.name == query.name)
    if query.works is not None:
        statement = statement.where(_works(at) if query.works else not_(_works(at)))
    if cursor := Cursor.read(query, str, str):
        statement = statement.where(tuple_(_KEY.c.name, _KEY.c.id) > tuple_(*cursor.keys))
    keys = [ApiKeyOut(**in_local_time(row)) for row in session.execute(statement).mappings()]
    return cut(keys, query, _NO_POSITION, lambda one: (one.name, one.id))


def list_audit_entries(session: Session, query: AuditQuery) -> Page[AuditEntryOut]:
    """List who changed what and who was refused, in the order in which it was recorded."""
    statement = select(_ENTRY).order_by(_ENTRY.c.position).limit(query.limit + 1)
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
            **{**in_local_time(row), "faults": [BrokenRuleOut(**fault) for fault in row["faults"]]}
        )
        for row in session.execute(statement).mappings()
    ]
    return cut(entries, query, _NO_POSITION, lambda one: (one.position,))


def in_local_time(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row with its moments as London tells them."""
    return {
        str(name): in_london(value) if isinstance(value, datetime) else value
        for name, value in row.items()
    }


def _works(at: datetime) -> ColumnElement[bool]:
    return and_(_KEY.c.revoked_at.is_(None), _KEY.c.expires_at >= at)


def _period(query: AuditQuery) -> list[ColumnElement[bool]]:
    """The days asked for, which are London's, as the moments that are recorded."""
    bounds: list[ColumnElement[bool]] = []
    if query.first_day is not None:
        bounds.append(_ENTRY.c.recorded_at > end_of(query.first_day - ONE_DAY))
    if query.last_day is not None:
        bounds.append(_ENTRY.c.recorded_at <= end_of(query.last_day))
    return bounds
