"""The fact type of service scopes."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.trees import path_to_root
from app.ledger.fact_types import FactType, about, admins_only
from app.ledger.identities import Identity
from app.ledger.identity_projection import identity_check
from app.platform.db.columns import NEVER
from app.registry.scopes.models import Scope, ScopeDetailsFact
from app.registry.scopes.schemas import ScopeDetailsIn, ScopeIn


def _details_input(details: ScopeDetailsFact) -> ScopeDetailsIn:
    content = details.model_dump(include=set(ScopeDetailsIn.model_fields))
    return ScopeDetailsIn.model_validate({**content, "title": details.name})


def check_scope(session: Session, details: ScopeDetailsFact) -> None:
    """Raise DomainError if a scope in use is moved.

    A scope with awards cannot get children: the meaning of the awards would change.
    """
    parents = _parents(session)
    if details.to_at != NEVER:
        return
    before = [item.parent for item in _other_versions(session, details)]
    if details.parent in before:
        return
    if details.parent and details.code in path_to_root(details.parent, parents):
        raise DomainError("scope-cycle", f"{details.parent} is below {details.code}", "parent")
    # Both the branch that it leaves and the branch that it joins.
    above = {up for item in (details.parent, *before) if item for up in path_to_root(item, parents)}
    if above and _is_in_use(session, sorted(above)):
        detail = f"other facts name {' or '.join(sorted(above))}, whose children must not change"
        raise DomainError("scope-in-use", detail, "parent")


def _details_row(body: ScopeDetailsIn, **_named: Any) -> dict[str, Any]:
    return {**body.model_dump(exclude={"title"}), "name": body.title}


def _other_versions(session: Session, details: ScopeDetailsFact) -> list[ScopeDetailsFact]:
    """Return the other current versions of a scope, and the one just replaced."""
    others = session.scalars(
        select(ScopeDetailsFact).where(
            col(ScopeDetailsFact.code) == details.code, col(ScopeDetailsFact.id) != details.id
        )
    ).all()
    return [item for item in others if item.to_at == NEVER or item.id == details.replaces]


def _parents(session: Session) -> dict[str, str | None]:
    current = select(ScopeDetailsFact).where(col(ScopeDetailsFact.to_at) == NEVER)
    return {fact.code: fact.parent for fact in session.scalars(current)}


def _is_in_use(session: Session, path: Sequence[str]) -> bool:
    """Return True if facts refer to one of these scopes, and so to the leaves below."""
    # By name, because awards and reports belong to other packages, beside and above.
    tables = Scope.metadata.tables
    is_named = any(
        session.scalar(select(exists().where(rows.c.scope.in_(path), rows.c.to_at == NEVER)))
        for rows in (tables["award"], tables["service_report"])
    )
    attestations, listed = tables["attestation"], tables["attestation_scope"]
    is_attested = exists().where(
        listed.c.scope.in_(path),
        listed.c.fact == attestations.c.id,
        attestations.c.to_at == NEVER,
    )
    return is_named or bool(session.scalar(select(is_attested)))


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
