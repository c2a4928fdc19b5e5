"""API keys and calendar tokens: a public part as identifier, and a secret stored as a hash."""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from sqlalchemy import Row, Select, bindparam, select
from sqlalchemy.orm import Session

from app.auth.credentials import KEY_PREFIX, TOKEN_PREFIX, Principal, invalid
from app.auth.models import ApiKey, CalendarToken, IssuedCredential
from app.domain.permissions import Caller
from app.platform.db.columns import table
from app.platform.db.references import list_columns

_PUBLIC = "abcdefghjkmnpqrstuvwxyz23456789"  # without characters that are easily confused
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class CredentialType:
    """A type of credential: its prefix, its name in texts, and its table."""

    prefix: str
    label: str
    model: type[IssuedCredential]
    pattern: re.Pattern[str]
    by_id: Select[*tuple[Any, ...]]

    @classmethod
    def of(cls, prefix: str, label: str, model: type[IssuedCredential]) -> Self:
        """Return a type whose secrets differ from others only in the prefix."""
        pattern = re.compile(rf"{prefix}([a-z2-9]{{8}})_[A-Za-z0-9_-]{{43}}")
        rows = table(model)
        by_id = select(rows, *list_columns(model)).where(rows.c.id == bindparam("id"))
        return cls(prefix, label, model, pattern, by_id)


API_KEY = CredentialType.of(KEY_PREFIX, "API key", ApiKey)
CALENDAR_TOKEN = CredentialType.of(TOKEN_PREFIX, "calendar token", CalendarToken)


def generate_key(type_: CredentialType = API_KEY) -> tuple[str, str]:
    """Return the public part and the whole of a new key or token."""
    public = "".join(secrets.choice(_PUBLIC) for _ in range(8))
    return public, f"{type_.prefix}{public}_{secrets.token_urlsafe(_SECRET_BYTES)}"


def key_hash(key: str) -> str:
    """Return the stored hash; 256 random bits need neither a salt nor a slow hash."""
    return hashlib.sha256(key.encode()).hexdigest()


def authenticate(
    session: Session, secret: str, at: datetime, type_: CredentialType = API_KEY
) -> Principal:
    """Return the principal of a key or token that is valid at this moment; one statement.

    Raises `invalid-credentials`; the detail does not reveal if a public part exists.
    """
    match = type_.pattern.fullmatch(secret)
    found = session.execute(type_.by_id, {"id": match[1]}).one_or_none() if match else None
    if found is None or not hmac.compare_digest(found.hash, key_hash(secret)):
        raise invalid(f"the {type_.label} is unknown; check that it is complete")
    return _principal(found, at, type_)


def _principal(found: Row[tuple[object, ...]], at: datetime, type_: CredentialType) -> Principal:
    if found.revoked_at is not None:
        raise invalid(f"the {type_.label} has been revoked; ask an admin for a new one")
    if found.expires_at < at:
        raise invalid(f"the {type_.label} has expired; ask an admin for a new one")
    credential = found.id if type_ is API_KEY else None
    caller = Caller(found.name, found.role, frozenset(found.authorities), credential)
    return Principal(caller, found.expires_at)
