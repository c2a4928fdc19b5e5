"""Dependence: the covered cells of a day and the values of contracts, by provider or group."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session

from app.cover.count_queries import LIVE, cell_days, names_of
from app.cover.explain import explain_cells
from app.cover.overview_responses import DependenceOut, DependenceShareOut, PurposeCellsOut
from app.cover.reads import CellSelection, select_cells
from app.cover.schemas import DependenceQuery
from app.domain.dependence import CellKey, Share, dependence
from app.domain.periods import Period
from app.domain.vocabulary import CoverState, Purpose, ValueBasis
from app.ledger.as_of import AsOf
from app.platform.db.columns import table
from app.registry.contracts.counts import counts_among, sum_values
from app.registry.contracts.models import ContractDetailsFact, ContractTerm, HoldingRow
from app.registry.contracts.queries import IS_TERM
from app.registry.providers.queries import find_groups

Holders: TypeAlias = Mapping[str | None, tuple[str | None, str | None]]
"""Code and name of the holder of each provider: itself, or the head of its group."""

_COMPARABLE = Fraction(4, 5)
"""The share of known cells from which on shares of holders may be compared."""

_HOLDING, _TERM, _DETAILS = table(HoldingRow), table(ContractTerm), table(ContractDetailsFact)
# Of the awards of a contract the nearest one holds a cell; all are of one provider and purpose.
_HELD = (
    select(_HOLDING.c.authority, _HOLDING.c.scope, _HOLDING.c.provider, _DETAILS.c.purpose)
    # Outer joins let no engine begin with the details, which are of all contracts.
    .outerjoin(_TERM, and_(_TERM.c.contract == _HOLDING.c.contract, IS_TERM))
    .outerjoin(_DETAILS, _DETAILS.c.id == _TERM.c.details)
    .where(*LIVE)
    .distinct()
)
_VALUES = counts_among(
    ("provider", "purpose"), select(_HOLDING.c.contract).where(*LIVE).distinct().subquery()
)


class _Held(NamedTuple):
    """A cell, a provider or group that holds it, and the purpose of a contract by which it does."""

    cell: CellKey
    holder: str | None
    purpose: Purpose


def get_dependence(session: Session, query: DependenceQuery, as_of: AsOf) -> DependenceOut:
    """Return the concentration of the covered cells of a day among providers or groups."""
    on = as_of.day(query.on)
    selection = select_cells(session, query, as_of, Period(on, on))
    cells = cell_days(session, selection, as_of, on)
    covered = {cell.key for cell in cells if cell.state.level is not None}
    known = sum(cell.state is not CoverState.UNKNOWN for cell in cells)
    rows = [
        row
        for row in _rows(session, _HELD, selection, query, as_of)
        if (row.authority, row.scope) in covered
    ]
    holders = _holders(session, query.by, {row.provider for row in rows}, as_of, on)
    held = [
        _Held((row.authority, row.scope), holders[row.provider][0], row.purpose) for row in rows
    ]
    measured = dependence(
        {cell: [item.holder for item in some] for cell, some in _by(held, "cell").items()}
    )
    counts = _rows(session, _VALUES, selection, query, as_of) if held else ()
    return DependenceOut(
        on=on,
        by=query.by,
        purpose=query.purpose,
        covered_cells=measured.covered_cells,
        cells_by_purpose=_by_purpose(held),
        known_cells=known,
        all_cells=len(cells),
        comparable=known >= _COMPARABLE * len(cells),
        hhi=round(float(measured.hhi), 1),
        shares=_shares(measured.shares, held, counts, holders),
        explanation=explain_cells(session, sorted(_by(held, "cell")), query.explain, as_of),
    )


def _rows(
    session: Session,
    statement: Select[Any],
    selection: CellSelection,
    query: DependenceQuery,
    as_of: AsOf,
) -> Sequence[Any]:
    """Return the rows of a statement about the awards that are live in cells, of the purposes."""
    if not selection.cells:
        return ()
    bound = as_of.parameters(on=as_of.day(query.on), **selection.parameters)
    rows = session.execute(statement, bound).all()
    return [row for row in rows if not query.purpose or row.purpose in query.purpose]


def _by(held: Iterable[_Held], field: str) -> Mapping[Any, list[_Held]]:
    found: dict[Any, list[_Held]] = defaultdict(list)
    for item in held:
        found[getattr(item, field)].append(item)
    return found


def _shares(
    shares: Iterable[Share], held: Sequence[_Held], counts: Iterable[Any], holders: Holders
) -> list[DependenceShareOut]:
    counts_of: dict[str | None, list[Any]] = defaultdict(list)
    for row in counts:
        # A provider whose cells are all said to have no cover is not among the holders.
        if row.provider in holders:
            counts_of[holders[row.provider][0]].append(row)
    names, own = dict(holders.values()), _by(held, "holder")
    return [
        _share(share, names[share.holder], own[share.holder], counts_of[share.holder])
        for share in shares
    ]


def _share(
    share: Share, name: str | None, held: Sequence[_Held], counts: Sequence[Any]
) -> DependenceShareOut:
    # What may be called off from a framework is not what is bought.
    bought = [row for row in counts if row.value_basis != ValueBasis.FRAMEWORK_CEILING]
    return DependenceShareOut(
        holder=share.holder,
        holder_name=name,
        cells=share.cells,
        share=round(float(share.share), 4),
        sole_cells=[f"{authority}/{scope}" for authority, scope in share.sole_cells],
        cells_by_purpose=_by_purpose(held),
        authorities=sorted({item.cell[0] for item in held}),
        contracts=sum(row.contracts for row in counts),
        with_value=sum(row.contracts for row in bought if row.value_basis),
        values=sum_values(bought),
    )


def _by_purpose(held: Iterable[_Held]) -> PurposeCellsOut:
    """Return the number of cells of each purpose."""
    cells: dict[Purpose, set[CellKey]] = defaultdict(set)
    for item in held:
        cells[item.purpose].add(item.cell)
    return PurposeCellsOut(**{purpose.value: len(cells[purpose]) for purpose in Purpose})


def _holders(
    session: Session, by: str, providers: Iterable[str | None], as_of: AsOf, on: date
) -> Holders:
    """Return code and name of each provider, or of the head of its group."""
    codes = {code for code in providers if code is not None}
    groups = find_groups(session, as_of, on) if by == "group" else {}
    names = names_of(session, codes - groups.keys(), as_of, on)
    found: dict[str | None, tuple[str | None, str | None]] = {None: (None, None)}
    found |= {code: (code, name) for code, name in names.items()}
    return found | {code: (groups[code].code, groups[code].name) for code in codes & groups.keys()}
