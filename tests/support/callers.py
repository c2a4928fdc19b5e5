"""Callers with real keys: what a system sends so that the registry knows it."""

from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

from app.auth.audit import Attempt, add_audit_entry
from app.auth.audited import API_KEYS, AuditedAction
from app.auth.credentials import KEY_HEADER
from app.auth.keys import API_KEY, CALENDAR_TOKEN, CredentialType, generate_key, key_hash
from app.auth.models import ApiKey
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.ledger.models import Erasure
from app.platform.clock import now
from app.platform.db.database import Database
from app.platform.db.references import with_links
from app.webhooks.models import DeliveryState, Webhook, WebhookDelivery
from app.webhooks.signing import new_secret
from tests.support import world

NEVER = datetime(2199, 12, 31, tzinfo=UTC)


def key(
    database: Database,
    role: Role,
    *authorities: str,
    name: str | None = None,
    public: str | None = None,
    audited: bool = False,
    expires_at: datetime | None = None,
) -> dict[str, str]:
    """The headers of a caller with this role, who speaks for these authorities.

    Only a key that is `audited` follows from the audit log, as `verify` demands.
    """
    of_whom: dict[str, Any] = {
        "role": role,
        "authorities": list(authorities),
        "issued_by": "tests",
        "expires_at": expires_at or NEVER,
    }
    whole = _issued(database, API_KEY, name or f"{role}-system", public, of_whom)
    if audited:
        with database.write_session() as session:
            issued = session.get_one(ApiKey, whole.split("_")[1])
            content = API_KEYS.content(AuditedAction.ISSUED, issued)
            attempt = Attempt("tests", Caller("tests", Role.ADMIN), "issue-key")
            add_audit_entry(session, attempt, HTTPStatus.CREATED, world.NOW, content=content)
    return {KEY_HEADER: whole}


def token(
    database: Database,
    role: Role,
    *authorities: str,
    name: str | None = None,
    public: str | None = None,
) -> str:
    """A token for the calendar of such a caller."""
    of_whom = {"role": role, "authorities": list(authorities)}
    return _issued(database, CALENDAR_TOKEN, name or f"{role}-system", public, of_whom)


def webhook(database: Database, role: Role, *, name: str | None = None, public: str) -> str:
    """Create a webhook of such a caller, with one dead letter, and return its id."""
    hook = Webhook(
        id=public,
        name=name or f"{role}-system",
        url="https://hooks.example.org/registry",
        position=850,
        secret=new_secret(),
        created_at=world.NOW,
        next_attempt_at=world.NOW,
        held_until=world.NOW,
    )
    dead = WebhookDelivery(webhook=public, position=850, state=DeliveryState.DEAD, attempts=12)
    with database.write_session() as session:
        session.add(hook)
        session.flush()
        session.add(dead)
    return public


def erasure(database: Database, entry: str, *paths: str, public: str) -> str:
    """Request an erasure as an admin without an API key, and return its id."""
    request = Erasure(
        id=public,
        entry=entry,
        texts=[*paths],
        reason="It names a person.",
        requested_by="admin",
        requested_at=world.NOW,
        expires_at=now() + timedelta(hours=24),
    )
    with database.write_session() as session:
        session.add(request)
    return public


def _issued(
    database: Database, sort: CredentialType, name: str, public: str | None, of_whom: dict[str, Any]
) -> str:
    drawn, whole = generate_key(sort)
    whole = whole.replace(drawn, public or drawn, 1)
    with database.write_session() as session:
        issued = {
            "id": public or drawn,
            "name": name,
            "hash": key_hash(whole),
            "issued_at": world.NOW,
            "expires_at": NEVER,
            **of_whom,
        }
        session.add(with_links(sort.model, issued))
    return whole
