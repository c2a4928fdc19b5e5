"""Queries of suggestions."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, literal, null, or_, select
from sqlalchemy.orm import Session

from app.domain.vocabulary import SuggestionKind
from app.ledger.as_of import AsOf, resolve_filters, version_of, visible_as_of
from app.platform.db.columns import table
from app.platform.db.rows import from_row
from app.platform.http.pagination import Cursor, Page, paginate
from app.platform.problems.problem import unknown_code
from app.registry.authorities.models import PublishedBuyerFact
from app.registry.authorities.queries import area_of, authorities_in
from app.registry.contracts.models import ContractSupplier
from app.registry.suggestions.models import Suggestion
from app.registry.suggestions.schemas import SuggestionOut, SuggestionQuery

_SUGGESTION, _SUPPLIER, _BUYER = (
    table(model) for model in (Suggestion, ContractSupplier, PublishedBuyerFact)
)
_PROVIDER, _IS_PROVIDER = version_of("provider", _SUGGESTION.c.provider)
_OTHER, _IS_OTHER = version_of("provider", _SUGGESTION.c.other)
_AUTHORITY, _IS_AUTHORITY = version_of("authority", _SUGGESTION.c.authority)
_IS_SUPPLIER = and_(
    _SUPPLIER.c.name_key == _SUGGESTION.c.name_key,
    _SUPPLIER.c.number_key.is_not_distinct_from(_SUGGESTION.c.number_key),
    _SUPPLIER.c.suggested == _SUGGESTION.c.provider,
    visible_as_of(_SUPPLIER),
)
_SUGGESTIONS: Select[*tuple[Any, ...]] = (
    select(
        _SUGGESTION.c.code,
        _SUGGESTION.c.kind,
        _SUGGESTION.c.provider,
        _PROVIDER.c.name.label("provider_name"),
        _SUGGESTION.c.other,
        _OTHER.c.name.label("other_name"),
        _SUGGESTION.c.authority,
        _AUTHORITY.c.name.label("authority_name"),
        func.coalesce(_BUYER.c.name, _PROVIDER.c.name).label("name"),
        _BUYER.c.number,
        _BUYER.c.scheme,
        _BUYER.c.source,
        literal(0).label("contracts"),
        null().label("contract"),
    )
    .outerjoin(_PROVIDER, _IS_PROVIDER)
    .outerjoin(_OTHER, _IS_OTHER)
    .outerjoin(_AUTHORITY, _IS_AUTHORITY)
    .outerjoin(_BUYER, _BUYER.c.id == _SUGGESTION.c.buyer)
    .where(visible_as_of(_SUGGESTION))
)
_SUPPLIERS = (
    select(
        _SUGGESTION.c.code,
        func.count(_SUPPLIER.c.contract.distinct()),
        func.max(_SUPPLIER.c.details),
    )
    .join(_SUPPLIER, _IS_SUPPLIER)
    .where(visible_as_of(_SUGGESTION), _SUGGESTION.c.kind == SuggestionKind.SUPPLIER)
    .where(_SUGGESTION.c.code.in_(bindparam("codes", expanding=True)))
    .group_by(_SUGGESTION.c.code)
)


def list_suggestions(session: Session, query: SuggestionQuery, as_of: AsOf) -> Page[SuggestionOut]:
    """Return a page of the open suggestions, in the order of their ids."""
    named = resolve_filters(session, as_of, provider=query.provider, authority=query.authority)
    statement = _SUGGESTIONS.order_by(_SUGGESTION.c.code).limit(query.limit + 1)
    if query.kind:
        statement = statement.where(_SUGGESTION.c.kind.in_(query.kind))
    if providers := named["provider"]:
        either = _SUGGESTION.c.provider.in_(providers), _SUGGESTION.c.other.in_(providers)
        statement = statement.where(or_(*either))
    if authorities := named["authority"]:
        statement = statement.where(_SUGGESTION.c.authority.in_(authorities))
    if (area := authorities_in(area_of(query))) is not None:
        statement = statement.where(_SUGGESTION.c.authority.in_(area))
    if cursor := Cursor.read(query, str):
        statement = statement.where(_SUGGESTION.c.code > cursor.keys[0])
    rows = session.execute(statement, as_of.parameters(on=as_of.today)).all()
    return paginate(_to_outs(session, rows, as_of), query, as_of, lambda item: (item.id,))


def _to_outs(session: Session, rows: Sequence[Any], as_of: AsOf) -> list[SuggestionOut]:
    suppliers = _suppliers(session, [row.code for row in rows], as_of)
    return [
        from_row(SuggestionOut, row, id=row.code, **suppliers.get(row.code, {})) for row in rows
    ]


def _suppliers(session: Session, codes: Sequence[str], as_of: AsOf) -> dict[str, dict[str, Any]]:
    """Return the supplier of each suggestion as one of its contracts names it."""
    counted = _SUPPLIERS.subquery()
    code, contracts, details = counted.c
    named = (
        select(
            code,
            contracts.label("contracts"),
            _SUPPLIER.c.contract,
            _SUPPLIER.c.name,
            _SUPPLIER.c.number,
            _SUPPLIER.c.scheme,
        )
        .join(_SUGGESTION, and_(_SUGGESTION.c.code == code, visible_as_of(_SUGGESTION)))
        .join(_SUPPLIER, and_(_SUPPLIER.c.details == details, _IS_SUPPLIER))
        .order_by(_SUPPLIER.c.ordinal.desc())
    )
    found = session.execute(named, as_of.parameters(codes=codes)).mappings()
    return {row["code"]: {k: v for k, v in row.items() if k != "code"} for row in found}


def get_suggestion(session: Session, code: str, as_of: AsOf) -> Any | None:
    """Return the row of an open suggestion, or None if it is closed. Raises `unknown-code`."""
    ever = select(_SUGGESTION).where(_SUGGESTION.c.code == code)
    if "\x00" in code or session.execute(ever.limit(1)).first() is None:
        raise unknown_code("suggestion", code)
    return session.execute(ever.where(visible_as_of(_SUGGESTION)), as_of.parameters()).first()


def get_supplier(session: Session, suggestion: Any, as_of: AsOf) -> Any:
    """Return a current row of the supplier of a suggestion, that of the newest details."""
    rows = select(_SUPPLIER).join(_SUGGESTION, _IS_SUPPLIER)
    rows = rows.where(_SUGGESTION.c.id == suggestion.id)
    newest = rows.order_by(_SUPPLIER.c.from_at.desc(), _SUPPLIER.c.details.desc()).limit(1)
    return session.execute(newest, as_of.parameters()).one()
