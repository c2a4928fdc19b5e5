"""The audit log: a hash chain of changes and refusals, with rules and fields but never values."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from sqlalchemy import insert, select
from sqlalchemy.orm import Session
from starlette.requests import HTTPConnection
from starlette.types import Scope

from app.auth.credentials import KEY_PREFIX, TOKEN_PREFIX
from app.auth.models import AuditEntry
from app.domain.permissions import ANONYMOUS, Caller
from app.platform.canonical import GENESIS, digest
from app.platform.db.columns import table
from app.platform.route_template import route_template

# A path may contain a pasted token: those are longer.
_PLAIN_PATH = re.compile(r"(?:/[A-Za-z0-9._-]{1,61}){1,8}")
_PLAIN_POINTER = re.compile(r"(?:/[A-Za-z0-9_-]{1,61}){1,16}")
_PLAIN_CODE = re.compile(r"[a-z0-9-]{1,61}")
_CODES_WITH_CALLER_NAMES = {"unknown-field", "unknown-parameter"}
_MAX_ERRORS = 20


@dataclass(frozen=True, slots=True)
class Attempt:
    """A request for an operation, by its caller."""

    request_id: str
    caller: Caller
    operation: str
    target: str | None = None
    acting_for: str | None = None

    @classmethod
    def of(cls, scope: Scope) -> Self:
        """Return the attempt of a request, as far as its state is known."""
        state = scope.get("state", {})
        return cls(
            state.get("request_id", "unknown"),
            state.get("caller", ANONYMOUS),
            f"{scope['method']} {route_template(scope)}",
            _plain(scope["path"]),
            state.get("acting_for"),
        )


@dataclass(frozen=True, slots=True)
class Refusal:
    """The codes and fields of a refusal, without its texts."""

    code: str | None = None
    errors: Sequence[dict[str, str]] = ()

    @classmethod
    def of(cls, body: bytes) -> Self:
        """Return the refusal in a problem document, empty if the body is not a problem."""
        try:
            problem = json.loads(body)
            errors = [_field_error(item) for item in problem["errors"][:_MAX_ERRORS]]
            return cls(_code(problem["code"]), errors)
        except (ValueError, KeyError, TypeError, RecursionError):
            return cls()


def audit_success(
    session: Session,
    request: HTTPConnection,
    status: int,
    at: datetime,
    *,
    fact: str | None = None,
    content: Mapping[str, Any] | None = None,
) -> None:
    """Record a successful request, in the transaction of its change."""
    add_audit_entry(session, Attempt.of(request.scope), status, at, fact=fact, content=content)


def add_audit_entry(
    session: Session,
    attempt: Attempt,
    status: int,
    at: datetime,
    *,
    refusal: Refusal | None = None,
    fact: str | None = None,
    content: Mapping[str, Any] | None = None,
) -> None:
    """Append an entry to the audit log; the session must hold the writers' lock.

    An entry that issues, changes or ends a row of an audited table has a `content`.
    """
    refused = refusal or Refusal()
    last = last_audit_entry(session)
    entry = AuditEntry(
        position=last.position + 1 if last else 1,
        recorded_at=at,
        request_id=attempt.request_id,
        caller=attempt.caller.name,
        role=attempt.caller.role,
        acting_for=attempt.acting_for,
        operation=attempt.operation,
        target=attempt.target,
        status=status,
        code=refused.code,
        faults=list(refused.errors),
        fact=fact,
        content=None if content is None else dict(content),
        previous=last.hash if last else GENESIS,
        hash="",
    )
    entry.hash = audit_entry_hash(entry)
    session.flush()
    session.execute(_APPEND, entry.model_dump())


def last_audit_entry(session: Session) -> Any:
    """Return the position, the hash and the moment of the last entry, or None of an empty log."""
    return session.execute(_LAST).one_or_none()


def audit_entry_hash(entry: AuditEntry) -> str:
    """Return the hash of an entry: of all its fields but the hash itself."""
    return digest(entry.model_dump(exclude={"hash"}))


def _plain(path: str) -> str | None:
    """Return a path of plain codes; None if it may contain a secret or personal data."""
    has_secret = KEY_PREFIX in path or TOKEN_PREFIX in path
    return path if _PLAIN_PATH.fullmatch(path) and not has_secret else None


def _field_error(error: dict[str, Any]) -> dict[str, str]:
    """Return code and pointer, without the name of a field that the caller invented."""
    code, pointer = _code(error["code"]), str(error["pointer"])
    if code in _CODES_WITH_CALLER_NAMES:
        pointer = pointer.rpartition("/")[0]
    return {"code": code, "pointer": pointer if _PLAIN_POINTER.fullmatch(pointer) else ""}


def _code(code: Any) -> str:
    return code if isinstance(code, str) and _PLAIN_CODE.fullmatch(code) else ""


_ENTRY = table(AuditEntry)
_LAST = (
    select(_ENTRY.c.position, _ENTRY.c.hash, _ENTRY.c.recorded_at)
    .order_by(_ENTRY.c.position.desc())
    .limit(1)
)
_APPEND = insert(_ENTRY)
