"""Answers kept for a day, so that whoever asks twice with one key is answered once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from fastapi import Response
from sqlalchemy import Index, LargeBinary, delete
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel, col

from app.platform.db.columns import Code, Json
from app.platform.problems.problem import FieldError, Problem

KEPT_FOR = timedelta(hours=24)
_HEADERS = ("cache-control", "content-type", "etag", "location", "registry-position")


class IdempotencyRecord(SQLModel, table=True):
    """The answer to a request that stated something, by its caller and its key."""

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
    """A caller's own name for one request, and what that request was."""

    caller: str
    text: str
    fingerprint: str


def find_record(session: Session, key: IdempotencyKey, now: datetime) -> IdempotencyRecord | None:
    """The answer given to this request before; a key that was used for another is refused."""
    session.execute(
        delete(IdempotencyRecord).where(col(IdempotencyRecord.kept_at) <= now - KEPT_FOR)
    )
    kept = session.get(IdempotencyRecord, (key.caller, key.text))
    if kept is not None and kept.fingerprint != key.fingerprint:
        detail = "a new key for each statement"
        fault = FieldError("/header/Idempotency-Key", "idempotency-key-reused", detail)
        raise Problem("idempotency-key-reused", detail, [fault])
    return kept


def store_record(session: Session, key: IdempotencyKey, response: Response, now: datetime) -> None:
    """Keep an answer in the transaction that earned it: both are there, or neither."""
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
