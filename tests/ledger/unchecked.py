"""Facts that are stored without any check, as a batch has them before it is checked."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from app.api.wiring import CATALOGUE
from app.ledger import recording
from app.ledger.fact_types import CommandContext, FactCatalogue, FactType, Ownership
from app.ledger.identities import Identity
from app.ledger.integrity import field_of_code
from app.ledger.models import Details, Fact
from app.registry.scopes.facts import SCOPE
from tests.support import world

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

    @property
    def ctx(self) -> CommandContext:
        return CommandContext(self.session, UNCHECKED, world.PROVENANCE)

    def record(self, type_: FactType[Any, Any], body: dict[str, Any], **named: Any) -> Any:
        given = {**world.STATED, **body}
        return recording.record(self.ctx, type_, type_.input.model_validate(given), **named)

    def create(self, identity: Identity[Any, Any], body: dict[str, Any]) -> Any:
        code = body[field_of_code(identity.thing)]
        recording.create_identity(self.session, identity.table, code)
        given = identity.input.model_validate({**world.STATED, **body})
        return recording.record(self.ctx, identity.details, given, code=code)

    def change(self, identity: Identity[Any, Any], code: str, body: dict[str, Any]) -> Any:
        """Record a further version of a thing's details."""
        return self.record(identity.details, body, code=code)

    def correct(self, identity: Identity[Any, Any], old: Details, body: dict[str, Any]) -> Any:
        given = identity.details.input.model_validate({**world.STATED, **body})
        new = identity.details.build(self.ctx, given, code=old.code)
        return recording.revise(self.ctx, old, new, reason="correction")

    def scope(self, code: str, **fields: Any) -> Any:
        return self.create(SCOPE, {"code": code, "title": code.title(), **fields})

    def withdraw(self, fact: Fact) -> None:
        recording.withdraw(self.ctx, fact, reason="wrong")
