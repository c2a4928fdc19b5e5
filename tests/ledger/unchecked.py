"""Facts that are stored without any check, as a batch has them before it is checked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from app.api.wiring import CATALOGUE
from app.ledger import identities, recording
from app.ledger.batch import Batch
from app.ledger.entries import Provenance
from app.ledger.fact_types import CommandContext, FactCatalogue, FactType, Ownership
from app.ledger.identities import Identity
from app.ledger.models import Details, Fact
from app.platform.entropy import Entropy
from app.registry.scopes.facts import SCOPE
from tests.support import world
from tests.support.commands import clock_for

UNCHECKED = FactCatalogue(
    [replace(type_, checks=()) for type_ in CATALOGUE.types.values()],
    [Ownership(CATALOGUE.types[name], owners) for name, owners in CATALOGUE.owners.items()
     if CATALOGUE.types[name].owners is None],
    (),
)  # fmt: skip


@dataclass(frozen=True)
class Unchecked:
    """Stores facts without checks and without computed rows."""

    session: Session

    @contextmanager
    def command(self) -> Iterator[CommandContext]:
        batch = Batch.begin(self.session, UNCHECKED, clock_for(self.session, world.NOW), Entropy())
        yield CommandContext(batch, UNCHECKED, Provenance("tests"))
        batch.complete()

    def record(self, type_: FactType[Any, Any], body: dict[str, Any], **named: Any) -> Any:
        given = {**world.STATED, **body}
        with self.command() as ctx:
            return recording.record(ctx, type_, type_.input.model_validate(given), **named)

    def create(self, identity: Identity[Any, Any], body: dict[str, Any]) -> Any:
        given = identity.input.model_validate({**world.STATED, **body})
        with self.command() as ctx:
            return identities.create(ctx, identity, given)

    def change(self, identity: Identity[Any, Any], code: str, body: dict[str, Any]) -> Any:
        """Record a further version of a thing's details."""
        return self.record(identity.details, body, code=code)

    def correct(self, identity: Identity[Any, Any], old: Details, body: dict[str, Any]) -> Any:
        given = identity.details.input.model_validate({**world.STATED, **body})
        with self.command() as ctx:
            return identities.correct(ctx, identity, old, given)

    def scope(self, code: str, **fields: Any) -> Any:
        return self.create(SCOPE, {"code": code, "title": code.title(), **fields})

    def withdraw(self, fact: Fact) -> None:
        with self.command() as ctx:
            recording.withdraw(ctx, fact, reason="wrong")
