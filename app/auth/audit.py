"""Who changed what, and who was refused: rows that name rules and fields, never values."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from sqlalchemy.orm import Session
from starlette.requests import HTTPConnection
from starlette.types import Scope

from app.auth.credentials import KEY_PREFIX, TOKEN_PREFIX
from app.auth.models import AuditEntry
from app.domain.permissions import ANONYMOUS, Caller
from app.platform.http.observability import route_template

# A path may hold whatever somebody has pasted, a token for instance: those are longer.
_PLAIN_PATH = re.compile(r"(?:/[A-Za-z0-9._-]{1,61}){1,8}")
_PLAIN_POINTER = re.compile(r"(?:/[A-Za-z0-9_-]{1,61}){1,16}")
_PLAIN_CODE = re.compile(r"[a-z0-9-]{1,61}")
_NAMED_BY_THE_CALLER = {"unknown-field", "unknown-parameter"}
_MOST_FAULTS = 20


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody asking for an operation."""

    request_id: str
    caller: Caller
    operation: str
    target: str | None = None
    acting_for: str | None = None

    @classmethod
    def of(cls, scope: Scope) -> Self:
        """What a request attempts, as far as is known by now."""
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
    """Why something was refused, without the words that it was refused in."""

    code: str | None = None
    faults: Sequence[dict[str, str]] = ()

    @classmethod
    def of(cls, body: bytes) -> Self:
        """What a problem document says by codes; nothing, if it is none."""
        try:
            problem = json.loads(body)
            found = [_fault(one) for one in problem["errors"][:_MOST_FAULTS]]
            return cls(_code(problem["code"]), found)
        except (ValueError, KeyError, TypeError, RecursionError):
            return cls()


def audit_success(
    session: Session, request: HTTPConnection, status: int, at: datetime, *, fact: str | None = None
) -> None:
    """Record that a request had its effect, in the transaction in which it has."""
    add_audit_entry(session, Attempt.of(request.scope), status, at, fact=fact)


def add_audit_entry(
    session: Session,
    attempt: Attempt,
    status: int,
    at: datetime,
    *,
    refusal: Refusal | None = None,
    fact: str | None = None,
) -> None:
    """Write a row of the audit log."""
    why = refusal or Refusal()
    session.add(
        AuditEntry(
            recorded_at=at,
            request_id=attempt.request_id,
            caller=attempt.caller.name,
            role=attempt.caller.role,
            acting_for=attempt.acting_for,
            operation=attempt.operation,
            target=attempt.target,
            status=status,
            code=why.code,
            faults=list(why.faults),
            fact=fact,
        )
    )


def _plain(path: str) -> str | None:
    """A path of plain codes; one that may hold a secret, or a word about a person, is left out."""
    has_secret = KEY_PREFIX in path or TOKEN_PREFIX in path
    return path if _PLAIN_PATH.fullmatch(path) and not has_secret else None


def _fault(said: dict[str, Any]) -> dict[str, str]:
    """A rule and the field that broke it, but not the name of a field that the caller made up."""
    code, pointer = _code(said["code"]), str(said["pointer"])
    if code in _NAMED_BY_THE_CALLER:
        pointer = pointer.rpartition("/")[0]
    return {"code": code, "pointer": pointer if _PLAIN_POINTER.fullmatch(pointer) else ""}


def _code(said: Any) -> str:
    return said if isinstance(said, str) and _PLAIN_CODE.fullmatch(said) else ""
