"""The fact type of service scopes."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.trees import path_to_root
from app.ledger.fact_types import CommandContext, FactType, about, admins_only
from app.ledger.identities import Identity
from app.ledger.identity_projection import identity_check
from app.platform.db.columns import NEVER
from app.registry.scopes.models import Scope, ScopeDetailsFact
from app.registry.scopes.schemas import ScopeDetailsIn, ScopeIn


def _details_input(details: ScopeDetailsFact) -> ScopeDetailsIn:
    content = details.model_dump(include=set(ScopeDetailsIn.model_fields))
    return ScopeDetailsIn.model_validate({**content, "title": details.name})


def check_scope(session: Session, details: ScopeDetailsFact) -> None:
    """Refuse to move, or to withdraw, a scope of which something is said.

    A scope that has awards may not gain children: what the awards cover would change silently.
    """
    parents = _parents(session)
    if details.to_position != NEVER:
        if details.code not in parents and _is_in_use(session, [details.code]):
            raise DomainError("scope-in-use", f"{details.code} is in use and may not be withdrawn")
        return
    before = [one.parent for one in _versions_beside(session, details)]
    if details.parent in before:
        return
    if details.parent and details.code in path_to_root(details.parent, parents):
        raise DomainError("scope-cycle", f"{details.parent} is below {details.code}", "parent")
    # Both the branch that it leaves and the one that it joins.
    above = {up for one in (details.parent, *before) if one for up in path_to_root(one, parents)}
    if above and _is_in_use(session, sorted(above)):
        detail = f"awards name {' or '.join(sorted(above))}: it may not gain or lose children"
        raise DomainError("scope-in-use", detail, "parent")


def _details_row(_ctx: CommandContext, body: ScopeDetailsIn, **_named: Any) -> dict[str, Any]:
    return {**body.model_dump(exclude={"title"}), "name": body.title}


def _versions_beside(session: Session, details: ScopeDetailsFact) -> list[ScopeDetailsFact]:
    """What else is, or until now was, said of a scope."""
    others = session.scalars(
        select(ScopeDetailsFact).where(
            col(ScopeDetailsFact.code) == details.code, col(ScopeDetailsFact.id) != details.id
        )
    ).all()
    return [one for one in others if one.to_position == NEVER or one.id == details.replaces]


def _parents(session: Session) -> dict[str, str | None]:
    standing = select(ScopeDetailsFact).where(col(ScopeDetailsFact.to_position) == NEVER)
    return {fact.code: fact.parent for fact in session.scalars(standing)}


def _is_in_use(session: Session, path: Sequence[str]) -> bool:
    """Whether anything is said of one of these scopes: it speaks of the leaves below."""
    # By name: awards and reports live in packages beside and above this one.
    tables = Scope.metadata.tables
    spoken = any(
        session.scalar(select(exists().where(rows.c.scope.in_(path), rows.c.to_position == NEVER)))
        for rows in (tables["award"], tables["service_report"])
    )
    sworn = tables["attestation"]
    attested = session.scalars(select(sworn.c.scopes).where(sworn.c.to_position == NEVER))
    return spoken or any(not set(path).isdisjoint(scopes) for scopes in attested)


SCOPE = Identity(
    "scope",
    Scope,
    FactType(
        "scope_details",
        ScopeDetailsFact,
        ScopeDetailsIn,
        subject=about("scope", "code"),
        owners=admins_only,
        checks=(identity_check("scope"), check_scope),
        to_row=_details_row,
    ),
    ScopeIn,
    _details_input,
)
FACT_TYPES = (SCOPE.details,)
