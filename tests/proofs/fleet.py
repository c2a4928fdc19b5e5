"""Processes of the service on one database, a small world in it, and callers with keys."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.api.wiring import CATALOGUE
from app.domain.vocabulary import Role
from app.ledger.verification.chain import Verification, verify
from app.platform.clock import now
from app.platform.db.database import Database
from tests.proofs.service import Service, running
from tests.support import callers, world
from tests.support.clients import Client
from tests.support.commands import Provenance

STATED = {"source": "minutes", "confidence": "high"}
"""What every statement comes with."""


@dataclass(frozen=True, slots=True)
class Fleet:
    """Processes that serve one database, and the headers of an admin there."""

    database: Database
    services: Sequence[Service]
    admin: Mapping[str, str]

    def client(self, headers: Mapping[str, str] | None = None) -> Client:
        """A caller of the first process; an admin, unless it is told otherwise."""
        return Client(self.services[0].port, self.admin if headers is None else headers)

    def clients(self, count: int, headers: Mapping[str, str] | None = None) -> list[Client]:
        """So many callers, who take the processes by turns."""
        ports = itertools.cycle(service.port for service in self.services)
        chosen = self.admin if headers is None else headers
        return [Client(next(ports), chosen) for _ in range(count)]

    def head(self) -> Any:
        """Where the public stream ends."""
        return self.client().get("/v1/changes/head").said

    def verified(self) -> Verification:
        """What verification says of the whole database."""
        with self.database.read_session() as session:
            return verify(session, CATALOGUE)


@contextmanager
def fleet_on(database: Database, folder: Path, **how: Any) -> Iterator[Fleet]:
    """Serve a migrated database with a small world in it, until the block ends."""
    admin = furnish(database)
    with running(url_of(database), folder, **how) as services:
        yield Fleet(database, services, admin)


def furnish(database: Database) -> dict[str, str]:
    """State a small world, and issue a key to an admin who speaks for Camden."""
    with database.write_session() as session:
        provenance = Provenance("proofs", now())
        world.authority(session, provenance=provenance)
        world.contract(session, buyers=["camden"], lead="camden", provenance=provenance)
        world.award(session, provenance=provenance)
        world.consortium(session, provenance=provenance)
    return {**callers.key(database, Role.ADMIN, audited=True), "acting-for": "camden"}


def url_of(database: Database) -> str:
    """The address of a database as a setting."""
    return database.url.render_as_string(hide_password=False)
