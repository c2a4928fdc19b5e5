"""Queries of contracts: the register and the history of a contract."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    exists,
    func,
    literal,
    not_,
    select,
    tuple_,
)
from sqlalchemy.orm import Session

from app.domain.vocabulary import DateBasis, RecordState, Regime
from app.ledger.as_of import ON, AsOf, resolve_code, resolve_filters, version_of, visible_as_of
from app.ledger.models import Change
from app.ledger.queries import change_outs, changes_of
from app.ledger.schemas import ChangeOut
from app.platform.db.columns import LAST_DAY, table
from app.platform.db.references import joined_codes, list_columns
from app.platform.db.rows import constructor
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.authorities.queries import Authorities, area_of, authorities_in, members_on
from app.registry.contracts.filters import ContractEnd, HistoryQuery, PartyFilters
from app.registry.contracts.models import (
    AwardFact,
    ContractAuthority,
    ContractDetailsFact,
    ContractReplacement,
    ContractTerm,
    HoldingRow,
    PartyCount,
)
from app.registry.contracts.responses import MainValueOut, TermOut
from app.registry.scopes.queries import scope_tree

_TERM, _DETAILS, _AWARD = table(ContractTerm), table(ContractDetailsFact), table(AwardFact)
_HOLDING, _CHANGE = table(HoldingRow), table(Change)
_PARTY, _REPLACEMENT = table(ContractAuthority), table(ContractReplacement)
_COUNT = table(PartyCount)
_PROVIDER, _IS_PROVIDER = version_of("provider", _TERM.c.provider)

build_term, _build_value = constructor(TermOut), constructor(MainValueOut)

_OPEN_ENDED = _TERM.c.last_day_basis == DateBasis.OPEN_ENDED
ENDS = {
    "known": _TERM.c.last_day < LAST_DAY,
    "open": and_(_TERM.c.last_day == LAST_DAY, _OPEN_ENDED),
    "unknown": and_(_TERM.c.last_day == LAST_DAY, not_(_OPEN_ENDED)),
}
"""The condition of each kind of end."""

HAS_TERM = (_TERM.c.is_cancelled.is_(False), _DETAILS.c.record != RecordState.SUPERSEDED)
"""The conditions that a contract was not cancelled, nor its record superseded by another."""


def is_term(terms: FromClause) -> ColumnElement[bool]:
    """Return the condition that a row of terms or of authorities holds on the day `:on`."""
    return and_(visible_as_of(terms), terms.c.days_from <= ON, terms.c.days_to >= ON)


IS_TERM = is_term(_TERM)
"""The condition that a row of `ContractTerm` holds on the day `:on`."""

_IS_PARTY = is_term(_PARTY)
_REPLACING, _LATER = table(ContractTerm).alias(), table(ContractDetailsFact).alias()
_REPLACEMENTS = (
    # The details lead from a replacement to its term, which has an index by contract only.
    select(_LATER.c.code)
    .select_from(_REPLACEMENT)
    .join(_LATER, _LATER.c.id == _REPLACEMENT.c.fact)
    .join(
        _REPLACING,
        and_(_REPLACING.c.contract == _LATER.c.code, _REPLACING.c.details == _LATER.c.id),
    )
    .where(_REPLACEMENT.c.contract == _TERM.c.contract, is_term(_REPLACING))
    .correlate(_TERM)
)
REPLACED_BY = joined_codes(_REPLACEMENTS.order_by(_LATER.c.code.concat("")))
"""The references of the contracts that come in the place of a contract."""

REPLACED_ON = (
    _REPLACEMENTS.with_only_columns(func.min(_REPLACING.c.first_day))
    .where(_REPLACING.c.is_cancelled.is_(False), _LATER.c.record == RecordState.CURRENT)
    .scalar_subquery()
)
"""The first day of the first contract that came in the place of a contract; a plan is none."""

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
        _TERM.c.days,
        _TERM.c.value_pence,
        _TERM.c.value_basis,
        _TERM.c.value_vat,
        REPLACED_BY.label("replaced_by"),
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


DERIVED = ("reference", "title", "signed", "term", "end", "value", "fact")
"""The fields of a contract that no column of `CONTRACTS` holds."""


def derived_values(row: Any) -> tuple[Any, ...]:
    """Return the values of the fields `DERIVED` of a contract."""
    signed = build_term(
        row.signed_first_day,
        row.signed_first_day_basis,
        row.signed_last_day,
        row.signed_last_day_basis,
    )
    term = build_term(row.first_day, row.first_day_basis, last_day_of(row), row.last_day_basis)
    end = _end_of(row) if has_term(row) else None
    return row.contract, row.name, signed, term, end, _value_of(row), row.id


def _value_of(row: Any) -> MainValueOut | None:
    if row.value_pence is None:
        return None
    value: MainValueOut = _build_value(
        format_pence(row.value_pence), "GBP", row.value_basis, row.value_vat
    )
    return value


def format_pence(pence: int) -> str:
    """Return an amount of money in pounds with two decimals."""
    return f"{Decimal(pence) / 100:.2f}"


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
    """Return the number of contracts of the authorities that match resolved filters on a day."""
    selections: list[Authorities] = [*_areas(codes)]
    if authority := codes.get("authority"):
        selections.append(authority)
    first, *others = selections or [[""]]
    # A contract of several of these authorities is counted once, in the row of one of them.
    steps = (
        select(_COUNT.c.parties, _COUNT.c.from_day, _COUNT.c.contracts)
        .where(visible_as_of(_COUNT), _COUNT.c.from_day <= ON, _COUNT.c.authority.in_(first))
        .where(*(_COUNT.c.parties.in_(_sets_with(some)) for some in others))
        .distinct()
        .subquery()
    )
    statement = select(func.sum(steps.c.contracts))
    return session.scalar(statement, as_of.parameters(on=on)) or 0


def _sets_with(authorities: Authorities) -> Select[str]:
    """Return the statement for the sets of authorities that have one of these."""
    sets = _COUNT.alias()
    return select(sets.c.parties).where(visible_as_of(sets), sets.c.authority.in_(authorities))


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
    area = area_of(query)
    parties = {name: getattr(query, name) for name in PartyFilters.model_fields if name not in area}
    return resolve_filters(session, as_of, **parties, **others) | area


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
        filters.append(_served_by(authority))
    filters += map(serves, _areas(codes))
    if contract_kinds := codes.get("contract_kind"):
        filters.append(_DETAILS.c.kind.in_(contract_kinds))
    if scope := codes.get("scope"):
        tree = scope_tree(session, as_of, on)
        leaves = {leaf for code in scope for leaf in tree.leaves_under(code)}
        related = {up for leaf in leaves for up in tree.path_up(leaf)}
        filters.append(_has_award(_AWARD.c.scope.in_(sorted(related))))
    return filters


def _areas(codes: Mapping[str, Sequence[str]]) -> Iterator[Select[str]]:
    """Yield the authorities of a consortium, and those of some kinds and regions."""
    if consortium := codes.get("consortium"):
        yield members_on(consortium[0])
    if (within := authorities_in(codes)) is not None:
        yield within


def references_where(conditions: Sequence[ColumnElement[bool]]) -> Select[str]:
    """Return the statement for the contracts whose version of the day `:on` meets conditions."""
    versions = select(_TERM.c.contract).join(_DETAILS, _DETAILS.c.id == _TERM.c.details)
    return versions.where(IS_TERM, *conditions)


def _served_by(authorities: Authorities) -> ColumnElement[bool]:
    """Return the condition that a contract serves one of the authorities, found by an index.

    It is for authorities that are named one by one, of whose contracts all are found first.
    """
    return _TERM.c.contract.in_(contracts_of(authorities))


def contracts_of(authorities: Authorities) -> Select[str]:
    """Return the statement for the contracts of these authorities on the day `:on`."""
    return select(_PARTY.c.contract).where(_IS_PARTY, _PARTY.c.authority.in_(authorities))


def is_under(regime: Regime) -> tuple[ColumnElement[str], ColumnElement[bool]]:
    """Return the references in details, and the condition that these name a law, on any day."""
    # A table of its own, because conditions on contracts read the details too.
    details = _DETAILS.alias()
    return details.c.code, and_(visible_as_of(details), details.c.regime == regime)


def contracts_with(providers: Sequence[str]) -> Select[str]:
    """Return the statement for the contracts with these providers on the day `:on`."""
    return select(_TERM.c.contract).where(IS_TERM, _TERM.c.provider.in_(providers))


def serves(authorities: Authorities) -> ColumnElement[bool]:
    """Return the condition that one of the authorities leads a contract, buys or has an award."""
    return contracts_of(authorities).where(_PARTY.c.contract == _TERM.c.contract).exists()


def _has_award(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(visible_as_of(_AWARD), _AWARD.c.contract == _TERM.c.contract, condition)


def has_term(row: Any) -> bool:
    """Return whether a contract was not cancelled, nor its record superseded by another."""
    return not row.is_cancelled and row.record is not RecordState.SUPERSEDED
