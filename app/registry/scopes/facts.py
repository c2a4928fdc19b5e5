"""The fact type of service scopes."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.trees import Parents, path_to_root
from app.ledger.checks import is_open, never_stood
from app.ledger.fact_types import FactType, about, admins_only
from app.ledger.identities import Identity
from app.ledger.identity_projection import identity_check
from app.ledger.models import place_of
from app.ledger.projections import chunks
from app.ledger.searched import Searched
from app.platform.db.columns import NEVER
from app.registry.scopes.models import Scope, ScopeDetailsFact
from app.registry.scopes.schemas import ScopeDetailsIn, ScopeIn


def _details_input(details: ScopeDetailsFact) -> ScopeDetailsIn:
    content = details.model_dump(include=set(ScopeDetailsIn.model_fields))
    return ScopeDetailsIn.model_validate({**content, "title": details.name})


def check_scope(session: Session, facts: Sequence[ScopeDetailsFact]) -> None:
    """Raise DomainError if a scope in use is moved.

    A scope with awards cannot get children: the meaning of the awards would change. Only facts
    recorded before the move count.
    """
    before = _parents_before(session, facts)
    moved = [fact for fact in facts if is_open(fact) and fact.parent not in before[fact.id]]
    if not moved:
        return
    parents = _parents(session)
    _check_cycles(moved, parents)
    above = {fact.id: _above(fact, before[fact.id], parents) for fact in moved}
    used = _first_uses(session, sorted(set().union(*above.values())))
    for fact in moved:
        if any(used[scope] < fact.position for scope in above[fact.id] if scope in used):
            scopes = " or ".join(sorted(above[fact.id]))
            detail = f"other facts name {scopes}, whose children must not change"
            raise DomainError("scope-in-use", detail, "parent", fact.id)


def _check_cycles(moved: Sequence[ScopeDetailsFact], parents: Parents) -> None:
    """Refuse a scope below itself; of several moves that make a cycle, the last one."""
    for fact in moved:
        cycle = path_to_root(fact.parent, parents) if fact.parent else []
        if fact.code in cycle:
            last = [item for item in moved if item.code in cycle][-1]
            detail = f"{last.parent} is below {last.code}"
            raise DomainError("scope-cycle", detail, "parent", last.id)


def _above(fact: ScopeDetailsFact, before: Collection[str | None], parents: Parents) -> set[str]:
    """Return the scopes in the branch that a scope leaves and in the branch that it joins."""
    return {up for item in (fact.parent, *before) if item for up in path_to_root(item, parents)}


def _details_row(body: ScopeDetailsIn, **_named: Any) -> dict[str, Any]:
    return {**body.model_dump(exclude={"title"}), "name": body.title}


def _parents_before(
    session: Session, facts: Sequence[ScopeDetailsFact]
) -> dict[str, set[str | None]]:
    """Return the parents that the scope of each fact had when that fact was recorded."""
    versions: dict[str, list[ScopeDetailsFact]] = defaultdict(list)
    for codes in chunks({fact.code for fact in facts}):
        some = select(ScopeDetailsFact).where(col(ScopeDetailsFact.code).in_(codes))
        for item in session.scalars(some):
            versions[item.code].append(item)
    return {fact.id: _parents_seen_by(fact, versions[fact.code]) for fact in facts}


def _parents_seen_by(
    fact: ScopeDetailsFact, versions: Sequence[ScopeDetailsFact]
) -> set[str | None]:
    """Return the parents in the current versions before a fact, and in the one it replaced."""
    by_id = {item.id: item for item in versions}
    replaced = by_id.get(fact.replaces or "")
    # What the same batch recorded and revised was never checked.
    while replaced is not None and never_stood(replaced):
        replaced = by_id.get(replaced.replaces or "")
    earlier = [item for item in versions if is_open(item) and place_of(item) < place_of(fact)]
    return {item.parent for item in (*earlier, replaced) if item is not None}


def _parents(session: Session) -> dict[str, str | None]:
    current = select(ScopeDetailsFact).where(col(ScopeDetailsFact.to_at) == NEVER)
    return {fact.code: fact.parent for fact in sorted(session.scalars(current), key=place_of)}


def _first_uses(session: Session, path: Sequence[str]) -> dict[str, int]:
    """Return the position of the first current fact that names each of some scopes."""
    # By name, because awards and reports belong to other packages, beside and above.
    tables = Scope.metadata.tables
    attested, listed = tables["attestation"], tables["attestation_scope"]
    naming = [(rows, rows.c.scope) for rows in (tables["award"], tables["service_report"])]
    used: dict[str, int] = {}
    for scopes in chunks(path):
        for rows, scope in (*naming, (attested, listed.c.scope)):
            found = select(scope, func.min(rows.c.position)).where(
                scope.in_(scopes), rows.c.to_at == NEVER
            )
            if rows is attested:
                found = found.where(listed.c.fact == attested.c.id)
            for code, place in session.execute(found.group_by(scope)):
                used[code] = min(place, used.get(code, place))
    return used


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


def _scope_texts(row: Any) -> list[str | None]:
    return [row.name, row.code]


SEARCHED = (
    Searched("scope", ScopeDetailsFact, ("name",), _scope_texts, "/v1/scopes/{code}/details"),
)
