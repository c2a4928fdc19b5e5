"""Queries of the tree of service scopes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.trees import leaves_of, leaves_under, path_to_root
from app.ledger.as_of import AsOf, kept_as_of, resolve_filters, version_of, visible_as_of
from app.platform.db.columns import table
from app.platform.db.rows import from_row
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.scopes.models import Scope, ScopeDetailsFact
from app.registry.scopes.schemas import ScopeOut, ScopeQuery

_SCOPE, _DETAILS = table(Scope), table(ScopeDetailsFact)
_VERSION, _IS_VERSION = version_of("scope", _SCOPE.c.code)

_SCOPES = (
    select(
        _SCOPE.c.code,
        _DETAILS.c.name,
        _DETAILS.c.parent,
        _DETAILS.c.duty,
        _DETAILS.c.description,
        _DETAILS.c.id,
        _DETAILS.c.source,
        _DETAILS.c.confidence,
    )
    .join(_VERSION, _IS_VERSION)
    .join(_DETAILS, _DETAILS.c.id == _VERSION.c.details)
    .where(visible_as_of(_DETAILS))
    .order_by(_SCOPE.c.code)
)


@dataclass(frozen=True, slots=True)
class ScopeTree:
    """The tree on a day: parents, names, and the scopes with a duty."""

    parents: Mapping[str, str | None]
    names: Mapping[str, str]
    duties: frozenset[str]

    @property
    def leaves(self) -> list[str]:
        """The codes of the leaves, for which cover is computed."""
        return leaves_of(self.parents)

    def leaves_under(self, code: str) -> list[str]:
        """Return the leaves under a scope; a leaf returns itself."""
        return leaves_under(code, self.parents)

    def path_up(self, code: str) -> list[str]:
        """Return the scope, its parent, and so on up to the root."""
        return path_to_root(code, self.parents)


def scope_tree(session: Session, as_of: AsOf, on: date) -> ScopeTree:
    """Return the whole tree on a day, which is kept: most answers about cover need it."""
    return kept_as_of(session, as_of, "scope tree", lambda: _read_tree(session, as_of, on), on)


def _read_tree(session: Session, as_of: AsOf, on: date) -> ScopeTree:
    rows = session.execute(_SCOPES, as_of.parameters(on=on)).all()
    return ScopeTree(
        parents={row.code: row.parent for row in rows},
        names={row.code: row.name for row in rows},
        duties=frozenset(row.code for row in rows if row.duty),
    )


def list_scopes(session: Session, query: ScopeQuery, as_of: AsOf) -> Page[ScopeOut]:
    """List scopes by code, each with the leaves under it."""
    rows = session.execute(_SCOPES, as_of.parameters(on=as_of.day(query.on))).all()
    tree = ScopeTree({row.code: row.parent for row in rows}, {}, frozenset())
    scopes: Sequence[ScopeOut] = [
        from_row(ScopeOut, row, title=row.name, leaves=tree.leaves_under(row.code), fact=row.id)
        for row in rows
    ]
    if query.parent is not None:
        wanted = resolve_filters(session, as_of, parent=query.parent)["parent"]
        scopes = [scope for scope in scopes if scope.parent in wanted]
    if cursor := Cursor.read(query, str):
        scopes = [scope for scope in scopes if scope.code > cursor.keys[0]]
    return paginate(scopes[: query.limit + 1], query, as_of, lambda scope: (scope.code,))
