"""Issue and revoke API keys, and tokens for calendars."""

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.auth.credentials import RESERVED
from app.auth.keys import TOKEN, hash_of, new_key
from app.auth.models import ApiKey, CalendarToken, IssuedCredential
from app.auth.queries import get_api_key, get_calendar_token
from app.auth.schemas import ApiKeyIn, CalendarTokenIn
from app.domain.errors import DomainError
from app.domain.periods import ONE_DAY, Period
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.platform.clock import end_of, in_london

A_YEAR = timedelta(days=365)
LONGEST = timedelta(days=730)


def issue(session: Session, body: ApiKeyIn, issued_by: str, at: datetime) -> tuple[ApiKey, str]:
    """Issue a key; the second of the pair is the whole key, which is kept nowhere."""
    _check(session, body)
    public, whole = new_key()
    key = ApiKey(
        id=public,
        name=body.name,
        role=body.role,
        authorities=sorted(set(body.authorities)),
        hash=hash_of(whole),
        issued_by=issued_by,
        issued_at=at,
        expires_at=end_of(_last_day(body.expires_on, in_london(at).date())),
    )
    session.add(key)
    return key, whole


def issue_calendar_token(
    session: Session, body: CalendarTokenIn, caller: Caller, at: datetime
) -> tuple[CalendarToken, str]:
    """Issue a token that shows the calendar as its holder sees it now; the second is the whole."""
    public, whole = new_key(TOKEN)
    token = CalendarToken(
        id=public,
        name=caller.name,
        role=caller.role,
        authorities=sorted(caller.authorities),
        hash=hash_of(whole),
        issued_at=at,
        expires_at=end_of(_last_day(body.expires_on, in_london(at).date())),
    )
    session.add(token)
    return token, whole


def revoke(session: Session, public: str, revoked_by: str, at: datetime) -> ApiKey:
    """Revoke a key, from the next request on; one that is revoked already stays as it is."""
    key = get_api_key(session, public)
    _revoke(key, revoked_by, at)
    return key


def revoke_calendar_token(
    session: Session, public: str, caller: Caller, at: datetime
) -> CalendarToken:
    """Revoke a token of one's own, or for an admin anybody's."""
    token = get_calendar_token(session, public, caller)
    _revoke(token, caller.name, at)
    return token


def _revoke(issued: IssuedCredential, revoked_by: str, at: datetime) -> None:
    if issued.revoked_at is None:
        issued.revoked_by, issued.revoked_at = revoked_by, at


def _check(session: Session, body: ApiKeyIn) -> None:
    if body.name in RESERVED:
        raise DomainError("name-reserved", "a name that stands for nobody else", "name")
    if body.role is Role.EDITOR and not body.authorities:
        raise DomainError("editor-without-authority", "at least one authority", "authorities")
    if body.role is not Role.EDITOR and body.authorities:
        detail = f"no authorities, as the role is {body.role}"
        raise DomainError("authority-without-editor", detail, "authorities")
    # By name: authorities live in a package above this one.
    known = SQLModel.metadata.tables["authority"].c.code
    found = set(session.scalars(select(known).where(known.in_(body.authorities))))
    for n, code in enumerate(body.authorities):
        if code not in found:
            raise DomainError("unknown-authority", f"no authority is {code}", f"authorities/{n}")


def _last_day(expires_on: date | None, today: date) -> date:
    last_day = expires_on or today + A_YEAR
    if last_day not in Period(today + ONE_DAY, today + LONGEST):
        detail = f"a day from {today + ONE_DAY} to {today + LONGEST}"
        raise DomainError("invalid-expires-on", detail, "expires_on")
    return last_day
