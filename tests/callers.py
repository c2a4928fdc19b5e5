"""Callers with real keys: what a system sends so that the registry knows it."""

from datetime import UTC, datetime

from app.access.credentials import KEY_HEADER
from app.access.keys import hash_of, new_key
from app.access.models import ApiKey
from app.domain.vocabulary import Role
from app.kit.database import Database
from tests import world

NEVER = datetime(2199, 12, 31, tzinfo=UTC)


def key(
    database: Database,
    role: Role,
    *authorities: str,
    name: str | None = None,
    public: str | None = None,
) -> dict[str, str]:
    """The headers of a caller with this role, who speaks for these authorities."""
    drawn, whole = new_key()
    whole = whole.replace(drawn, public or drawn, 1)
    issued = ApiKey(
        id=public or drawn,
        name=name or f"{role}-system",
        role=role,
        authorities=list(authorities),
        hash=hash_of(whole),
        issued_by="tests",
        issued_at=world.NOW,
        expires_at=NEVER,
    )
    with database.writing() as session:
        session.add(issued)
    return {KEY_HEADER: whole}
