"""State facts about service scopes."""

from typing import cast

from sqlalchemy import exists, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import Refused
from app.kit.columns import NEVER
from app.ledger.commands import Recording, Subject, make_known, state
from app.ledger.models import Fact
from app.scopes.models import Scope, ScopeDetailsFact
from app.scopes.schemas import ScopeIn


def state_scope(session: Session, body: ScopeIn, recording: Recording) -> ScopeDetailsFact:
    """State a service scope and where it stands in the tree.

    A scope that has awards may not gain children: what the awards cover would change silently.
    """
    if body.parent is not None and _is_in_use(session, body.parent):
        raise Refused("scope-in-use", f"{body.parent} has awards and may not gain children")
    make_known(session, Scope, body.code)
    fact = ScopeDetailsFact.model_validate(
        {**body.model_dump(exclude={"title"}), "name": body.title}
    )
    return state(session, fact, Subject("scope", body.code), recording)


def check_scope(session: Session, fact: Fact) -> None:
    """Refuse to withdraw a scope of which something is said."""
    details = cast(ScopeDetailsFact, fact)
    if details.to_position != NEVER and _is_in_use(session, details.code):
        raise Refused("scope-in-use", f"{details.code} is in use and may not be withdrawn")


def _is_in_use(session: Session, scope: str) -> bool:
    """Whether anything is said of a scope or of one above it: it speaks of the leaves below."""
    parents = {
        fact.code: fact.parent
        for fact in session.scalars(
            select(ScopeDetailsFact).where(col(ScopeDetailsFact.to_position) == NEVER)
        )
    }
    path: list[str] = []
    step: str | None = scope
    while step is not None:
        path.append(step)
        step = parents.get(step)
    # By name: awards and reports live in packages beside and above this one.
    tables = Scope.metadata.tables
    spoken = any(
        session.scalar(select(exists().where(rows.c.scope.in_(path), rows.c.to_position == NEVER)))
        for rows in (tables["award"], tables["service_report"])
    )
    sworn = tables["attestation"]
    attested = session.scalars(select(sworn.c.scopes).where(sworn.c.to_position == NEVER))
    return spoken or any(not set(path).isdisjoint(scopes) for scopes in attested)
