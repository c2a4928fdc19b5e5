"""State facts about service scopes."""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import exists, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.trees import path_up
from app.ledger.commands import create_identity, record
from app.ledger.details import revise_details
from app.ledger.entries import Provenance, Subject
from app.ledger.http.writes import CommandContext
from app.ledger.models import Fact
from app.platform.db.columns import NEVER
from app.registry.scopes.models import Scope, ScopeDetailsFact
from app.registry.scopes.schemas import ScopeDetailsIn, ScopeIn, ScopeRestatementIn


def state_scope(session: Session, body: ScopeIn, provenance: Provenance) -> ScopeDetailsFact:
    """Make a service scope known, with its first details."""
    create_identity(session, Scope, body.code)
    return record(session, _details(body.code, body), Subject("scope", body.code), provenance)


def restate_scope(ctx: CommandContext, code: str, body: ScopeRestatementIn) -> ScopeDetailsFact:
    """State again what a scope is called and where it stands: it was wrong, or it changed."""
    return revise_details(ctx, _details(code, body), body)


def details_said(details: ScopeDetailsFact) -> ScopeDetailsIn:
    """What was said of a scope, in the shape in which it is said."""
    content = details.model_dump(include=set(ScopeDetailsIn.model_fields))
    return ScopeDetailsIn.model_validate({**content, "title": details.name})


def check_scope(session: Session, fact: Fact) -> None:
    """Refuse to move, or to withdraw, a scope of which something is said.

    A scope that has awards may not gain children: what the awards cover would change silently.
    """
    details = cast(ScopeDetailsFact, fact)
    parents = _parents(session)
    if details.to_position != NEVER:
        if details.code not in parents and _is_in_use(session, [details.code]):
            raise DomainError(
                "scope-in-use", f"other facts name {details.code}; withdraw those first"
            )
        return
    before = [one.parent for one in _versions_beside(session, details)]
    if details.parent in before:
        return
    if details.parent and details.code in path_up(details.parent, parents):
        raise DomainError("scope-cycle", f"{details.parent} is below {details.code}", "parent")
    # Both the branch that it leaves and the one that it joins.
    above = {up for one in (details.parent, *before) if one for up in path_up(one, parents)}
    if above and _is_in_use(session, sorted(above)):
        detail = f"other facts name {' or '.join(sorted(above))}, whose children must not change"
        raise DomainError("scope-in-use", detail, "parent")


def _details(code: str, body: ScopeDetailsIn) -> ScopeDetailsFact:
    content = body.model_dump(exclude={"title"})
    return ScopeDetailsFact.model_validate({**content, "name": body.title, "code": code})


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
