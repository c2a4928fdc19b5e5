"""State facts about service scopes."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.kit.columns import NEVER
from app.ledger.commands import Recording, Subject, state
from app.scopes.models import Scope, ScopeDetailsFact
from app.scopes.schemas import ScopeIn


def state_scope(session: Session, body: ScopeIn, recording: Recording) -> ScopeDetailsFact:
    """State a service scope and where it stands in the tree.

    A scope that has awards may not gain children: what the awards cover would change silently.
    """
    if session.get(Scope, body.code) is not None:
        raise Refused("scope-exists", f"there is a scope {body.code} already")
    if body.parent is not None and _is_in_use(session, body.parent):
        raise Refused("scope-in-use", f"{body.parent} has awards and may not gain children")
    session.add(Scope(code=body.code))
    session.flush()
    fact = ScopeDetailsFact.model_validate(
        {**body.model_dump(exclude={"title"}), "name": body.title}
    )
    return state(session, fact, Subject("scope", body.code), recording)


def _is_in_use(session: Session, scope: str) -> bool:
    # By name: awards live in a package above this one.
    award = Scope.metadata.tables["award"]
    return bool(
        session.scalar(select(exists().where(award.c.scope == scope, award.c.to_position == NEVER)))
    )
