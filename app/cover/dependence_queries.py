"""Dependence: the covered cells of a day and the values of contracts, by provider or group."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

from sqlalchemy import func, select
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
from app.registry.contracts.models import HoldingRow
from app.registry.providers.queries import find_groups

Holders: TypeAlias = Mapping[str | None, tuple[str | None, str | None]]
"""Code and name of the holder of each provider: itself, or the head of its group."""

_COMPARABLE = Fraction(4, 5)
"""The share of known cells from which on shares of holders may be compared."""

_HOLDING = table(HoldingRow)
# A row for each contract or cell would take longer than all else: cells come as texts.
_LIVE = (
    select(
        _HOLDING.c.contract,
        _HOLDING.c.provider.label("holder"),
        func.aggregate_strings(_HOLDING.c.authority + "/" + _HOLDING.c.scope, ",").label("cells"),
    )
    .where(*LIVE)
    # In this order the index of contracts, which is of all days, is of no use.
    .group_by(_HOLDING.c.provider, _HOLDING.c.contract)
    .subquery()
)
_COUNTS = (
    counts_among(("provider", "purpose"), _LIVE)
    .add_columns(_LIVE.c.holder, func.aggregate_strings(_LIVE.c.cells, ",").label("cells"))
    .group_by(_LIVE.c.holder)
)

Held: TypeAlias = Mapping[tuple[str | None, Purpose], set[CellKey]]
"""The cells that a provider or group holds by contracts of a purpose."""


def get_dependence(session: Session, query: DependenceQuery, as_of: AsOf) -> DependenceOut:
    """Return the concentration of the covered cells of a day among providers or groups."""
    on = as_of.day(query.on)
    selection = select_cells(session, query, as_of, Period(on, on))
    cells = cell_days(session, selection, as_of, on)
    covered = {"/".join(cell.key): cell.key for cell in cells if cell.state.level is not None}
    known = sum(cell.state is not CoverState.UNKNOWN for cell in cells)
    counts = _counts(session, selection, query, as_of)
    of_provider = _covered(counts, covered)
    holders = _holders(session, query.by, {code for code, _ in of_provider}, as_of, on)
    held = _held(of_provider, holders)
    holders_of = _by_cell(held)
    measured = dependence(holders_of)
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
        explanation=explain_cells(session, sorted(holders_of), query.explain, as_of),
    )


def _counts(
    session: Session, selection: CellSelection, query: DependenceQuery, as_of: AsOf
) -> Sequence[Any]:
    """Return the numbers and values of the contracts that are live in cells, of the purposes."""
    if not selection.cells:
        return ()
    bound = as_of.parameters(on=as_of.day(query.on), **selection.parameters)
    rows = session.execute(_COUNTS, bound).all()
    return [row for row in rows if not query.purpose or row.purpose in query.purpose]


def _covered(counts: Iterable[Any], covered: Mapping[str, CellKey]) -> Held:
    """Return the covered cells of each provider and purpose."""
    found: dict[tuple[str | None, Purpose], set[CellKey]] = defaultdict(set)
    for row in counts:
        cells = {covered[cell] for cell in row.cells.split(",") if cell in covered}
        if cells:
            found[row.holder, row.purpose] |= cells
    return found


def _held(of_provider: Held, holders: Holders) -> Held:
    """Return the cells of each holder and purpose, from those of each provider and purpose."""
    found: dict[tuple[str | None, Purpose], set[CellKey]] = defaultdict(set)
    for (provider, purpose), cells in of_provider.items():
        found[holders[provider][0], purpose] |= cells
    return found


def _by_cell(held: Held) -> Mapping[CellKey, list[str | None]]:
    found: dict[CellKey, list[str | None]] = defaultdict(list)
    for (holder, _), cells in held.items():
        for cell in cells:
            found[cell].append(holder)
    return found


def _shares(
    shares: Iterable[Share], held: Held, counts: Iterable[Any], holders: Holders
) -> list[DependenceShareOut]:
    counts_of: dict[str | None, list[Any]] = defaultdict(list)
    for row in counts:
        # A provider whose cells are all said to have no cover is not among the holders.
        if row.provider in holders:
            counts_of[holders[row.provider][0]].append(row)
    names, own = dict(holders.values()), defaultdict[str | None, dict[Any, set[CellKey]]](dict)
    for (holder, purpose), cells in held.items():
        own[holder][holder, purpose] = cells
    return [
        _share(share, names[share.holder], own[share.holder], counts_of[share.holder])
        for share in shares
    ]


def _share(share: Share, name: str | None, held: Held, counts: Sequence[Any]) -> DependenceShareOut:
    # What may be called off from a framework is not what is bought.
    bought = [row for row in counts if row.value_basis != ValueBasis.FRAMEWORK_CEILING]
    return DependenceShareOut(
        holder=share.holder,
        holder_name=name,
        cells=share.cells,
        share=round(float(share.share), 4),
        sole_cells=[f"{authority}/{scope}" for authority, scope in share.sole_cells],
        cells_by_purpose=_by_purpose(held),
        authorities=sorted({authority for cells in held.values() for authority, _ in cells}),
        contracts=sum(row.contracts for row in counts),
        with_value=sum(row.contracts for row in bought if row.value_basis),
        values=sum_values(bought),
    )


def _by_purpose(held: Held) -> PurposeCellsOut:
    """Return the number of cells of each purpose."""
    cells: dict[Purpose, set[CellKey]] = defaultdict(set)
    for (_, purpose), some in held.items():
        cells[purpose] |= some
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
