"""Commands that issue and revoke API keys and calendar tokens."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.auth.audited import API_KEYS, CALENDAR_TOKENS, AuditedAction, AuditedTable
from app.auth.credentials import RESERVED
from app.auth.keys import CALENDAR_TOKEN, generate_key, key_hash
from app.auth.models import (
    ApiKey,
    ApiKeyAuthority,
    CalendarToken,
    CalendarTokenAuthority,
    IssuedCredential,
)
from app.auth.queries import get_api_key, get_calendar_token
from app.auth.schemas import ApiKeyIn, CalendarTokenIn
from app.domain.errors import DomainError
from app.domain.periods import ONE_DAY, Period
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.platform.clock import end_of, in_london
from app.platform.db.references import Link, named_by, stands, target_of, with_links

DEFAULT_LIFETIME = timedelta(days=365)
MAX_LIFETIME = timedelta(days=730)

Credential = TypeVar("Credential", bound=IssuedCredential)


def issue_api_key(
    session: Session, body: ApiKeyIn, issued_by: Caller, at: datetime
) -> tuple[ApiKey, str]:
    """Issue a key; return it with the secret key, which is stored nowhere."""
    _check_api_key(session, body)
    public, secret = generate_key()
    key = with_links(
        ApiKey,
        {
            "id": public,
            "name": body.name,
            "role": body.role,
            "authorities": sorted(set(body.authorities)),
            "hash": key_hash(secret),
            "issued_by": issued_by.name,
            "issued_by_credential": issued_by.credential,
            "issued_at": at,
            "expires_at": end_of(_last_day(body.expires_on, in_london(at).date())),
        },
    )
    session.add(key)
    return key, secret


def issue_calendar_token(
    session: Session, body: CalendarTokenIn, caller: Caller, at: datetime
) -> tuple[CalendarToken, str]:
    """Issue a token with the rights that its holder has now; return it with the secret token."""
    public, secret = generate_key(CALENDAR_TOKEN)
    # The access token of a caller may name authorities that the registry does not know.
    authorities = _known(session, CalendarTokenAuthority, sorted(caller.authorities))
    token = with_links(
        CalendarToken,
        {
            "id": public,
            "name": caller.name,
            "role": caller.role,
            "authorities": authorities,
            "hash": key_hash(secret),
            "issued_by_credential": caller.credential,
            "issued_at": at,
            "expires_at": end_of(_last_day(body.expires_on, in_london(at).date())),
        },
    )
    session.add(token)
    return token, secret


def revoke_api_key(
    session: Session, public: str, revoked_by: str, at: datetime
) -> dict[str, Any] | None:
    """Revoke a key from the next request on.

    Returns the content of its audit entry; None for a key revoked before, which stays unchanged.
    """
    return _revoke(API_KEYS, get_api_key(session, public), revoked_by, at)


def revoke_calendar_token(
    session: Session, public: str, caller: Caller, at: datetime
) -> dict[str, Any] | None:
    """Revoke a token of the caller, or for an admin any token.

    Returns the content of its audit entry; None for a token revoked before, which stays unchanged.
    """
    token = get_calendar_token(session, public, caller)
    return _revoke(CALENDAR_TOKENS, token, caller.name, at)


def _revoke(
    issuing: AuditedTable[Credential], issued: Credential, revoked_by: str, at: datetime
) -> dict[str, Any] | None:
    if issued.revoked_at is not None:
        return None
    issued.revoked_by, issued.revoked_at = revoked_by, at
    revocation = {"revoked_by": revoked_by, "revoked_at": at}
    return issuing.content(AuditedAction.REVOKED, issued, revocation)


def _check_api_key(session: Session, body: ApiKeyIn) -> None:
    if body.name in RESERVED:
        raise DomainError(
            "name-reserved", f"the name {body.name} is reserved; choose another name", "name"
        )
    if body.role is Role.EDITOR and not body.authorities:
        raise DomainError(
            "editor-without-authority",
            "a key with the role editor needs at least one authority",
            "authorities",
        )
    if body.role is not Role.EDITOR and body.authorities:
        detail = f"a key with the role {body.role} has no authorities; leave the field out"
        raise DomainError("authority-without-editor", detail, "authorities")
    known = _known(session, ApiKeyAuthority, body.authorities)
    for n, code in enumerate(body.authorities):
        if code not in known:
            raise DomainError(
                "unknown-authority", f"no authority has the code {code}", f"authorities/{n}"
            )


def _known(session: Session, link: type[Link], codes: Sequence[str]) -> list[str]:
    """Return the codes of authorities that are known and not withdrawn."""
    target = target_of(named_by(link))
    return [code for code in codes if session.scalar(select(stands(target, code)))]


def _last_day(expires_on: date | None, today: date) -> date:
    last_day = expires_on or today + DEFAULT_LIFETIME
    if last_day not in Period(today + ONE_DAY, today + MAX_LIFETIME):
        first, last = today + ONE_DAY, today + MAX_LIFETIME
        detail = f"{last_day} is out of range; send a day from {first} to {last}"
        raise DomainError("invalid-expires-on", detail, "expires_on")
    return last_day
