"""Idempotency records: responses that are stored for a day and repeated for the same key."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from fastapi import Response
from sqlalchemy import Index, LargeBinary, delete
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel, col

from app.platform.db.columns import Code, Json
from app.platform.problems.problem import FieldError, Problem

RETENTION = timedelta(hours=24)
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
    """An idempotency key of a caller, with the fingerprint of its request."""

    caller: str
    text: str
    fingerprint: str


def find_record(session: Session, key: IdempotencyKey, now: datetime) -> IdempotencyRecord | None:
    """Return the stored response to this request, or None.

    Raises `idempotency-key-reused` if the key was used for another request.
    """
    session.execute(
        delete(IdempotencyRecord).where(col(IdempotencyRecord.kept_at) <= now - RETENTION)
    )
    record = session.get(IdempotencyRecord, (key.caller, key.text))
    if record is not None and record.fingerprint != key.fingerprint:
        detail = "the key was used for another request; send a new key, or the same request again"
        error = FieldError("/header/Idempotency-Key", "idempotency-key-reused", detail)
        raise Problem("idempotency-key-reused", detail, [error])
    return record


def store_record(session: Session, key: IdempotencyKey, response: Response, now: datetime) -> None:
    """Store a response in the transaction whose result it reports."""
    session.add(
        IdempotencyRecord(
            caller=key.caller,
            key=key.text,
            fingerprint=key.fingerprint,
            status=response.status_code,
            headers={name: response.headers[name] for name in _HEADERS if name in response.headers},
            body=bytes(response.body),
            kept_at=now,
        )
    )
