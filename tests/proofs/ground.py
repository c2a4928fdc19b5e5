"""A world in which everybody's relation to everything is known beforehand, for the matrix."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.auth.credentials import KEY_HEADER
from app.auth.models import ApiKey
from app.domain.vocabulary import Role
from app.ledger.facts import corroborate
from app.ledger.inputs import CorroborationIn
from app.platform.db.database import Database
from tests.support import callers, world
from tests.support.commands import Provenance
from tests.support.served import serving

CAMDEN, ISLINGTON, BARNET = "camden", "islington", "barnet"
NOBODY: frozenset[str] = frozenset()
SECRET = "secret-of-{}"
"""What hidden facts say, so that they are noticed wherever they show."""

# Who is in charge of what each contract says: written by hand, from the rules of the domain.
CHARGE_OF_CONTRACTS = {
    "led": frozenset({CAMDEN}),
    "led-by-another": frozenset({ISLINGTON}),
    "shared-led": frozenset({CAMDEN}),
    "shared-led-by-another": frozenset({ISLINGTON}),
    "shared-led-by-both": frozenset({CAMDEN, ISLINGTON}),
    "shared-without-lead": NOBODY,
    "shared-of-a-lead-that-left": NOBODY,
    "bought": frozenset({CAMDEN}),
    "taken-by-another": frozenset({ISLINGTON}),
    "of-nobody": NOBODY,
}
# Whoever takes something from a contract may also say what sources claim about it.
TAKERS = {
    reference: frozenset({CAMDEN, ISLINGTON})
    for reference in CHARGE_OF_CONTRACTS
    if reference.startswith("shared-")
} | {"taken-by-another": frozenset({ISLINGTON})}

_SAID_OF: dict[str, dict[str, Any]] = {
    "led": {"lead": CAMDEN},
    "led-by-another": {"lead": ISLINGTON},
    "shared-led": {"consortium": "six"},
    "shared-led-by-another": {"consortium": "seven"},
    "shared-led-by-both": {"consortium": "eight"},
    "shared-of-a-lead-that-left": {"consortium": "nine"},
    "bought": {"buyers": [CAMDEN]},
}
_LEADS = {
    "six": {CAMDEN: "lead", ISLINGTON: "member"},
    "seven": {CAMDEN: "host", ISLINGTON: "lead"},
    "eight": {CAMDEN: "joint-lead", ISLINGTON: "joint-lead"},
    "nine": {CAMDEN: "lead", ISLINGTON: "member"},
}
_STILL = world.AGREED | {"last_day": None, "last_day_basis": "open-ended"}


@dataclass(slots=True)
class Asker:
    """Somebody who asks, and what they send to show who they are."""

    name: str
    role: Role
    headers: dict[str, str]
    authorities: frozenset[str] = frozenset()
    acting_for: str | None = None
    works: bool = True

    def sees(self, shown_to: str) -> bool:
        """Return whether they are shown it: `public`, `partners`, or the authority that owns it."""
        if shown_to == "public" or self.role in {Role.AUDITOR, Role.ADMIN}:
            return True
        if self.role is Role.ANONYMOUS:
            return False
        return shown_to == "partners" or shown_to in self.authorities


@dataclass(slots=True)
class Ground:
    """The world, a client, and numbers that nobody has used."""

    database: Database
    client: TestClient
    askers: list[Asker] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def new(self, word: str) -> str:
        return f"{word}-{next(self.numbers)}"

    def day(self) -> str:
        """A day on which nobody has said anything yet."""
        return str(world.NOW.date() + timedelta(1_000 + next(self.numbers)))

    def stated(self, build: Any, *args: Any, author: str = "tests", **said: Any) -> str:
        """Have the operator state a fact in somebody's name, and give its id."""
        with self.database.write_session() as session:
            provenance = Provenance(author, world.NOW)
            return str(build(session, *args, provenance=provenance, **said).id)

    def erasure(self, fact: str) -> str:
        """The id of a request of an admin to erase what a fact says."""
        admin = next(one for one in self.askers if one.name == "admin")
        body = {"reason": "It names a person."}
        answer = self.client.post(f"/v1/facts/{fact}/erasure", headers=admin.headers, json=body)
        answer.raise_for_status()
        return str(answer.json()["id"])

    def seen(self, path: str) -> tuple[str, Any]:
        """The ETag and the content of an item, as an admin gets it."""
        admin = next(one for one in self.askers if one.name == "admin")
        answer = self.client.get(path, headers=admin.headers)
        answer.raise_for_status()
        return answer.headers["etag"], answer.json()


@contextmanager
def ground(database: Database) -> Iterator[Ground]:
    with database.write_session() as session:
        for code in (CAMDEN, ISLINGTON, BARNET):
            world.authority(session, code)
            world.column_mapping(session, code)
        for code, members in _LEADS.items():
            days = world.AGREED if code == "nine" else _STILL
            for member, role in members.items():
                world.membership(session, code, authority=member, role=role, **days)
        for reference in CHARGE_OF_CONTRACTS:
            world.contract(session, reference, **_SAID_OF.get(reference, {}))
            for taker in sorted(TAKERS.get(reference, NOBODY)):
                world.award(session, reference, authority=taker)
        world.contract(session, "awarded", lead=BARNET)
        world.consortium(session, "ten")
        for hidden in (
            {"visibility": "partners"},
            *({"visibility": "owner", "owner": one} for one in (CAMDEN, ISLINGTON)),
        ):
            _hide(session, hidden)
    with serving(database) as (client, _):
        yield Ground(database, client, _askers(database))


def _hide(session: Session, hidden: dict[str, str]) -> None:
    """State one hidden fact of every kind there is, about what everybody asks about."""
    secret = SECRET.format(hidden.get("owner", "partners"))
    for about in ("contract:led", "provider:north", "consortium:six", f"authority:{CAMDEN}"):
        claim = world.claim(session, about=about, value=secret, topic=secret, **hidden)
        world.decision(session, claim.id, reason=secret, note=secret, **hidden)
    signal = {"event": "distress-signal", "description": secret, "note": secret}
    world.provider_event(session, **signal, **hidden)
    again = world.claim(session, about="contract:led", value=secret, **hidden)
    said = CorroborationIn.model_validate({**world.STATED, **hidden, "note": secret})
    with world.commanding(session) as ctx:
        corroborate(ctx, again.id, said)


def _askers(database: Database) -> list[Asker]:
    admin = callers.key(database, Role.ADMIN, name="an-admin")
    own = callers.key(database, Role.EDITOR, CAMDEN, name="camden-system")
    yesterday = world.NOW - timedelta(days=1)
    revoked = callers.key(database, Role.ADMIN, name="revoked")
    expired = callers.key(database, Role.ADMIN, name="expired", expires_at=yesterday)
    with database.write_session() as session:
        key = session.query(ApiKey).filter_by(name="revoked").one()
        key.revoked_by, key.revoked_at = "an-admin", yesterday
    editor, camden = Role.EDITOR, frozenset({CAMDEN})
    both = frozenset({CAMDEN, ISLINGTON})
    return [
        Asker("anonymous", Role.ANONYMOUS, {}),
        Asker("reader", Role.READER, callers.key(database, Role.READER)),
        Asker("editor of camden", editor, own, camden),
        Asker("editor of islington", editor, callers.key(database, editor, ISLINGTON, name="i"),
              frozenset({ISLINGTON})),
        Asker("editor of both", editor, callers.key(database, editor, *both, name="b"), both),
        Asker("editor of barnet", editor, callers.key(database, editor, BARNET, name="n"),
              frozenset({BARNET})),
        Asker("editor acting for its own", editor, own, camden, CAMDEN),
        Asker("auditor", Role.AUDITOR, callers.key(database, Role.AUDITOR)),
        Asker("admin", Role.ADMIN, admin),
        Asker("admin acting for camden", Role.ADMIN, admin, acting_for=CAMDEN),
        Asker("admin acting for islington", Role.ADMIN, admin, acting_for=ISLINGTON),
        Asker("admin acting for nobody known", Role.ADMIN, admin, acting_for="atlantis"),
        Asker("revoked key", Role.ADMIN, revoked, works=False),
        Asker("expired key", Role.ADMIN, expired, works=False),
        Asker("key of nobody", Role.ADMIN, {KEY_HEADER: "crk_aaaaaaaa_" + "a" * 43}, works=False),
        Asker("two keys", Role.ADMIN, admin | {"Authorization": "Bearer x"}, works=False),
    ]  # fmt: skip
