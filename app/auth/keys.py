"""Keys and tokens: a public part to look one up by, a secret of which only a hash is kept."""

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

_PUBLIC = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read out
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class CredentialType:
    """What is issued: how it begins, what it is called, and where it is kept."""

    prefix: str
    called: str
    model: type[IssuedCredential]
    spelling: re.Pattern[str]
    by_id: Select[*tuple[Any, ...]]

    @classmethod
    def of(cls, prefix: str, called: str, model: type[IssuedCredential]) -> Self:
        """A sort whose secrets are spelt alike but for how they begin."""
        spelling = re.compile(rf"{prefix}([a-z2-9]{{8}})_[A-Za-z0-9_-]{{43}}")
        kept = table(model)
        return cls(
            prefix, called, model, spelling, select(kept).where(kept.c.id == bindparam("id"))
        )


KEY = CredentialType.of(KEY_PREFIX, "API key", ApiKey)
TOKEN = CredentialType.of(TOKEN_PREFIX, "calendar token", CalendarToken)


def new_key(type_: CredentialType = KEY) -> tuple[str, str]:
    """A new key or token: its public part, and the whole."""
    public = "".join(secrets.choice(_PUBLIC) for _ in range(8))
    return public, f"{type_.prefix}{public}_{secrets.token_urlsafe(_SECRET_BYTES)}"


def hash_of(key: str) -> str:
    """What is kept of a key. It needs no salt and no slowness: nobody guesses 256 random bits."""
    return hashlib.sha256(key.encode()).hexdigest()


def authenticate(
    session: Session, shown: str, at: datetime, type_: CredentialType = KEY
) -> Principal:
    """Who holds a key or a token, if it works at this moment; one statement.

    Whoever has only the public part of one is not told whether there is such a one.
    """
    spelt = type_.spelling.fullmatch(shown)
    found = session.execute(type_.by_id, {"id": spelt[1]}).one_or_none() if spelt else None
    if found is None or not hmac.compare_digest(found.hash, hash_of(shown)):
        raise invalid(f"the registry has issued no such {type_.called}")
    return _working(found, at, type_)


def _working(found: Row[tuple[object, ...]], at: datetime, type_: CredentialType) -> Principal:
    if found.revoked_at is not None:
        raise invalid(f"the {type_.called} has been revoked")
    if found.expires_at < at:
        raise invalid(f"the {type_.called} has expired")
    caller = Caller(found.name, found.role, frozenset(found.authorities))
    return Principal(caller, found.expires_at)
