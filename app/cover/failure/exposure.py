"""Exposure to a provider: its contracts, authorities, cells and values on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.cover.explain import explain_cells
from app.cover.failure.schemas import ExposureOut, ExposureQuery, HeldCellOut, ValueSumOut
from app.cover.queries import cells_on
from app.cover.reads import contract_refs
from app.cover.responses import CellOut
from app.cover.schemas import CoverQuery
from app.domain.dependence import CellKey
from app.domain.vocabulary import ValueBasis, Vat
from app.ledger.as_of import AsOf, resolve_code, visible_as_of
from app.ledger.schemas import NamedOut
from app.platform.db.columns import table
from app.registry.contracts.models import ContractDetailsFact, ContractTerm, HoldingRow
from app.registry.contracts.queries import IS_TERM
from app.registry.providers.queries import get_provider
from app.registry.providers.schemas import ProviderItemQuery

_HOLDING, _TERM, _DETAILS = table(HoldingRow), table(ContractTerm), table(ContractDetailsFact)


def get_exposure(session: Session, query: ExposureQuery, as_of: AsOf, spelling: str) -> ExposureOut:
    """Return the contracts, authorities, cells and values of one provider on a day."""
    code, on = resolve_code(session, "provider", spelling, as_of), as_of.day(query.on)
    provider = get_provider(session, ProviderItemQuery(on=on), as_of, code)
    authorities = {authority for authority, _ in cells_held_by(session, [code], as_of)}
    # Not validated, because a provider may serve more authorities than one request may name.
    query_of_cells = CoverQuery.model_construct(
        on=on, provider=[code], authority=sorted(authorities)
    )
    cells = cells_on(session, query_of_cells, as_of, on) if authorities else []
    contracts = sorted(
        {holder.contract for cell in cells for holder in cell.held_by if holder.provider == code}
    )
    refs = contract_refs(session, contracts, as_of)
    return ExposureOut(
        provider=code,
        provider_name=provider.name,
        status=provider.status,
        on=on,
        contracts=[refs[contract] for contract in contracts],
        authorities=unique_named((cell.authority, cell.authority_name) for cell in cells),
        cells=[_held_cell(cell, code) for cell in cells],
        values=_sum_values(_contract_values(session, contracts, as_of, on)),
        left_uncovered=[
            f"{cell.authority}/{cell.scope}"
            for cell in cells
            if all(holder.provider == code for holder in cell.held_by)
        ],
        explanation=explain_cells(
            session, [(cell.authority, cell.scope) for cell in cells], query.explain, as_of
        ),
    )


def cells_held_by(session: Session, providers: Sequence[str], as_of: AsOf) -> list[CellKey]:
    """Return the cells that these providers hold on any day, in order."""
    rows = session.execute(_CELLS_HELD_BY, as_of.parameters(providers=providers))
    return [(authority, scope) for authority, scope in rows]


_CELLS_HELD_BY = (
    select(_HOLDING.c.authority, _HOLDING.c.scope)
    .where(visible_as_of(_HOLDING), _HOLDING.c.state.in_(("live", "fading")))
    .where(_HOLDING.c.provider.in_(bindparam("providers", expanding=True)))
    .distinct()
    .order_by(_HOLDING.c.authority, _HOLDING.c.scope)
)


def unique_named(pairs: Iterable[tuple[str, str]]) -> list[NamedOut]:
    """Return distinct codes with their names, in order."""
    return [NamedOut(code, name) for code, name in sorted(set(pairs))]


def _held_cell(cell: CellOut, provider: str) -> HeldCellOut:
    own = [holder for holder in cell.held_by if holder.provider == provider]
    return HeldCellOut(
        authority=cell.authority,
        authority_name=cell.authority_name,
        scope=cell.scope,
        scope_title=cell.scope_title,
        state=cell.state,
        level=max((holder.level for holder in own), key=lambda level: level.rank),
        until=cell.until,
        until_basis=cell.until_basis,
        certainty=cell.certainty,
        is_sole=len(own) == len(cell.held_by),
        contracts=[holder.contract for holder in own],
    )


def _contract_values(
    session: Session, contracts: Sequence[str], as_of: AsOf, on: date
) -> list[tuple[str, Mapping[str, Any]]]:
    rows = session.execute(
        select(_TERM.c.contract, _DETAILS.c.amounts)
        .join(_DETAILS, _DETAILS.c.id == _TERM.c.details)
        .where(IS_TERM, _TERM.c.contract.in_(contracts)),
        as_of.parameters(on=on),
    )
    return [(contract, amount) for contract, amounts in rows for amount in amounts]


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
