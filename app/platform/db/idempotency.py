"""Idempotency records: responses that are stored for a day and repeated for the same key."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from fastapi import Response
from sqlalchemy import Index, LargeBinary, delete, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel, col

from app.platform.db.columns import Code, Json
from app.platform.problems.problem import FieldError, Problem

RETENTION = timedelta(hours=24)

BROKEN_AFTER = timedelta(minutes=10)
"""The time without a transaction after which a request in progress is considered broken."""

_IN_PROGRESS = HTTPStatus.PROCESSING
"""The status of a record without a response yet; its body names the request that holds the key."""

_HEADERS = ("cache-control", "content-type", "etag", "location", "registry-position")


class IdempotencyRecord(SQLModel, table=True):
    """The response to a write request, by caller and idempotency key."""

    __tablename__ = "kept_answer"
    __table_args__ = (Index("ix_kept_answer_kept_at", "kept_at"),)

    caller: str = Field(primary_key=True, sa_type=Code)
    key: str = Field(primary_key=True, sa_type=Code)
    fingerprint: str = Field(description="SHA-256 of method, path, conditions and body.")
    status: int
    headers: dict[str, str] = Field(sa_type=Json)
    body: bytes = Field(sa_type=LargeBinary)
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """An idempotency key of a caller, with the fingerprint of its request.

    `holder` is different for each request, even for the same request sent again.
    """

    caller: str
    text: str
    fingerprint: str
    holder: str


def find_record(session: Session, key: IdempotencyKey, now: datetime) -> IdempotencyRecord | None:
    """Return the stored response to this request, or None.

    Raises `idempotency-key-reused` if the key was used for another request, and `in-progress` if
    the same request was sent before and records its transactions at present.
    """
    session.execute(
        delete(IdempotencyRecord).where(col(IdempotencyRecord.kept_at) <= now - RETENTION)
    )
    record = session.get(IdempotencyRecord, (key.caller, key.text))
    if record is None:
        return None
    if record.fingerprint != key.fingerprint:
        detail = "the key was used for another request; send a new key, or the same request again"
        error = FieldError("/header/Idempotency-Key", "idempotency-key-reused", detail)
        raise Problem("idempotency-key-reused", detail, [error])
    if record.status != _IN_PROGRESS:
        return record
    if record.body != key.holder.encode() and now < record.kept_at + BROKEN_AFTER:
        raise _in_progress(record.kept_at + BROKEN_AFTER - now)
    return None


def delete_records_with(session: Session, texts: frozenset[str]) -> None:
    """Delete the records whose responses hold one of these texts."""
    escaped = {form for text in texts for form in _json_forms(text)}
    for record in session.scalars(select(IdempotencyRecord)):
        if any(form in record.body for form in escaped):
            session.delete(record)


def _json_forms(text: str) -> tuple[bytes, bytes]:
    """Return a text as it stands in JSON, with and without escapes of other characters."""
    return json.dumps(text)[1:-1].encode(), json.dumps(text, ensure_ascii=False)[1:-1].encode()


def store_record(
    session: Session, key: IdempotencyKey, response: Response | None, now: datetime
) -> None:
    """Store a response in the transaction whose result it reports.

    A response of None marks the key as in progress: more transactions of this request follow.
    """
    if response is None:
        status, headers, body = int(_IN_PROGRESS), {}, key.holder.encode()
    else:
        status, body = response.status_code, bytes(response.body)
        headers = {name: response.headers[name] for name in _HEADERS if name in response.headers}
    # The record of an earlier transaction of the same request is replaced.
    session.merge(
        IdempotencyRecord(
            caller=key.caller,
            key=key.text,
            fingerprint=key.fingerprint,
            status=status,
            headers=headers,
            body=body,
            kept_at=now,
        )
    )


def _in_progress(left: timedelta) -> Problem:
    detail = (
        "the same request with this key is under way, or broke off less than ten minutes ago; "
        "send it again later"
    )
    error = FieldError("/header/Idempotency-Key", "in-progress", detail)
    seconds = max(1, round(left.total_seconds()))
    return Problem("in-progress", detail, [error], {"Retry-After": str(seconds)})
