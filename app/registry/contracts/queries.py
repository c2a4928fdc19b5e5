"""Queries of contracts: the register and the history of a contract."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    SelectBase,
    and_,
    case,
    exists,
    func,
    literal,
    not_,
    or_,
    select,
    tuple_,
    union,
)
from sqlalchemy.orm import Session

from app.domain.vocabulary import DateBasis, RecordState, Regime
from app.ledger.as_of import ON, AsOf, resolve_code, resolve_filters, version_of, visible_as_of
from app.ledger.models import Change
from app.ledger.queries import change_outs, changes_of
from app.ledger.schemas import ChangeOut
from app.ledger.search.filters import Index, is_named, named
from app.platform.db.columns import FIRST_DAY, LAST_DAY, table
from app.platform.db.references import list_columns
from app.platform.db.rows import from_row
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.authorities.queries import Authorities, members_on
from app.registry.contracts.models import (
    AwardFact,
    ContractBuyer,
    ContractDetailsFact,
    ContractTerm,
    HoldingRow,
)
from app.registry.contracts.responses import (
    ContractEnd,
    ContractOut,
    ContractQuery,
    HistoryQuery,
    PartyFilters,
    TermOut,
)
from app.registry.contracts.supplier_queries import has_supplier, suppliers_of
from app.registry.scopes.queries import scope_tree

_TERM, _DETAILS, _AWARD = table(ContractTerm), table(ContractDetailsFact), table(AwardFact)
_HOLDING, _CHANGE = table(HoldingRow), table(Change)
_BUYER = table(ContractBuyer)
_PROVIDER, _IS_PROVIDER = version_of("provider", _TERM.c.provider)

_OPEN_ENDED = _TERM.c.last_day_basis == DateBasis.OPEN_ENDED
_END = {
    "known": _TERM.c.last_day < LAST_DAY,
    "open": and_(_TERM.c.last_day == LAST_DAY, _OPEN_ENDED),
    "unknown": and_(_TERM.c.last_day == LAST_DAY, not_(_OPEN_ENDED)),
}
HAS_TERM = (_TERM.c.is_cancelled.is_(False), _DETAILS.c.record != RecordState.SUPERSEDED)
"""The conditions that a contract was not cancelled, nor its record superseded by another."""


def is_term(terms: FromClause) -> ColumnElement[bool]:
    """Return the condition that a row of `ContractTerm` holds on the day `:on`."""
    return and_(visible_as_of(terms), terms.c.days_from <= ON, terms.c.days_to >= ON)


IS_TERM = is_term(_TERM)
"""The condition that a row of `ContractTerm` holds on the day `:on`."""

CONTRACTS: Select[*tuple[Any, ...]] = (
    select(
        _TERM.c.contract,
        _DETAILS.c.name,
        _DETAILS.c.kind,
        _DETAILS.c.purpose,
        _DETAILS.c.regime,
        _DETAILS.c.special_regime,
        _DETAILS.c.ground,
        _TERM.c.provider,
        _PROVIDER.c.name.label("provider_name"),
        _DETAILS.c.lead,
        _TERM.c.consortium,
        _DETAILS.c.framework,
        _DETAILS.c.first_day.label("signed_first_day"),
        _DETAILS.c.first_day_basis.label("signed_first_day_basis"),
        _DETAILS.c.last_day.label("signed_last_day"),
        _DETAILS.c.last_day_basis.label("signed_last_day_basis"),
        _TERM.c.first_day,
        _TERM.c.first_day_basis,
        _TERM.c.last_day,
        _TERM.c.last_day_basis,
        _TERM.c.is_cancelled,
        _DETAILS.c.record,
        _DETAILS.c.superseded_by,
        _DETAILS.c.id,
        _DETAILS.c.source,
        _DETAILS.c.confidence,
        *list_columns(ContractDetailsFact),
    )
    .join(_DETAILS, _DETAILS.c.id == _TERM.c.details)
    .outerjoin(_PROVIDER, _IS_PROVIDER)
    .where(IS_TERM)
)


def list_contracts(session: Session, query: ContractQuery, as_of: AsOf) -> Page[ContractOut]:
    """Return a page of the register as of a position."""
    on = as_of.day(query.on)
    codes = resolve_parties(session, query, as_of, scope=query.scope, identifier=query.identifier)
    statement = CONTRACTS.where(*_filters(session, query, codes, as_of, on))
    statement = _apply_cursor(statement, query).limit(query.limit + 1)
    rows = session.execute(statement, as_of.parameters(on=on)).all()
    suppliers = suppliers_of(session, [row.id for row in rows], as_of, on)
    contracts = [
        from_row(ContractOut, row, suppliers_as_published=suppliers[row.id], **derived_fields(row))
        for row in rows
    ]
    return paginate(contracts, query, as_of, lambda item: _keys(query, item))


def list_history(
    session: Session, query: HistoryQuery, as_of: AsOf, spelling: str
) -> Page[ChangeOut]:
    """Return all entries about a contract, in ledger order."""
    code = resolve_code(session, "contract", spelling, as_of)
    order = (_CHANGE.c.recorded_at, _CHANGE.c.stream, _CHANGE.c.position)
    statement = changes_of("contract", code).order_by(*order).limit(query.limit + 1)
    if cursor := Cursor.read(query, int, str, int):
        statement = statement.where(tuple_(*order) > tuple_(*map(literal, cursor.keys)))
    rows = session.execute(statement, as_of.parameters()).all()
    page = paginate(rows, query, as_of, lambda c: (c.recorded_at, c.stream, c.position))
    return Page(change_outs(session, page.items), page.next)


def derived_fields(row: Any) -> dict[str, Any]:
    """Return the fields of a contract that no column of `CONTRACTS` holds."""
    return {
        "reference": row.contract,
        "title": row.name,
        "signed": TermOut(
            row.signed_first_day,
            row.signed_first_day_basis,
            row.signed_last_day,
            row.signed_last_day_basis,
        ),
        "term": TermOut(row.first_day, row.first_day_basis, last_day_of(row), row.last_day_basis),
        "end": _end_of(row) if has_term(row) else None,
        "fact": row.id,
    }


def _end_of(row: Any) -> ContractEnd:
    if row.last_day < LAST_DAY:
        return "known"
    return "open" if row.last_day_basis is DateBasis.OPEN_ENDED else "unknown"


def last_day_of(row: Any) -> date | None:
    """Return the agreed last day, or None if open, unknown or cancelled."""
    day: date | None = None if row.is_cancelled or row.last_day == LAST_DAY else row.last_day
    return day


def find_references(
    session: Session, codes: dict[str, list[str]], as_of: AsOf, on: date
) -> set[str]:
    """Return the references of contracts that match resolved filters on a day."""
    statement = references_where(subject_filters(session, codes, as_of, on))
    return set(session.scalars(statement, as_of.parameters(on=on)))


def count_contracts(session: Session, codes: dict[str, list[str]], as_of: AsOf, on: date) -> int:
    """Return the number of contracts that match resolved filters on a day."""
    statement = select(func.count()).select_from(_TERM).where(IS_TERM)
    if filters := subject_filters(session, codes, as_of, on):
        statement = statement.join(_DETAILS, _DETAILS.c.id == _TERM.c.details).where(*filters)
    return session.scalar(statement, as_of.parameters(on=on)) or 0


def references_matching(
    session: Session, codes: dict[str, list[str]], as_of: AsOf, on: date
) -> Callable[[ColumnElement[str]], ColumnElement[bool]]:
    """Return the function that makes the condition that a contract matches resolved filters.

    It takes the reference of the contract in the enclosing statement.
    """
    matching = references_where(subject_filters(session, codes, as_of, on))

    def matches(reference: ColumnElement[str]) -> ColumnElement[bool]:
        found = matching.where(_TERM.c.contract == reference)
        return found.correlate(reference.table).exists()

    return matches


def resolve_parties(
    session: Session, query: PartyFilters, as_of: AsOf, **others: str | Sequence[str] | None
) -> dict[str, list[str]]:
    """Return the codes of the parties that a query names, and of its other filters.

    Raises Problem `unknown-filter-code`.
    """
    parties = {name: getattr(query, name) for name in PartyFilters.model_fields}
    return resolve_filters(session, as_of, **parties, **others)


def subject_filters(
    session: Session, codes: dict[str, list[str]], as_of: AsOf, on: date
) -> list[ColumnElement[bool]]:
    """Return the conditions that a contract matches resolved filters.

    The members of a consortium are those of the day `:on`.
    """
    filters: list[ColumnElement[bool]] = []
    if labelled := codes.get("labelled_consortium"):
        filters.append(_TERM.c.consortium.in_(labelled))
    if provider := codes.get("provider"):
        filters.append(_TERM.c.provider.in_(provider))
    if contract := codes.get("contract"):
        filters.append(_TERM.c.contract.in_(contract))
    if authority := codes.get("authority"):
        filters.append(_serves(authority))
    if consortium := codes.get("consortium"):
        filters.append(_serves(members_on(consortium[0])))
    if scope := codes.get("scope"):
        tree = scope_tree(session, as_of, on)
        related = {up for leaf in tree.leaves_under(scope[0]) for up in tree.path_up(leaf)}
        filters.append(_has_award(_AWARD.c.scope.in_(sorted(related))))
    return filters


def references_where(conditions: Sequence[ColumnElement[bool]]) -> Select[str]:
    """Return the statement for the contracts whose version of the day `:on` meets conditions."""
    versions = select(_TERM.c.contract).join(_DETAILS, _DETAILS.c.id == _TERM.c.details)
    return versions.where(IS_TERM, *conditions)


def may_serve(authorities: Authorities) -> ColumnElement[bool]:
    """Return the condition that a contract ever named one of the authorities, found by indexes."""
    led = select(_DETAILS.c.code).where(_DETAILS.c.lead.in_(authorities))
    bought = select(_DETAILS.c.code).join(_BUYER, _BUYER.c.fact == _DETAILS.c.id)
    awarded = select(_AWARD.c.contract).where(_AWARD.c.authority.in_(authorities))
    named = union(led, bought.where(_BUYER.c.authority.in_(authorities)), awarded)
    return _TERM.c.contract.in_(named)


def is_under(regime: Regime) -> tuple[ColumnElement[str], ColumnElement[bool]]:
    """Return the references in details, and the condition that these name a law, on any day."""
    # A table of its own, because conditions on contracts read the details too.
    details = _DETAILS.alias()
    return details.c.code, and_(visible_as_of(details), details.c.regime == regime)


def contracts_with(providers: Sequence[str]) -> Select[str]:
    """Return the statement for the contracts with these providers on the day `:on`."""
    return select(_TERM.c.contract).where(IS_TERM, _TERM.c.provider.in_(providers))


def _serves(authorities: Authorities) -> ColumnElement[bool]:
    """Return the condition that one of the authorities leads a contract, buys or has an award."""
    buys = exists().where(_BUYER.c.fact == _DETAILS.c.id, _BUYER.c.authority.in_(authorities))
    has_award = _has_award(_AWARD.c.authority.in_(authorities))
    return or_(_DETAILS.c.lead.in_(authorities), buys, has_award)


def _filters(
    session: Session, query: ContractQuery, codes: dict[str, list[str]], as_of: AsOf, on: date
) -> list[ColumnElement[bool]]:
    filters = [
        _DETAILS.c[field] == value
        for field in ("kind", "purpose", "regime", "ground")
        if (value := getattr(query, field)) is not None
    ]
    filters += subject_filters(session, codes | {"contract": codes["identifier"]}, as_of, on)
    if query.live_on is not None:
        filters.append(
            exists().where(
                visible_as_of(_HOLDING),
                _HOLDING.c.contract == _TERM.c.contract,
                _HOLDING.c.state == "live",
                _HOLDING.c.first_day <= query.live_on,
                _HOLDING.c.last_day >= query.live_on,
            )
        )
    if query.ends_from is not None or query.ends_to is not None:
        first, last = query.ends_from or FIRST_DAY, query.ends_to or LAST_DAY
        ends = and_(_END["known"], _TERM.c.last_day >= first, _TERM.c.last_day <= last)
        filters += [or_(ends, _END["unknown"]), *HAS_TERM]
    if query.end is not None:
        filters += [_END[query.end], *HAS_TERM]
    if query.supplier is not None:
        filters.append(has_supplier(_DETAILS.c.id, query.supplier))
    if query.q is not None:
        filters += _mentions(Index(session, as_of, on), query.q)
    return filters


def _has_award(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(visible_as_of(_AWARD), _AWARD.c.contract == _TERM.c.contract, condition)


def _mentions(index: Index, q: str) -> list[ColumnElement[bool]]:
    """Return the conditions that each word of `q` names a contract or its provider."""
    conditions: list[ColumnElement[bool]] = []
    found: list[SelectBase] = []
    for match in index.matches(q, "contract", "provider"):
        has_provider = _TERM.c.provider.in_(named("provider", match))
        conditions.append(or_(is_named("contract", _TERM.c.contract, match), has_provider))
        of_provider = select(_TERM.c.contract).where(IS_TERM, has_provider).correlate(None)
        found.append(named("contract", match).union_all(of_provider))
    return index.rarest_first(_TERM.c.contract, conditions, found)


def _may_end(query: ContractQuery) -> bool:
    """Return whether contracts that may end in the days asked about come last in the list."""
    return query.end is None and not (query.ends_from is None and query.ends_to is None)


def _keys(query: ContractQuery, contract: ContractOut) -> tuple[Any, ...]:
    """Return the place of a contract in the order of the list."""
    last_day = date.min if contract.is_cancelled else contract.term.last_day or LAST_DAY
    return (
        *((str(int(contract.end == "unknown")),) if _may_end(query) else ()),
        *((last_day,) if query.sort != "reference" else ()),
        contract.reference,
    )


def _apply_cursor(
    statement: Select[*tuple[Any, ...]], query: ContractQuery
) -> Select[*tuple[Any, ...]]:
    """Order the register, and start after the last row of the previous page."""
    last_day, is_rising = _TERM.c.last_day, query.sort != "-last_day"
    order: list[tuple[ColumnElement[Any], bool]] = [
        *(((case((_END["unknown"], "1"), else_="0"), True),) if _may_end(query) else ()),
        *(((last_day, is_rising),) if query.sort != "reference" else ()),
        (_TERM.c.contract, True),
    ]
    statement = statement.order_by(*(key if rises else key.desc() for key, rises in order))
    cursor = Cursor.read(query, *([str] * len(order)))
    if cursor is None:
        return statement
    place = [
        cursor.day(n) if key is last_day else cursor.keys[n] for n, (key, _) in enumerate(order)
    ]
    return statement.where(_is_after(order, place))


def _is_after(
    order: Sequence[tuple[ColumnElement[Any], bool]], place: Sequence[Any]
) -> ColumnElement[bool]:
    """Return the condition that a row comes after a place; each key rises or falls."""
    return or_(
        *(
            and_(
                *(key == value for (key, _), value in zip(order[:n], place[:n], strict=True)),
                key > place[n] if rises else key < place[n],
            )
            for n, (key, rises) in enumerate(order)
        )
    )


def has_term(row: Any) -> bool:
    """Return whether a contract was not cancelled, nor its record superseded by another."""
    return not row.is_cancelled and row.record is not RecordState.SUPERSEDED
