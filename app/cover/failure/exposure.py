"""Exposure to a provider: its contracts, authorities, cells and values on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from app.cover.explain import explain_cells
from app.cover.failure.schemas import (
    ExposedContractOut,
    ExposureOut,
    ExposureQuery,
    HeldCellOut,
    ValueSumOut,
)
from app.cover.holders import nearest_rows
from app.cover.reads import (
    IN_CELLS,
    NO_DATA_TILE,
    ON_THE_DAY,
    AuthorityPeriod,
    CellSelection,
    contract_refs,
    select_cells,
    tiles_of,
)
from app.cover.schemas import CellFilters
from app.domain.awards import HELD_STATES
from app.domain.cover import Tile
from app.domain.dependence import CellKey
from app.domain.periods import Period
from app.domain.vocabulary import CoverReason, Purpose, ValueBasis, Vat
from app.ledger.as_of import AsOf, resolve_code
from app.ledger.projections import MAX_VALUES, chunks
from app.ledger.schemas import NamedOut
from app.platform.db.columns import table
from app.platform.db.rows import from_row
from app.registry.contracts.models import ContractDetailsFact, ContractTerm, HoldingRow
from app.registry.contracts.queries import IS_TERM
from app.registry.providers.queries import get_provider
from app.registry.providers.schemas import ProviderItemQuery

_HOLDING, _TERM, _DETAILS = table(HoldingRow), table(ContractTerm), table(ContractDetailsFact)


def get_exposure(session: Session, query: ExposureQuery, as_of: AsOf, spelling: str) -> ExposureOut:
    """Return the contracts, authorities, cells and values of one provider on a day."""
    code, on = resolve_code(session, "provider", spelling, as_of), as_of.day(query.on)
    provider = get_provider(session, ProviderItemQuery(on=on), as_of, code)
    purpose_of, own = _own_awards(session, code, query.purpose or [*Purpose], as_of, on)
    cells = _held_cells(session, code, own, as_of, on)
    contracts = sorted({contract for cell in cells for contract in cell.contracts})
    refs = contract_refs(session, contracts, as_of)
    return ExposureOut(
        provider=code,
        provider_name=provider.name,
        status=provider.status,
        on=on,
        contracts=[
            from_row(ExposedContractOut, refs[contract], purpose=purpose_of[contract])
            for contract in contracts
        ],
        authorities=unique_named((cell.authority, cell.authority_name) for cell in cells),
        cells=cells,
        values=_sum_values(_contract_values(session, contracts, as_of, on)),
        left_uncovered=[f"{cell.authority}/{cell.scope}" for cell in cells if cell.is_sole],
        explanation=explain_cells(
            session, [(cell.authority, cell.scope) for cell in cells], query.explain, as_of
        ),
    )


def _own_awards(
    session: Session, provider: str, purposes: Sequence[Purpose], as_of: AsOf, on: date
) -> tuple[dict[str, Purpose], dict[CellKey, list[Any]]]:
    """Return the purpose of each contract of a provider, and its awards on a day by cell."""
    purpose_of: dict[str, Purpose] = {}
    own: dict[CellKey, list[Any]] = defaultdict(list)
    for row in session.execute(_AWARDS_OF, as_of.parameters(on=on, provider=provider)):
        if row.purpose in purposes:
            purpose_of[row.contract] = row.purpose
            own[row.authority, row.scope].append(row)
    return purpose_of, own


def _held_cells(
    session: Session, provider: str, own: Mapping[CellKey, Sequence[Any]], as_of: AsOf, on: date
) -> list[HeldCellOut]:
    """Return the cells of the awards of a provider, in the order of authority and scope."""
    if not own:
        return []
    # Not validated, because a provider may serve more authorities than one request may name.
    filters = CellFilters.model_construct(
        authority=sorted({authority for authority, _ in own}), scope=[], consortium=None
    )
    selection = select_cells(session, filters, as_of, Period(on, on))
    held = {scope for _, scope in own}
    selection = replace(selection, leaves=[leaf for leaf in selection.leaves if leaf in held])
    known = tiles_of(session, selection, as_of, Period(on, on))
    shared = _held_by_others(session, provider, selection, as_of, on)
    cells = []
    for authority, leaf in selection.cells:
        key = (authority.code, leaf)
        tile = known[key][0][0] if key in known else NO_DATA_TILE
        state = "fading" if tile.because is CoverReason.END_UNKNOWN else "live"
        if awards := nearest_rows([row for row in own.get(key, ()) if row.state == state]):
            scope, is_sole = NamedOut(leaf, selection.tree.names[leaf]), (*key, state) not in shared
            cells.append(_held_cell(authority, scope, tile, awards, is_sole=is_sole))
    return cells


def _held_by_others(
    session: Session, provider: str, selection: CellSelection, as_of: AsOf, on: date
) -> set[tuple[str, str, str]]:
    """Return the cells that other providers hold on a day, with the state of their awards."""
    if not selection.cells:
        return set()
    bound = as_of.parameters(on=on, provider=provider, **selection.parameters)
    return {(row.authority, row.scope, row.state) for row in session.execute(_OTHERS, bound)}


_HELD = (_HOLDING.c.state.in_(HELD_STATES), *ON_THE_DAY)
_PROVIDER: BindParameter[str] = bindparam("provider")
_AWARDS_OF = (
    select(
        _HOLDING.c.authority,
        _HOLDING.c.scope,
        _HOLDING.c.contract,
        _HOLDING.c.level,
        _HOLDING.c.nearness,
        _HOLDING.c.state,
        _DETAILS.c.purpose,
    )
    .outerjoin(_TERM, and_(_TERM.c.contract == _HOLDING.c.contract, IS_TERM))
    .outerjoin(_DETAILS, _DETAILS.c.id == _TERM.c.details)
    .where(*_HELD, _HOLDING.c.provider == _PROVIDER)
    .order_by(_HOLDING.c.contract, _HOLDING.c.first_day)
)
_OTHERS = (
    select(_HOLDING.c.authority, _HOLDING.c.scope, _HOLDING.c.state)
    .where(*_HELD, *IN_CELLS)
    .where(or_(_HOLDING.c.provider.is_(None), _HOLDING.c.provider != _PROVIDER))
    .distinct()
)


def cells_held_by(
    session: Session, providers: Sequence[str], as_of: AsOf, on: date
) -> list[CellKey]:
    """Return the cells that these providers hold on a day, in order."""
    rows = session.execute(_CELLS_HELD_BY, as_of.parameters(on=on, providers=providers))
    return [(authority, scope) for authority, scope in rows]


_CELLS_HELD_BY = (
    select(_HOLDING.c.authority, _HOLDING.c.scope)
    .where(_HOLDING.c.state == "live", *ON_THE_DAY)
    .where(_HOLDING.c.provider.in_(bindparam("providers", expanding=True)))
    .distinct()
    .order_by(_HOLDING.c.authority, _HOLDING.c.scope)
)


def unique_named(pairs: Iterable[tuple[str, str]]) -> list[NamedOut]:
    """Return distinct codes with their names, in order."""
    return [NamedOut(code, name) for code, name in sorted(set(pairs))]


def _held_cell(
    authority: AuthorityPeriod, scope: NamedOut, tile: Tile, awards: Sequence[Any], *, is_sole: bool
) -> HeldCellOut:
    return HeldCellOut(
        authority=authority.code,
        authority_name=authority.name,
        scope=scope.code,
        scope_title=scope.name,
        state=tile.state,
        level=max((award.level for award in awards), key=lambda level: level.rank),
        until=tile.days.last_day,
        until_basis=tile.until_basis,
        certainty=tile.certainty,
        is_sole=is_sole,
        contracts=[award.contract for award in awards],
        purposes=sorted({award.purpose for award in awards}),
    )


def _contract_values(
    session: Session, contracts: Sequence[str], as_of: AsOf, on: date
) -> list[tuple[str, Mapping[str, Any]]]:
    return [
        (contract, amount)
        for some in chunks(contracts, MAX_VALUES)
        for contract, amounts in session.execute(_VALUES, as_of.parameters(on=on, contracts=some))
        for amount in amounts
    ]


_VALUES = (
    select(_TERM.c.contract, _DETAILS.c.amounts)
    .join(_DETAILS, _DETAILS.c.id == _TERM.c.details)
    .where(IS_TERM, _TERM.c.contract.in_(bindparam("contracts", expanding=True)))
)


def _sum_values(values: Sequence[tuple[str, Mapping[str, Any]]]) -> list[ValueSumOut]:
    """Sum values of equal basis, VAT and currency; framework ceilings are left out.

    If a contract has several amounts of the same kind, such as its total at award and after a
    variation, only the last of them counts.
    """
    amounts: dict[tuple[str, str, str], dict[str, Decimal]] = defaultdict(dict)
    for contract, value in values:
        if value["basis"] != ValueBasis.FRAMEWORK_CEILING:
            key = (value["basis"], value["vat"], value["currency"])
            amounts[key][contract] = Decimal(value["amount"])
    return [
        ValueSumOut(
            basis=ValueBasis(basis),
            vat=Vat(vat),
            currency=currency,
            amount=f"{sum(by_contract.values(), Decimal(0)):.2f}",
            contracts=sorted(by_contract),
        )
        for (basis, vat, currency), by_contract in sorted(amounts.items())
    ]
