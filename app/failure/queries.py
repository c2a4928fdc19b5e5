"""What rests on a provider on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.contracts.models import ContractDetailsFact, ContractTerm, HoldingRow
from app.cover.answers import CellOut
from app.cover.cells import contract_refs
from app.cover.explain import explanation
from app.cover.queries import list_cells
from app.cover.schemas import CoverQuery
from app.domain.dependence import CellKey
from app.domain.vocabulary import ValueBasis, Vat
from app.failure.schemas import ExposureOut, ExposureQuery, HeldCellOut, ValueSumOut
from app.kit.columns import table
from app.ledger.knowledge import ON, At, get_code, shown, version_of
from app.ledger.schemas import NamedOut
from app.providers.queries import get_provider
from app.providers.schemas import ProviderItemQuery

_HOLDING, _TERM, _DETAILS = table(HoldingRow), table(ContractTerm), table(ContractDetailsFact)
_AUTHORITY, _IS_AUTHORITY = version_of("authority", _HOLDING.c.authority)


def get_exposure(session: Session, spelling: str, query: ExposureQuery, at: At) -> ExposureOut:
    """What rests on one provider on a day."""
    code, on = get_code(session, "provider", spelling, at), at.day(query.on)
    provider = get_provider(session, code, ProviderItemQuery(on=on), at)
    authorities = {authority for authority, _ in cells_of(session, [code], at)}
    held = CoverQuery(on=on, provider=code, authority=sorted(authorities))
    cells = list_cells(session, held, at).items if authorities else []
    contracts = sorted(
        {holder.contract for cell in cells for holder in cell.held_by if holder.provider == code}
    )
    refs = contract_refs(session, contracts, at)
    return ExposureOut(
        provider=code,
        provider_name=provider.name,
        status=provider.status,
        on=on,
        contracts=[refs[contract] for contract in contracts],
        authorities=named_once((cell.authority, cell.authority_name) for cell in cells),
        cells=[_held(cell, code) for cell in cells],
        values=_sums(_values(session, contracts, at, on)),
        left_uncovered=[
            f"{cell.authority}/{cell.scope}"
            for cell in cells
            if all(holder.provider == code for holder in cell.held_by)
        ],
        explanation=explanation(
            session, [(cell.authority, cell.scope) for cell in cells], query.explain, at
        ),
    )


def cells_of(session: Session, providers: Sequence[str], at: At) -> dict[CellKey, str]:
    """The cells that providers ever hold, with the names of the authorities."""
    rows = session.execute(
        select(_HOLDING.c.authority, _HOLDING.c.scope, _AUTHORITY.c.name)
        .join(_AUTHORITY, _IS_AUTHORITY)
        .where(shown(_HOLDING), _HOLDING.c.provider.in_(providers))
        .distinct(),
        at.binds(on=at.today),
    )
    return {(authority, scope): name for authority, scope, name in rows}


def named_once(pairs: Iterable[tuple[str, str]]) -> list[NamedOut]:
    """Codes with their names, each once and in order."""
    return [NamedOut(code, name) for code, name in sorted(set(pairs))]


def _held(cell: CellOut, provider: str) -> HeldCellOut:
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


def _values(
    session: Session, contracts: Sequence[str], at: At, on: date
) -> list[tuple[str, Mapping[str, Any]]]:
    rows = session.execute(
        select(_TERM.c.contract, _DETAILS.c.amounts)
        .join(_DETAILS, _DETAILS.c.id == _TERM.c.details)
        .where(shown(_TERM), _TERM.c.days_from <= ON, _TERM.c.days_to >= ON)
        .where(_TERM.c.contract.in_(contracts)),
        at.binds(on=on),
    )
    return [(contract, amount) for contract, amounts in rows for amount in amounts]


def _sums(values: Sequence[tuple[str, Mapping[str, Any]]]) -> list[ValueSumOut]:
    """Add what counts the same; a framework's ceiling is no promise to buy and never counts."""
    amounts: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    behind: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for contract, value in values:
        key = (value["basis"], value["vat"], value["currency"])
        if value["basis"] != ValueBasis.FRAMEWORK_CEILING:
            amounts[key] += Decimal(value["amount"])
            behind[key].append(contract)
    return [
        ValueSumOut(
            basis=ValueBasis(basis),
            vat=Vat(vat),
            currency=currency,
            amount=f"{amounts[basis, vat, currency]:.2f}",
            contracts=sorted(set(behind[basis, vat, currency])),
        )
        for basis, vat, currency in sorted(amounts)
    ]
