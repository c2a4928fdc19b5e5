"""API keys: a public part to look one up by, and a secret of which only a hash is kept."""

import hashlib
import hmac
import re
import secrets
from datetime import datetime

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from app.access.credentials import KEY_PREFIX, Recognised, invalid
from app.access.models import ApiKey
from app.domain.permissions import Caller
from app.kit.columns import table

_SPELLING = re.compile(rf"{KEY_PREFIX}([a-z2-9]{{8}})_[A-Za-z0-9_-]{{43}}")
_PUBLIC = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read out
_SECRET_BYTES = 32

_KEY = table(ApiKey)
_BY_ID = select(_KEY).where(_KEY.c.id == bindparam("id"))


def new_key() -> tuple[str, str]:
    """A new key: its public part, and the whole."""
    public = "".join(secrets.choice(_PUBLIC) for _ in range(8))
    return public, f"{KEY_PREFIX}{public}_{secrets.token_urlsafe(_SECRET_BYTES)}"


def hash_of(key: str) -> str:
    """What is kept of a key. It needs no salt and no slowness: nobody guesses 256 random bits."""
    return hashlib.sha256(key.encode()).hexdigest()


def holder(session: Session, key: str, at: datetime) -> Recognised:
    """Who holds a key, if it works at this moment; one statement.

    Whoever has only the public part of a key is not told whether there is such a key.
    """
    spelt = _SPELLING.fullmatch(key)
    found = session.execute(_BY_ID, {"id": spelt[1]}).one_or_none() if spelt else None
    if found is None or not hmac.compare_digest(found.hash, hash_of(key)):
        raise invalid("the registry has issued no such API key")
    return _working(found, at)


def _working(found: Row[tuple[object, ...]], at: datetime) -> Recognised:
    if found.revoked_at is not None:
        raise invalid("the API key has been revoked")
    if found.expires_at < at:
        raise invalid("the API key has expired")
    caller = Caller(found.name, found.role, frozenset(found.authorities))
    return Recognised(caller, found.expires_at)
